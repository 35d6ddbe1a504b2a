"""From the findings of one run to those of the next: what stays decided, what is looked at again.

A finding with the same fingerprint *is* the same finding; what is decided on it stands, unless a
sign changed that the fingerprint does not hold (*$4m*, *£4m*). Otherwise its evidence sentences are
followed through the diff of each source's two versions (see :mod:`compare.review.versions`):
where they lead to a finding that says the same, it is looked at again; where they lead to one
that says something else of them, it has changed. Nothing is ever found by searching.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from compare.review.marks import Mark, Place, Snapshot
from compare.review.versions import Version, follow

State = Literal["kept", "again", "changed", "gone", "open"]
"""``kept``: the decision stands. ``again``: says the same of other words or with other signs, or
stands there another number of times, so that the decision waits for a second look. ``changed``:
says something else of the same sentences; only what was written about it follows. ``gone``:
nothing answers to it. ``open``: nothing answered to it before."""


@dataclass(frozen=True, slots=True)
class Step:
    """What became of a finding. Indices into the marks of either snapshot."""

    state: State
    old: int | None
    new: int | None


Spot = tuple[int, int]
"""A source and a sentence of it."""


def carry(old: Snapshot, new: Snapshot) -> tuple[Step, ...]:
    """Return one step for each old finding, in their order, then one for each new one left."""
    steps = {o: (n, state) for o, n, state in _same(old.marks, new.marks)}
    left = [o for o in range(len(old.marks)) if o not in steps]
    taken = {n for n, _ in steps.values()}
    free = [n for n in range(len(new.marks)) if n not in taken]
    if left and free:
        steps.update({o: (n, state) for o, n, state in _followed(old, new, left, free)})
    used = {n for n, _ in steps.values()}
    return (
        *(
            Step(steps[o][1], o, steps[o][0]) if o in steps else Step("gone", o, None)
            for o in range(len(old.marks))
        ),
        *(Step("open", None, n) for n in range(len(new.marks)) if n not in used),
    )


def _same(old: Sequence[Mark], new: Sequence[Mark]) -> Iterator[tuple[int, int, State]]:
    """Yield those with one fingerprint on both sides, those with the same signs first."""
    there: dict[str, list[int]] = defaultdict(list)
    for n, mark in enumerate(new):
        there[mark.fingerprint].append(n)
    pairs = [
        (
            mark.signs != new[n].signs,
            abs(min(mark.number, len(there[mark.fingerprint])) - new[n].number),
            mark.number,
            o,
            n,
        )
        for o, mark in enumerate(old)
        for n in there.get(mark.fingerprint, ())
    ]
    done_old: set[int] = set()
    done_new: set[int] = set()
    for *_, o, n in sorted(pairs):
        if o in done_old or n in done_new:
            continue
        done_old.add(o)
        done_new.add(n)
        count = len(there[old[o].fingerprint])
        yield o, n, "kept" if old[o].of == count and old[o].reads_as(new[n]) else "again"


def _followed(
    old: Snapshot, new: Snapshot, left: Sequence[int], free: Sequence[int]
) -> Iterator[tuple[int, int, State]]:
    """Yield those whose sentences can be followed, the likest pairs first."""
    paths = _paths(old.versions, new.versions)
    spots: dict[frozenset[Spot], list[int]] = defaultdict(list)
    for n in free:
        spots[_spots(new.marks[n].places)].append(n)
    pairs = []
    for o in left:
        places = _moved(old.marks[o].places, paths)
        if not places:
            continue
        for n in spots.get(_spots(places), ()):
            likeness = _likeness(old.marks[o], places, new.marks[n])
            if likeness[1]:
                pairs.append((likeness, -o, -n))
    done_old: set[int] = set()
    done_new: set[int] = set()
    for likeness, o, n in sorted(pairs, reverse=True):
        if -o not in done_old and -n not in done_new:
            done_old.add(-o)
            done_new.add(-n)
            yield -o, -n, "again" if likeness[0] else "changed"


def _likeness(mark: Mark, places: Sequence[Place], other: Mark) -> tuple[bool, int, bool]:
    """Tell whether both say the same; how much speaks for one being the other; and their kind.

    On one sentence may stand several findings: what shares neither category nor a value is
    another statement about it.
    """
    mine, theirs = _values(places), _values(other.places)
    frame = (mark.kind, mark.category, mark.scope) == (other.kind, other.category, other.scope)
    category = mark.category == other.category
    shared = len(set(mine) & set(theirs))
    return frame and mine == theirs, 2 * category + shared, mark.kind == other.kind


def _values(places: Sequence[Place]) -> list[tuple[int, str]]:
    return sorted((place.source, place.value) for place in places)


def _spots(places: Sequence[Place]) -> frozenset[Spot]:
    """Return the sentences that the places touch; none where one touches none."""
    if not all(place.sentences for place in places):
        return frozenset()
    return frozenset((place.source, n) for place in places for n in place.sentences)


def _moved(
    places: Sequence[Place], paths: Mapping[int, tuple[int, Mapping[int, int]]]
) -> tuple[Place, ...]:
    """Return the places where they stand now; nothing, if any of them is lost."""
    moved = []
    for place in places:
        source, path = paths.get(place.source, (-1, {}))
        if not place.sentences or not all(n in path for n in place.sentences):
            return ()
        moved.append(Place(source, tuple(sorted(path[n] for n in place.sentences)), place.value))
    return tuple(moved)


def _paths(
    old: Sequence[Version], new: Sequence[Version]
) -> Mapping[int, tuple[int, Mapping[int, int]]]:
    """Return for each old source which new one it is, and where its sentences went.

    Of several sources with one name, those with the same words are the same, and of the rest
    one is left on either side, or nothing tells which is which.
    """
    paths: dict[int, tuple[int, Mapping[int, int]]] = {}
    for key in dict.fromkeys(version.key for version in old):
        mine = [n for n, version in enumerate(old) if version.key == key]
        theirs = [n for n, version in enumerate(new) if version.key == key]
        for o in list(mine):
            same = next((n for n in theirs if old[o] == new[n]), None)
            if same is not None:
                paths[o] = (same, {n: n for n in range(len(old[o].sentences))})
                mine.remove(o)
                theirs.remove(same)
        if len(mine) == len(theirs) == 1:
            paths[mine[0]] = (theirs[0], follow(old[mine[0]], new[theirs[0]]))
    return paths
