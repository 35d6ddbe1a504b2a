"""Numbers in the text as sets of values, with unit and what is counted."""

from __future__ import annotations

from compare.analyse.quantities.scan import find

__all__ = ["find"]
