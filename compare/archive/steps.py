"""Steps of the work: each leaves Parquet files and a marker, and is done once.

A marker holds a hash over what the step was made from and with. It is written when the files have
their names, so that a step without one is simply done again, whatever a killed run has left. What
fails in the engine is tried again; what is wrong in the input is not.
"""

from __future__ import annotations

import contextlib
import json
import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from compare.archive.schema import fitted, schema
from compare.errors import CompareError

if TYPE_CHECKING:
    import pyarrow as pa

ATTEMPTS = 3
"""How often a step is tried before its error is shown."""
_CAUSE = 200
"""Characters of a cause that is shown."""
_GROUP = 65_536
"""Rows of a row group."""
_WIDE = 1_024
"""The same of tables with whole texts."""


@dataclass(frozen=True, slots=True)
class Part:
    """One piece of the work, small enough to be done again."""

    name: str
    """In file names: ``read-00000-00003``."""
    inputs: str
    """``sha256:`` over what it is made from and with."""


@dataclass(frozen=True, slots=True)
class Step(Part):
    """A piece of the work that is done by itself."""

    run: Callable[[], Mapping[str, pa.Table]]
    """Return the tables it makes: the name of a table, or ``table/part``, and its rows."""


class Folder:
    """The folder of an archive: its tables, its markers, its state."""

    def __init__(self, path: str | os.PathLike[str]) -> None:
        self.path = Path(path)

    def files(self, table: str) -> list[str]:
        """Return the files of a table, in their order; unfinished ones are not among them.

        The paths are absolute: workers may be in another folder.
        """
        return sorted(str(path) for path in (self.path / table).absolute().glob("*.parquet"))

    def read(self, table: str, columns: list[str] | None = None, where: Any = None) -> pa.Table:
        """Return rows of a table, those ``where`` holds (an expression of pyarrow's datasets)."""
        import pyarrow as pa
        import pyarrow.dataset as ds

        files = self.files(table)
        try:
            held = ds.dataset(files, schema=schema(table), format="parquet")
            return held.to_table(columns=columns, filter=where)
        except (pa.ArrowException, OSError) as error:
            cause = " ".join(str(error).split())[:200]
            raise CompareError(f"{self.path / table}: cannot be read ({cause})") from None

    def read_file(self, table: str, name: str, columns: list[str]) -> pa.Table:
        """Return columns of one file of a table."""
        import pyarrow.parquet as pq

        return pq.read_table(self.path / table / name, columns=columns)

    def rows(self, table: str) -> int:
        """Return how many rows a table has; only the ends of its files are read."""
        import pyarrow.parquet as pq

        return sum(pq.read_metadata(file).num_rows for file in self.files(table))

    def state(self, name: str) -> dict[str, Any] | None:
        """Return a note of the archive's own, if it is there and whole."""
        try:
            held = json.loads((self.path / f"{name}.json").read_text("utf-8"))
        except FileNotFoundError:
            return None
        except (OSError, ValueError) as error:
            raise CompareError(f"{self.path / name}.json: cannot be read ({error})") from None
        return held if isinstance(held, dict) else None

    def keep(self, name: str, value: Mapping[str, Any]) -> None:
        """Write such a note, whole or not at all."""
        target = self.path / f"{name}.json"
        with writing(target) as temporary:
            temporary.write_text(json.dumps(value, indent=1, sort_keys=True) + "\n", "utf-8")

    def is_done(self, step: Part) -> bool:
        """Tell whether a step was done with the same inputs and its files are there."""
        marker = self.state(f"done/{step.name}")
        if marker is None or marker.get("inputs") != step.inputs:
            return False
        return all((self.path / file).exists() for file in marker["rows"])

    def do(self, step: Step) -> bool:
        """Do a step unless it is done; tell whether there was anything to do.

        Raises :class:`CompareError` where it fails as often as it is tried.
        """
        if self.is_done(step):
            return False
        failed = 0
        while True:
            try:
                self._keep_made(step, step.run())
                return True
            except Exception as error:
                failed += 1
                _refuse(step, error, failed)

    def do_in_turn(
        self,
        parts: Sequence[Part],
        run: Callable[[Sequence[Part]], Iterator[Mapping[str, pa.Table]]],
        tell: Callable[[int], None],
    ) -> None:
        """Do what is not done of ``parts``, which one run of the engine makes one by one.

        ``run`` is given those that are left and yields the tables of each, in their order; after a
        failure it is called with the rest. ``tell`` is told how many are done. Raises
        :class:`CompareError` where one fails as often as it is tried.
        """
        left = [part for part in parts if not self.is_done(part)]
        failed = 0
        while left:
            tell(len(parts) - len(left))
            try:
                for tables in run(tuple(left)):
                    self._keep_made(left.pop(0), tables)
                    failed = 0
                    tell(len(parts) - len(left))
            except Exception as error:
                failed += 1
                _refuse(left[0], error, failed)

    def _keep_made(self, part: Part, tables: Mapping[str, pa.Table]) -> None:
        rows = {}
        for name, table in tables.items():
            kind, _, place = name.partition("/")
            file = f"{kind}/{place or part.name}.parquet"
            self.write(kind, file, table)
            rows[file] = table.num_rows
        self.keep(f"done/{part.name}", {"inputs": part.inputs, "rows": rows})

    def drop(self, table: str) -> None:
        """Remove the files of a table that is of no more use."""
        for file in self.files(table):
            Path(file).unlink(missing_ok=True)

    def write(self, kind: str, file: str, table: pa.Table) -> None:
        """Write rows as a file of the table ``kind``, sorted, whole or not at all."""
        import pyarrow.parquet as pq

        group = _WIDE if kind in ("articles", "findings") else _GROUP
        with writing(self.path / file) as temporary:
            pq.write_table(fitted(kind, table), temporary, compression="zstd", row_group_size=group)


def _refuse(part: Part, error: Exception, failed: int) -> None:
    """Raise what is not to be tried again."""
    if isinstance(error, CompareError | MemoryError):
        raise error
    if failed >= ATTEMPTS:
        raise CompareError(f"{part.name}: failed {ATTEMPTS} times ({_cause(error)})") from error


def _cause(error: Exception) -> str:
    """Return an error in one line; of a traceback, its end, which says what was wrong."""
    told = " ".join(str(error).split())
    if len(told) > _CAUSE:
        last = str(error).strip().splitlines()[-1]
        told = " ".join(last.split())[:_CAUSE]
    return told or type(error).__name__


@contextlib.contextmanager
def writing(target: Path) -> Iterator[Path]:
    """Give a name to write to, which becomes ``target`` when all is on the disk."""
    target.parent.mkdir(parents=True, exist_ok=True)
    temporary = target.with_name(f".{target.name}.tmp")
    try:
        yield temporary
        with open(temporary, "rb") as handle:
            os.fsync(handle.fileno())
        os.replace(temporary, target)
    except OSError as error:
        raise CompareError(f"{target}: {error.strerror or error}") from None
    finally:
        temporary.unlink(missing_ok=True)


@contextlib.contextmanager
def alone(path: Path) -> Iterator[None]:
    """Keep a second run out of the same archive; the lock goes with the process."""
    try:
        import fcntl
    except ImportError:  # no such lock on this system
        yield
        return
    with open(path / ".lock", "w", encoding="ascii") as handle:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            raise CompareError(f"{path}: another run is at work in this archive") from None
        yield
