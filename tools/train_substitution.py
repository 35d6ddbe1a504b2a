"""Fit compare/data/substitution.json: when a word exchanged for another is a conflict.

    python -m tools.train_substitution gather DATA slots.jsonl
    python -m tools.train_substitution fit slots.jsonl [--write]

*gather* (about ten minutes) runs the stages up to the rules on labelled pairs of texts in the
folder DATA and writes what :func:`compare.judge.substitution.candidates` yields: features and
label, and two lemmas to tell one exchange from another. Where a case holds the text before it
was edited, a word that stood there already is no edit and counts as harmless.

*fit* prints how the probabilities hold for groups of cases the model has not seen (texts on one
topic or from one document stay together), and what each threshold would add. An exchange of two
words that is met many times in a group counts once. Where only the case as a whole is labelled,
one in which another rule finds a conflict teaches nothing and is left out.
"""

from __future__ import annotations

import argparse
import json
import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from compare.judge.substitution.features import NAME, WORD
from tools import logistic

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from compare.judge.substitution import Candidate

ROOT = Path(__file__).resolve().parent.parent
TABLE = ROOT / "compare" / "data" / "substitution.json"
KINDS = {"name": NAME, "word": WORD}
THRESHOLDS = {"name": 0.8, "word": 0.7}
"""Chosen so that of the conflicts added on unseen groups of all sets nine in ten are right."""
FOLDS = 10
RIDGE = 3.0
"""Penalty on the weights of standardised features, in cases."""
BINS = (0.0, 0.2, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1.0)
_EDITED = ("summedits",)
"""Sets that tell which words were edited, so that a label belongs to them and not to the case."""
_CONTRADICTS = ("inconsistent", "contradiction", "refutes")


@dataclass(frozen=True, slots=True)
class Case:
    """Two labelled texts."""

    set: str
    id: str
    group: str
    texts: tuple[str, str]
    conflict: bool
    before: str | None = None
    """The second text before it was edited, if it was."""


@dataclass(frozen=True, slots=True)
class Example:
    """One slot with its label."""

    set: str
    group: str
    case: str
    kind: str
    words: tuple[str, str]
    features: dict[str, float]
    conflict: bool
    explained: bool
    """Whether another rule finds a conflict in the case."""


def main(arguments: Sequence[str] | None = None) -> None:
    """Gather or fit."""
    parser = argparse.ArgumentParser(prog="python -m tools.train_substitution")
    steps = parser.add_subparsers(dest="step", required=True)
    gathering = steps.add_parser("gather")
    gathering.add_argument("data", type=Path)
    gathering.add_argument("slots", type=Path)
    fitting = steps.add_parser("fit")
    fitting.add_argument("slots", type=Path)
    fitting.add_argument("--write", action="store_true", help="write the weights")
    given = parser.parse_args(arguments)
    if given.step == "gather":
        with given.slots.open("w", encoding="utf-8") as out:
            for case in cases(given.data):
                for row in gather(case):
                    out.write(json.dumps(row) + "\n")
        return
    with given.slots.open(encoding="utf-8") as lines:
        held = [_example(json.loads(line)) for line in lines]
    models = {kind: _report(kind, [e for e in held if e.kind == kind]) for kind in KINDS}
    if given.write:
        sets = sorted({e.set for e in held})
        TABLE.write_text(json.dumps(_table(models, sets), indent=2) + "\n", encoding="utf-8")


# --- gathering -------------------------------------------------------------------------------


def cases(data: Path) -> Iterator[Case]:
    """Yield the labelled pairs of every set whose licence allows to train on it."""
    for name in ("news", "ectsum"):
        for row in _rows(data / "summedits" / f"{name}.jsonl"):
            conflict, before = row["label"] in _CONTRADICTS, row["original_claim"]
            group = f"summedits {row['group']}"
            texts = row["document"], row["claim"]
            yield Case("summedits", row["id"], group, texts, conflict, before)
            if before != row["claim"]:
                yield Case("summedits", row["id"], group, (before, row["claim"]), conflict, before)
    sets = {
        "chatprotect": sorted((data / "chatprotect").glob("*.jsonl")),
        "fever_symmetric": [data / "fever_symmetric" / "pairs.jsonl"],
        "conjnli": [data / "conjnli" / "pairs.jsonl"],
    }
    for name, paths in sets.items():
        for row in (row for path in paths for row in _rows(path)):
            texts, conflict = (row["text1"], row["text2"]), row["label"] in _CONTRADICTS
            yield Case(name, row["id"], f"{name} {row['group']}", texts, conflict)
    for row in _rows(data / "superpal_multinews" / "pairs.jsonl"):
        texts = row["sentence1"], row["sentence2"]
        yield Case("superpal", str(row["id"]), f"superpal {row['group']}", texts, False)


