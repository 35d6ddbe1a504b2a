"""Two sentences that are at odds -> the parts of them that are.

A sentence of a report tells two things or three, of which one is at odds with the other account.
Each clause of either sentence that can be read by itself is read together with each of the other,
and with the whole sentence: the fewest words that are as much at odds as both sentences, and of one
point, are what a reader is to look at. What somebody is said to have said is not cut from who says
it: the account does not say so itself.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from compare.align import cross_encoder
from compare.judge.wording.parts import readable

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from compare.align.cross_encoder import Read
    from compare.align.match import Link, Place
    from compare.judge.context import Account
    from compare.model import Span

LESS = 0.25
"""How much lower the log odds of parts may lie than those of the sentences: what is left out then
says nothing of it."""
_LEAST = 4
"""Words of a part that says who did what."""
_NO_WORDS = frozenset({"PUNCT", "SPACE"})


def narrowed(
    accounts: Sequence[Account], link: Link, together: Read = cross_encoder.readings
) -> tuple[Span, Span]:
    """Return the places of a link, as narrow as what is at odds in it; ``together`` reads them."""
    one, other = accounts[link.a.document], accounts[link.b.document]
    ours, theirs = (
        [*_places(account, place)] for account, place in ((one, link.a), (other, link.b))
    )
    pairs = [(a, b) for a in range(len(ours)) for b in range(len(theirs))]
    if len(pairs) == 1:
        return ours[0], theirs[0]
    left, right = (
        [span.line(account.document.text) for span in spans]
        for account, spans in ((one, ours), (other, theirs))
    )
    said = together(left, right, [a for a, _ in pairs], [b for _, b in pairs])
    point, odds = (said[:, n].tolist() for n in range(len(cross_encoder.OUTPUTS)))
    words = [len(left[a].split()) + len(right[b].split()) for a, b in pairs]
    as_sure = (n for n in range(len(pairs)) if odds[n] >= odds[0] - LESS and point[n] > 0)
    a, b = pairs[min(as_sure, key=lambda n: (words[n], -odds[n], n), default=0)]
    return ours[a], theirs[b]


def _places(account: Account, place: Place) -> Iterator[Span]:
    """Yield a sentence, then the clauses of it that can be read by themselves."""
    yield account.document.sentences[place.sentence].span
    tokens = account.analysis.tokens_of(place.sentence)
    words = [token.span for token in tokens if token.pos not in _NO_WORDS]
    for n, clause in enumerate(account.analysis.clauses):
        if clause.sentence != place.sentence:
            continue
        for span in readable(account, [n]):
            inside = sum(span.overlaps(word) for word in words)
            if _LEAST <= inside < len(words) and not _is_cut_from_speaker(account, span):
                yield span


def _is_cut_from_speaker(account: Account, span: Span) -> bool:
    """Tell whether a part is in somebody's words and does not say whose."""
    return any(
        quote.span.overlaps(span) and (quote.speaker is None or not quote.speaker.overlaps(span))
        for quote in account.analysis.quotes
    )
