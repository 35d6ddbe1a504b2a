"""What one account denies and another states, each claim held against one of the other account."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING

from compare.match.claims.weigh import chances, pairs
from compare.match.events import of_one_event
from compare.model import Level, Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from compare.match.claims.held import Claim
    from compare.match.claims.weigh import ClaimPair
    from compare.match.question import Scene
    from compare.model import Modality, Token

SURE = 0.9
"""Chance from which one account surely denies what the other states, in kindred words."""
WORTH = 0.8
"""Chance from which a denial and a statement are shown to be compared."""
_KIN = 0.7
_HELD: frozenset[Modality] = frozenset({"actual", "planned", "expected"})
_NOUNS = frozenset({"NOUN", "PROPN"})
_BEFORE = ("det", "amod", "compound", "nummod", "poss", "nmod")
_REACH = 8
"""Tokens from a verb to the word in question up to which both are shown."""
_CLOSE = 6
"""The same for its subject, which is not what is in question."""


@dataclass(frozen=True, slots=True)
class Turned:
    """What one account denies and another states: accounts and places, in the order of accounts."""

    a: int
    b: int
    first: Span
    second: Span
    chance: float
    sure: bool
    """Whether both surely cannot hold; else a reader may want to see both."""
    levels: tuple[Level, ...]


def turned(scene: Scene, accounts: Sequence[int]) -> tuple[Turned, ...]:
    """Return what is denied in one of each two accounts and stated in the other, surest first."""
    found = [one for a, b in combinations(accounts, 2) for one in _between(scene, a, b)]
    return tuple(sorted(found, key=lambda one: (-one.chance, one.a, one.b, one.first, one.second)))


def _between(scene: Scene, a: int, b: int) -> Iterator[Turned]:
    if not of_one_event(scene, a, b):
        return
    found, values = pairs(scene, a, b)
    if not found:
        return
    sure, shares = chances(values)
    ranked = sorted(
        (n for n in range(len(found)) if sure[n] >= WORTH),
        key=lambda n: (-sure[n], found[n].denied.verb.index, found[n].stated.verb.index),
    )
    taken: set[tuple[int, int]] = set()
    for n in ranked:
        pair = found[n]
        both = {(c.account, c.sentence) for c in (pair.denied, pair.stated)}
        if both & taken:
            continue
        taken |= both
        shown = {c.account: _shown(scene, pair, c) for c in (pair.denied, pair.stated)}
        levels = _levels(pair, [float(share) for share in shares[n]])
        chance = round(float(sure[n]), 6)
        certain = chance >= SURE and _is_plain(pair)
        yield Turned(a, b, shown[a], shown[b], chance, certain, levels)


def _is_plain(pair: ClaimPair) -> bool:
    """Tell whether every instance of what is stated is denied, and neither is made uncertain."""
    modalities = {pair.denied.predicate.modality, pair.stated.predicate.modality}
    return pair.kin >= _KIN and pair.denied.total and modalities <= _HELD


def _shown(scene: Scene, pair: ClaimPair, claim: Claim) -> Span:
    """Return the verb with its subject and the word that is denied, or stated in spite of that."""
    account = scene.accounts[claim.account]
    tokens, predicate = account.analysis.tokens, claim.predicate
    words = pair.denied.core
    if claim is pair.stated:
        words, predicate = (pair.at,), account.predicate_at.get(pair.at.index, predicate)
    verb = tokens[predicate.token]
    if predicate.subject is not None:
        subject = tokens[predicate.subject]
        close = verb.index - subject.index <= _CLOSE and subject.head == verb.index
        if subject.pos in _NOUNS and close:
            words = (*words, subject)
    spans = [predicate.span, *(_phrase(scene, claim, t) for t in words if _is_near(t, verb))]
    return Span(min(s.start for s in spans), max(s.end for s in spans))


def _phrase(scene: Scene, claim: Claim, word: Token) -> Span:
    """Return a word with what stands before it and belongs to it: *a long crack*."""
    tree = scene.accounts[claim.account].tree
    above = tree.head(word)
    if word.dep == "amod" and above is not None and above.pos in _NOUNS:
        word = above  # "a service affecting outage"
    if word.pos not in _NOUNS:
        return word.span
    before = [t for t in tree.children(word, *_BEFORE) if t.index < word.index]
    return Span(min([word.span.start, *(t.span.start for t in before)]), word.span.end)


def _is_near(word: Token, verb: Token) -> bool:
    return word.sentence == verb.sentence and abs(word.index - verb.index) <= _REACH


def _levels(pair: ClaimPair, shares: Sequence[float]) -> tuple[Level, ...]:
    """Return what was weighed in a reader's words, each with what it adds to the log odds."""
    clauses, sentences, lower, higher, link, *others = shares
    core, said, elsewhere = sum(others[:3]), sum(others[3:8]), sum(others[12:])
    kind = sum(others[8:12])
    same = "the same word" if pair.kin >= 1 else "a kindred word" if pair.kin else "near in sense"
    denial = "every instance is denied" if pair.denied.total else "one instance is denied"
    told = (
        ("what is denied", f"{same}; {denial}", core + kind),
        ("what else is said", "of what is denied and of whom", said),
        ("the clauses", "how near they are, and what else comes as near", clauses + lower + higher),
        ("the sentences", "whether they are counterparts", sentences + link),
        ("other clauses", "whether either account says both", elsewhere),
    )
    return tuple(Level(name, level, round(weight, 2)) for name, level, weight in told)
