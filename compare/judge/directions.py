"""Which way a figure says that something went: *up 17 percent*, *an increase of 17 percent*."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

from compare.judge.remember import remembered

if TYPE_CHECKING:
    from compare.judge.context import Account
    from compare.model import Quantity, Token

# A closed class: the verbs and nouns of moving along a scale, and the two adverbs.
_UP = frozenset(
    "rise increase grow growth climb jump surge soar advance expand expansion rally rebound leap "
    "rocket swell up".split()
)
_DOWN = frozenset(
    "fall decrease drop decline plunge slump shrink dip slide tumble contract contraction sink "
    "plummet retreat slip down".split()
)
_OF_SHARES = {"gain": 1, "lose": -1, "shed": -1}
"""These tell a direction of percentages and points alone: *lost 4 percent*, *lost 4 euros*."""
_REACHING = frozenset({"to", "by", "of"})
_PARTS = ("nummod", "quantmod", "compound", "nmod", "amod")
_CLIMB = 5


@remembered
def direction(account: Account, figure: Quantity) -> tuple[int, Token | None]:
    """Return 1 for up, -1 for down and 0 where nothing tells, with the word that tells it."""
    for word in (*_above(account, figure), *_beside(account, figure)):
        sign = _sign(word, figure)
        if sign:
            return (0, None) if _is_denied(account, word) else (sign, word)
    return 0, None


def _sign(word: Token, figure: Quantity) -> int:
    if word.pos not in ("VERB", "NOUN", "ADV", "ADP", "ADJ"):
        return 0
    if word.lemma in _OF_SHARES:
        return _OF_SHARES[word.lemma] if figure.unit == "percent" and word.pos == "VERB" else 0
    return (word.lemma in _UP) - (word.lemma in _DOWN)


def _above(account: Account, figure: Quantity) -> list[Token]:
    """Return what the number hangs on: *rose 4 percent*, *fell to 5*, *a rise of 4 percent*."""
    tree, word = account.tree, account.analysis.tokens[figure.token]
    found = []
    for _ in range(_CLIMB):
        above = tree.head(word)
        if above is None:
            break
        found.append(above)
        if word.dep not in _PARTS and not (above.pos == "ADP" and above.lemma in _REACHING):
            break
        word = above
    return found


def _beside(account: Account, figure: Quantity) -> list[Token]:
    """Return the word ahead (*up 4 percent*), and what follows: *was 441 euros, an increase*."""
    tokens = account.analysis.tokens
    first = bisect_left(tokens, figure.span.start, key=lambda token: token.span.start)
    end = bisect_left(tokens, figure.span.end, key=lambda token: token.span.start)
    found = [tokens[first - 1]] if first and tokens[first - 1].lemma in ("up", "down") else []
    behind = [t for t in tokens[end : end + 4] if t.sentence == figure.sentence]
    if len(behind) > 1 and behind[0].text == ",":
        for word in behind[1:]:
            if word.pos not in ("DET", "ADJ"):
                return (
                    [*found, word] if word.lemma in ("up", "down") or word.pos == "NOUN" else found
                )
    return found


def _is_denied(account: Account, word: Token) -> bool:
    clause = account.predicate_at.get(word.index)
    if clause is not None:
        return clause.negated or clause.modality != "actual"
    return any(child.lemma in ("no", "not") for child in account.tree.children(word, "det", "neg"))


_SET = (
    _UP | _DOWN | frozenset("raise lift hike boost cut lower reduce slash trim up double".split())
)
_KEPT = frozenset("unchanged flat steady stable same constant maintain keep hold retain".split())
_AGAIN = frozenset({"repeat", "reaffirm"})


def moved_and_kept(first: Account, a: Quantity, second: Account, b: Quantity) -> bool:
    """Tell whether one figure is what a thing was moved to here, and what it stayed at there."""
    return (moved_to(first, a) and _kept_at(second, b)) or (
        _kept_at(first, a) and moved_to(second, b)
    )


def moved_to(account: Account, figure: Quantity) -> bool:
    """Tell whether a figure is what something was moved to: *fell to 5*, *raised to 40 cents*."""
    if _kept_at(account, figure):
        return False
    number = account.analysis.tokens[figure.token]
    above = list(account.tree.ancestors(number))
    to = [n for n, t in enumerate(above) if t.lemma == "to" and t.pos == "ADP"]
    return any(t.lemma in _SET and t.pos == "VERB" for t in above[to[0] :][:2]) if to else False


def _kept_at(account: Account, figure: Quantity) -> bool:
    number = account.analysis.tokens[figure.token]
    above = [number, *account.tree.ancestors(number)][:_CLIMB]
    near = [t for token in above for t in (token, *account.tree.children(token))]
    return any(t.lemma in _KEPT | _AGAIN for t in near)
