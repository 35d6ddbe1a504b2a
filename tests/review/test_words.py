"""What a second look shows: the sentences before and now, with the words that differ."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from compare.render.view import Piece
from compare.render.view.edits import SIGNS_TOO, edits, pieces
from compare.review.show import changes_text
from compare.review.words import SAME, Wording, Wordings
from tests.review.sources import CONFLICT, HURT, ONE, TWO, report

BOTH = [("one.txt", ONE), ("two.txt", TWO)]
FIRST = report(BOTH, [CONFLICT, HURT])


def marked(said: tuple[Piece, ...]) -> list[str]:
    return [piece.text for piece in said if piece.marked]


def words_of(text: str, *, order: int = 1) -> tuple[Wording, ...]:
    """Return the words of the conflict, once the first source reads so."""
    sources = [("one.txt", text), BOTH[1]][::order]
    new = report(sources, [CONFLICT])
    return Wordings(FIRST, new).of(FIRST.findings[0], new.findings[0])


@pytest.mark.parametrize("order", [1, -1])
def test_each_source_stands_beside_itself_whatever_its_letter(order: int) -> None:
    told = words_of(ONE.replace("six crew", "seven men"), order=order)
    assert [(w.name, w.old, w.new) for w in told][::order] == [
        ("one.txt", "A", "A" if order == 1 else "B"),
        ("two.txt", "B", "B" if order == 1 else "A"),
    ]
    one, two = told[::order]
    assert (marked(one.before), marked(one.now)) == (["six crew"], ["seven men"])
    assert "".join(p.text for p in one.now) == "It carried 40 passengers and seven men."
    assert two.same
    assert marked(two.before) == marked(two.now) == []


def test_two_sources_of_one_name_are_told_apart_by_their_words() -> None:
    both = [("a.txt", ONE), ("a.txt", TWO)]
    old = report(both, [])
    new = report([both[1], ("a.txt", ONE + " It rained.")], [])
    pairs = Wordings(old, new)._pairs
    assert [(mine and mine.id, theirs and theirs.id) for mine, theirs in pairs] == [
        ("B", "A"),
        ("A", "B"),
    ]


def test_a_source_that_is_new_or_gone_has_one_side() -> None:
    new = report([BOTH[0], ("three.txt", TWO)], [("conflict", "number", [
        CONFLICT[2][0], ("three.txt", "46 passengers", "46")])])  # fmt: skip
    told = Wordings(FIRST, new).of(FIRST.findings[0], new.findings[0])
    assert [(w.name, w.old, w.new) for w in told] == [
        ("one.txt", "A", "A"),
        ("three.txt", None, "B"),
        ("two.txt", "B", None),
    ]


@pytest.mark.parametrize(
    ("before", "now", "gone", "come"),
    [
        ("It cost $4m.", "It cost £4m.", ["$"], ["£"]),
        ("It fell 45%.", "It fell 45.", ["%"], []),
        ("Some 12,500 came", "Some 12,600 came", ["12,500"], ["12,600"]),
        ("Don't go", "Don’t go", [], []),
        ("它于1911年建成", "它于1912年建成", ["1911"], ["1912"]),
        ("你好世界", "你好朋友", ["世界"], ["朋友"]),
        ("", "all of it", [], ["all of it"]),
    ],
)
def test_signs_and_words_that_differ_are_marked(
    before: str, now: str, gone: list[str], come: list[str]
) -> None:
    left, right = edits(before, now, SIGNS_TOO)
    assert [span.of(before) for span in left] == gone
    assert [span.of(now) for span in right] == come


texts = st.lists(st.sampled_from("a b c $ . 12".split()), max_size=12).map(" ".join)


@given(texts, texts, st.sampled_from([None, 2]))
def test_what_is_not_marked_is_the_same_on_both_sides(
    one: str, other: str, most: int | None
) -> None:
    left, right = edits(one, other, SIGNS_TOO, most=most)
    kept = []
    for text, spans in ((one, left), (other, right)):
        cut = tuple(pieces(text, spans))
        assert "".join(piece.text for piece in cut) == text
        kept.append(" ".join(p.text for p in cut if not p.marked).split())
    assert kept[0] == kept[1]
    assert edits(one, one, SIGNS_TOO, most=most) == ((), ())


def test_a_finding_that_stands_there_another_number_of_times_says_so() -> None:
    twice = report(BOTH, [CONFLICT, CONFLICT])
    once = report(BOTH, [CONFLICT])
    shown = changes_text(twice, once, width=100, color=False).decode()
    assert SAME in shown
    assert "*" not in shown


def test_colours_mark_the_words_where_there_are_any() -> None:
    new = report([("one.txt", ONE.replace("six crew", "seven men")), BOTH[1]], [CONFLICT])
    shown = changes_text(FIRST, new, width=100, color=True).decode()
    assert "\x1b[1;4mseven men\x1b[0m" in shown
    assert "*" not in shown
