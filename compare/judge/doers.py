"""Rule ``doer``: one deed, told with other verbs, done by another: *bought from X*, *Y supplied*.

The deed is one where a verb, its counterpart or a noun for the doer tells it (``doers.toml``), of
one thing, in sentences of which no others could be meant.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from compare.align.vectors import nearness
from compare.analyse.quotes import REPORTING
from compare.data import is_a, lexnames
from compare.data.deeds import doers
from compare.data.people import go_together, line
from compare.judge import kinship, say
from compare.judge.apart import apart_in_place, apart_in_time_as_wholes, denied_once
from compare.judge.arguments import argument
from compare.judge.counterparts import counterparts
from compare.judge.draft import Draft
from compare.judge.name_pairs import of_one_sort
from compare.judge.naming import name_words
from compare.judge.remember import remembered
from compare.judge.same_event import roles

if TYPE_CHECKING:
    from collections.abc import Iterator

    from compare.judge.context import Account, Context, Pair
    from compare.model import Analysis, Mention, Predicate, Sentence, Span, Token

_LEAST = 0.8
"""Score from which two sentences tell of one deed."""
_CLOSE = 0.4
"""Cosine from which they do, where no other is nearer: verbs that differ lie apart in meaning."""
_SAME_THING = 0.7
_NEAR = 0.4
"""Cosine of two nouns from which one may be a word for the other."""
_ILLNESS = "illness"
_WHOM = "to whom:"
_LIGHT = frozenset("=be =have =do =make =take =get =give =put =go =see =call".split())
"""A closed class: verbs that tell no deed by themselves."""


@dataclass(frozen=True, slots=True)
class _Done:
    """A deed as a sentence tells it."""

    deeds: frozenset[str]
    who: Token
    thing: int | None
    """Token of what it was done to; ``None`` where a noun for the doer stands alone."""


def find(context: Context) -> Iterator[Draft]:
    """Yield a conflict where two sentences have one deed done by two."""
    for pair in context.pairs:
        if pair.internal or apart_in_time_as_wholes(pair) or apart_in_place(pair):
            continue
        found = _clash(pair)
        if found is None or denied_once(pair):
            continue
        spans = [_span(s.account, d.who) for s, d in ((pair.a, found[0]), (pair.b, found[1]))]
        evidence = (pair.a.account.evidence(spans[0]), pair.b.account.evidence(spans[1]))
        text = f"{say.both(evidence)}: one deed, and not by the same."
        yield Draft("conflict", "entity", "cross", text, evidence)


def _clash(pair: Pair) -> tuple[_Done, _Done] | None:
    ours, theirs = (_told(s.account, s.sentence) for s in (pair.a, pair.b))
    for a in ours:
        for b in theirs:
            if not a.deeds & b.deeds or not _by_two(pair, a, b):
                continue
            if _asks_one(pair, a, b) or (
                _of_one_thing(pair, a, b) and (pair.score >= _LEAST or counterparts(pair, _CLOSE))
            ):
                return a, b
    return None


def _asks_one(pair: Pair, a: _Done, b: _Done) -> bool:
    """Tell whether a deed of the table was done to one thing, that each account tells of once."""
    deeds = {d for d in a.deeds & b.deeds if d in doers().deeds}
    if not deeds or a.thing is None or b.thing is None:
        return False
    x, y = (_things(s.account, d) for s, d in ((pair.a, a), (pair.b, b)))
    if not x & y or (len(x) > 1 and len(y) > 1):
        return False
    return all(_once(s.account, d, deeds) for s, d in ((pair.a, a), (pair.b, b)))


def _once(account: Account, one: _Done, deeds: set[str]) -> bool:
    things = _things(account, one)
    others = [
        d
        for sentence in account.document.sentences
        for d in _told(account, sentence)
        if d.deeds & deeds and d.thing is not None and _things(account, d) & things
    ]
    return len({d.who.lemma for d in others}) == 1


def _things(account: Account, one: _Done) -> frozenset[str]:
    """Return the nouns that say what a deed was done to; of a pronoun those right before it."""
    assert one.thing is not None
    token = account.analysis.tokens[one.thing]
    if token.pos != "PRON":
        return frozenset({account.keys[token.index] or token.lemma})
    first = account.analysis.bounds[max(0, token.sentence - 1)]
    near = account.analysis.tokens[first : token.index]
    return frozenset(account.keys[t.index] or t.lemma for t in near if t.pos in ("NOUN", "PROPN"))


def _of_one_thing(pair: Pair, a: _Done, b: _Done) -> bool:
    if a.thing is None and b.thing is None:
        return True
    if a.thing is None or b.thing is None:
        return "death" not in a.deeds & b.deeds
    tokens = pair.a.account.analysis.tokens[a.thing], pair.b.account.analysis.tokens[b.thing]
    if sum(t.pos == "PRON" for t in tokens) == 1:
        return not any(t.lemma in ("he", "she", "who") for t in tokens)  # its only counterpart
    return argument(pair, a.thing, b.thing) >= _SAME_THING


def _by_two(pair: Pair, a: _Done, b: _Done) -> bool:
    left, right = pair.a.account, pair.b.account
    names = _name(left, a.who), _name(right, b.who)
    if names[0] is not None and names[1] is not None:
        return _two_names(pair, names[0], names[1])
    if names[0] is not None or names[1] is not None:
        return False
    if b.who.lemma in _words(left, left.analysis) or a.who.lemma in _words(right, right.analysis):
        return False
    callings = line("trade", a.who.lemma), line("trade", b.who.lemma)
    if all(callings):
        return callings[0] != callings[1] and not go_together(*callings)
    if any(deed.startswith(_WHOM) for deed in a.deeds & b.deeds):
        return _two_bodies(left, a.who, right, b.who)
    return bool(a.deeds & b.deeds & doers().anything) and _unlike(a.who, b.who)


def _two_bodies(left: Account, a: Token, right: Account, b: Token) -> bool:
    """Tell whether two nouns are of two people or bodies that were meant: *the firm*, *the union*."""
    given = [
        any(t.lemma == "the" or t.dep == "poss" for t in account.tree.children(noun, "det", "poss"))
        for account, noun in ((left, a), (right, b))
    ]
    if not all(given) or not (_is_body(a.lemma) and _is_body(b.lemma)):
        return False
    if kinship.nouns(a.lemma, b.lemma) >= kinship.KIND_OF or a.tag != b.tag:
        return False
    return nearness(a.lemma, b.lemma) < _NEAR


def _is_body(noun: str) -> bool:
    return kinship.is_people(noun) or "group" in lexnames(noun)


def _two_names(pair: Pair, a: Mention, b: Mention) -> bool:
    left, right = pair.a.account, pair.b.account
    if a.entity in right.entities or b.entity in left.entities:
        return False
    for name, account in ((a, right), (b, left)):
        if any(name_words(name.name) & name_words(m.name) for m in account.analysis.mentions):
            return False
    if of_one_sort(a, b):
        return True
    return not any(_is_place(m) or (m.type == "person" and " " in m.name) for m in (a, b))


def _is_place(mention: Mention) -> bool:
    """Tell whether a name is of a place that the tables know: of one word the parser guesses."""
    from compare.data import countries, places

    return mention.entity in places() or mention.entity in countries()


def _unlike(a: Token, b: Token) -> bool:
    """Tell whether two nouns name two things: neither is a word for the other."""
    if not a.pos == b.pos == "NOUN" or kinship.is_person(a.lemma) or kinship.is_person(b.lemma):
        return False
    if is_a(a.lemma, _ILLNESS) and is_a(b.lemma, _ILLNESS):
        return not kinship.nouns(a.lemma, b.lemma)
    return not kinship.nouns(a.lemma, b.lemma) and nearness(a.lemma, b.lemma) < _NEAR


def _name(account: Account, token: Token) -> Mention | None:
    """Return the name that a token is, or that stands in apposition to it."""
    for held in (token, *account.tree.children(token, "appos")):
        for mention in account.mentions.get(token.sentence, ()):
            if mention.span.contains(held.span):
                return mention
    return None


@remembered
def _words(_: Account, analysis: Analysis) -> frozenset[str]:
    return frozenset(token.lemma for token in analysis.tokens)


@remembered
def _told(account: Account, sentence: Sentence) -> tuple[_Done, ...]:
    found = []
    for verb in account.predicates.get(sentence.index, ()):
        if not verb.negated:
            found += [*_by_verb(account, verb)]
    found += [*_by_noun(account, sentence)]
    return tuple(found)


def _by_verb(account: Account, verb: Predicate) -> Iterator[_Done]:
    table, tokens, tree = doers(), account.analysis.tokens, account.tree
    token, held = tokens[verb.token], roles(verb)
    for key in dict.fromkeys((verb.lemma, token.lemma)):
        deeds = table.agents.get(key, frozenset()) | ({f"={key}"} - _LIGHT)
        if deeds and key not in REPORTING and held.agent is not None and held.patient is not None:
            who = _meant(account, tokens[held.agent])
            if who.pos in ("NOUN", "PROPN") and not tree.children(who, "conj"):
                yield _Done(frozenset(deeds), who, held.patient)
            whom = tokens[held.patient]
            if f"={key}" not in _LIGHT and whom.pos in ("NOUN", "PROPN"):
                if not tree.children(whom, "conj"):
                    yield _Done(frozenset({f"{_WHOM} {key}"}), whom, held.agent)
    inside = tree.subtree(token, without=("relcl", "advcl", "ccomp", "conj", "acl"))
    for preposition in (t for t in inside if t.dep == "prep"):
        objects = [t for t in tree.children(preposition, "pobj") if t.pos in ("NOUN", "PROPN")]
        deed = table.behind.get((token.lemma, preposition.lemma))
        told = table.agents.get(f"{token.lemma} {preposition.lemma}")
        if told and held.agent is not None and tokens[held.agent].pos in ("NOUN", "PROPN"):
            for thing in tree.children(preposition, "pobj"):
                yield _Done(told, _meant(account, tokens[held.agent]), thing.index)
        if not objects:
            continue
        if deed is not None and held.agent is not None and preposition.head == token.index:
            yield _Done(frozenset({deed}), objects[0], held.agent)
        if preposition.lemma == "from" and token.lemma in table.sources:
            if held.patient is not None:
                yield _Done(table.sources[token.lemma], objects[0], held.patient)


def _by_noun(account: Account, sentence: Sentence) -> Iterator[_Done]:
    """Yield *the architect was X*, *its maker, X,*."""
    table, tree = doers(), account.tree
    for token in account.analysis.tokens_of(sentence.index):
        deeds = table.nouns.get(token.lemma)
        if not deeds or token.pos != "NOUN":
            continue
        above = tree.head(token)
        near = tree.children(token, "appos")
        if above is not None and above.lemma == "be":
            near += [t for t in tree.children(above, "attr", "nsubj") if t is not token]
        thing = next((t.index for t in tree.children(token, "poss")), None)
        for who in near:
            if who.pos == "PROPN":
                yield _Done(deeds, who, thing)


def _meant(account: Account, token: Token) -> Token:
    """Return what a relative pronoun stands for."""
    verb = account.tree.head(token)
    if token.tag in ("WDT", "WP") and verb is not None and verb.dep == "relcl":
        return account.analysis.tokens[verb.head]
    return token


def _span(account: Account, who: Token) -> Span:
    named = _name(account, who)
    return who.span if named is None else named.span
