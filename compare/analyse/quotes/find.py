"""Direct quotations and reported speech, each with its speaker where one is named."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING

from compare.analyse.quotes.marks import is_title, quotations
from compare.analyse.quotes.reports import reports
from compare.analyse.quotes.speakers import Speakers
from compare.analyse.tree import tree_of
from compare.model import Analysis, Quote, Sentence, Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from compare.analyse.quotes.reports import Report


def find(analysis: Analysis) -> tuple[Quote, ...]:
    """Return direct quotes and reported speech, in text order.

    A part of a reported sentence that stands in quotation marks is a direct quote, and the
    rest of that sentence is then not returned.
    """
    tree = tree_of(analysis.tokens)
    quoted = quotations(analysis.document.text)
    found = tuple(reports(analysis, tree))
    speakers = Speakers(analysis, tree, quoted)
    direct = list(_continued(analysis, _direct(analysis, quoted, found, speakers)))
    return tuple(sorted([*direct, *_indirect(direct, found, speakers)], key=lambda q: q.span))


# --- reported speech -------------------------------------------------------------------


def _indirect(
    direct: Sequence[Quote], found: Iterable[Report], speakers: Speakers
) -> Iterator[Quote]:
    starts = [quote.span.start for quote in direct]
    for report in found:
        for part in report.content:
            near = direct[max(bisect_left(starts, part.start) - 1, 0) :][:2]
            if not any(quote.span.overlaps(part) for quote in near):
                speaker, entity = speakers.speaker(report)
                yield Quote(part, report.sentence, False, speaker, entity, report.verb, report.made)


# --- quotations --------------------------------------------------------------------------


def _direct(
    analysis: Analysis, quoted: Iterable[Span], found: Iterable[Report], speakers: Speakers
) -> Iterator[Quote]:
    at = _Sentences(analysis)
    by_sentence: dict[int, list[Report]] = defaultdict(list)
    for report in found:
        by_sentence[report.sentence].append(report)
    for span in quoted:
        first, last = at.holding(span.start), at.holding(span.end - 1)
        if first is None:
            continue
        last = first if last is None else last
        near = [r for n in range(first, last + 1) for r in by_sentence.get(n, ())]
        near = [r for r in near if not span.overlaps(r.at)]
        near = [r for r in near if r.reach is None or r.reach.overlaps(span)]
        if not near and at.runs_on(span, last):
            near = [r for r in by_sentence.get(last + 1, ()) if at.begins(last + 1, r)]
        if near and not is_title(span.of(analysis.document.text)):
            text = analysis.document.text
            nearest = min(near, key=lambda r: (_goes_on(text, span, r), _distance(r.at, span)))
            speaker, entity = speakers.speaker(nearest)
            yield Quote(span, first, True, speaker, entity, nearest.verb, nearest.made)
        else:
            yield Quote(span, first, True, None, "", "")


class _Sentences:
    """Which sentence a place in the text lies in."""

    def __init__(self, analysis: Analysis) -> None:
        self._text = analysis.document.text
        self._spans = [sentence.span for sentence in analysis.document.sentences]
        self._starts = [span.start for span in self._spans]

    def holding(self, offset: int) -> int | None:
        """Return the index of the sentence at ``offset``, or ``None`` outside of the story."""
        index = bisect_right(self._starts, offset) - 1
        return index if index >= 0 and offset < self._spans[index].end else None

    def begins(self, sentence: int, report: Report) -> bool:
        """Tell whether a sentence begins with who says something, and has nothing that is said."""
        first = min(report.at.start, report.speaker[0].span.start)
        return not report.content and self._starts[sentence] == first

    def runs_on(self, span: Span, last: int) -> bool:
        """Tell whether the next sentence says who asked: *"Will you?" she asked.*."""
        if last + 1 >= len(self._starts):
            return False
        between = self._text[span.end : self._starts[last + 1]]
        return not between.strip(" \"'”’»") and "\n" not in between


def _continued(analysis: Analysis, quotes: Iterable[Quote]) -> Iterator[Quote]:
    """Give a quotation that stands by itself to whoever spoke right before it.

    *"I saw it," Anna Keller said. "I ran at once."*
    """
    text, sentences = analysis.document.text, analysis.document.sentences
    before: Quote | None = None
    for quote in quotes:
        found = quote
        if quote.speaker is None and before is not None and before.speaker is not None:
            follows = before.sentence + len(_sentences_of(sentences, before)) >= quote.sentence
            one_line = "\n" not in text[before.span.end : quote.span.start]
            if follows and one_line and _stands_alone(text, sentences, quote):
                found = replace(before, span=quote.span, sentence=quote.sentence)
        yield found
        before = found


def _stands_alone(text: str, sentences: Sequence[Sentence], quote: Quote) -> bool:
    """Tell whether nothing is said in the sentences of a quotation but the quotation."""
    held = [s.span for s in _sentences_of(sentences, quote)]
    around = text[held[0].start : quote.span.start] + text[quote.span.end : held[-1].end]
    return not any(map(str.isalnum, around))


def _sentences_of(sentences: Sequence[Sentence], quote: Quote) -> list[Sentence]:
    after = bisect_left(sentences, quote.span.end, key=lambda sentence: sentence.span.start)
    return list(sentences[quote.sentence : after])


def _goes_on(text: str, span: Span, report: Report) -> bool:
    """Tell whether a sentence goes on to another act: *called it "a start" but asked for more*."""
    if report.at.start < span.end or text[span.end - 1] in ".,!?…":
        return False
    return text[span.end + 1 : span.end + 3].strip()[:1] not in (",", "-", "–", "—", ".")


def _distance(a: Span, b: Span) -> int:
    return max(a.start - b.end, b.start - a.end, 0)
