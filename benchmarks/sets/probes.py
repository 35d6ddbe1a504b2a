"""Probes: short articles with planted conflicts, and harmless pairs beside them.

Three parts: ``probes/shared`` are those beside the checkout, ``probes/fitted`` those of ours that
weights are fitted on, ``probes/unfitted`` those of ours that nothing is fitted on. See
``benchmarks/probes/README.md``.

**From findings to labels**: a planted conflict is *found* when one conflict, within a text or
between two, has evidence that overlaps both quoted places; a conflict that matches no planted one
is false; a harmless pair is called a conflict when a conflict that was not planted has evidence at
both of its places. Each planted conflict, each false one and each harmless pair is one case here,
so a probe with one missed conflict and one false one counts both.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from pathlib import Path

from benchmarks.cases import Item, Json, Metric, Prediction, brief, conflicts

OWN = Path(__file__).parents[1] / "probes"
"""Our own probes, which are part of the project."""
PARTS = ("fitted", "unfitted")
_KEYS = ("a", "a2", "b", "b2")


def items(data: Path) -> list[Item]:
    """Return the probes, one item each."""
    folders = {"probes/shared": data / "probes", **{f"probes/{part}": OWN / part for part in PARTS}}
    return [
        _item(name, path)
        for name, folder in folders.items()
        for path in sorted(folder.glob("*.json"))
    ]


def _item(name: str, path: Path) -> Item:
    probe = json.loads(path.read_text(encoding="utf-8"))
    texts = tuple(probe[key] for key in ("a", "b") if key in probe)
    labels = {kind: probe[kind] for kind in ("conflicts", "clean")}
    return Item(name, path.stem, path.stem, texts, "", internal=True, extra=labels)


def predict(item: Item, report: Json) -> Prediction:
    """Say which labelled places have a conflict, and which conflicts have no label."""
    held = list(conflicts(report, scope=None))
    planted = [_places(label, item.texts) for label in item.extra["conflicts"]]
    harmless = [_places(label, item.texts) for label in item.extra["clean"]]
    false = [f for f in held if not any(_covers(f, wanted) for wanted in planted)]
    found = [any(_covers(f, wanted) for f in held) for wanted in planted]
    called = [any(_covers(f, wanted) for f in false) for wanted in harmless]
    missed = [
        " | ".join(label[key] for key in _KEYS if key in label)
        for label, hit in zip(item.extra["conflicts"], found, strict=True)
        if not hit
    ]
    return Prediction(
        set=item.set,
        id=item.id,
        group=item.group,
        gold="",
        said="; ".join(f"missed {words}" for words in missed) or ("false alarm" if false else ""),
        score=float(len(false)),
        findings=tuple(map(brief, false)),
        extra={"found": sum(found), "planted": len(planted), "false": len(false),
               "called": sum(called), "clean": len(called)},
    )  # fmt: skip


def metrics(_name: str) -> tuple[Metric, ...]:
    """Return recall, precision and the share of harmless pairs called a conflict."""
    return (
        Metric("recall", lambda p: _ratio(p, "found", ("planted",)), target=0.95),
        Metric("precision", lambda p: _ratio(p, "found", ("found", "false")), target=0.98),
        Metric(
            "clean pairs called a conflict",
            lambda p: _ratio(p, "called", ("clean",)),
            target=0.0,
            least=True,
        ),
    )


def _ratio(predictions: Sequence[Prediction], part: str, whole: Sequence[str]) -> float:
    total = sum(p.extra[key] for p in predictions for key in whole)
    return sum(p.extra[part] for p in predictions) / total if total else 0.0


def _places(label: Mapping[str, str], texts: Sequence[str]) -> list[tuple[str, int, int]]:
    """Return document, start and end of every place a label quotes."""
    found = []
    for key in _KEYS:
        if key in label:
            text = texts["ab".index(key[0])]
            start = text.index(label[key])
            found.append((key[0].upper(), start, start + len(label[key])))
    return found


def _covers(finding: Json, places: Sequence[tuple[str, int, int]]) -> bool:
    return all(
        any(
            e["document"] == document and e["start"] < end and start < e["end"]
            for e in finding["evidence"]
        )
        for document, start, end in places
    )
