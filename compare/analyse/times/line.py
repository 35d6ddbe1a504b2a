"""One sentence as the readers of times see it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from compare.analyse.numerals import Atom
from compare.model import Token


@dataclass(frozen=True, slots=True)
class Line:
    """The atoms of a sentence with the parser's tokens behind them."""

    pieces: tuple[Atom, ...]
    tokens: Sequence[Token]
    """All tokens of the document."""
    order: Literal["dmy", "mdy"]
    base_year: int | None

    def low(self, at: int) -> str:
        """Return the lower-case atom at this place, ``""`` beyond either end."""
        return self.pieces[at].low if 0 <= at < len(self.pieces) else ""

    def token(self, at: int) -> Token:
        """Return the token that the atom begins in."""
        return self.tokens[self.pieces[at].token]

    def counts(self, at: int) -> bool:
        """Tell whether the digits at this place count the plural noun behind them."""
        if at + 1 >= len(self.pieces):
            return False
        number, after = self.token(at), self.token(at + 1)
        if self.pieces[at + 1].low in {"%", "percent", "million", "billion", "per"}:
            return True
        text = self.pieces[at].text
        if len(text) == 4 and text.isdigit() and 1900 <= int(text) <= 2099:
            # "the 2014 elections": a count of that size would have its comma.
            the = self.low(at - 1) == "the"
            if the or (number.entity == "DATE" and int(text) % 100):
                return False
        return (
            after.index != number.index
            and number.dep == "nummod"
            and number.head >= after.index
            and self.tokens[number.head].tag in {"NNS", "NNPS"}
        )
