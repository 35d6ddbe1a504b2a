"""A review server for a newsroom: ``compare serve``. Needs the extra ``serve``."""

from __future__ import annotations

from compare.serve.settings import Settings

__all__ = ["Settings"]
