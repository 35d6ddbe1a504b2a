"""What sentences are compared by: stems, names by their words, numbers with their units."""

from __future__ import annotations

import pytest

from compare.align.terms import sentence_terms, term_rarity
from tests.analyse.parsed import analysed


def terms(text: str) -> set[str]:
    (row,) = sentence_terms(analysed(text)).rows
    return set(row)


@pytest.mark.parametrize(
    ("a", "b", "shared"),
    [
        ("Mayor Ann Bell resigned.", "The council praised Bell.", {"bell"}),
        ("They terminated the treaty.", "The termination was sudden.", {"termin"}),
        ("Repairs cost EUR 2.5m.", "He paid 2.5 million euros.", {"#2.5e+06", "$EUR"}),
        ("Prices rose by 4 percent.", "It was 4% in May.", {"#4", "$percent"}),
        ("Britain left.", "He came to the UK.", {"@GB"}),
    ],
)
def test_shares(a: str, b: str, shared: set[str]) -> None:
    assert terms(a) & terms(b) == shared


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Repairs cost 4 million euros.", "A crowd of 2 million came."),
        ("Prices rose by 4 percent.", "Four dogs barked."),
        ("Ann Bell resigned.", "Tom Hall resigns never."),
    ],
)
def test_does_not_share_the_size_or_another_name(a: str, b: str) -> None:
    common = terms(a) & terms(b)
    assert not common & {"million", "$EUR", "$percent", "bell", "hall", "ann", "tom"}


def test_what_stands_in_many_sentences_weighs_less() -> None:
    rare = sentence_terms(analysed("Ferries sailed. The bridge was shut. It rained."))
    often = sentence_terms(analysed("The bridge shook. The bridge fell. The bridge was old."))
    alone, together = term_rarity([rare]), term_rarity([rare, often])
    assert together["bridg"] < alone["bridg"]
    assert together["ferri"] == pytest.approx(alone["ferri"])
