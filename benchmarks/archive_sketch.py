"""Measure joins of more articles than can be read: ``python -m benchmarks.archive_sketch 100``.

What 10,000 made articles are looked up by, sampled runs of words and marks, is taken so many times:
runs and marks that few of them have are made anew each time, as names of other events would be, and
those that many have stay, as the words of a language do. Joins and clusters are those of an
archive; each stage is a process of its own. Nothing is read, and there are no texts.
"""

from __future__ import annotations

import argparse
import json
import shutil
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.archive import measured, recall
from benchmarks.made_archive import Planted, make

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from compare.archive.steps import Folder

    Ints = NDArray[np.int64]

BASE = 10_000
"""Articles that are made."""
STAGES = ("sketch", "wording", "events", "clusters")
_FEW = 4
"""Articles of the base that may have a run or a mark that is made anew."""
_PLANTED = "planted.json"
_ODD = 0x9E3779B97F4A7C15


def run(stage: str, times: int, work: Path) -> None:
    """Do one stage in a folder."""
    from compare.archive import cluster, joining
    from compare.archive.settings import Settings
    from compare.archive.state import Batch, batches, begun, keep, opened
    from compare.archive.steps import Folder
    from compare.archive.telling import silent

    settings = Settings()
    if stage == "sketch":
        folder = begun(str(work / "archive"), settings)
        for table in ("articles", "keys", "marks"):
            _multiply(Folder(work / "base"), folder, table, times)
        whole = Batch(0, str(work), 0, BASE * times, settings.digest(), BASE, done=True)
        keep(folder, whole)
        return
    folder = opened(str(work / "archive"))
    (batch,) = batches(folder)
    if stage == "wording":
        joining.wording(folder, batch, settings, silent)
        folder.drop("shared")
    elif stage == "events":
        joining.events(folder, batch, settings, silent)
    else:
        cluster(folder)


def _multiply(base: Folder, out: Folder, table: str, times: int) -> None:
    import numpy as np
    import pyarrow as pa

    from compare.archive.schema import schema

    names = ["article", "day", "shingles", "words"] if table == "articles" else schema(table).names
    held = base.read(table, names)
    article = held["article"].to_numpy()
    rare = np.zeros(0, bool)
    if table != "articles":
        _, place, count = np.unique(held["key"].to_numpy(), return_inverse=True, return_counts=True)
        rare = count[place] <= _FEW
    for n in range(times):
        columns = {name: held[name] for name in names}
        columns["article"] = pa.chunked_array([article + n * BASE])
        if table != "articles":
            columns["key"] = pa.chunked_array([anew(held["key"].to_numpy(), rare, n)])
        for field in schema(table):
            columns.setdefault(field.name, pa.chunked_array([pa.nulls(len(held), field.type)]))
        out.write(table, f"{table}/sketch-{n:05d}.parquet", pa.table(columns))


def anew(keys: Ints, rare: NDArray[np.bool_], time: int) -> Ints:
    """Return keys of which the rare ones are others each time, and equal where they were."""
    import numpy as np

    mixed = (keys.astype(np.uint64) + np.uint64(time)) * np.uint64(_ODD)  # wraps
    mixed ^= mixed >> np.uint64(31)
    return np.where(rare, (mixed * np.uint64(_ODD) >> np.uint64(1)).astype(np.int64), keys)


def measure(times: int, work: Path) -> Iterator[str]:
    """Do all stages; yield a line for each, and the share of what was planted that was found."""
    planted = _planted(work)
    yield f"{BASE * times:,} articles"
    for stage in STAGES:
        given = (str(times), "--out", str(work), "--stage", stage)
        yield f"{stage}: {measured(('benchmarks.archive_sketch', *given))}"
    size = sum(path.stat().st_size for path in (work / "archive").rglob("*.parquet"))
    yield f"{size / 1e6:.0f} MB of tables"
    more = Planted()
    for n in range(times):
        more.events += [tuple(one + n * BASE for one in told) for told in planted.events]
        more.reuse += [(a + n * BASE, b + n * BASE) for a, b in planted.reuse]
    for what, share in recall(work / "archive", more):
        yield f"{what}: {share:.4f}"


def _planted(work: Path) -> Planted:
    """Make the base, unless it is there; return what was planted in it."""
    held = work / _PLANTED
    if not held.exists():
        from compare.archive import build

        planted = make(BASE, work / "articles.jsonl")
        build(str(work / "articles.jsonl"), str(work / "base"), workers=2)
        whole = {"events": planted.events, "reuse": planted.reuse}
        held.write_text(json.dumps(whole), "utf-8")
    whole = json.loads(held.read_text("utf-8"))
    return Planted(
        events=[tuple(one) for one in whole["events"]], reuse=[tuple(one) for one in whole["reuse"]]
    )


def main(args: Sequence[str] | None = None) -> None:
    """Measure all stages, or do one."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("times", type=int, help=f"how often {BASE:,} articles are taken")
    parser.add_argument("--out", type=Path, help="keep what is made in this folder")
    parser.add_argument("--stage", choices=STAGES, help=argparse.SUPPRESS)
    given = parser.parse_args(args)
    work = given.out or Path(tempfile.mkdtemp())
    work.mkdir(parents=True, exist_ok=True)
    if given.stage:
        run(given.stage, given.times, work)
        return
    try:
        for line in measure(given.times, work):
            print(line, flush=True)
    finally:
        if given.out is None:
            shutil.rmtree(work)


if __name__ == "__main__":
    main()
