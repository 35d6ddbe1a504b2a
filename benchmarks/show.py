"""Prints what the quality bench found."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from benchmarks import record
from benchmarks.cases import Item, Prediction

if TYPE_CHECKING:
    from benchmarks.quality import Result

_WIDTH = 300


def table(results: Sequence[Result]) -> str:
    """Return all figures, one a line."""
    lines = []
    for r in results:
        sign = {None: "", True: "met", False: "MISSED"}[r.met]
        target = "" if r.target is None else f"{'<=' if r.least else '>='} {r.target:.3f}"
        lines.append(
            f"{r.set:28} {r.name:36} {r.value:6.3f} [{r.low:.3f}, {r.high:.3f}]"
            f" n = {r.n:4} {target:9} {sign}".rstrip()
        )
    return "\n".join(lines)


def markdown(results: Sequence[Result]) -> str:
    """Return all figures as a Markdown table."""
    rows = [
        (
            r.set,
            r.name,
            f"{r.value:.3f} [{r.low:.3f}, {r.high:.3f}]",
            str(r.n),
            "" if r.target is None else f"{'<=' if r.least else '>='} {r.target:.3f}",
            {None: "", True: "met", False: "missed"}[r.met],
        )
        for r in results
    ]
    return record.table(("set", "figure", "value", "n", "target", ""), rows)


def errors(items: Sequence[Item], predictions: Sequence[Prediction], most: int) -> str:
    """Return the worst errors of each set: half with findings, half without, of many groups."""
    blocks = []
    by_set: dict[str, list[tuple[Item, Prediction]]] = {}
    for item, prediction in zip(items, predictions, strict=True):
        if item.threshold is None:
            by_set.setdefault(prediction.set, []).append((item, prediction))
    for name, held in by_set.items():
        worst = list(_worst(held, most))
        if worst:
            blocks.append("\n".join([f"\n== {name}: worst errors", *worst]))
    return "\n".join(blocks)


def _worst(held: Sequence[tuple[Item, Prediction]], most: int) -> Iterator[str]:
    wrong = [(item, p) for item, p in held if not p.right]
    loud = [w for w in wrong if w[1].findings]
    silent = [w for w in wrong if not w[1].findings]
    loud = sorted(_by_turns(loud), key=lambda w: -len(w[1].findings))
    silent = _by_turns(silent)
    chosen = loud[: max(most // 2, most - len(silent))]
    chosen += silent[: most - len(chosen)]
    for item, p in chosen:
        yield f"- {p.id}: {_short(p.gold, 60)} taken for {_short(p.said, 60)}"
        for finding in p.findings[:2]:
            yield f"    {finding['rule']}/{finding['category']}: {_short(finding['explanation'])}"
        if not p.findings:
            for text in item.texts:
                yield f"    {_short(text)}"


def _by_turns(held: Sequence[tuple[Item, Prediction]]) -> list[tuple[Item, Prediction]]:
    """Return one of each group, then a second of each, and so on."""
    seen: Counter[str] = Counter()
    turns = []
    for _, prediction in held:
        turns.append(seen[prediction.group])
        seen[prediction.group] += 1
    order = sorted(range(len(held)), key=lambda n: turns[n])
    return [held[n] for n in order]


def _short(text: str, width: int = _WIDTH) -> str:
    line = " ".join(text.split())
    return line if len(line) <= width else line[: width - 3] + "..."


def alarms(predictions: Sequence[Prediction]) -> str:
    """Return how many right and false conflicts each rule and category made, by set."""
    return "\n".join(
        [
            "\nconflicts by rule and category where people see none, and where they do:",
            *(
                f"{name:28} {rule:28} false {false:4} right {right:4}"
                for name, rule, false, right in counted(predictions)
            ),
        ]
    )


def counted(predictions: Sequence[Prediction]) -> list[tuple[str, str, int, int]]:
    """Return set, rule and category, cases with a false and with a right conflict of it."""
    false: Counter[tuple[str, str]] = Counter()
    right: Counter[tuple[str, str]] = Counter()
    for p in predictions:
        told = [f for f in p.findings if f["kind"] == "conflict"]
        for rule in sorted({f"{f['rule']}/{f['category']}" for f in told}):
            (right if p.right else false)[p.set, rule] += 1
    keys = sorted(set(false) | set(right), key=lambda key: (key[0], -false[key], key[1]))
    return [(name, rule, false[name, rule], right[name, rule]) for name, rule in keys]
