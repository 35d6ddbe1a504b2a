"""Rule ``exchange``: one act, told twice, with who did it and whom it was done to changed round.

Or with where it led from and where it led to.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from compare.data.deeds import names_deed
from compare.judge.apart import apart_in_number, apart_in_time_as_wholes, denied_once
from compare.judge.context import Account, Context, Pair, Side
from compare.judge.counterparts import counterparts
from compare.judge.draft import Draft
from compare.judge.naming import name_at
from compare.judge.same_event import roles, verbs_alike
from compare.judge.same_fact import covers
from compare.model import Evidence, Predicate, Token

_SAME_SENTENCE = 0.8
"""Share of the words two sentences must have in common: most acts can also be returned. Less does
where nothing else in either account could be meant."""
_SAME_ACT = 0.9
"""Likeness from which two verbs tell one act."""
_BACK_AND_FORTH = frozenset(
    "accuse answer attack blame call criticise criticize reply respond tell thank write".split()
)
"""A closed class: acts that are done back, so that only almost the same words tell of one."""
MUTUAL = frozenset(
    """accompany adjoin battle border call contact contradict converge correspond court cross date
    debate divorce embrace engage equal face fight greet hug intersect join kiss know match marry
    meet neighbor neighbour oppose overlap parallel play resemble rival touch visit wed wrestle
    """.split()
)
"""Verbs of acts that two do together or both do: to tell it either way is to tell the same."""

_Ends = Callable[[Account, Predicate], tuple[int, int] | None]
"""Finds the two that may change places in a clause, as the indexes of their tokens."""


def find(context: Context) -> Iterator[Draft]:
    """Yield a conflict where *X beat Y* meets *Y beat X*, or *X was beaten by Y*."""
    for pair in context.pairs:
        # What one account tells both ways round was done both ways round.
        if pair.score >= context.options.align_threshold and not pair.internal:
            for a in pair.a.predicates:
                for b in pair.b.predicates:
                    if a.negated == b.negated and verbs_alike(pair, a, b, _SAME_ACT):
                        if MUTUAL.isdisjoint((a.lemma, b.lemma)):
                            yield from _judged(pair, a, b, _actors)
                        yield from _judged(pair, a, b, _ways)
                        yield from _judged(pair, a, b, _hands)
            yield from _told_by_noun(pair)


def _told_by_noun(pair: Pair) -> Iterator[Draft]:
    """Yield where a verb tells it the other way round than a noun: *the defeat of X by Y*."""
    if not counterparts(pair) or apart_in_time_as_wholes(pair):
        return
    for verbs, nouns in ((pair.a, pair.b), (pair.b, pair.a)):
        for verb in verbs.predicates:
            ends = _actors(verbs.account, verb)
            first = None if ends is None or verb.negated else _keys(verbs.account, ends)
            for noun, there in _nominal(nouns) if first else ():
                second = _keys(nouns.account, there)
                if first and second == first[::-1] and names_deed(noun.lemma, verb.lemma):
                    assert ends is not None
                    x, y = _quoted(verbs, ends[0]), _quoted(nouns, there[0])
                    evidence = (x, y) if verbs is pair.a else (y, x)
                    text = f"{x.document} has “{x.quote}” do it; {y.document} “{y.quote}”."
                    yield Draft("conflict", "entity", "cross", text, evidence)
                    return


def _nominal(side: Side) -> Iterator[tuple[Token, tuple[int, int]]]:
    """Yield the nouns for acts with who did it and to whom: *of X by Y*, *Y's ... of X*."""
    tree = side.account.tree
    for noun in side.tokens:
        if noun.pos != "NOUN":
            continue
        held = [t for t in tree.subtree(noun, without=("relcl", "acl")) if t.dep == "pobj"]
        of = [t for t in held if (p := tree.head(t)) is not None and p.lemma == "of"]
        by = [t for t in held if (p := tree.head(t)) is not None and p.lemma == "by"]
        doer = by or [t for t in tree.children(noun, "poss") if t.pos in ("NOUN", "PROPN")]
        if of and doer:
            yield noun, (doer[0].index, of[0].index)


