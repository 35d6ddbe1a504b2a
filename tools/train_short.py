"""Fit compare/data/short.json: how surely sentences of short texts are at odds.

    python -m tools.train_short SETS [--write]

SETS is the folder of the public sets. Fitted are the groups of these that taught the large
cross-encoder nothing (``PUBLIC`` of :mod:`tools.cross_encoder_cases` names the sets of which it
read half, of the others in ``FRESH`` it read none), and the passages in
``benchmarks/passages/apart``, which no cross-encoder is to learn from. Cases of which a rule finds
that they are in conflict are left out, since the model is asked about no such.

Prints how it does on groups that it was not fitted on, set by set, alone and with the rules.
``--write`` replaces the shipped weights.
"""

from __future__ import annotations

import argparse
import json
import sys
import zlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from benchmarks import stats
from benchmarks.cases import rows
from tools import logistic
from tools.article_cases import analysed
from tools.cross_encoder_cases import PASSAGES, PUBLIC
from tools.train_alignment import average_precision

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Floats = NDArray[np.float64]

TABLE = Path(__file__).resolve().parent.parent / "compare" / "data" / "short.json"
APART = PASSAGES / "apart"
FRESH = ("negation_nli/snli", "fever_symmetric/*", "sentence_union/*")
RIGHT = frozenset({"contradiction", "refutes"})
FOLDS = 8
PENALTY = 1.0
DECIMALS = 3


@dataclass(frozen=True, slots=True)
class Case:
    """Two texts, and whether people say that both cannot hold."""

    set: str
    group: str
    texts: tuple[str, str]
    right: bool


@dataclass(frozen=True, slots=True)
class Example:
    """What is weighed of a case: its values, or none where a rule has found a conflict."""

    case: Case
    values: Floats | None


def cases(sets: Path) -> Iterator[Case]:
    """Yield what is fitted on."""
    for name in (*PUBLIC, *FRESH):
        for path in sorted(sets.glob(f"{name}.jsonl")):
            for row in rows(path):
                group = str(row["group"])
                if name in FRESH or zlib.crc32(group.encode()) % 2:
                    right = row.get("label", "consistent") in RIGHT
                    yield Case(name.split("/*")[0], group, (row["text1"], row["text2"]), right)
    for path in sorted(APART.glob("*.jsonl")):
        for n, row in enumerate(rows(path)):
            for kind in ("same", "conflict", "both", "other"):
                texts = (row["a"], row[kind][n % len(row[kind])])
                yield Case("passages", f"{path.stem} {n // 10}", texts, kind == "conflict")


def example(case: Case) -> Example | None:
    """Return what is weighed of a case of two sentences; ``None`` for longer or unlinked texts."""
    from compare import align, judge
    from compare.judge.context import make_context
    from compare.match import short
    from compare.match.retell import Retelling
    from compare.options import Options

    analyses = analysed(["a", "b"], case.texts)
    if any(len(analysis.document.sentences) != 1 for analysis in analyses):
        return None
    links = align.link(analyses, Options())
    context = make_context(analyses, links, Options())
    retelling = Retelling(analyses)
    found = [retelling.told(rule, draft) for rule, draft in judge.examine(context)]
    if any(draft.kind == "conflict" for draft in found):
        return Example(case, None)
    (values,) = short.comparisons(analyses, links) if links else (None,)
    return None if values is None else Example(case, values)


def fit(held: Sequence[Example]) -> tuple[Floats, float]:
    """Return weights and intercept."""
    values = np.array([one.values for one in held])
    right = np.array([float(one.case.right) for one in held])
    intercept, weights = logistic.fit_scaled(values, right, np.ones(len(held)), PENALTY)
    return weights, intercept


def shown(held: Sequence[Example]) -> Iterator[str]:
    """Yield how the model does on groups that it has not seen, a line for each set."""
    from compare.match.short import WORTH

    asked = [one for one in held if one.values is not None]
    judged = logistic.left_out(asked, [(e.case.set, e.case.group) for e in asked], FOLDS, fit)
    chances = {
        one.case: float(logistic.chances(one.values @ weights + intercept))
        for one, (weights, intercept) in judged
        if one.values is not None
    }
    sets: dict[str, list[Case]] = {}
    for one in held:
        sets.setdefault(one.case.set, []).append(one.case)
        sets.setdefault("all", []).append(one.case)
    for name, own in sets.items():
        read = [case for case in own if case in chances]
        right = np.array([case.right for case in read])
        said = np.array([chances[case] for case in read])
        precision = average_precision(right, said) if right.any() else 0.0
        rules = _counted((case.right, case not in chances) for case in own)
        all_shown = _counted((case.right, chances.get(case, 1.0) >= WORTH) for case in own)
        yield (
            f"{name}: {len(read)} read, {int(right.sum())} at odds; "
            f"average precision {precision:.3f}; right of those shown "
            f"{int(right[said >= WORTH].sum())} of {int((said >= WORTH).sum())}; of all {len(own)} "
            f"by rules {rules.precision:.2f} {rules.recall:.2f} F1 {rules.f1:.2f}, "
            f"with these {all_shown.precision:.2f} {all_shown.recall:.2f} F1 {all_shown.f1:.2f}"
        )


def _counted(pairs: Iterable[tuple[bool, bool]]) -> stats.Counts:
    return stats.count(((str(right), str(said)) for right, said in pairs), str(True))


def table(held: Sequence[Example]) -> dict[str, Any]:
    """Return the model fitted on all that it is asked about, as it is shipped."""
    from compare.match.short import COMPARISONS

    asked = [one for one in held if one.values is not None]
    weights, intercept = fit(asked)
    named = dict(zip(COMPARISONS, weights.round(DECIMALS).tolist(), strict=True))
    method = f"logistic regression, l2 penalty {PENALTY:g} on standardised features"
    return {
        "provenance": {
            "made by": "tools/train_short.py",
            "trained on": f"{len(asked)} pairs of sentences",
            "method": method,
        },
        "models": {"short": {"intercept": round(intercept, DECIMALS), "weights": named}},
    }


def main() -> int:
    """Read, fit, show, write."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", 1)[0])
    parser.add_argument("sets", type=Path, help="folder of the public sets")
    parser.add_argument("--write", action="store_true", help="replace the shipped weights")
    options = parser.parse_args()
    read = (example(case) for case in cases(options.sets))
    held = [one for one in read if one is not None]
    if not any(one.case.set != "passages" for one in held):
        parser.error(f"{options.sets}: none of the public sets")
    for line in shown(held):
        print(line, flush=True)
    text = json.dumps(table(held), indent=2) + "\n"
    print(text)
    if options.write:
        TABLE.write_text(text, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
