"""Walking a document's dependency trees."""

from __future__ import annotations

from typing import TYPE_CHECKING

from compare.model import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from compare.model import Token


class Tree:
    """The tokens of one document with the way from a token down to what depends on it."""

    __slots__ = ("_children", "_heads", "tokens")

    def __init__(self, tokens: Sequence[Token]) -> None:
        self.tokens = tokens
        self._heads = [_governor(tokens, token) for token in tokens]
        self._children: dict[int, list[int]] = {}
        for index, head in enumerate(self._heads):
            if head != index:
                self._children.setdefault(head, []).append(index)

    def children(self, token: Token, *deps: str) -> list[Token]:
        """Return what depends on ``token``, in text order, by label if any is given."""
        below = self._children.get(token.index)
        if below is None:
            return []
        if not deps:
            return [self.tokens[i] for i in below]
        return [child for i in below if (child := self.tokens[i]).dep in deps]

    def head(self, token: Token) -> Token | None:
        """Return the token that governs ``token``, or ``None`` at the root of a sentence."""
        above = self._heads[token.index]
        return None if above == token.index else self.tokens[above]

    def ancestors(self, token: Token) -> Iterator[Token]:
        """Yield what governs ``token``, nearest first."""
        above = self.head(token)
        while above is not None:
            yield above
            above = self.head(above)

    def subtree(self, token: Token, without: Iterable[str] = ()) -> list[Token]:
        """Return ``token`` and all below it in text order, without branches of these labels."""
        cut, tokens, below = frozenset(without), self.tokens, self._children
        found = [token.index]
        for here in found:  # which grows meanwhile
            if here in below:
                found += (
                    [n for n in below[here] if tokens[n].dep not in cut] if cut else below[here]
                )
        return [tokens[n] for n in sorted(found)]

    def span(self, token: Token, without: Iterable[str] = ()) -> Span:
        """Return the span of :meth:`subtree`."""
        return cover(self.subtree(token, without))


_latest: list[Tree] = []
_KEPT = 4
"""Trees that are kept: the stages ask for those of two or three documents by turns."""


def tree_of(tokens: Sequence[Token]) -> Tree:
    """Return the tree over a document's tokens, the one at hand where it was made of late."""
    for tree in _latest:
        if tree.tokens is tokens:
            return tree
    made = Tree(tokens)
    _latest[:] = [made, *_latest[: _KEPT - 1]]
    return made


_OF_THE_VERB = ("nsubj", "nsubjpass", "neg")


def _governor(tokens: Sequence[Token], token: Token) -> int:
    """Return what governs ``token``: the verb where the parser names its auxiliary."""
    above = tokens[token.head]
    misplaced = token.dep in _OF_THE_VERB and above.dep in ("aux", "auxpass")
    return above.head if misplaced else above.index


def cover(tokens: Sequence[Token]) -> Span:
    """Return the span from the first of ``tokens`` to the last; they are in text order."""
    return Span(tokens[0].span.start, tokens[-1].span.end)
