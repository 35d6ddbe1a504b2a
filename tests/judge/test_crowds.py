"""Pairs and numbers that are too many to be judged: fewer are, in little time, and it is told."""

from __future__ import annotations

import pytest

import compare
from compare.align.match import Link, Place
from compare.analyse import analyse
from compare.analyse.limits import LIST, OF_LIST, OF_LISTS, without_long_lists
from compare.analyse.sentences import segment
from compare.judge import crowds
from compare.model import Analysis, Report
from compare.options import Options
from compare.pipeline import _analyses
from compare.read import read_text


def analysed(*texts: str) -> tuple[Analysis, ...]:
    documents = [read_text(text, f"{n}.txt") for n, text in enumerate(texts)]
    return tuple(_analyses(documents, Options(), lambda *_: None, None))


def told(report: Report) -> list[tuple[str, str]]:
    return [(skipped.document, skipped.reason) for skipped in report.skipped]


def items(numbers: range) -> str:
    return "\n".join(f"- Pier {n} has {3 * n} berths." for n in numbers)


def all_pairs(left: int, right: int) -> tuple[Link, ...]:
    """Return a link between any two of two accounts, the likelier the nearer they stand."""
    return tuple(
        Link(Place(0, a), Place(1, b), 1 / (1 + abs(a - b)))
        for a in range(left)
        for b in range(right)
    )


def test_what_an_article_has_is_left_alone() -> None:
    texts = "Ten ships sailed on Monday. Two came back.", "Eleven ships sailed on Monday."
    links = all_pairs(2, 1)
    assert crowds.judged(analysed(*texts), links) == (links, ())


def test_rows_that_differ_in_numbers_alone_are_held_against_the_likeliest(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(crowds, "CROWD", 20)
    rows = items(range(1, 41))
    analyses = analysed(rows + "\n\nThe mayor resigned.", rows)
    count = len(analyses[0].document.sentences)
    kept, notes = crowds.judged(analyses, all_pairs(count, 40))
    assert len(kept) < 40 * 2 * crowds.LIKELIEST + 40
    assert {(link.a.sentence, link.b.sentence) for link in kept} >= {(n, n) for n in range(40)}
    mayor = [link for link in kept if link.a.sentence == count - 1]
    assert len(mayor) == 40  # which is no row, and is held against all
    assert [note.document for note in notes] == ["A", "B"]
    assert notes[0].reason.startswith("40 sentences differ from others in numbers and names alone")


def test_a_wrong_row_is_found_among_many_and_the_report_says_what_was_not_looked_at(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(crowds, "CROWD", 20)
    rows = items(range(1, 31))
    report = compare.compare_texts(rows, rows.replace("Pier 17 has 51", "Pier 17 has 58"))
    assert any("numbers and names alone" in reason for _, reason in told(report))
    conflicts = [f for f in report.findings if f.kind == "conflict" and f.scope == "cross"]
    assert any({e.value for e in f.evidence} == {"51", "58"} for f in conflicts)


def test_of_too_many_pairs_the_likeliest_are_judged(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(crowds, "PAIRS", 1)
    analyses = analysed("Ten ships sailed. Two came back.", "Eleven ships sailed. One was lost.")
    kept, notes = crowds.judged(analyses, all_pairs(2, 2)[::-1] * 2)
    assert [link.score for link in kept] == [1.0] * 4
    assert [note.document for note in notes] == ["A"]
    assert notes[0].reason == (
        "8 pairs of sentences are alike, more than can be judged: the likeliest 4 were"
    )


@pytest.mark.parametrize("count", [LIST, LIST + 1, 60])
def test_of_a_long_list_of_numbers_the_first_are_compared_as_numbers(count: int) -> None:
    text = "The council counted " + ", ".join(str(1000 + n) for n in range(count)) + " birds."
    whole = analyse(segment(read_text(text, "a.txt")), Options(), None)
    cut = without_long_lists(whole)
    if len(whole.quantities) <= OF_LIST:
        assert cut is whole
    else:
        assert cut.quantities == whole.quantities[:OF_LIST]
        assert f"{OF_LIST} of them were compared as numbers" in cut.document.notes[-1]


def test_thousands_of_numbers_in_a_sentence_take_seconds_and_are_told() -> None:
    def listed(start: int) -> str:
        numbers = ", ".join(str(start + 3 * n) for n in range(300))
        return f"Ten ships sailed on Monday. The council counted {numbers} birds in the park."

    report = compare.compare_texts(listed(1000), listed(1001).replace("Ten", "Eleven"))
    assert any(f.kind == "conflict" and "Ten" in f.explanation for f in report.findings)
    notes = [reason for document, reason in told(report) if document == "A"]
    assert len(notes) == 1
    assert "compared as numbers, the others as words" in notes[0]
    assert OF_LISTS >= OF_LIST > LIST


def test_of_a_long_list_of_days_the_first_are_compared_as_days() -> None:
    days = ", ".join(f"{1 + n % 28} March {1950 + n}" for n in range(60))
    text = f"It was in the old hall of the town that the court sat on {days}, as they had said."
    whole = analyse(segment(read_text(text, "a.txt")), Options(), None)
    cut = without_long_lists(whole)
    assert len(whole.times) > OF_LIST
    assert cut.times == whole.times[:OF_LIST]
    assert f"{OF_LIST} of them were compared as days" in cut.document.notes[-1]


def test_pieces_of_one_list_are_held_against_the_likeliest_alone() -> None:
    rows = ", ".join(f"{1000 + 7 * n}" for n in range(2400))
    analyses = analysed(f"Sold were {rows}.", f"Sold were {rows.replace('7', '8')}.")
    pieces = [len(analysis.document.sentences) for analysis in analyses]
    assert min(pieces) > crowds.LIKELIEST
    kept, notes = crowds.judged(analyses, all_pairs(*pieces))
    assert len(kept) < pieces[0] * pieces[1]
    assert notes
