"""A figure that the text itself calls earlier is an update, in short and in long texts."""

from __future__ import annotations

import pytest

from compare.match.earlier import called, counts_victims
from compare.model import Finding, Span
from tests.judge.test_padded import HERE, THERE, padded
from tests.judge.told import told
from tests.match.accounts import analysed

MINE = "The mine at Orrin collapsed on Monday."
FIVE = f"{MINE} Five miners were killed."


def age(text: str, quote: str, *, figures: bool = True) -> str:
    (analysis,) = analysed(text)
    start = text.index(quote)
    return called(analysis, Span(start, start + len(quote)), figures=figures)


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("Authorities said earlier that four miners were killed.", "four miners"),
        ("Police had earlier said four miners were killed.", "four miners"),
        ("Officials had put the number of miners killed at four.", "four"),
        ("The toll was raised from four miners to five miners.", "four miners"),
        ("The toll rose from four to six.", "four"),
        ("The ministry has revised the toll from four to six.", "four"),
        ("Five miners were killed, up from four.", "four"),
        ("Five miners were killed, not four, as police first reported.", "four"),
        ("Five people were killed, instead of the four reported earlier.", "four"),
        ("Police initially said that four men died and later said six died.", "four men"),
        ("The toll stood at six on Tuesday, after police had said that four died.", "four"),
        ("At first, police said four miners were killed.", "four miners"),
        ("It was first reported that four had died.", "four"),
        ("Earlier reports that four people had died were wrong.", "four people"),
        ("An earlier report said four miners were killed.", "four miners"),
        ("Early estimates put damage at 3 million euros.", "3 million euros"),
        ("The trial had been due to start on 5 May.", "5 May"),
        ("The trial, originally set for 5 May, starts on 7 June.", "5 May"),
    ],
)
def test_it_is_called_earlier(text: str, quote: str) -> None:
    assert age(text, quote) == "earlier"


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("Four people died earlier on Monday.", "Four people"),
        ("The first four people arrived in the early hours of 5 May.", "5 May"),
        ("The company earlier bought 40 ships for 3 million euros.", "40 ships"),
        ("He had two brothers and had been in prison for six years.", "six years"),
        ("She first won the title in 1998.", "1998"),
        ("He left for London 4 days earlier.", "4 days"),
        ("The value of the stake fell to 200 million euros from 1.1 billion.", "1.1 billion"),
        ("Five miners were killed, up from four last year.", "four"),
        ("The fire spread from two houses to the 12 next to them.", "two houses"),
        ("She said her two sons had first seen the fire at 5 p.m.", "5 p.m."),
        ("Five miners were killed, up from four.", "Five miners"),
        ("The trial, originally set for 5 May, starts on 7 June.", "7 June"),
    ],
)
def test_it_is_not_called_earlier(text: str, quote: str) -> None:
    assert age(text, quote) == ""


def test_what_was_corrected_is_newer_and_what_was_only_said_later_is_not() -> None:
    assert age("The hospital later raised the toll to six.", "six") == "newer"
    assert age("Police said later on Monday that six had been arrested.", "six") == "later"
    assert age("Prices rose to 40 euros.", "40 euros") == ""


def test_of_names_a_past_perfect_says_nothing() -> None:
    assert age("Police had named Ole Holt as the gunman.", "Ole Holt", figures=False) == ""
    assert age("Police first named Ole Holt as the gunman.", "Ole Holt", figures=False) == "earlier"


def differing(*texts: str) -> list[Finding]:
    found = told(*texts).findings
    kinds = ("conflict", "open", "detail")
    return [f for f in found if f.kind in kinds and f.category in ("number", "date", "count")]


@pytest.mark.parametrize(
    ("text", "adds", "said"),
    [
        (
            f"{MINE} Authorities said earlier that four miners were killed.",
            "B",
            "“four miners” earlier",
        ),
        (f"{MINE} Four miners were initially reported killed.", "B", "“Four miners” earlier"),
        (f"{MINE} Six miners were killed, up from five.", "A", "“five” earlier than “Six miners”"),
    ],
)
@pytest.mark.parametrize("long", [False, True])
def test_an_update_is_no_conflict(text: str, adds: str, said: str, long: bool) -> None:
    texts = (padded(text, HERE), padded(FIVE, THERE)) if long else (text, FIVE)
    (found,) = differing(*texts)
    assert (found.kind, found.adds) == ("detail", adds)
    assert f"A itself calls {said}" in found.explanation
    assert found.explanation.endswith("an update, no contradiction.")


@pytest.mark.parametrize("long", [False, True])
def test_an_account_may_correct_itself(long: bool) -> None:
    text = (
        f"{MINE} Police said earlier that four miners were killed. "
        "Police said on Tuesday that five miners were killed."
    )
    (found,) = differing(padded(text, HERE) if long else text)
    assert (found.kind, found.scope, found.adds) == ("detail", "internal", None)
    assert "A itself calls “four miners” earlier than “five miners”" in found.explanation


def test_two_figures_that_are_both_called_earlier_are_in_conflict() -> None:
    (found,) = differing(
        f"{MINE} Authorities said earlier that four miners were killed.",
        f"{MINE} Authorities said earlier that five miners were killed.",
    )
    assert found.kind == "conflict"


def test_of_the_dead_a_later_account_may_have_counted_more() -> None:
    four = (
        "Collapse at Orrin\n\n5 May 2024\n\nThe mine at Orrin collapsed. Four miners were killed."
    )
    five = "Mine collapses\n\n6 May 2024\n\nThe mine at Orrin collapsed. Five miners were killed."
    (found,) = differing(four, five)
    assert found.kind == "conflict"
    assert found.explanation.endswith("B was published later, and such a number only grows.")
    (found,) = differing(four.replace("5 May", "7 May"), five)
    assert "published" not in found.explanation


@pytest.mark.parametrize(
    ("text", "quote", "grows"),
    [
        ("Four miners were killed.", "Four miners", True),
        ("The number of miners killed rose to four.", "four", True),
        ("Four miners are on strike.", "Four miners", False),
    ],
)
def test_what_only_grows(text: str, quote: str, grows: bool) -> None:
    (analysis,) = analysed(text)
    start = text.index(quote)
    assert counts_victims(analysis, Span(start, start + len(quote))) is grows
