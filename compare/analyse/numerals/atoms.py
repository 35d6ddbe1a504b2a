"""A sentence as words, digits and signs, cut finer and more evenly than a parser's tokens.

A parser may keep ``4%-5`` or ``3.5bn`` as one token and cut ``a.m.`` or ``COVID-19`` in another
way each time; patterns over numbers need the same pieces always.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from compare.model import Token

AtomKind = Literal["num", "code", "clock", "iso", "slash", "word", "sym"]
"""``num``: digits that make one number; ``clock``: ``12:30``; ``iso``: ``2025-03-12``;
``slash``: ``12/3/2025`` or ``12.3.2025``; ``code``: digits that are no number (``1.2.3``)."""

_SPACE = "\u00a0\u2009\u202f"
_ATOM = re.compile(
    rf"""
    (?P<iso>\b\d{{4}}-\d{{2}}-\d{{2}}(?=\b|T))
  | (?P<slash>(?<![\w./])(?:\d{{1,2}}/\d{{1,2}}/(?:\d{{4}}|\d{{2}})
        |\d{{1,2}}\.\d{{1,2}}\.\d{{4}})(?![\w/]))
  | (?P<clock>(?<![\w:.])\d{{1,2}}:\d{{2}}(?::\d{{2}})?(?![\d:]))
  | (?P<code>\d+(?:\.\d+){{2,}}|\d+(?:/\d+){{2,}}|\d+,\d{{1,2}}(?![\d,])|\d+:\d[\d:]*)
  | (?P<num>\d{{1,3}}(?:,\d{{3}})+(?:\.\d+)?(?!\d)
        |\d{{1,2}}(?:,\d{{2}})+,\d{{3}}(?!\d)
        |\d{{1,3}}(?:[{_SPACE}]\d{{3}})+(?!\d)(?:\.\d+)?
        |\d+(?:\.\d+)?
        |(?<![\w.])\.\d+)
  | (?P<word>(?:[A-Za-z]\.){{2,}}(?!\w)|[^\W\d_]+(?:['\u2019][^\W\d_]+)?)
  | (?P<sym>[^\s\w]|_)
    """,
    re.VERBOSE,
)
_EUROPEAN = re.compile(r"\d{1,3}(?:\.\d{3})+,\d{1,2}(?!\d)|\d{1,3}(?:\.\d{3}){2,}(?![\d.])")


@dataclass(frozen=True, slots=True)
class Atom:
    """One piece of a sentence."""

    kind: AtomKind
    text: str
    low: str
    """Lower-case text; a curly apostrophe is made straight."""
    start: int
    """Offset into the document."""
    end: int
    glued: bool
    """Whether nothing stands between it and the atom before."""
    token: int
    """Index of the parser's token that it begins in."""


def atoms(text: str, offset: int, tokens: Sequence[Token]) -> tuple[Atom, ...]:
    """Cut ``text``, which begins at ``offset`` of the document, into atoms.

    ``tokens`` are the tokens of the same stretch, in order; there must be at least one.
    """
    found: list[Atom] = []
    place, last, before = 0, len(tokens) - 1, -1
    position = 0
    while True:
        match = _ATOM.search(text, position)
        if match is None:
            return tuple(found)
        kind: str = match.lastgroup or "sym"
        start, end = match.span()
        if kind in {"num", "code", "slash"}:
            european = _EUROPEAN.match(text, start)
            if european and european.end() >= end:
                kind, end = "num", european.end()
        position = end
        piece = text[start:end]
        while place < last and tokens[place].span.end <= offset + start:
            place += 1
        found.append(
            Atom(
                kind=kind,  # type: ignore[arg-type]
                text=piece,
                low=piece.lower().replace("\u2019", "'"),
                start=offset + start,
                end=offset + end,
                glued=start == before,
                token=tokens[place].index,
            )
        )
        before = end
