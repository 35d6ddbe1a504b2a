"""How far the sources back each sentence of a draft, in numbers that can be weighed."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from math import log
from typing import TYPE_CHECKING

from compare.align import told
from compare.align.terms import terms_of
from compare.align.vectors import weight
from compare.align.words import align_words
from compare.check.denial import denied
from compare.check.figures import agreeing, alike, bare, figures_of, names_of

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from compare.align.match import Link
    from compare.align.words import Word
    from compare.judge.context import Account

FEATURES = (
    "told least", "told", "clause least", "clause", "sentence", "link", "second", "matched",
    "matched near", "anywhere", "unmatched", "figures", "figures near", "names", "terms",
)  # fmt: skip
"""The chance of the clause that is least likely told by the sources, and of all by their weight;
the same of the cosine to the nearest clause; the cosine to the nearest sentence; the log odds of
the two best links; the share of the words, by weight, that the best sentences match, that they and
what stands around them match, and that stand anywhere in the sources; the weight of the words that
nothing matches; the numbers and days not in the best sentences, and not around them; the names not
around them; the log of how many telling words there are."""
PLACES = 4
"""Sentences of one source that are looked at for one claim, at most."""
AROUND = 3
"""Sentences before one that backs a claim in which what it speaks of is named."""
_LEAST = 0.08
"""Score of a link from which a sentence may back a claim."""
_FELLOW = 0.25
"""Share of the best score that each further one has."""
_GAIN = 0.06
"""Share of a claim's words that a further sentence matches and no better one does."""
_SHOWN = 0.12
"""The same from which it is worth showing beside the best one."""
_LITTLE = 1e-3
_MOST = 8.0


@dataclass(frozen=True, slots=True)
class Backing:
    """What the sources have on one sentence of a draft."""

    values: tuple[float, ...]
    """In the order of :data:`FEATURES`."""
    places: tuple[tuple[int, int], ...]
    """Source by index, and sentence: what backs it best first, source by source."""
    missing: tuple[int, ...]
    """Tokens of the draft that no source has near, or that the sources deny, in order."""
    denied: bool = False
    """Whether the sources deny something of it in the same words, or it denies what they say."""


def backings(
    accounts: Sequence[Account], sources: Collection[int], links: Sequence[Link]
) -> dict[int, Backing]:
    """Return for each sentence of the first account how these others back it.

    Headings are left out, and all of a draft that was not read.
    """
    held = [0, *sorted(sources)]
    analyses = [accounts[n].analysis for n in held]
    number = {n: place for place, n in enumerate(held)}
    near = [
        _moved(link, number)
        for link in links
        if link.a.document in number and link.b.document in number
    ]
    rows = told.clause_features(analyses, near)
    chances = told.chances(analyses, near)
    clauses: dict[int, list[tuple[float, ...]]] = defaultdict(list)
    for (document, clause), row in zip(rows.clauses, rows.values.tolist(), strict=True):
        if document == 0:
            sentence = analyses[0].clauses[clause].sentence
            chance = chances[document, clause]
            clauses[sentence].append((row[_WEIGHT], _odds(chance), row[0], row[3]))
    scored = _scored(links, set(held[1:]))
    stems = frozenset().union(*(terms_of(sorted(accounts[n].vocabulary)) for n in held[1:]))
    return {
        sentence: _backing(accounts, held[1:], sentence, own, scored.get(sentence, {}), stems)
        for sentence, own in clauses.items()
    }


_WEIGHT = told.FEATURES.index("weight")


def _moved(link: Link, number: Mapping[int, int]) -> Link:
    a = replace(link.a, document=number[link.a.document])
    b = replace(link.b, document=number[link.b.document])
    return replace(link, a=a, b=b)


def _odds(chance: float) -> float:
    return log((chance + _LITTLE) / (1 + _LITTLE - chance))


def _scored(
    links: Sequence[Link], sources: Collection[int]
) -> dict[int, dict[int, list[tuple[float, int]]]]:
    """Return for each sentence of the draft its links, by source, the best first."""
    found: dict[int, dict[int, list[tuple[float, int]]]] = defaultdict(lambda: defaultdict(list))
    for link in links:
        for own, other in ((link.a, link.b), (link.b, link.a)):
            if own.document == 0 and other.document in sources:
                found[own.sentence][other.document].append((link.score, other.sentence))
    for held in found.values():
        for scores in held.values():
            scores.sort(key=lambda item: (-item[0], item[1]))
    return found


