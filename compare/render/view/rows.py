"""Parts of N documents -> rows: the order of the first document, the others woven in."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from compare.model import Alignment, Kind, Report
from compare.render.view.labels import MARKUP, SIGNS
from compare.render.view.text import Cell, Elsewhere, Part, Row


@dataclass(slots=True)
class _Unit:
    """What will be one row: places of parts, by document."""

    places: dict[str, list[int]]
    alignment: Alignment | None = None
    elsewhere: dict[str, list[int]] = field(default_factory=dict)
    moved: set[str] = field(default_factory=set)


@dataclass(frozen=True, slots=True)
class _Places:
    """Where one document's parts went: row by place, and the rows that hold any, rising."""

    row_of: dict[int, int]
    bearing: list[int]


def rows_of(report: Report, parts: Mapping[str, Sequence[Part]]) -> tuple[Row, ...]:
    """Return all rows; every part of every document is in exactly one of them."""
    owner = _owners(report, parts)
    order: list[_Unit] = []
    for document in report.documents:
        order = _weave(order, document.id, owner[document.id])
    order = _zip_alone(order, [document.id for document in report.documents], parts)
    return _number(report, parts, order)


def _owners(report: Report, parts: Mapping[str, Sequence[Part]]) -> dict[str, list[_Unit]]:
    """Return, for each document, the unit that each of its parts belongs to."""
    place_of = {
        document: {part.sentence: i for i, part in enumerate(own) if part.sentence is not None}
        for document, own in parts.items()
    }
    taken: dict[tuple[str, int], _Unit] = {}
    for alignment in report.alignments:
        unit = _Unit({}, alignment)
        for member in alignment.members:
            known = place_of.get(member.document, {})
            for place in sorted({known[s] for s in member.sentences if s in known}):
                key = (member.document, place)
                target = unit.elsewhere if key in taken else unit.places
                target.setdefault(member.document, []).append(place)
                taken.setdefault(key, unit)
    for document, own in parts.items():
        _attach_marks(document, own, taken)
    return {
        document: [taken.get((document, i)) or _Unit({document: [i]}) for i in range(len(own))]
        for document, own in parts.items()
    }


def _attach_marks(
    document: str, parts: Sequence[Part], taken: dict[tuple[str, int], _Unit]
) -> None:
    """Let marks of markup go with the words they stand behind on a line, else with the next."""
    marks = [i for i, part in enumerate(parts) if part.reason == MARKUP]
    behind = [i for i in marks if i and parts[i - 1].last_line == parts[i].first_line]
    before = [i for i in reversed(marks) if i not in set(behind)]
    for i, step in (*((i, -1) for i in behind), *((i, 1) for i in before)):
        unit = taken.get((document, i + step))
        if unit and (document, i) not in taken:
            taken[document, i] = unit
            insort(unit.places[document], i)


def _weave(order: list[_Unit], document: str, units: Sequence[_Unit]) -> list[_Unit]:
    """Set the units of one more document into the order, each before the next it shares."""
    mine = list({id(unit): unit for unit in units}.values())
    position = {id(unit): i for i, unit in enumerate(order)}
    shared = [unit for unit in mine if id(unit) in position]
    steady = {id(shared[i]) for i in _longest_rise([position[id(unit)] for unit in shared])}
    before: dict[int, list[_Unit]] = {}
    waiting: list[_Unit] = []
    for unit in mine:
        if id(unit) not in position:
            waiting.append(unit)
        elif id(unit) in steady:
            before[id(unit)] = waiting
            waiting = []
        else:
            unit.moved.add(document)
    woven: list[_Unit] = []
    for unit in order:
        woven += before.get(id(unit), [])
        woven.append(unit)
    return woven + waiting


def _longest_rise(values: Sequence[int]) -> list[int]:
    """Return the places of a longest strictly rising run of distinct values."""
    ends: list[int] = []
    at: list[int] = []
    previous: list[int] = []
    for i, value in enumerate(values):
        length = bisect_left(ends, value)
        previous.append(at[length - 1] if length else -1)
        if length == len(ends):
            ends.append(value)
            at.append(i)
        else:
            ends[length] = value
            at[length] = i
    rise: list[int] = []
    i = at[-1] if at else -1
    while i >= 0:
        rise.append(i)
        i = previous[i]
    return rise[::-1]


