"""Report -> W3C PROV: what was compared, by what, and which account comes from which."""

from __future__ import annotations

from compare.render.derivation.document import Made, written_prov
from compare.render.derivation.report import render

__all__ = ["Made", "render", "written_prov"]
