"""Findings -> results of SARIF: what somebody has to look at."""

from __future__ import annotations

from typing import TYPE_CHECKING

from compare.render.plain import clean
from compare.render.sarif.log import Level, Result, log
from compare.render.sarif.places import Places
from compare.render.standards import tidy
from compare.render.view import CATEGORY_LABELS, KIND_LABELS, KIND_NOTES

if TYPE_CHECKING:
    from compare.model import Finding, Kind, Report
    from compare.render import Look

LEVELS: dict[Kind, Level] = {"conflict": "error", "open": "warning", "detail": "note"}
"""Agreements and what one account alone says ask nothing of anybody: the JSON has them."""
_ADVICE: dict[Kind, str] = {
    "conflict": "Find out which of the accounts is right; that they disagree is all that is known.",
    "open": "Compare the places: they answer one question, and perhaps both answers hold.",
    "detail": "One account has what the others have not; nothing speaks against it.",
}


def render(report: Report, look: Look) -> bytes:
    """Return conflicts, open questions and details as SARIF 2.1.0 in UTF-8."""
    results = [result_of(finding) for finding in report.findings if finding.kind in LEVELS]
    return log(report, results, Places(report, look), run={})


def result_of(finding: Finding) -> Result:
    """Return a conflict, open question or detail; what was dealt with is suppressed."""
    decision = finding.decision
    return Result(
        rule=f"{finding.kind}/{finding.category}",
        title=f"{KIND_LABELS[finding.kind]}: {CATEGORY_LABELS[finding.category].lower()}",
        help=f"{KIND_NOTES[finding.kind][:1].upper()}{KIND_NOTES[finding.kind][1:]}.",
        advice=_ADVICE[finding.kind],
        level=LEVELS[finding.kind],
        message=finding.explanation,
        places=tuple(dict.fromkeys((e.document, e.span) for e in finding.evidence)),
        fingerprint=finding.fingerprint,
        name="finding/cf1",
        properties=tidy(
            {
                "id": finding.id,
                "scope": finding.scope,
                "rule": clean(finding.rule),
                "confidence": finding.confidence,
                "decision": decision.state if decision else None,
            }
        ),
        suppressed=decision.reason if decision and decision.settled else None,
    )