def gather(case: Case) -> Iterator[dict[str, Any]]:
    """Yield the slots of a case that could hold a conflict, as JSON values."""
    from dataclasses import replace

    from compare import align, judge
    from compare.analyse import analyse, names
    from compare.analyse.sentences import segment
    from compare.judge.context import make_context
    from compare.judge.substitution import candidates
    from compare.options import Options
    from compare.read import read_text

    options = Options(internal=False, disabled_rules=("substitution",))
    documents = [replace(read_text(t, n), id=n) for t, n in zip(case.texts, "AB", strict=True)]
    analyses = names.link(tuple(analyse(segment(d), options) for d in documents))
    links = align.link(analyses, options)
    context = make_context(analyses, links, options)
    found = judge.examine(context)
    explained = any(draft.kind == "conflict" for _, draft in found)
    for candidate in candidates(context):
        a, b = candidate.slot.a.head, candidate.slot.b.head
        yield {
            "set": case.set,
            "group": case.group,
            "case": f"{case.set} {case.id}",
            "kind": candidate.kind,
            "words": (a.lemma, b.lemma),
            "features": candidate.features,
            "conflict": case.conflict and _edited(case, candidate),
            "explained": explained,
        }


def _edited(case: Case, candidate: Candidate) -> bool:
    """Tell whether the second text's word came in with the edit; true where none is known."""
    if case.before is None:
        return True
    unit = candidate.slot.b
    side = candidate.pair.b
    span = unit.head.span if unit.name is None else unit.name.span
    written = re.findall(r"\w+", span.of(side.account.document.text).lower())
    before = set(re.findall(r"\w+", case.before.lower()))
    return not set(written) <= before


def _rows(path: Path) -> list[dict[str, Any]]:
    with path.open(encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def _example(row: dict[str, Any]) -> Example:
    return Example(**{**row, "words": tuple(row["words"])})


# --- fitting ---------------------------------------------------------------------------------


def weights(held: Sequence[Example]) -> NDArray[np.float64]:
    """Return what each example counts, shape (examples,)."""
    met = Counter((e.group, e.words) for e in held)
    return np.array([1 / met[e.group, e.words] for e in held])


def fit(held: Sequence[Example], names: Sequence[str]) -> NDArray[np.float64]:
    """Return intercept and weights, shape (1 + features,)."""
    right = np.array([e.conflict for e in held], float)
    intercept, own = logistic.fit_scaled(_matrix(held, names), right, weights(held), RIDGE)
    return np.array([intercept, *own])


def told(
    beta: NDArray[np.float64], held: Sequence[Example], names: Sequence[str]
) -> NDArray[np.float64]:
    """Return the probability of each example, shape (examples,)."""
    return logistic.chances(_matrix(held, names) @ beta[1:] + beta[0])


def held_out(held: Sequence[Example], names: Sequence[str]) -> NDArray[np.float64]:
    """Return the probability of each example by a model that saw none of its group."""
    fold = logistic.folds([e.group for e in held], FOLDS)
    result = np.zeros(len(held))
    for n in sorted(set(fold.tolist())):
        inside = [e for e, own in zip(held, fold, strict=True) if own == n]
        others = [e for e, own in zip(held, fold, strict=True) if own != n and not _idle(e)]
        result[fold == n] = told(fit(others, names), inside, names)
    return result


def _idle(example: Example) -> bool:
    return example.explained and example.conflict and example.set not in _EDITED


def _matrix(held: Sequence[Example], names: Sequence[str]) -> NDArray[np.float64]:
    return np.array([[e.features[name] for name in names] for e in held])


def _report(kind: str, held: Sequence[Example]) -> NDArray[np.float64]:
    names = KINDS[kind]
    unseen = held_out(held, names)
    taught = np.array([not _idle(e) for e in held])
    right, w = np.array([e.conflict for e in held], float), weights(held)
    print(f"\n{kind}: {len(held)} slots, {int(right.sum())} of them edits or contradictions")
    print("  unseen groups     slots   mean   true")
    for span, inside in logistic.bins(unseen, BINS):
        if (own := inside & taught).any():
            mean = np.average(unseen[own], weights=w[own])
            share = np.average(right[own], weights=w[own])
            print(f"  {span} {int(own.sum()):9} {mean:9.2f} {share:6.2f}")
    print("  cases added by a threshold, right and wrong, where no other rule finds a conflict:")
    for least in (0.5, 0.6, 0.65, 0.7, 0.75, 0.8):
        print(f"  {least:.2f}  " + _added(held, unseen, least))
    beta = fit([e for e in held if not _idle(e)], names)
    for name, value in zip(("intercept", *names), beta, strict=True):
        print(f"  {name:12} {value:7.3f}")
    return beta


def _added(held: Sequence[Example], unseen: NDArray[np.float64], least: float) -> str:
    cases: dict[str, dict[str, bool]] = defaultdict(dict)
    for example, p in zip(held, unseen, strict=True):
        if p >= least and not example.explained:
            found = cases[example.set]
            found[example.case] = found.get(example.case, False) or example.conflict
    return ", ".join(
        f"{name} {sum(found.values())}+{len(found) - sum(found.values())}"
        for name, found in sorted(cases.items())
    )


def _table(models: dict[str, NDArray[np.float64]], sets: Sequence[str]) -> dict[str, Any]:
    return {
        "provenance": (
            "Made by tools/train_substitution.py: logistic regression over words exchanged in the "
            f"development parts of {', '.join(sets)}. Holds figures only, none of their texts."
        ),
        **{
            kind: {
                "threshold": THRESHOLDS[kind],
                "intercept": round(float(beta[0]), 3),
                "weights": {
                    name: round(float(value), 3)
                    for name, value in zip(KINDS[kind], beta[1:], strict=True)
                },
            }
            for kind, beta in models.items()
        },
    }


if __name__ == "__main__":
    main()
