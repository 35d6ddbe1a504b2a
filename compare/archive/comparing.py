"""The pairs worth comparing -> the tables ``pairs``, ``findings`` and ``passages``."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from compare.archive.apart import Apart, killed
from compare.archive.clusters import clusters_step
from compare.archive.engine import mapped_in_turn
from compare.archive.judging import FAILED, Judge, returns
from compare.archive.pairs import MOST, Candidate, Chosen, candidates, choose, wordings
from compare.archive.schema import schema
from compare.archive.settings import digest
from compare.archive.state import opened
from compare.archive.steps import Folder, Part, alone
from compare.archive.telling import Tell, Told, silent
from compare.archive.tracing import rows_of_pairs, trace, untraced
from compare.errors import CompareError

if TYPE_CHECKING:
    import pyarrow as pa

CHUNK = 100
"""Pairs that one step judges."""
_IN_TURN = 20
"""Steps that workers do one after the other before they are started anew."""
_Told = tuple[tuple[int, int], dict[str, Any]]
"""A pair and what the judge made of it."""
_LEFT = "left"
_STATE = "compare"


@dataclass(frozen=True, slots=True)
class Compared:
    """What came of it."""

    judged: int
    """Pairs that were judged in this run."""
    pairs: int
    """Pairs within clusters in all."""
    failed: int
    """Pairs that could not be judged."""
    conflicts: int


def compare(
    out: str, *, most: int = MOST, workers: int = 1, chunk: int = CHUNK, tell: Tell = silent
) -> Compared:
    """Judge all pairs worth comparing that were not judged before by the same judge.

    Those that failed in an earlier run are tried again. Of the other pairs within clusters the
    wording that they share is written down. ``most`` bounds the pairs of one article that are
    judged. Raises :class:`CompareError`.
    """
    folder = opened(out)
    if not folder.is_done(clusters_step(folder)):
        raise CompareError(f"{out}: clusters are missing or old; make: compare archive clusters")
    with alone(folder.path):
        judge = signature()
        folder.keep(_STATE, {"most": most, "chunk": chunk, "judge": judge})
        chosen = choose(candidates(folder), wordings(folder), most)
        _forget(folder, judge)
        apart = Apart(folder, _forget_failed(folder))
        done = _done(folder)
        _leave(folder, chosen, done, judge)
        wanted = [pair for pair in chosen.judged if (pair.a, pair.b) not in done]
        told = Told(tell, "comparing", len(wanted))
        told(0)
        parts = [wanted[start : start + chunk] for start in range(0, len(wanted), chunk)]
        for start in range(0, len(parts), _IN_TURN):
            several = parts[start : start + _IN_TURN]
            _judge(folder, several, apart, judge, workers, told, start * chunk)
        apart.clear()
        trace(folder, _spared(chosen, done), judge, workers, tell)
        return _counted(folder, len(wanted))


def unfinished(folder: Folder) -> dict[str, int] | None:
    """Return what ``compare`` was begun with, where pairs of it are left or failed."""
    held = folder.state(_STATE)
    if held is None or not folder.is_done(clusters_step(folder)):
        return None
    chosen = choose(candidates(folder), wordings(folder), held["most"])
    done = _done(folder)
    left = len({(pair.a, pair.b) for pair in chosen.judged} - done)
    left += untraced(folder, _spared(chosen, done), held["judge"])
    failed = _failed(folder)
    if not left and not failed:
        return None
    return {"most": held["most"], "chunk": held["chunk"], "left": left, "failed": failed}


def signature() -> str:
    """Return ``sha256:`` over the version, options and models of the judge."""
    from compare.options import Options
    from compare.pipeline import model_versions
    from compare.provenance.signature import describe

    return describe(Options(internal=False), model_versions()).signature


def _judge(
    folder: Folder,
    parts: Sequence[Sequence[Candidate]],
    apart: Apart,
    judge: str,
    workers: int,
    told: Told,
    before: int,
) -> None:
    """Judge parts of the pairs one after the other, by workers that load their models once."""
    named = {}
    for part in parts:
        inputs = digest([judge, [(pair.a, pair.b) for pair in part]])
        named[Part(f"compared-{inputs[-16:]}", inputs)] = [(pair.a, pair.b) for pair in part]

    def run(left: Sequence[Part]) -> Iterator[dict[str, pa.Table]]:
        place = 0
        while place < len(left):
            several = [named[part] for part in left[place:]]
            done = sum(map(len, parts)) - sum(map(len, several))
            try:
                for rows in _judged(folder, several, apart, workers, told, before + done):
                    yield _tables(rows, judge)
                    place += 1
            except (CompareError, MemoryError):
                raise
            except Exception:
                if not apart.learn():  # nobody is to blame but the engine
                    raise

    def tell(done: int) -> None:
        told(before + sum(map(len, parts[:done])))

    folder.do_in_turn(list(named), run, tell)


def _judged(
    folder: Folder,
    parts: Sequence[Sequence[tuple[int, int]]],
    apart: Apart,
    workers: int,
    told: Told,
    before: int,
) -> Iterator[list[_Told]]:
    """Yield what the judge makes of the pairs of each part."""
    apart.try_alone([pair for part in parts for pair in part])
    others = [[pair for pair in part if pair not in apart.made] for part in parts]
    sizes = [len(part) for part in others if part]
    made: Iterator[pa.Table] = iter(())
    if sizes:
        rows = rows_of_pairs(folder, [pair for part in others for pair in part])
        worker: tuple[Any, ...] = (Judge, (apart.notes,), returns())
        made = mapped_in_turn(
            rows, sizes, *worker, workers=workers, tell=lambda n: told(before + n)
        )
    for part, own in zip(parts, others, strict=True):
        found = [(pair, apart.made[pair]) for pair in part if pair in apart.made]
        if own:
            found += zip(own, next(made)["made"].to_pylist(), strict=True)
        yield found
    for _ in made:  # to its end, at which the engine ends the workers
        pass


def _tables(made: Sequence[_Told], judge: str) -> dict[str, pa.Table]:
    """Divide what the judge made into tables."""
    import pyarrow as pa

    tables: dict[str, list[dict[str, object]]] = {"pairs": [], "findings": [], "passages": []}
    for (a, b), told in made:
        ends = {"a": a, "b": b}
        found = told.get("findings") or []
        grave = {row["finding"] for row in found if row["kind"] == "conflict"}
        tables["pairs"].append(
            {
                **ends,
                "judged": told["reason"] is None,
                "reason": told["reason"],
                "findings": len({row["finding"] for row in found}),
                "conflicts": len(grave),
                "judge": judge,
            }
        )
        tables["findings"] += [{**ends, **row} for row in found]
        tables["passages"] += [{**ends, **row} for row in told.get("passages") or []]
    return {name: pa.Table.from_pylist(rows, schema(name)) for name, rows in tables.items()}


def _leave(folder: Folder, chosen: Chosen, done: set[tuple[int, int]], judge: str) -> None:
    """Write down which pairs are not to be judged, and why; once judged, they are."""
    import pyarrow as pa

    rows = [
        {
            "a": pair.a,
            "b": pair.b,
            "judged": False,
            "reason": reason,
            "findings": 0,
            "conflicts": 0,
            "judge": judge,
        }
        for pair, reason in chosen.left
        if (pair.a, pair.b) not in done
    ]
    folder.write("pairs", f"pairs/{_LEFT}.parquet", pa.Table.from_pylist(rows, schema("pairs")))


def _spared(chosen: Chosen, done: set[tuple[int, int]]) -> list[Candidate]:
    """Return the pairs that are not judged, and were not when they were still near."""
    return [pair for pair, _ in chosen.left if (pair.a, pair.b) not in done]


def _forget(folder: Folder, judge: str) -> None:
    """Remove what another version of the judge has said, and what a killed run has left."""
    import pyarrow.parquet as pq

    for file in folder.files("pairs"):
        path = Path(file)
        held = pq.read_table(path, columns=["judge"])["judge"].unique().to_pylist()
        whole = folder.state(f"done/{path.stem}") is not None
        if path.stem != _LEFT and not (whole and held == [judge]):
            for table in ("pairs", "findings", "passages"):
                (folder.path / table / path.name).unlink(missing_ok=True)


def _forget_failed(folder: Folder) -> list[tuple[int, int]]:
    """Remove the rows of pairs that failed, which are then tried again.

    Return those of them at which workers died.
    """
    import pyarrow.compute as pc
    import pyarrow.parquet as pq

    died = []
    for file in folder.files("pairs"):
        path = Path(file)
        held = pq.read_table(path)
        failed = pc.fill_null(pc.starts_with(held["reason"], FAILED), False)
        lost = held.filter(failed).select(["a", "b", "reason"]).to_pylist()
        died += [(row["a"], row["b"]) for row in lost if killed(row["reason"])]
        if len(lost) == held.num_rows > 0:
            # The marker goes first: a part of the same pairs may come again under the same name.
            (folder.path / "done" / f"{path.stem}.json").unlink(missing_ok=True)
            for table in ("pairs", "findings", "passages"):
                (folder.path / table / path.name).unlink(missing_ok=True)
        elif lost:
            folder.write("pairs", f"pairs/{path.name}", held.filter(pc.invert(failed)))
    return died


def _failed(folder: Folder) -> int:
    """Return how many pairs have failed."""
    reasons = folder.read("pairs", ["reason"])["reason"].to_pylist()
    return sum(1 for reason in reasons if (reason or "").startswith(FAILED))


def _done(folder: Folder) -> set[tuple[int, int]]:
    """Return the pairs that the judge has seen."""
    done: set[tuple[int, int]] = set()
    for file in folder.files("pairs"):
        path = Path(file)
        if path.stem != _LEFT and folder.state(f"done/{path.stem}") is not None:
            held = folder.read_file("pairs", path.name, ["a", "b"])
            done.update(zip(held["a"].to_pylist(), held["b"].to_pylist(), strict=True))
    return done


def _counted(folder: Folder, judged: int) -> Compared:
    held = folder.read("pairs", ["conflicts"])
    return Compared(judged, held.num_rows, _failed(folder), sum(held["conflicts"].to_pylist()))
