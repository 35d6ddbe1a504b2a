"""The days that the accounts name, on one line of time, and the same in words."""

from __future__ import annotations

import datetime as dt
import itertools
import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from compare.model import Kind
from compare.render.html.when import When, parse
from compare.render.view import KINDS, Dating, Mark, View

WIDTH = 1100
"""Width of the picture, in the units of its coordinates."""
_LEFT, _RIGHT = 60, WIDTH - 60
_LANE = 34
_LABEL = 20
_LETTER = 7.6
"""Width of a letter of a label, on the wide side."""
_MOST = 16
"""So many different days and stretches at most are drawn."""


@dataclass(frozen=True, slots=True)
class Moment:
    """What one account dates: a point, or a bar where ``width`` is not 0."""

    x: int
    y: int
    width: int
    kind: Kind | None
    """The gravest finding about it, if there is any."""
    sign: str
    """Sign and number of that finding, or nothing."""
    open: str
    """``left`` or ``right`` where that end is not known."""


@dataclass(frozen=True, slots=True)
class Tie:
    """A line between two places that a conflict rests on."""

    x1: int
    y1: int
    x2: int
    y2: int


@dataclass(frozen=True, slots=True)
class Lane:
    """The line of one account."""

    document: str
    y: int


@dataclass(frozen=True, slots=True)
class DayName:
    """A day under the line of time, with its name in the row where it has room."""

    x: int
    y: int
    text: str
    anchor: str
    """``start``, ``middle`` or ``end``: how the text stands to ``x``."""


@dataclass(frozen=True, slots=True)
class Remark:
    """The words with which an account dates something."""

    document: str
    words: str
    sentence: str
    anchor: str
    marks: tuple[Mark, ...]


@dataclass(frozen=True, slots=True)
class Entry:
    """What is said of one day or stretch of days; ``day`` is empty for what could not be placed."""

    day: str
    disputed: bool
    remarks: tuple[Remark, ...]


@dataclass(frozen=True, slots=True)
class Timeline:
    """The picture and, in ``entries``, all of it in words."""

    width: int
    height: int
    top: int
    """Where the names of the days begin."""
    lanes: tuple[Lane, ...]
    moments: tuple[Moment, ...]
    ties: tuple[Tie, ...]
    days: tuple[DayName, ...]
    entries: tuple[Entry, ...]
    left_out: int
    """How many of the days that were named are not drawn, since there are too many."""


@dataclass(slots=True)
class _Column:
    when: When
    remarks: list[tuple[str, Dating]] = field(default_factory=list)

    @property
    def weight(self) -> tuple[bool, bool, int, When]:
        """What comes first where there is no room for all."""
        kinds = {mark.kind for _, dating in self.remarks for mark in dating.marks}
        shared = len({document for document, _ in self.remarks}) > 1
        return ("conflict" not in kinds, not (kinds or shared), -len(self.remarks), self.when)


def timeline_of(view: View) -> Timeline | None:
    """Return the line of time.

    There is none where fewer than two different days are named, and for an account alone whose
    dates are not in dispute.
    """
    columns: dict[When, _Column] = {}
    nowhere: list[tuple[str, Dating]] = []
    for document, datings in view.dates:
        for dating in datings:
            when = parse(dating.value)
            if when:
                columns.setdefault(when, _Column(when)).remarks.append((document, dating))
            elif dating.marks:
                nowhere.append((document, dating))
    disputed = any(card.kind == "conflict" and card.category == "date" for card in view.cards)
    if len(columns) < 2 or (len(view.sources) < 2 and not disputed):
        return None
    kept = sorted(columns.values(), key=lambda column: column.weight)[:_MOST]
    kept.sort(key=lambda column: column.when)
    entries = [_entry(column.when.name, column.remarks) for column in kept]
    if nowhere:
        entries.append(_entry("", nowhere))
    return _draw(view, kept, entries, len(columns) - len(kept))


