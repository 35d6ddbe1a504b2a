"""Report -> the claim-by-source table as comma-separated values, for a spreadsheet."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from compare.render.plain import clean
from compare.render.view import make_view

if TYPE_CHECKING:
    from compare.model import Report
    from compare.render import Look

_FORMULA = ("=", "+", "-", "@")
"""What a spreadsheet takes for the beginning of a formula."""


def render(report: Report, look: Look) -> bytes:
    """Return the table as UTF-8: a claim in each row, the heaviest first; ``look`` changes nothing.

    ``voices`` is how many accounts speak to the claim, those of one voice counted once, and ``one
    voice`` says which those are. For each account there are two columns: what it does with the
    claim, and its words. Behind all of these each has one more: whom it quotes on the claim, and
    whom that one cites. A cell that a spreadsheet would take for a formula gets an apostrophe
    before it.
    """
    del look
    view = make_view(report)
    names = [f"{source.id} {source.label}" for source in view.sources]
    head = ["claim", "relation", "weight", "voices", "one voice", "outlier", "findings"]
    for name in names:
        head += [name, f"{name}: words"]
    head += [f"{name}: quotes" for name in names]
    rows: list[list[str]] = [head]
    for claim in view.claims:
        row = [claim.text, claim.relation, f"{claim.weight:g}"]
        row += [str(claim.counted), "; ".join(claim.voices), claim.outlier or ""]
        row.append(" ".join(claim.findings))
        for stance in claim.stances:
            row += [stance.stand, stance.text]
        row += [stance.quoting for stance in claim.stances]
        rows.append(row)
    return written(rows)


def written(rows: Iterable[Sequence[str]]) -> bytes:
    """Return rows as comma-separated values that no spreadsheet takes for formulas."""
    held = io.StringIO()
    writer = csv.writer(held)
    writer.writerows([_cell(cell) for cell in row] for row in rows)
    return held.getvalue().encode()


def _cell(text: str) -> str:
    words = clean(text).strip()
    return f"'{words}" if words.startswith(_FORMULA) else words
