"""Which words of two sentences stand for each other.

Words are matched by identity, lemma, entity, value, synonymy and vector; what speaks for a match
besides is that their neighbours, or what governs them in the tree, match too (the method is that
of Sultan, Bethard and Sumner, *Back to Basics for Monolingual Alignment*, TACL 2014). What is
left over then differs in meaning, not in form.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Literal

from diff_match_patch import diff_match_patch

from compare.align.terms import token_keys
from compare.align.vectors import nearness
from compare.data import derived, relation
from compare.model import Span

if TYPE_CHECKING:
    from collections.abc import Sequence

    from compare.data import Pos
    from compare.model import Analysis, Token

Kind = Literal["changed", "added"]

_CONTENT = frozenset({"NOUN", "PROPN", "VERB", "ADJ", "ADV", "NUM", "X", "INTJ"})
_SAME_WORD = 1.0
_SAME_TERM = 0.95
_SYNONYM = 0.85
_NEAR = 0.6
"""Cosine from which two words of one class may stand for each other."""
_LEAST = 0.55
_CONTEXT = 0.25
"""Share of the score that the surroundings decide."""


@dataclass(frozen=True, slots=True)
class Word:
    """A token with what it is compared by."""

    token: Token
    key: str
    lower: str
    content: bool
    """Whether it carries meaning of its own."""


@dataclass(frozen=True, slots=True)
class WordAlignment:
    """Two runs of words and which index of the one stands for which of the other."""

    a: tuple[Word, ...]
    b: tuple[Word, ...]
    forward: dict[int, int]
    backward: dict[int, int]

    def left_of_a(self) -> tuple[Word, ...]:
        """Return the content words of ``a`` that nothing in ``b`` stands for."""
        return tuple(w for n, w in enumerate(self.a) if w.content and n not in self.forward)

    def left_of_b(self) -> tuple[Word, ...]:
        """Return the content words of ``b`` that nothing in ``a`` stands for."""
        return tuple(w for n, w in enumerate(self.b) if w.content and n not in self.backward)


def words_of(analysis: Analysis, sentences: Sequence[int], keys: Sequence[str]) -> tuple[Word, ...]:
    """Return the words of these sentences; ``keys`` are the document's :func:`token_keys`."""
    return tuple(
        Word(token, keys[token.index], token.text.lower(), bool(keys[token.index]))
        for i in sentences
        for token in analysis.tokens_of(i)
    )


def keys_of(analysis: Analysis) -> tuple[str, ...]:
    """Return what each token of a document is compared by."""
    return token_keys(analysis)


def align_words(a: Sequence[Word], b: Sequence[Word]) -> WordAlignment:
    """Return the best one-to-one matching of the words of ``a`` and ``b``."""
    table = {
        (i, j): score
        for i, first in enumerate(a)
        for j, second in enumerate(b)
        if (score := _likeness(first, second)) >= _LEAST
    }
    places = _Places(a, b)
    ranked = sorted(
        table,
        key=lambda pair: (-_score(table, places, pair), abs(pair[0] - pair[1]), pair),
    )
    forward: dict[int, int] = {}
    backward: dict[int, int] = {}
    for i, j in ranked:
        if i not in forward and j not in backward and _allowed(a[i], b[j], places, (i, j), table):
            forward[i], backward[j] = j, i
    return WordAlignment(tuple(a), tuple(b), forward, backward)


class _Places:
    """Where each word's governing word stands in its own run."""

    def __init__(self, a: Sequence[Word], b: Sequence[Word]) -> None:
        self.heads_a = _heads(a)
        self.heads_b = _heads(b)


def _heads(words: Sequence[Word]) -> list[int]:
    place = {word.token.index: n for n, word in enumerate(words)}
    return [place.get(word.token.head, -1) for word in words]


def _score(table: dict[tuple[int, int], float], places: _Places, pair: tuple[int, int]) -> float:
    i, j = pair
    support = (
        table.get((i - 1, j - 1), 0.0)
        + table.get((i + 1, j + 1), 0.0)
        + table.get((places.heads_a[i], places.heads_b[j]), 0.0)
    ) / 3
    return (1 - _CONTEXT) * table[pair] + _CONTEXT * support


def _allowed(
    a: Word,
    b: Word,
    places: _Places,
    pair: tuple[int, int],
    table: dict[tuple[int, int], float],
) -> bool:
    """Let function words match only where a neighbour or the governing word does."""
    if a.content or b.content:
        return True
    i, j = pair
    around = ((i - 1, j - 1), (i + 1, j + 1), (places.heads_a[i], places.heads_b[j]))
    return any(place in table for place in around)