def _zip_alone(
    order: Sequence[_Unit], documents: Sequence[str], parts: Mapping[str, Sequence[Part]]
) -> list[_Unit]:
    """Set what stands alone at the same place side by side, paragraph by paragraph."""
    zipped: list[_Unit] = []
    run: dict[str, list[int]] = {}
    for unit in (*order, None):
        if unit is not None and unit.alignment is None:
            for document, places in unit.places.items():
                run.setdefault(document, []).extend(places)
            continue
        zipped += _level(run, documents, parts)
        run = {}
        if unit is not None:
            zipped.append(unit)
    return zipped


def _level(
    run: Mapping[str, Sequence[int]],
    documents: Sequence[str],
    parts: Mapping[str, Sequence[Part]],
) -> list[_Unit]:
    chunks = {d: _chunks(run[d], parts[d]) for d in documents if d in run}
    depth = max((len(own) for own in chunks.values()), default=0)
    return [
        _Unit({d: own[level] for d, own in chunks.items() if level < len(own)})
        for level in range(depth)
    ]


def _chunks(places: Sequence[int], parts: Sequence[Part]) -> list[list[int]]:
    """Group places by paragraph; a heading goes with what follows, what is no story by itself.

    Marks of markup go with what follows them.
    """
    chunks: list[list[int]] = []
    last: tuple[bool, int | None] | None = None
    marks: list[int] = []
    for place in places:
        part = parts[place]
        if part.reason == MARKUP:
            marks.append(place)
            continue
        sort = (part.sentence is None, part.paragraph)
        headed = bool(chunks) and not sort[0] and parts[chunks[-1][-1]].kind == "heading"
        if not headed and sort != last:
            chunks.append([])
        chunks[-1] += [*marks, place]
        marks = []
        last = sort
    if marks:
        chunks = chunks or [[]]
        chunks[-1] += marks
    return chunks


def _number(
    report: Report, parts: Mapping[str, Sequence[Part]], order: Sequence[_Unit]
) -> tuple[Row, ...]:
    places: dict[str, _Places] = {d.id: _Places({}, []) for d in report.documents}
    for number, unit in enumerate(order, 1):
        for document, own in unit.places.items():
            places[document].bearing.append(number)
            places[document].row_of.update(dict.fromkeys(own, number))
    ranks = {finding.id: i for i, finding in enumerate(report.findings)}
    rows = []
    for number, unit in enumerate(order, 1):
        cells = tuple(
            _cell(d.id, unit, number, parts[d.id], places[d.id]) for d in report.documents
        )
        touching = {f for cell in cells for part in cell.parts for f in part.findings}
        relation = _relation(unit, cells)
        rows.append(
            Row(
                number=number,
                kind="aligned" if unit.alignment else "alone",
                relation=relation,
                sign=SIGNS[relation] if relation else "",
                alignment=unit.alignment.id if unit.alignment else None,
                score=unit.alignment.score if unit.alignment else None,
                moved=bool(unit.moved) or (unit.alignment is not None and unit.alignment.moved),
                cells=cells,
                findings=tuple(sorted(touching, key=ranks.__getitem__)),
            )
        )
    return tuple(rows)


def _relation(unit: _Unit, cells: Sequence[Cell]) -> Kind | None:
    if unit.alignment:
        return unit.alignment.relation
    story = any(part.sentence is not None for cell in cells for part in cell.parts)
    return "only" if story else None


def _cell(
    document: str,
    unit: _Unit,
    number: int,
    parts: Sequence[Part],
    known: _Places,
) -> Cell:
    places = unit.places.get(document, [])
    row_of, bearing = known.row_of, known.bearing
    before = after = None
    if places:
        here = bisect_left(bearing, number)
        before = row_of.get(places[0] - 1)
        after = row_of.get(places[-1] + 1)
        if before in (number, bearing[here - 1] if here else None):
            before = None
        if after in (number, bearing[here + 1] if here + 1 < len(bearing) else None):
            after = None
    return Cell(
        document=document,
        parts=tuple(parts[place] for place in places),
        moved=document in unit.moved,
        previous=before,
        next=after,
        elsewhere=tuple(
            Elsewhere(parts[place].anchor, row_of[place])
            for place in unit.elsewhere.get(document, ())
        ),
    )
