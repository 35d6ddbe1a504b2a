"""Rule ``sum``: parts that do not add up to the whole, or so much each to so much for all."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from compare.analyse.values import compatible, show
from compare.judge import kinship, say
from compare.judge.context import Account, Context, Pair, Side
from compare.judge.draft import Draft
from compare.judge.frames import frame
from compare.judge.same_fact import coverage
from compare.model import Predicate, Quantity

_WHOLES = frozenset({"people", "person", "soul", "individual"})
_IN_ALL = ("total", "altogether", "overall", "in all", "all told", "combined")
_ABOARD = frozenset({"aboard", "board", "carry", "passenger"})
"""A closed class of its own in the news: who is on board is who is carried."""
_SAME_SENTENCE = 0.4


def find(context: Context) -> Iterator[Draft]:
    """Yield a conflict for each whole that the other account's parts do not come to."""
    for pair in context.pairs:
        if pair.internal:
            continue
        for here, there in ((pair.a, pair.b), (pair.b, pair.a)):
            yield from _added(pair, here, there)
            yield from _multiplied(pair, here, there)


def parts(side: Side) -> Iterator[tuple[Quantity, ...]]:
    """Yield the runs of people that a sentence counts kind by kind: *passengers and crew*."""
    account = side.account
    counts = [q for q in side.quantities if _is_count_of_people(account, q)]
    heads = {q.noun_token: q for q in counts}
    for first in counts:
        if first.noun_token is None or _joined(account, first) in heads:
            continue
        run = [first]
        for q in counts:
            if q is not first and _joined(account, q) in {x.noun_token for x in run}:
                run.append(q)
        if len(run) > 1 and len({q.noun for q in run}) == len(run):
            yield tuple(run)


def _joined(account: Account, quantity: Quantity) -> int | None:
    """Return the noun that *and* joins this one to."""
    assert quantity.noun_token is not None
    noun = account.analysis.tokens[quantity.noun_token]
    return noun.head if noun.dep == "conj" else None


def _is_count_of_people(account: Account, quantity: Quantity) -> bool:
    if quantity.unit or quantity.form != "exact" or quantity.noun_token is None:
        return False
    return kinship.is_person(quantity.noun) or quantity.noun == "crew"


def _added(pair: Pair, here: Side, there: Side) -> Iterator[Draft]:
    for run in parts(here):
        total = sum(q.low for q in run)
        for whole in there.quantities:
            if whole.noun not in _WHOLES or whole.unit or whole.form != "exact":
                continue
            if any(_is_part(there, q) for q in there.quantities):
                continue
            if not _same_matter(pair, here, run[0], there, whole) or whole.low == total:
                continue
            summed = replace(run[0], low=total, high=total)
            if not compatible(summed, whole):
                yield _draft(pair, here, run, there, whole, f"{say.quantity(summed)} in all")


def _is_part(side: Side, quantity: Quantity) -> bool:
    return any(quantity in run for run in parts(side))


def _same_matter(pair: Pair, here: Side, part: Quantity, there: Side, whole: Quantity) -> bool:
    first, second = frame(here.account, part).verb, frame(there.account, whole).verb
    if first is None or second is None or first.negated or second.negated:
        return False
    aboard = _aboard(here, part, first) and _aboard(there, whole, second)
    kin = kinship.verbs(first.lemma, second.lemma) >= kinship.SYNONYM
    return (kin or aboard) and coverage(pair) >= _SAME_SENTENCE


def _aboard(side: Side, people: Quantity, verb: Predicate) -> bool:
    """Tell whether people are counted as those on board, not some of them: *three drowned*."""
    assert people.noun_token is not None
    account = side.account
    noun, above = (account.analysis.tokens[n] for n in (people.noun_token, verb.token))
    near = [above, *account.tree.subtree(noun)]
    for child in account.tree.children(above, "prep", "advmod"):
        near += [child, *account.tree.children(child, "pobj")]
    return any(token.lemma in _ABOARD for token in near)


def _multiplied(pair: Pair, here: Side, there: Side) -> Iterator[Draft]:
    """So much each for so many, against so much in all."""
    text = there.sentence.span.of(there.account.document.text).lower()
    if not any(word in text for word in _IN_ALL):
        return
    for each in here.quantities:
        base, _, per = each.unit.partition("/")
        if per != "each" or each.form != "exact":
            continue
        counts = [q for q in here.quantities if not q.unit and q.form == "exact" and q.low > 1]
        for whole in there.quantities:
            if len(counts) != 1 or whole.unit != base or coverage(pair) < _SAME_SENTENCE:
                continue
            value = counts[0].low * each.low
            summed = replace(each, low=value, high=value, step=value / 100, unit=base)
            if not compatible(summed, whole):
                told = f"{say.quantity(summed)} in all"
                yield _draft(pair, here, (counts[0], each), there, whole, told)


def _draft(
    pair: Pair, here: Side, run: tuple[Quantity, ...], there: Side, whole: Quantity, told: str
) -> Draft:
    own = tuple(here.account.evidence(q.phrase, show(q)) for q in run)
    other = there.account.evidence(whole.phrase, show(whole))
    quoted = " and ".join(f"“{e.quote}”" for e in own)
    text = f"{here.account.id} says {quoted}, {told}; {there.account.id} says “{other.quote}”."
    evidence = (*own, other) if here is pair.a else (other, *own)
    return Draft("conflict", "number", "cross", text, evidence)
