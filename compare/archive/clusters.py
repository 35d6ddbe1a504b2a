"""Pairs of articles -> clusters: accounts of one event, within bounds.

The pairs are the edges of a graph, and a cluster is what they join. The strongest edge goes first,
and none may join clusters that would be too large or last too long together, or of which it is the
only link, so that a chain of weak likenesses does not make one story of a whole year.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from compare.analyse.lean_import import import_numpy

import_numpy()
import numpy as np  # noqa: E402

from compare.archive.engine import need_extra  # noqa: E402
from compare.archive.settings import Settings, digest  # noqa: E402
from compare.archive.state import batches, settings_of  # noqa: E402
from compare.archive.steps import Folder, Step, alone  # noqa: E402
from compare.errors import CompareError  # noqa: E402

if TYPE_CHECKING:
    from collections.abc import Callable

    import pyarrow as pa
    from numpy.typing import NDArray

    Ints = NDArray[np.int64]
    Floats = NDArray[np.float64]

_STATE = "clustering"
_NO_DAY = np.int64(1 << 40)
_ROUNDS = 3
"""How often the edges are gone through: clusters that grew may have become one."""
_EVENT = 2.0
"""What a share of marks counts for beside a share of wording."""


def cluster(folder: Folder) -> bool:
    """Make the table ``clusters`` anew if anything was added; tell whether it was made."""
    need_extra()
    found = batches(folder)
    if not found or not all(batch.done for batch in found):
        raise CompareError(
            f"{folder.path}: is not built to its end; go on with: compare archive resume"
        )
    with alone(folder.path):
        if not are_wanted(folder):
            folder.keep(_STATE, {"wanted": True})
        return folder.do(clusters_step(folder))


def are_wanted(folder: Folder) -> bool:
    """Tell whether clusters were ever begun, and are thus to be made anew when articles come."""
    return bool(folder.files("clusters")) or folder.state(_STATE) is not None


def clusters_step(folder: Folder) -> Step:
    """Return the step that makes the table."""
    settings = settings_of(folder)
    inputs = digest([[batch.inputs for batch in batches(folder)][-1:], settings.digest()])
    return Step("clusters", inputs, lambda: {"clusters/now": _table(folder, settings)})


def _table(folder: Folder, settings: Settings) -> pa.Table:
    reuse, events, day = _read(folder)
    joined = components(len(day), *_edges(reuse, events, settings), day, settings)
    return _rows(joined, day, reuse)


def clustered(folder: Folder) -> Callable[[Settings], Ints]:
    """Return what makes the clusters of an archive with any settings, for who chooses them.

    It returns for each article the first one of its cluster.
    """
    reuse, events, day = _read(folder)

    def make(settings: Settings) -> Ints:
        return components(len(day), *_edges(reuse, events, settings), day, settings)

    return make


def _read(folder: Folder) -> tuple[pa.Table, pa.Table, Ints]:
    """Return the pairs of both sources, and the day of each article."""
    import pyarrow as pa

    articles = folder.read("articles", ["article", "day"])
    numbers = _ints(articles["article"])
    days = _ints(articles["day"].cast(pa.int32()).cast(pa.int64()).fill_null(int(_NO_DAY)))
    size = int(numbers.max()) + 1 if len(numbers) else 0
    day = np.full(size, _NO_DAY)
    day[numbers] = days
    reuse = folder.read("reuse", ["a", "b", "contained"])
    return reuse, folder.read("events", ["a", "b", "score"]), day


def _edges(reuse: pa.Table, events: pa.Table, settings: Settings) -> tuple[Ints, Ints, Floats]:
    """Return the pairs that may join clusters and how strongly, those of both sources once."""
    a = np.concatenate([_ints(reuse["a"]), _ints(events["a"])])
    b = np.concatenate([_ints(reuse["b"]), _ints(events["b"])])
    none_of_reuse, none_of_events = np.zeros(reuse.num_rows), np.zeros(events.num_rows)
    wording = np.concatenate([_floats(reuse["contained"]), none_of_events])
    marks = np.concatenate([none_of_reuse, _floats(events["score"])])
    order = np.lexsort((b, a))
    a, b, wording, marks = a[order], b[order], wording[order], marks[order]
    if not len(a):
        return a, b, wording
    starts = np.flatnonzero(np.r_[True, (np.diff(a) != 0) | (np.diff(b) != 0)])
    a, b = a[starts], b[starts]
    wording, marks = np.add.reduceat(wording, starts), np.add.reduceat(marks, starts)
    joins = (wording >= settings.same_wording) | (marks >= settings.same_event)
    joins |= (wording >= settings.some_wording) & (marks >= settings.near)
    return a[joins], b[joins], (wording + _EVENT * marks)[joins]


def components(
    size: int, a: Ints, b: Ints, strength: Floats, day: Ints, settings: Settings
) -> Ints:
    """Return for each of ``size`` articles the first one of its cluster.

    ``a`` and ``b`` are the ends of edges; ``day`` is that of each article.
    """
    graph = _Graph(size, a, b, day, settings)
    order = np.lexsort((b, a, -strength))
    edges = list(zip(a[order].tolist(), b[order].tolist(), strength[order].tolist(), strict=True))
    for _ in range(_ROUNDS):
        if not [edge for edge in edges if graph.join(*edge)]:
            break
    return np.array([graph.members[n][0] for n in graph.label], np.int64)


class _Graph:
    """Clusters that grow by edges."""

    def __init__(self, size: int, a: Ints, b: Ints, day: Ints, settings: Settings) -> None:
        self._settings = settings
        self.label = list(range(size))
        """The cluster of each article."""
        self.members = {n: [n] for n in range(size)}
        """The articles of each cluster, in rising order."""
        none = day == _NO_DAY
        self._first: list[int] = day.tolist()
        self._last: list[int] = np.where(none, -_NO_DAY, day).tolist()
        self._near: dict[int, list[int]] = {}
        for one, other in zip(a.tolist(), b.tolist(), strict=True):
            self._near.setdefault(one, []).append(other)
            self._near.setdefault(other, []).append(one)

    def join(self, one: int, other: int, strength: float) -> bool:
        """Join the clusters of two articles, if they may be one; tell whether they were joined."""
        left, right = self.label[one], self.label[other]
        if left == right:
            return False
        if len(self.members[left]) > len(self.members[right]):
            left, right = right, left
        few, many = self.members[left], self.members[right]
        begins = min(self._first[left], self._first[right])
        ends = max(self._last[left], self._last[right])
        bounds = self._settings
        # Below 0 days where none is known.
        if len(few) + len(many) > bounds.cluster or ends - begins > bounds.span:
            return False
        if strength < bounds.alike:
            between = sum(self.label[n] == right for m in few for n in self._near[m])
            if between < bounds.support * len(few) * len(many):
                return False
        for n in few:
            self.label[n] = right
        self.members[right] = sorted([*few, *many])
        del self.members[left]
        self._first[right], self._last[right] = begins, ends
        return True


def _rows(joined: Ints, day: Ints, reuse: pa.Table) -> pa.Table:
    """Return the table: the clusters of two articles and more."""
    import pyarrow as pa

    _, inverse, counts = np.unique(joined, return_inverse=True, return_counts=True)
    article = np.flatnonzero(counts[inverse] > 1)
    cluster = joined[article]
    sizes = counts[inverse][article]
    nearest, contained = _nearest(joined, reuse)
    bounds: dict[int, tuple[int, int]] = {}
    for one, when in zip(cluster.tolist(), day[article].tolist(), strict=True):
        if when != _NO_DAY:
            low, high = bounds.get(one, (when, when))
            bounds[one] = min(low, when), max(high, when)
    spans = [bounds.get(one, (None, None)) for one in cluster.tolist()]
    near = nearest[article] if len(nearest) else article
    none = near < 0
    return pa.table(
        {
            "cluster": pa.array(cluster),
            "article": pa.array(article),
            "size": pa.array(sizes, pa.int32()),
            "first": pa.array([low for low, _ in spans], pa.int32()).cast(pa.date32()),
            "last": pa.array([high for _, high in spans], pa.int32()).cast(pa.date32()),
            "nearest": pa.array(near, mask=none),
            "contained": pa.array(contained[article], pa.float32(), mask=none),
        }
    )


def _nearest(joined: Ints, reuse: pa.Table) -> tuple[Ints, Floats]:
    """Return for each article the one of its cluster that shares most wording, and how much."""
    nearest = np.full(len(joined), -1, np.int64)
    share = np.zeros(len(joined))
    a, b, contained = _ints(reuse["a"]), _ints(reuse["b"]), _floats(reuse["contained"])
    inside = joined[a] == joined[b] if len(a) else np.zeros(0, bool)
    one = np.concatenate([a[inside], b[inside]])
    other = np.concatenate([b[inside], a[inside]])
    much = np.concatenate([contained[inside], contained[inside]])
    order = np.lexsort((-other, much, one))  # the last of each is the one: most shared, then first
    nearest[one[order]] = other[order]
    share[one[order]] = much[order]
    return nearest, share


def _ints(column: pa.ChunkedArray) -> Ints:
    found: Ints = column.to_numpy().astype(np.int64)
    return found


def _floats(column: pa.ChunkedArray) -> Floats:
    found: Floats = column.to_numpy().astype(np.float64)
    return found