def _entry(name: str, said: Iterable[tuple[str, Dating]]) -> Entry:
    merged: dict[tuple[str, str], Remark] = {}
    for document, dating in said:
        words = " ".join(dating.words.split())
        old = merged.get((document, words.casefold()))
        if old is None:
            merged[document, words.casefold()] = Remark(
                document, words, " ".join(dating.sentence.split()), dating.anchor, dating.marks
            )
        else:
            marks = tuple(dict.fromkeys((*old.marks, *dating.marks)))
            merged[document, words.casefold()] = replace(old, marks=marks)
    remarks = tuple(merged.values())
    disputed = any(mark.kind == "conflict" for own in remarks for mark in own.marks)
    return Entry(name, disputed, remarks)


def _draw(
    view: View, columns: Sequence[_Column], entries: Sequence[Entry], left_out: int
) -> Timeline:
    places = _places(columns)
    speaking = {document for column in columns for document, _ in column.remarks}
    lanes: list[Lane] = []
    moments: list[Moment] = []
    ends: dict[str, list[tuple[int, int]]] = {}
    y = 8
    for source in view.sources:
        if source.id not in speaking:
            continue
        rows: list[int] = []
        own: list[Moment] = []
        for column in columns:
            datings = [dating for document, dating in column.remarks if document == source.id]
            if not datings:
                continue
            moment = _moment(column.when, places, datings)
            row = next((i for i, end in enumerate(rows) if end < moment.x - 14), len(rows))
            rows[row : row + 1] = [moment.x + max(moment.width, 8 * len(moment.sign) + 8)]
            moment = replace(moment, y=y + _LANE * row + _LANE // 2)
            own.append(moment)
            for mark in dict.fromkeys(mark for dating in datings for mark in dating.marks):
                if mark.kind == "conflict":
                    middle = moment.x + moment.width // 2
                    ends.setdefault(mark.id, []).append((middle, moment.y))
        lanes.append(Lane(source.id, y + _LANE // 2))
        moments += own
        y += _LANE * len(rows) + 6
    ties = [
        Tie(*start, *end) for touched in ends.values() for start, end in itertools.pairwise(touched)
    ]
    days = _day_names(columns, places, y + 10)
    height = max((label.y for label in days), default=y) + 8
    return Timeline(
        WIDTH,
        height,
        y,
        tuple(lanes),
        tuple(moments),
        tuple(dict.fromkeys(ties)),
        days,
        tuple(entries),
        left_out,
    )


def _places(columns: Sequence[_Column]) -> dict[dt.date, int]:
    """Return where each day stands: far ones further apart, but not in proportion."""
    days = sorted({d for c in columns for d in (c.when.first, c.when.last)})
    gaps = [1 + math.log2(1 + (b - a).days) for a, b in itertools.pairwise(days)]
    total = sum(gaps) or 1
    places = {days[0]: _LEFT}
    taken = 0.0
    for day_, gap in zip(days[1:], gaps, strict=True):
        taken += gap
        places[day_] = _LEFT + round((_RIGHT - _LEFT) * taken / total)
    return places


def _moment(when: When, places: Mapping[dt.date, int], datings: Sequence[Dating]) -> Moment:
    marks = sorted(
        dict.fromkeys(mark for dating in datings for mark in dating.marks),
        key=lambda mark: KINDS.index(mark.kind),
    )
    x, end = places[when.first], places[when.last]
    if when.open == "right":
        end = max(end, _RIGHT + 30)
    elif when.open == "left":
        x = min(x, _LEFT - 30)
    gravest = marks[0] if marks else None
    shown = [f"{mark.sign}{mark.id[1:]}" for mark in marks if gravest and mark.kind == gravest.kind]
    return Moment(x, 0, end - x, gravest.kind if gravest else None, " ".join(shown[:3]), when.open)


def _day_names(
    columns: Sequence[_Column], places: Mapping[dt.date, int], top: int
) -> tuple[DayName, ...]:
    """Name the days below, each in the first row where it touches no other."""
    ends: list[float] = []
    labels = []
    for column in columns:
        when = column.when
        x = (places[when.first] + places[when.last]) // 2
        half = len(when.name) * _LETTER / 2
        anchor = "start" if x - half < 4 else "end" if x + half > WIDTH - 4 else "middle"
        left = {"start": float(x), "middle": x - half, "end": x - 2 * half}[anchor]
        row = next((i for i, end in enumerate(ends) if end < left - 10), len(ends))
        ends[row : row + 1] = [left + 2 * half]
        labels.append(DayName(x, top + _LABEL * (row + 1), when.name, anchor))
    return tuple(labels)
