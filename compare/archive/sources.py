"""What is given to an archive: a folder, JSON lines, Parquet -> where each article lies."""

from __future__ import annotations

import datetime as dt
import hashlib
import json
import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any

from compare.archive.schema import schema
from compare.errors import InputError

if TYPE_CHECKING:
    import pyarrow as pa

LINES = (".jsonl", ".ndjson")
ROWS = (".parquet",)
ARCHIVE = "archive.json"
"""The file by which an archive is known, if it holds what an archive writes into it."""
_SETTINGS = 1_000_000
"""Bytes that such a file has at most."""
_TOGETHER = 50_000
"""Articles that are listed before they become part of a table."""
_RECORDS = 256
"""Rows of Parquet that are Python's at a time, however many a group has."""
_BUFFER = 1 << 20
"""Bytes of a column of Parquet that are read ahead: else all that a group has of it."""
_LONGEST = 50_000_000
"""Bytes of a line."""


@dataclass(frozen=True, slots=True)
class Found:
    """Where one article lies."""

    source: str
    """Its name: the path below what was given; ``wire.jsonl#12`` for line or row 12, from 1."""
    kind: str
    """``file``, ``line`` or ``row``."""
    path: str
    start: int
    """The first byte of a line; the number of a row, from 0."""
    size: int
    """How many bytes it has; a row, as JSON."""
    digest: str
    """SHA-256 of the bytes, in hexadecimal; of a row, of its JSON."""
    data: bytes = field(default=b"", repr=False)
    """The JSON of a row: from Parquet it cannot be read again by itself."""

    @property
    def identity(self) -> int:
        """What it is known again by: what it holds, and for a file of its own also its name.

        Two papers may print the same words, each in a file; two equal lines are one article.
        """
        told = self.digest + (self.source if self.kind == "file" else "")
        return int.from_bytes(hashlib.sha256(told.encode()).digest()[:8], "big")


def root_of(given: Path) -> Path:
    """Return the folder that the paths of articles start from."""
    return given if given.is_dir() else given.parent


def find(given: Path) -> Iterator[Found]:
    """Yield all articles in a folder and those below it, or in a file, by name and place.

    Raises :class:`InputError` for what cannot be read.
    """
    root = root_of(given)
    for path in _files(given):
        name = _name(path, root)
        suffix = path.suffix.lower()
        if suffix in LINES:
            yield from _lines(path, name)
        elif suffix in ROWS:
            yield from _rows(path, name)
        else:
            yield _file(path, name)


def listed(found: Iterable[Found], known: set[int], first: int, spool: IO[bytes]) -> pa.Table:
    """Return the new ones as rows of the table ``inputs``, numbered from ``first``.

    ``known`` learns them, and rows of Parquet are written to ``spool``, where :func:`in_spool`
    finds them: a row in the middle of a file costs all before it.
    """
    import pyarrow as pa

    parts = [schema("inputs").empty_table()]
    rows: list[dict[str, Any]] = []
    number = first
    for one in found:
        identity = one.identity
        if identity in known:
            continue
        known.add(identity)
        spool.write(one.data)
        rows.append(
            {
                "article": number,
                "source": one.source,
                "kind": one.kind,
                "path": one.path,
                "start": one.start,
                "size": one.size,
                "digest": one.digest,
            }
        )
        number += 1
        if len(rows) == _TOGETHER:
            parts.append(pa.Table.from_pylist(rows, schema("inputs")))
            rows = []
    parts.append(pa.Table.from_pylist(rows, schema("inputs")))
    return pa.concat_tables(parts)


def in_spool(table: pa.Table) -> pa.Table:
    """Return the table ``inputs`` of a batch with ``start`` of its rows being that in the spool."""
    import pyarrow as pa
    import pyarrow.compute as pc

    spooled = pc.equal(table["kind"], "row")
    size = pc.if_else(spooled, table["size"], pa.scalar(0, pa.int64()))
    before = pc.subtract(pc.cumulative_sum(size), size)
    start = pc.if_else(spooled, before, table["start"])
    return table.set_column(table.column_names.index("start"), "start", start)


