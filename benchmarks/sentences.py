"""Measure the sentence splitter: ``python -m benchmarks.sentences [FOLDER OF THE LABELLED DATA]``.

Two sets, both kept out of this repository: the golden rules for English (a text counts when all its
sentences are right) and the Georgetown University Multilayer corpus (F1 over boundaries, where a
boundary is a count of non-space characters, so that white space does not matter; the end of a
document is no boundary, since nothing can miss it).
"""

from __future__ import annotations

import json
import random
import sys
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from compare.analyse.sentences import split

DATA = Path(__file__).parents[2] / "shared" / "eval"
_ROUNDS = 1000


@dataclass(frozen=True, slots=True)
class Case:
    """One text: how many boundaries were found, are right, and are both."""

    id: str
    found: int
    right: int
    both: int
    errors: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Score:
    """A figure with the interval it lies in and what went wrong."""

    name: str
    figure: float
    low: float
    high: float
    n: int
    """Number of texts."""
    target: float
    errors: tuple[str, ...]


def boundaries(text: str, sentences: Iterable[str]) -> frozenset[int]:
    """Return after how many non-space characters a sentence ends, the last one excepted."""
    total = sum(not c.isspace() for c in text)
    ends = set()
    seen = 0
    for sentence in sentences:
        seen += sum(not c.isspace() for c in sentence)
        ends.add(seen)
    return frozenset(ends - {0, total})


def case(name: str, text: str, sentences: Sequence[str]) -> Case:
    """Hold the splitter's sentences of ``text`` against the right ones."""
    got = boundaries(text, (span.of(text) for span in split(text)))
    want = boundaries(text, sentences)
    offsets = [i + 1 for i, c in enumerate(text) if not c.isspace()]
    errors = []
    for place in sorted(got ^ want):
        at = offsets[place - 1]
        sign = "too many" if place in got else "missing"
        errors.append(f"{name}: {sign}: {text[max(0, at - 60) : at]!r} | {text[at : at + 40]!r}")
    return Case(name, len(got), len(want), len(got & want), tuple(errors))


def f1(cases: Sequence[Case]) -> float:
    """Return F1 over the boundaries of all texts taken together."""
    found, right = sum(c.found for c in cases), sum(c.right for c in cases)
    return 2 * sum(c.both for c in cases) / (found + right) if found + right else 1.0


def exact(cases: Sequence[Case]) -> float:
    """Return the share of texts without an error."""
    return sum(not c.errors for c in cases) / len(cases) if cases else 1.0


def interval(
    cases: Sequence[Case], figure: Callable[[Sequence[Case]], float]
) -> tuple[float, float]:
    """Return the bootstrap 95 % interval of ``figure`` over the texts; always the same one."""
    chance = random.Random(0)
    drawn = sorted(figure(chance.choices(cases, k=len(cases))) for _ in range(_ROUNDS))
    return drawn[int(0.025 * _ROUNDS)], drawn[int(0.975 * _ROUNDS) - 1]


def load(path: Path) -> list[Case]:
    """Score every row of a JSON Lines file with ``id``, ``text`` and ``sentences``."""
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    return [case(row["id"], row["text"], row["sentences"]) for row in rows]


def score(data: Path = DATA) -> tuple[Score, ...]:
    """Return the scores of the sets that are present below ``data``."""
    scores = []
    for name, file, figure, target in (
        ("golden rules, exact", "golden_rules/rules.jsonl", exact, 1.0),
        ("GUM, boundary F1", "gum_sbd/documents.jsonl", f1, 0.98),
    ):
        path = data / file
        if path.exists():
            cases = load(path)
            low, high = interval(cases, figure)
            errors = tuple(error for c in cases for error in c.errors)
            scores.append(Score(name, figure(cases), low, high, len(cases), target, errors))
    return tuple(scores)


def main(arguments: Sequence[str]) -> None:
    """Print figure, interval, number of texts and target of each set, and every error."""
    for s in score(Path(arguments[0]) if arguments else DATA):
        print(f"{s.name}: {s.figure:.4f} [{s.low:.4f}, {s.high:.4f}], n = {s.n}, target {s.target}")
        for error in s.errors:
            print("   ", error)


if __name__ == "__main__":
    main(sys.argv[1:])
