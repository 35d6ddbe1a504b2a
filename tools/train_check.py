"""Fit the weights of compare/data/check.json on labelled claims.

    python -m tools.train_check DATA [--sample N] [--cache FOLDER] [--write]

DATA is the folder of the evaluation data: claims with a page that is said to support them (wice),
and summaries with the article they sum up (summedits), of which those that say nothing else
are taken as supported. Both models are logistic and see each label as often as the other; the
limits are the chances at which they tell the two best apart, on claims that the weights have not
seen. Prints how they do there; ``--write`` replaces the shipped weights.
"""

from __future__ import annotations

import argparse
import json
import random
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from benchmarks import stats
from benchmarks.cases import rows
from tools import logistic

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from compare.analyse.store import Store

    Floats = NDArray[np.float64]

TABLE = Path(__file__).resolve().parent.parent / "compare" / "data" / "check.json"
FOLDS = 10
PENALTY = 10.0
DECIMALS = 4
LABELS = {
    "all": {"supported": 1.0, "summed": 1.0, "partially_supported": 0.0, "not_supported": 0.0},
    "some": {"supported": 1.0, "summed": 1.0, "partially_supported": 1.0, "not_supported": 0.0},
}
"""What each model has to tell apart; *summed* is a sentence of a summary that says nothing else."""


@dataclass(frozen=True, slots=True)
class Case:
    """A claim, the text that is said to support it, and what people said of that."""

    group: str
    claim: str
    source: str
    label: str


def cases(data: Path) -> list[Case]:
    """Return the claims that are present below ``data``, those of one source together."""
    found = [
        Case(str(row["group"]), row["claim"], "\n".join(row["sentences"]), row["label"])
        for row in rows(data / "wice" / "claim.jsonl")
    ]
    for path in sorted((data / "summedits").glob("*.jsonl")):
        found += [
            Case(row["group"], row["claim"], row["document"], "summed")
            for row in rows(path)
            if row["label"] == "consistent"
        ]
    return found


def features(case: Case, store: Store | None) -> Iterator[tuple[float, ...]]:
    """Yield the features of each sentence of a claim."""
    from compare import align
    from compare.analyse import analyse
    from compare.analyse.names import link
    from compare.analyse.sentences import segment
    from compare.check.backing import backings
    from compare.judge.context import Account
    from compare.options import Options
    from compare.read import read_text

    options = Options(internal=False)
    read = [
        analyse(segment(replace(read_text(text, id), id=id)), options, store)
        for id, text in (("A", case.claim), ("B", case.source))
    ]
    analyses = link(tuple(read))
    found = backings([Account(a) for a in analyses], (1,), align.link(analyses, options))
    yield from (backing.values for backing in found.values())


@dataclass(frozen=True, slots=True)
class Examples:
    """The sentences of all claims."""

    values: Floats
    labels: tuple[str, ...]
    groups: tuple[str, ...]

    def right(self, share: str) -> Floats:
        """Return 1 for each that the sources back, 0 for the others."""
        return np.array([LABELS[share][label] for label in self.labels])


def examples(found: Sequence[Case], store: Store | None) -> Examples:
    """Read all claims."""
    values, labels, groups = [], [], []
    for n, case in enumerate(found):
        for row in features(case, store):
            values.append(row)
            labels.append(case.label)
            groups.append(case.group)
        if n % 20 == 0:
            print(f"\r{n} of {len(found)}", end="", file=sys.stderr, flush=True)
    print(file=sys.stderr)
    return Examples(np.array(values), tuple(labels), tuple(groups))


def even(found: Examples, share: str) -> Floats:
    """Return what each row counts: both sides the same, and on each side every label."""
    right, labels = LABELS[share], np.array(found.labels)
    weights: Floats = np.zeros(len(labels))
    for side in (0.0, 1.0):
        own = [label for label, value in right.items() if value == side and label in found.labels]
        for label in own:
            weights[labels == label] = 0.5 / len(own) / float((labels == label).mean())
    return weights


def unseen(found: Examples, share: str) -> Floats:
    """Return the chance of each row by weights fitted on other groups."""
    fold = logistic.folds(found.groups, FOLDS)
    right, said = found.right(share), np.zeros(len(found.labels))
    counts = even(found, share)
    for n in sorted(set(fold.tolist())):
        kept = fold != n
        intercept, weights = logistic.fit_scaled(
            found.values[kept], right[kept], counts[kept], PENALTY
        )
        said[~kept] = logistic.chances(found.values[~kept] @ weights + intercept)
    return said


def best_limit(said: Floats, yes: NDArray[np.bool_], counts: Floats) -> tuple[float, float]:
    """Return the chance from which to say yes, and what is told rightly then, by these counts."""
    tried = np.round(np.arange(0.05, 1.0, 0.01), 2)
    shares = [float(counts[(said >= limit) == yes].sum() / counts.sum()) for limit in tried]
    best = int(np.argmax(shares))
    return float(tried[best]), shares[best]


def fitted(found: Examples, share: str) -> tuple[dict[str, Any], float]:
    """Return the weights over all rows, and the chance from which to say yes."""
    from compare.check.backing import FEATURES
    from compare.check.support import is_held

    right, said, counts = found.right(share), unseen(found, share), even(found, share)
    yes = right > 0
    if share == "all":
        said = np.where([is_held(row) for row in found.values], said, 0.0)
    limit, told = best_limit(said, yes, counts)
    print(
        f"{share}: {len(right)} sentences, {int(yes.sum())} right; area under the curve "
        f"{stats.area(said[yes].tolist(), said[~yes].tolist()):.3f}; {told:.3f} told rightly from "
        f"{limit:.2f}, each label counting the same"
    )
    for label in LABELS[share]:
        own = np.array(found.labels) == label
        print(f"  {label}: {int((said[own] >= limit).sum())} of {int(own.sum())}")
    intercept, weights = logistic.fit_scaled(found.values, right, counts, PENALTY)
    table = dict(zip(FEATURES, weights.round(DECIMALS).tolist(), strict=True))
    return {"intercept": round(intercept, DECIMALS), "weights": table}, limit


def main() -> int:
    """Fit both models."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", 1)[0])
    parser.add_argument("data", type=Path)
    parser.add_argument("--sample", type=int, help="claims drawn by chance, always the same")
    parser.add_argument("--cache", help="folder that keeps what the models make of the texts")
    parser.add_argument("--write", action="store_true", help="replace the shipped weights")
    options = parser.parse_args()
    from compare.analyse.store import Store

    found = cases(options.data)
    if options.sample is not None and options.sample < len(found):
        found = random.Random(0).sample(found, options.sample)
    held = examples(found, Store(options.cache) if options.cache else None)
    models, limits = {}, {}
    for share in LABELS:
        models[share], limits[share] = fitted(held, share)
    if options.write:
        provenance = {
            "made by": "tools/train_check.py",
            "method": f"logistic regression, l2 penalty {PENALTY:g} on standardised features",
            "trained on": f"{len(found)} labelled claims",
        }
        table = {"provenance": provenance, "limits": limits, "models": models}
        TABLE.write_text(json.dumps(table, indent=2) + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
