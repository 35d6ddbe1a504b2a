from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

import pytest

from compare.model import Report, Skipped
from compare.render import Look, render
from compare.render.columns import columns
from tests.render import sample_report as sample

_SGR = re.compile(r"\x1b\[[\d;]*m")


def summary(report: Report, width: int = 80, *, color: bool = False) -> str:
    return render(report, "text", Look(width=width, color=color)).decode()


@pytest.mark.parametrize("width", [40, 63, 80, 200])
@pytest.mark.parametrize("make", [sample.two, sample.five, sample.one, sample.right_to_left])
def test_stays_within_the_width(make: Callable[[], Report], width: int) -> None:
    for line in summary(make(), width, color=True).splitlines():
        assert columns(_SGR.sub("", line)) <= width, line


@pytest.mark.parametrize(("asked", "got"), [(1, 40), (10_000, 200)])
def test_a_foolish_width_is_put_right(asked: int, got: int) -> None:
    assert summary(sample.two(), asked) == summary(sample.two(), got)


def test_counts_come_first_then_conflicts() -> None:
    text = summary(sample.two())
    assert text.startswith("≠ 4 conflicts   ≠ 1 inside one account   ≟ 2 to compare   + 4 added")
    assert text.index("≠ Conflicts (4)") < text.index("≟ To compare (2)")
    assert text.index("≟ To compare (2)") < text.index("+ What A adds (2)")


def test_what_is_to_compare_has_both_answers() -> None:
    text = " ".join(summary(sample.two()).split())
    assert "≟ F6 Who, what, where (confidence 71%)" in text
    assert "A herald.txt:5 “Some 120 firefighters from six brigades *fought it through" in text
    assert "B coastwire.txt:9 “Six vessels *had to be sent on to other ports*.”" in text
    assert "one question" not in text, "the reasons are told where they are asked for"


@pytest.mark.parametrize("width", [40, 80])
def test_asked_to_explain_it_says_why_two_places_were_taken_for_one_question(width: int) -> None:
    text = render(sample.two(), "text", Look(width=width, explain=True)).decode()
    assert all(columns(line) <= width for line in text.splitlines())
    told = " ".join(text.split())
    assert told.count("why these two places were taken for one question") == 2
    conflict = told.index("+4.20 what is")
    assert told.index("≠ F1 ") < conflict < told.index("≠ F2 ")
    assert told.index("≟ F6 ") < told.index("+1.25 where") < told.index("-0.50 nearby")
    if width == 80:
        assert "      +2.50  act     the fire was fought, in other words on either side\n" in text


def test_of_much_to_compare_the_first_is_shown_and_all_where_it_is_explained() -> None:
    report = sample.two()
    one = next(f for f in report.findings if f.kind == "open")
    many = replace(report, findings=tuple(replace(one, id=f"F{n}") for n in range(1, 21)))
    text = summary(many)
    assert "≟ F12 " in text
    assert "≟ F13 " not in text
    assert "… and 8 more" in text
    assert "≟ F20 " in render(many, "text", Look(explain=True)).decode()


def test_a_conflict_has_its_number_reason_both_quotes_and_places() -> None:
    text = " ".join(summary(sample.two()).split())
    assert "≠ F3 Who, what, where (confidence 91%)" in text
    assert "A names the harbour master Ruth Calder; B names Rupert Calder." in text
    assert "A herald.txt:7 “Harbour master *Ruth Calder* said" in text
    assert "B coastwire.txt:9 “Harbour master *Rupert Calder* said" in text


def test_with_colour_the_stars_are_gone_and_the_words_underlined() -> None:
    text = summary(sample.two(), color=True)
    assert "*" not in text
    assert "\x1b[1;4mRuth Calder\x1b[0m" in text


def test_colour_changes_nothing_but_the_stars() -> None:
    plain = summary(sample.calm())
    assert _SGR.sub("", summary(sample.calm(), color=True)) == plain


def test_without_colour_there_is_no_escape_and_text_cannot_bring_one() -> None:
    text = summary(sample.hostile())
    assert "\x1b" not in text
    assert "\x00" not in text
    assert "\u202e" not in text


def test_every_conflict_is_there_but_other_sections_are_cut() -> None:
    text = summary(sample.long(100))
    assert all(f"≠ F{n} " in text for n in range(1, 11))
    assert "… and 86 more" in text


def test_where_nothing_conflicts_it_says_so() -> None:
    assert "No conflict was found." in summary(sample.calm())


def test_says_what_was_left_out_and_skipped() -> None:
    report = replace(sample.two(), skipped=(Skipped("B", "does not look like English"),))
    text = " ".join(summary(report).split())
    assert "Left out of A as not part of the story: advertisement, share prompt" in text
    said = "Please note. B: does not look like English"
    assert said in text
    assert text.index(said) < text.index("≠ Conflicts"), "before anything is believed"
