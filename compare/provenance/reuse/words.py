"""The words of a document, numbered alike in all documents of a run."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np

from compare.analyse.quotes.marks import quotations
from compare.model import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from numpy.typing import NDArray

    from compare.model import Document

_APOSTROPHES = str.maketrans(dict.fromkeys("\u2018\u2019\u02bc\u00b4`", "'"))
_WORD = re.compile(r"\d+(?:[.,]\d+)+|[^\W_]+(?:['\u2018\u2019\u02bc\u00b4`][^\W_]+)*")
"""A figure with its separators, or letters and digits with apostrophes inside."""

Phrase = tuple[str, ...]
"""The folded words of a phrase."""
Numbers = dict[str, int]
"""What a word is called by in all documents of a run: the folded word and its number."""


@dataclass(frozen=True, slots=True, eq=False)
class Words:
    """The words of one document's sentences in text order; all sequences have one length."""

    document: str
    """Its id."""
    forms: tuple[str, ...]
    """As they stand in the text."""
    folded: tuple[str, ...]
    """What they are compared by (:func:`fold`)."""
    keys: NDArray[np.int64]
    """The number of each folded word, equal where the words are."""
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    sentences: tuple[int, ...]
    """Index of the sentence of each."""
    quoted: tuple[bool, ...]
    """Whether it stands between quotation marks."""
    anybodys: bytes
    """Whether it stands in a phrase that anybody writes or that is not to count, 1 or 0."""
    bounds: tuple[int, ...]
    """Where each sentence's words start, and one more."""

    def __len__(self) -> int:
        """Return the number of words."""
        return len(self.forms)

    def span(self, first: int, end: int) -> Span:
        """Return the text from the word ``first`` up to the word before ``end``."""
        return Span(self.starts[first], self.ends[end - 1])

    def of_sentence(self, sentence: int) -> range:
        """Return the places of the words of a sentence."""
        return range(self.bounds[sentence], self.bounds[sentence + 1])


@lru_cache(maxsize=1 << 16)
def fold(word: str) -> str:
    """Return what a word is compared by: case, width and the sort of apostrophe do not count."""
    folded = word.translate(_APOSTROPHES).casefold()
    return folded if folded.isascii() else unicodedata.normalize("NFKC", folded)


def words_of(document: Document, numbers: Numbers, phrases: Sequence[Phrase] = ()) -> Words:
    """Return the words of the sentences of ``document``; ``numbers`` learns those that are new.

    ``phrases`` are those that show nothing, whoever has them.
    """
    forms: list[str] = []
    folded: list[str] = []
    keys: list[int] = []
    starts: list[int] = []
    ends: list[int] = []
    sentences: list[int] = []
    bounds = [0]
    removed = _joined(r.span for r in document.removed)
    for sentence in document.sentences:
        for match in _words(document.text, sentence.span, removed):
            form = match.group()
            forms.append(form)
            folded.append(fold(form))
            keys.append(numbers.setdefault(folded[-1], len(numbers)))
            starts.append(match.start())
            ends.append(match.end())
            sentences.append(sentence.index)
        bounds.append(len(forms))
    return Words(
        document=document.id,
        forms=tuple(forms),
        folded=tuple(folded),
        keys=np.array(keys, np.int64),
        starts=tuple(starts),
        ends=tuple(ends),
        sentences=tuple(sentences),
        quoted=tuple(_inside(starts, quotations(document.text))),
        anybodys=_in_phrases(folded, phrases),
        bounds=tuple(bounds),
    )


def forms(text: str, removed: Sequence[Span] = ()) -> Iterator[re.Match[str]]:
    """Yield the words of a text that has no sentences yet, without what was removed."""
    return _words(text, Span(0, len(text)), _joined(removed))


def phrases_of(texts: Iterable[str]) -> tuple[Phrase, ...]:
    """Return the folded words of each text that has any."""
    found = (tuple(fold(match.group()) for match in _WORD.finditer(text)) for text in texts)
    return tuple(words for words in found if words)


def _in_phrases(folded: Sequence[str], phrases: Iterable[Phrase]) -> bytes:
    marked = bytearray(len(folded))
    by_first: dict[str, list[Phrase]] = {}
    for phrase in phrases:
        by_first.setdefault(phrase[0], []).append(phrase)
    for n, word in enumerate(folded if by_first else ()):
        for phrase in by_first.get(word, ()):
            if tuple(folded[n : n + len(phrase)]) == phrase:
                marked[n : n + len(phrase)] = b"\1" * len(phrase)
    return bytes(marked)


def _words(text: str, span: Span, removed: Sequence[Span]) -> Iterator[re.Match[str]]:
    """Yield the words in ``span`` that are no part of what was removed."""
    first = bisect_right(removed, span.start, key=lambda hole: hole.end)
    inside = removed[first : bisect_left(removed, span.end, key=lambda hole: hole.start)]
    found = _WORD.finditer(text, span.start, span.end)
    if not inside:
        yield from found
        return
    for match in found:
        if not any(hole.start < match.end() and match.start() < hole.end for hole in inside):
            yield match


def _joined(spans: Iterable[Span]) -> list[Span]:
    """Return the same text in spans that are sorted and apart."""
    joined: list[Span] = []
    for span in sorted(spans):
        if joined and span.start <= joined[-1].end:
            last = joined.pop()
            joined.append(Span(last.start, max(last.end, span.end)))
        else:
            joined.append(span)
    return joined


def _inside(starts: Iterable[int], spans: Sequence[Span]) -> Iterator[bool]:
    """Yield for each place whether one of the spans, which are sorted, holds it."""
    for start in starts:
        at = bisect_right(spans, start, key=lambda span: span.start) - 1
        yield at >= 0 and start < spans[at].end
