"""The engine: Daft, told to keep to itself, and how functions of ours run in it."""

from __future__ import annotations

import atexit
import os
import secrets
import socket
import sys
from collections.abc import Callable, Iterator, Sequence
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from compare.archive.watching import watched
from compare.errors import CompareError, MissingLibraryError
from compare.installing import adding_extras

if TYPE_CHECKING:
    import pyarrow as pa

_QUIET = {
    # Daft tells its makers of every import and every run, over the network, unless told not to.
    "DAFT_ANALYTICS_ENABLED": "0",
    "SCARF_NO_ANALYTICS": "1",
    "DO_NOT_TRACK": "1",
    "DAFT_PROGRESS_BAR": "0",
}
"""Variables that are read when the library is loaded, and by its workers, which inherit them."""


_PLACE = "place"
"""The column of a row's number while workers are at it."""
_PATIENCE = 10.0
"""Seconds within which a cluster has to take a call."""
_RAY = {
    "RAY_USAGE_STATS_ENABLED": "0",  # the same of Ray
    "RAY_DISABLE_DASHBOARD": "1",
}


def need_extra() -> None:
    """Raise :class:`MissingLibraryError` where the extra is not installed."""
    missing = [name for name in ("daft", "pyarrow") if not find_spec(name)]
    if missing:
        line = adding_extras("archive")
        raise MissingLibraryError(f"archive needs {', '.join(missing)}; install with: {line}")


def engine() -> Any:
    """Return Daft; it sends nothing anywhere and draws nothing."""
    need_extra()
    os.environ.update(_QUIET)
    import daft

    return daft


def on_cluster(address: str | None) -> int:
    """Let the engine work on the Ray cluster at ``address`` from now on, in this process.

    Without an address a cluster is started on this machine, which ends with the process. Returns
    how many processors the cluster has, of all its machines together. Raises
    :class:`MissingLibraryError`, and :class:`CompareError` where there is no such cluster.
    """
    need_extra()
    if not find_spec("ray"):
        line = adding_extras("archive", "ray")
        raise MissingLibraryError(f"--engine ray needs ray; install with: {line}")
    os.environ.update(_RAY)
    if address:
        _need_answer(address)
    elif "RAY_AUTH_MODE" not in os.environ:
        # Its ports are open to the network, and who calls can have anything done.
        os.environ.update({"RAY_AUTH_MODE": "token", "RAY_AUTH_TOKEN": secrets.token_hex(32)})
    import ray

    settings = {"log_to_driver": False, "logging_level": "ERROR"}
    try:
        ray.init(address=address or "local", **settings)
    except Exception as error:  # where a node does not start in time, no narrower one
        raise _no_answer(address or "ray", error) from None
    engine().set_runner_ray()
    return max(1, int(ray.cluster_resources().get("CPU", 1)))


def _need_answer(address: str) -> None:
    """Raise :class:`CompareError` where nobody listens: Ray would try for many minutes."""
    try:
        place = urlsplit(address if "://" in address else f"//{address}")
        if place.hostname and place.port:  # else it is ``auto``, say, which Ray knows
            socket.create_connection((place.hostname, place.port), _PATIENCE).close()
    except (OSError, ValueError) as error:
        raise _no_answer(address, error) from None


def _no_answer(address: str, error: Exception) -> CompareError:
    cause = " ".join(str(error).split())[:200]
    return CompareError(f"{address}: no cluster of Ray answers ({cause})")


def mapped(
    rows: pa.Table,
    worker: type,
    settings: tuple[Any, ...],
    returns: pa.DataType,
    *,
    workers: int,
    tell: Callable[[int], None] | None = None,
) -> pa.Table:
    """Return ``rows`` with what a worker makes of each in a column ``made``.

    As :func:`mapped_in_turn`, of which this is all in one.
    """
    sizes = [rows.num_rows]
    (made,) = mapped_in_turn(rows, sizes, worker, settings, returns, workers=workers, tell=tell)
    return made


def mapped_in_turn(
    rows: pa.Table,
    sizes: Sequence[int],
    worker: type,
    settings: tuple[Any, ...],
    returns: pa.DataType,
    *,
    workers: int,
    tell: Callable[[int], None] | None = None,
) -> Iterator[pa.Table]:
    """Yield ``rows`` with what a worker makes of each in a column ``made``, so many at a time.

    ``worker(*settings)`` is made once in each of ``workers`` processes, so that models are loaded
    once, and is called with rows as dictionaries, ``worker.batch`` at a time; it returns as many
    dictionaries that fit ``returns``. The rows keep their order; ``sizes`` sum up to all of them.
    ``tell`` is told how many rows are made while there are too few for the next table.
    """
    import pyarrow as pa
    import pyarrow.compute as pc

    # Several workers of a cluster give back what they made in any order.
    numbered = rows.append_column(_PLACE, pa.array(range(rows.num_rows), pa.int64()))
    with watched():
        made = _streamed(numbered, worker, settings, returns, workers)
        held: list[pa.Table] = []
        before = 0
        for size in sizes:
            end = before + size
            there = sum(_before(part, end) for part in held)
            while there < size:
                if tell is not None and there:
                    tell(before + there)
                held.append(next(made))
                there += _before(held[-1], end)
            whole = pa.concat_tables(held)
            own = pc.less(whole[_PLACE], end)
            held = [whole.filter(pc.invert(own))]
            before = end
            yield whole.filter(own).sort_by(_PLACE).drop_columns([_PLACE])
        for _ in made:  # to its end, at which the engine ends the workers
            pass


def _before(made: pa.Table, end: int) -> int:
    import pyarrow.compute as pc

    return int(pc.sum(pc.less(made[_PLACE], end)).as_py() or 0)


def _streamed(
    rows: pa.Table, worker: type, settings: tuple[Any, ...], returns: pa.DataType, workers: int
) -> Iterator[pa.Table]:
    import pyarrow as pa

    daft = engine()
    names = tuple(rows.column_names)

    class Worker:
        def __init__(self) -> None:
            if _in_worker():
                # To take models apart lasts longer than the engine waits for its workers to end.
                atexit.register(os._exit, 0)
            self.held = worker(*settings)

        def make(self, *columns: Any) -> Any:
            import pyarrow as pa

            lists = [column.to_pylist() for column in columns]
            given = [dict(zip(names, row, strict=True)) for row in zip(*lists, strict=True)]
            return pa.array(self.held(given), returns)

    size: int = worker.batch  # type: ignore[attr-defined]
    returned = daft.DataType.from_arrow_type(returns)
    Worker.make = daft.method.batch(return_dtype=returned, batch_size=size)(Worker.make)  # type: ignore[method-assign]
    made = daft.cls(Worker, use_process=True, max_concurrency=workers, cpus=1)()
    frame = daft.from_arrow(rows)
    columns = [frame[name] for name in names]
    for batch in frame.with_column("made", made.make(*columns)).to_arrow_iter():
        yield pa.Table.from_batches([batch])


def _in_worker() -> bool:
    return os.path.basename(sys.argv[0]) == "udf_worker.py"


def parquet(files: Sequence[str], columns: Sequence[str]) -> Any:
    """Return a frame over columns of Parquet files; nothing is read yet."""
    daft = engine()
    return daft.read_parquet(list(files)).select(*columns)
