"""Rule ``comparative``: more of it than something, and less: *cost more than last year*, *cheaper*.

Two words for the same scale are opposites wherever they stand; this is for *more* and *less* in
other words, which are opposites only where they are held against one thing.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from compare.judge import say
from compare.judge.apart import apart_in_place, apart_in_time_as_wholes
from compare.judge.counterparts import counterparts
from compare.judge.draft import Draft
from compare.judge.frames import clause
from compare.judge.remember import remembered
from compare.model import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from compare.judge.context import Account, Context, Pair
    from compare.model import Sentence, Token

_LEAST = 0.8
# Closed classes: comparatives by which end of their scale they are nearer to.
_UP = frozenset("more better higher larger bigger greater longer stronger heavier dearer".split())
_DOWN = frozenset("less fewer worse lower smaller shorter weaker lighter cheaper".split())
_ANY = frozenset({"more", "less", "fewer"})
"""Those that are of any scale: two others are opposites only on one, which the table of opposites
has."""


@dataclass(frozen=True, slots=True)
class _Compared:
    word: Token
    up: bool
    standard: frozenset[str]
    """What it is held against: *than last year*."""
    about: frozenset[str]
    """The nouns of the sentence besides."""
    span: Span


def find(context: Context) -> Iterator[Draft]:
    """Yield a conflict where one says more than something and the other less than the same."""
    for pair in context.pairs:
        if pair.internal:
            continue
        found = _clash(pair)
        if found is None or apart_in_place(pair) or apart_in_time_as_wholes(pair):
            continue
        evidence = (
            pair.a.account.evidence(found[0].span, found[0].word.lemma),
            pair.b.account.evidence(found[1].span, found[1].word.lemma),
        )
        text = f"{say.both(evidence)}: it was not more and less than the same."
        yield Draft("conflict", "antonym", "cross", text, evidence)


def _clash(pair: Pair) -> tuple[_Compared, _Compared] | None:
    for a in _compared(pair.a.account, pair.a.sentence):
        for b in _compared(pair.b.account, pair.b.sentence):
            if a.up == b.up or a.standard != b.standard or not a.about & b.about:
                continue
            if _ANY.isdisjoint((a.word.text.lower(), b.word.text.lower())):
                continue
            if pair.score >= _LEAST or counterparts(pair):
                return a, b
    return None


@remembered
def _compared(account: Account, sentence: Sentence) -> tuple[_Compared, ...]:
    tokens, tree = account.analysis.tokens_of(sentence.index), account.tree
    nouns = [t for t in tokens if t.pos in ("NOUN", "PROPN")]
    found = []
    for token in tokens:
        word = token.text.lower()
        if word not in _UP | _DOWN:
            continue
        near = [token, *(t for t in (tree.head(token),) if t is not None)]
        than = [p for t in near for p in tree.children(t, "prep", "mark") if p.lemma == "than"]
        held = [t for p in than for t in tree.subtree(p) if t.pos in ("NOUN", "PROPN", "NUM")]
        own = clause(account, token)
        if not held or any(t.pos == "NUM" for t in held) or own is None or own.negated:
            continue
        about = frozenset(t.lemma for t in nouns if t not in held)
        span = Span(min(own.span.start, token.span.start), max(t.span.end for t in held))
        standard = frozenset(t.lemma for t in held)
        found.append(_Compared(token, word in _UP, standard, about, span))
    return tuple(found)
