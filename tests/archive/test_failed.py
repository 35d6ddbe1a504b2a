"""A pair that fails is tried again by the next run; one that kills its workers ends no run."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pyarrow as pa
import pytest

from compare.archive import comparing, engine, resume, status
from compare.archive.judging import Judge
from tests.archive.processes import started
from tests.archive.tables import rows

TABLES = ("pairs", "findings", "passages")
_BAD = (3, 4)


def _here(
    given: pa.Table, worker: Any, settings: tuple[Any, ...], returns: pa.DataType, _: int
) -> Iterator[pa.Table]:
    """Do what the engine's workers do in this process, which need not start any."""
    held = worker(*settings)
    for start in range(given.num_rows):
        one = given.slice(start, 1)
        yield one.append_column("made", pa.array(held(one.to_pylist()), returns))


class _Failing(Judge):
    def _judged(self, row: dict[str, Any]) -> dict[str, Any]:
        if (row["a"], row["b"]) == _BAD:
            raise MemoryError
        return super()._judged(row)


@pytest.fixture(scope="module")
def whole(told: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An archive whose pairs were compared without a failure."""
    out = Path(shutil.copytree(told, tmp_path_factory.mktemp("whole") / "archive"))
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(engine, "_streamed", _here)
        comparing.compare(str(out))
    return out


@pytest.mark.parametrize("chunk", [1, 100])
def test_a_pair_that_failed_is_tried_again(
    told: Path, whole: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, chunk: int
) -> None:
    out = Path(shutil.copytree(told, tmp_path / "archive"))
    monkeypatch.setattr(engine, "_streamed", _here)
    with monkeypatch.context() as patched:
        patched.setattr(comparing, "Judge", _Failing)
        for _ in range(2):  # it fails again, and is one row
            done = comparing.compare(str(out), chunk=chunk)
            assert done.failed == 1
            reasons = {(r["a"], r["b"]): r["reason"] for r in rows(out, "pairs")}
            assert reasons[_BAD] == "failed: MemoryError"
            assert len(reasons) == len(rows(out, "pairs")) == len(rows(whole, "pairs"))
        assert status(str(out)).left == ("1 pairs failed and are to be tried again",)
    kept = {file.name: file.stat().st_mtime_ns for file in (out / "findings").iterdir()}
    resume(str(out))
    assert status(str(out)).left == ()
    for table in TABLES:
        assert rows(out, table) == rows(whole, table), table
    now = {file.name: file.stat().st_mtime_ns for file in (out / "findings").iterdir()}
    assert kept.items() & now.items()  # the other pair was not judged again
    assert comparing.compare(str(out)).judged == 0


def test_how_far_a_part_is_is_told(
    told: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = Path(shutil.copytree(told, tmp_path / "archive"))
    monkeypatch.setattr(engine, "_streamed", _here)
    said: list[str] = []
    comparing.compare(str(out), tell=lambda label, _: said.append(label))
    assert [label.partition(",")[0] for label in said if label.startswith("comparing")] == [
        "comparing 0 of 2",
        "comparing 0 of 2",
        "comparing 1 of 2",
        "comparing 2 of 2",
    ]


_KILLING = """
import os, signal, sys
from compare.archive import apart, compare, comparing

class Judge(comparing.Judge):
    batch = 1
    notes = sys.argv[2]

    def _judged(self, row):
        with open(self.notes, "a") as notes:
            notes.write(f"{row['a']} {row['b']}\\n")
        if (row["a"], row["b"]) == (3, 4):
            os.kill(os.getpid(), signal.SIGKILL)
        return super()._judged(row)

apart.Judge = comparing.Judge = Judge
print(compare(sys.argv[1]).failed)
"""


@pytest.mark.slow
def test_a_pair_that_kills_its_workers_is_set_aside(
    told: Path, whole: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out, notes = Path(shutil.copytree(told, tmp_path / "archive")), tmp_path / "notes"
    with started("-c", _KILLING, str(out), str(notes)) as run:
        text, _ = run.communicate(timeout=300)
    assert (run.returncode, text) == (0, "1\n")
    pairs = {(row["a"], row["b"]): row for row in rows(out, "pairs")}
    assert pairs[_BAD]["reason"] == "failed: its worker died 3 times"
    assert notes.read_text().splitlines().count("3 4") == 3
    assert [pair for pair in pairs.values() if pair["judged"]] == [
        pair for pair in rows(whole, "pairs") if pair["judged"] and (pair["a"], pair["b"]) != _BAD
    ]
    assert not (out / "at").exists()
    monkeypatch.setattr(engine, "_streamed", _here)
    resume(str(out))
    for table in TABLES:
        assert rows(out, table) == rows(whole, table), table
