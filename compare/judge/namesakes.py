"""Rule ``namesake``: one surname with two given names, where both accounts tell of one person."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from compare.align.vectors import weight
from compare.analyse.names.folding import fold
from compare.data.people import line
from compare.judge.draft import Draft
from compare.judge.name_pairs import may_be_person, two_names
from compare.judge.say import both

if TYPE_CHECKING:
    from compare.judge.context import Account, Context, Pair, Side
    from compare.model import Mention

_LEAST = 0.8
"""Score from which two sentences tell of one person."""
_TELLING = 0.3
"""Weight of a word, besides the name, that the two sentences must share."""
_GIVEN_AND_SURNAME = 2
_OPEN = frozenset({"NOUN", "VERB", "ADJ"})


def find(context: Context) -> Iterator[Draft]:
    """Yield a conflict where linked sentences name two people of one surname."""
    taken: set[tuple[str, str]] = set()
    for pair in context.pairs:
        if pair.internal or pair.score < _LEAST:
            continue
        for a in pair.a.mentions:
            for b in pair.b.mentions:
                key = a.entity, b.entity
                if key not in taken and _one_person(pair, a, b):
                    taken.add(key)
                    yield _draft(pair, a, b)


def _one_person(pair: Pair, a: Mention, b: Mention) -> bool:
    if not (may_be_person(a) and may_be_person(b)) or not two_names(a.name, b.name):
        return False
    if any(len(fold(m.name).split()) > _GIVEN_AND_SURNAME for m in (a, b)):
        return False  # of three names each account may have left out another
    surname = _surname(a)
    if surname != _surname(b):
        return False
    for side in (pair.a, pair.b):
        if len(_bearers(side.account, surname)) != 1 or _speaks_of_kin(side.account, surname):
            return False
    return _tells_of_one(pair.a, pair.b, surname)


def _surname(mention: Mention) -> str:
    return fold(mention.name).split()[-1]


def _bearers(account: Account, surname: str) -> set[str]:
    """Return all of that surname that an account names with a given name."""
    return {
        m.entity
        for m in account.analysis.mentions
        if " " in m.name and may_be_person(m) and _surname(m) == surname
    }


def _speaks_of_kin(account: Account, surname: str) -> bool:
    """Tell whether a sentence with the surname has a word for kin: *his brother Paul Lorne*."""
    near = {m.sentence for m in account.analysis.mentions if _surname(m) == surname}
    return any(line("kin", t.lemma) for n in near for t in account.analysis.tokens_of(n))


def _tells_of_one(a: Side, b: Side, surname: str) -> bool:
    words = [
        {t.lemma for t in side.tokens if t.pos in _OPEN and fold(t.text) != surname}
        for side in (a, b)
    ]
    return any(weight(word) >= _TELLING for word in words[0] & words[1])


def _draft(pair: Pair, a: Mention, b: Mention) -> Draft:
    evidence = (
        pair.a.account.evidence(a.span, a.entity),
        pair.b.account.evidence(b.span, b.entity),
    )
    text = f"{both(evidence)}: one surname, two given names."
    return Draft("conflict", "entity", "cross", text, evidence)
