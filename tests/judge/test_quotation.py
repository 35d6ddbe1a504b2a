"""Rule ``quotation``: one quotation, given with other words inside."""

from __future__ import annotations

import pytest

from tests.judge.told import findings

HERE = (
    "The council met in the old hall on Tuesday evening. “We have waited for weeks to hear the "
    "plan,” a resident said. Rain fell through the night and the car park was flooded."
)
THERE = (
    "Traffic was heavy on the ring road in the morning. Two schools sent pupils home early "
    "because of the heat. “Nobody told us to bring water,” one teacher said."
)


def quoted(a: str, b: str) -> list[tuple[str, ...]]:
    """Return the quotes of what the rule says."""
    return [
        tuple(e.quote for e in f.evidence)
        for f in findings("conflict", a, b)
        if f.rule == "quotation"
    ]


def padded(a: str, b: str) -> tuple[str, str]:
    """Return both accounts inside longer ones about other things."""
    return f"{HERE}\n\n{a}\n\n{HERE}", f"{THERE}\n\n{b}"


FINDS = [
    (
        '"I have never broken any laws or rules of this town," Anna Keller said.',
        '"I have never broken any laws and rules of this town," Keller said.',
        ("or", "and"),
    ),
    (
        '"We will not sell the harbour to anyone," said the mayor, Ole Lund.',
        '"We will sell the harbour to anyone," said Ole Lund.',
        ("not", "will sell"),
    ),
    (
        'Keller said: "The bridge was safe when my crew left it on Monday."',
        '"The bridge was fine when my crew left it on Monday," Keller told reporters.',
        ("safe", "fine"),
    ),
    (
        '"We lost forty boats in a single night," Lund said.',
        '"We lost fourteen boats in a single night," Lund said.',
        ("forty", "fourteen"),
    ),
    (
        '"All of the children were on the bus when it left," Ruth Lang said.',
        '"Most of the children were on the bus when it left," Ruth Lang said.',
        ("All", "Most"),
    ),
    (
        '"This is not the time to look away from the valley," the mayor, Ole Lund, said. '
        '"We need pumps and sandbags."',
        '"It\'s cold. This is not the time to walk away from the valley," Lund said on Friday.',
        ("look", "walk"),
    ),
]

LEAVES = [
    # Cut short, left out, put in by an editor.
    (
        '"I have never broken any laws or rules of this town," Anna Keller said.',
        '"I have never broken any laws," Keller said.',
    ),
    (
        '"We waited for hours in the cold and the rain at the pier," Lund said.',
        '"We waited for hours ... and the rain at the pier," Lund said.',
    ),
    (
        '"He told me the boat was never checked by anyone," Lund said.',
        '"[The captain] told me the boat was never checked by anyone," Lund said.',
    ),
    (
        '"When the water came, we left the boat on the beach," Lund said.',
        'Lund said that "[w]e left the boat on the beach" when the water came.',
    ),
    # A word that changes nothing; a word said twice.
    (
        '"I think that the bridge was safe on Monday," Keller said.',
        '"I think the bridge was safe on Monday," Keller said.',
    ),
    (
        '"It was very, very loud in the hall that night," Lund said.',
        '"It was very loud in the hall that night," Lund said.',
    ),
    (
        '"No, no, we will not wait for the rain to stop," Lund said.',
        '"No, we will not wait for the rain to stop," Lund said.',
    ),
    # Written down in another way.
    (
        '"We don\'t know what the cause was," Lund said.',
        '"We do not know what the cause was," Lund said.',
    ),
    (
        '"It is the worst flood in fifty years here," Lund said.',
        '"It’s the worst flood in 50 years here," Lund said.',
    ),
    (
        '"The colour of the water was odd that day," Lund said.',
        '"The color of the water was odd that day," Lund said.',
    ),
    (
        '"The I.R.S. has our files and our books," Lund said.',
        '"The IRS has our files and our books," Lund said.',
    ),
    (
        '"We lost twenty-five boats in a single night," Lund said.',
        '"We lost 25 boats in a single night," Lund said.',
    ),
    (
        '"Every one of the boats had a working radio," Lund said.',
        '"Everyone of the boats had a working radio," Lund said.',
    ),
    # Somebody else's words; nobody's exact words; a common turn of phrase.
    (
        '"We are going to win this match at home," Anna Keller said.',
        '"We are going to lose this match at home," Ruth Lang said.',
    ),
    (
        '"The bridge was safe when my crew left it," Keller said.',
        "Keller said the bridge was fine when her crew left it.",
    ),
    (
        '"We are going to always be on the side of the river," a fisherman said.',
        '"We are going to be with the families," Lund said.',
    ),
    (
        '"I knew it was going to rain," Lund said.',
        '"There was nothing I could do, it was going to rain," Lund said.',
    ),
    # Said both ways.
    (
        '"The bridge was safe when we left it," Lund said. Later he said: "The bridge was fine '
        'when we left it."',
        '"The bridge was fine when we left it," Lund said.',
    ),
]


@pytest.mark.parametrize(("a", "b", "words"), FINDS)
def test_finds(a: str, b: str, words: tuple[str, str]) -> None:
    assert quoted(a, b) == [words]
    assert quoted(*padded(a, b)) == [words]


@pytest.mark.parametrize(("a", "b"), LEAVES)
def test_leaves_alone(a: str, b: str) -> None:
    assert quoted(a, b) == []
    assert quoted(*padded(a, b)) == []


def test_names_the_speaker_and_both_versions() -> None:
    a, b, _ = FINDS[0]
    (found,) = (f for f in findings("conflict", a, b) if f.rule == "quotation")
    assert found.category == "attribution"
    for words in ("Anna Keller", "any laws or rules of", "any laws and rules of"):
        assert words in found.explanation
