"""The file of decisions: one JSON object a line, only ever added to.

Two sorts of lines: a *source* (the bare sentences of one version, once) and a *decision*. Each
decision is written with the sources it needs in one go, under a lock, and is on the disk before
the call returns. A line that was torn by a crash is left as it is: the next one starts on a line
of its own, and a reader passes over what is no JSON.
"""

from __future__ import annotations

import contextlib
import json
import os
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any, Literal, cast, get_args

from compare.errors import InputError
from compare.model import Category, Kind, Scope
from compare.review.decisions import VERDICTS, Entry, Ledger
from compare.review.marks import Mark, Place
from compare.review.versions import Version
from compare.write import OutputError

DEFAULT = ".compare/decisions.jsonl"
"""Where the command keeps decisions, below the folder it is called in."""

_VERSION = 1
Json = dict[str, Any]
_DAMAGED = (ValueError, KeyError, TypeError, AttributeError, OverflowError, RecursionError)
"""What a line raises that holds anything else, thousands of brackets or an infinite number too."""

Sort = Literal["decision", "proposal"]
"""What is said of findings in a file. A reader of one sort passes the other over."""


def read(path: str | os.PathLike[str], sort: Sort = "decision") -> Ledger:
    """Return what the file holds; nothing, where there is none.

    Raises :class:`InputError` for a file that cannot be read or holds no decisions at all, or
    those of a later version of this program.
    """
    name = os.fspath(path)
    try:
        data = Path(path).read_bytes()
    except FileNotFoundError:
        return Ledger(versions={})
    except (OSError, ValueError) as error:
        raise InputError(name, getattr(error, "strerror", None) or str(error)) from error
    return loads(data, name, sort)


def loads(data: bytes, name: str, sort: Sort = "decision") -> Ledger:
    """Return what the bytes of a file hold, which an error calls ``name``; see :func:`read`."""
    entries: list[Entry] = []
    versions: dict[str, Version] = {}
    damaged: list[int] = []
    lines = data.split(b"\n")
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            record = json.loads(line)
            if record["v"] > _VERSION:
                raise InputError(name, f"line {number} was written by a later version")
            if record["type"] == "source":
                version = Version(record["key"], tuple(map(str, record["sentences"])))
                versions[version.digest] = version
            elif record["type"] == sort:
                entries.append(_entry(record))
        except _DAMAGED:
            damaged.append(number)
    if damaged and not entries and not versions:
        raise InputError(name, f"holds no {sort}s")
    return Ledger(tuple(entries), versions, tuple(damaged))


def append(
    path: str | os.PathLike[str],
    entry: Entry,
    versions: Sequence[Version],
    sort: Sort = "decision",
) -> None:
    """Add a decision, and those of its sources that are not there yet, and wait for the disk.

    Any number of processes may do so at once. Raises :class:`OutputError`.
    """
    name = os.fspath(path)
    try:
        folder = Path(path).parent
        new_folder = not folder.is_dir()
        folder.mkdir(parents=True, exist_ok=True)
        new_file = not Path(path).exists()
        with open(path, "a+b") as file, _locked(file.fileno()):
            file.seek(0)
            before = file.read()
            known = set(_digests(before))
            lines = [_source(v) for v in dict.fromkeys(versions) if v.digest not in known]
            lines.append(_record(entry, sort))
            data = _as_lines(lines)
            if before and not before.endswith(b"\n"):
                data = b"\n" + data
            _write(file.fileno(), data, len(before))
        if new_file:
            for made in [folder, *([folder.parent] if new_folder else [])]:
                _sync_folder(made)
    except (OSError, ValueError) as error:
        raise OutputError(name, getattr(error, "strerror", None) or str(error)) from error


def dumps(made: Iterable[tuple[Entry, Sequence[Version]]]) -> bytes:
    """Return a file of decisions, each with the sources it needs; those are written once."""
    lines: list[Json] = []
    known: set[str] = set()
    for entry, versions in made:
        for version in versions:
            if (digest := version.digest) not in known:
                known.add(digest)
                lines.append(_source(version))
        lines.append(_record(entry, "decision"))
    return _as_lines(lines)


