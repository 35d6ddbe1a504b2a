"""What the quality bench passes around: labelled cases, what is said of them, and figures."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

if TYPE_CHECKING:
    from compare import Adviser

Json = Mapping[str, Any]
OPEN = "open"
"""The gold label of a case whose label leaves open what the program has to say."""


@dataclass(frozen=True, slots=True)
class Item:
    """One labelled case: the texts to compare, and what people said of them."""

    set: str
    """Name of the set, or of the part of it: ``chatprotect/gpt4``."""
    id: str
    group: str
    """Cases of one group share a text or a topic, so that the interval is drawn over groups."""
    texts: tuple[str, ...]
    gold: str
    internal: bool = False
    """Whether each text is also to be held against itself."""
    threshold: float | None = None
    """Another threshold of alignment than the default, where the set asks for a ranking."""
    extra: Json = field(default_factory=dict)
    adviser: Adviser | None = None
    """A model to be asked about what is open, where one is measured."""
    check: bool = False
    """Whether the first text is a draft, to be checked against the others."""


@dataclass(frozen=True, slots=True)
class Prediction:
    """What a report comes to in the labels of the set."""

    set: str
    id: str
    group: str
    gold: str
    said: str
    score: float
    """A figure that is higher the more likely the first label is; 0 where there is none."""
    findings: tuple[Json, ...]
    """The findings that ``said`` rests on, or the conflicts where it rests on none."""
    extra: Json = field(default_factory=dict)

    @property
    def right(self) -> bool:
        """Whether people and program say the same; also where people leave it open."""
        return self.gold in {self.said, OPEN}


@dataclass(frozen=True, slots=True)
class Failure:
    """A case that ended in an error; it counts in no figure and is shown by itself."""

    set: str
    id: str
    error: str


Figure = Callable[[Sequence[Prediction]], float]


@dataclass(frozen=True, slots=True)
class Metric:
    """One figure over some or all predictions of a set."""

    name: str
    figure: Figure
    target: float | None = None
    """What TARGETS asks for; ``None`` for a figure that only informs."""
    least: bool = False
    """Whether less is better."""
    only: Callable[[Prediction], bool] | None = None
    """Which predictions count; all where it is ``None``."""
    units: Callable[[Prediction], str] | None = None
    """What the interval is drawn over; the group where it is ``None``."""


class Family(Protocol):
    """What the module of each family of sets offers."""

    def items(self, data: Path) -> list[Item]:
        """Return the cases that are present below ``data``."""

    def predict(self, item: Item, report: Json) -> Prediction:
        """Bring a report into the labels of the set."""

    def metrics(self, name: str) -> tuple[Metric, ...]:
        """Return the figures of the set with this name, the one that counts first."""


def rows(path: Path) -> list[dict[str, Any]]:
    """Return the rows of a JSON Lines file, or none if it is not there."""
    if not path.exists():
        return []
    with path.open(encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def conflicts(report: Json, scope: str | None = "cross") -> Iterator[Json]:
    """Yield the conflicts of a report, of both scopes where ``scope`` is ``None``.

    Each comes with the ``score`` of the alignment it was found on, ``None`` without one.
    """
    scores = {alignment["id"]: alignment["score"] for alignment in report["alignments"]}
    for finding in report["findings"]:
        if finding["kind"] == "conflict" and scope in {None, finding["scope"]}:
            yield {**finding, "score": scores.get(finding.get("alignment"))}


def brief(finding: Json) -> dict[str, Any]:
    """Return of a finding what a person needs to see why it was made."""
    return {
        "kind": finding["kind"],
        "rule": finding["rule"],
        "category": finding["category"],
        "confidence": finding["confidence"],
        "score": finding["score"],
        "explanation": finding["explanation"],
        "quotes": [f"{e['document']}: {e['quote']}" for e in finding["evidence"]],
    }


def by_conflict(item: Item, report: Json, yes: str, no: str, **extra: Any) -> Prediction:
    """Say ``yes`` where there is a conflict between the texts, else ``no``."""
    found = [brief(finding) for finding in conflicts(report)]
    best = max((a["score"] for a in report["alignments"]), default=0.0)
    return Prediction(
        set=item.set,
        id=item.id,
        group=item.group,
        gold=item.gold,
        said=yes if found else no,
        score=float(len(found)),
        findings=tuple(found),
        extra={"aligned": best, **extra},
    )
