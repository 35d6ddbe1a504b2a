"""Rule ``life``: dates of birth and death, in brackets and in clauses."""

from __future__ import annotations

import pytest

from tests.judge.told import conflicts, findings


@pytest.mark.parametrize(
    ("a", "b", "here", "there"),
    [
        (
            "Elin Strand (3 May 1911 \u2013 4 June 1979) was a Norwegian painter.",
            "The painter Elin Strand died in 1981.",
            "4 June 1979",
            "1981",
        ),
        (
            "Elin Maria Strand (3 May 1911 - 4 June 1979), better known as Ella Berg, painted.",
            "Ella Berg was born in June 1911.",
            "3 May 1911",
            "June 1911",
        ),
        (
            "Ole Lund, 2nd Baron Ely (10 February 1894 -- 29 December 1986) was a minister.",
            "Ole Lund was born on February 20, 1894.",
            "10 February 1894",
            "February 20, 1894",
        ),
        (
            "Elin Strand (born 26 June 1980) is a painter from Bergen.",
            "Elin Strand graduated in Bergen in 1975.",
            "26 June 1980",
            "1975",
        ),
    ],
)
def test_finds(a: str, b: str, here: str, there: str) -> None:
    assert ("life", here, there) in conflicts(a, b)


@pytest.mark.parametrize(
    ("a", "b"),
    [
        # The same, more or less precisely, or in another of the accounts' sentences.
        (
            "Elin Strand (3 May 1911 \u2013 4 June 1979) was a Norwegian painter.",
            "Elin Strand was born in 1911. She died in June 1979.",
        ),
        # Somebody else of the same surname.
        (
            "Elin Strand (1911\u20131979) was a Norwegian painter.",
            "Ole Strand was born in 1915.",
        ),
        # No life, and no birth of who acts.
        ("The war (1939\u20131945) killed millions.", "The war ended in 1946."),
        (
            "Elin Strand (born 26 June 1980) is a painter from Bergen.",
            "Elin Strand graduated in Bergen in 2002.",
        ),
        (
            "Elin Strand (born 26 June 1980) is a painter from Bergen.",
            "The gallery bought Elin Strand's house in 1975.",
        ),
    ],
)
def test_leaves_alone(a: str, b: str) -> None:
    assert [found for found in conflicts(a, b) if found[0] == "life"] == []


def test_the_explanation_names_both_dates() -> None:
    (found,) = findings(
        "conflict",
        "Elin Strand (3 May 1911 \u2013 4 June 1979) was a Norwegian painter.",
        "The painter Elin Strand died in 1981.",
    )
    assert found.category == "date"
    assert "4 June 1979" in found.explanation
    assert "1981" in found.explanation
