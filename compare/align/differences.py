"""What differs between two sentences once their words stand for each other."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from diff_match_patch import diff_match_patch

from compare.model import Span

if TYPE_CHECKING:
    from collections.abc import Sequence

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
    """Merge neighbouring words that differ, dropping runs without any content.

    The words of two sentences are no neighbours. A run begins and ends with whole words as they
    are written, though the parser cuts *half-time* and *didn't* into several.
    """
    runs: list[list[int]] = []
    open_run = False
    for n in places:
        if n in matched:
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


def _follows(before: Token, after: Token) -> bool:
    return after.index == before.index + 1 and after.sentence == before.sentence


def _start_of_word(words: Sequence[Word], n: int) -> int:
    while n and words[n - 1].token.span.end == words[n].token.span.start and _inner(words[n - 1]):
        n -= 1
    return words[n].token.span.start


def _end_of_word(words: Sequence[Word], n: int) -> int:
    while (
        n + 1 < len(words)
        and words[n].token.span.end == words[n + 1].token.span.start
        and _inner(words[n + 1])
    ):
        n += 1
    return words[n].token.span.end


def _inner(word: Word) -> bool:
    """Tell whether a token may be part of a longer word: letters, digits, a hyphen."""
    text = word.token.text
    return text in ("-", "‐", "‑") or text[:1].isalnum() or (len(text) > 1 and text[0] in "'’")


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
