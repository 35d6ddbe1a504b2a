"""What was decided on one report, seen from the next."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from compare.codec import dumps, loads
from compare.errors import InputError
from compare.model import Decision, Remark, Report
from compare.review import Decisions, Verdict, changes
from tests.review.sources import CONFLICT, HURT, ONE, ONLY, TWO, Told, report

BOTH = [("one.txt", ONE), ("two.txt", TWO)]
AT = "2025-12-20T14:05:00Z"
FIRST = report(BOTH, [CONFLICT, HURT, ONLY])
REWORDED = report(
    [("one.txt", ONE.replace("and six crew", "and six crew at noon")), BOTH[1]],
    [CONFLICT, HURT, ONLY],
)


@pytest.fixture
def book(tmp_path: Path) -> Decisions:
    return Decisions(tmp_path / "deep" / "decisions.jsonl")


def decide(
    book: Decisions, on: Report, finding: str, verdict: Verdict, reason: str = "why"
) -> None:
    book.decide(on, finding, verdict, reason=reason, by="Desk", at=AT)


def states(book: Decisions, on: Report) -> list[tuple[str, str | None]]:
    return [(s.state, s.verdict.verdict if s.verdict else None) for s in book.standing(on)]


def test_nothing_is_decided_at_first(book: Decisions) -> None:
    assert states(book, FIRST) == [("open", None)] * 3
    assert book.apply(FIRST) == FIRST
    assert not Path(book.path).parent.exists()


def test_a_decision_stands_in_every_later_report(book: Decisions) -> None:
    decide(book, FIRST, "F2", "dismiss", "two fires")
    later = report(
        [BOTH[1], ("one.txt", ONE + " The harbour is open again.")], [ONLY, HURT, CONFLICT]
    )
    assert states(book, later) == [("open", None), ("kept", "dismiss"), ("open", None)]
    decided = book.apply(later)
    assert [f.decision for f in decided.findings] == [
        None,
        Decision("dismissed", "two fires", "Desk", AT),
        None,
    ]
    assert [f.settled for f in decided.findings] == [False, True, False]
    assert loads(dumps(decided)) == decided
    assert book.apply(decided) == decided


def test_other_words_suspend_it_and_other_values_reset_it(book: Decisions) -> None:
    decide(book, FIRST, "F1", "dismiss")
    assert states(book, REWORDED)[0] == ("again", "dismiss")
    told = book.apply(REWORDED).findings[0]
    assert (told.decision, told.standing, told.settled) == (None, "again", False)
    assert told.decided_before == Decision("dismissed", "why", "Desk", AT)
    assert book.apply(REWORDED).findings[1:] == REWORDED.findings[1:]
    fixed = ("conflict", "number", [("one.txt", "41 passengers", "41"), CONFLICT[2][1]])
    text = ONE.replace("40 passengers", "41 passengers")
    changed = report([("one.txt", text), BOTH[1]], [fixed])  # type: ignore[list-item]
    assert states(book, changed) == [("changed", "dismiss")]
    told = book.apply(changed).findings[0]
    assert (told.decision, told.standing, told.remarks) == (None, "changed", ())
    assert told.decided_before == Decision("dismissed", "why", "Desk", AT)
    assert len(book.standing(changed)[0].thread) == 1  # what was said follows


def test_it_can_be_decided_again_on_the_new_words(book: Decisions) -> None:
    decide(book, FIRST, "F1", "dismiss", "old")
    decide(book, REWORDED, "F1", "accept", "new")
    assert states(book, REWORDED)[0] == ("kept", "accept")
    assert [entry.reason for entry in book.standing(REWORDED)[0].thread] == ["old", "new"]
    assert states(book, FIRST)[0] == ("kept", "dismiss")  # its own words, as they were


def priced(sign: str) -> Report:
    """Return a report with two findings on a sentence with a price."""
    fee = f"A fee of {sign}40 is due in June"
    text = ONE.replace("A report is due in June", fee)
    told: list[Told] = [
        ("only", "wording", [("one.txt", fee, "")]),
        ("only", "wording", [("one.txt", "in June", "")]),
    ]
    return report([("one.txt", text)], told)


DOLLARS, POUNDS = priced("$"), priced("£")


def unsigned(book: Decisions) -> None:
    """Make the file what it would be from before signs were kept."""
    lines = [json.loads(line) for line in Path(book.path).read_text("utf-8").splitlines()]
    for line in lines:
        for mark in [line["mark"], *line["beside"]] if line["type"] == "decision" else ():
            del mark["signs"]
    Path(book.path).write_text("".join(json.dumps(line) + "\n" for line in lines), "utf-8")


def test_another_sign_is_decided_on_by_itself(book: Decisions) -> None:
    assert DOLLARS.findings[0].fingerprint == POUNDS.findings[0].fingerprint
    decide(book, DOLLARS, "F1", "dismiss")
    assert states(book, DOLLARS)[0] == ("kept", "dismiss")
    assert states(book, POUNDS)[0] == ("again", "dismiss")
    decide(book, POUNDS, "F1", "accept")
    assert states(book, DOLLARS)[0] == ("kept", "dismiss")
    assert states(book, POUNDS)[0] == ("kept", "accept")
    assert [len(book.standing(one)[0].thread) for one in (DOLLARS, POUNDS)] == [2, 2]


@pytest.mark.parametrize(("finding", "verdict"), [("F1", "note"), ("F2", "accept")])
def test_what_is_written_on_another_sign_takes_nothing_away(
    book: Decisions, finding: str, verdict: Verdict
) -> None:
    decide(book, DOLLARS, "F1", "dismiss")
    decide(book, POUNDS, finding, verdict)
    assert states(book, DOLLARS)[0] == ("kept", "dismiss")
    assert states(book, POUNDS)[0] == ("again", "dismiss")


@pytest.mark.parametrize(("finding", "verdict"), [("F1", "note"), ("F2", "accept")])
def test_what_was_decided_before_signs_were_kept_stands(
    book: Decisions, finding: str, verdict: Verdict
) -> None:
    decide(book, DOLLARS, "F1", "dismiss")
    unsigned(book)
    assert states(book, DOLLARS)[0] == states(book, POUNDS)[0] == ("kept", "dismiss")
    decide(book, DOLLARS, finding, verdict)
    assert states(book, DOLLARS)[0] == ("kept", "dismiss")


def test_the_last_verdict_counts_and_a_note_is_none(book: Decisions) -> None:
    decide(book, FIRST, "F1", "note", "ask the harbour")
    assert states(book, FIRST)[0] == ("open", None)
    decide(book, FIRST, "F1", "dismiss")
    decide(book, FIRST, "F1", "fix", "use 46")
    decide(book, FIRST, "F1", "note", "told the desk")
    assert states(book, FIRST)[0] == ("kept", "fix")
    # while the finding is there nothing has been fixed, so it is not folded away
    decision = book.apply(FIRST).findings[0].decision
    assert decision is not None
    assert (decision.state, decision.reason) == ("accepted", "to be fixed: use 46")
    decide(book, FIRST, "F1", "reopen")
    assert states(book, FIRST)[0] == ("open", None)
    assert len(book.standing(FIRST)[0].thread) == 5


def test_another_finding_on_its_sentence_does_not_inherit_it(book: Decisions) -> None:
    crew = ("detail", "entity", [("one.txt", "six crew", "6 crew"), CONFLICT[2][1]])
    both = report(BOTH, [CONFLICT, crew])  # type: ignore[list-item]
    decide(book, both, "F1", "dismiss")
    without = report(BOTH, [crew])  # type: ignore[list-item]
    assert states(book, without) == [("open", None)]
    assert book.standing(without)[0].thread == ()


def test_everything_that_was_written_is_in_the_report_once(book: Decisions) -> None:
    decide(book, FIRST, "F1", "accept", "first")
    decide(book, FIRST, "F1", "note", "rang")
    decide(book, FIRST, "F1", "fix", "cut it")
    decide(book, FIRST, "F3", "note", "nobody knows")
    first, _, third = book.apply(FIRST).findings
    assert first.decision == Decision("accepted", "to be fixed: cut it", "Desk", AT)
    assert [(r.verdict, r.reason) for r in first.remarks] == [("accept", "first"), ("note", "rang")]
    assert (third.decision, third.standing, third.settled) == (None, None, False)
    assert third.remarks == (Remark("note", "nobody knows", "Desk", AT),)
    again = book.apply(REWORDED).findings[0]
    assert again.decided_before == first.decision
    assert again.remarks == first.remarks
    saved = book.apply(REWORDED)
    assert loads(dumps(saved)) == saved
    assert book.apply(saved) == saved


def test_a_saved_report_follows_what_is_decided_later(book: Decisions) -> None:
    decide(book, FIRST, "F1", "dismiss")
    dismissed = book.apply(FIRST)
    decide(book, FIRST, "F1", "note", "rang")
    assert book.apply(dismissed).findings[0].decision == dismissed.findings[0].decision
    decide(book, FIRST, "F1", "reopen")
    opened = book.apply(dismissed).findings[0]
    assert (opened.decision, opened.standing) == (None, None)
    assert [r.verdict for r in opened.remarks] == ["dismiss", "note", "reopen"]
    waits = book.apply(REWORDED)
    assert waits.findings[0].standing is None  # what was reopened is not suspended
    decide(book, FIRST, "F1", "dismiss")
    waits = book.apply(REWORDED)
    decide(book, REWORDED, "F1", "accept")
    now = book.apply(waits).findings[0]
    assert (now.settled, now.standing, now.decided_before) == (False, None, None)
    assert now.decision is not None


def test_a_finding_that_is_not_there_is_refused_before_anything_is_written(
    book: Decisions,
) -> None:
    with pytest.raises(InputError, match="F9: there is no such finding, the report has F1 to F3"):
        book.decide(FIRST, ["F1", "F9"], "accept")
    assert not Path(book.path).exists()


def test_changes_are_told_by_content() -> None:
    new = report([BOTH[1], REWORDED_ONE], [ONLY, CONFLICT])
    assert [(c.change, c.old and c.old.id, c.new and c.new.id) for c in changes(FIRST, new)] == [
        ("again", "F1", "F2"),
        ("gone", "F2", None),
        ("kept", "F3", "F1"),
    ]
    assert [c.change for c in changes(FIRST, FIRST)] == ["kept"] * 3


REWORDED_ONE = ("one.txt", ONE.replace("and six crew", "and six crew at noon"))
