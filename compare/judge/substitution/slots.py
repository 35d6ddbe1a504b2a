"""Two words that stand in one slot of sentences that otherwise say the same.

A slot is known by its surroundings: what governs the word and in which role, what depends on it,
and the shared words to its left and right. Two words that each sentence alone has, and whose
surroundings stand for each other, may have been exchanged.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from compare.data import known
from compare.judge.naming import name_at

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from compare.align.words import Words
    from compare.data import Pos
    from compare.judge.context import Pair, Side
    from compare.model import Mention, Token

Sort = Literal["name", "noun", "verb", "adjective", "adverb", "figure"]
_SORTS: dict[str, Sort] = {"NOUN": "noun", "VERB": "verb", "ADJ": "adjective", "ADV": "adverb"}
_POS: dict[Sort, Pos] = {"name": "n", "noun": "n", "verb": "v", "adjective": "a", "adverb": "r"}
_BEFORE_NOUNS = frozenset({"amod", "compound", "nmod"})
_ROLES = {"nsubj": "agent", "nsubjpass": "patient", "dobj": "patient", "agent": "agent"}
_REACH = 3
"""Words of its own that a sentence may have between the slot and the nearest shared word."""


@dataclass(frozen=True, slots=True)
class Unit:
    """A word, or a name of several words, that nothing in the other sentence stands for."""

    first: int
    last: int
    """Places of its first and last word in the sentence."""
    head: Token
    sort: Sort
    name: Mention | None


@dataclass(frozen=True, slots=True)
class Slot:
    """Two units and what speaks for their standing in one slot."""

    a: Unit
    b: Unit
    governed: float
    """1 if what governs them stands for each other, 0.5 if it is only the same word."""
    role: bool
    """Whether they depend on it in the same way."""
    below: float
    """Share of what depends on them that stands for each other."""
    left: bool
    right: bool
    """Whether the nearest shared word before, or after, is the same."""

    @property
    def pos(self) -> Pos:
        """The part of speech in which the two words can be held against each other."""
        heads = self.a.head, self.b.head
        if all(t.dep in _BEFORE_NOUNS and known(t.lemma, "a") for t in heads):
            return "a"  # "the north gate", "the southern gate"
        return _POS[self.a.sort] if self.a.sort == self.b.sort else "n"

    @property
    def support(self) -> float:
        """What the surroundings come to, the more the likelier."""
        return 2 * self.governed + self.role + self.below + self.left + self.right


def slots(pair: Pair) -> list[Slot]:
    """Return which units of two sentences fill one slot, each unit once, the likeliest first."""
    words = pair.words
    ours = list(units(pair.a, words.a, words.forward))
    theirs = list(units(pair.b, words.b, words.backward))
    found = [slot for x in ours for y in theirs if (slot := _slot(pair, x, y)) is not None]
    found.sort(key=lambda s: (-s.support, abs(s.a.first - s.b.first), s.a.first, s.b.first))
    kept: list[Slot] = []
    for slot in found:
        if all(slot.a is not other.a and slot.b is not other.b for other in kept):
            kept.append(slot)
    return kept


def units(side: Side, words: Words, matched: Mapping[int, int]) -> Iterator[Unit]:
    """Yield what of a sentence nothing in the other stands for, in text order."""
    past = -1
    for n, word in enumerate(words):
        if n <= past or not word.content:
            continue
        name = name_at(side, word.token)
        if name is not None:
            inside = [
                m for m, w in enumerate(words) if w.content and name.span.contains(w.token.span)
            ]
            past = max(inside, default=n)
            if not any(m in matched for m in inside):
                heads = [words[m].token for m in inside if words[m].token.index == name.token]
                yield Unit(n, past, heads[0] if heads else word.token, "name", name)
        elif n not in matched and word.key[0] != "#" and (sort := _sort(word.token)) is not None:
            yield Unit(n, n, word.token, sort, None)


def _sort(token: Token) -> Sort | None:
    """Return what a word is; a participle before a noun is an adjective (*the manned flight*)."""
    if token.dep == "amod":
        return "adjective"
    if token.pos == "PROPN":  # in small letters it is no name: "the south gate"
        return "noun" if token.text.islower() else None
    return _SORTS.get(token.pos)


def _alike(x: Unit, y: Unit) -> bool:
    """Tell whether two units are of one sort, or both narrow a noun down."""
    if "name" in (x.sort, y.sort):
        return x.sort == y.sort
    return x.sort == y.sort or {x.head.dep, y.head.dep} <= _BEFORE_NOUNS


def _slot(pair: Pair, x: Unit, y: Unit) -> Slot | None:
    if not _alike(x, y):
        return None
    slot = slot_of(pair, x, y)
    beside = slot.left or slot.right
    if (slot.governed and slot.role) or (slot.left and slot.right):
        return slot
    return slot if slot.role and beside and slot.below else None


def slot_of(pair: Pair, x: Unit, y: Unit) -> Slot:
    """Return what speaks for two units standing in one slot, however little."""
    (above, role), (beyond, other) = _above(pair.a, x.head), _above(pair.b, y.head)
    return Slot(
        a=x,
        b=y,
        governed=_governed(pair, above, beyond),
        role=role == other,
        below=_below(pair, x, y),
        left=_beside(pair, x, y, -1),
        right=_beside(pair, x, y, 1),
    )


def _above(side: Side, token: Token) -> tuple[Token | None, str]:
    """Return what governs a word, past conjunctions and prepositions, and in which role."""
    tree = side.account.tree
    while token.dep == "conj" and (first := tree.head(token)) is not None:
        token = first
    above = tree.head(token)
    if above is not None and above.pos == "ADP" and token.dep in ("pobj", "pcomp"):
        return tree.head(above), _ROLES.get(above.dep, above.lemma)
    role = "modifier" if token.dep in _BEFORE_NOUNS else token.dep
    return above, _ROLES.get(role, role)


def _governed(pair: Pair, a: Token | None, b: Token | None) -> float:
    if a is None or b is None:
        return float(a is b)
    if pair.partner.get(a.index) == b.index:
        return 1.0
    return 0.5 if a.lemma == b.lemma else 0.0


def _beside(pair: Pair, x: Unit, y: Unit, step: int) -> bool:
    """Tell whether the nearest shared word on one side is the same, or both sentences end."""
    words = pair.words
    start = (x.first, y.first) if step < 0 else (x.last, y.last)
    i = _shared(words.forward, len(words.a), start[0], step)
    j = _shared(words.backward, len(words.b), start[1], step)
    if i is None or j is None:
        return i is j
    return words.forward.get(i) == j


def _shared(matched: Mapping[int, int], size: int, start: int, step: int) -> int | None:
    """Return the place of the nearest shared word, ``None`` at an end of the sentence."""
    place = start + step
    for _ in range(_REACH):
        if 0 <= place < size and place not in matched:
            place += step
    return place if 0 <= place < size else None


def _below(pair: Pair, x: Unit, y: Unit) -> float:
    ours, theirs = _children(pair.a, x), _children(pair.b, y)
    if not ours or not theirs:
        return 0.0
    places = {token.index for token in theirs}
    shared = sum(pair.partner.get(token.index) in places for token in ours)
    return shared / min(len(ours), len(theirs))


def _children(side: Side, unit: Unit) -> list[Token]:
    return [
        token
        for token in side.account.tree.children(unit.head)
        if token.pos != "PUNCT" and not (unit.name and unit.name.span.contains(token.span))
    ]
