"""What two sentences that are at odds are cut down to."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np
import pytest
from numpy.typing import NDArray

from compare.align import cross_encoder
from compare.align.match import Link, Place
from compare.judge.context import Account
from compare.match.narrow import narrowed
from tests.match.accounts import analysed

LINK = Link(Place(0, 0), Place(1, 0), 0.9, wide=True, odds=2.0)
Read = Callable[[str, str], tuple[float, float]]


@pytest.fixture
def reads(monkeypatch: pytest.MonkeyPatch) -> Callable[[Read], None]:
    """Let the network say of two texts what a function says."""

    def put(read: Read) -> None:
        def readings(
            left: Sequence[str], right: Sequence[str], rows: Sequence[int], columns: Sequence[int]
        ) -> NDArray[np.float64]:
            return np.array([read(left[a], right[b]) for a, b in zip(rows, columns, strict=True)])

        monkeypatch.setattr(cross_encoder, "readings", readings)

    return put


def cut(one: str, other: str) -> tuple[str, str]:
    analyses = analysed(one, other)
    spans = narrowed([Account(analysis) for analysis in analyses], LINK, cross_encoder.readings)
    first, second = (s.of(a.document.text) for s, a in zip(spans, analyses, strict=True))
    return first, second


ONE = "The ferry sank off Orrel at noon, and the crew were taken ashore by a trawler."
OTHER = "Her men are still on board, while divers search the bay."


def test_the_fewest_words_that_are_as_much_at_odds_are_left(
    reads: Callable[[Read], None],
) -> None:
    reads(lambda a, b: (3.0, 2.0 if "crew" in a and "men" in b else -2.0))
    assert cut(ONE, OTHER) == (
        "the crew were taken ashore by a trawler",
        "Her men are still on board",
    )


def test_parts_that_are_less_at_odds_are_not_enough(reads: Callable[[Read], None]) -> None:
    reads(lambda a, b: (3.0, float(len(a) + len(b))))
    assert cut(ONE, OTHER) == (ONE, OTHER)


def test_nor_are_parts_on_two_points(reads: Callable[[Read], None]) -> None:
    reads(lambda a, b: (3.0 if len(a) + len(b) == len(ONE) + len(OTHER) else -1.0, 2.0))
    assert cut(ONE, OTHER) == (ONE, OTHER)


@pytest.mark.parametrize(
    "said",
    [
        "The owner of the ferry said at noon that the crew were taken ashore by a trawler.",
        '"The crew were taken ashore by a trawler," said the owner of the ferry at noon.',
    ],
)
def test_what_somebody_says_is_not_cut_from_who_says_it(
    reads: Callable[[Read], None], said: str
) -> None:
    reads(lambda _a, _b: (3.0, 2.0))
    assert cut(said, OTHER)[0] == said


def test_a_sentence_of_one_clause_is_left_whole() -> None:
    short = "The crew were taken ashore by a trawler."
    assert cut(short, "Her men are still on board.") == (short, "Her men are still on board.")
