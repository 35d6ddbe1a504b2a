"""What keeps two words in one slot from telling anything: two facts, or two words for one thing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from compare.align.terms import stem
from compare.data import lexnames, linked
from compare.judge.apart import (
    apart_in_number,
    apart_in_place,
    apart_in_time_as_wholes,
    denied_once,
)
from compare.judge.arguments import argument
from compare.judge.frames import governing
from compare.judge.geography import may_be_one_place
from compare.judge.offices import title_before
from compare.judge.same_fact import coverage
from compare.judge.substitution.features import opposite
from compare.judge.things import of_two_acts

if TYPE_CHECKING:
    from compare.data import Pos
    from compare.judge.context import Account, Pair, Side
    from compare.judge.substitution.slots import Slot, Unit
    from compare.model import Token

_CLASSES = {"n": "NOUN", "v": "VERB", "a": "ADJ", "r": "ADV"}
_UNREAL = frozenset({"possible", "conditional"})
_INDEFINITE = frozenset({"a", "an", "another", "one", "some", "any", "each", "every"})
_MANY = 8
_MOST = 0.8
"""Words, and share of the lighter sentence, from which two sentences tell of one thing."""
_ONE_THING = 0.7
"""How surely two subjects must be the same for what is said of them to be one fact."""
_PARTS = frozenset({"one", "part", "some", "many", "member"})
_PREFIX = 5
"""Letters from which two names with the same beginning may be forms of one: *Methodist*, *-ism*."""


def comparable(pair: Pair) -> bool:
    """Tell whether two sentences can tell of one event: neither another time nor a denial."""
    return not (apart_in_time_as_wholes(pair) or denied_once(pair))


def tells(pair: Pair, slot: Slot, alone: tuple[int, int]) -> bool:
    """Tell whether the two words of a slot can exclude each other.

    ``alone`` counts the names that each sentence has and the other has not.
    """
    sides = ((pair.a, slot.a), (pair.b, slot.b))
    if _of_two_events(pair, slot, alone) or _of_two_holders(pair, slot):
        return False
    if any(_has_own_rule(side, unit) for side, unit in sides) or _one_of_several(sides):
        return False
    if _apart_in_polarity(pair, slot) or _has_both(pair, slot) or _may_be_the_same_people(slot):
        return False
    x, y = (side.account.tree.head(unit.head) for side, unit in sides)
    if x and y and x.pos == y.pos == "ADP" and of_two_acts(pair, x, y):
        return False
    if slot.a.name is not None and slot.b.name is not None:
        titles = [title_before(side.account, unit.name) for side, unit in sides if unit.name]
        if all(titles) and _lemmas(titles[0]) != _lemmas(titles[1]):
            return False  # "Former President X", "President Y"
        return not (_one_name(pair, slot) or may_be_one_place(slot.a.name, slot.b.name))
    return not _said_otherwise(pair, slot)


def _lemmas(tokens: tuple[Token, ...]) -> frozenset[str]:
    return frozenset(token.lemma.lower() for token in tokens)


def _of_two_events(pair: Pair, slot: Slot, alone: tuple[int, int]) -> bool:
    """Tell whether another number or another name besides makes it two events."""
    if slot.a.name is not None:
        return apart_in_number(pair) or min(alone) > 1 or _both_known(pair, slot)
    counted = _is_counted(pair.a, slot.a) or _is_counted(pair.b, slot.b)
    return apart_in_place(pair) or (counted and apart_in_number(pair))


def _is_counted(side: Side, unit: Unit) -> bool:
    return any(quantity.noun_token == unit.head.index for quantity in side.quantities)


def _both_known(pair: Pair, slot: Slot) -> bool:
    """Tell whether each account speaks of both names, here of the one and there of the other."""
    first, second = pair.a.account, pair.b.account
    ours, theirs = first.keys[slot.a.head.index], second.keys[slot.b.head.index]
    return ours in second.vocabulary and theirs in first.vocabulary


def _of_two_holders(pair: Pair, slot: Slot) -> bool:
    """Tell whether it is said of two things: *the writer is Danish*, *the painter is Swedish*.

    What narrows down a definite subject says which thing is meant, not what it is like: *the
    Danish delegation left*.
    """
    first = governing(pair.a.account, slot.a.head)
    second = governing(pair.b.account, slot.b.head)
    if first is None or second is None or first.subject is None or second.subject is None:
        return False
    sides = ((pair.a.account, slot.a, first.subject), (pair.b.account, slot.b, second.subject))
    if all(_narrows(account, unit, subject) for account, unit, subject in sides):
        definite = all(_is_definite(account, subject) for account, _, subject in sides)
        return definite and not _one_long_sentence(pair)
    subjects = [account.analysis.tokens[subject] for account, _, subject in sides]
    if any(unit.head.index == subject for _, unit, subject in sides):
        return False
    if {token.pos for token in subjects} not in ({"NOUN"}, {"PROPN"}):
        return False
    return argument(pair, first.subject, second.subject) < _ONE_THING


def _one_long_sentence(pair: Pair) -> bool:
    """Tell whether the sentences have so much in common that they tell of one thing."""
    shared = sum(pair.words.a[n].content for n in pair.words.forward)
    return shared >= _MANY and coverage(pair) >= _MOST


def _narrows(account: Account, unit: Unit, subject: int) -> bool:
    above = account.tree.head(unit.head)
    if above is not None and above.pos == "ADP":  # "the fire in Leeds"
        above = account.tree.head(above)
    return above is not None and above.index == subject


def _is_definite(account: Account, noun: int) -> bool:
    determiners = account.tree.children(account.analysis.tokens[noun], "det")
    return not any(token.lemma in _INDEFINITE for token in determiners)


def _has_own_rule(side: Side, unit: Unit) -> bool:
    """Tell whether the word belongs to a number, a date, or to who is quoted."""
    span = unit.head.span
    return (
        any(time.span.overlaps(span) for time in side.times)
        or any(quantity.span.overlaps(span) for quantity in side.quantities)
        or any(q.speaker is not None and q.speaker.overlaps(span) for q in side.quotes)
    )


def _one_of_several(sides: tuple[tuple[Side, Unit], ...]) -> bool:
    """Tell whether the word stands in a list or between *and*, or is *one of* or *part of*."""
    return any(
        unit.head.dep == "conj"
        or bool(side.account.tree.children(unit.head, "conj"))
        or any(listed.span.overlaps(unit.head.span) for listed in side.enumerations)
        or _is_partial(side.account, unit.head)
        or _is_any(side.account, unit.head)
        for side, unit in sides
    )


def _is_partial(account: Account, token: Token) -> bool:
    """Tell whether the word is *one of* many, or what they are: *Jo Doe was one of the crew*."""
    above = account.tree.head(token)
    if above is None:
        return False
    if above.lemma == "of":
        whole = account.tree.head(above)
        return whole is not None and whole.lemma in _PARTS
    return any(said.lemma in _PARTS for said in account.tree.children(above, "attr"))


def _is_any(account: Account, token: Token) -> bool:
    """Tell whether the word tells who one of many is: *a witness, Jo Doe,*."""
    above = account.tree.head(token)
    if above is None or token.dep != "appos":
        return False
    return any(t.lemma in _INDEFINITE for t in account.tree.children(above, "det"))


def _apart_in_polarity(pair: Pair, slot: Slot) -> bool:
    first = governing(pair.a.account, slot.a.head)
    second = governing(pair.b.account, slot.b.head)
    if first is None or second is None:
        return False
    if first.negated != second.negated:
        return True
    unreal = first.modality in _UNREAL or second.modality in _UNREAL
    return unreal and pair.partner.get(first.token) != second.token


def _may_be_the_same_people(slot: Slot) -> bool:
    """Tell whether two nouns call people by what they do: *divers*, *rescuers*, *officers*.

    What somebody is said to be (*is a doctor*) is another matter, and so are opposites.
    """
    heads = slot.a.head, slot.b.head
    if slot.pos != "n" or slot.a.name is not None or opposite(*heads, slot):
        return False
    if all(token.dep in _SAID_TO_BE for token in heads):
        return False
    return all(lexnames(token.lemma, "n")[:1] == ("person",) for token in heads)


_SAID_TO_BE = frozenset({"attr", "appos", "oprd"})


def _has_both(pair: Pair, slot: Slot) -> bool:
    """Tell whether a sentence has the other's word too: *began in May and ended in June*."""
    return _stands_in(pair.b, pair.a, slot.a) or _stands_in(pair.a, pair.b, slot.b)


