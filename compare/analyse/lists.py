"""Enumerations: things named one by one, what they are called, and whether more may follow."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

from compare.analyse.tree import Tree, cover
from compare.model import Analysis, Enumeration, Member, Mention, Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from compare.model import Token

_SMALLEST = 2

# Words that may stand between two members (closed classes).
_SEPARATORS = frozenset({",", ";", "and", "or", "&", "the", "both", "as", "well", "plus", "then"})

# What introduces examples rather than the whole.
_EXAMPLES = frozenset({"as", "like", "including", "include", "e.g.", "e.g", "notably", "among"})
_REST = frozenset({"other", "others", "etc", "etc.", "more", "elsewhere"})


def find(analysis: Analysis) -> tuple[Enumeration, ...]:
    """Return the enumerations of two or more members, in text order.

    Names in a row are taken from the text itself, since a parser loses its way in a long list;
    other nouns are taken from the parser's conjunctions. Lists that hang on coordinated
    nouns (*powers such as ..., as well as members including ...*) are one list.
    """
    tree = Tree(analysis.tokens)
    named = _runs_of_names(analysis, tree)
    taken = [span for enumeration in named for span in (enumeration.span,)]
    plain = [e for e in _conjunctions(analysis, tree) if not any(e.span.overlaps(s) for s in taken)]
    found = sorted([*_merged(tree, named), *plain], key=lambda e: e.span)
    return tuple(found)


# --- names in a row ------------------------------------------------------------------


def _runs_of_names(analysis: Analysis, tree: Tree) -> list[Enumeration]:
    runs: list[list[Mention]] = []
    starts = [token.span.start for token in analysis.tokens]
    for mention in analysis.mentions:
        previous = runs[-1][-1] if runs else None
        if previous is not None and _adjoin(analysis, starts, previous, mention):
            runs[-1].append(mention)
        else:
            runs.append([mention])
    return [_named(analysis, tree, run) for run in runs if _is_list(analysis, starts, run)]


def _between(
    analysis: Analysis, starts: Sequence[int], first: Span, second: Span
) -> tuple[Token, ...]:
    low = bisect_right(starts, first.end - 1)
    high = bisect_right(starts, second.start - 1)
    return analysis.tokens[low:high]


def _adjoin(analysis: Analysis, starts: Sequence[int], a: Mention, b: Mention) -> bool:
    if a.sentence != b.sentence or not _alike(a, b) or b.span.start < a.span.end:
        return False
    between = _between(analysis, starts, a.span, b.span)
    return bool(between) and all(token.text.lower() in _SEPARATORS for token in between)


def _alike(a: Mention, b: Mention) -> bool:
    return a.type == b.type and a.type != "group"


def _is_list(analysis: Analysis, starts: Sequence[int], run: Sequence[Mention]) -> bool:
    """Tell a list from a place with its country ("Paris, France") or a lone name."""
    if len({mention.entity for mention in run}) < _SMALLEST:
        return False
    last = _between(analysis, starts, run[-2].span, run[-1].span)
    joined = any(token.text.lower() in ("and", "or", "&", "well", "plus") for token in last)
    return joined or len(run) > _SMALLEST


def _named(analysis: Analysis, tree: Tree, run: Sequence[Mention]) -> Enumeration:
    members = _distinct(Member(m.span, m.entity, m.name) for m in run)
    first = analysis.tokens[run[0].token]
    noun = _class_noun(tree, first)
    return Enumeration(
        span=Span(run[0].span.start, run[-1].span.end),
        sentence=first.sentence,
        members=members,
        open=_is_open(analysis, tree, first, run[-1].span.end),
        noun=noun.lemma if noun else "",
        noun_token=noun.index if noun else None,
        token=first.index,
    )


def _distinct(members: Iterable[Member]) -> tuple[Member, ...]:
    seen: dict[str, Member] = {}
    for member in members:
        seen.setdefault(member.key, member)
    return tuple(seen.values())


# --- other nouns ---------------------------------------------------------------------


def _conjunctions(analysis: Analysis, tree: Tree) -> list[Enumeration]:
    found = []
    for token in analysis.tokens:
        if token.pos not in ("NOUN", "PROPN") or token.dep == "conj":
            continue
        heads = _chain(tree, token)
        if len(heads) <= _SMALLEST:  # two nouns joined by "and" are a phrase, not a list
            continue
        members = _distinct(_member(analysis, tree, head) for head in heads)
        if len(members) <= _SMALLEST:
            continue
        noun = _class_noun(tree, token)
        end = max(member.span.end for member in members)
        found.append(
            Enumeration(
                span=Span(members[0].span.start, end),
                sentence=token.sentence,
                members=members,
                open=_is_open(analysis, tree, token, end),
                noun=noun.lemma if noun else "",
                noun_token=noun.index if noun else None,
                token=token.index,
            )
        )
    return found


def _chain(tree: Tree, token: Token) -> list[Token]:
    heads, queue = [token], [token]
    while queue:
        for child in tree.children(queue.pop(0), "conj"):
            if child.pos in ("NOUN", "PROPN"):
                heads.append(child)
                queue.append(child)
    return sorted(heads, key=lambda t: t.index)


def _member(analysis: Analysis, tree: Tree, head: Token) -> Member:
    words = tree.subtree(head, ("conj", "cc", "punct", "preconj", "appos", "relcl", "acl", "prep"))
    words = [t for t in words if t.dep not in ("det", "poss") or t.index > head.index]
    run = [head]
    for token in reversed([t for t in words if t.index < head.index]):
        if token.index == run[0].index - 1:
            run.insert(0, token)
    span = cover(run)
    for mention in analysis.mentions:
        if mention.span.overlaps(head.span):
            return Member(mention.span, mention.entity, mention.name)
    content = [t.lemma for t in run if t.pos in ("NOUN", "PROPN", "ADJ", "NUM", "VERB")]
    return Member(span, " ".join(content), span.of(analysis.document.text))


# --- what they are called, and whether that is all --------------------------------------


def _class_noun(tree: Tree, first: Token) -> Token | None:
    """Return the noun the members are examples or instances of.

    *countries such as France*, *members including France*, *ten countries: France, ...*.
    """
    above = tree.head(first)
    if above is None:
        return None
    if first.dep == "appos" and above.pos == "NOUN":
        return above
    if first.dep == "pobj" and above.lemma in _EXAMPLES:
        holder = tree.head(above)
        return holder if holder is not None and holder.pos == "NOUN" else None
    if first.dep == "pobj" and above.lemma == "between":
        return None
    if first.dep in ("dobj", "pobj") and above.lemma == "include":
        subjects = tree.children(above, "nsubj")
        if subjects and subjects[0].pos == "NOUN":
            return subjects[0]
        return above if above.pos == "NOUN" else _noun_above(tree, above)
    return None


def _noun_above(tree: Tree, token: Token) -> Token | None:
    above = tree.head(token)
    return above if above is not None and above.pos == "NOUN" else None


def _is_open(analysis: Analysis, tree: Tree, first: Token, end: int) -> bool:
    above = tree.head(first)
    if above is not None and above.lemma in _EXAMPLES and above.index < first.index:
        return True
    sentence = analysis.tokens_of(first.sentence)
    before = [t for t in sentence if first.index - 3 <= t.index < first.index]
    words = [t.lemma for t in before]
    if any(word in ("including", "include", "like", "e.g.") for word in words):
        return True
    if "such" in words or words[-2:-1] == ["among"] or words[-1:] == ["among"]:
        return True
    after = [t for t in sentence if t.span.start >= end][:4]
    return any(t.lemma in _REST for t in after)


# --- lists in two halves ----------------------------------------------------------------


def _merged(tree: Tree, found: Sequence[Enumeration]) -> list[Enumeration]:
    merged: list[Enumeration] = []
    for enumeration in found:
        if merged and _coordinated(tree, merged[-1], enumeration):
            merged[-1] = _joined(merged[-1], enumeration)
        else:
            merged.append(enumeration)
    return merged


def _coordinated(tree: Tree, a: Enumeration, b: Enumeration) -> bool:
    if a.sentence != b.sentence or a.noun_token is None or b.noun_token is None:
        return False
    return a.noun_token == b.noun_token or _first_conjunct(tree, a.noun_token) == _first_conjunct(
        tree, b.noun_token
    )


def _first_conjunct(tree: Tree, index: int) -> int:
    token = tree.tokens[index]
    while token.dep == "conj" and token.head != token.index:
        token = tree.tokens[token.head]
    return token.index


def _joined(a: Enumeration, b: Enumeration) -> Enumeration:
    return Enumeration(
        span=Span(a.span.start, b.span.end),
        sentence=a.sentence,
        members=_distinct([*a.members, *b.members]),
        open=a.open or b.open,
        noun=a.noun if a.noun == b.noun else "",
        noun_token=a.noun_token,
        token=a.token,
    )
