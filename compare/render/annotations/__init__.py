"""Report -> W3C Web Annotations in JSON-LD, which readers of texts show in their margins."""

from __future__ import annotations

from compare.render.annotations.collection import Note, collection
from compare.render.annotations.report import render

__all__ = ["Note", "collection", "render"]
