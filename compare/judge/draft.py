"""A finding as a rule hands it in, before it is numbered."""

from __future__ import annotations

from dataclasses import dataclass

from compare.model import Category, Evidence, Kind, Level, Scope


@dataclass(frozen=True, slots=True)
class Draft:
    """A finding without number, fingerprint and the name of its rule."""

    kind: Kind
    category: Category
    scope: Scope
    explanation: str
    evidence: tuple[Evidence, ...]
    alignment: str | None = None
    adds: str | None = None
    confidence: float | None = None
    levels: tuple[Level, ...] = ()
    """Why its places were taken to answer one question, where that was weighed."""
