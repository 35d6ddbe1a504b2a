"""Score what moved by itself: sentences and paragraphs of the editions, beside prosediff's.

A pair of sentences is told where half the words of the shorter one are equal in a passage, or a
rewritten passage joins them; a pair of paragraphs where that holds and neither has more words in
common with another. It is told as moved where most of these words stand in passages that the report
marks so. Prosediff reads the same words, of sentences a sentence a line, of paragraphs a paragraph
a line; there a pair is told by a line that is equal, replaced or moved, or by a passage that moved
and is half of the shorter line, and the last two are told as moved.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from benchmarks import prosediff, stats
from benchmarks.editions import Edition
from benchmarks.prosediff import Pairs
from compare.model import Document, Sentence, Span
from compare.options import Options
from compare.provenance.reuse.find import find

_NONE: Pairs = frozenset()
_HALF = 0.5
"""Share of a line that has moved from which the line counts as moved."""


@dataclass(frozen=True, slots=True)
class Told:
    """What is said of an edition: pairs that are one, and those of them that moved."""

    sentences: Pairs
    moved: Pairs
    paragraphs: Pairs = _NONE
    moved_paragraphs: Pairs = _NONE


@dataclass(frozen=True, slots=True)
class Count:
    """How many pairs of one edition were told rightly, were told, and are there."""

    story: str
    hits: int
    said: int
    gold: int


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure with its interval and the number of pairs that it is of."""

    name: str
    value: float
    low: float
    high: float
    n: int

    def __str__(self) -> str:
        """Return it on one line."""
        return f"{self.name}: {self.value:.4f} [{self.low:.4f}, {self.high:.4f}], n = {self.n}"


def as_document(paragraphs: Sequence[Sequence[str]], id: str) -> Document:
    """Return paragraphs as a document with just these sentences."""
    text = ""
    sentences: list[Sentence] = []
    for number, lines in enumerate(paragraphs):
        text += "\n\n" if number else ""
        for n, line in enumerate(lines):
            text += " " if n else ""
            span = Span(len(text), len(text) + len(line))
            sentences.append(Sentence(len(sentences), span, number))
            text += line
    empty = "sha256:" + "0" * 64
    return Document(
        id, f"{id}.txt", empty, "text/plain", None, None, None, None, "en", text, tuple(sentences)
    )


def told(made: Edition) -> Told:
    """Return what the passages say."""
    documents = as_document(made.old, "A"), as_document(made.new, "B")
    of_a, of_b = ([s.paragraph for s in d.sentences] for d in documents)
    equal: Counter[tuple[int, int]] = Counter()
    away: Counter[tuple[int, int]] = Counter()
    long_a: Sequence[int] = ()
    long_b: Sequence[int] = ()
    for pair in find(documents, Options()):
        long_a, long_b = (
            [len(w.of_sentence(n)) for n in range(len(w.bounds) - 1)] for w in (pair.a, pair.b)
        )
        for shared, reuse in zip(pair.shared, pair.reuse, strict=True):
            counts: Counter[tuple[int, int]] = Counter()
            for run in shared.runs:
                for n in range(run.length):
                    counts[pair.a.sentences[run.a + n], pair.b.sentences[run.b + n]] += 1
            if shared.kind == "rewritten":
                ends = pair.a.sentences[shared.a], pair.b.sentences[shared.b]
                counts[ends] += min(long_a[ends[0]], long_b[ends[1]])
            equal += counts
            away += counts if reuse.moved else Counter()
    joined = {p for p, n in equal.items() if 2 * n >= min(long_a[p[0]], long_b[p[1]])}
    moved = {p for p in joined if 2 * away[p] > equal[p]}
    whole = _by_paragraph(equal, of_a, of_b)
    gone = _by_paragraph(away, of_a, of_b)
    size_a, size_b = _by_number(long_a, of_a), _by_number(long_b, of_b)
    most_a = _most((a, n) for (a, _), n in whole.items())
    most_b = _most((b, n) for (_, b), n in whole.items())
    same = {
        (a, b)
        for (a, b), n in whole.items()
        if 2 * n >= min(size_a[a], size_b[b]) and n == most_a[a] == most_b[b]
    }
    return Told(
        frozenset(joined),
        frozenset(moved),
        frozenset(same),
        frozenset(p for p in same if 2 * gone[p] > whole[p]),
    )


