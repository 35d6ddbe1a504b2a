"""Steps are done once, tried again where the engine fails, and survive an end at any moment."""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pyarrow as pa
import pytest

from compare.archive import build, cluster, compare, engine, resume, status
from compare.archive.schema import empty
from compare.archive.state import opened
from compare.archive.steps import ATTEMPTS, Folder, Part, Step
from compare.errors import CompareError
from tests.archive.conftest import TRAM
from tests.archive.processes import ROOT
from tests.archive.tables import BUILT, rows

TABLES = (*BUILT, "rarity", "weights", "pairs", "findings", "passages")

_BEGINNINGS = ("batches/00000", "batches/00001", "clustering", "compare")
"""The note by which each stage knows later that it was begun."""


@dataclass(frozen=True)
class Moment:
    """What lies on the disk when a note is about to be written, or has just been."""

    archive: Path
    stage: int
    begun: bool
    """Whether the stage had written down that it was begun."""


def _here(
    rows: pa.Table, worker: Any, settings: tuple[Any, ...], returns: pa.DataType, _: int
) -> Iterator[pa.Table]:
    """Do what the engine's workers do in this process, which need not start any."""
    held = worker(*settings)
    for start in range(0, rows.num_rows, 2):
        some = rows.slice(start, 2)
        yield some.append_column("made", pa.array(held(some.to_pylist()), returns))


def _stages(given: Path, out: Path) -> list[Any]:
    """Return the commands of a growing archive, each of which tells what was left to it."""
    return [
        lambda: build(str(given / "first"), str(out), chunk=2).added,
        lambda: build(str(given / "second"), str(out), chunk=2).added,
        lambda: cluster(opened(str(out))),
        lambda: compare(str(out), chunk=1).judged,
    ]


@pytest.mark.slow
def test_a_run_that_ends_at_any_moment_is_resumed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(engine, "_streamed", _here)
    given, out = tmp_path / "given", tmp_path / "whole"
    for name in ("first", "second"):
        (given / name).mkdir(parents=True)
    wire = (ROOT / "seeds" / "harbour-wire.txt").read_text("utf-8")
    for n, text in enumerate((wire, TRAM[0], f"{wire}\n")):
        (given / "first" / f"{n}.txt").write_text(text, "utf-8")
    (given / "second" / "3.txt").write_text(TRAM[1], "utf-8")
    local = (ROOT / "seeds" / "harbour-local.md").read_text("utf-8")
    (given / "second" / "4.md").write_text(local, "utf-8")

    moments: list[Moment] = []
    keep = Folder.keep
    stage, begun = 0, False

    def copied(folder: Path) -> None:
        if folder.exists():
            copy = tmp_path / f"moment-{len(moments):03d}"
            moments.append(Moment(shutil.copytree(folder, copy), stage, begun))

    def keep_and_copy(self: Folder, name: str, value: Mapping[str, Any]) -> None:
        nonlocal begun
        copied(self.path)
        keep(self, name, value)
        begun |= name == _BEGINNINGS[stage]
        copied(self.path)

    with monkeypatch.context() as patched:
        patched.setattr(Folder, "keep", keep_and_copy)
        runs = _stages(given, out)
        for stage in range(len(runs)):
            begun = False
            assert runs[stage]()
    assert {moment.stage for moment in moments} == {0, 1, 2, 3}
    whole = {table: rows(out, table) for table in TABLES}
    assert all(whole[table] for table in set(TABLES) - {"unread"})

    for moment in moments:
        if (moment.archive / "archive.json").exists():
            resume(str(moment.archive))
        runs = _stages(given, moment.archive)
        for run in runs[: moment.stage]:
            assert not run()
        if moment.begun:
            assert not runs[moment.stage](), moment
            if moment.stage == 3:
                assert status(str(moment.archive)).left == ()
        for run in runs[moment.stage :]:
            run()
        for table in TABLES:
            assert rows(moment.archive, table) == whole[table], (moment, table)


def test_how_far_a_step_is_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(engine, "_streamed", _here)
    given = tmp_path / "given"
    given.mkdir()
    for n in range(7):
        (given / f"{n}.txt").write_text(f"{TRAM[0]}\nIt is bill {n}.\n", "utf-8")
    said: list[str] = []
    build(str(given), str(tmp_path / "a"), chunk=5, tell=lambda label, _: said.append(label))
    read = [label.partition(" of ")[0] for label in said if label.startswith("reading")]
    assert read == [f"reading {n}" for n in (0, 2, 4, 5)]


