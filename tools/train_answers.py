"""Fit the weights of compare/data/answers.json: names that fill one place, times of one act.

    python -m tools.train_answers STORIES ... --real FOLDER [--write]

STORIES are files in the format of ``benchmarks/stories`` or ``benchmarks/affairs``; the probes of
``benchmarks/probes/fitted`` are taken besides. FOLDER has real articles, of one event and, two by
two, of others (``benchmarks/real_apart.jsonl``). Right are two names, or two times, that are
planted, or were read, as a conflict; all others that cannot both hold are wrong. Times are fitted
together with figures, since few of them are planted.

Prints how the weights do on accounts that they have not seen. ``--write`` replaces those shipped.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from benchmarks.sets import probes
from tools import logistic
from tools.article_cases import Passage, analysed, places, real_pairs, strangers
from tools.train_alignment import average_precision

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from compare.match.facts.pairs import FactPair
    from compare.model import Analysis

    Floats = NDArray[np.float64]

ROOT = Path(__file__).resolve().parent.parent
TABLE = ROOT / "compare" / "data" / "answers.json"
PAIRS, UNALIKE = (ROOT / "benchmarks" / name for name in ("real_pairs.jsonl", "real_apart.jsonl"))
FOLDS = 6
PENALTY = {"names": 3.0, "times": 10.0}
DECIMALS = 3
_KEYS = ("a", "b")

Places = Sequence[tuple[Passage, Passage]]


@dataclass(frozen=True, slots=True)
class Examples:
    """The pairs of names, or of figures and of times, of two accounts that cannot both hold."""

    kind: str
    name: str
    """What the accounts belong to: those of one name are seen together or not at all."""
    values: Floats
    right: Floats


def examples(name: str, analyses: Sequence[Analysis], planted: Places) -> Iterator[Examples]:
    """Yield the examples of each two accounts, given the places of what is planted in them."""
    from compare import align
    from compare.match.facts.around import Surroundings
    from compare.match.facts.names import name_pairs
    from compare.match.facts.pairs import pairs
    from compare.match.facts.times import when
    from compare.match.question import Scene
    from compare.options import Options

    scene = Scene(analyses, align.link(analyses, Options()))
    for a, b in combinations(range(len(analyses)), 2):
        if any(analyses[n].vectors is None for n in (a, b)):
            continue
        around = Surroundings(scene, a, b)
        facts, _ = pairs(around)
        for kind, found, values in (
            ("names", *name_pairs(around)),
            ("times", facts, when(around, facts)),
        ):
            right = [float(any(_meets(pair, place) for place in planted)) for pair in found]
            kept = [n for n, pair in enumerate(found) if not pair.holds]
            yield Examples(kind, name, values[kept], np.array(right)[kept])


def _meets(pair: FactPair, places: tuple[Passage, Passage]) -> bool:
    spans = {fact.account: fact.value.span for fact in (pair.a, pair.b)}
    return all(
        n in spans and spans[n].start < end and start < spans[n].end for n, start, end in places
    )


def of_probe(path: Path) -> Iterator[Examples]:
    """Yield the examples of the probe in a file."""
    probe = json.loads(path.read_text("utf-8"))
    planted = [
        tuple((n, at := probe[k].index(c[k]), at + len(c[k])) for n, k in enumerate(_KEYS))
        for c in probe["conflicts"]
    ]
    held = analysed(_KEYS, [probe[key] for key in _KEYS])
    yield from examples(path.stem, held, [(a, b) for a, b in planted])


def of_story(path: Path) -> Iterator[Examples]:
    """Yield the examples of each two accounts of the story in a file."""
    story = json.loads(path.read_text("utf-8"))
    accounts = story["accounts"]
    for keys in combinations(accounts, 2):
        held = analysed(keys, [accounts[key] for key in keys])
        two = story | {"accounts": {key: accounts[key] for key in keys}}
        listed = [
            label
            for label in story.get("conflicts", ())
            if {s[0] for s in label["spans"]} <= set(keys)
        ]
        yield from examples(story["id"], held, list(places(two, held, listed)))


def of_real(folder: Path) -> Iterator[Examples]:
    """Yield the examples of real articles, of one event and of two."""
    for read in real_pairs(folder, PAIRS):
        judged = [(p[0], p[1]) for p, worth in read.judged if worth and len(p) == 2]
        yield from examples(read.name, read.analyses, [*read.worth, *judged])
    for two in strangers(folder, UNALIKE):
        yield from examples(two.name, two.analyses, ())


def fit(held: Sequence[Examples]) -> tuple[float, Floats]:
    """Return the intercept and the weights for examples of one kind."""
    values = np.concatenate([e.values for e in held])
    right = np.concatenate([e.right for e in held])
    return logistic.fit_scaled(values, right, np.ones(len(right)), PENALTY[held[0].kind])


def shown(held: Sequence[Examples]) -> str:
    """Return how the weights do on accounts that they have not seen."""
    judged = logistic.left_out(held, [e.name for e in held], FOLDS, fit)
    odds = np.concatenate([e.values @ weights + first for e, (first, weights) in judged])
    labels = np.concatenate([e.right for e in held])
    precision = average_precision(labels > 0, logistic.chances(odds))
    return (
        f"{held[0].kind}: {len(labels)} pairs, {int(labels.sum())} planted: "
        f"average precision {precision:.3f} on accounts not fitted on"
    )


def table(held: Sequence[Examples]) -> str:
    """Return the weights as they are shipped."""
    from compare.match.facts.names import COMPARED
    from compare.match.facts.times import WHEN

    models = {}
    for kind, names in (("names", COMPARED), ("times", WHEN)):
        intercept, weights = fit([e for e in held if e.kind == kind])
        models[kind] = {
            "intercept": round(intercept, DECIMALS),
            "weights": dict(zip(names, weights.round(DECIMALS).tolist(), strict=True)),
        }
    count = sum(e.kind == "names" for e in held)
    penalties = ", ".join(f"{penalty:g} for {kind}" for kind, penalty in PENALTY.items())
    provenance = {
        "made by": "tools/train_answers.py",
        "method": f"logistic regression, l2 penalty {penalties} on standardised features",
        "trained on": f"{count} pairs of accounts: probes, stories, affairs and real articles",
    }
    return json.dumps({"provenance": provenance, "models": models}, indent=2) + "\n"


def main() -> int:
    """Fit, say how well, and write where asked to."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", 1)[0])
    parser.add_argument("stories", type=Path, nargs="*")
    parser.add_argument("--real", type=Path, help="folder of real articles, with judged.jsonl")
    parser.add_argument("--write", action="store_true", help="replace the shipped weights")
    options = parser.parse_args()
    held = [e for path in sorted((probes.OWN / "fitted").glob("*.json")) for e in of_probe(path)]
    held += [e for path in sorted(options.stories) for e in of_story(path)]
    held += of_real(options.real) if options.real else ()
    for kind in PENALTY:
        print(shown([e for e in held if e.kind == kind]))
    if options.write:
        TABLE.write_text(table(held), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
