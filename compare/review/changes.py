"""Two reports on a story that develops: which findings are new, changed, gone."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal

from compare.codec import to_dict
from compare.model import Finding, Report
from compare.review.carry import State, carry
from compare.review.marks import snapshot

Change = Literal["new", "changed", "again", "gone", "kept"]
CHANGES: tuple[Change, ...] = ("new", "changed", "again", "gone", "kept")
"""In the order in which they are told."""
_CALLED: dict[State, Change] = {
    "open": "new",
    "changed": "changed",
    "again": "again",
    "gone": "gone",
    "kept": "kept",
}


@dataclass(frozen=True, slots=True)
class Changed:
    """What became of one finding."""

    change: Change
    old: Finding | None
    """``None`` for one that is new."""
    new: Finding | None
    """``None`` for one that is gone."""


def changes(old: Report, new: Report) -> tuple[Changed, ...]:
    """Return what became of every finding, by content: ids, order and letters do not count.

    In the order of :data:`CHANGES`, and within each in the order of the report it stands in.
    """
    found = [
        Changed(
            _CALLED[step.state],
            None if step.old is None else old.findings[step.old],
            None if step.new is None else new.findings[step.new],
        )
        for step in carry(snapshot(old), snapshot(new))
    ]
    places = {id(finding): n for report in (old, new) for n, finding in enumerate(report.findings)}

    def order(item: Changed) -> tuple[int, int]:
        return CHANGES.index(item.change), places[id(item.new or item.old)]

    return tuple(sorted(found, key=order))


def counted(found: tuple[Changed, ...]) -> dict[Change, int]:
    """Return how many there are of each."""
    return {change: sum(item.change == change for item in found) for change in CHANGES}


def to_json(old: Report, new: Report) -> dict[str, Any]:
    """Return the comparison of two reports as the values of its JSON.

    Findings that are as before are counted and not listed. Each finding stands there as in the
    JSON of its own report, whose ids and offsets it keeps.
    """
    found = changes(old, new)
    sides = {}
    findings: dict[int, Any] = {}
    for name, report in (("old", old), ("new", new)):
        told = to_dict(report)
        findings.update(zip(map(id, report.findings), told["findings"], strict=True))
        sides[name] = {
            "signature": told["provenance"]["signature"],
            "documents": [
                {key: document[key] for key in ("id", "name", "sha256")}
                for document in told["documents"]
            ],
        }
    return {
        "format": "compare-diff",
        "format_version": 1,
        **sides,
        "counts": counted(found),
        "changes": [
            {
                "change": item.change,
                "old": None if item.old is None else findings[id(item.old)],
                "new": None if item.new is None else findings[id(item.new)],
            }
            for item in found
            if item.change != "kept"
        ],
    }
