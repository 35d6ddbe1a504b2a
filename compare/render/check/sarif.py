"""Check -> SARIF 2.1.0: what is amiss in the draft, where it stands in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from compare.render.check.identity import identity_of
from compare.render.check.labels import LABELS, NOTES
from compare.render.sarif import Places, Result, log
from compare.render.sarif.log import Level
from compare.render.sarif.report import LEVELS, result_of
from compare.render.standards import tidy

if TYPE_CHECKING:
    from compare.model import Check, Checked, Verdict
    from compare.render import Look

_LEVELS: dict[Verdict, Level] = {
    "contradicted": "error",
    "unsupported": "warning",
    "open": "warning",
    "partial": "note",
}
_ADVICE: dict[Verdict, str] = {
    "contradicted": "Correct the draft, or find out why the source is wrong.",
    "unsupported": "Name a source that says it, or take it out.",
    "open": "Compare draft and source: they answer one question, and perhaps both answers hold.",
    "partial": "Name a source for the words that are marked, or take them out.",
}


def render(check: Check, look: Look) -> bytes:
    """Return every claim of the draft that its sources do not back in full, in its order.

    What was dealt with and is in no verdict follows, suppressed.
    """
    places = Places(check.report, look)
    results = [_result(check, claim) for claim in check.claims if claim.verdict in _LEVELS]
    results += [
        result_of(finding)
        for finding in check.report.findings
        if finding.settled
        and finding.kind in LEVELS
        and any(item.document == check.draft for item in finding.evidence)
    ]
    id = f"compare/check/{places.file(check.draft)}/"
    return log(check.report, results, places, run={"automationDetails": {"id": id}})


def _result(check: Check, claim: Checked) -> Result:
    exact = (*claim.disputed, *claim.missing)
    span = exact[0] if len(exact) == 1 else claim.span
    witnesses = ((witness.document, witness.span) for witness in claim.witnesses)
    return Result(
        rule=f"draft/{claim.verdict}",
        title=LABELS[claim.verdict],
        help=f"{NOTES[claim.verdict][:1].upper()}{NOTES[claim.verdict][1:]}.",
        advice=_ADVICE[claim.verdict],
        level=_LEVELS[claim.verdict],
        message=claim.reason,
        places=((check.draft, span), *dict.fromkeys(witnesses)),
        fingerprint=identity_of(check, claim),
        name="claim/cc1",
        properties=tidy(
            {
                "id": claim.id,
                "support": claim.support,
                "sources": list(claim.sources),
                "findings": list(claim.findings),
            }
        ),
    )