def known_of(table: pa.Table) -> set[int]:
    """Return the identities of what the table ``inputs`` has."""
    columns = (table[name].to_pylist() for name in ("source", "kind", "digest"))
    return {
        Found(source, kind, "", 0, 0, digest).identity
        for source, kind, digest in zip(*columns, strict=True)
    }


def as_json(row: dict[str, Any]) -> bytes:
    """Return a row of Parquet as JSON; days and times in ISO 8601, what is empty left out."""
    held = {name: value for name, value in row.items() if value is not None}
    text = json.dumps(held, ensure_ascii=False, sort_keys=True, default=_plain)
    return text.encode("utf-8", "surrogatepass")


def _plain(value: object) -> str:
    return value.isoformat() if isinstance(value, dt.date | dt.time) else str(value)


def _files(given: Path) -> list[Path]:
    from compare.read.formats import FORMATS

    if not given.is_dir():
        if given.suffix.lower() not in (*LINES, *ROWS):
            raise InputError(str(given), "is neither a folder nor .jsonl, .ndjson or .parquet")
        return [given]
    suffixes = {suffix for form in FORMATS if form.place for suffix in form.suffixes}
    suffixes |= {*LINES, *ROWS}
    found: list[Path] = []
    for folder, below, names in os.walk(given, onerror=_refuse):
        if ARCHIVE in names and _is_archive(Path(folder, ARCHIVE)):  # perhaps the one being built
            below[:] = []
            continue
        below[:] = sorted(name for name in below if not name.startswith("."))
        shown = (Path(folder, name) for name in names if not name.startswith("."))
        found += [path for path in shown if path.suffix.lower() in suffixes and path.is_file()]
    if not found:
        raise InputError(str(given), "is a folder without a file that can be read")
    return sorted(found, key=lambda path: path.relative_to(given).as_posix())


def _is_archive(path: Path) -> bool:
    """Tell whether a file is that of an archive, of whatever format; others may be called so."""
    try:
        if not path.is_file() or path.stat().st_size > _SETTINGS:
            return False
        held = json.loads(path.read_bytes())
    except (OSError, ValueError, RecursionError):
        return False
    ours = isinstance(held, dict) and isinstance(held.get("settings"), dict)
    return ours and isinstance(held.get("format"), int)


def _lines(path: Path, name: str) -> Iterator[Found]:
    start = 0
    try:
        with open(path, "rb") as handle:
            number = 0
            while line := handle.readline(_LONGEST):
                number += 1
                bare = line.strip()
                if bare:
                    at = start + line.index(bare)
                    yield Found(f"{name}#{number}", "line", name, at, len(bare), _sha(bare))
                start += len(line)
    except OSError as error:
        raise InputError(name, f"cannot be read ({error.strerror})") from None


def _rows(path: Path, name: str) -> Iterator[Found]:
    import pyarrow as pa
    import pyarrow.parquet as pq

    number = 0
    try:
        with pq.ParquetFile(path, buffer_size=_BUFFER) as held:
            for batch in held.iter_batches(_RECORDS):
                for row in batch.to_pylist():
                    data = as_json(row)
                    place = (f"{name}#{number + 1}", "row", name, number)
                    yield Found(*place, len(data), _sha(data), data)
                    number += 1
    except (OSError, pa.ArrowException) as error:
        raise InputError(name, f"is no Parquet that can be read ({_one(error)})") from None


def _file(path: Path, name: str) -> Found:
    try:
        with open(path, "rb") as handle:
            digest = hashlib.file_digest(handle, "sha256").hexdigest()
            return Found(name, "file", name, 0, handle.tell(), digest)
    except OSError:  # the reader will say why, and the others are read
        return Found(name, "file", name, 0, 0, _sha(b""))


def _name(path: Path, root: Path) -> str:
    r"""Return the path below the root; what is no UTF-8 as \xff, by which no file is found."""
    raw = os.fsencode(path.relative_to(root).as_posix())
    return raw.decode("utf-8", "backslashreplace")


def _refuse(error: OSError) -> None:
    raise InputError(str(error.filename), f"cannot be read ({error.strerror})")


def _one(error: Exception) -> str:
    return " ".join(str(error).split())[:120]


def _sha(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()
