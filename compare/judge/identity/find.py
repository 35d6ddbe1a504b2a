"""Hold against each other what two accounts say somebody is."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations
from typing import TYPE_CHECKING

from compare.data.people import go_together, lines
from compare.judge import kinship
from compare.judge.draft import Draft
from compare.judge.identity.described import Description, descriptions
from compare.judge.remember import remembered

if TYPE_CHECKING:
    from compare.judge.context import Account, Context
    from compare.model import Analysis, Span

_Told = tuple[Description, Description, "Span", "Span", str]
_LEAST = 0.3
"""Score from which two sentences are near enough for *her brother* to be of one *her*."""


def find(context: Context) -> Iterator[Draft]:
    """Yield a conflict where one person is said to be what nobody is at once."""
    held = [_by_person(account) for account in context.accounts]
    near = {
        (p.a.account.id, p.a.index, p.b.account.id, p.b.index)
        for p in context.pairs
        if p.score >= _LEAST
    }
    for ours, theirs in combinations(held, 2):
        for person in sorted(ours.keys() & theirs.keys()):
            for compare in (_trades, _offices, _fields, _standings, _nations, _kin, _lives):
                found = next(iter(compare(ours[person], theirs[person], near)), None)
                if found is not None:
                    yield _draft(found)


def _by_person(account: Account) -> dict[str, list[Description]]:
    held: dict[str, list[Description]] = defaultdict(list)
    for one in descriptions(account):
        held[one.person.entity].append(one)
    return held


_Near = set[tuple[str, int, str, int]]


def _trades(
    ours: Sequence[Description], theirs: Sequence[Description], _: _Near
) -> Iterator[_Told]:
    for past in (False, True):  # who is a retired colonel is no retired sergeant
        x, y = ([d for d in held if d.trade and d.past == past] for held in (ours, theirs))
        if not x or not y or {d.trade for d in x} & {d.trade for d in y}:
            continue
        if any(_says(b.account, a) or _says(a.account, b) for a in x for b in y):
            continue
        if any(d.joined for d in (*x, *y)):
            continue  # who is a poet and politician may be a general too
        if not any(go_together(a.trade, b.trade) for a in x for b in y):
            yield x[0], y[0], x[0].span, y[0].span, "of two callings"


def _says(account: Account, one: Description) -> bool:
    """Tell whether an account has the word for it too, of whomever."""
    return one.noun.lemma in _lemmas(account, account.analysis)


@remembered
def _lemmas(_: Account, analysis: Analysis) -> frozenset[str]:
    return frozenset(token.lemma for token in analysis.tokens)


def _standings(
    ours: Sequence[Description], theirs: Sequence[Description], _: _Near
) -> Iterator[_Told]:
    """Yield where somebody is in a post, and is only second or for a time in it."""
    for a in ours:
        for b in theirs:
            if a.noun.lemma != b.noun.lemma or a.standing == b.standing:
                continue
            if any(d.standing == b.standing for d in ours if d.noun.lemma == b.noun.lemma):
                continue
            if any(d.standing == a.standing for d in theirs if d.noun.lemma == a.noun.lemma):
                continue
            yield a, b, a.span, b.span, "of two standings"


def _offices(
    ours: Sequence[Description], theirs: Sequence[Description], _: _Near
) -> Iterator[_Told]:
    x, y = ([d for d in held if d.office and not d.past] for held in (ours, theirs))
    if x and y and not {d.office for d in x} & {d.office for d in y}:
        pairs = [(a, b) for a in x for b in y if _may_be_of_one(a, b)]
        if pairs and not any(go_together(a.office, b.office) for a, b in pairs):
            a, b = pairs[0]
            yield a, b, a.span, b.span, "in two offices"


def _may_be_of_one(a: Description, b: Description) -> bool:
    """Tell whether two offices may be of one body; must be, where one may hold both in two."""
    if {a.office, b.office} <= lines("office"):
        return not a.owner or not b.owner or a.owner == b.owner
    return a.owner == b.owner not in ("", "*")


def _fields(
    ours: Sequence[Description], theirs: Sequence[Description], _: _Near
) -> Iterator[_Told]:
    x, y = ([d for d in held if d.field and not d.past] for held in (ours, theirs))
    if x and y and not any(_one_field(a.field, b.field) for a in x for b in y):
        yield x[0], y[0], x[0].span, y[0].span, "the head of two fields"


def _one_field(a: frozenset[str], b: frozenset[str]) -> bool:
    return any(kinship.nouns(v, w) >= kinship.SYNONYM for v in a for w in b)


def _nations(
    ours: Sequence[Description], theirs: Sequence[Description], _: _Near
) -> Iterator[_Told]:
    x, y = ([d for d in held if d.nation and not d.office] for held in (ours, theirs))
    if not x or not y or any(_one_nation(a.nation, b.nation) for a in x for b in y):
        return
    a, b = x[0], y[0]
    assert a.nation_span is not None and b.nation_span is not None
    yield a, b, a.nation_span, b.nation_span, "of two nations"


def _one_nation(a: str, b: str) -> bool:
    return a.partition("-")[0] == b.partition("-")[0]


def _kin(
    ours: Sequence[Description], theirs: Sequence[Description], near: _Near
) -> Iterator[_Told]:
    x, y = ([d for d in held if d.kin] for held in (ours, theirs))
    if {d.kin for d in x} & {d.kin for d in y}:
        return
    for a in x:
        for b in y:
            if _one_owner(a, b, near):
                yield a, b, a.span, b.span, "kin in two ways"


def _one_owner(a: Description, b: Description, near: _Near) -> bool:
    """Tell whether it is the same one whose kin somebody is said to be."""
    if not a.owner or not b.owner:
        return False
    if a.owner == b.owner and a.owner != "*":
        return True
    here = (a.account.id, a.noun.sentence, b.account.id, b.noun.sentence)
    return "*" in (a.owner, b.owner) and here in near


def _lives(ours: Sequence[Description], theirs: Sequence[Description], _: _Near) -> Iterator[_Told]:
    for a in ours:
        for b in theirs:
            if a.dead == b.dead or a.noun.lemma != b.noun.lemma:
                continue
            living = b if a.dead else a
            if living.past and not _died(living):
                yield a, b, a.span, b.span, "dead and only out of office"


def _died(one: Description) -> bool:
    """Tell whether an account speaks of a death at all."""
    words = {t.lemma for t in one.account.analysis.tokens}
    return bool(words & {"die", "death", "dead", "kill", "funeral", "posthumous"})


def _draft(told: _Told) -> Draft:
    a, b, first, second, how = told
    evidence = (a.account.evidence(first), b.account.evidence(second))
    x, y = evidence
    text = (
        f"{x.document} calls {a.person.name} “{x.quote}”, {y.document} “{y.quote}”: "
        f"nobody is {how} at once."
    )
    return Draft("conflict", "entity", "cross", text, evidence)
