"""Decisions as the values of their JSON."""

from __future__ import annotations

from typing import Any, Literal

from compare.model import Report
from compare.review.decisions import Entry, Ledger, followed


def to_json(
    ledger: Ledger, report: Report | None, what: Literal["decisions", "proposals"] = "decisions"
) -> dict[str, Any]:
    """Return all decisions, the oldest first; with a report, where each stands in it."""
    entries = [entry_to_json(entry) for entry in ledger.entries]
    if report is not None:
        for told, (state, n) in zip(entries, followed(ledger, report), strict=True):
            told["now"] = {"state": state, "finding": n if n is None else report.findings[n].id}
    return {"format": f"compare-{what}", "format_version": 1, what: entries}


def entry_to_json(entry: Entry) -> dict[str, Any]:
    """Return one decision for people: no digests, no places."""
    return {
        "verdict": entry.verdict,
        "reason": entry.reason,
        "by": entry.by,
        "at": entry.at,
        "finding": entry.finding,
        "fingerprint": entry.mark.fingerprint,
        "kind": entry.mark.kind,
        "category": entry.mark.category,
        "explanation": entry.explanation,
        "evidence": [{"source": source, "sentence": text} for source, text in entry.quotes],
    }
