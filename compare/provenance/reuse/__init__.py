"""Wording that accounts share: which passages, where they may come from, how many voices remain."""

from __future__ import annotations

from compare.provenance.reuse.report import Traced, trace

__all__ = ["Traced", "trace"]
