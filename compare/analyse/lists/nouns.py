"""Lists of things without a name, from the parser's conjunctions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from compare.analyse.lists.whole import apart, class_noun, distinct, is_open
from compare.analyse.tree import cover
from compare.model import Analysis, Enumeration, Member, Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from compare.analyse.tree import Tree
    from compare.model import Mention, Token

_LEAST = 3
"""Two nouns joined by *and* are a phrase, not a list."""
_NOUNS = ("NOUN", "PROPN")
_NOT_OF_MEMBER = ("conj", "cc", "punct", "preconj", "appos", "relcl", "acl", "prep")
_KEY = ("NOUN", "PROPN", "ADJ", "VERB")


def nouns_in_a_row(
    analysis: Analysis, tree: Tree, sentence: int, mentions: Sequence[Mention]
) -> Iterator[Enumeration]:
    """Yield the lists of three or more nouns in a sentence; ``mentions`` are its names."""
    taken: set[int] = set()
    for token in analysis.tokens_of(sentence):
        if token.pos not in _NOUNS or token.dep == "conj" or token.index in taken:
            continue
        heads = _chain(tree, token)
        members = distinct(apart([_member(analysis, tree, head, mentions) for head in heads]))
        if len(members) >= _LEAST:
            taken.update(head.index for head in heads)
            yield _plain(analysis, tree, heads[0], members)


def _plain(
    analysis: Analysis, tree: Tree, first: Token, members: tuple[Member, ...]
) -> Enumeration:
    span = Span(members[0].span.start, max(member.span.end for member in members))
    noun = class_noun(analysis, tree, first, span)
    return Enumeration(
        span=span,
        sentence=first.sentence,
        members=members,
        open=is_open(analysis, tree, first, span),
        noun=noun.lemma if noun else "",
        noun_token=noun.index if noun else None,
        token=first.index,
    )


def _chain(tree: Tree, token: Token) -> list[Token]:
    """Return the heads of the members: ``token``, its conjuncts, and what the parser misread.

    *a school, a mill and a chapel* may come as a school called a mill and a chapel.
    """
    heads, queue = [token], [token]
    while queue:
        here = queue.pop(0)
        below = tree.children(here, "conj")
        if here is token and len(below) == 0 and token.tag == "NN":
            below = [t for t in tree.children(here, "appos") if _same_form(tree, token, t)]
        for child in below:
            if child.pos in _NOUNS:
                heads.append(child)
                queue.append(child)
    return sorted(heads, key=lambda t: t.index)


def _same_form(tree: Tree, a: Token, b: Token) -> bool:
    """Tell whether two nouns have the same article, and only a comma between them."""
    articles = [[t.lemma for t in tree.children(token, "det")] for token in (a, b)]
    between = [t.text for t in tree.tokens[a.index + 1 : b.index] if t.pos == "PUNCT"]
    return articles[0] == articles[1] != [] and between == [","] and b.tag == a.tag


def _member(analysis: Analysis, tree: Tree, head: Token, mentions: Sequence[Mention]) -> Member:
    for mention in mentions:
        if mention.span.contains(head.span):
            return Member(mention.span, mention.entity, mention.name)
    words = tree.subtree(head, _NOT_OF_MEMBER)
    words = [t for t in words if t.index < head.index and t.dep not in ("det", "poss")]
    run = [head]
    for token in reversed(words):
        if token.index == run[0].index - 1:
            run.insert(0, token)
    span = cover(run)
    key = " ".join(t.lemma for t in run if t.pos in _KEY)
    return Member(span, key, span.of(analysis.document.text))
