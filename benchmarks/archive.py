"""Measure made archives: ``python -m benchmarks.archive 10000``.

An archive of :mod:`benchmarks.made_archive` is built and clustered, each in a process of its own:
wall and CPU time, peak memory of the largest process, and the share of planted pairs that became
candidates. With ``--make`` the articles are only made. ``python -m benchmarks.archive --real``
measures instead on real news what the cascade keeps from the judge.
"""

from __future__ import annotations

import argparse
import json
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import combinations
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.made_archive import Planted, make

if TYPE_CHECKING:
    from compare.archive.steps import Folder

MOSTS = (1, 2, 3, 5, 10)
"""Pairs of one article that are compared, of which the program's own is one."""


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


def measure(number: int, workers: int, work: Path, sample: int) -> Iterator[str]:
    """Build and cluster an archive of ``number`` articles; yield a line for each figure.

    A ``sample`` of its pairs is judged.
    """
    source, out = work / "articles.jsonl", work / "archive"
    planted = make(number, source)
    yield f"{number:,} articles, {source.stat().st_size / 1e6:.0f} MB"
    lines = source.read_bytes().splitlines()
    draft = work / "draft.json"
    draft.write_bytes(lines[number // 2])
    undated = work / "undated.txt"  # may tell of any day
    undated.write_text(json.loads(lines[number // 2])["text"], "utf-8")
    for command in (
        ("build", str(source), "--out", str(out), "--workers", str(workers)),
        ("clusters", str(out), "--top", "0"),
        ("find", str(out), str(number // 2)),
        ("find", str(out), str(draft)),
        ("find", str(out), str(undated)),
    ):
        what = f"find {Path(command[2]).name}" if command[0] == "find" else command[0]
        yield f"{what}: {measured(('compare', 'archive', *command))}"
    size = sum(path.stat().st_size for path in out.rglob("*.parquet"))
    yield f"{size / 1e6:.0f} MB of tables"
    for what, share in recall(out, planted):
        yield f"{what}: {share:.4f}"
    if sample:
        yield from cascade(out, planted, sample)


def cascade(archive: Path, planted: Planted, sample: int) -> Iterator[str]:
    """Yield how many candidates come to the judge, how long he takes, and what is lost.

    He sees as many as ``sample`` of those that he is to see, and half as many of those that are in
    no cluster together, each spread over the archive.
    """
    from compare.archive.pairs import candidates, choose, wordings
    from compare.archive.state import opened

    folder = opened(str(archive))
    found = candidates(folder)
    chosen = choose(found, wordings(folder))
    inside = {(pair.a, pair.b) for pair in found}
    told = (folder.read(table, ["a", "b"]) for table in ("reuse", "events"))
    pairs = {pair for t in told for pair in zip(*(t[c].to_pylist() for c in "ab"), strict=True)}
    yield (
        f"{len(pairs):,} candidates, {len(inside):,} of them in one cluster, "
        f"{len(chosen.judged):,} for the judge"
    )
    wanted = set(planted.conflicts)
    lost = sorted(pairs - inside)
    yield f"conflicts planted and left out: {len(wanted - inside)} of {len(wanted)}"
    for most in MOSTS:
        near = {(pair.a, pair.b) for pair in choose(found, wordings(folder), most).judged}
        yield (
            f"--most {most}: {len(near):,} for the judge, with {len(wanted & near):,} of the "
            f"{len(wanted & inside):,} planted conflicts in one cluster"
        )
    if not sample:
        return
    own = [(pair.a, pair.b) for pair in chosen.judged]
    for what, held, most in (("judged", own, sample), ("left out", lost, sample // 2)):
        given = held[:: max(1, len(held) // max(1, most))][:most]
        yield f"{what}, {_judged(folder, given, wanted)}"


def _judged(folder: Folder, pairs: Sequence[tuple[int, int]], wanted: set[tuple[int, int]]) -> str:
    from compare.archive.judging import Judge
    from compare.archive.tracing import rows_of_pairs

    judge = Judge()
    rows = rows_of_pairs(folder, pairs).to_pylist()
    judge(rows[:1])  # loads the models
    begun = time.process_time()
    made = judge(rows[1:])
    spent = time.process_time() - begun
    kinds: Counter[str] = Counter()
    hit = 0
    for pair, one in zip(pairs[1:], made, strict=True):
        told = {row["kind"] for row in one.get("findings") or ()}
        kinds.update(told)
        hit += pair in wanted and "conflict" in told
    planted = len(wanted & set(pairs[1:]))
    with_them = ", ".join(f"{kinds[kind]} with {kind}" for kind in ("conflict", "open", "agree"))
    return (
        f"{len(made)} pairs: {len(made) / spent:.2f} a CPU second; {with_them}; "
        f"{hit} of {planted} planted conflicts told"
    )


def measured(command: Sequence[str]) -> str:
    """Run a module; return wall and CPU time, and the memory of all its processes together."""
    before, begun = resource.getrusage(resource.RUSAGE_CHILDREN), time.monotonic()
    words = [sys.executable, "-m", *command]
    peak = 0
    with subprocess.Popen(words, stdout=subprocess.DEVNULL) as run:
        while run.poll() is None:
            peak = max(peak, sum(map(_memory, _family(run.pid))))
            time.sleep(0.3)
    if run.returncode:
        raise subprocess.CalledProcessError(run.returncode, words)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    spent = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return f"{time.monotonic() - begun:.1f} s, {spent:.1f} s CPU, {peak / 1e6:.0f} MB at most"


def _family(process: int) -> list[int]:
    """Return a process and those it started (Linux)."""
    try:  # each thread has children of its own
        lists = [path.read_text() for path in Path(f"/proc/{process}/task").glob("*/children")]
    except OSError:
        return []
    told = [int(child) for text in lists for child in text.split()]
    return [process, *(one for child in told for one in _family(child))]


def _memory(process: int) -> int:
    """Return the bytes that a process holds, what it shares with others included."""
    try:
        return int(Path(f"/proc/{process}/statm").read_text().split()[1]) * resource.getpagesize()
    except OSError:
        return 0


def main(args: Sequence[str] | None = None) -> None:
    """Make an archive, or measure one."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("number", type=int, nargs="?", help="articles to be made")
    parser.add_argument("--real", action="store_true", help="measure the cascade on real news")
    parser.add_argument("--make", action="store_true", help="make the articles, and no more")
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--judge", type=int, default=0, metavar="N", help="pairs to be judged")
    parser.add_argument("--out", type=Path, help="keep articles and archive in this folder")
    given = parser.parse_args(args)
    if given.real == (given.number is not None):
        parser.error("give a number of articles, or --real")
    work = given.out or Path(tempfile.mkdtemp())
    work.mkdir(parents=True, exist_ok=True)
    try:
        if given.make:
            planted = make(given.number, work / "articles.jsonl")
            print(f"{len(planted.events)} events, {len(planted.reuse)} passages taken")
            return
        if given.real:
            from benchmarks.archive_real import lines

            told = lines(work)
        else:
            told = measure(given.number, given.workers, work, given.judge)
        for line in told:
            print(line, flush=True)
    finally:
        if given.out is None:
            shutil.rmtree(work)


if __name__ == "__main__":
    main()
