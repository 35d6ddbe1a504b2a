"""Which words of two accounts exclude each other, found once for all pairs of their sentences."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from compare.data import Class
    from compare.judge.context import Account, Pair, Side
    from compare.model import Token

_Term = tuple[str, "Class"]
_CLASSES: dict[str, Class] = {
    "NOUN": "n",
    "VERB": "v",
    "ADJ": "a",
    "ADV": "r",
    "ADP": "p",
    "SCONJ": "p",
}


class Poles:
    """The opposites between the accounts of one context."""

    def __init__(self) -> None:
        self._between: dict[tuple[str, str], dict[_Term, tuple[_Term, ...]]] = {}
        self._held: dict[tuple[str, int], dict[_Term, list[Token]]] = {}

    def pairs(self, pair: Pair) -> Iterator[tuple[Token, Token]]:
        """Yield each two words of a pair of sentences that exclude each other, in text order."""
        left, right = self._terms(pair.a), self._terms(pair.b)
        table = self._table(pair.a.account, pair.b.account)
        for term, tokens in left.items():
            for other in table.get(term, ()):
                yield from ((a, b) for a in tokens for b in right.get(other, ()))

    def _terms(self, side: Side) -> dict[_Term, list[Token]]:
        key = (side.account.id, side.index)
        found = self._held.get(key)
        if found is None:
            found = self._held[key] = {}
            for token in side.tokens:
                term = _term(token)
                if term is not None:
                    found.setdefault(term, []).append(token)
        return found

    def _table(self, a: Account, b: Account) -> dict[_Term, tuple[_Term, ...]]:
        found = self._between.get((a.id, b.id))
        if found is None:
            found = self._between[a.id, b.id] = _opposed(_words(a), _words(b))
        return found


def _words(account: Account) -> dict[_Term, None]:
    terms = (_term(token) for token in account.analysis.tokens)
    return dict.fromkeys(term for term in terms if term is not None)


def _opposed(a: dict[_Term, None], b: dict[_Term, None]) -> dict[_Term, tuple[_Term, ...]]:
    from compare.data import opposed, poles

    index: dict[tuple[Class, str | int], list[_Term]] = {}
    for word, kind in b:
        for key in poles(word, kind).own:
            index.setdefault((kind, key), []).append((word, kind))
    found = {}
    for word, kind in a:
        near = {t for key in poles(word, kind).towards for t in index.get((kind, key), ())}
        row = tuple(sorted(t for t in near if opposed(word, t[0], kind)))
        if row:
            found[word, kind] = row
    return found


def _term(token: Token) -> _Term | None:
    """Return a word and its class; for a participle beside a noun that of an adjective."""
    if token.pos == "VERB" and token.dep == "amod":
        return token.text.lower(), "a"
    kind = _CLASSES.get(token.pos)
    return None if kind is None else (token.lemma, kind)
