"""What people are called, read from ``compare/data/people.toml``."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any


@cache
def _tables() -> Any:
    return tomllib.loads(files("compare.data").joinpath("people.toml").read_text("utf-8"))


@cache
def line(kind: str, name: str) -> str:
    """Return the line of a table in which a word or a phrase stands; ``""`` if in none."""
    for key, names in _tables()[kind].items():
        if name in (names.split("; ") if ";" in names else names.split()):
            return str(key)
    return ""


@cache
def lines(kind: str) -> frozenset[str]:
    """Return the names of the lines of a table."""
    return frozenset(_tables()[kind])


@cache
def go_together(a: str, b: str) -> bool:
    """Tell whether one person is often of both lines."""
    pairs = _tables()["both"]["pairs"].split("; ")
    return frozenset((a, b)) in {frozenset(pair.split()) for pair in pairs}
