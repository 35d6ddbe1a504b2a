"""Edits of real articles, and what is counted of them, on articles made for this file."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path
from random import Random

import pytest

import compare
from benchmarks import carry, carry_real
from benchmarks.cases import rows
from benchmarks.real_edits import CHANGES, KEEPS, SIGNS, Edit, Sort, typography
from compare.model import Report, Span
from compare.review import Snapshot, Step

ONE = (
    "Ten sailors died when the ferry Aurora sank off Oslo on Monday, police said.\n\n"
    'The captain was not on board. "We have lost friends," said the mayor, Ove Lindgren.\n\n'
    "The ferry was worth $4 million and had been built in Hamburg. Why?"
)
TWO = (
    "Nine sailors died when the ferry Aurora sank off Oslo on Sunday, police said.\n\n"
    "The captain was on board. The harbour had been closed because of the storm."
)
CLUSTER = ("wreck", {"a": ONE, "b": TWO})


@pytest.fixture(scope="module")
def report() -> Report:
    return compare.compare_texts(ONE, TWO, names=["a", "b"])


@pytest.mark.parametrize("sort", [*CHANGES, *SIGNS], ids=lambda sort: sort.__name__)
def test_an_edit_that_changes_something_does_so_there_and_nowhere_else(
    sort: Sort, report: Report
) -> None:
    made = list(sort(report, Random(0)))
    assert made
    for edit in made:
        text = (ONE, TWO)[edit.account]
        assert edit.altered is not None
        after = edit.text(text)
        start, end = edit.altered.start, len(text) - edit.altered.end
        assert after != text
        assert after[:start] == text[:start]
        assert after[len(after) - end :] == text[len(text) - end :]


@pytest.mark.parametrize("sort", KEEPS, ids=lambda sort: sort.__name__)
def test_an_edit_that_leaves_findings_alone_alters_none(sort: Sort, report: Report) -> None:
    made = list(sort(report, Random(0)))
    assert made
    for edit in made:
        assert edit.altered is None
        assert edit.swapped or edit.text((ONE, TWO)[edit.account]) != (ONE, TWO)[edit.account]


def test_typography_changes_marks_alone(report: Report) -> None:
    (edit,) = (one for one in typography(report, Random(0)) if one.account == 0)
    assert "\u201cWe have lost friends,\u201d" in edit.text(ONE)
    assert edit.text(ONE).replace("\u201c", '"').replace("\u201d", '"') == ONE


def test_of_every_range_it_is_known_where_it_went() -> None:
    text = "one two three four"
    edit = Edit(0, (Span(8, 14), "2 ", Span(0, 4), Span(14, 18)), None)
    after = edit.text(text)
    assert after == "three 2 one four"
    for word in ("one", "three", "four"):
        start = text.index(word)
        moved = edit.moved(Span(start, start + len(word)))
        assert moved is not None
        assert moved.of(after) == word
    assert edit.moved(Span(4, 7)) is None
    assert edit.moved(Span(0, 7)) == Span(8, 12)


def test_findings_of_articles_are_carried_and_none_wrongly() -> None:
    total = counted()
    assert total["made"] >= len(CHANGES) + len(KEEPS)
    assert total["altered"] >= len(CHANGES)
    assert total["altered kept"] == total["holds astray"] == 0
    assert total["altered found"] > 0
    assert total["holds kept"] > 0.7 * total["holds"]


def test_a_rule_that_keeps_wrongly_is_seen_to(monkeypatch: pytest.MonkeyPatch) -> None:
    def by_number(old: Snapshot, new: Snapshot) -> tuple[Step, ...]:
        return tuple(Step("kept", n, n) for n in range(min(len(old.marks), len(new.marks))))

    monkeypatch.setattr(carry_real, "carry", by_number)
    total = counted()
    assert total["altered kept"] > 0
    assert total["holds astray"] + total["altered astray"] > 0


def counted() -> Counter[str]:
    outcomes = carry_real.measure([CLUSTER], edits=1)
    kept_apart = {sort.__name__ for sort in SIGNS}
    held = [outcome.counts for outcome in outcomes if outcome.sort not in kept_apart]
    return sum(held, Counter[str]())


def test_without_the_articles_it_says_so_and_fails(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as stopped:
        carry_real.main(["--data", str(tmp_path)])
    assert stopped.value.code == 2
    assert capsys.readouterr().err.startswith("NOT MEASURED: needs real articles")


def test_the_command_prints_figures_and_no_words_of_the_articles(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "real_news").mkdir()
    line = json.dumps({"id": "wreck", "accounts": CLUSTER[1]})
    (tmp_path / "real_news" / "clusters.jsonl").write_text(line + "\n", encoding="utf-8")
    carry_real.main(["--data", str(tmp_path)])
    out = capsys.readouterr().out
    assert out.startswith("1 clusters\n")
    assert all(f"| {sort.__name__} | 1 |" in out for sort in (*CHANGES, *SIGNS, *KEEPS))
    assert "Edits with a decision wrongly kept: 0 of 7 (0 to 0.410)" in out
    assert "ferry" not in out


def test_findings_of_real_articles_are_carried_and_none_wrongly(shared: Path) -> None:
    """A small part of ``python -m benchmarks.carry_real``, whose figures stand in RESULTS.md."""
    row = min(
        rows(shared / "eval" / "real_news" / "clusters.jsonl"),
        key=lambda row: sum(map(len, row["accounts"].values())),
    )
    outcomes = list(carry_real.measure([(row["id"], row["accounts"])], edits=1))
    changes = {sort.__name__ for sort in CHANGES}
    assert sum(outcome.counts["altered"] for outcome in outcomes) >= 5
    assert not [o.wrong for o in outcomes if o.sort in changes and o.wrong]


# --- our own stories ---------------------------------------------------------------------


def test_figures_are_of_the_hands_that_are_named() -> None:
    assert len(carry.paths(carry.HANDS)) == 42
    assert {path.name.partition("_")[0] for path in carry.paths(["yew", "fir"])} == {"fir", "yew"}
    with pytest.raises(ValueError, match="no stories of nobody"):
        carry.paths(["yew", "nobody"])


def test_an_unknown_hand_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        carry.main(["--hands", "nobody"])
    assert "no stories of nobody" in capsys.readouterr().err


def test_the_command_tells_words_that_stayed_from_words_that_did_not(
    capsys: pytest.CaptureFixture[str],
) -> None:
    carry.main(["--hands", "alder", "--claims", "1"])
    same, other = capsys.readouterr().out.splitlines()[-3::2]
    kept, again, whole = (int(n) for n in "".join(c if c.isdigit() else " " for c in same).split())
    assert kept == whole > 50
    assert again == 0
    assert other.startswith("Says what it said in other words: 0 kept,")
