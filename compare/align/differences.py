"""What differs between two sentences once their words stand for each other."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING, Literal

from diff_match_patch import diff_match_patch

from compare.model import Span

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from compare.align.words import Word, WordAlignment
    from compare.model import Token

Kind = Literal["changed", "added"]


def differences(
    alignment: WordAlignment,
) -> tuple[list[tuple[Span, Kind]], list[tuple[Span, Kind]]]:
    """Return for ``a`` and for ``b`` the spans that differ, each ``changed`` or ``added``.

    The words become one character each, equal where they stand for each other, and
    diff-match-patch finds the blocks. A word that merely stands elsewhere is not marked.
    """
    long = len(alignment.a) * len(alignment.b) > _LONG
    blocks = _in_order(alignment) if long else _found(alignment)
    left: list[tuple[Span, Kind]] = []
    right: list[tuple[Span, Kind]] = []
    i = j = 0
    for n, (operation, length) in enumerate(blocks):
        if operation == _EQUAL:
            i, j = i + length, j + length
            continue
        replaced = _replaced(blocks, n, operation)
        kind: Kind = "changed" if replaced else "added"
        if operation == _ONLY_A:
            left += _runs(alignment.a, range(i, i + length), alignment.forward, kind)
            i += length
        else:
            right += _runs(alignment.b, range(j, j + length), alignment.backward, kind)
            j += length
    return left, right


_ONLY_A, _EQUAL, _ONLY_B = -1, 0, 1
"""As in diff-match-patch."""
_LONG = 90_000
"""Pairs of words beyond which two runs are no sentences but lists: 300 words each."""


def _found(alignment: WordAlignment) -> list[tuple[int, int]]:
    """Return the blocks with their lengths as diff-match-patch finds them.

    That takes quadratic time where all differs.
    """
    engine = diff_match_patch()
    engine.Diff_Timeout = 0  # no clock: the same input gives the same result
    return [(what, len(run)) for what, run in engine.diff_main(*_encoded(alignment), False)]


def _in_order(alignment: WordAlignment) -> list[tuple[int, int]]:
    """Return the blocks around the longest chain of words that stand in one order in both."""
    blocks: list[tuple[int, int]] = []
    i = j = 0
    for a, b in [*_chain(alignment.forward), (len(alignment.a), len(alignment.b))]:
        blocks += [(_ONLY_A, a - i)] if a > i else []
        blocks += [(_ONLY_B, b - j)] if b > j else []
        blocks.append((_EQUAL, 1))
        i, j = a + 1, b + 1
    return blocks[:-1]


def _chain(forward: Mapping[int, int]) -> list[tuple[int, int]]:
    """Return the longest chain of pairs that rise on both sides, by patience sorting."""
    tops: list[int] = []
    ends: list[int] = []
    before: dict[int, int | None] = {}
    for a in sorted(forward):
        at = bisect_left(tops, forward[a])
        before[a] = ends[at - 1] if at else None
        tops[at : at + 1] = [forward[a]]
        ends[at : at + 1] = [a]
    chain: list[tuple[int, int]] = []
    last = ends[-1] if ends else None
    while last is not None:
        chain.append((last, forward[last]))
        last = before[last]
    return chain[::-1]


def _replaced(blocks: Sequence[tuple[int, int]], n: int, operation: int) -> bool:
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
    """Merge neighbouring words that differ, dropping runs without any content.

    The words of two sentences are no neighbours. A run begins and ends with whole words as they
    are written, though the parser cuts *half-time* and *didn't* into several.
    """
    runs: list[list[int]] = []
    open_run = False
    for n in places:
        if n in matched or _of_one_number(words, n, matched):
            open_run = False
            continue
        if open_run and _follows(words[runs[-1][-1]].token, words[n].token):
            runs[-1].append(n)
        else:
            runs.append([n])
            open_run = True
    spans: list[Span] = []
    for run in (_trimmed(words, run) for run in runs):
        if run:
            span = Span(_start_of_word(words, run[0]), _end_of_word(words, run[-1]))
            if spans and spans[-1].overlaps(span):
                span = Span(spans.pop().start, span.end)
            spans.append(span)
    return [(span, kind) for span in spans]


def _of_one_number(words: Sequence[Word], n: int, matched: Mapping[int, int]) -> bool:
    """Tell whether a word is the *500* of a *12 500* whose first word is matched for all of it."""
    text = ""
    for m in range(n, max(-1, n - _GROUPS), -1):
        part = words[m].token.text
        if not part.isdecimal() or (m < n and len(text) % 3):
            return False
        text = part + text
        if m in matched and m < n:
            return words[m].key == f"#{int(text):g}"
    return False


_GROUPS = 5
"""Groups of digits, set apart by blanks, that a number has at most: trillions."""


def _follows(before: Token, after: Token) -> bool:
    return after.index == before.index + 1 and after.sentence == before.sentence


def _start_of_word(words: Sequence[Word], n: int) -> int:
    while (
        n
        and words[n - 1].token.span.end == words[n].token.span.start
        and _inner(words[n - 1])
        and not _stands_alone(words[n])
    ):
        n -= 1
    return words[n].token.span.start


def _end_of_word(words: Sequence[Word], n: int) -> int:
    while (
        n + 1 < len(words)
        and words[n].token.span.end == words[n + 1].token.span.start
        and not _stands_alone(words[n])
        and _inner(words[n + 1])
    ):
        n += 1
    return words[n].token.span.end


def _inner(word: Word) -> bool:
    """Tell whether a token may be part of a longer word: letters, digits, a hyphen."""
    text = word.token.text
    if _stands_alone(word):
        return False
    return text in ("-", "‐", "‑") or text[:1].isalnum() or (len(text) > 1 and text[0] in "'’")


def _stands_alone(word: Word) -> bool:
    return word.token.text[:1] >= _WIDE


_WIDE = "\u2e80"
"""From here on letters are words or syllables of scripts that set no blanks."""


def _trimmed(words: Sequence[Word], run: list[int]) -> list[int]:
    """Drop punctuation at either end; a run of function words alone still counts."""
    while run and words[run[0]].token.pos in ("PUNCT", "SPACE", "SYM"):
        run = run[1:]
    while run and words[run[-1]].token.pos in ("PUNCT", "SPACE"):
        run = run[:-1]
    if not any(words[n].content or words[n].token.lemma in _TELLING for n in run):
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