class _Failing:
    """A step's work that fails so many times."""

    def __init__(self, *errors: Exception) -> None:
        self.calls = 0
        self._errors = list(errors)

    def __call__(self) -> dict[str, pa.Table]:
        self.calls += 1
        if self._errors:
            raise self._errors.pop(0)
        return {"reuse": empty("reuse")}


def test_what_fails_in_the_engine_is_tried_again(tmp_path: Path) -> None:
    folder = Folder(tmp_path)
    run = _Failing(*(RuntimeError("worker died") for _ in range(ATTEMPTS - 1)))
    step = Step("reuse-00000", "sha256:1", run)
    assert folder.do(step)
    assert run.calls == ATTEMPTS
    assert not folder.do(step)  # it is done
    assert run.calls == ATTEMPTS
    assert folder.do(Step("reuse-00000", "sha256:2", run))  # of other inputs
    Path(folder.files("reuse")[0]).unlink()
    assert folder.do(Step("reuse-00000", "sha256:2", run))  # its file is gone


def test_what_fails_as_often_as_it_is_tried_is_told(tmp_path: Path) -> None:
    run = _Failing(*(RuntimeError("worker\n died") for _ in range(ATTEMPTS)))
    folder = Folder(tmp_path)
    with pytest.raises(CompareError, match=rf"reuse-0: failed {ATTEMPTS} times \(worker died\)"):
        folder.do(Step("reuse-0", "sha256:1", run))
    assert run.calls == ATTEMPTS
    assert not folder.is_done(Part("reuse-0", "sha256:1"))


def test_of_a_traceback_its_end_is_told(tmp_path: Path) -> None:
    trace = "".join(f"  File {n}, in a place that tells nobody anything\n" for n in range(20))
    run = _Failing(*(ValueError(f"{trace}KeyError: 'article 12'\n") for _ in range(ATTEMPTS)))
    with pytest.raises(CompareError) as told:
        Folder(tmp_path).do(Step("reuse-0", "sha256:1", run))
    assert str(told.value) == f"reuse-0: failed {ATTEMPTS} times (KeyError: 'article 12')"


@pytest.mark.parametrize("error", [CompareError("no such file"), MemoryError()])
def test_what_is_wrong_in_the_input_is_not_tried_again(tmp_path: Path, error: Exception) -> None:
    run = _Failing(error)
    with pytest.raises(type(error)):
        Folder(tmp_path).do(Step("reuse-0", "sha256:1", run))
    assert run.calls == 1


def test_of_several_parts_those_that_are_left_are_tried_again(tmp_path: Path) -> None:
    folder = Folder(tmp_path)
    parts = [Part(f"reuse-{n}", f"sha256:{n}") for n in range(5)]
    folder.do(Step("reuse-1", "sha256:1", _Failing()))
    called: list[list[str]] = []
    told: list[int] = []

    def run(left: Sequence[Part]) -> Iterator[dict[str, pa.Table]]:
        called.append([part.name for part in left])
        yield {"reuse": empty("reuse")}  # one each time, so that none fails as often as it may
        if len(left) > 1:
            raise RuntimeError("worker died")

    folder.do_in_turn(parts, run, told.append)
    names = [f"reuse-{n}" for n in (0, 2, 3, 4)]
    assert called == [names, names[1:], names[2:], names[3:]]
    assert all(folder.is_done(part) for part in parts)
    assert told == sorted(told)
    assert told[0] == 1
    assert told[-1] == 5


def test_of_several_parts_the_one_that_always_fails_is_named(tmp_path: Path) -> None:
    folder = Folder(tmp_path)
    parts = [Part(f"reuse-{n}", f"sha256:{n}") for n in range(3)]
    calls = []

    def run(left: Sequence[Part]) -> Iterator[dict[str, pa.Table]]:
        calls.append(len(left))
        if len(left) == 3:
            yield {"reuse": empty("reuse")}
        raise RuntimeError("worker died")

    with pytest.raises(CompareError, match=f"reuse-1: failed {ATTEMPTS} times"):
        folder.do_in_turn(parts, run, lambda _: None)
    assert calls == [3, *[2] * (ATTEMPTS - 1)]
    assert [folder.is_done(part) for part in parts] == [True, False, False]
