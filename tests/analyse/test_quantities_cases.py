"""What sentences of each kind yield: span, phrase, value, form, noun."""

from __future__ import annotations

import pytest

from compare.analyse import quantities
from compare.analyse.language import parse
from compare.analyse.values import show
from compare.model import Document, Sentence, Span

Expected = tuple[str, str, str, str, str]

CASES: list[tuple[str, list[Expected]]] = [
    (
        "Ten coastal states signed the treaty.",
        [("Ten", "Ten coastal states", "10", "exact", "state")],
    ),
    (
        "Ten European Union nations objected.",
        [("Ten", "Ten European Union nations", "10", "exact", "nation")],
    ),
    (
        "Three girls aged 9, 11 and 14 were found.",
        [
            ("Three", "Three girls", "3", "exact", "girl"),
            ("aged 9", "girls aged 9", "9 years", "exact", "girl"),
            ("11", "11", "11 years", "exact", "girl"),
            ("14", "14", "14 years", "exact", "girl"),
        ],
    ),
    (
        "A boy aged 16 and 20 adults were hurt.",
        [
            ("A", "A boy", "1", "exact", "boy"),
            ("aged 16", "boy aged 16", "16 years", "exact", "boy"),
            ("20", "20 adults", "20", "exact", "adult"),
        ],
    ),
    (
        "Eleven of the 27 members voted for it.",
        [
            ("Eleven", "Eleven of the 27 members", "11", "exact", "member"),
            ("27", "27 members", "27", "exact", "member"),
        ],
    ),
    ("Two of them were arrested.", [("Two", "Two", "2", "exact", "")]),
    ("The death toll rose to 41.", [("41", "41", "41", "exact", "toll")]),
    ("The earthquake killed at least 12.", [("at least 12", "at least 12", ">= 12", "bound", "")]),
    (
        "At least 12 miners were trapped.",
        [("At least 12", "At least 12 miners", ">= 12", "bound", "miner")],
    ),
    (
        "No fewer than 30 houses burned.",
        [("No fewer than 30", "No fewer than 30 houses", ">= 30", "bound", "house")],
    ),
    (
        "A minimum of 20 volunteers is needed.",
        [("A minimum of 20", "A minimum of 20 volunteers", ">= 20", "bound", "volunteer")],
    ),
    (
        "More than 400 films were shown.",
        [("More than 400", "More than 400 films", ">= 400", "bound", "film")],
    ),
    (
        "Over 60 flights were cancelled.",
        [("Over 60", "Over 60 flights", ">= 60", "bound", "flight")],
    ),
    (
        "Fewer than 10 boats returned.",
        [("Fewer than 10", "Fewer than 10 boats", "<= 9", "bound", "boat")],
    ),
    (
        "The ferry carried up to 90 passengers.",
        [("up to 90", "up to 90 passengers", "<= 90", "bound", "passenger")],
    ),
    (
        "As many as 500 families fled.",
        [("As many as 500", "As many as 500 families", "<= 500", "bound", "family")],
    ),
    (
        "No more than six guests may enter.",
        [("No more than six", "No more than six guests", "<= 6", "bound", "guest")],
    ),
    (
        "Nearly 300 farmers marched.",
        [("Nearly 300", "Nearly 300 farmers", "250-300", "about", "farmer")],
    ),
    ("Almost 80 trees fell.", [("Almost 80", "Almost 80 trees", "72-80", "about", "tree")]),
    (
        "Just under 50 pupils passed.",
        [("Just under 50", "Just under 50 pupils", "45-50", "about", "pupil")],
    ),
    (
        "Just over 20 lorries arrived.",
        [("Just over 20", "Just over 20 lorries", "20-24", "about", "lorry")],
    ),
    (
        "About 40 protesters gathered.",
        [("About 40", "About 40 protesters", "35-45", "about", "protester")],
    ),
    (
        "Roughly 1,500 seats were sold.",
        [("Roughly 1,500", "Roughly 1,500 seats", "1350-1650", "about", "seat")],
    ),
    (
        "Some 250 dancers took part.",
        [("Some 250", "Some 250 dancers", "225-275", "about", "dancer")],
    ),
    (
        "An estimated 7,000 birds died.",
        [("An estimated 7,000", "An estimated 7,000 birds", "6300-7700", "about", "bird")],
    ),
    (
        "Around 35 tents were put up.",
        [("Around 35", "Around 35 tents", "31.5-38.5", "about", "tent")],
    ),
    ("Close to 90 shops closed.", [("Close to 90", "Close to 90 shops", "81-99", "about", "shop")]),
    (
        "Thirty-odd sailors swam ashore.",
        [("Thirty-odd", "Thirty-odd sailors", "25-35", "about", "sailor")],
    ),
    (
        "The choir has 60 or so singers.",
        [("60 or so", "60 or so singers", "54-66", "about", "singer")],
    ),
    (
        "Children need five or more vaccines.",
        [("five or more", "five or more vaccines", ">= 5", "bound", "vaccine")],
    ),
    ("25,000+ fans watched the final.", [("25,000+", "25,000+ fans", ">= 25000", "bound", "fan")]),
    (
        "Dozens of villagers were evacuated.",
        [("Dozens", "Dozens of villagers", "20-200", "vague", "villager")],
    ),
    (
        "Hundreds of students protested.",
        [("Hundreds", "Hundreds of students", "150-2000", "vague", "student")],
    ),
    (
        "Thousands marched through the capital.",
        [("Thousands", "Thousands", "1500-100000", "vague", "")],
    ),
    (
        "Tens of thousands of homes lost power.",
        [("Tens of thousands", "Tens of thousands of homes", "15000-200000", "vague", "home")],
    ),
    ("Several bridges collapsed.", [("Several", "Several bridges", "3-15", "vague", "bridge")]),
    ("A few residents stayed behind.", [("A few", "A few residents", "2-12", "vague", "resident")]),
    ("A couple of dogs barked.", [("A couple", "A couple of dogs", "2-3", "vague", "dog")]),
    (
        "A handful of voters turned up.",
        [("A handful", "A handful of voters", "2-12", "vague", "voter")],
    ),
    (
        "Several million users were affected.",
        [("Several million", "Several million users", "3000000-10000000", "vague", "user")],
    ),
    (
        "Many thousands of pilgrims came.",
        [("Many thousands", "Many thousands of pilgrims", "1500-100000", "vague", "pilgrim")],
    ),
    ("Most of the members agreed.", [("Most", "Most of the members", "> 50 %", "vague", "member")]),
    (
        "A majority of voters rejected the plan.",
        [("A majority", "A majority of voters", "> 50 %", "vague", "voter")],
    ),
    (
        "Half of the pupils were absent.",
        [("Half", "Half of the pupils", "47.5-52.5 %", "about", "pupil")],
    ),
    (
        "A third of the homes burned.",
        [("A third", "A third of the homes", "31.666667-35 %", "about", "home")],
    ),
    (
        "Two-thirds of the delegates left.",
        [("Two-thirds", "Two-thirds of the delegates", "63.333333-70 %", "about", "delegate")],
    ),
    (
        "More than half of the crop was lost.",
        [("More than half", "More than half of the crop", ">= 50 %", "bound", "crop")],
    ),
    (
        "Nearly a quarter of patients waited.",
        [("Nearly a quarter", "Nearly a quarter of patients", "22.5-25 %", "about", "patient")],
    ),
    ("Sales fell by a quarter.", [("a quarter", "a quarter", "23.75-26.25 %", "about", "sale")]),
    (
        "Half a million people live there.",
        [("Half a million", "Half a million people", "500000", "exact", "people")],
    ),
    (
        "One and a half million tickets were sold.",
        [
            (
                "One and a half million",
                "One and a half million tickets",
                "1500000",
                "exact",
                "ticket",
            )
        ],
    ),
    ("They waited half an hour.", [("half an hour", "half an hour", "27-33 min", "about", "")]),
    (
        "The path is half a mile long.",
        [("half a mile", "half a mile", "724.2048-885.1392 m", "about", "path")],
    ),
    (
        "3/4 of the seats were empty.",
        [("3/4", "3/4 of the seats", "71.25-78.75 %", "about", "seat")],
    ),
    ("Prices rose 4.5 percent.", [("4.5 percent", "4.5 percent", "4.5 %", "exact", "price")]),
    (
        "Unemployment fell to 3.1 per cent from 3.4 per cent.",
        [
            ("3.1 per cent", "3.1 per cent", "3.1 %", "exact", "unemployment"),
            ("3.4 per cent", "3.4 per cent", "3.4 %", "exact", "unemployment"),
        ],
    ),
    (
        "The bank raised its rate by 25 basis points.",
        [("25 basis points", "rate by 25 basis points", "0.25 pp", "exact", "rate")],
    ),
    (
        "Support dropped by 3 percentage points.",
        [("3 percentage points", "3 percentage points", "3 pp", "exact", "support")],
    ),
    ("48% of voters agreed.", [("48%", "48% of voters", "48 %", "exact", "voter")]),
    (
        "Revenue rose 4% to $325 million.",
        [
            ("4%", "4%", "4 %", "exact", "revenue"),
            ("$325 million", "$325 million", "325000000 USD", "exact", "revenue"),
        ],
    ),
    (
        "They reported revenue of $310 million.",
        [("$310 million", "revenue of $310 million", "310000000 USD", "exact", "revenue")],
    ),
    (
        "The council cut the herring quota by 15 percent.",
        [("15 percent", "quota by 15 percent", "15 %", "exact", "quota")],
    ),
    (
        "The city set up a fund of EUR 2.5m.",
        [("EUR 2.5m", "fund of EUR 2.5m", "2500000 EUR", "exact", "fund")],
    ),
    (
        "A 2.5 million euro fund was set up.",
        [("2.5 million euro", "2.5 million euro fund", "2500000 EUR", "exact", "fund")],
    ),
    (
        "A €2.5 million fund was set up.",
        [("€2.5 million", "€2.5 million fund", "2500000 EUR", "exact", "fund")],
    ),
    ("The painting sold for £1.2bn.", [("£1.2bn", "£1.2bn", "1200000000 GBP", "exact", "")]),
    ("It cost A$4 million.", [("A$4 million", "A$4 million", "4000000 AUD", "exact", "")]),
    (
        "He owes HK$300 million.",
        [("HK$300 million", "HK$300 million", "300000000 HKD", "exact", "")],
    ),
    (
        "The fine was 50 million yen.",
        [("50 million yen", "50 million yen", "50000000 JPY", "exact", "fine")],
    ),
    ("The ticket costs 75 cents.", [("75 cents", "75 cents", "0.75 USD", "exact", "ticket")]),
    (
        "The stamp costs 60p or £2.",
        [("60p", "60p", "0.6 GBP", "exact", "stamp"), ("£2", "£2", "2 GBP", "exact", "stamp")],
    ),
    ("The bag weighed 10 pounds.", [("10 pounds", "10 pounds", "4.535924 kg", "exact", "bag")]),
    (
        "The builders were paid five million pounds.",
        [("five million pounds", "five million pounds", "5000000 GBP", "exact", "")],
    ),
    (
        "Between 10 and 15 guests came.",
        [("Between 10 and 15", "Between 10 and 15 guests", "10-15", "range", "guest")],
    ),
    ("10 to 15 guests came.", [("10 to 15", "10 to 15 guests", "10-15", "range", "guest")]),
    ("10-15 guests came.", [("10-15", "10-15 guests", "10-15", "range", "guest")]),
    (
        "The share rose from 4% to 6%.",
        [("4%", "4%", "4 %", "exact", "share"), ("6%", "6%", "6 %", "exact", "share")],
    ),
    (
        "They expect $1.7 billion to $1.8 billion.",
        [
            (
                "$1.7 billion to $1.8 billion",
                "$1.7 billion to $1.8 billion",
                "1700000000-1800000000 USD",
                "range",
                "",
            )
        ],
    ),
    (
        "It will cost 2-3 million euros.",
        [("2-3 million euros", "2-3 million euros", "2000000-3000000 EUR", "range", "")],
    ),
    (
        "Three or four robbers escaped.",
        [("Three or four", "Three or four robbers", "3-4", "range", "robber")],
    ),
    (
        "Leeds won 3-1 on Sunday.",
        [("3-1", "3-1", "3 (higher)", "exact", ""), ("3-1", "3-1", "1 (lower)", "exact", "")],
    ),
    (
        "The home side lost 1-2.",
        [("1-2", "1-2", "2 (higher)", "exact", ""), ("1-2", "1-2", "1 (lower)", "exact", "")],
    ),
    (
        "The motion passed by 220 votes to 210.",
        [
            ("220 votes to 210", "220 votes to 210", "220 (higher)", "exact", ""),
            ("220 votes to 210", "220 votes to 210", "210 (lower)", "exact", ""),
        ],
    ),
    (
        "The panel voted 52 to 48.",
        [
            ("52 to 48", "52 to 48", "52 (higher)", "exact", ""),
            ("52 to 48", "52 to 48", "48 (lower)", "exact", ""),
        ],
    ),
    (
        "The 63-33 vote ended the debate.",
        [
            ("63-33", "63-33", "63 (higher)", "exact", ""),
            ("63-33", "63-33", "33 (lower)", "exact", ""),
        ],
    ),
    ("No one was hurt.", [("No one", "No one", "0", "exact", "people")]),
    ("Nobody died.", [("Nobody", "Nobody", "0", "exact", "people")]),
    (
        "None of the passengers survived.",
        [("None", "None of the passengers", "0", "exact", "passenger")],
    ),
    ("There were no casualties.", [("no", "no casualties", "0", "exact", "casualty")]),
    ("Both men died.", [("Both", "Both men", "2", "exact", "man")]),
    ("The two leaders met.", [("two", "two leaders", "2", "exact", "leader")]),
    ("A pair of climbers fell.", [("A pair", "A pair of climbers", "2", "exact", "climber")]),
    ("One person died.", [("One", "One person", "1", "exact", "person")]),
    ("One of them was shot.", [("One", "One", "1", "exact", "")]),
    ("A woman was killed in the crash.", [("A", "A woman", "1", "exact", "woman")]),
    ("Twins were born there.", [("Twins", "Twins", "2", "exact", "twin")]),
    ("Output doubled last spring.", [("doubled", "Output doubled", "2 times", "exact", "output")]),
    (
        "The cost nearly tripled.",
        [("nearly tripled", "cost nearly tripled", "2.85-3 times", "about", "cost")],
    ),
    ("It is twice as large.", [("twice", "twice", "2 times", "exact", "")]),
    ("It is three times as fast.", [("three times", "three times", "3 times", "exact", "")]),
    ("He was fined twice.", [("twice", "twice", "2", "exact", "time")]),
    ("The road is 5 km long.", [("5 km", "5 km", "5000 m", "exact", "road")]),
    ("They walked 3 miles.", [("3 miles", "3 miles", "4828.032 m", "exact", "")]),
    ("The fire burned 20 acres.", [("20 acres", "20 acres", "80937.128448 m2", "exact", "")]),
    (
        "The park covers 100 square kilometres.",
        [("100 square kilometres", "100 square kilometres", "100000000 m2", "exact", "park")],
    ),
    (
        "They shipped 2,000 tonnes of wheat.",
        [("2,000 tonnes", "2,000 tonnes of wheat", "2000000 kg", "exact", "wheat")],
    ),
    (
        "The tank holds 50 litres of fuel.",
        [("50 litres", "50 litres of fuel", "0.05 m3", "exact", "fuel")],
    ),
    ("The car was doing 60 mph.", [("60 mph", "60 mph", "26.8224 m/s", "exact", "")]),
    ("The water was 5 °C.", [("5 °C", "5 °C", "5 °C", "exact", "water")]),
    (
        "It was 100 degrees Fahrenheit.",
        [("100 degrees Fahrenheit", "100 degrees Fahrenheit", "37.777778 °C", "exact", "")],
    ),
    (
        "The plant makes 120,000 barrels a day.",
        [("120,000 barrels a day", "120,000 barrels a day", "19078.475391 m3/day", "exact", "")],
    ),
    (
        "The firm earned $1.20 per share.",
        [("$1.20 per share", "$1.20 per share", "1.2 USD/share", "exact", "")],
    ),
    ("The bridge carries 200 cars a day.", [("200", "200 cars", "200 /day", "exact", "car")]),
    ("The turbine yields 3 MW.", [("3 MW", "3 MW", "3000000 W", "exact", "")]),
    (
        "He is six feet two inches tall.",
        [("six feet two inches", "six feet two inches", "1.8796 m", "exact", "")],
    ),
    (
        "A 5.6 magnitude earthquake struck.",
        [("5.6 magnitude", "5.6 magnitude earthquake", "5.6 magnitude", "exact", "earthquake")],
    ),
    (
        "A 34-year-old man was held.",
        [("34-year-old", "34-year-old man", "34 years", "exact", "man")],
    ),
    ("Ann Lee, 34, lives here.", [("34", "34", "34 years", "exact", "lee")]),
    (
        "A boy aged 5 drowned.",
        [("A", "A boy", "1", "exact", "boy"), ("aged 5", "boy aged 5", "5 years", "exact", "boy")],
    ),
    ("He is 60 years old.", [("60 years old", "60 years old", "60 years", "exact", "")]),
    ("She died at 91.", [("91", "91", "91 years", "exact", "")]),
    (
        "A six-month-old baby survived.",
        [
            ("A", "A six-month-old baby", "1", "exact", "baby"),
            ("six-month-old", "six-month-old baby", "0.5 years", "exact", "baby"),
        ],
    ),
    ("A man in his thirties was held.", [("thirties", "thirties", "30-39 years", "range", "")]),
    (
        "It lasted five hours and 10 minutes.",
        [("five hours and 10 minutes", "five hours and 10 minutes", "310 min", "exact", "")],
    ),
    (
        "Help came within two hours.",
        [("within two hours", "within two hours", "<= 2 h", "bound", "")],
    ),
    (
        "They stayed for at least a month.",
        [("at least a month", "at least a month", ">= 28 d", "bound", "")],
    ),
    (
        "She got a three-year contract.",
        [("three-year", "three-year contract", "1095-1098 d", "about", "contract")],
    ),
    ("He waited 90 minutes.", [("90 minutes", "90 minutes", "90 min", "exact", "")]),
    ("It was her 14th title.", [("14th", "14th title", "14th", "exact", "title")]),
    ("It is the third time.", [("third", "third time", "3rd", "exact", "time")]),
    ("It is the third largest city.", [("third", "third largest city", "3rd", "exact", "city")]),
    ("1 200 people came.", [("1 200", "1 200 people", "1200", "exact", "people")]),
    ("It cost 1.200,50 euro.", [("1.200,50 euro", "1.200,50 euro", "1200.5 EUR", "exact", "")]),
    ("They sold 5 lakh copies.", [("5 lakh", "5 lakh copies", "500000", "exact", "copy")]),
    ("A 10-member team went.", [("10", "10-member", "10", "exact", "member")]),
    (
        "They bought two remote-controlled, deep-diving vehicles.",
        [("two", "two remote-controlled, deep-diving vehicles", "2", "exact", "vehicle")],
    ),
    ("Temperatures fell to -5°C.", [("-5°C", "-5°C", "-5 °C", "exact", "temperature")]),
    (
        "He spent $5 million in aid.",
        [("$5 million", "$5 million in aid", "5000000 USD", "exact", "aid")],
    ),
    ("Two dozen eggs broke.", [("Two dozen", "Two dozen eggs", "24", "exact", "egg")]),
    (
        "A hundred and one dogs ran.",
        [("A hundred and one", "A hundred and one dogs", "101", "exact", "dog")],
    ),
    (
        "About two in five adults smoke.",
        [("About two in five", "About two in five adults", "36-44 %", "about", "adult")],
    ),
    (
        "At least three out of four homes burned.",
        [
            (
                "At least three out of four",
                "At least three out of four homes",
                ">= 75 %",
                "bound",
                "home",
            )
        ],
    ),
    ("The number of cases rose to 1,234.", [("1,234", "1,234", "1234", "exact", "case")]),
    (
        "More than two people died.",
        [("More than two", "More than two people", ">= 3", "bound", "people")],
    ),
    (
        "Police held men aged between 18 and 35.",
        [("aged between 18 and 35", "men aged between 18 and 35", "18-35 years", "range", "man")],
    ),
    ("He spent 2 1/2 years there.", [("2 1/2 years", "2 1/2 years", "912.5-915 d", "about", "")]),
    (
        "The 7.1-magnitude quake hit.",
        [("7.1-magnitude", "7.1-magnitude quake", "7.1 magnitude", "exact", "quake")],
    ),
    ("He has 3m followers.", [("3m", "3m followers", "3000000", "exact", "follower")]),
    ("The wall is 3m high.", [("3m", "3m", "3 m", "exact", "wall")]),
    (
        "The magnitude 6.4 quake hit.",
        [("magnitude 6.4", "magnitude 6.4 quake", "6.4 magnitude", "exact", "quake")],
    ),
    ("A total of 45 whales died.", [("45", "45 whales", "45", "exact", "whale")]),
    (
        "He won by 12 points and 3 goals.",
        [("12", "12 points", "12", "exact", "point"), ("3", "3 goals", "3", "exact", "goal")],
    ),
    (
        "The flight took nearly three-and-a-half hours.",
        [
            (
                "nearly three-and-a-half hours",
                "nearly three-and-a-half hours",
                "3.43-3.5 h",
                "about",
                "flight",
            )
        ],
    ),
    (
        "The firm has 3,000-plus workers.",
        [("3,000-plus", "3,000-plus workers", ">= 3000", "bound", "worker")],
    ),
    ("All 12 miners were saved.", [("12", "12 miners", "12", "exact", "miner")]),
    ("They ran 10,000 buses weekly.", [("10,000", "10,000 buses", "10000", "exact", "bus")]),
    (
        "A 3.5bn euro loan was granted.",
        [("3.5bn euro", "3.5bn euro loan", "3500000000 EUR", "exact", "loan")],
    ),
    (
        "Half the homes burned, compared to three-quarters in 1940.",
        [
            ("Half", "Half the homes", "47.5-52.5 %", "about", "home"),
            ("three-quarters", "three-quarters", "71.25-78.75 %", "about", ""),
        ],
    ),
    (
        "One out of every five kids came.",
        [("One out of every five", "One out of every five kids", "19-21 %", "about", "kid")],
    ),
    (
        "They ordered 12 737 MAX jets.",
        [("12", "12 737 MAX jets", "12", "exact", "jet")],
    ),
    ("The ministry put the toll at 38.", [("38", "toll at 38", "38", "exact", "toll")]),
    (
        "He fined them $50,000 each.",
        [("$50,000 each", "$50,000 each", "50000 USD/each", "exact", "")],
    ),
    (
        "He scored in the first 20 minutes.",
        [("20 minutes", "20 minutes", "20 min", "exact", "")],
    ),
    ("The trial is to last six weeks.", [("six weeks", "six weeks", "42 d", "exact", "trial")]),
    ("The median age was 29.", [("29", "29", "29 years", "exact", "age")]),
    (
        "The fire took five hours to bring under control.",
        [("five hours", "five hours", "5 h", "exact", "fire")],
    ),
    ("A third man came.", [("third", "third man", "3rd", "exact", "man")]),
]

