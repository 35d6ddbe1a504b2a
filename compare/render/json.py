"""Report -> JSON, complete: every other format can be made from it again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from compare.codec import dumps

if TYPE_CHECKING:
    from compare.model import Check, Report
    from compare.render import Look


def render(report: Report | Check, look: Look) -> bytes:
    """Return the JSON of ``report`` as UTF-8; ``look`` changes nothing in it."""
    return dumps(report).encode("utf-8")