def _backing(
    accounts: Sequence[Account],
    sources: Sequence[int],
    sentence: int,
    clauses: Sequence[tuple[float, ...]],
    scored: Mapping[int, Sequence[tuple[float, int]]],
    stems: frozenset[str],
) -> Backing:
    draft = accounts[0]
    words = [w for w in draft.words(sentence) if w.content]
    weights = {w.token.index: _telling(w) for w in words}
    total = sum(weights.values()) or 1.0
    matched: set[int] = set()
    places: list[tuple[int, int]] = []
    near: set[int] = set()
    agreed: set[int] = set()
    for n in sources:
        own = _matching(draft, accounts[n], sentence, scored.get(n, ()), weights)
        held: set[int] = set()
        for place, tokens in own.items():
            gain = sum(weights.get(t, 0.0) for t in tokens - held) / total
            held |= tokens
            if not places or places[-1][0] != n or gain >= _SHOWN:
                places.append((n, place))
        matched |= held
        near |= _around(draft, accounts[n], sentence, own)
        agreed |= agreeing(draft, accounts[n], sentence, _held(accounts[n], own))
    near |= matched
    anywhere = {w.token.index for w in words if terms_of((w.key,)) <= stems}
    figures, names = figures_of(draft, sentence), names_of(draft, sentence)
    best = sorted((s for held in scored.values() for s, _ in held), reverse=True)
    scores = [_odds(score) for score in [*best, 0.0, 0.0][:2]]
    share = [c[0] for c in clauses]
    values = (
        min(c[1] for c in clauses),
        _mean([c[1] for c in clauses], share),
        min(c[2] for c in clauses),
        _mean([c[2] for c in clauses], share),
        max(c[3] for c in clauses),
        *scores,
        sum(weights[t] for t in matched if t in weights) / total,
        sum(weights[t] for t in near if t in weights) / total,
        sum(weights[t] for t in anywhere | near if t in weights) / total,
        min(sum(w for t, w in weights.items() if t not in near), _MOST),
        float(len(figures - matched)),
        float(len(figures - near)),
        float(len(names - near)),
        log(1 + len(words)),
    )
    against = denied(draft, sentence, [(accounts[n], place) for n, place in places])
    missing = {t for t in weights if t not in near and t not in agreed} | against
    return Backing(values, tuple(places), tuple(sorted(missing)), bool(against))


def _mean(values: Sequence[float], weights: Sequence[float]) -> float:
    total = sum(weights)
    if not total:
        return sum(values) / len(values)
    return sum(v * w for v, w in zip(values, weights, strict=True)) / total


def _telling(word: Word) -> float:
    if word.key[0] == "@":
        return 0.9
    if word.key[0] == "#":
        return 0.7
    return weight(word.token.lemma)


def _matching(
    draft: Account,
    source: Account,
    sentence: int,
    scored: Sequence[tuple[float, int]],
    weights: Mapping[int, float],
) -> dict[int, set[int]]:
    """Return the sentences of a source that back a claim, with the words each matches.

    The best first; a further one only for words that no better one matches.
    """
    total = sum(weights.values()) or 1.0
    kin = draft.kin_to(source)
    found: dict[int, set[int]] = {}
    matched: set[int] = set()
    least = max(_LEAST, _FELLOW * scored[0][0]) if scored else 1.0
    for score, place in scored[: 3 * PLACES]:
        if score < least or len(found) == PLACES:
            break
        words = align_words(draft.words(sentence), source.words(place), kin)
        own = {words.a[n].token.index for n in words.forward if words.a[n].content}
        own |= alike(draft, source, sentence, (place,))
        gain = sum(weights.get(t, 0.0) for t in own - matched) / total
        if not found or gain >= _GAIN:
            found[place] = own
            matched |= own
    return found


def _around(draft: Account, source: Account, sentence: int, places: Collection[int]) -> set[int]:
    """Return the words of a claim that stand around the sentences that back it.

    A sentence speaks of *he* and *the company*; who that is and when it was the sentences before
    say, or the head of the text.
    """
    held = _held(source, places)
    theirs = {source.keys[t.index] for n in held for t in source.analysis.tokens_of(n)} - {""}
    stems = terms_of(sorted(theirs))
    written = {t.text.lower() for n in held for t in source.analysis.tokens_of(n)}
    own = {
        t.index
        for t in draft.analysis.tokens_of(sentence)
        if (key := draft.keys[t.index])
        and (key in theirs or terms_of((key,)) <= stems or bare(t) in written)
    }
    return own | alike(draft, source, sentence, held)


def _held(source: Account, places: Collection[int]) -> list[int]:
    """Return these sentences with those around them, and the head of the text."""
    around = {n for place in places for n in range(max(0, place - AROUND), place + 2)}
    if around:
        around |= {0}
    return sorted(n for n in around if n < len(source.document.sentences))
