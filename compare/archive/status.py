"""How far an archive is, and going on where a run was ended."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from compare.archive.build import finish
from compare.archive.clusters import are_wanted, cluster, clusters_step
from compare.archive.comparing import compare, unfinished
from compare.archive.state import batches, opened
from compare.archive.steps import alone
from compare.archive.telling import Tell, silent

TABLES = ("articles", "unread", "reuse", "events", "clusters", "pairs", "findings", "passages")


@dataclass(frozen=True, slots=True)
class Status:
    """What an archive holds and what is left to do."""

    tables: tuple[tuple[str, int, int], ...]
    """Name, rows and bytes of each."""
    left: tuple[str, ...]
    """What is not done, in a clause each."""


def status(out: str) -> Status:
    """Count what there is; nothing is changed."""
    folder = opened(out)
    tables = []
    for name in TABLES:
        size = sum(Path(file).stat().st_size for file in folder.files(name))
        tables.append((name, folder.rows(name), size))
    return Status(tuple(tables), tuple(_left(out)))


def _left(out: str) -> Iterator[str]:
    folder = opened(out)
    found = batches(folder)
    for batch in found:
        if not batch.done:
            read = folder.rows("articles") + folder.rows("unread") - batch.first
            yield f"batch {batch.number}: {max(read, 0):,} of {batch.articles:,} articles are read"
    if not found:
        yield "nothing was added yet"
    elif all(batch.done for batch in found) and not folder.is_done(clusters_step(folder)):
        yield "clusters are to be made"
    elif (held := unfinished(folder)) is not None:
        if held["left"]:
            yield f"{held['left']:,} pairs are to be compared"
        if held["failed"]:
            yield f"{held['failed']:,} pairs failed and are to be tried again"


def resume(out: str, *, workers: int = 1, tell: Tell = silent) -> None:
    """Do what was begun and not done."""
    folder = opened(out)
    with alone(folder.path):
        for batch in batches(folder):
            finish(folder, batch, workers, tell)
    if are_wanted(folder):
        cluster(folder)
    if (held := unfinished(folder)) is not None:
        compare(out, most=held["most"], chunk=held["chunk"], workers=workers, tell=tell)
