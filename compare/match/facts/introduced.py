"""As what a name is introduced: *the manager, Neil Drummond*, *Jo Doe is the manager*."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from compare.judge.context import Account
    from compare.model import Mention, Token

_TITLE = frozenset({"compound", "appos", "nmod", "amod"})
_BESIDE = frozenset({"appos", "compound", "flat"})


def introduced(account: Account, name: Mention) -> frozenset[str]:
    """Return the nouns that say in its sentence who or what a name is."""
    return frozenset(token.lemma for token in _nouns(account, name) if token.pos == "NOUN")


def _nouns(account: Account, name: Mention) -> Iterator[Token]:
    tokens, tree = account.analysis.tokens, account.tree
    head = tokens[name.token]
    yield from (t for t in tree.children(head, *_TITLE) if not name.span.overlaps(t.span))
    above = tree.head(head)
    if above is not None and head.dep in _BESIDE:
        yield above
    yield from _before(account, name)
    if above is not None and above.lemma == "be":
        yield from tree.children(above, "attr" if head.dep == "nsubj" else "nsubj")


def _before(account: Account, name: Mention) -> Iterator[Token]:
    """Yield the noun right before a name, past a comma, which the parser often fails to join."""
    before = [t for t in account.analysis.tokens_of(name.sentence) if t.span.end <= name.span.start]
    if before and before[-1].text == ",":
        before.pop()
    yield from before[-1:]
