"""What a claim affirms and a source denies, or the other way round, in the same words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from compare.align.vectors import weight
from compare.align.words import align_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from compare.align.words import WordAlignment
    from compare.judge.context import Account
    from compare.model import Predicate

_ALIKE = 0.5
"""Share of a claim's words, by weight, that a sentence has where it speaks of the same."""


def denied(draft: Account, sentence: int, places: Iterable[tuple[Account, int]]) -> set[int]:
    """Return the tokens of what these sentences deny where the claim does not, or the reverse.

    What one of them says as the claim does is not denied.
    """
    against: dict[int, Predicate] = {}
    alike: set[int] = set()
    for source, place in places:
        words = align_words(draft.words(sentence), source.words(place), draft.kin_to(source))
        if _share(words) < _ALIKE:
            continue
        for own, other in _acts(draft, source, words):
            if own.negated == other.negated:
                alike.add(own.token)
            else:
                against[own.token] = own
    spans = [own.span for token, own in against.items() if token not in alike]
    tokens = draft.analysis.tokens_of(sentence)
    return {t.index for t in tokens if any(span.contains(t.span) for span in spans)}


def _acts(
    draft: Account, source: Account, words: WordAlignment
) -> Iterator[tuple[Predicate, Predicate]]:
    """Yield what both say with the same verb."""
    for n, m in words.forward.items():
        a, b = words.a[n].token, words.b[m].token
        own, other = draft.predicate_at.get(a.index), source.predicate_at.get(b.index)
        if own is not None and other is not None and a.lemma == b.lemma:
            yield own, other


def _share(words: WordAlignment) -> float:
    content = [(n, weight(w.token.lemma)) for n, w in enumerate(words.a) if w.content]
    total = sum(own for _, own in content)
    return sum(own for n, own in content if n in words.forward) / total if total else 0.0