def _as_lines(lines: Iterable[Json]) -> bytes:
    return b"".join(json.dumps(line, ensure_ascii=True).encode() + b"\n" for line in lines)


def _write(handle: int, data: bytes, size: int) -> None:
    """Write all of it and wait for the disk, or leave the file as long as it was."""
    try:
        rest = memoryview(data)
        while rest:
            rest = rest[os.write(handle, rest) :]
        os.fsync(handle)
    except OSError:
        with contextlib.suppress(OSError):
            os.ftruncate(handle, size)
        raise


@contextlib.contextmanager
def _locked(handle: int) -> Iterator[None]:
    import fcntl

    fcntl.flock(handle, fcntl.LOCK_EX)
    try:
        yield
    finally:
        fcntl.flock(handle, fcntl.LOCK_UN)


def _sync_folder(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _digests(data: bytes) -> Iterator[str]:
    for line in data.split(b"\n"):
        if line.startswith(b'{"v": 1, "type": "source"'):
            with contextlib.suppress(*_DAMAGED):
                record = json.loads(line)
                yield Version(record["key"], tuple(record["sentences"])).digest


def _source(version: Version) -> Json:
    return {
        "v": _VERSION,
        "type": "source",
        "digest": version.digest,
        "key": version.key,
        "sentences": list(version.sentences),
    }


def _record(entry: Entry, sort: Sort) -> Json:
    return {
        "v": _VERSION,
        "type": sort,
        "verdict": entry.verdict,
        "reason": entry.reason,
        "by": entry.by,
        "at": entry.at,
        "finding": entry.finding,
        "explanation": entry.explanation,
        "quotes": [list(quote) for quote in entry.quotes],
        "sources": list(entry.sources),
        "mark": mark_to_json(entry.mark),
        "beside": [mark_to_json(mark) for mark in entry.beside],
    }


def _entry(record: Json) -> Entry:
    return Entry(
        verdict=_one_of(record["verdict"], VERDICTS),
        reason=str(record["reason"]),
        by=str(record["by"]),
        at=str(record["at"]),
        finding=str(record["finding"]),
        explanation=str(record["explanation"]),
        quotes=tuple((str(name), str(text)) for name, text in record["quotes"]),
        sources=tuple(map(str, record["sources"])),
        mark=mark_from_json(record["mark"], len(record["sources"])),
        beside=tuple(mark_from_json(mark, len(record["sources"])) for mark in record["beside"]),
    )


def mark_to_json(mark: Mark) -> Json:
    """Return a mark as JSON values."""
    return {
        "fingerprint": mark.fingerprint,
        "number": mark.number,
        "of": mark.of,
        "kind": mark.kind,
        "category": mark.category,
        "scope": mark.scope,
        "places": [
            {"source": place.source, "sentences": list(place.sentences), "value": place.value}
            for place in mark.places
        ],
        **({} if mark.signs is None else {"signs": list(mark.signs)}),
    }


def mark_from_json(data: Json, sources: int) -> Mark:
    """Return the mark; :class:`ValueError`, :class:`KeyError` or :class:`TypeError` for none."""
    places = tuple(
        Place(int(place["source"]), tuple(map(int, place["sentences"])), str(place["value"]))
        for place in data["places"]
    )
    if not all(0 <= place.source < sources for place in places):
        raise ValueError("a place in no source")
    return Mark(
        fingerprint=str(data["fingerprint"]),
        number=int(data["number"]),
        of=int(data["of"]),
        kind=cast("Kind", _one_of(data["kind"], get_args(Kind))),
        category=cast("Category", _one_of(data["category"], get_args(Category))),
        scope=cast("Scope", _one_of(data["scope"], get_args(Scope))),
        places=places,
        signs=None if (signs := data.get("signs")) is None else tuple(map(str, signs)),
    )


def _one_of(value: object, choices: Sequence[Any]) -> Any:
    if value not in choices:
        raise ValueError(f"{value!r} is none of {choices}")
    return value
