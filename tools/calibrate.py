"""Fit compare/data/confidence.json: how often people agree with a conflict of each kind.

    python -m benchmarks.quality --dump all.jsonl
    python -m tools.calibrate all.jsonl [--write --date YYYY-MM-DD]

Reads what the quality bench said of labelled pairs of texts. Each conflict it told across
accounts is one example: right where people see a contradiction in the pair, wrong where they see
none. Left out are cases whose label tells neither. Every case weighs the same, whatever the number
of conflicts told of it.

Prints the reliability table, each conflict judged by a model fitted on the *other* groups of cases
(texts on one topic stay together). ``--write`` replaces the table of weights, and records the
reliability in benchmarks/RESULTS.md.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from benchmarks import record
from benchmarks.cases import OPEN
from compare.judge.confidence import FEW
from tools import logistic

if TYPE_CHECKING:
    from numpy.typing import NDArray

TABLE = Path(__file__).resolve().parent.parent / "compare" / "data" / "confidence.json"
FOLDS = 10
RIDGE = 1.0
"""Penalty on what sets one kind apart from all, in cases: a kind met once or twice says little."""
BINS = (0.0, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 1.0)
_SHARED = ("score", "unaligned", "all")


@dataclass(frozen=True, slots=True)
class Example:
    """One conflict that was told of a labelled case."""

    family: str
    group: str
    case: str
    kind: str
    """Rule and category."""
    score: float | None
    """Of the alignment that holds its evidence, ``None`` where none does."""
    right: bool


def examples(rows: Iterable[Any]) -> list[Example]:
    """Return the conflicts in the predictions of a dump, in its order."""
    found = []
    for row in rows:
        right = confirmed(row)
        if right is None:
            continue
        family = row["set"].partition("/")[0]
        for finding in row["findings"]:
            if finding["kind"] == "conflict":
                kind = f"{finding['rule']}/{finding['category']}"
                case = f"{row['set']} {row['id']}"
                group = f"{family} {row['group']}"
                found.append(Example(family, group, case, kind, finding["score"], right))
    return found


def confirmed(row: Any) -> bool | None:
    """Tell whether people see a contradiction in a case; ``None`` where the label does not tell."""
    name = row["set"]
    if name == "wice/claim":  # a supported claim has none; of the others the label does not tell
        return False if row["extra"]["label"] == "supported" else None
    if name.startswith(("probes", "wice", "superpal")) or row["gold"] == OPEN:
        return None
    if row["extra"].get("ranked"):  # the same pair again, without a threshold
        return None
    return bool(row["gold"] == row["said"])


def weights(held: Sequence[Example]) -> NDArray[np.float64]:
    """Return what each example counts, shape (examples,): their mean is 1, all cases are alike."""
    in_case = Counter(e.case for e in held)
    counts = np.array([1 / in_case[e.case] for e in held])
    result: NDArray[np.float64] = counts * len(held) / counts.sum()
    return result


def fit(held: Sequence[Example], kinds: Sequence[str]) -> NDArray[np.float64]:
    """Return the weights of the columns of :func:`design`, by Newton's method.

    Sentences that belong together more surely never make it less sure: where the examples would
    have it so, by chance or by what they were chosen for, the score counts for nothing.
    """
    x = design(held, kinds)
    beta = _newton(x, held)
    if beta[0] < 0:
        x[:, 0] = 0.0
        beta = _newton(x, held)
    return beta


def _newton(x: NDArray[np.float64], held: Sequence[Example]) -> NDArray[np.float64]:
    right = np.array([e.right for e in held], float)
    penalty = RIDGE * (np.arange(x.shape[1]) != _SHARED.index("all"))
    return logistic.fit(x, right, weights(held), penalty)


def design(held: Sequence[Example], kinds: Sequence[str]) -> NDArray[np.float64]:
    """Return the score, whether there is none, 1, and a column for each kind, one row each."""
    rows = np.zeros((len(held), len(_SHARED) + len(kinds)))
    for row, example in zip(rows, held, strict=True):
        row[:3] = example.score or 0.0, example.score is None, 1.0
        if example.kind in kinds:
            row[len(_SHARED) + kinds.index(example.kind)] = 1.0
    return rows


def held_out(held: Sequence[Example], kinds: Sequence[str]) -> NDArray[np.float64]:
    """Return the probability of each example by a model that saw none of its group."""
    fold = logistic.folds([e.group for e in held], FOLDS)
    table = design(held, kinds)
    told = np.zeros(len(held))
    for n in range(FOLDS):
        beta = fit([e for e, own in zip(held, fold, strict=True) if own != n], kinds)
        told[fold == n] = logistic.chances(table[fold == n] @ beta)
    return told


def reliability(held: Sequence[Example], told: NDArray[np.float64]) -> list[tuple[str, ...]]:
    """Return rows of the table: bin, conflicts, mean confidence, share people agree with."""
    right, w = np.array([e.right for e in held], float), weights(held)
    return [
        (
            span,
            str(int(inside.sum())),
            f"{np.average(told[inside], weights=w[inside]):.3f}",
            f"{np.average(right[inside], weights=w[inside]):.3f}",
        )
        for span, inside in logistic.bins(told, BINS)
    ]


def table(held: Sequence[Example], kinds: Sequence[str]) -> dict[str, Any]:
    """Return what :mod:`compare.judge.confidence` reads."""
    beta = fit(held, kinds)
    shared = dict(zip(_SHARED, beta, strict=False))
    cases = {kind: len({e.case for e in held if e.kind == kind}) for kind in kinds}
    return {
        "provenance": (
            "Made by tools/calibrate.py from the conflicts told of the development parts of "
            + ", ".join(sorted({e.family for e in held}))
            + ". Holds figures only, none of their texts."
        ),
        "score": round(float(shared["score"]), 3),
        "unaligned": round(float(shared["unaligned"]), 3),
        "kinds": {
            kind: {
                "cases": cases[kind],
                "intercept": round(float(shared["all"] + beta[len(_SHARED) + n]), 3),
            }
            for n, kind in enumerate(kinds)
        },
    }


def main(arguments: Sequence[str] | None = None) -> None:
    """Fit, print, and write where that is asked."""
    parser = argparse.ArgumentParser(prog="python -m tools.calibrate", description=__doc__)
    parser.add_argument("dump", type=Path, help="made by benchmarks.quality --dump")
    parser.add_argument("--write", action="store_true", help="write the weights and the record")
    parser.add_argument("--date", help="date to record, as YYYY-MM-DD; needed by --write")
    given = parser.parse_args(arguments)
    if given.write and not given.date:
        parser.error("--write needs --date")
    with given.dump.open(encoding="utf-8") as lines:
        held = examples(json.loads(line) for line in lines)
    kinds = sorted({e.kind for e in held})
    told = held_out(held, kinds)
    known = {k for k in kinds if len({e.case for e in held if e.kind == k}) >= FEW}
    shown = np.array([e.kind in known for e in held])
    kept = [e for e, is_shown in zip(held, shown, strict=True) if is_shown]
    right, w = np.array([e.right for e in kept], float), weights(kept)
    brier = float(np.average((told[shown] - right) ** 2, weights=w))
    base = float(np.average(right, weights=w))
    head = ("confidence", "conflicts", "mean", "people agree")
    lines = record.table(head, reliability(kept, told[shown]))
    note = (
        f"{len(kept)} conflicts of {len(known)} kinds, judged by a model fitted on other groups; "
        f"Brier score {brier:.3f}, of the mean alone {base * (1 - base):.3f}."
    )
    print(lines, note, sep="\n\n")
    for kind, values in table(held, kinds)["kinds"].items():
        print(f"{kind:30} {values['cases']:5} cases, intercept {values['intercept']:6.3f}")
    if given.write:
        TABLE.write_text(json.dumps(table(held, kinds), indent=2) + "\n", encoding="utf-8")
        command = "python -m tools.calibrate all.jsonl"
        record.write("confidence", given.date, command, [note], [lines])


if __name__ == "__main__":
    main()