def _stands_in(other: Side, own: Side, unit: Unit) -> bool:
    key = own.account.keys[unit.head.index]
    return any(other.account.keys[t.index] == key or t.text == unit.head.text for t in other.tokens)


def _one_name(pair: Pair, slot: Slot) -> bool:
    """Tell whether two names may name one thing: a word in common, or one beginning."""
    first, second = _name_words(pair.a, slot.a), _name_words(pair.b, slot.b)
    if set(map(stem, first)) & set(map(stem, second)):
        return True
    return first[0][:_PREFIX] == second[0][:_PREFIX]


def _name_words(side: Side, unit: Unit) -> list[str]:
    name = unit.name
    written = "" if name is None else f"{name.span.of(side.account.document.text)} {name.name}"
    words = written.casefold().replace("-", " ").split()
    return [word for word in words if len(word) > 2] or words or [unit.head.lemma]


def _said_otherwise(pair: Pair, slot: Slot) -> bool:
    """Tell whether a related word stands elsewhere in the other sentence, or the two are kin."""
    pos = slot.pos
    first, second = slot.a.head, slot.b.head
    if linked(first.lemma, second.lemma, pos) or linked(second.lemma, first.lemma, pos):
        return not _excludes(first, second, pos)
    return _has_kin(pair.b, first, second, pos) or _has_kin(pair.a, second, first, pos)


def _excludes(first: Token, second: Token, pos: Pos) -> bool:
    from compare.data import relation

    return relation(first.lemma, second.lemma, pos) in ("antonym", "sister", "none")


def _has_kin(side: Side, word: Token, partner: Token, pos: Pos) -> bool:
    return any(
        token.pos == _CLASSES[pos]
        and token.index != partner.index
        and linked(word.lemma, token.lemma, pos)
        for token in side.tokens
    )
