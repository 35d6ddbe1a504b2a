"""What one sentence says is absent and the other says is there, in no denied clause.

*The van was without a licence*, *free of*, *a lack of* against *the van had a licence*, *a van with
a licence*, *there was a licence in the van*. What has it must be the same.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from compare.judge import kinship
from compare.judge.apart import apart_in_place, apart_in_time_as_wholes
from compare.judge.arguments import argument
from compare.judge.frames import governing
from compare.judge.same_fact import covers
from compare.judge.scope import covered, told_apart
from compare.model import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from compare.judge.context import Pair, Side
    from compare.model import Predicate, Token

# Closed classes of English.
_LACK = frozenset({"lack", "absence", "want"})
_FREE = frozenset({"free", "devoid", "bereft", "void", "empty"})
_FROM = frozenset({"of", "from"})
_HAVING = frozenset(
    "have own hold possess carry contain include wear get receive enjoy keep offer bear".split()
)
_PLACES = frozenset({"in", "at", "on", "aboard", "inside"})
_ONE_AND_MANY = ({"NN", "NNS"}, {"NNP", "NNPS"})
_SHARED = 0.6
"""Share of the lighter sentence's words that must be matched."""
_ALL_OF_IT = 0.8
"""Share of what is absent that the other sentence must say is there."""


@dataclass(frozen=True, slots=True)
class _Held:
    """A thing that is there or is not, with what has it, and the words that say so."""

    thing: Token
    holder: Token
    span: Span


def absent_and_present(pair: Pair) -> tuple[Span, Span] | None:
    """Return what says that a thing is absent and that it is there, if there are any."""
    for lacking, having in ((pair.a, pair.b), (pair.b, pair.a)):
        for absent in _lacked(lacking):
            for present in _had(having):
                if _one_thing(pair, lacking, having, absent, present) and _of_one_scene(pair):
                    spans = (absent.span, present.span)
                    return spans if lacking is pair.a else (spans[1], spans[0])
    return None


def _of_one_scene(pair: Pair) -> bool:
    return covers(pair, _SHARED) and not apart_in_place(pair) and not apart_in_time_as_wholes(pair)


def _one_thing(pair: Pair, lacking: Side, having: Side, absent: _Held, present: _Held) -> bool:
    first, second = (absent, present) if lacking is pair.a else (present, absent)
    if not pair.matches(first.thing.index, second.thing.index):
        return False
    holders = first.holder, second.holder
    if argument(pair, holders[0].index, holders[1].index) < kinship.KIND_OF:
        return False
    if {t.tag for t in holders} in _ONE_AND_MANY or told_apart(
        pair, holders[0].index, holders[1].index
    ):
        return False
    without = ("relcl", "acl", "advcl", "punct", "det", "cc", "conj")
    words = tuple(
        t
        for t in (absent.thing, *lacking.account.tree.subtree(absent.thing, without))
        if (word := lacking.word(t.index)) is not None and word.content
    )
    return covered(pair, lacking, having, tuple(dict.fromkeys(words))) >= _ALL_OF_IT


def _lacked(side: Side) -> Iterator[_Held]:
    tree = side.account.tree
    for token in side.tokens:
        if token.lemma == "without" or (token.lemma in _FROM and _frees(side, token)):
            said = token if token.lemma == "without" else tree.head(token)
            holder = _holder(side, token)
            if said is not None and holder is not None:
                yield from _each(side, said, tree.children(token, "pobj"), holder)


def _frees(side: Side, preposition: Token) -> bool:
    above = side.account.tree.head(preposition)
    if above is None:
        return False
    return (above.pos == "ADJ" and above.lemma in _FREE) or (
        above.pos == "NOUN" and above.lemma in _LACK and preposition.lemma == "of"
    )


def _had(side: Side) -> Iterator[_Held]:
    tree = side.account.tree
    for clause in side.predicates:
        if clause.negated or clause.modality != "actual":
            continue
        verb = side.account.analysis.tokens[clause.token]
        if verb.lemma in _HAVING and not clause.passive and clause.subject is not None:
            holder = side.account.analysis.tokens[clause.subject]
            yield from _each(side, verb, tree.children(verb, "dobj"), holder)
        elif verb.lemma == "be" and tree.children(verb, "expl"):
            things = tree.children(verb, "attr", "nsubj")
            for place in _places(side, [verb, *things]):
                yield from _each(side, verb, things, place)
    for token in side.tokens:
        with_it = _holder(side, token) if token.lemma == "with" else None
        if with_it is not None:
            yield from _each(side, token, tree.children(token, "pobj"), with_it)


def _each(side: Side, said: Token, things: list[Token], holder: Token) -> Iterator[_Held]:
    tree = side.account.tree
    things = [t for t in things if (said.lemma, t.lemma) != ("free", "charge")]
    for thing in [*things, *(t for one in things for t in tree.children(one, "conj"))]:
        denied = any(t.lemma in ("no", "not") for t in tree.children(thing))
        if thing.pos in ("NOUN", "PROPN") and thing.index != holder.index and not denied:
            start, end = sorted((said.span, thing.span), key=lambda span: span.start)
            yield _Held(thing, holder, Span(start.start, end.end))


def _holder(side: Side, preposition: Token) -> Token | None:
    """Return what is with or without a thing: the noun before it, or the subject of its clause."""
    tree = side.account.tree
    above = tree.head(preposition)
    if above is not None and above.pos in ("NOUN", "PROPN") and above.lemma not in _LACK:
        return above if above.dep != "pobj" else None
    clause = governing(side.account, preposition)
    if clause is None or clause.negated or clause.modality != "actual":
        return None
    return _of_clause(side, clause)


def _of_clause(side: Side, clause: Predicate) -> Token | None:
    if clause.subject is None:
        return None
    subject = side.account.analysis.tokens[clause.subject]
    if subject.dep == "expl" or subject.lemma in _LACK:
        verb = side.account.analysis.tokens[clause.token]
        below = side.account.tree.children(verb, "attr", "nsubj")
        return next(iter(_places(side, [verb, *below])), None)
    return subject


def _places(side: Side, above: list[Token]) -> list[Token]:
    """Return where a thing is said to be."""
    tree = side.account.tree
    prepositions = [p for token in above for p in tree.children(token, "prep")]
    return [t for p in prepositions if p.lemma in _PLACES for t in tree.children(p, "pobj")]
