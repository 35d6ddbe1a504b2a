"""A sentence as words, digits and signs, cut finer and more evenly than a parser's tokens.

A parser may keep ``4%-5`` or ``3.5bn`` as one token and cut ``a.m.`` or ``COVID-19`` in another
way each time; patterns over numbers need the same pieces always.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from functools import lru_cache
from typing import Literal, NamedTuple

from compare.model import Removed, Token

AtomKind = Literal["num", "code", "clock", "iso", "slash", "word", "sym"]
"""``num``: digits that make one number; ``clock``: ``12:30``; ``iso``: ``2025-03-12``;
``slash``: ``12/3/2025`` or ``12.3.2025``; ``code``: digits that are no number (``1.2.3``)."""

_KINDS: dict[str, AtomKind] = {
    "iso": "iso",
    "slash": "slash",
    "clock": "clock",
    "code": "code",
    "euro": "num",
    "num": "num",
    "word": "word",
    "sym": "sym",
}
_LONGEST = 40
"""Characters that a number has at most; what is longer is a code, a table or a trap."""
_SPACE = "\u00a0\u2009\u202f"
_ATOM = re.compile(
    rf"""
    (?P<euro>(?<![\w.,])(?:\d{{1,3}}(?:\.\d{{3}})+,\d{{1,2}}|\d{{1,3}}(?:\.\d{{3}}){{2,}})(?![\d.]))
  |
    (?P<iso>\b\d{{4}}-\d{{2}}-\d{{2}}(?=\b|T))
  | (?P<slash>(?<![\w./])(?:\d{{1,2}}/\d{{1,2}}/(?:\d{{4}}|\d{{2}})
        |\d{{1,2}}\.\d{{1,2}}\.\d{{4}}|\d{{1,2}}-\d{{1,2}}-\d{{4}})(?![\w/-]))
  | (?P<clock>(?<![\w:.])\d{{1,2}}:\d{{2}}(?::\d{{2}})?(?![\d:]))
  | (?P<code>\d+(?:\.\d+){{2,}}|\d+(?:/\d+){{2,}}|\d+,\d{{1,2}}(?![\d,])|\d+:\d[\d:]*)
  | (?P<num>\d{{1,3}}(?:,\d{{3}})+(?:\.\d+)?(?!\d)
        |\d{{1,2}}(?:,\d{{2}}){{1,10}},\d{{3}}(?!\d)
        |\d{{1,3}}(?:[{_SPACE}]\d{{3}})+(?!\d)(?:\.\d+)?
        |\d+(?:\.\d+)?
        |(?<![\w.])\.\d+)
  | (?P<word>(?<![^\w'\u2019][A-Za-z]\.)(?:[A-Za-z]\.){{2,}}(?!\w)
        |['\u2019]s\b|[^\W\d_]+(?:['\u2019](?!s\b)[^\W\d_]+)?)
  | (?P<sym>[^\s\w]|_)
    """,
    re.VERBOSE,
)


class Atom(NamedTuple):
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


def atoms(
    text: str, offset: int, tokens: Sequence[Token], removed: Sequence[Removed] = ()
) -> tuple[Atom, ...]:
    """Cut ``text``, which begins at ``offset`` of the document, into atoms.

    ``tokens`` are the tokens of the same stretch, in order; there must be at least one. What
    ``removed`` covers (``**`` around a word) is passed over as if it were not there.
    """
    found: list[Atom] = []
    place, last = 0, len(tokens) - 1
    edge, index = tokens[0].span.end, tokens[0].index
    hidden = bisect_right(removed, offset, key=lambda item: item.span.end)
    joined = True
    for kind, piece, low, begin, length, touches in _cut(text):
        start = offset + begin
        glued = touches and joined
        while hidden < len(removed) and removed[hidden].span.end <= start:
            hidden += 1
        if hidden < len(removed) and removed[hidden].span.start <= start:
            joined = glued
            continue
        joined = True
        while edge <= start and place < last:
            place += 1
            edge, index = tokens[place].span.end, tokens[place].index
        found.append(Atom(kind, piece, low, start, start + length, glued, index))
    return tuple(found)


@lru_cache(maxsize=4096)
def _cut(text: str) -> tuple[tuple[AtomKind, str, str, int, int, bool], ...]:
    """Cut once what both finders ask for."""
    cut: list[tuple[AtomKind, str, str, int, int, bool]] = []
    before = -1
    for match in _ATOM.finditer(text):
        kind = _KINDS[match.lastgroup or "sym"]
        start, end = match.span()
        piece = match.group()
        if kind not in ("word", "sym") and len(piece) > _LONGEST:
            kind = "code"
        low = piece.lower().replace("\u2019", "'")
        cut.append((kind, piece, low, start, end - start, start == before))
        before = end
    return tuple(cut)
