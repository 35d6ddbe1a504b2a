"""Whether two nouns of two sentences stand for one thing, narrowed down alike."""

from __future__ import annotations

from typing import TYPE_CHECKING

from compare.judge import kinship
from compare.judge.arguments import argument
from compare.judge.naming import name_at

if TYPE_CHECKING:
    from compare.judge.context import Pair, Side
    from compare.model import Token

_NARROWING = ("compound", "nmod", "amod")
# A closed class: adjectives that tell which of two is meant.
_WHICH = frozenset(
    "new old former first second third last next other same main small large big little upper lower"
    " inner outer left right early late whole public private".split()
)


def one_thing(pair: Pair, a: int, b: int) -> bool:
    """Tell whether two tokens stand for one thing: no word before either sets them apart."""
    if argument(pair, a, b) < kinship.KIND_OF and not _called(pair, a, b):
        return False
    return not narrowed_apart(pair, a, b)


def _called(pair: Pair, a: int, b: int) -> bool:
    """Tell whether a name is called by the other's noun: *the poet Ann Lee*, *the poet*."""
    first, second = pair.a.account.analysis.tokens[a], pair.b.account.analysis.tokens[b]
    for noun, side, name in ((first, pair.b, second), (second, pair.a, first)):
        if noun.pos == "NOUN" and name.pos == "PROPN":
            beside = side.account.tree.children(name, "compound", "nmod", "appos")
            if any(t.lemma == noun.lemma for t in beside):
                return True
    return False


def narrowed_apart(pair: Pair, a: int | None, b: int | None) -> bool:
    """Tell whether words before two nouns tell that two are meant: *scooter*, *bicycle service*."""
    if a is None or b is None:
        return False
    first, second = pair.a.account.analysis.tokens[a], pair.b.account.analysis.tokens[b]
    named = name_at(pair.a, first), name_at(pair.b, second)
    if named[0] is not None and named[1] is not None:
        return False
    x, y = _narrowing(pair.a, first), _narrowing(pair.b, second)
    if x["compound"] and y["compound"] and x["compound"].isdisjoint(y["compound"]):
        return True
    if x["which"] and y["which"] and x["which"].isdisjoint(y["which"]):
        return True
    if _placed_apart(pair, first, second):
        return True
    return bool(x["poss"] and y["poss"] and x["poss"].isdisjoint(y["poss"]))


def _placed_apart(pair: Pair, a: Token, b: Token) -> bool:
    """Tell whether one preposition behind both leads to two nouns: *the strike at the port*."""
    x, y = (_behind(side, token) for side, token in ((pair.a, a), (pair.b, b)))
    return any(
        {t.lemma for t in x[p]}.isdisjoint({t.lemma for t in y[p]})
        and all(argument(pair, s.index, t.index) <= 0 for s in x[p] for t in y[p])
        for p in x.keys() & y.keys()
    )


def _behind(side: Side, noun: Token) -> dict[str, list[Token]]:
    """Return the nouns and names behind each preposition of a noun."""
    tree = side.account.tree
    found = {}
    for preposition in tree.children(noun, "prep"):
        held = [t for t in tree.subtree(preposition) if t.pos in ("NOUN", "PROPN")]
        if held:
            found[preposition.lemma] = held
    return found


def _narrowing(side: Side, noun: Token) -> dict[str, frozenset[str]]:
    tree = side.account.tree
    before = tree.children(noun, *_NARROWING)
    owners = tree.children(noun, "poss")
    return {
        "compound": frozenset(t.lemma for t in before if t.dep != "amod"),
        "which": frozenset(t.lemma for t in before if t.dep == "amod" and t.lemma in _WHICH),
        "poss": frozenset(
            side.account.keys[t.index] or t.lemma for t in owners if t.pos in ("NOUN", "PROPN")
        ),
    }


def of_two_acts(pair: Pair, a: Token, b: Token) -> bool:
    """Tell whether what stands behind two prepositions is of two acts, or of a post and a past one.

    *Born in*, *grew up in*; *chairman of*, *a former chairman of*.
    """
    first, second = pair.a.account.tree.head(a), pair.b.account.tree.head(b)
    if first is None or second is None:
        return False
    if first.pos == second.pos == "NOUN":
        return _is_past(pair.a, first) != _is_past(pair.b, second)
    if not first.pos == second.pos == "VERB":
        return False
    matched = pair.matches(first.index, second.index)
    return not matched and not kinship.verbs(first.lemma, second.lemma)


def _is_past(side: Side, noun: Token) -> bool:
    before = side.account.tree.children(noun, *_NARROWING)
    return any(t.lemma in _FORMER for t in before)


_FORMER = frozenset({"former", "ex", "then", "late", "retired", "onetime"})
