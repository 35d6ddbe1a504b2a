"""Money, lengths, weights, ages, times and rates in a sentence: span, phrase, value, form, noun."""

from __future__ import annotations

import pytest

from tests.analyse.parsed import Found, found_quantities

CASES: list[tuple[str, list[Found]]] = [
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
    ("They waited half an hour.", [("half an hour", "half an hour", "27-33 min", "about", "")]),
    (
        "The path is half a mile long.",
        [("half a mile", "half a mile", "724.2048-885.1392 m", "about", "path")],
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
    ("It cost 1.200,50 euro.", [("1.200,50 euro", "1.200,50 euro", "1200.5 EUR", "exact", "")]),
    ("Temperatures fell to -5°C.", [("-5°C", "-5°C", "-5 °C", "exact", "temperature")]),
    (
        "He spent $5 million in aid.",
        [("$5 million", "$5 million in aid", "5000000 USD", "exact", "aid")],
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
    ("The wall is 3m high.", [("3m", "3m", "3 m", "exact", "wall")]),
    (
        "The magnitude 6.4 quake hit.",
        [("magnitude 6.4", "magnitude 6.4 quake", "6.4 magnitude", "exact", "quake")],
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
        "A 3.5bn euro loan was granted.",
        [("3.5bn euro", "3.5bn euro loan", "3500000000 EUR", "exact", "loan")],
    ),
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
    ("The Czech, who is 39, won.", [("39", "39", "39 years", "exact", "")]),
    ("The captain, a man of 58, slept.", [("58", "man of 58", "58 years", "exact", "man")]),
    ("She was 71 when she left.", [("71", "71", "71 years", "exact", "")]),
    ("He was 2 points ahead.", [("2", "2 points", "2", "exact", "point")]),
    (
        "The fire took five hours to bring under control.",
        [("five hours", "five hours", "5 h", "exact", "fire")],
    ),
]


@pytest.mark.parametrize(("text", "expected"), CASES, ids=[case[0] for case in CASES])
def test_finds(text: str, expected: list[Found]) -> None:
    assert found_quantities(text) == expected
