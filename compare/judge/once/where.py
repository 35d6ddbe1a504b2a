"""Where something is said to be: a place, and what it lies in as far as the text says."""

from __future__ import annotations

from typing import TYPE_CHECKING

from compare.judge.geography import is_city, is_wide, known_as_one_place, may_be_one_place

if TYPE_CHECKING:
    from collections.abc import Iterator

    from compare.judge.context import Account
    from compare.model import Mention, Token

_IN = ("in", "at")
_BETWEEN = frozenset({",", "(", ", in", "in", "of", "-LRB-"})
_NO_PLACES = frozenset({"work", "group", "event"})


def places(account: Account, verb: Token, *, source: bool) -> tuple[Mention, ...]:
    """Return the place that a verb or noun is set in, and the places around it, from inside out.

    ``source`` adds *from*. Of *at the Globe in London* it is *London*: what stands *at* something
    may be told more or less closely. Empty where the text names none, or several side by side.
    """
    prepositions = account.tree.children(verb, "prep")
    found = {
        p.lemma: chain
        for p in reversed(prepositions)
        if p.lemma in _IN or (source and p.lemma == "from")
        if (chain := tuple(_chain(account, p)))
    }
    return found.get("in") or found.get("from") or found.get("at") or ()


def _chain(account: Account, preposition: Token) -> Iterator[Mention]:
    noun = _innermost(account, preposition)
    if noun is None:
        return
    named = account.mentions.get(noun.sentence, ())
    first = next((m for m in named if m.span.contains(noun.span)), None)
    if first is None or first.type in _NO_PLACES:
        return
    if any(t.lemma in ("and", "or") for t in account.tree.children(noun, "cc")):
        return
    yield first
    last, text = first, account.document.text
    for mention in sorted(named, key=lambda m: m.span):
        if mention.span.start < last.span.end:
            continue
        between = text[last.span.end : mention.span.start].strip()
        if between not in _BETWEEN or not (mention.type == "place" or is_wide(mention.entity)):
            return
        yield mention
        last = mention


def _innermost(account: Account, preposition: Token) -> Token | None:
    """Return the name after a preposition, past *the heart of* and *the city of*."""
    objects = account.tree.children(preposition, "pobj")
    if not objects:
        return None
    noun = objects[0]
    if noun.pos == "PROPN":
        return noun
    for inner in account.tree.children(noun, "prep"):
        if inner.lemma in ("of", "in"):
            return _innermost(account, inner)
    beside = account.tree.children(noun, "appos")
    return beside[0] if beside and beside[0].pos == "PROPN" else None


def apart(a: tuple[Mention, ...], b: tuple[Mention, ...]) -> bool:
    """Tell whether one thing cannot be in both places.

    Two towns of one state are apart; but one name alone may be that of a quarter or a county that
    no table knows: *Leeds, England* lies in *Yorkshire*.
    """
    if not a or not b:
        return False
    if any(known_as_one_place(a[0], x) for x in b) or any(known_as_one_place(b[0], x) for x in a):
        return False
    wide = [[m for m in chain if is_wide(m.entity)] for chain in (a, b)]
    if wide[0] and wide[1] and not any(known_as_one_place(x, y) for x in wide[0] for y in wide[1]):
        return True
    if is_wide(a[0].entity) or is_wide(b[0].entity):
        return not (wide[0] and wide[1]) and not may_be_one_place(a[0], b[0])
    if any(is_city(m.entity) for m in (*a[1:], *b[1:])):
        return False
    if len(a) == len(b) == 1 and is_city(a[0].entity) and is_city(b[0].entity):
        return True  # two towns that the tables know, and no quarter of one
    return len(a) > 1 and len(b) > 1
