"""Clough and Stevenson: students' answers, with and without a source to copy from.

**From reports to labels**: the texts are the source and the answer. *taken* where the report tells
of any shared wording (``copied``, ``edited``, ``rewritten``), else *new*: no threshold is chosen
on the data for that, but the rules were looked at on it. One answer labelled *cut*
(``g4pD_taskb``) was taken from another part of the page than the source that the set gives, and
shares with it what any two texts on the topic share: 37 of 38 is as good as it gets.

The four classes (*cut*: near copy, *light* and *heavy* revision, *non*) are told from how much of
the answer is copied, and how much is in the same order (copied or edited); the two bounds are
chosen on all other answers, never on the one that is judged. The three (*copied* is *cut*,
*rewritten* either revision, *new* is *non*) are told from the first of these, chosen for them.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from itertools import product
from pathlib import Path

from benchmarks import stats
from benchmarks.cases import Item, Json, Metric, Prediction, rows

_YES, _NO = "taken", "new"
_CLASSES = ("cut", "light", "heavy", "non")
_THREE = {"cut": "copied", "light": "rewritten", "heavy": "rewritten", "non": "new"}
_BOUNDS = [n / 10 for n in range(1, 10)]


def items(data: Path) -> list[Item]:
    """Return the source with each answer."""
    return [
        Item(
            set="clough_stevenson",
            id=row["id"],
            group=row["id"],
            texts=(row["text1"], row["text2"]),
            gold=_NO if row["label"] == "non" else _YES,
            extra={"label": row["label"]},
        )
        for row in rows(data / "clough_stevenson" / "pairs.jsonl")
    ]


def predict(item: Item, report: Json) -> Prediction:
    """Say taken where any wording is shared; quotations of others are none."""
    shares = dict.fromkeys(("copied", "edited", "rewritten"), 0.0)
    for sharing in report["sharing"]:
        answer = next(share for share in sharing["shares"] if share["document"] == "B")
        shares = {kind: answer[kind] / answer["words"] for kind in shares}
    total = sum(shares.values())
    return Prediction(
        set=item.set,
        id=item.id,
        group=item.group,
        gold=item.gold,
        said=_YES if total else _NO,
        score=total,
        findings=(),
        extra={"label": item.extra["label"], **shares},
    )


def metrics(name: str) -> tuple[Metric, ...]:
    """Return accuracy of taken or new, and of three and four classes."""
    del name
    return (
        Metric("accuracy, taken or new", _accuracy, target=0.98),
        Metric("accuracy, three classes", lambda p: stats.mean(g == s for g, s in _three(p))),
        Metric("macro-F1, three classes", _macro_three),
        *(Metric(f"F1, {name}", partial(_f1, name)) for name in dict.fromkeys(_THREE.values())),
        Metric("accuracy, four classes", lambda p: stats.mean(g == s for g, s in _classes(p))),
        Metric("macro-F1, four classes", _macro),
        *(
            Metric(f"shared of the answer, {label}", _mean, only=_of(label), least=label == "non")
            for label in _CLASSES
        ),
    )


def _of(label: str) -> Callable[[Prediction], bool]:
    return lambda prediction: bool(prediction.extra["label"] == label)


def _accuracy(predictions: Sequence[Prediction]) -> float:
    return stats.mean(prediction.right for prediction in predictions)


def _mean(predictions: Sequence[Prediction]) -> float:
    return stats.mean(prediction.score for prediction in predictions)


def _f1(name: str, predictions: Sequence[Prediction]) -> float:
    return stats.count(_three(predictions), name).f1


def _macro_three(predictions: Sequence[Prediction]) -> float:
    pairs = _three(predictions)
    return stats.mean(stats.count(pairs, name).f1 for name in dict.fromkeys(_THREE.values()))


def _macro(predictions: Sequence[Prediction]) -> float:
    pairs = _classes(predictions)
    return stats.mean(stats.count(pairs, label).f1 for label in _CLASSES)


def _three(predictions: Sequence[Prediction]) -> list[tuple[str, str]]:
    bounds = [(bound, 1.0) for bound in _BOUNDS]
    return _told(predictions, bounds, _THREE.__getitem__)


def _classes(predictions: Sequence[Prediction]) -> list[tuple[str, str]]:
    return _told(predictions, list(product(_BOUNDS, _BOUNDS)), str)


def _told(
    predictions: Sequence[Prediction],
    bounds: Sequence[tuple[float, float]],
    name: Callable[[str], str],
) -> list[tuple[str, str]]:
    """Return what people and program say of each, its bounds chosen on all others."""
    gold = [name(str(prediction.extra["label"])) for prediction in predictions]
    said = [[name(_class(prediction, *pair)) for pair in bounds] for prediction in predictions]
    right = [[one == wanted for one in row] for row, wanted in zip(said, gold, strict=True)]
    total = [sum(column) for column in zip(*right, strict=True)]
    told = []
    for prediction, wanted, row in zip(predictions, gold, said, strict=True):
        same = [
            own for other, own in zip(predictions, right, strict=True) if other.id == prediction.id
        ]
        others = [all_ - sum(own[n] for own in same) for n, all_ in enumerate(total)]
        told.append((wanted, row[max(range(len(bounds)), key=others.__getitem__)]))
    return told


def _class(prediction: Prediction, copied: float, ordered: float) -> str:
    """Tell the class: much copied is *cut*, much in the same order is *light*."""
    if not prediction.score:
        return "non"
    if prediction.extra["copied"] >= copied:
        return "cut"
    return (
        "light" if prediction.extra["copied"] + prediction.extra["edited"] >= ordered else "heavy"
    )