def _likeness(a: Word, b: Word) -> float:
    if a.lower == b.lower:
        return _SAME_WORD
    first, second = a.token, b.token
    if not a.content or not b.content:
        return _SAME_TERM if first.lemma == second.lemma and first.pos == second.pos else 0.0
    if a.key == b.key or first.lemma == second.lemma:
        return _SAME_TERM
    if a.key[0] in "@#" or b.key[0] in "@#" or "PROPN" in (first.pos, second.pos):
        return 0.0
    return _meaning(first.lemma, first.pos, second.lemma, second.pos)


_POS: dict[str, Pos] = {"NOUN": "n", "VERB": "v", "ADJ": "a", "ADV": "r"}


@lru_cache(maxsize=1 << 18)
def _meaning(a: str, pos_a: str, b: str, pos_b: str) -> float:
    """Return how far one word may stand for another in meaning, 0 to 1."""
    if pos_a not in _POS or pos_b not in _POS:
        return 0.0
    if pos_a != pos_b:
        return _SYNONYM if derived(a, _POS[pos_a], b, _POS[pos_b]) else 0.0
    near = nearness(a, b)
    match relation(a, b, _POS[pos_a]):
        case "same" | "synonym" | "derived":
            return _SYNONYM
        case "hypernym" | "hyponym":
            return max(near, _NEAR)
        case "antonym" | "sister":
            return 0.0
        case _:
            return near if near >= _NEAR else 0.0


# --- what differs ------------------------------------------------------------------------


def differences(
    alignment: WordAlignment,
) -> tuple[list[tuple[Span, Kind]], list[tuple[Span, Kind]]]:
    """Return for ``a`` and for ``b`` the spans that differ, each ``changed`` or ``added``.

    The words become one character each, equal where they stand for each other, and
    diff-match-patch finds the blocks. A word that merely stands elsewhere is not marked.
    """
    text_a, text_b = _encoded(alignment)
    engine = diff_match_patch()
    engine.Diff_Timeout = 0  # no clock: the same input gives the same result
    blocks = engine.diff_main(text_a, text_b, False)
    left: list[tuple[Span, Kind]] = []
    right: list[tuple[Span, Kind]] = []
    i = j = 0
    for n, (operation, run) in enumerate(blocks):
        if operation == engine.DIFF_EQUAL:
            i, j = i + len(run), j + len(run)
            continue
        replaced = _replaced(blocks, n, operation)
        kind: Kind = "changed" if replaced else "added"
        if operation == engine.DIFF_DELETE:
            left += _runs(alignment.a, range(i, i + len(run)), alignment.forward, kind)
            i += len(run)
        else:
            right += _runs(alignment.b, range(j, j + len(run)), alignment.backward, kind)
            j += len(run)
    return left, right


def _replaced(blocks: Sequence[tuple[int, str]], n: int, operation: int) -> bool:
    beside = [blocks[m][0] for m in (n - 1, n + 1) if 0 <= m < len(blocks)]
    return -operation in beside


_FIRST_CODE = 0xE000
"""Private-use characters stand for words; a pair of sentences has far fewer than 6,400."""


def _encoded(alignment: WordAlignment) -> tuple[str, str]:
    codes = (chr(n if n < 0xF8FF else n + 0x700) for n in range(_FIRST_CODE, 0x10FFFF))
    first = [next(codes) for _ in alignment.a]
    second = [
        first[alignment.backward[j]] if j in alignment.backward else next(codes)
        for j in range(len(alignment.b))
    ]
    return "".join(first), "".join(second)


def _runs(
    words: Sequence[Word], places: range, matched: dict[int, int], kind: Kind
) -> list[tuple[Span, Kind]]:
    """Merge neighbouring words that differ, dropping runs without any content."""
    runs: list[list[Word]] = []
    open_run = False
    for n in places:
        if n in matched:
            open_run = False
            continue
        if open_run:
            runs[-1].append(words[n])
        else:
            runs.append([words[n]])
            open_run = True
    return [
        (Span(run[0].token.span.start, run[-1].token.span.end), kind)
        for run in map(_trimmed, runs)
        if run
    ]


def _trimmed(run: list[Word]) -> list[Word]:
    """Drop punctuation at either end; a run of function words alone still counts."""
    while run and run[0].token.pos in ("PUNCT", "SPACE", "SYM"):
        run = run[1:]
    while run and run[-1].token.pos in ("PUNCT", "SPACE"):
        run = run[:-1]
    if not any(word.content or word.token.lemma in _TELLING for word in run):
        return []
    return run


def common(lists: Sequence[Sequence[tuple[Span, Kind]]]) -> list[tuple[Span, Kind]]:
    """Return the parts of the first list's spans that every other list covers too."""
    kept = list(lists[0])
    for other in lists[1:]:
        kept = [
            (Span(max(span.start, o.start), min(span.end, o.end)), kind)
            for span, kind in kept
            for o, _ in other
            if span.overlaps(o)
        ]
    return kept


_TELLING = frozenset({"not", "no", "never", "none", "nobody", "without", "may", "might", "could"})
"""Function words that change what is said."""
