"""Fit the weights of compare/data/facts.json on probes: short articles with planted conflicts.

    python -m tools.train_facts [--write]

Two models say how surely two facts of two accounts answer one question
(:mod:`compare.match.facts.pairs`): by what is said around them, and then beside all other facts
that either could be held against. Right are the pairs of ``benchmarks/probes/fitted`` that cannot
both hold and are planted there; facts that can both hold are rivals and no examples.

Prints how the two do on probes that their weights have not seen. ``--write`` replaces the shipped
weights.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from benchmarks.sets import probes
from tools import logistic
from tools.article_cases import analysed
from tools.train_alignment import average_precision

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from compare.match.facts.pairs import FactPair

    Floats = NDArray[np.float64]
    Model = tuple[float, Floats]

TABLE = Path(__file__).resolve().parent.parent / "compare" / "data" / "facts.json"
FOLDS = 5
PENALTY = 1.0
DECIMALS = 3


@dataclass(frozen=True, slots=True)
class Examples:
    """The pairs of facts of one probe."""

    name: str
    pairs: tuple[FactPair, ...]
    values: Floats
    right: Floats
    """1 for what is planted, 0 for what is not, -1 for what can both hold."""


def examples(path: Path) -> Examples:
    """Return the pairs of facts of the probe in a file."""
    from compare import align
    from compare.match.facts.around import Surroundings
    from compare.match.facts.pairs import pairs
    from compare.match.question import Scene
    from compare.options import Options

    probe = json.loads(path.read_text("utf-8"))
    analyses = analysed(("a", "b"), (probe["a"], probe["b"]))
    scene = Scene(analyses, align.link(analyses, Options()))
    found, values = pairs(Surroundings(scene, 0, 1))
    planted = [
        tuple((start, start + len(c[k])) for k in "ab" for start in (probe[k].index(c[k]),))
        for c in probe["conflicts"]
    ]
    right = [
        -1.0 if pair.holds else float(any(_meets(pair, places) for places in planted))
        for pair in found
    ]
    return Examples(path.stem, tuple(found), values, np.array(right))


def _meets(pair: FactPair, places: Sequence[tuple[int, int]]) -> bool:
    spans = pair.a.value.span, pair.b.value.span
    return all(s.start < e[1] and e[0] < s.end for s, e in zip(spans, places, strict=True))


def fit(held: Sequence[Examples]) -> tuple[Model, Model]:
    """Return both models, each as intercept and weights."""
    alone = _fit([e.values for e in held], held)
    return alone, _fit([_beside(e, alone) for e in held], held)


def _fit(tables: Sequence[Floats], held: Sequence[Examples]) -> Model:
    values, right = np.concatenate(tables), np.concatenate([e.right for e in held])
    kept = right >= 0
    return logistic.fit_scaled(values[kept], right[kept], np.ones(int(kept.sum())), PENALTY)


def _beside(one: Examples, alone: Model) -> Floats:
    from compare.match.facts.pairs import beside

    return beside(one.pairs, one.values @ alone[1] + alone[0])


def shown(held: Sequence[Examples]) -> str:
    """Return how the models do on probes that their weights have not seen."""
    said, right = [], []
    for one, (alone, beside) in logistic.left_out(held, [e.name for e in held], FOLDS, fit):
        kept = one.right >= 0
        said.append((_beside(one, alone) @ beside[1] + beside[0])[kept])
        right.append(one.right[kept])
    labels, odds = np.concatenate(right), np.concatenate(said)
    precision = average_precision(labels > 0, logistic.chances(odds))
    return (
        f"{len(labels)} pairs that cannot both hold, {int(labels.sum())} planted: "
        f"average precision {precision:.3f} on probes not fitted on"
    )


def table(models: tuple[Model, Model], count: int) -> str:
    """Return the weights as they are shipped."""
    from compare.match.facts.pairs import ALONE, BESIDE

    held = {
        name: {
            "intercept": round(intercept, DECIMALS),
            "weights": dict(zip(names, weights.round(DECIMALS).tolist(), strict=True)),
        }
        for name, names, (intercept, weights) in zip(
            ("alone", "beside"), (ALONE, BESIDE), models, strict=True
        )
    }
    provenance = {
        "made by": "tools/train_facts.py",
        "method": f"logistic regression, l2 penalty {PENALTY:g} on standardised features",
        "trained on": f"{count} probes of benchmarks/probes/fitted",
    }
    return json.dumps({"provenance": provenance, "models": held}, indent=2) + "\n"


def main() -> int:
    """Fit, say how well, and write where asked to."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", 1)[0])
    parser.add_argument("--write", action="store_true", help="replace the shipped weights")
    options = parser.parse_args()
    held = [examples(path) for path in sorted((probes.OWN / "fitted").glob("*.json"))]
    print(shown(held))
    if options.write:
        TABLE.write_text(table(fit(held), len(held)), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
