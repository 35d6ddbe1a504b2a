"""Measure shared wording: ``python -m benchmarks.reuse``.

Edited moves: every account of our stories (:mod:`benchmarks.moves`) against an edition of it with
sentences left out, put in, edited, and moved by themselves or in runs. Told is each pair of
sentences of which half the words of the shorter one are equal in a passage, or that a rewritten
passage joins. With ``--prosediff PYTHON``, an interpreter that has prosediff, the same texts go
through it; there a pair is told by a line that is equal, replaced or moved, or from or to which a
passage moved. No language model is asked. Most of these sentences stay where they were; what moved
is scored by itself (:mod:`benchmarks.moved`) in editions of whole articles.

Size: N sentences against N, half of them shared, shuffled in runs and edited, in a process of its
own.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from benchmarks import moved as by_itself
from benchmarks import prosediff
from benchmarks.editions import editions
from benchmarks.moves import OPEN, Moved, moves
from compare.model import Document, Sentence, Span
from compare.options import Options
from compare.provenance.reuse.find import find

SIZES = (2_500, 5_000, 10_000)
_SIZE = """
import random, resource, sys, time
from benchmarks.reuse import as_document
from compare.options import Options
from compare.provenance.reuse.find import find
from benchmarks.moves import moves
number = int(sys.argv[1])
chance = random.Random(number)
words = sorted({word for moved in moves() for line in moved.old for word in line.split()})
def line():
    return " ".join(chance.choice(words) for _ in range(chance.randint(8, 28))) + "."
old = [line() for _ in range(number)]
runs = [old[n:n + 5] for n in range(0, number, 10)]
chance.shuffle(runs)
def edited(text):
    held = text.split()
    held[chance.randrange(len(held))] = chance.choice(words)
    return " ".join(held)
new = [edited(text) if chance.random() < .5 else text for run in runs for text in run]
new += [line() for _ in range(number - len(new))]
documents = as_document(old, "A"), as_document(new, "B")
start = time.process_time()
(pair,) = find(documents, Options())
spent = time.process_time() - start
peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
share = pair.shares[0]
print(spent, peak, len(pair.shared), (share.copied + share.edited) / share.words)
"""


def as_document(lines: Sequence[str], id: str) -> Document:
    """Return lines as a document of which each line is a sentence."""
    sentences, at = [], 0
    for n, line in enumerate(lines):
        sentences.append(Sentence(n, Span(at, at + len(line)), n))
        at += len(line) + 1
    text = "\n".join(lines)
    empty = "sha256:" + "0" * 64
    return Document(
        id, f"{id}.txt", empty, "text/plain", None, None, None, None, "en", text, tuple(sentences)
    )


def told(moved: Moved) -> set[tuple[int, int]]:
    """Return the pairs of sentences that the passages join."""
    documents = as_document(moved.old, "A"), as_document(moved.new, "B")
    pairs: set[tuple[int, int]] = set()
    for pair in find(documents, Options()):
        counts: Counter[tuple[int, int]] = Counter()
        for shared in pair.shared:
            if shared.kind == "rewritten":
                pairs.add((pair.a.sentences[shared.a], pair.b.sentences[shared.b]))
            for run in shared.runs:
                for n in range(run.length):
                    counts[pair.a.sentences[run.a + n], pair.b.sentences[run.b + n]] += 1
        for (a, b), equal in counts.items():
            shorter = min(len(pair.a.of_sentence(a)), len(pair.b.of_sentence(b)))
            if 2 * equal >= shorter:
                pairs.add((a, b))
    return pairs


def scores(
    made: Sequence[Moved], found: Iterable[Iterable[tuple[int, int]]]
) -> tuple[float, float, float]:
    """Return F1, precision and recall of the pairs over all texts."""
    hits = said = gold = 0
    for moved, pairs in zip(made, found, strict=True):
        given = set(pairs)
        hits += len(given & moved.pairs)
        said += len(given)
        gold += len(moved.pairs)
    return 2 * hits / (said + gold), hits / said, hits / gold


def by_prosediff(made: Sequence[Moved], python: str) -> list[prosediff.Pairs]:
    """Return the pairs that prosediff tells of."""
    texts = [(moved.old, moved.new) for moved in made]
    return [pairs for pairs, _ in prosediff.asked(texts, python, least=0)]


def sizes(numbers: Iterable[int]) -> Iterator[str]:
    """Yield a line for each size: CPU time, peak memory, passages, share that was found."""
    for number in numbers:
        done = subprocess.run(
            [sys.executable, "-c", _SIZE, str(number)], capture_output=True, text=True, check=True
        )
        spent, peak, passages, share = done.stdout.split()
        yield (
            f"{number:,} x {number:,} sentences: {float(spent):.1f} s CPU, {float(peak):.0f} MB, "
            f"{passages} passages, {float(share):.3f} of the first text"
        )


def _what_moved(hands: Sequence[str], python: str | None) -> Iterator[str]:
    made = list(editions(hands=hands))
    yield f"{len(made)} articles with sentences and paragraphs moved"
    yield from (f"compare: {f}" for f in by_itself.figures(made, list(map(by_itself.told, made))))
    if python:
        said = by_itself.by_prosediff(made, python)
        yield from (f"prosediff: {figure}" for figure in by_itself.figures(made, said))


def main(args: Sequence[str] | None = None) -> None:
    """Print all figures."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--prosediff", metavar="PYTHON", help="an interpreter that has prosediff")
    parser.add_argument(
        "--hands", nargs="+", default=OPEN, help="whose articles are made editions of"
    )
    parser.add_argument("--sizes", type=int, nargs="*", default=SIZES, metavar="N")
    given = parser.parse_args(args)
    made = list(moves())
    print(f"{len(made)} texts, {sum(len(m.pairs) for m in made)} pairs of sentences")
    print(
        "compare: F1 {:.4f}, precision {:.4f}, recall {:.4f}".format(*scores(made, map(told, made)))
    )
    if given.prosediff:
        figures = scores(made, by_prosediff(made, given.prosediff))
        print("prosediff: F1 {:.4f}, precision {:.4f}, recall {:.4f}".format(*figures))
    for line in _what_moved(given.hands, given.prosediff):
        print(line)
    for line in sizes(given.sizes):
        print(line)


if __name__ == "__main__":
    main()
