"""Conflicts told in other words, in sentences that are each the other's only counterpart."""

from __future__ import annotations

import pytest

from tests.judge.told import conflicts


@pytest.mark.parametrize(
    ("a", "b", "x", "y"),
    [
        (
            "Milford eliminated Ashby on penalties. The rain never stopped.",
            "It rained without a pause. Milford were eliminated by Ashby on penalties.",
            "Milford",
            "Ashby",
        ),
        (
            "Brant Lines has bought Oster Freight. The price was not given. Trucks stay blue.",
            "The takeover of Brant Lines by Oster Freight leaves the trucks blue. Nobody gave a "
            "price.",
            "Brant Lines",
            "Oster Freight",
        ),
        (
            "The Southern Rail Union has called a strike for Monday. Buses will run.",
            "Buses will run. The Northern Rail Union called a strike for Monday.",
            "Southern Rail Union",
            "Northern Rail Union",
        ),
        (
            "Its director, Agnes Mott, will forgo her salary for six months. The debt is large.",
            "The debt is large. For half a year Beatrice Coll, who directs the choir, will forgo "
            "her salary.",
            "Agnes Mott",
            "Beatrice Coll",
        ),
        (
            "The violin belongs to a doctor in Graz. It will be played on Sunday.",
            "On Sunday the violin will be played. It is owned by a lawyer in Graz.",
            "doctor",
            "lawyer",
        ),
        (
            "The clinic bought the scanner from Medvent. It failed in May.",
            "The scanner failed in May. Airtec had supplied it to the clinic.",
            "Medvent",
            "Airtec",
        ),
        (
            "The boy was pulled from the canal by his uncle, Tomas Ek. The ice had been thin.",
            "The ice was thin. Tomas Ek saved his son from the canal.",
            "uncle",
            "Tomas Ek saved his son",
        ),
        (
            "Rosa Diaz, deputy mayor of Alma, cut the ribbon. The pool is heated.",
            "The pool is heated. Rosa Diaz, the mayor of Alma, cut the ribbon.",
            "deputy mayor",
            "mayor",
        ),
        (
            "Both surgeons resigned on Tuesday, the hospital said. Records had been altered.",
            "Records had been altered. On Tuesday one of the two surgeons resigned, the hospital "
            "said.",
            "Both surgeons resigned",
            "one of the two surgeons resigned",
        ),
        (
            "Apples cost more than last autumn, growers report. Hail had damaged orchards.",
            "Hail fell in June. According to growers, apples were cheaper than last autumn.",
            "cost more than last autumn",
            "were cheaper than last autumn",
        ),
        (
            "The governor lifted the curfew in the port district. Shops had closed early.",
            "Shops closed early. The curfew in the port district stays in force, the governor "
            "decided.",
            "lifted",
            "stays in force",
        ),
        (
            "Drivers must keep at least 1.5 metres away from cyclists. Police will measure.",
            "Police will measure. The canton requires a distance of at least one metre to "
            "cyclists.",
            "at least 1.5 metres",
            "distance of at least one metre",
        ),
        (
            "Support for the farmers' list rose by four percentage points. Turnout will be low.",
            "Few will vote. A survey puts support for the farmers' list up by four per cent.",
            "four percentage points",
            "four per cent",
        ),
        (
            "Passengers on flight 418 from Oslo waited on Sunday for a machine against ice.",
            "The airline gave out water. On Sunday passengers from Oslo waited for the machine "
            "against ice. Flight 481 landed safely.",
            "flight 418",
            "Flight 481",
        ),
    ],
)
def test_finds(a: str, b: str, x: str, y: str) -> None:
    found = conflicts(a, b)
    assert [one for one in found if x in one[1] and y in one[2]], found


@pytest.mark.parametrize(
    ("a", "b"),
    [
        # told both ways round
        (
            "The town sued the gas firm, and the gas firm sued the town. The bill is old.",
            "The bill is old. The gas firm sued the town, and the town sued the gas firm.",
        ),
        # two posts, two people
        (
            "The director of the zoo, Kai Berg, spoke. The director of the aquarium, Jo Falk, was "
            "ill.",
            "Kai Berg spoke, the zoo's director. Jo Falk, who directs the aquarium, was ill.",
        ),
        # two callings of one person, both told in one account
        (
            "The surgeon Ina Weiss, who also paints, gave a talk. Many came.",
            "Many came to the talk by the painter Ina Weiss. She works as a surgeon.",
        ),
        # who found it, who brought it down
        (
            "A baker found the cat. A fireman brought it down from the roof.",
            "The cat was carried from the roof by a fireman. A baker had seen it there first.",
        ),
        # a firm by its form and by its town
        (
            "Suna Oy will deliver the tyres in May. The buses are idle.",
            "The buses are idle. The tyres will be delivered in May by Suna of Turku.",
        ),
        # short for one name
        (
            "Dr Katarzyna Wolny got the medal. She has treated poor patients for years.",
            "The medal went to Kasia Wolny, who has treated poor patients for years.",
        ),
        # two limits for two groups
        (
            "Voters must be over 18 and candidates over 21. The election is in May.",
            "The election is in May. Candidates have to be over 21, voters over 18.",
        ),
        # estimates may both hold
        (
            "At least 20 houses were damaged. The dam held.",
            "More than 25 houses were damaged. The dam held.",
        ),
        # more than one thing, less than another
        (
            "Prices are higher than in spring but lower than last year. Rents rose.",
            "Rents rose. Prices are lower than a year ago, though higher than in spring.",
        ),
        # one after the other
        (
            "The minister first refused to resign. On Friday she resigned.",
            "On Friday the minister resigned, which she had refused to do before.",
        ),
        # open on one kind of day, shut on another
        (
            "The law lets shops open on Sundays, but not on holidays. Unions object.",
            "From May shops may open on Sundays. On holidays they stay closed. Unions object.",
        ),
        # two lines, both known to both
        (
            "Line 3 is closed for repairs. Line 5 runs every six minutes.",
            "Trains on line 5 come every six minutes, since line 3 is closed for repairs.",
        ),
        # a rise in points, told by where it led from and to
        (
            "The share rose from 20 to 24 percent, four points more. It may govern.",
            "It may govern. With 24 percent instead of 20, the share is higher.",
        ),
    ],
)
def test_leaves_alone(a: str, b: str) -> None:
    assert conflicts(a, b) == []


def test_an_account_that_was_not_compared_stands_on_its_side() -> None:
    texts = (
        "The player was born in Riga and learned the game from his grandmother. He died on "
        "Wednesday.",
        "Born in Riga, the player was taught by his grandmother. He died on Wednesday.",
        "His grandmother taught him. The player, born in Vilnius, died on Wednesday.",
        "The federation mourns a player who was born in Riga and who died on Wednesday.",
    )
    from tests.judge.told import findings

    (finding,) = [f for f in findings("conflict", *texts) if f.category == "entity"]
    assert finding.explanation.startswith("C alone says “Vilnius”; A, B and D say “Riga”")
