"""Names: which stretches of the text name whom or what, and which of them name the same."""

from __future__ import annotations

from compare.analyse.names.across import link
from compare.analyse.names.within import find

__all__ = ["find", "link"]
