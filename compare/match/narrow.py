"""Two sentences that are at odds -> the parts of them that are.

A sentence of a report tells two things or three, of which one is at odds with the other account.
Each part of either sentence that can be read by itself is read together with each of the other, and
the fewest words that are as much at odds as both sentences are what a reader is to look at.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from compare.align import cross_encoder
from compare.judge.wording.parts import readable

if TYPE_CHECKING:
    from collections.abc import Sequence

    from compare.align.match import Link, Place
    from compare.judge.context import Account
    from compare.model import Span

LESS = 0.25
"""How much lower the log odds of parts may lie than those of the sentences: what is left out then
says nothing of it."""
_LEAST = 4
"""Words of a part that says who did what."""
_POINT, _ODDS = 0, 1


def narrowed(accounts: Sequence[Account], link: Link) -> tuple[Span, Span]:
    """Return the places of a link that was read, as narrow as what is at odds in it."""
    ours, theirs = (_parts(accounts[place.document], place) for place in (link.a, link.b))
    pairs = [(a, b) for a in range(len(ours)) for b in range(len(theirs)) if (a, b) != (0, 0)]
    whole = (ours[0], theirs[0])
    if link.odds is None or not pairs:
        return whole
    left, right = (
        [_text(accounts[place.document], span) for span in spans]
        for place, spans in ((link.a, ours), (link.b, theirs))
    )
    rows, columns = ([pair[side] for pair in pairs] for side in (0, 1))
    said = cross_encoder.readings(left, right, rows, columns).tolist()
    fit = [
        (_length(ours[a]) + _length(theirs[b]), -row[_ODDS], a, b)
        for (a, b), row in zip(pairs, said, strict=True)
        if row[_ODDS] >= link.odds - LESS and row[_POINT] > 0
    ]
    if not fit:
        return whole
    *_, a, b = min(fit)
    return ours[a], theirs[b]


def _parts(account: Account, place: Place) -> list[Span]:
    """Return a sentence and the parts of it that can be read by themselves."""
    whole = account.document.sentences[place.sentence].span
    clauses = [n for n, c in enumerate(account.analysis.clauses) if c.sentence == place.sentence]
    parts = [whole]
    for clause in clauses:
        for span in readable(account, [clause]):
            if span not in parts and len(_text(account, span).split()) >= _LEAST:
                parts.append(span)
    return parts


def _text(account: Account, span: Span) -> str:
    return " ".join(span.of(account.document.text).split())


def _length(span: Span) -> int:
    return span.end - span.start
