"""Check -> comma-separated values: a sentence of the draft in each row, for a spreadsheet."""

from __future__ import annotations

from typing import TYPE_CHECKING

from compare.render.check.labels import BEARINGS
from compare.render.check.view import check_view
from compare.render.table import written

if TYPE_CHECKING:
    from compare.model import Check
    from compare.render import Look


def render(check: Check, look: Look) -> bytes:
    """Return the claims in the order of the draft as UTF-8; ``look`` changes nothing."""
    del look
    view = check_view(check)
    rows = [["claim", "line", "sentence", "verdict", "reason", "sources", "evidence"]]
    for claim in (*view.claims, *view.others):
        places = (f"{w.document} {w.lines} {BEARINGS[w.bearing]}" for w in claim.witnesses)
        rows.append(
            [
                claim.id,
                str(claim.line),
                claim.text,
                claim.verdict,
                claim.reason,
                " ".join(claim.sources),
                "; ".join(places),
            ]
        )
    rows[1:] = sorted(rows[1:], key=lambda row: int(row[0][1:]))
    return written(rows)
