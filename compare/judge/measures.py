"""What a figure measures: one thing under a longer and a shorter name, or two things."""

from __future__ import annotations

from typing import TYPE_CHECKING

from compare.judge import kinship
from compare.judge.changes import measured
from compare.judge.frames import governing
from compare.judge.remember import remembered

if TYPE_CHECKING:
    from collections.abc import Iterator

    from compare.judge.context import Account
    from compare.model import Quantity, Token

_ONE_MEASURE = 0.5
"""Share of the shorter name of a measure that the longer one has too: *net income*, *income*."""
# Closed classes: the lines that every account of money has, and the words that split one of them.
_LINES = {
    word: line
    for line, words in {
        "revenue": "sale revenue turnover",
        "profit": "profit earning surplus",
        "loss": "loss deficit",
        "cost": "cost expense expenditure",
        "debt": "debt liability",
        "asset": "asset",
        "dividend": "dividend",
        "export": "export",
        "import": "import",
    }.items()
    for word in words.split()
}
_SPLIT = (("net", "gross"), ("diluted", "basic"), ("direct", "indirect"), ("long", "short"))
_NEGATING = ("non", "un")


def one_measure(first: Account, a: Quantity, second: Account, b: Quantity) -> bool:
    """Tell whether two figures measure what has one name, at more length or at less."""
    x, y = (frozenset(w.lemma for w in named) for named in (_named(first, a), _named(second, b)))
    heads = [(v.lemma, w.lemma) for v in _heads(first, a) for w in _heads(second, b)]
    if not x or not y or not any(_alike(v, w) for v, w in heads):
        return False
    shorter, longer = sorted((x, y), key=len)
    held = [any(_alike(w, other) for other in longer) for w in shorter]
    return sum(held) >= _ONE_MEASURE * len(held)


def two_measures(
    first: Account, a: Quantity, second: Account, b: Quantity
) -> tuple[Token, Token] | None:
    """Return the words by which two figures measure what cannot be one: *profit*, *revenue*."""
    x, y = _line(first, a), _line(second, b)
    if x is None or y is None:
        return None
    if _LINES[x.lemma] != _LINES[y.lemma]:
        return None if _tells_of(first, x, y) or _tells_of(second, y, x) else (x, y)
    return _split(_qualifiers(first, a), _qualifiers(second, b))


def _split(x: dict[str, Token], y: dict[str, Token]) -> tuple[Token, Token] | None:
    for one, other in (*_SPLIT, *(pair[::-1] for pair in _SPLIT)):
        if one in x and other in y and one not in y and other not in x:
            return x[one], y[other]
    for word in sorted({*x, *y}):
        for denied in (prefix + word for prefix in _NEGATING):
            if word in x and denied in y and word not in y and denied not in x:
                return x[word], y[denied]
            if word in y and denied in x and word not in x and denied not in y:
                return x[denied], y[word]
    return None


def _line(account: Account, figure: Quantity) -> Token | None:
    """Return the word for the line that a figure is of, if it is of one alone."""
    heads = [head for head in _heads(account, figure) if head.lemma in _LINES]
    return heads[0] if len({_LINES[head.lemma] for head in heads}) == 1 else None


def _tells_of(account: Account, own: Token, other: Token) -> bool:
    """Tell whether a sentence speaks of the other's line as well: *a dividend out of earnings*."""
    line = _LINES[other.lemma]
    return any(_LINES.get(t.lemma) == line for t in account.analysis.tokens_of(own.sentence))


def _qualifiers(account: Account, figure: Quantity) -> dict[str, Token]:
    """Return the words of a measure; *non-GAAP* and *non GAAP* are one word, ``nongaap``."""
    found: dict[str, Token] = {}
    denial: Token | None = None
    for word in _named(account, figure):
        lemma = word.lemma.replace("-", "").lower()
        if lemma == "non":
            denial = word
        elif lemma and denial is not None:
            found["non" + lemma] = denial
            denial = None
        elif lemma:
            found[lemma] = word
    return found


def _alike(a: str, b: str) -> bool:
    return a == b or kinship.nouns(a, b) >= kinship.SYNONYM


@remembered
def _named(account: Account, figure: Quantity) -> tuple[Token, ...]:
    """Return the nouns and adjectives that name what a figure measures, in order."""
    without = ("relcl", "acl", "appos", "conj")
    named = {
        word.index: word
        for head in _heads(account, figure)
        for word in (head, *account.tree.subtree(head, without=without))
        if _names(account, word, figure)
    }
    return tuple(named[index] for index in sorted(named))


@remembered
def _heads(account: Account, figure: Quantity) -> tuple[Token, ...]:
    return tuple(_find_heads(account, figure))


def _find_heads(account: Account, figure: Quantity) -> Iterator[Token]:
    tokens = account.analysis.tokens
    clause = governing(account, tokens[figure.token])
    if figure.noun_token is not None:
        yield tokens[figure.noun_token]
    named = measured(account, figure)
    if named is None and clause is not None:
        held = None if clause.object is None else tokens[clause.object]
        beside = held is None or held.span.overlaps(figure.span) or held.pos == "NUM"
        named = clause.subject if beside else clause.object
    if named is not None:
        yield tokens[named]


def _names(account: Account, word: Token, figure: Quantity) -> bool:
    if word.pos not in ("NOUN", "ADJ", "PROPN") or word.span.overlaps(figure.span):
        return False
    return not any(time.span.overlaps(word.span) for time in account.times.get(word.sentence, ()))
