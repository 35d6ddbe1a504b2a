"""Fit the weights of compare/data/alignment.json: the odds that two sentences say the same.

    python -m tools.train_alignment --data FOLDER [--sample N] [--write]

FOLDER holds the labelled sets that ``tools/alignment_cases.py`` names; every one of them must be
there. Each case is two texts whose lines people have paired. An example is a pair of lines that the
program would look at, one from each text; it is right as far as people say so (a line that stands
in one of two sets of evidence is half right). What is fitted is a logistic regression on the
features of :mod:`compare.align.features`, with a penalty on the weights.

Prints the weights, then log loss, average precision, F1 at 0.5 and a reliability table for each
set, every case judged by weights fitted on *other* topics, pages and questions. ``--write``
replaces the shipped weights.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from compare.align import features
from tools import logistic
from tools.alignment_cases import SETS, Case, cases

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from compare.model import Analysis

    Floats = NDArray[np.float64]

TABLE = Path(__file__).resolve().parent.parent / "compare" / "data" / "alignment.json"
FOLDS = 5
PENALTY = 1.0
DECIMALS = 2
BINS = (0.0, 0.05, 0.1, 0.2, 0.3, 0.5, 0.7, 0.9, 1.0)


@dataclass(frozen=True, slots=True)
class Examples:
    """The pairs of sentences of one case."""

    set: str
    group: str
    values: Floats
    """Their features, shape (pairs, features)."""
    gold: Floats
    """How far each is right, shape (pairs,)."""


@dataclass(frozen=True, slots=True)
class Model:
    """Weights of the features and an intercept, in log odds."""

    weights: Floats
    intercept: float

    def __call__(self, values: Floats) -> Floats:
        """Return the probability of each row."""
        return logistic.chances(values @ self.weights + self.intercept)


# --- data ------------------------------------------------------------------------------------


def examples(found: Iterable[Case]) -> list[Examples]:
    """Return the features of what the program would look at in each case."""
    return [_examples(case) for case in found]


def _examples(case: Case) -> Examples:
    from compare.analyse.names import link

    head = [case.before] if case.before else []
    lines = [[*head, *case.left], [*head, case.right]]
    analyses = link(tuple(_analysis("\n".join(own), n) for n, own in enumerate(lines)))
    held = features.sentences(analyses)
    left, right = features.candidates(held, 0, 1)
    at = [_lines_of(own, analysis) for own, analysis in zip(lines, analyses, strict=True)]
    skip = len(head)
    kept, gold = [], []
    for n, (i, j) in enumerate(zip(left.tolist(), right.tolist(), strict=True)):
        on = at[0][i]
        if on >= skip and at[1][j - held.first[1]] >= skip:
            kept.append(n)
            gold.append(case.gold[on - skip])
    values = features.features(held, left[kept], right[kept])
    return Examples(case.set, case.group, values, np.array(gold))


@lru_cache(maxsize=256)
def _analysis(text: str, number: int) -> Analysis:
    from compare.analyse import analyse
    from compare.analyse.sentences import segment
    from compare.options import Options
    from compare.pipeline import document_id
    from compare.read import read_text

    document = replace(read_text(text, f"text {number}"), id=document_id(number))
    return analyse(segment(document), Options())


def _lines_of(lines: Sequence[str], analysis: Analysis) -> list[int]:
    """Return the line on which each sentence begins."""
    starts = np.cumsum([0, *(len(line) + 1 for line in lines)])
    return [
        int(np.searchsorted(starts, sentence.span.start, "right")) - 1
        for sentence in analysis.document.sentences
    ]


# --- the model -------------------------------------------------------------------------------


def fit(found: Sequence[Examples]) -> Model:
    """Return the weights that make the labels likeliest, under a penalty on their squares.

    Features are brought to one scale for the penalty. A label between 0 and 1 counts as that
    share of a right example and the rest of a wrong one.
    """
    values = np.concatenate([e.values for e in found])
    gold = np.concatenate([e.gold for e in found])
    counts = np.concatenate([np.full(len(e.gold), SETS[e.set][1]) for e in found])
    intercept, weights = logistic.fit_scaled(values, gold, counts, PENALTY)
    return Model(weights, intercept)


def rounded(model: Model) -> Model:
    """Return the model as it is shipped."""
    return Model(model.weights.round(DECIMALS), round(model.intercept, DECIMALS))


def judged_by_others(found: Sequence[Examples]) -> list[Floats]:
    """Return the chances of each case's pairs by a model that has not seen its group."""
    judged = logistic.left_out(found, [(e.set, e.group) for e in found], FOLDS, fit)
    return [model(e.values) for e, model in judged]


