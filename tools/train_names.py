"""Fit the weights of compare/data/named.json: which names of two accounts fill one place.

    python -m tools.train_names STORIES ... --real FOLDER [--write]

STORIES are files in the format of ``benchmarks/stories`` or ``benchmarks/affairs``; the probes of
``benchmarks/probes/fitted`` are taken besides. FOLDER has real articles, of one event and, two by
two, of others (``benchmarks/real_apart.jsonl``). Right are two names that are planted, or were
read, as a conflict; all others that cannot be one are wrong.

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

    from compare.model import Analysis

    Floats = NDArray[np.float64]

ROOT = Path(__file__).resolve().parent.parent
TABLE = ROOT / "compare" / "data" / "named.json"
PAIRS, UNALIKE = (ROOT / "benchmarks" / name for name in ("real_pairs.jsonl", "real_apart.jsonl"))
FOLDS = 6
PENALTY = 3.0
DECIMALS = 3
_KEYS = ("a", "b")

Places = Sequence[tuple[Passage, Passage]]


@dataclass(frozen=True, slots=True)
class Examples:
    """The pairs of names of two accounts that cannot be one."""

    name: str
    """What the accounts belong to: those of one name are seen together or not at all."""
    values: Floats
    right: Floats


def examples(name: str, analyses: Sequence[Analysis], planted: Places) -> Iterator[Examples]:
    """Yield the examples of each two accounts, given the places of what is planted in them."""
    from compare import align
    from compare.match.facts.names import name_pairs
    from compare.match.question import Scene
    from compare.options import Options

    scene = Scene(analyses, align.link(analyses, Options()))
    for a, b in combinations(range(len(analyses)), 2):
        if any(analyses[n].vectors is None for n in (a, b)):
            continue
        found, values = name_pairs(scene, a, b)
        spans = [{p.a.account: p.a.value.span, p.b.account: p.b.value.span} for p in found]
        right = [
            float(any(all(n in held and held[n].start < end and start < held[n].end
                          for n, start, end in place) for place in planted))
            for held in spans
        ]  # fmt: skip
        kept = [n for n, pair in enumerate(found) if not pair.holds]
        yield Examples(name, values[kept], np.array(right)[kept])


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
    """Return the intercept and the weights."""
    values, right = (
        np.concatenate([getattr(e, part) for e in held]) for part in ("values", "right")
    )
    return logistic.fit_scaled(values, right, np.ones(len(right)), PENALTY)


def shown(held: Sequence[Examples]) -> str:
    """Return how the weights do on accounts that they have not seen."""
    fold = logistic.folds([e.name for e in held], FOLDS).tolist()
    said, right = [], []
    for n in range(FOLDS):
        intercept, weights = fit([e for e, own in zip(held, fold, strict=True) if own != n])
        for one in (e for e, own in zip(held, fold, strict=True) if own == n):
            said.append(one.values @ weights + intercept)
            right.append(one.right)
    labels = np.concatenate(right)
    precision = average_precision(labels > 0, logistic.chances(np.concatenate(said)))
    return (
        f"{len(labels)} pairs of names, {int(labels.sum())} planted: "
        f"average precision {precision:.3f} on accounts not fitted on"
    )


def table(held: Sequence[Examples]) -> str:
    """Return the weights as they are shipped."""
    from compare.match.facts.names import COMPARED

    intercept, weights = fit(held)
    provenance = {
        "made by": "tools/train_names.py",
        "method": f"logistic regression, l2 penalty {PENALTY:g} on standardised features",
        "trained on": f"{len(held)} pairs of accounts: probes, stories, affairs and real articles",
    }
    fitted = {
        "intercept": round(intercept, DECIMALS),
        "weights": dict(zip(COMPARED, weights.round(DECIMALS).tolist(), strict=True)),
    }
    return json.dumps({"provenance": provenance, "models": {"names": fitted}}, indent=2) + "\n"


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
    print(shown(held))
    if options.write:
        TABLE.write_text(table(held), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
