"""The script that fits when an exchanged word is a conflict, on slots made up for this file."""

from __future__ import annotations

import pytest

from compare.judge.substitution.features import WORD
from tools.train_substitution import Case, Example, fit, gather, held_out, told, weights


def example(n: int, opposite: bool, conflict: bool, group: str | None = None) -> Example:
    features = dict.fromkeys(WORD, 0.0) | {"opposite": float(opposite), "shared": n % 7 / 3}
    words = (f"a{n}", f"b{n}")
    return Example("made", group or f"g{n // 2}", f"c{n}", "word", words, features, conflict, False)


def made() -> list[Example]:
    """Return 200 slots: of opposites nine in ten are conflicts, of others one in ten."""
    return [
        example(n, opposite=n % 2 == 0, conflict=(n % 2 == 0) != (n % 20 in (0, 1)))
        for n in range(200)
    ]


def test_learns_what_tells_a_conflict() -> None:
    held = made()
    p = told(fit(held, WORD), held, WORD)
    assert p[::2].mean() == pytest.approx(0.9, abs=0.05)
    assert p[1::2].mean() == pytest.approx(0.1, abs=0.05)


def test_judges_each_group_by_the_others() -> None:
    unseen = held_out(made(), WORD)
    assert unseen[::2].min() > 0.6
    assert unseen[1::2].max() < 0.4


def test_counts_an_exchange_once_in_a_group() -> None:
    once = example(1, opposite=True, conflict=True, group="one")
    other = example(2, opposite=True, conflict=True, group="one")
    assert weights([once, once, other]) == pytest.approx([0.5, 0.5, 1.0])


@pytest.mark.parametrize(
    ("before", "conflict"),
    [
        ("The orchard was bought by her brother in the spring of last year.", True),
        ("The orchard was bought by her sister in the autumn of last year.", False),
        (None, True),
    ],
)
def test_takes_a_word_that_was_there_before_for_harmless(
    before: str | None, conflict: bool
) -> None:
    texts = (
        "The orchard was bought by her brother in the spring of last year.",
        "The orchard was bought by her sister in the spring of last year.",
    )
    rows = list(gather(Case("made", "1", "one", texts, conflict=True, before=before)))
    assert [(row["words"], row["conflict"]) for row in rows] == [(("brother", "sister"), conflict)]