NOTHING = [
    "He flew a Boeing 737 to Rome.",
    "The G20 met in Delhi.",
    "Article 5 was invoked.",
    "COVID-19 spread fast.",
    "She lives at No. 10.",
    "They remember 9/11.",
    "An F-16 crashed.",
    "The trial is in phase three.",
    "Call 555-123-4567 now.",
    "He lives at 10 Downing Street.",
    "It was built in 2014.",
    "On 12 March 2023 it rained.",
    "The train left at 05:50.",
    "The update is version 2.1.3.",
    "The Second World War ended.",
    "No longer will they wait.",
    "There is no reason to go.",
    "It is one of the best.",
    "One day he will return.",
    "This one is fine.",
    "Flight 370 vanished.",
    "See page 12.",
    "The first half was dull.",
    "She answered half-heartedly.",
    "Chapter 11 protects firms.",
    "The shop is open 24/7.",
    "She moved to Highway 61.",
    "Agent 007 smiled.",
    "He is in second place.",
    "It happened in the 1990s.",
    "She watched Ocean's 11.",
    "Both armies and navies came.",
    "The southern half of the island burned.",
    "It grew over three quarters.",
]


def _document(text: str) -> Document:
    return Document(
        id="",
        name="t",
        sha256="sha256:0",
        media_type="text/plain",
        title=None,
        publisher=None,
        author=None,
        published=None,
        language="en",
        text=text,
        sentences=(Sentence(0, Span(0, len(text)), 0),),
    )


def _found(text: str) -> list[Expected]:
    found = quantities.find(parse(_document(text)))
    return [(q.span.of(text), q.phrase.of(text), show(q), q.form, q.noun) for q in found]


@pytest.mark.parametrize(("text", "expected"), CASES, ids=[case[0] for case in CASES])
def test_finds(text: str, expected: list[Expected]) -> None:
    assert _found(text) == expected


@pytest.mark.parametrize("text", NOTHING)
def test_leaves_alone(text: str) -> None:
    assert _found(text) == []
