"""Units and currencies, from the tables in ``compare/data``."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from compare.analyse.numerals import Atom

_DATA = Path(__file__).resolve().parent.parent.parent / "data"
_CALENDAR = {
    "month": (28.0, 31.0, 30.4375),
    "year": (365.0, 366.0, 365.25),
}
"""Fewest, most and mean days."""
_SHORT = {"m", "mi", "ha", "min", "mins", "sec", "ms", "b", "c", "f", "p", "s", "hp", "st", "in"}
"""Abbreviations that count as units only straight behind digits."""


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit read behind or before a number."""

    base: str
    factor: float
    offset: float
    end: int
    """Place behind its last atom."""
    word: str = ""


@cache
def _rows(name: str) -> tuple[tuple[str, ...], ...]:
    lines = (_DATA / name).read_text(encoding="utf-8").splitlines()
    return tuple(tuple(line.split("\t")) for line in lines if line and line[0] != "#")


@cache
def _units() -> dict[str, tuple[str, float, float]]:
    return {name: (base, float(f), float(o)) for name, base, f, o in _rows("units.tsv")}


@cache
def _currencies() -> dict[str, tuple[str, float]]:
    return {name: (code, float(factor)) for name, code, factor in _rows("currencies.tsv")}


@cache
def _longest(table: str) -> frozenset[str]:
    """First words of the names that have several."""
    names = _units() if table == "units" else _currencies()
    return frozenset(name.split()[0] for name in names if " " in name)


def _joined(pieces: Sequence[Atom], at: int, length: int) -> str:
    parts: list[str] = []
    for place in range(at, min(at + length, len(pieces))):
        piece = pieces[place]
        if parts and piece.glued:
            parts[-1] += piece.low
        else:
            parts.append(piece.low)
    return " ".join(parts)


def read_unit(pieces: Sequence[Atom], at: int, *, digits: bool) -> Unit | None:
    """Read the unit or currency behind a number, the longest name first.

    ``digits`` tells whether the number is written so: ``5 m`` is a length, ``five m`` is not.
    """
    if at >= len(pieces):
        return None
    for length in (4, 3, 2, 1):
        if at + length > len(pieces):
            continue
        name = _joined(pieces, at, length)
        if (
            length > 1
            and " " in name
            and name.split()[0] not in _longest("units") | _longest("money")
        ):
            continue
        follower = pieces[at + length] if at + length < len(pieces) else None
        if (
            length == 1
            and follower
            and follower.glued
            and follower.low in {"/", "\u00b2", "\u00b3"}
        ):
            continue
        unit = _named(name, pieces[at], at + length, digits=digits)
        if unit is not None:
            return unit
    return None


def _named(name: str, piece: Atom, end: int, *, digits: bool) -> Unit | None:
    if name in _SHORT and not digits:
        return None
    if name in _units():
        base, factor, offset = _units()[name]
        if name in {"mw", "mwh"} and piece.text[0] == "m":
            return None
        return Unit(base, factor, offset, end, name)
    if name in _currencies():
        code, factor = _currencies()[name]
        if name.isascii() and name.isalpha() and name.upper() == code and piece.text != code:
            # "try" is no Turkish lira
            return None
        return Unit(code, factor, 0.0, end, name)
    return None


def read_currency_before(pieces: Sequence[Atom], at: int) -> tuple[Unit, int] | None:
    """Read the sign or code before the number at ``at``; also return where it begins."""
    if at < 1:
        return None
    sign = pieces[at - 1]
    if sign.low in {
        "$",
        "\u20ac",
        "\u00a3",
        "\u00a5",
        "\u20b9",
        "\u20bd",
        "\u20a9",
        "\u20ba",
        "\u20b4",
        "\u20aa",
        "\u20a6",
    }:
        start = at - 1
        name = sign.low
        if name == "$" and at >= 2 and sign.glued and pieces[at - 2].kind == "word":
            prefix = pieces[at - 2].low.replace(".", "")
            if prefix + "$" in _currencies():
                name, start = prefix + "$", at - 2
        code, factor = _currencies()[name]
        return Unit(code, factor, 0.0, at, name), start
    if sign.kind == "word" and sign.text.isupper() and len(sign.text) == 3:
        found = _currencies().get(sign.low)
        if found is not None and sign.text == found[0]:
            return Unit(found[0], 1.0, 0.0, at, sign.low), at - 1
    if sign.text in {"Rs", "RMB"}:
        return Unit(_currencies()[sign.low][0], 1.0, 0.0, at, sign.low), at - 1
    return None


def is_money(unit: str) -> bool:
    """Tell whether the unit is a currency code."""
    return len(unit) == 3 and unit.isupper() and unit.isalpha()


def calendar_days(word: str) -> tuple[float, float, float] | None:
    """Return fewest, most and mean days of a calendar unit without a fixed length."""
    return _CALENDAR.get(word.removesuffix("s"))


def is_unit_word(word: str) -> bool:
    """Tell whether the word names a unit or a currency."""
    return word in _units() or word in _currencies()
