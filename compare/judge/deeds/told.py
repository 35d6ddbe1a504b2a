"""What a sentence tells of a deed: the thing it is about, who did it, and the value."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from compare.analyse.quantities.units import is_money
from compare.analyse.values import refines_times
from compare.data.deeds import Deed, Place, deeds
from compare.judge import kinship
from compare.judge.changes import slot
from compare.judge.frames import governing
from compare.judge.remember import remembered
from compare.model import Quantity, Time

if TYPE_CHECKING:
    from compare.judge.context import Account
    from compare.model import Modality, Predicate, Sentence, Token

PEOPLE = frozenset("people person staff crew passenger employee worker man woman".split())
_STATED: frozenset[Modality] = frozenset({"actual", "planned", "expected", "obliged", "able"})
_BEHIND = frozenset({"for", "on", "towards", "toward", "in", "into", "to"})
_HAVING = frozenset({"have", "with", "employ", "be", "number", "make", "report", "post", "give",
                     "record", "suffer", "book", "turn", "pay", "receive"})  # fmt: skip
_RISING = frozenset({"rise", "climb", "fall", "drop"})
_NO_MEASURE = frozenset({"", "age", "ordinal", "percent", "pp", "s"})


@dataclass(frozen=True, slots=True)
class Told:
    """A deed as one sentence tells it."""

    deed: Deed
    thing: int
    """Token that heads what it is about."""
    doer: int | None
    """Token that heads who pays, where that is told."""
    value: Quantity | Time


@remembered
def told(account: Account, sentence: Sentence) -> tuple[Told, ...]:
    """Return what a sentence tells, each value with its deed."""
    return tuple(dict.fromkeys((*_amounts(account, sentence.index), *_moments(account, sentence))))


def _amounts(account: Account, sentence: int) -> Iterator[Told]:
    for quantity in account.quantities.get(sentence, ()):
        start = quantity.token if quantity.noun_token is None else quantity.noun_token
        token = account.analysis.tokens[start]
        verb = governing(account, token)
        found = [*_beside(account, quantity, token)]
        if verb is not None:
            found += [*_of_noun(account, quantity, verb), *_of_verb(account, quantity, verb)]
        for one in found:
            if _fits(account, quantity, one) and one.thing not in (start, quantity.token):
                yield replace(one, thing=_meant(account, one.thing))


def _moments(account: Account, sentence: Sentence) -> Iterator[Told]:
    times = account.times.get(sentence.index, ())
    for time in times:
        verb = governing(account, account.analysis.tokens[time.token])
        if verb is None or time.relation not in ("at", "since"):
            continue
        if any(other is not time and refines_times(other, time) for other in times):
            continue  # "this month, on Friday evening"
        for one in _of_verb(account, time, verb):
            if one.deed.value == "time":
                yield replace(one, thing=_meant(account, one.thing))


def _meant(account: Account, thing: int) -> int:
    """Return what a relative pronoun stands for: *the bakery, which has a staff of 60*."""
    token = account.analysis.tokens[thing]
    verb = account.tree.head(token)
    if token.tag in ("WDT", "WP") and verb is not None and verb.dep == "relcl":
        return account.analysis.tokens[verb.head].index
    return thing


def _fits(account: Account, quantity: Quantity, one: Told) -> bool:
    """Tell whether a number is of the sort that is told of a deed."""
    person = kinship.is_person(quantity.noun) or quantity.noun in PEOPLE
    match one.deed.value:
        case "money":
            money = is_money(quantity.unit) or (quantity.unit == "" and quantity.step > 1)
            return money and not person and slot(account, quantity) == "level"
        case "people":
            held = not quantity.noun or quantity.noun in deeds().nouns
            return not quantity.unit and (person or held)
        case "count":
            return not quantity.unit and slot(account, quantity) == "level"
        case "measure":
            return quantity.unit not in _NO_MEASURE and not is_money(quantity.unit)
        case "duration":
            return quantity.unit == "s" and quantity.form != "bound"
        case "term":
            return quantity.unit == "s"
        case "age":
            return quantity.unit == "age"
        case _:
            return False


def _states(verb: Predicate) -> bool:
    return not verb.negated and verb.modality in _STATED


def _of_verb(account: Account, value: Quantity | Time, verb: Predicate) -> Iterator[Told]:
    """Yield the deeds that a verb tells by itself or with a word that depends on it."""
    if not _states(verb) and (verb.negated or verb.modality != "possible"):
        return
    token, table = account.analysis.tokens[verb.token], deeds()
    for deed, place in table.verbs.get(token.lemma, ()):
        thing = _thing(account, verb, token, place)
        open_term = _states(verb) or deed.value == "term"
        if thing is not None and open_term and _to(account, value, token):
            yield Told(deed, thing, _payer(account, verb, token, place), value)
    words = {t.lemma for t in account.tree.subtree(token, ("relcl", "advcl", "ccomp", "conj"))}
    for word, deed in table.phrases.get(token.lemma, ()):
        if word in words and verb.subject is not None and _states(verb):
            yield Told(deed, verb.subject, None, value)


def _to(account: Account, value: Quantity | Time, verb: Token) -> bool:
    """Tell, of a verb of rising, whether the value is what something rose *to*."""
    if verb.lemma not in _RISING or not isinstance(value, Quantity):
        return True
    number = account.analysis.tokens[value.token]
    return any(t.lemma == "to" and t.pos == "ADP" for t in account.tree.ancestors(number))


def _thing(account: Account, verb: Predicate, token: Token, place: Place) -> int | None:
    if place == "subject":
        return None if verb.passive else verb.subject
    if place == "object":
        return verb.subject if verb.passive or verb.object is None else verb.object
    if place == "agent_object":
        return None if verb.passive else verb.object
    if place == "moved":
        if verb.object is not None and account.analysis.tokens[verb.object].lemma == "door":
            return verb.subject  # "opened its doors"
        return verb.subject if verb.passive or verb.object is None else verb.object
    below = [token, *account.tree.children(token, "dobj", "dative")]
    found = [
        inner.index
        for above in below
        for preposition in account.tree.children(above, "prep", "dative")
        if preposition.lemma in _BEHIND
        for inner in account.tree.children(preposition, "pobj")
    ]
    return found[0] if found else None


def _payer(account: Account, verb: Predicate, token: Token, place: Place) -> int | None:
    """Return who pays or buys."""
    if place == "behind" or (token.lemma == "buy" and not verb.passive):
        return verb.subject
    if token.lemma == "cost":
        held = account.tree.children(token, "dative", "dobj")
        return held[0].index if len(held) > 1 or (held and held[0].dep == "dative") else None
    if place == "object" and verb.passive and token.lemma != "sell":
        return verb.object
    return None


def _of_noun(account: Account, quantity: Quantity, verb: Predicate) -> Iterator[Told]:
    """Yield *has a staff of 60*, *has 60 employees*, *made a loss of 60 million*."""
    tokens, table = account.analysis.tokens, deeds()
    number = tokens[quantity.token]
    path = [number, *account.tree.ancestors(number)]
    for noun in path[: _until(path, verb)]:
        found = table.nouns.get(noun.lemma, ()) + (
            table.counted.get(noun.lemma, ()) if noun.index == quantity.noun_token else ()
        )
        for deed in found:
            owner = account.tree.children(noun, "poss", "compound")
            if owner and owner[0].pos in ("NOUN", "PROPN"):
                yield Told(deed, owner[0].index, None, quantity)
            elif (
                tokens[verb.token].lemma in _HAVING
                and verb.subject not in (None, noun.index)
                and _states(verb)
            ):
                assert verb.subject is not None
                yield Told(deed, verb.subject, None, quantity)


def _until(path: list[Token], verb: Predicate) -> int:
    return next((n for n, token in enumerate(path) if token.index == verb.token), len(path))


def _beside(account: Account, quantity: Quantity, noun: Token) -> Iterator[Told]:
    """Yield *60 people aboard the ferry*, *the ferry had 60 people on board*, *60 books in it*."""
    tree, table = account.tree, deeds()
    above = tree.head(noun)
    around = [noun] if above is None else [noun, above]
    for preposition in [p for token in around for p in tree.children(token, "prep", "advmod")]:
        held = tree.children(preposition, "pobj")
        if preposition.lemma in table.where and held:
            yield Told(table.where[preposition.lemma], held[0].index, None, quantity)
        elif preposition.lemma == "aboard" or (held and held[0].lemma in table.where):
            yield from _on_board(account, quantity, noun, held)
    copula = None if above is None else account.predicate_at.get(above.index)
    if copula is not None and above is not None and tree.children(above, "expl"):
        for preposition in [*tree.children(noun, "prep"), *tree.children(above, "prep")]:
            for place in tree.children(preposition, "pobj"):
                if preposition.lemma in ("in", "at") and not copula.negated:
                    yield from (Told(deed, place.index, None, quantity) for deed in table.there)


def _on_board(
    account: Account, quantity: Quantity, noun: Token, held: list[Token]
) -> Iterator[Told]:
    """Yield those on board of what stands behind *of*, or of what the clause is about."""
    deed = deeds().where["aboard"]
    for inner in (p for token in held for p in account.tree.children(token, "prep")):
        if inner.lemma == "of":
            for ship in account.tree.children(inner, "pobj"):
                yield Told(deed, ship.index, None, quantity)
                return
    if held and any(t.dep in ("compound", "poss") for t in account.tree.children(held[0])):
        return
    verb = governing(account, noun)
    if verb is not None and verb.subject not in (None, noun.index) and not verb.negated:
        assert verb.subject is not None
        yield Told(deed, verb.subject, None, quantity)
