"""Hold against each other what two accounts say of what befalls one thing once."""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING

from compare.analyse.names.folding import fold
from compare.analyse.values import comparable_times, compatible, compatible_times, show, show_time
from compare.judge import say
from compare.judge.draft import Draft
from compare.judge.once.subject import of_one_thing, show_thing
from compare.judge.once.told import Told, told
from compare.judge.once.where import apart

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from compare.judge.context import Context
    from compare.model import Category, Evidence


def find(context: Context) -> Iterator[Draft]:
    """Yield a conflict for each respect in which two accounts tell one such act differently."""
    held = [tuple(told(account)) for account in context.accounts]
    for first, second in combinations(held, 2):
        for pairs in of_one_thing(first, second):
            yield from _differing(pairs)


def _differing(pairs: Sequence[tuple[Told, Told]]) -> Iterator[Draft]:
    """Yield the respects that no two of the pairs agree in, as the first pair that differs has it.

    What one account says of itself in two ways may be the other's way once.
    """
    for respect in (_when, _where, _age, _who):
        found = [respect(a, b) for a, b in pairs]
        drafts = [draft for draft in found if isinstance(draft, Draft)]
        if drafts and True not in found:
            yield drafts[0]


def _when(a: Told, b: Told) -> Draft | bool:
    """Return a conflict, whether the two agree, or ``False`` where they cannot be compared."""
    pairs = [(x, y) for x in a.times for y in b.times if comparable_times(x, y)]
    if not pairs or any(compatible_times(x, y) for x, y in pairs):
        return bool(pairs)
    x, y = pairs[0]
    evidence = (
        a.account.evidence(x.span, show_time(x)),
        b.account.evidence(y.span, show_time(y)),
    )
    return _draft(a, "date", "once only", evidence, (say.time(x), say.time(y)))


def _where(a: Told, b: Told) -> Draft | bool:
    if not a.places or not b.places or _names_both(a, b):
        return False
    if not apart(a.places, b.places):
        return True
    x, y = a.places[0], b.places[0]
    evidence = (a.account.evidence(x.span, x.entity), b.account.evidence(y.span, y.entity))
    return _draft(a, "entity", "in one place only", evidence, (x.name, y.name))


def _names_both(a: Told, b: Told) -> bool:
    """Tell whether an account knows the other's place too: *Bayview, a suburb of Houston*."""
    here, there = a.places[0].entity, b.places[0].entity
    return here != there and (here in b.account.entities or there in a.account.entities)


def _age(a: Told, b: Told) -> Draft | bool:
    if not a.ages or not b.ages:
        return False
    x, y = a.ages[0], b.ages[0]
    if compatible(x, y):
        return True
    evidence = (a.account.evidence(x.span, show(x)), b.account.evidence(y.span, show(y)))
    return _draft(a, "number", "at one age only", evidence, (say.quantity(x), say.quantity(y)))


def _who(a: Told, b: Told) -> Draft | bool:
    if not a.doers or not b.doers or not _comparable_doers(a, b):
        return False
    words = [{w for m in one.doers for w in fold(m.name).split()} - _BODIES for one in (a, b)]
    if words[0] & words[1] or {m.entity for m in a.doers} & {m.entity for m in b.doers}:
        return True
    x, y = a.doers[0], b.doers[0]
    evidence = (a.account.evidence(x.span, x.entity), b.account.evidence(y.span, y.entity))
    return _draft(a, "entity", "once only", evidence, (x.name, y.name))


_BODIES = frozenset(
    """university universite universidad universitat universita college school institute company
    corporation productions pictures studio studios group the of de and for
    """.split()
)
"""Words that are part of many names of bodies, folded."""


def _comparable_doers(a: Told, b: Told) -> bool:
    """Tell whether both name people, or both bodies: a company builds through its builders."""
    types = {m.type for m in (*a.doers, *b.doers)}
    if types - {"person", "organisation", "other"}:
        return False
    return len(types) == 1 or not a.happening.act.bodies


def _draft(
    a: Told,
    category: Category,
    only: str,
    evidence: tuple[Evidence, Evidence],
    values: tuple[str, str],
) -> Draft:
    x, y = (e.document for e in evidence)
    thing = show_thing(a.account, a.thing)
    text = (
        f"{thing[:1].upper()}{thing[1:]} {a.happening.act.name} {only}: "
        f"{x} says {values[0]}, {y} says {values[1]}."
    )
    return Draft("conflict", category, "cross", text, evidence)
