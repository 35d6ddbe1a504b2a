"""Stories: whole articles written for the purpose, with planted conflicts and more labels.

Three parts: ``stories/shared`` are those beside the checkout, ``stories/fitted`` those of ours
that rules and weights may be fitted on, ``stories/unfitted`` those of ours that never were: the
hand that wrote a story (the prefix of its name) decides, so that the last shows another writer's
ways. See ``benchmarks/stories/README.md``.

**From findings to labels**: a planted conflict is *found* when two different pieces of evidence of
one ``conflict``, of any scope, overlap its two places; a conflict that holds no planted pair is
false, since everything else is compatible. *Open worth* is the share of ``open`` findings on a
planted conflict or a trap. *Same* is the share of propositions told twice that a finding or an
alignment brings together. An ``only`` finding is wrong where it touches what is labelled as told by
another account too; *only recall* is the share of lone sentences one touches. All accounts of a
story are compared at once.
"""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path

from benchmarks import whole
from benchmarks.cases import OPEN, Item, Json, Metric, Prediction
from benchmarks.places import Pair, Place, holds, joined, meets, quoted, told

OWN = Path(__file__).parents[1] / "stories"
"""Our own stories, which are part of the project."""
FITTED = frozenset({"alder", "aspen", "cedar", "fir", "hazel", "holly", "juniper", "yew"})
COMPLETE = frozenset("acacia aspen cypress fir holly juniper laurel poplar spruce yew".split())
"""Hands that list every pair of places told twice, so that any other pair is of two points."""
"""Hands whose stories may be fitted on."""


def items(data: Path) -> list[Item]:
    """Return the stories, one item each."""
    found = [_item("stories/shared", path) for path in sorted((data / "stories").glob("*.json"))]
    for path in sorted(OWN.glob("*.json")):
        part = "fitted" if path.stem.partition("_")[0] in FITTED else "unfitted"
        found.append(_item(f"stories/{part}", path))
    return found


def _item(name: str, path: Path) -> Item:
    story = json.loads(path.read_text(encoding="utf-8"))
    accounts = story["accounts"]
    labels = {
        "conflicts": [
            (c["category"], quoted(accounts, c["spans"]), "right")
            for c in story.get("conflicts", ())
        ],
        "same": [quoted(accounts, one["spans"]) for one in story["same"]],
        "traps": [quoted(accounts, one["spans"]) for one in story.get("traps", ())],
        "only": list(quoted(accounts, story["only"])),
    }
    texts = tuple(accounts.values())
    return Item(name, path.stem, path.stem, texts, OPEN, internal=True, extra=labels)


def predict(item: Item, report: Json) -> Prediction:
    """Count what a reader is told right, told wrong, and not told."""
    planted = whole.planted(item)
    same: list[Pair] = item.extra["same"]
    alone: list[Place] = item.extra["only"]
    worth = [*(one.pair for one in planted), *item.extra["traps"]]
    shared = [place for pair in [*same, *(one.pair for one in planted)] for place in pair]
    joining = list(told(report, "conflict", "open", "agree", "detail"))
    count: Counter[str] = Counter()
    for finding in told(report, "open"):
        count["open"] += 1
        count["open worth"] += any(holds(finding, pair) for pair in worth)
    for pair in same:
        count["same"] += 1
        count["joined"] += any(holds(f, pair) for f in joining) or joined(report, pair)
    lone = list(told(report, "only"))
    for finding in lone:
        count["only told"] += 1
        count["only right"] += not any(meets(finding["evidence"], place) for place in shared)
    for place in alone:
        count["only"] += 1
        count["only found"] += any(meets(finding["evidence"], place) for finding in lone)
    held = whole.prediction(item, report, planted)
    held.extra["count"].update(count)
    return held


def metrics(_name: str) -> tuple[Metric, ...]:
    """Return the figures of planted conflicts, then of what is told by both and by one."""
    return (
        *whole.metrics(recall=0.55, precision=0.90, shown=0.80),
        Metric("open worth a look", whole.ratio("open worth", "open"), 0.5, only=whole.has("open")),
        Metric("same brought together", whole.ratio("joined", "same"), target=0.85),
        Metric("only precision", whole.ratio("only right", "only told"), target=0.90),
        Metric("only recall", whole.ratio("only found", "only"), target=0.85),
    )
