"""One sentence as the readers of quantities see it, and what they hand on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from compare.analyse.numerals import Atom
from compare.model import QuantityForm, Token


@dataclass(frozen=True, slots=True)
class Line:
    """The atoms of a sentence, the parser's tokens, and which atoms are times already."""

    pieces: tuple[Atom, ...]
    tokens: Sequence[Token]
    """All tokens of the document."""
    bounds: tuple[int, int]
    """First and one past the last token of the sentence."""
    taken: frozenset[int]
    """Places of atoms that belong to a time."""
    text: str
    """The whole document, for what its other parts tell of a unit."""

    def low(self, at: int) -> str:
        """Return the lower-case atom at this place, ``""`` beyond either end."""
        return self.pieces[at].low if 0 <= at < len(self.pieces) else ""

    def glued(self, at: int) -> bool:
        """Tell whether nothing stands between this atom and the one before."""
        return 0 < at < len(self.pieces) and self.pieces[at].glued

    def token(self, at: int) -> Token:
        """Return the token that the atom begins in."""
        return self.tokens[self.pieces[at].token]

    def words(self, start: int, end: int) -> list[str]:
        """Return the lower-case atoms of a stretch, clipped to the sentence."""
        return [piece.low for piece in self.pieces[max(0, start) : max(0, end)]]


@dataclass(frozen=True, slots=True)
class Reading:
    """A quantity as read, in places of atoms; ``scan`` gives it spans."""

    start: int
    end: int
    """Place behind the last atom of comparator, number and unit."""
    number: int
    """Place of the atom that carries the number."""
    low: float
    high: float
    form: QuantityForm
    unit: str
    step: float
    noun: int | None = None
    """Index of the token of what is counted."""
    name: str = ""
    """What is counted, where it is not the lemma of ``noun``."""
    count: bool = False
    """Whether ``noun`` stands right behind the number and belongs to its phrase."""
