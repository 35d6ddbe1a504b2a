"""Articles -> tables -> candidates, batch by batch; what is there already is not done again."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from compare.archive import sources
from compare.archive.engine import mapped, need_extra
from compare.archive.joining import events, wording
from compare.archive.reading import Reader, returns
from compare.archive.schema import schema
from compare.archive.settings import Settings, digest
from compare.archive.state import Batch, batches, begun, inputs_of, keep, settings_of
from compare.archive.steps import Folder, Step, alone, writing
from compare.archive.telling import Tell, Told, silent
from compare.errors import InputError

if TYPE_CHECKING:
    import pyarrow as pa

CHUNK = 5_000
"""Articles that one step reads."""


@dataclass(frozen=True, slots=True)
class Built:
    """What came of it."""

    added: int
    articles: int
    unread: int
    reuse: int
    events: int


def build(
    given: str,
    out: str,
    settings: Settings | None = None,
    *,
    workers: int = 1,
    chunk: int = CHUNK,
    tell: Tell = silent,
) -> Built:
    """Add what is new in ``given`` to the archive in ``out``, which is made where there is none.

    A batch that an earlier run has left unfinished is finished first. ``settings`` are those the
    archive has, unless it is new. Raises :class:`CompareError`.
    """
    need_extra()
    if not Path(given).exists():
        raise InputError(given, "no such file or folder")
    folder = begun(out, settings)
    with alone(folder.path):
        return _built(folder, Path(given), workers, chunk, tell)


def _built(folder: Folder, path: Path, workers: int, chunk: int, tell: Tell) -> Built:
    for batch in batches(folder):
        finish(folder, batch, workers, tell)
    tell(f"listing {path.name}", 0.0)
    before = batches(folder)
    number, first = len(before), sum(batch.articles for batch in before)
    known: set[int] = set()
    for batch in before:
        known |= sources.known_of(inputs_of(folder, batch))
    spool = folder.path / _spool(f"{number:05d}")
    with writing(spool) as temporary, open(temporary, "wb") as out:
        new = sources.listed(sources.find(path), known, first, out)
    if not new.num_rows:
        spool.unlink()
    else:
        root = str(sources.root_of(path).resolve())
        past = before[-1].inputs if before else settings_of(folder).digest()
        batch = Batch(number, root, first, new.num_rows, _over(new, past), chunk, done=False)
        folder.write("inputs", f"inputs/{batch.name}.parquet", new)
        keep(folder, batch)
        finish(folder, batch, workers, tell)
    return summary(folder, new.num_rows)


def summary(folder: Folder, added: int) -> Built:
    """Count what an archive holds."""
    names = ("articles", "unread", "reuse", "events")
    return Built(added, *(folder.rows(name) for name in names))


def finish(folder: Folder, batch: Batch, workers: int, tell: Tell) -> None:
    """Do what is not done of a batch."""
    if batch.done:
        return
    settings = settings_of(folder)
    _read(folder, batch, workers, tell)
    wording(folder, batch, settings, tell)
    events(folder, batch, settings, tell)
    folder.drop("shared")
    (folder.path / _spool(batch.name)).unlink(missing_ok=True)
    keep(folder, replace(batch, done=True))


def _spool(batch: str) -> str:
    return f"spool/{batch}.json"


def _over(new: pa.Table, past: str) -> str:
    held = hashlib.sha256(past.encode())
    for column in ("source", "digest"):
        for value in new[column].to_pylist():
            held.update(f"{value}\n".encode("utf-8", "surrogatepass"))
    return "sha256:" + held.hexdigest()


def _read(folder: Folder, batch: Batch, workers: int, tell: Tell) -> None:
    told = Told(lambda label, share: tell(label, 0.6 * share), "reading", batch.articles)
    inputs = sources.in_spool(inputs_of(folder, batch))
    spool = (folder.path / _spool(batch.name)).resolve()
    for n, start in enumerate(range(0, batch.articles, batch.chunk)):
        told(start)
        rows = inputs.slice(start, batch.chunk)

        def run(rows: pa.Table = rows, start: int = start) -> dict[str, pa.Table]:
            def tell(done: int) -> None:
                told(start + done)

            if not spool.exists() and "row" in rows["kind"].to_pylist():
                raise InputError(str(spool), "is missing: its articles cannot be read again")
            given = (batch.root, str(spool))
            return _tables(mapped(rows, Reader, given, returns(), workers=workers, tell=tell))

        name = f"read-{batch.name}-{n:05d}"
        folder.do(Step(name, digest([batch.inputs, start, batch.chunk]), run))


def _tables(made: pa.Table) -> dict[str, pa.Table]:
    """Divide what the readers made into tables."""
    import pyarrow as pa
    import pyarrow.compute as pc

    held = made["made"].combine_chunks()
    columns = {field.name: held.field(field.name) for field in held.type}
    for name in ("article", "source", "digest"):
        columns[name] = made[name].combine_chunks()
    whole = pa.table(columns)
    read = whole.filter(pc.is_null(whole["reason"]))
    unread = whole.filter(pc.is_valid(whole["reason"]))
    days = read["day"].cast(pa.int32())
    tables = {
        "articles": read,
        "unread": unread,
        "keys": _exploded(read["keys"], article=read["article"]),
        "marks": _exploded(read["marks"], article=read["article"], day=days),
    }
    return {name: table.select(schema(name).names) for name, table in tables.items()}


def _exploded(lists: pa.ChunkedArray, **others: pa.ChunkedArray) -> pa.Table:
    import pyarrow as pa
    import pyarrow.compute as pc

    place = pc.list_parent_indices(lists.combine_chunks())
    return pa.table(
        {
            "key": pc.list_flatten(lists.combine_chunks()),
            **{name: column.combine_chunks().take(place) for name, column in others.items()},
        }
    )
