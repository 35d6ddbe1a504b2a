"""Measure made archives: ``python -m benchmarks.archive 10000``.

An archive of :mod:`benchmarks.made_archive` is built and clustered, each in a process of its own:
wall and CPU time, peak memory of the largest process, and the share of planted pairs that became
candidates. With ``--make`` the articles are only made.
"""

from __future__ import annotations

import argparse
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from itertools import combinations
from pathlib import Path

from benchmarks.made_archive import Planted, make


def recall(archive: Path, planted: Planted) -> Iterator[tuple[str, float]]:
    """Yield the share of planted pairs that are candidates, and that share a cluster."""
    from compare.archive.steps import Folder

    folder = Folder(archive)
    reuse, events = (
        set(zip(*(folder.read(t)[c].to_pylist() for c in "ab"), strict=True))
        for t in ("reuse", "events")
    )
    rows = folder.read("clusters", ["article", "cluster"])
    cluster = dict(zip(rows["article"].to_pylist(), rows["cluster"].to_pylist(), strict=True))
    told = planted.event_pairs()
    joined = {(a, b) for a, b in told if cluster.get(a, -a) == cluster.get(b, -b)}
    both = reuse | events
    yield "planted reuse among candidates", _share(set(planted.reuse), reuse)
    yield "accounts of one event among candidates", _share(told, both)
    yield "the same, by names, figures and dates alone", _share(told, events)
    yield "accounts of one event in one cluster", _share(told, joined)
    within = {pair for held in members(cluster) for pair in combinations(held, 2)}
    yield "pairs in one cluster that were planted", _share(within, told | set(planted.reuse))
    yield "candidates for each planted pair", len(both) / len(told | set(planted.reuse))
    yield "largest cluster", float(max(map(len, members(cluster)), default=0))


def members(cluster: dict[int, int]) -> list[list[int]]:
    """Return the articles of each cluster, by number."""
    held: dict[int, list[int]] = {}
    for article, number in sorted(cluster.items()):
        held.setdefault(number, []).append(article)
    return list(held.values())


def _share(planted: set[tuple[int, int]], found: set[tuple[int, int]]) -> float:
    return len(planted & found) / len(planted) if planted else 1.0


def measure(number: int, workers: int, work: Path) -> Iterator[str]:
    """Build and cluster an archive of ``number`` articles; yield a line for each figure."""
    source, out = work / "articles.jsonl", work / "archive"
    planted = make(number, source)
    yield f"{number:,} articles, {source.stat().st_size / 1e6:.0f} MB"
    for command in (
        ("build", str(source), "--out", str(out), "--workers", str(workers)),
        ("clusters", str(out)),
    ):
        before, begun = resource.getrusage(resource.RUSAGE_CHILDREN), time.monotonic()
        subprocess.run([sys.executable, "-m", "compare", "archive", *command], check=True)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        spent = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
        yield (
            f"{command[0]}: {time.monotonic() - begun:.0f} s, {spent:.0f} s CPU, "
            f"{after.ru_maxrss / 1024:.0f} MB in the largest process so far"
        )
    size = sum(path.stat().st_size for path in out.rglob("*.parquet"))
    yield f"{size / 1e6:.0f} MB of tables"
    for what, share in recall(out, planted):
        yield f"{what}: {share:.4f}"


def main(args: Sequence[str] | None = None) -> None:
    """Make an archive, or measure one."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("number", type=int)
    parser.add_argument("--make", action="store_true", help="make the articles, and no more")
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--out", type=Path, help="keep articles and archive in this folder")
    given = parser.parse_args(args)
    work = given.out or Path(tempfile.mkdtemp())
    work.mkdir(parents=True, exist_ok=True)
    try:
        if given.make:
            planted = make(given.number, work / "articles.jsonl")
            print(f"{len(planted.events)} events, {len(planted.reuse)} passages taken")
            return
        for line in measure(given.number, given.workers, work):
            print(line, flush=True)
    finally:
        if given.out is None:
            shutil.rmtree(work)


if __name__ == "__main__":
    main()
