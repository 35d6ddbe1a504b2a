"""Measure what is taken for the text of web pages: ``python -m benchmarks.pages [FOLDER]``.

The pages of the article extraction benchmark, kept out of this repository: F1 over runs of four
words, each page with equal weight, as that benchmark computes it. What people marked there as the
text holds neither the headline nor captions, and rows of tables without the heads of their columns;
so these, which are kept in a document and marked, are left out of what is scored. Beside it stands
the figure of trafilatura alone, on the same pages.
"""

from __future__ import annotations

import gzip
import json
import random
import re
import sys
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from compare.errors import InputError
from compare.model import Document, Span
from compare.read import read_bytes

DATA = Path(__file__).parents[2] / "shared" / "eval" / "article_extraction"
TARGET = 0.970
_WORD = re.compile(r"\w+")
_COLUMN = re.compile(r"(?<=; )[^;:]+: ")
_RUN, _ROUNDS = 4, 1000

Shares = tuple[float, float, float]
"""What is right, too much and missing, of one page; together 1, or all 0."""


def shares(gold: str, found: str) -> Shares:
    """Hold the runs of words of one text against those of the other."""
    want, got = _runs(gold), _runs(found)
    parts = ((want & got).total(), (got - want).total(), (want - got).total())
    total = sum(parts)
    right, much, missing = (part / total if total else 0.0 for part in parts)
    return right, much, missing


def f1(pages: Sequence[Shares]) -> float:
    """Return F1 of the mean precision and the mean recall over the pages."""
    precision = [right / (right + much) for right, much, _ in pages if right + much]
    recall = [right / (right + missing) for right, _, missing in pages if right + missing]
    if not precision or not recall:
        return 0.0
    p, r = sum(precision) / len(precision), sum(recall) / len(recall)
    return 2 * p * r / (p + r) if p + r else 0.0


def story(document: Document) -> str:
    """Return the text of the story without its headline, captions and heads of columns."""
    text = document.text
    cut = [part.span for part in document.removed]
    for place in document.places:
        own = place.span.of(text)
        if place.kind == "caption" or (place.kind == "heading" and own == document.title):
            cut.append(place.span)
        elif place.kind == "table row":
            start = place.span.start
            cut += [Span(start + m.start(), start + m.end()) for m in _COLUMN.finditer(own)]
    kept = list(text)
    for span in cut:
        kept[span.start : span.end] = [" "] * (span.end - span.start)
    return "".join(kept)


def measure(data: Path) -> tuple[list[Shares], list[Shares]]:
    """Return the shares of each page, of this program and of trafilatura alone."""
    import trafilatura

    ours, theirs = [], []
    for line in (data / "pages.jsonl").read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        source = gzip.decompress((data / row["html"]).read_bytes())
        try:
            found = story(read_bytes(source, "page.html"))
        except InputError as error:
            print(f"{row['url']}: {error}")
            found = ""
        ours.append(shares(row["body"], found))
        alone = trafilatura.extract(source, include_comments=False) or ""
        theirs.append(shares(row["body"], alone))
    return ours, theirs


def interval(pages: Sequence[Shares]) -> tuple[float, float]:
    """Return the bootstrap 95 % interval of F1 over the pages; always the same one."""
    chance = random.Random(0)
    drawn = sorted(f1(chance.choices(pages, k=len(pages))) for _ in range(_ROUNDS))
    return drawn[int(0.025 * _ROUNDS)], drawn[int(0.975 * _ROUNDS) - 1]


def main(arguments: Sequence[str]) -> None:
    """Print figure, interval, number of pages and target, and trafilatura's figure."""
    ours, theirs = measure(Path(arguments[0]) if arguments else DATA)
    for name, pages in (("compare", ours), ("trafilatura alone", theirs)):
        low, high = interval(pages)
        print(f"{name}: {f1(pages):.3f} [{low:.3f}, {high:.3f}], n = {len(pages)}, target {TARGET}")


def _runs(text: str) -> Counter[tuple[str, ...]]:
    words = _WORD.findall(text)
    if 0 < len(words) < _RUN:
        return Counter([tuple(words)])
    return Counter(tuple(words[i : i + _RUN]) for i in range(len(words) - _RUN + 1))


if __name__ == "__main__":
    main(sys.argv[1:])
