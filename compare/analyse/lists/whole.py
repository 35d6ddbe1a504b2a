"""What the members of a list are called, and whether the list is all of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from compare.model import Member, Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from compare.analyse.tree import Tree
    from compare.model import Analysis, Token

_EXAMPLES = frozenset({"including", "include", "e.g.", "e.g", "notably", "especially", "among"})
"""What introduces examples rather than the whole; *like* and *such as* are looked at in detail."""
_REST = frozenset({"other", "others", "etc", "etc.", "more", "elsewhere"})
_AMONG_THEM = (["among", "them"], ["including", "them"], ["of", "them"])
_REACH = 3
"""Tokens before a list in which the words may stand that make it open."""


def distinct(members: Iterable[Member]) -> tuple[Member, ...]:
    """Return the members without those named before, and without what is two of the others."""
    seen: dict[str, Member] = {}
    for member in members:
        seen.setdefault(member.key, member)
    held = list(seen.values())
    return tuple(m for m in held if not any(_is_inside(other, m) for other in held))


def _is_inside(inner: Member, outer: Member) -> bool:
    return inner.span != outer.span and outer.span.contains(inner.span)


def apart(members: Sequence[Member]) -> tuple[Member, ...]:
    """Return the members; *Puffin and Tora* that ends a list is two, not the name of one firm.

    A name that a table knows, and so has another key, stays whole.
    """
    last = members[-1]
    one, joined, other = last.name.partition(" and ")
    as_written = last.span.end - last.span.start == len(last.name)
    named = last.key == last.name.casefold() and other[:1].isupper()
    if len(members) < _LONG_ENOUGH or not joined or not as_written or not named:
        return tuple(members)
    cut = last.span.start + len(one)
    first = Member(Span(last.span.start, cut), one.casefold(), one)
    second = Member(Span(cut + len(joined), last.span.end), other.casefold(), other)
    return (*members[:-1], first, second)


_LONG_ENOUGH = 3


# --- what they are called --------------------------------------------------------------


def class_noun(analysis: Analysis, tree: Tree, first: Token, span: Span) -> Token | None:
    """Return the noun that the members are examples or instances of, or ``None``.

    *countries such as France*, *members including France*, *ten countries: France, ...*, *the tugs
    Ann, Bea and Cy*. ``first`` heads the first member of the list at ``span``.
    """
    sentence = analysis.tokens_of(first.sentence)
    before = [token for token in sentence if token.span.start < span.start]
    words = [token.text.lower() for token in before[-2:]]
    if words[-1:] == [":"] or words in _AMONG_THEM:
        return _spelt_out(tree, before)
    above = tree.head(first)
    if above is None:
        return None
    match first.dep:
        case "appos" if above.pos == "NOUN":
            return above
        case "pobj" if _introduces(before, above):
            return _noun_before(tree, above)
        case "dobj" | "pobj" if above.lemma == "include":
            return _subject(tree, above) or _noun_before(tree, above)
        case "attr" if above.lemma == "be":
            named = _subject(tree, above)
            return named if named is not None and named.tag == "NNS" else None
        case _:
            return _beside(sentence, before, span)


def _beside(sentence: Sequence[Token], before: Sequence[Token], span: Span) -> Token | None:
    """Return the plural right before names, or before a comma where a comma closes them too."""
    if before and before[-1].tag == "NNS":
        return before[-1]
    if len(before) < 2 or before[-1].text != "," or before[-2].tag != "NNS":
        return None
    after = next((token for token in sentence if token.span.start >= span.end), None)
    return before[-2] if after is None or after.pos == "PUNCT" else None


def _spelt_out(tree: Tree, before: Sequence[Token]) -> Token | None:
    """Return the noun that a list after a colon or *among them* spells out: one that is counted."""
    nouns = [t for t in before if t.pos == "NOUN" and t.dep != "compound"]
    counted = [t for t in nouns if tree.children(t, "nummod")]
    plural = [t for t in nouns if t.tag == "NNS"]
    return next(reversed(counted or plural or nouns), None)


def _subject(tree: Tree, verb: Token) -> Token | None:
    found = tree.children(verb, "nsubj")
    if found and found[0].pos == "PRON" and verb.dep == "relcl":  # "the group, which includes"
        found = [above] if (above := tree.head(verb)) is not None else []
    return found[0] if found and found[0].pos == "NOUN" else None


def _noun_before(tree: Tree, token: Token) -> Token | None:
    """Return the noun that an example phrase hangs on, or else the one right before it."""
    above = tree.head(token)
    if above is not None and above.pos == "NOUN":
        return above
    at = token.index - 1
    while at >= 0 and tree.tokens[at].text.lower() in (",", "such", "(", "—", "-"):
        at -= 1
    near = tree.tokens[at] if at >= 0 else None
    return near if near is not None and near.pos == "NOUN" else None


# --- whether that is all ----------------------------------------------------------------


def is_open(analysis: Analysis, tree: Tree, first: Token, span: Span) -> bool:
    """Tell whether the words around a list leave room for more members."""
    sentence = analysis.tokens_of(first.sentence)
    before = [token for token in sentence if token.span.start < span.start]
    above = tree.head(first)
    if above is not None and _introduces(before, above):
        return True
    if above is not None and any(t.lemma == "among" for t in tree.children(above, "prep")):
        return above.lemma == "be" or first.dep == "pobj"  # "Among the dead were ..."
    if any(_introduces(before, token) for token in before[-_REACH:]):
        return True
    after = [token for token in sentence if token.span.start >= span.end][: _REACH + 1]
    return any(token.lemma in _REST for token in after)


def an_example(analysis: Analysis, tree: Tree, name: Token) -> bool:
    """Tell whether a name is given as one of several: *prizes including the Laurel*."""
    first = name
    while first.dep == "conj" and (above := tree.head(first)) is not None:
        first = above
    return is_open(analysis, tree, first, first.span)


def _introduces(before: Sequence[Token], token: Token) -> bool:
    """Tell whether a token before the list says that examples follow."""
    if token.lemma == "as":
        at = before.index(token) if token in before else 0
        return any(t.lemma == "such" for t in before[max(at - _REACH, 0) : at])
    if token.lemma == "like":
        return token.pos in ("ADP", "SCONJ")
    return token.lemma in _EXAMPLES and token in before
