from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from compare.render.columns import Run, columns, paint, wrap

_SGR = re.compile(r"\x1b\[[\d;]*m")
_WORDS = st.text(alphabet="ab *é\u0301中😀ع", max_size=80)
_RUNS = st.lists(st.builds(Run, _WORDS, st.sampled_from(["", "1", "1;31"])), max_size=6)


@given(_RUNS, st.integers(12, 40), st.booleans())
def test_no_line_is_wider_than_asked(runs: list[Run], width: int, color: bool) -> None:
    for line in wrap(runs, width, "  ", "    ", color=color):
        assert columns(_SGR.sub("", line)) <= width


@given(_RUNS, st.integers(12, 40), st.booleans())
def test_nothing_but_blanks_is_lost(runs: list[Run], width: int, color: bool) -> None:
    text = "".join(run.text for run in runs)
    wrapped = _SGR.sub("", "".join(wrap(runs, width, color=color)))
    assert wrapped.replace(" ", "") == text.replace(" ", "")


@given(_RUNS, st.integers(12, 40))
def test_colour_ends_on_the_line_it_begins(runs: list[Run], width: int) -> None:
    for line in wrap(runs, width, color=True):
        codes = _SGR.findall(line)
        assert not codes or codes[-1] == "\x1b[0m"


def test_wide_signs_take_two_columns_and_marks_none() -> None:
    assert columns("中文") == 4
    assert columns("e\u0301") == 1
    assert columns("😀\u200d") == 2


def test_a_word_with_two_looks_stays_one_word() -> None:
    assert wrap([Run("“"), Run("ten", "1"), Run(",”")], 40, color=True) == [
        "“\x1b[1mten\x1b[0m,”",
    ]


def test_a_combining_mark_never_opens_a_line() -> None:
    lines = wrap([Run("a" * 12 + "e\u0301" * 4)], 12, color=False)
    assert [len(line) for line in lines] == [12, 8]


def test_nothing_is_painted_without_colour() -> None:
    assert paint("x", "1", color=False) == "x"