def _judged(pair: Pair, a: Predicate, b: Predicate, ends: _Ends) -> Iterator[Draft]:
    here, there = ends(pair.a.account, a), ends(pair.b.account, b)
    if here is None or there is None:
        return
    first, second = _keys(pair.a.account, here), _keys(pair.b.account, there)
    if first is None or second is None or first != (second[1], second[0]):
        return
    if apart_in_time_as_wholes(pair) or apart_in_number(pair) or denied_once(pair):
        return
    if not _of_one_act(pair, a) or _told_both_ways(pair, a.lemma, ends, first, second):
        return
    x, y = _quoted(pair.a, here[0]), _quoted(pair.b, there[0])
    told = f"from “{x.quote}” to" if ends is _ways else f"“{x.quote}” {a.lemma}"
    text = f"{x.document} has {told} “{y.quote}”; {y.document} has it the other way round."
    yield Draft("conflict", "entity", "cross", text, (x, y))


def _of_one_act(pair: Pair, a: Predicate) -> bool:
    if covers(pair, _SAME_SENTENCE):
        return True
    return a.lemma not in _BACK_AND_FORTH and counterparts(pair)


def _actors(account: Account, predicate: Predicate) -> tuple[int, int] | None:
    """Return who acts and what is acted on, where both are said."""
    held = roles(predicate)
    patient = held.patient
    tokens = account.analysis.tokens
    if not predicate.passive and (patient is None or tokens[patient].pos == "NUM"):
        verb = tokens[predicate.token]  # "beat Denmark 3-1"
        behind = account.tree.children(verb, "npadvmod")
        patient = next((t.index for t in behind if t.pos == "PROPN" and t.index > verb.index), None)
    return None if held.agent is None or patient is None else (held.agent, patient)


def _ways(account: Account, predicate: Predicate) -> tuple[int, int] | None:
    """Return where an act leads from and where to, where both are said."""
    below = account.tree.children(account.analysis.tokens[predicate.token], "prep")
    below += [inner for token in below for inner in account.tree.children(token, "prep")]
    found = {t.lemma: end.index for t in below for end in account.tree.children(t, "pobj")}
    return (found["from"], found["to"]) if {"from", "to"} <= found.keys() else None


def _hands(account: Account, predicate: Predicate) -> tuple[int, int] | None:
    """Return who hands something on and to whom, where both are said: *sold it to his son*."""
    agent = roles(predicate).agent
    verb = account.analysis.tokens[predicate.token]
    to = [t for t in account.tree.children(verb, "prep", "dative") if t.lemma == "to"]
    ends = [end.index for t in to for end in account.tree.children(t, "pobj")]
    return None if agent is None or not ends else (agent, ends[0])


def _keys(account: Account, ends: tuple[int, int]) -> tuple[str, str] | None:
    """Return what the two are compared by; ``None`` unless both are known and they differ."""
    found = (_key(account, ends[0]), _key(account, ends[1]))
    return found if "" not in found and found[0] != found[1] else None


def _key(account: Account, token: int) -> str:
    """Return what a token is compared by: the one it refers to, or its own word."""
    word = account.analysis.tokens[token]
    referent = account.referent(word)
    if referent:
        return f"@{referent}"
    return account.keys[token] if word.pos in ("NOUN", "PROPN") else ""


def _told_both_ways(pair: Pair, lemma: str, ends: _Ends, *parts: tuple[str, str]) -> bool:
    """Tell whether an account tells the act both ways round, so that each did it to the other."""
    for account in (pair.a.account, pair.b.account):
        told = {
            _keys(account, held)
            for predicate in account.analysis.predicates
            if predicate.lemma == lemma and (held := ends(account, predicate)) is not None
        }
        if told >= set(parts):
            return True
    return False


def _quoted(side: Side, index: int) -> Evidence:
    token = side.account.analysis.tokens[index]
    mention = name_at(side, token)
    if mention is not None:
        return side.account.evidence(mention.span, mention.entity)
    return side.account.evidence(token.span, token.lemma)
