"""A comparison in the words of PROV."""

from __future__ import annotations

from typing import TYPE_CHECKING

from compare.codec import dumps
from compare.render.derivation.document import Made, written_prov

if TYPE_CHECKING:
    from compare.model import Report
    from compare.render import Look


def render(report: Report, look: Look) -> bytes:
    """Return where the report comes from as PROV-JSON in UTF-8."""
    roles = ("account",) * len(report.documents)
    return written_prov(report, Made("Report", roles, dumps(report).encode()), look)
