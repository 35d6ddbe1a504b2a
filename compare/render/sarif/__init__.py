"""Report -> SARIF 2.1.0, which code hosts and editors show beside the text."""

from __future__ import annotations

from compare.render.sarif.log import Result, log
from compare.render.sarif.places import Places
from compare.render.sarif.report import render

__all__ = ["Places", "Result", "log", "render"]
