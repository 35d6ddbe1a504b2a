"""Numbers in words and digits, and the atoms that quantities and times are read from."""

from __future__ import annotations

from compare.analyse.numerals.atoms import Atom, atoms
from compare.analyse.numerals.digits import parse_digits
from compare.analyse.numerals.words import (
    MAGNITUDES,
    ORDINALS,
    SMALL,
    TENS,
    Number,
    read_number,
    read_ordinal,
)

__all__ = [
    "MAGNITUDES",
    "ORDINALS",
    "SMALL",
    "TENS",
    "Atom",
    "Number",
    "atoms",
    "parse_digits",
    "read_number",
    "read_ordinal",
]
