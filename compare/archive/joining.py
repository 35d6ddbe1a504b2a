"""A batch and all before it -> the tables of candidates, in parts that memory can hold."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import asdict
from functools import partial
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from compare.archive import candidates
from compare.archive.schema import empty
from compare.archive.settings import Settings, digest
from compare.archive.steps import Folder, Step
from compare.archive.telling import Tell, Told

if TYPE_CHECKING:
    import pyarrow as pa

    from compare.archive.state import Batch

_KEYS = 8_000_000
"""Shingles that one join looks at."""
_ARTICLES = 100_000
"""Articles whose marks one join looks at."""


def wording(folder: Folder, batch: Batch, settings: Settings, tell: Tell) -> None:
    """Find what articles of a batch share with each other and with all before."""
    keys = _held(folder, "keys")
    if not keys:
        return
    parts = 1 + folder.rows("keys") // _KEYS

    def share(part: int) -> dict[str, pa.Table]:
        return {"shared": candidates.wording(keys, batch.first, settings, part, parts)}

    told = Told(_within(tell, 0.6, 0.75), "joining what shares wording, part", parts + 1)
    for part in range(parts):
        told(part)
        folder.do(
            Step(
                f"shared-{batch.name}-{part:03d}",
                digest([batch.inputs, part, parts]),
                partial(share, part),
            )
        )

    def sum_up() -> dict[str, pa.Table]:
        articles = folder.read("articles", ["article", "shingles"])
        return {"reuse": candidates.summed(folder.read("shared"), articles, settings, parts=parts)}

    told(parts)
    folder.do(Step(f"reuse-{batch.name}", digest([batch.inputs, parts]), sum_up))


def events(folder: Folder, batch: Batch, settings: Settings, tell: Tell) -> None:
    """Find which articles may tell of an event that one of the batch tells of."""
    marks = _held(folder, "marks")
    if not marks:
        return
    count = folder.rows("articles")

    def weigh() -> dict[str, pa.Table]:
        told = Told(_within(tell, 0.75, 0.8), "weighing names, figures and dates, part", 2)
        told(0)
        known = candidates.rarity(marks)
        told(1)
        return {
            "rarity/now": known,
            "weights/now": candidates.weights(marks, known, count),
        }

    folder.do(Step(f"weigh-{batch.name}", batch.inputs, weigh))
    known, weighed = folder.read("rarity"), folder.read("weights")
    stretches = list(_stretches(weighed, batch.first, settings))
    what = "joining names, figures and dates, part"
    told = Told(_within(tell, 0.8, 1.0), what, len(stretches))
    for n, slots in enumerate(stretches):
        told(n)
        run = _joined(marks, known, weighed, batch.first, settings, slots)
        name = f"events-{batch.name}-{n:03d}"
        folder.do(Step(name, digest([batch.inputs, asdict(slots)]), run))


def _joined(
    marks: Sequence[str],
    known: pa.Table,
    weighed: pa.Table,
    first: int,
    settings: Settings,
    slots: candidates.Slots,
) -> Any:
    def run() -> dict[str, pa.Table]:
        found = candidates.events(marks, known, weighed, first, settings, slots)
        return {"events": found if found.num_rows else empty("events")}

    return run


def _stretches(weighed: pa.Table, first: int, settings: Settings) -> Iterator[candidates.Slots]:
    """Yield stretches of time with about as many articles each, those with new ones only."""
    import pyarrow.compute as pc

    width = max(settings.window, 1)
    days = weighed["day"]
    fresh = weighed.filter(pc.greater_equal(weighed["article"], first))["day"].drop_null()
    if len(fresh):
        low = pc.min(fresh).as_py() // width
        high = pc.max(fresh).as_py() // width + 2
        within = pc.and_(pc.greater_equal(days, low * width), pc.less(days, high * width))
        held = days.filter(within).drop_null().sort().to_pylist()
        edges = sorted({held[n] // width + 1 for n in range(_ARTICLES, len(held), _ARTICLES)})
        cuts = [low, *(edge for edge in edges if low < edge < high), high]
        for start, end in pairwise(cuts):
            yield candidates.Slots(start, end, undated=False)
    if days.null_count:
        yield candidates.Slots(0, 0, undated=True)


def _within(tell: Tell, low: float, high: float) -> Tell:
    """Return what tells a stage's shares as those of the whole."""
    return lambda label, share: tell(label, low + (high - low) * share)


def _held(folder: Folder, table: str) -> list[str]:
    """Return the files of a table, if it has any rows."""
    return folder.files(table) if folder.rows(table) else []
