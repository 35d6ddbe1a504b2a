"""Cases from the field in other forms than plain text: the same is found as in their plain twin.

Which there are depends on the checkout; each that is there is tried in every form that it has.
"""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path
from typing import Any

from compare.model import Finding, Report
from compare.options import Options
from compare.pipeline import run
from compare.read import read_path
from compare.read.repair import meant

CASES = ("15", "16", "17", "18", "19", "30")


def folders(shared: Path) -> list[Path]:
    return sorted(p for n in CASES for p in (shared / "eval" / "field").glob(f"{n}-*"))


def forms(folder: Path) -> list[Path]:
    """Return the first account in every form that there is, the plain text first."""
    others = sorted(p for p in folder.glob("a*") if p.name != "a.txt" and p.is_file())
    return [folder / "a.txt", *others]


def compared(form: Path) -> Report:
    texts = [read_path(str(form)), read_path(str(form.with_name("b.txt")))]
    return run(texts, Options())


def told(report: Report) -> Counter[tuple[object, ...]]:
    """Return all that is found, in the words of the text as it was meant.

    The Word file has a footnote that its plain twin lacks: what is said of it alone is left out.
    """
    ways = {d.id: meant(d)[1] for d in report.documents}

    notes = {
        d.id: [place.span for place in d.places if place.kind == "footnote"]
        for d in report.documents
    }

    def quote(found: Any) -> str:
        way = ways[found.document]
        text = way.meant(found.span).of(way.text) if way else found.quote
        return plainly(text)

    return Counter(
        (f.kind, f.category, f.rule, *((e.document, quote(e)) for e in f.evidence))
        for f in report.findings
        if not any(note.contains(e.span) for e in f.evidence for note in notes[e.document])
    )


def plainly(text: str) -> str:
    return " ".join(text.split())


def says(finding: Finding, spans: list[list[str]]) -> bool:
    """Tell whether a finding is about the words that these spans of the case name."""
    return all(
        any(
            e.document == account.upper()
            and (plainly(e.quote) in plainly(words) or plainly(words) in plainly(e.quote))
            for e in finding.evidence
        )
        for account, words in spans
    )


def test_each_form_gives_the_findings_of_the_plain_text(shared: Path) -> None:
    tried = 0
    for folder in folders(shared):
        plain, *others = forms(folder)
        report = compared(plain)
        expected = told(report)
        for form in others:
            found = compared(form)
            assert told(found) == expected, form.name
            tried += 1
    assert tried >= 3  # a Word file with tracked changes, a printed page and its pasted text


def test_what_was_planted_is_told_in_every_form_and_nothing_else_conflicts(shared: Path) -> None:
    tried = 0
    for folder in folders(shared):
        case = json.loads((folder / "expect.json").read_text(encoding="utf-8"))
        for form in forms(folder):
            conflicts = [f for f in compared(form).findings if f.kind == "conflict"]
            for planted in case["conflicts"]:
                own = [f for f in conflicts if says(f, planted["spans"])]
                assert own, (form, planted)
                assert planted["category"] in {f.category for f in own}, form
                conflicts = [f for f in conflicts if f not in own]
            assert conflicts == [], form
            tried += 1
    assert tried >= 6


def test_where_only_the_day_differs_nothing_else_is_said_to(shared: Path) -> None:
    report = compared(shared / "eval/field/19-blanks-and-quotes/a.txt")
    (differing,) = (f for f in report.findings if f.kind != "agree")
    quotes = [plainly(e.quote) for e in differing.evidence]
    assert differing.kind == "conflict"
    assert [quote.partition(" between")[0] for quote in quotes] == ["12 May", "14 May"]
    texts = {d.id: d.text for d in report.documents}
    changed = {
        difference.span.of(texts[difference.document])
        for alignment in report.alignments
        for difference in alignment.differences
    }
    assert changed == {"12", "14"}
