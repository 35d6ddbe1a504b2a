"""Clusters -> the pairs of articles that the judge is to see, and why not the others.

A comparison takes a second; there are more candidates than that. What is left out is left out for
a reason that can be read in the table ``pairs``.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from compare.analyse.lean_import import import_numpy

import_numpy()
import numpy as np  # noqa: E402

if TYPE_CHECKING:
    from collections.abc import Iterable

    from numpy.typing import NDArray

    from compare.archive.steps import Folder

MOST = 5
"""Pairs of an article that are judged, those with the articles nearest to it."""
_EVENT = 2.0


@dataclass(frozen=True, slots=True)
class Candidate:
    """Two articles of one cluster that are a pair of ``reuse``, ``events`` or both."""

    a: int
    b: int
    cluster: int
    contained: float
    score: float

    @property
    def strength(self) -> float:
        """How near the two are, as clusters are joined by."""
        return self.contained + _EVENT * self.score


@dataclass(frozen=True, slots=True)
class Chosen:
    """What is to be judged, cluster by cluster, and what is not, each with the reason."""

    judged: tuple[Candidate, ...]
    left: tuple[tuple[Candidate, str], ...]


def candidates(folder: Folder) -> list[Candidate]:
    """Return all pairs within clusters, by cluster and number."""
    cluster = _clusters(folder)
    told: dict[tuple[int, int], list[float]] = {}
    for place, (table, column) in enumerate((("reuse", "contained"), ("events", "score"))):
        held = folder.read(table, ["a", "b", column])
        # Most pairs are of two clusters: they must not become objects of Python.
        ends = [cluster[held[side].to_numpy()] for side in ("a", "b")]
        inside = held.filter((ends[0] == ends[1]) & (ends[0] >= 0))
        columns = (inside[name].to_pylist() for name in ("a", "b", column))
        for a, b, value in zip(*columns, strict=True):
            told.setdefault((a, b), [0.0, 0.0])[place] = value
    found = [Candidate(a, b, int(cluster[a]), *values) for (a, b), values in told.items()]
    return sorted(found, key=lambda one: (one.cluster, one.a, one.b))


def choose(found: Iterable[Candidate], wording: dict[int, int], most: int = MOST) -> Chosen:
    """Choose what is worth a comparison; ``wording`` is equal where articles are word for word.

    Of articles with the same words the first stands for all.
    """
    left: list[tuple[Candidate, str]] = []
    own: list[Candidate] = []
    first: dict[int, int] = {}
    held = list(found)
    for one in sorted({n for pair in held for n in (pair.a, pair.b)}):
        first.setdefault(wording[one], one)
    for pair in held:
        if wording[pair.a] == wording[pair.b]:
            left.append((pair, "word for word the same"))
        elif copies := [n for n in (pair.a, pair.b) if first[wording[n]] != n]:
            left.append((pair, f"article {first[wording[copies[0]]]} has the same words"))
        else:
            own.append(pair)
    near = _nearest(own, most)
    judged = [pair for pair in own if (pair.a, pair.b) in near]
    left += [(pair, "others are nearer to both") for pair in own if (pair.a, pair.b) not in near]
    return Chosen(tuple(judged), tuple(left))


def _nearest(pairs: list[Candidate], most: int) -> set[tuple[int, int]]:
    """Return the pairs that are among the nearest of at least one of their articles."""
    seen: dict[int, int] = {}
    near = set()
    for pair in sorted(pairs, key=lambda one: (-one.strength, one.a, one.b)):
        if min(seen.get(pair.a, 0), seen.get(pair.b, 0)) < most:
            near.add((pair.a, pair.b))
        for one in (pair.a, pair.b):
            seen[one] = seen.get(one, 0) + 1
    return near


def wordings(folder: Folder) -> dict[int, int]:
    """Return the column ``wording`` of the articles that are in clusters."""
    import pyarrow.compute as pc

    inside = folder.read("clusters", ["article"])["article"]
    wanted = pc.field("article").isin(inside)
    held = folder.read("articles", ["article", "wording"], wanted)
    return dict(zip(held["article"].to_pylist(), held["wording"].to_pylist(), strict=True))


def _clusters(folder: Folder) -> NDArray[np.int64]:
    """Return the cluster of each article by its number, -1 for those that are in none."""
    held = folder.read("clusters", ["article", "cluster"])
    found = np.full(folder.rows("inputs"), -1, np.int64)
    found[held["article"].to_numpy()] = held["cluster"].to_numpy()
    return found
