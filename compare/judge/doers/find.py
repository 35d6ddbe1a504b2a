"""Rule ``doer``: one deed, told with other verbs, done by another: *bought from X*, *Y supplied*.

The deed is one where a verb, its counterpart or a noun for the doer tells it (``deeds.toml``), of
one thing, in sentences of which no others could be meant.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from compare.align.vectors import nearness
from compare.data import is_a, lexnames
from compare.data.deeds import doers
from compare.data.people import go_together, line
from compare.judge import kinship, say
from compare.judge.apart import (
    apart_in_number,
    apart_in_place,
    apart_in_time_as_wholes,
    denied_once,
)
from compare.judge.arguments import argument
from compare.judge.counterparts import counterparts
from compare.judge.doers.told import WHOM, Done, told
from compare.judge.draft import Draft
from compare.judge.name_pairs import of_one_sort
from compare.judge.naming import name_words
from compare.judge.remember import remembered

if TYPE_CHECKING:
    from collections.abc import Iterator

    from compare.judge.context import Account, Context, Pair
    from compare.model import Analysis, Mention, Span, Token

_LEAST = 0.8
"""Score from which two sentences tell of one deed."""
_CLOSE = 0.55
"""Cosine from which they do, where no other is nearer: verbs that differ lie apart in meaning."""
_SAME_THING = 0.7
_NEAR = 0.4
"""Cosine of two nouns from which one may be a word for the other."""
_ILLNESS = "illness"


def find(context: Context) -> Iterator[Draft]:
    """Yield a conflict where two sentences have one deed done by two."""
    for pair in context.pairs:
        if pair.internal or apart_in_time_as_wholes(pair) or apart_in_place(pair):
            continue
        found = _clash(pair)
        if found is None or denied_once(pair) or apart_in_number(pair):
            continue
        spans = [_span(s.account, d.who) for s, d in ((pair.a, found[0]), (pair.b, found[1]))]
        evidence = (pair.a.account.evidence(spans[0]), pair.b.account.evidence(spans[1]))
        text = f"{say.both(evidence)}: one deed, and not by the same."
        yield Draft("conflict", "entity", "cross", text, evidence)


def _clash(pair: Pair) -> tuple[Done, Done] | None:
    ours, theirs = (told(s.account, s.sentence) for s in (pair.a, pair.b))
    for a in ours:
        for b in theirs:
            if not a.deeds & b.deeds or not _by_two(pair, a, b) or _narrowed_apart(pair, a, b):
                continue
            if _asks_one(pair, a, b) or (_of_one_thing(pair, a, b) and _surely(pair, a, b)):
                return a, b
    return None


def _surely(pair: Pair, a: Done, b: Done) -> bool:
    """Tell whether two sentences tell of one act; a link alone does not tell it of two names."""
    if counterparts(pair, _CLOSE):
        return True
    named = any(_name(s.account, d.who) for s, d in ((pair.a, a), (pair.b, b)))
    return pair.score >= _LEAST and not named


def _narrowed_apart(pair: Pair, a: Done, b: Done) -> bool:
    """Tell whether the two are said to be of two bodies: *the mayor of Leeds*, *of York*."""
    found = []
    for side, one in ((pair.a, a), (pair.b, b)):
        own = _name(side.account, one.who)
        below = side.account.tree.subtree(one.who, without=("relcl", "acl"))
        named = {m.entity for t in below if (m := side.account.mention_at.get(t.index))}
        found.append(named - ({own.entity} if own else set()))
    return bool(found[0] and found[1]) and found[0].isdisjoint(found[1])


def _asks_one(pair: Pair, a: Done, b: Done) -> bool:
    """Tell whether a deed of the table was done to one thing, that each account tells of once."""
    deeds = {d for d in a.deeds & b.deeds if d in doers().deeds}
    if not deeds or a.thing is None or b.thing is None:
        return False
    x, y = (_things(s.account, d) for s, d in ((pair.a, a), (pair.b, b)))
    if not x & y or (len(x) > 1 and len(y) > 1):
        return False
    return all(_once(s.account, d, deeds) for s, d in ((pair.a, a), (pair.b, b)))


def _once(account: Account, one: Done, deeds: set[str]) -> bool:
    things = _things(account, one)
    others = [
        d
        for sentence in account.document.sentences
        for d in told(account, sentence)
        if d.deeds & deeds and d.thing is not None and _things(account, d) & things
    ]
    return len({d.who.lemma for d in others}) == 1


def _things(account: Account, one: Done) -> frozenset[str]:
    """Return the nouns that say what a deed was done to; of a pronoun those right before it."""
    assert one.thing is not None
    token = account.analysis.tokens[one.thing]
    if token.pos != "PRON":
        return frozenset({account.keys[token.index] or token.lemma})
    first = account.analysis.bounds[max(0, token.sentence - 1)]
    near = account.analysis.tokens[first : token.index]
    return frozenset(account.keys[t.index] or t.lemma for t in near if t.pos in ("NOUN", "PROPN"))


def _of_one_thing(pair: Pair, a: Done, b: Done) -> bool:
    if a.thing is None and b.thing is None:
        return True
    if a.thing is None or b.thing is None:
        return "death" not in a.deeds & b.deeds
    tokens = pair.a.account.analysis.tokens[a.thing], pair.b.account.analysis.tokens[b.thing]
    if sum(t.pos == "PRON" for t in tokens) == 1:
        return not any(t.lemma in ("he", "she", "who") for t in tokens)  # its only counterpart
    if argument(pair, a.thing, b.thing) >= _SAME_THING:
        return True
    names = [_name(s.account, t) for s, t in zip((pair.a, pair.b), tokens, strict=True)]
    return names[0] is not None and names[1] is not None and names[0].entity == names[1].entity


def _by_two(pair: Pair, a: Done, b: Done) -> bool:
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
    if any(deed.startswith(WHOM) for deed in a.deeds & b.deeds):
        return _two_bodies(left, a.who, right, b.who)
    return bool(a.deeds & b.deeds & doers().anything) and _unlike(a.who, b.who)


def _two_bodies(left: Account, a: Token, right: Account, b: Token) -> bool:
    """Tell whether two nouns are of two people or bodies: *the firm*, *the union*."""
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


def _span(account: Account, who: Token) -> Span:
    named = _name(account, who)
    return who.span if named is None else named.span
