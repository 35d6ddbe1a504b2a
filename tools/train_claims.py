"""Fit the weights of compare/data/claims.json: what one account denies and the other states.

    python -m tools.train_claims STORY... --real FOLDER [--write]

Right are the planted conflicts of ``benchmarks/probes/fitted`` and of the stories where one side
is a denial (:mod:`compare.match.claims.weigh`). FOLDER holds real articles (``clusters.jsonl``):
nearly all that looks like a denial there is none, so that they are the counterexamples.

Prints how the model does on probes, stories and clusters that its weights have not seen.
``--write`` replaces the shipped weights.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from benchmarks.cases import rows
from benchmarks.sets import probes
from tools import logistic
from tools.article_cases import analysed
from tools.train_alignment import average_precision

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from compare.match.claims.weigh import ClaimPair
    from compare.match.question import Scene
    from compare.model import Analysis

    Floats = NDArray[np.float64]

TABLE = Path(__file__).resolve().parent.parent / "compare" / "data" / "claims.json"
LISTED = Path(__file__).resolve().parent.parent / "benchmarks" / "real_pairs.jsonl"
FOLDS = 5
PENALTY = 3.0
DECIMALS = 3
_DENIED = frozenset({"negation", "antonym"})
_SHORTEST = 4


@dataclass(frozen=True, slots=True)
class Planted:
    """A conflict that people know of: its category and its place in each of two accounts."""

    category: str
    places: tuple[tuple[int, int], tuple[int, int]]


@dataclass(frozen=True, slots=True)
class Examples:
    """The claims of two accounts that may deny each other."""

    name: str
    """Of the probe, story or cluster, which is fitted on or not as a whole."""
    values: Floats
    right: Floats


def examples(
    name: str, analyses: tuple[Analysis, ...], planted: Sequence[Planted], *, real: bool = False
) -> Examples:
    """Return the claims of two accounts, each right where it is planted."""
    from compare import align
    from compare.judge.same_story import of_other_events
    from compare.match.claims.weigh import pairs
    from compare.match.question import Scene
    from compare.options import Options

    scene = Scene(analyses, align.link(analyses, Options()))
    if of_other_events(*analyses):
        return Examples(name, np.zeros((0, 0)), np.zeros(0))
    found, values = pairs(scene, 0, 1)
    right = [float(any(_is_right(scene, p, one, real) for one in planted)) for p in found]
    return Examples(name, values, np.array(right))


def _is_right(scene: Scene, pair: ClaimPair, planted: Planted, real: bool) -> bool:
    """Tell whether a conflict is planted in both sentences; one of another kind, in the clauses."""
    for claim in (pair.denied, pair.stated):
        analysis = scene.analyses[claim.account]
        spans = [analysis.document.sentences[claim.sentence].span]
        if planted.category not in _DENIED:
            if real:
                return False
            clause = analysis.clauses[scene.clause_of[claim.account][claim.verb.index]]
            spans = [analysis.tokens[n].span for n in clause.tokens]
        start, end = planted.places[claim.account]
        if not any(s.start < end and start < s.end for s in spans):
            return False
    return True


def read(stories: Sequence[Path], real: Path) -> Iterator[Examples]:
    """Yield the examples of the fitted probes, of stories, and of real articles."""
    for path in sorted((probes.OWN / "fitted").glob("*.json")):
        probe = json.loads(path.read_text("utf-8"))
        texts = {key: probe[key] for key in "ab"}
        spans = [{"category": c["category"], **{k: c[k] for k in "ab"}} for c in probe["conflicts"]]
        yield examples(
            path.stem, analysed(("a", "b"), tuple(texts.values())), _quoted(spans, texts)
        )
    for path in stories:
        story = json.loads(path.read_text("utf-8"))
        for keys in combinations(story["accounts"], 2):
            texts = {key: story["accounts"][key] for key in keys}
            told = [
                {"category": c["category"], **dict(c["spans"])}
                for c in story["conflicts"]
                if {key for key, _ in c["spans"]} == set(keys)
            ]
            yield examples(story["id"], analysed(keys, tuple(texts.values())), _quoted(told, texts))
    listed = list(rows(LISTED))
    for cluster in rows(real / "clusters.jsonl"):
        for keys in combinations(cluster["accounts"], 2):
            held = analysed(keys, [cluster["accounts"][key] for key in keys])
            planted = _listed([r for r in listed if r["cluster"] == cluster["id"]], keys)
            yield examples(cluster["id"], held, planted, real=True)


def _quoted(conflicts: Sequence[Mapping[str, Any]], texts: Mapping[str, str]) -> list[Planted]:
    found = []
    for conflict in conflicts:
        starts = [(texts[key].find(conflict[key]), len(conflict[key])) for key in texts]
        first, second = ((start, start + length) for start, length in starts)
        found.append(Planted(conflict["category"], (first, second)))
    return found


def _listed(listed: Sequence[Mapping[str, Any]], keys: tuple[str, str]) -> list[Planted]:
    found = []
    for row in listed:
        at = {key: (start, end) for key, start, end in row["spans"]}
        if row["verdict"] != "none" and set(at) == set(keys):
            found.append(Planted(row["category"], (at[keys[0]], at[keys[1]])))
    return found


def fit(held: Sequence[Examples]) -> tuple[float, Floats]:
    """Return the model as intercept and weights."""
    values, right = (
        np.concatenate([e.values for e in held]),
        np.concatenate([e.right for e in held]),
    )
    return logistic.fit_scaled(values, right, np.ones(len(right)), PENALTY)


def shown(held: Sequence[Examples]) -> str:
    """Return how the model does on what its weights have not seen."""
    judged = logistic.left_out(held, [e.name for e in held], FOLDS, fit)
    odds = np.concatenate([e.values @ weights + first for e, (first, weights) in judged])
    labels = np.concatenate([e.right for e in held])
    precision = average_precision(labels > 0, logistic.chances(odds))
    return (
        f"{len(labels)} denials with what may say the opposite, {int(labels.sum())} planted: "
        f"average precision {precision:.3f} on what was not fitted on"
    )


def table(model: tuple[float, Floats], held: Sequence[Examples]) -> str:
    """Return the weights as they are shipped."""
    from compare.match.claims.weigh import COMPARISONS

    intercept, weights = model
    count = len({e.name for e in held})
    provenance = {
        "made by": "tools/train_claims.py",
        "method": f"logistic regression, l2 penalty {PENALTY:g} on standardised features",
        "trained on": f"{count} probes, stories and clusters of real articles",
    }
    named = dict(zip(COMPARISONS, weights.round(DECIMALS).tolist(), strict=True))
    models = {"turned": {"intercept": round(intercept, DECIMALS), "weights": named}}
    return json.dumps({"provenance": provenance, "models": models}, indent=2) + "\n"


def main() -> int:
    """Fit, say how well, and write where asked to."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", 1)[0])
    parser.add_argument("stories", nargs="+", type=Path, help="labelled stories")
    parser.add_argument("--real", required=True, type=Path, help="folder of real articles")
    parser.add_argument("--write", action="store_true", help="replace the shipped weights")
    options = parser.parse_args()
    held = [e for e in read(options.stories, options.real) if len(e.right)]
    print(shown(held))
    if options.write:
        TABLE.write_text(table(fit(held), held), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
