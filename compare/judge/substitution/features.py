"""What a slot is judged by, as named numbers: how alike the rest is, and what the words are."""

from __future__ import annotations

from math import log1p
from typing import TYPE_CHECKING

from compare.align.vectors import nearness, weight
from compare.data import lexnames, relation
from compare.judge import kinship
from compare.judge.frames import governing
from compare.judge.same_event import roles

if TYPE_CHECKING:
    from collections.abc import Mapping

    from compare.align.words import Words
    from compare.judge.context import Account, Pair
    from compare.judge.substitution.slots import Slot, Unit
    from compare.model import Token

NAME = ("coverage", "rest", "clause", "repeatable", "type", "nationality")
"""Features of two names."""
WORD = ("shared", "rest", "slot", "beside", "opposite", "sister", "near", "concrete", "copy")
"""Features of two other words."""
_MOST_LEFT = 5
_CONCRETE = frozenset(
    {"person", "artifact", "animal", "substance", "food", "body", "plant", "object"}
)
_COPY = (0.85, 0.6)
"""Shares of the lighter and the heavier sentence from which one is nearly a copy of the other."""
_WORD_CLASS = {"n": "NOUN", "v": "VERB", "a": "ADJ", "r": "ADV"}
_NEGATIVE = ("un", "non-", "non")
_STEM = 4


def features(pair: Pair, slot: Slot) -> dict[str, float]:
    """Return the features of a slot by name: :data:`NAME` for two names, else :data:`WORD`.

    ``coverage``: share of the lighter sentence that the other has too, the slot apart;
    ``shared``: weight of what they share, as ``log(1 + x)``; ``rest``: words of the lighter
    sentence that are left over, as a share of five; ``clause``: what says something of them stands
    for each other; ``repeatable``: it may be done again to another; ``slot``: what governs them
    stands for each other, and in one role; ``beside``: the shared words on both sides are the
    same; ``near``: cosine of the words' vectors; ``copy``: the sentences are nearly copies.
    """
    ours, theirs = (
        _Rest.of(pair.words.a, pair.words.forward, slot.a),
        _Rest.of(pair.words.b, pair.words.backward, slot.b),
    )
    light, heavy = sorted((ours, theirs), key=lambda rest: rest.total)
    found = {
        "coverage": light.share,
        "shared": log1p(min(ours.held, theirs.held)),
        "rest": min(light.left, _MOST_LEFT) / _MOST_LEFT,
        "slot": float(slot.governed == 1 and slot.role),
        "beside": float(slot.left and slot.right),
    }
    if slot.a.name is not None and slot.b.name is not None:
        one_type = slot.a.name.type == slot.b.name.type
        found |= {
            "clause": float(_one_clause(pair, slot)),
            "repeatable": float(_repeatable(pair, slot)),
            "type": float(one_type),
            "nationality": float(one_type and slot.a.name.type == "group"),
        }
        return {name: found[name] for name in NAME}
    copied = light.share >= _COPY[0] and heavy.share >= _COPY[1]
    found |= _meaning(slot) | {"copy": float(copied and slot.left and slot.right)}
    return {name: found[name] for name in WORD}


class _Rest:
    """What a sentence says besides the slot."""

    def __init__(self, told: Mapping[int, float], matched: Mapping[int, int]) -> None:
        self.total = sum(told.values())
        self.held = sum(value for n, value in told.items() if n in matched)
        self.left = sum(n not in matched for n in told)

    @classmethod
    def of(cls, words: Words, matched: Mapping[int, int], unit: Unit) -> _Rest:
        told = {
            n: weight(word.token.lemma)
            for n, word in enumerate(words)
            if word.content
            and word.key[0] != "#"
            and word.token.pos != "NUM"
            and not unit.first <= n <= unit.last
        }
        return cls(told, matched)

    @property
    def share(self) -> float:
        return self.held / self.total if self.total else 0.0


def _one_clause(pair: Pair, slot: Slot) -> bool:
    first = governing(pair.a.account, slot.a.head)
    second = governing(pair.b.account, slot.b.head)
    if first is None or second is None:
        return False
    return pair.partner.get(first.token) == second.token


def _repeatable(pair: Pair, slot: Slot) -> bool:
    """Tell whether the act is one that its subject may do again to another: *won the X award*."""
    verb = governing(pair.a.account, slot.a.head)
    if verb is None or slot.a.name is None or slot.a.name.type == "group":
        return False
    lemma = pair.a.account.analysis.tokens[verb.token].lemma
    actor = roles(verb).agent
    acts = actor is not None and _below(pair.a.account, slot.a.head, actor)
    return not acts and lemma != "be" and not kinship.once_only(lemma)


def _below(account: Account, token: Token, above: int) -> bool:
    return token.index == above or any(t.index == above for t in account.tree.ancestors(token))


def _meaning(slot: Slot) -> dict[str, float]:
    first, second = slot.a.head, slot.b.head
    pos = slot.pos
    against = opposite(first, second, slot)
    fields = lexnames(first.lemma, pos)[:1], lexnames(second.lemma, pos)[:1]
    return {
        "opposite": float(against),
        "sister": float(pos != "v" and relation(first.lemma, second.lemma, pos) == "sister"),
        "near": 0.0 if against else max(0.0, nearness(first.lemma, second.lemma)),
        "concrete": float(pos == "n" and all(f and f[0] in _CONCRETE for f in fields)),
    }


def opposite(a: Token, b: Token, slot: Slot) -> bool:
    """Tell whether two words are opposites, by WordNet or by *un-* and *non-*."""
    pos = slot.pos
    if kinship.opposed(a.lemma, b.lemma, _WORD_CLASS[pos]):
        return True
    first, second = a.text.lower(), b.text.lower()
    if pos == "r" and first.endswith("ly") and second.endswith("ly"):
        return kinship.opposed(first[:-2], second[:-2], "ADJ")
    return any(
        prefix + y == x and len(y) >= _STEM
        for prefix in _NEGATIVE
        for x, y in ((first, second), (second, first))
    )
