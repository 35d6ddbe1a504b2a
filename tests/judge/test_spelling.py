"""Rule ``spelling``: one name, written with two spellings."""

from __future__ import annotations

import pytest

import compare
from tests.judge.told import findings

HERE = (
    "The council met in the old hall on Tuesday evening. Residents had waited for weeks to hear "
    "the plan. Rain fell through the night and the car park was flooded."
)
THERE = (
    "Traffic was heavy on the ring road in the morning. Two schools sent pupils home early "
    "because of the heat. The harvest festival drew a large crowd."
)


def spelled(*texts: str) -> list[tuple[str, ...]]:
    """Return scope and quotes of what the rule says."""
    return [
        (f.scope, *(e.quote for e in f.evidence))
        for f in findings("conflict", *texts)
        if f.rule == "spelling"
    ]


def padded(a: str, b: str) -> tuple[str, str]:
    """Return both accounts inside longer ones about other things."""
    return f"{HERE}\n\n{a}\n\n{HERE}", f"{THERE}\n\n{b}"


FINDS = [
    (
        "Harriet Vane, 61, was found by a neighbour.",
        "A neighbour found Hariet Vane, 61, in the kitchen.",
        "Harriet Vane",
        "Hariet Vane",
    ),
    (
        "She worked for Bridges to Work, a charity for young people.",
        "A leader of Bridge to Work, a charity, spoke to young people.",
        "Bridges to Work",
        "Bridge to Work",
    ),
    (
        "The Regional Water Commission fined the brewery.",
        "The brewery was fined by the Regional Waters Commission.",
        "Regional Water Commission",
        "Regional Waters Commission",
    ),
    (
        "Menon received 40,000 shares of the company.",
        "Mennon was granted 40,000 shares of the company.",
        "Menon",
        "Mennon",
    ),
    (
        "The defender Petersen scored the winning goal in extra time.",
        "Peterson, a defender, scored the winning goal in extra time.",
        "Petersen",
        "Peterson",
    ),
    (
        "Geoffrey Tarrant will lead the inquiry into the fire.",
        "The inquiry into the fire will be led by Jeffrey Tarrant.",
        "Geoffrey Tarrant",
        "Jeffrey Tarrant",
    ),
    (
        "Mohamed Khalil, the driver, was unhurt.",
        "The driver, Mohammed Khalil, was unhurt.",
        "Mohamed Khalil",
        "Mohammed Khalil",
    ),
    (
        "The bridge over the Tarrow was closed by engineers.",
        "Engineers closed the bridge over the Tarow.",
        "Tarrow",
        "Tarow",
    ),
]

LEAVES = [
    # Two people, whom an account tells apart, or the other words do.
    ("Anna Keller, 34, and her sister Anne Keller, 31, were rescued.", "Anna Keller, 34, swam."),
    ("John Lund and Joan Lund run the mill.", "Joan Lund and John Lund run the mill."),
    ("Maria Lopez lost her bag in the station.", "Mario Rossi lost his bag in the station."),
    ("Paul Brandt won the seat in the north.", "Anna Grandt won the seat in the north."),
    ("Martin Hale, a baker from Leeds, spoke first.", "Marion Hall, a nurse, spoke last."),
    ("Kerr was fined for speeding.", "Karl was praised for his singing."),
    # Known places.
    ("Austria signed the pact.", "Australia signed the pact."),
    ("Iran closed the strait.", "Iraq closed the strait."),
    ("North Korea tested a missile.", "South Korea tested a missile."),
    ("The Northern League began in May.", "The Southern League began in May."),
    # Forms of one word.
    ("Republicans blocked the bill.", "A Republican blocked the bill."),
    ("Syrian troops left the town.", "Troops left the town in Syria."),
    ("The Saudi delegation left early.", "The Saudis left early."),
    ("The Kellers moved to Oslo.", "Keller moved to Oslo."),
    ("The Williams' house burned down.", "The house of Williams burned down."),
    ("She won an Academy Award for the role.", "She has two Academy Awards for the role."),
    ("She won the Harbour Fiction Award for it.", "She has won several Harbour Fiction Awards."),
    (
        "The agency has made no Coastal Impact Analysis of the rule.",
        "The agency is good at making Coastal Impact Analyses of rules.",
    ),
    # One name in two languages.
    (
        "He took his degree at the Université de Lorme in 1944.",
        "He took his degree at the University of Lorme in 1944.",
    ),
    # One spelling.
    ("José Ibarra opened the clinic.", "Jose Ibarra opened the clinic."),
    ("Mary-Ann Holt won the race.", "Mary Ann Holt won the race."),
    ("The fire began near St. Brannoc Church.", "The fire began near Saint Brannoc Church."),
    ("Paul R. Harker was elected.", "Paul Harker was elected."),
    ("Steve Marlowe was hired as coach.", "Steven Marlowe was hired as coach."),
    ("The Labour Centre on Mill Lane closed.", "The Labor Center on Mill Lane closed."),
    # What one letter makes another.
    ("The WBA ordered a rematch.", "The WBO ordered a rematch."),
    ("Main Street was closed for the parade.", "Mill Street was closed for the parade."),
    ("It flies on Tuesdays and Fridays.", "It flies on Thursdays and Fridays."),
]


@pytest.mark.parametrize(("a", "b", "here", "there"), FINDS)
def test_finds(a: str, b: str, here: str, there: str) -> None:
    assert spelled(a, b) == [("cross", here, there)]
    assert spelled(*padded(a, b)) == [("cross", here, there)]


@pytest.mark.parametrize(("a", "b"), LEAVES)
def test_leaves_alone(a: str, b: str) -> None:
    assert spelled(a, b) == []
    assert spelled(*padded(a, b)) == []


SLIP = (
    "The minister, Ana Tellmar, opened the fair. Tellmar said it was late. Ms Tellmar left at "
    "noon. Later Telmar thanked the helpers at the fair."
)


def test_one_account_with_a_slip_says_so_once() -> None:
    assert [found[0] for found in spelled(SLIP)] == ["internal"]
    other = "Ana Tellmar, the minister, opened the fair and left at noon."
    assert [found[0] for found in spelled(SLIP, other)] == ["internal"]


def test_without_internal_a_slip_is_not_told() -> None:
    options = compare.Options(internal=False)
    report = compare.compare_texts(SLIP, names=("a",), options=options)
    assert [f for f in report.findings if f.rule == "spelling"] == []


def test_tells_how_often() -> None:
    a = "Harriet Vane, 61, was found by a neighbour. Vane lived alone. Police said Vane was well."
    b = "A neighbour found Harriet Vayne, 61, in the kitchen."
    (found,) = (f for f in findings("conflict", a, b) if f.rule == "spelling")
    assert "(3 times)" in found.explanation
    assert "(once)" in found.explanation