def _by_paragraph(
    counts: Counter[tuple[int, int]], of_a: Sequence[int], of_b: Sequence[int]
) -> Counter[tuple[int, int]]:
    whole: Counter[tuple[int, int]] = Counter()
    for (a, b), n in counts.items():
        whole[of_a[a], of_b[b]] += n
    return whole


def _by_number(lengths: Sequence[int], numbers: Sequence[int]) -> Counter[int]:
    total: Counter[int] = Counter()
    for length, number in zip(lengths, numbers, strict=False):
        total[number] += length
    return total


def _most(counts: Iterable[tuple[int, int]]) -> dict[int, int]:
    most: dict[int, int] = {}
    for key, n in counts:
        most[key] = max(n, most.get(key, 0))
    return most


def by_prosediff(made: Sequence[Edition], python: str) -> list[Told]:
    """Return what prosediff says, of lines that are sentences and of lines that are paragraphs."""
    lines = [(_lines(edition.old), _lines(edition.new)) for edition in made]
    parts = [
        ([" ".join(part) for part in edition.old], [" ".join(part) for part in edition.new])
        for edition in made
    ]
    sentences, paragraphs = (prosediff.asked(texts, python, _HALF) for texts in (lines, parts))
    return [Told(*one, *other) for one, other in zip(sentences, paragraphs, strict=True)]


def _lines(paragraphs: Sequence[Sequence[str]]) -> list[str]:
    return [line for part in paragraphs for line in part]


_Gold = Callable[[Edition], Pairs]
_Said = Callable[[Told], Pairs]
_WHOLE: tuple[tuple[str, _Gold, _Said], ...] = (
    ("sentences told as moved", lambda e: e.alone | e.within, lambda t: t.moved),
    ("paragraphs told as moved", lambda e: e.moved, lambda t: t.moved_paragraphs),
    ("sentences, all pairs", lambda e: e.pairs, lambda t: t.sentences),
    ("paragraphs, all pairs", lambda e: e.paragraphs, lambda t: t.paragraphs),
)
_PARTS: tuple[tuple[str, _Gold], ...] = (
    ("moved and edited", lambda e: (e.alone | e.within) & e.edited),
    ("moved by itself", lambda e: e.alone),
    ("moved by itself and edited", lambda e: e.alone & e.edited),
)


def figures(made: Sequence[Edition], said: Sequence[Told]) -> Iterator[Figure]:
    """Yield the figures of all editions together, what counts most first."""
    both = list(zip(made, said, strict=True))
    for name, gold, told_of in _WHOLE:
        counts = [_count(e, told_of(t), gold(e)) for e, t in both]
        yield _figure(f"{name}, F1", counts, _f1)
        yield _figure(f"{name}, precision", counts, _precision)
        yield _figure(f"{name}, recall", counts, _recall)
    for name, part in _PARTS:
        joined = [_count(e, t.sentences, part(e)) for e, t in both]
        moved = [_count(e, t.moved, part(e)) for e, t in both]
        yield _figure(f"sentence {name}: told as one", joined, _recall)
        yield _figure(f"sentence {name}: told as moved", moved, _recall)


def _count(made: Edition, said: Pairs, gold: Pairs) -> Count:
    return Count(made.id.partition("/")[0], len(said & gold), len(said), len(gold))


def _figure(
    name: str, counts: Sequence[Count], figure: Callable[[Sequence[Count]], float]
) -> Figure:
    low, high = stats.interval(counts, figure, lambda count: count.story)
    return Figure(name, figure(counts), low, high, sum(count.gold for count in counts))


def _f1(counts: Sequence[Count]) -> float:
    total = sum(count.said + count.gold for count in counts)
    return 2 * sum(count.hits for count in counts) / total if total else 0.0


def _precision(counts: Sequence[Count]) -> float:
    total = sum(count.said for count in counts)
    return sum(count.hits for count in counts) / total if total else 0.0


def _recall(counts: Sequence[Count]) -> float:
    total = sum(count.gold for count in counts)
    return sum(count.hits for count in counts) / total if total else 0.0
