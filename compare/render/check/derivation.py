"""Check -> W3C PROV: the draft, its sources, and what was made of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from compare.codec import dumps
from compare.render.derivation import Made, written_prov

if TYPE_CHECKING:
    from compare.model import Check
    from compare.render import Look


def render(check: Check, look: Look) -> bytes:
    """Return where the check comes from as PROV-JSON in UTF-8."""
    roles = ("draft", *("source" for _ in check.sources))
    return written_prov(check.report, Made("Check", roles, dumps(check).encode()), look)