# --- what is told ----------------------------------------------------------------------------


def log_loss(gold: Floats, chances: Floats) -> float:
    """Return the mean surprise at the labels, in nats."""
    kept = np.clip(chances, 1e-12, 1 - 1e-12)
    return float(-(gold * np.log(kept) + (1 - gold) * np.log(1 - kept)).mean())


def average_precision(right: NDArray[np.bool_], chances: Floats) -> float:
    """Return the mean precision at the place of each right pair, the likeliest first."""
    if not right.any():
        return 0.0
    ranked = right[np.argsort(-chances, kind="stable")]
    precision = np.cumsum(ranked) / np.arange(1, len(ranked) + 1)
    return float(precision[ranked].mean())


def f1(right: NDArray[np.bool_], said: NDArray[np.bool_]) -> float:
    """Return F1 of what is said to belong together."""
    total = int(right.sum() + said.sum())
    return 2 * int((right & said).sum()) / total if total else 0.0


def report(found: Sequence[Examples], chances: Sequence[Floats]) -> Iterator[str]:
    """Yield the figures of each set, and how far its scores can be taken at their word."""
    for name in SETS:
        own = [n for n, e in enumerate(found) if e.set == name]
        if not own:
            continue
        gold = np.concatenate([found[n].gold for n in own])
        said = np.concatenate([chances[n] for n in own])
        right = gold >= 0.5
        yield (
            f"{name}: {len(own)} cases, {len(gold)} pairs, {int(right.sum())} right; log loss "
            f"{log_loss(gold, said):.3f}, average precision {average_precision(right, said):.3f}, "
            f"F1 at 0.5 {f1(right, said >= 0.5):.3f}"
        )
        yield "  said          pairs  mean said  right"
        for span, inside in logistic.bins(said, BINS):
            told = f"{said[inside].mean():9.3f}  {gold[inside].mean():5.3f}"
            yield f"  {span} {int(inside.sum()):6d}  {told}"


def as_table(model: Model, found: Sequence[Examples]) -> dict[str, Any]:
    """Return what the file holds."""
    data = [
        {
            "data": SETS[name][0],
            "part": "development",
            "cases": sum(e.set == name for e in found),
            "pairs": sum(len(e.gold) for e in found if e.set == name),
            "weight of a pair": SETS[name][1],
        }
        for name in SETS
    ]
    return {
        "provenance": {
            "made by": "tools/train_alignment.py",
            "method": f"logistic regression, l2 penalty {PENALTY:g} on standardised features",
            "trained on": data,
        },
        "intercept": model.intercept,
        "weights": dict(zip(features.FEATURES, model.weights.tolist(), strict=True)),
    }


def main() -> int:
    """Fit, print, and write if asked to."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", 1)[0])
    parser.add_argument("--data", type=Path, required=True, help="folder of the labelled sets")
    parser.add_argument("--sample", type=int, default=1, help="take every N-th case only")
    parser.add_argument("--write", action="store_true", help="replace the shipped weights")
    options = parser.parse_args()
    if options.write and options.sample != 1:
        parser.error("a sample is for looking, not for shipping")
    found = examples(cases(options.data)[:: options.sample])
    model = rounded(fit(found))
    table = as_table(model, found)
    print(json.dumps({key: table[key] for key in ("intercept", "weights")}))
    print(*report(found, judged_by_others(found)), sep="\n")
    if options.write:
        TABLE.write_text(json.dumps(table, indent=2) + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
