"""The file of decisions: nothing acknowledged is lost, and nothing torn stops a reader."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from compare.codec import dumps
from compare.errors import InputError
from compare.review import Decisions, log
from compare.write import OutputError
from tests.review.sources import CONFLICT, HURT, ONE, TWO, report

REPORT = report([("one.txt", ONE), ("two.txt", TWO)], [CONFLICT, HURT])
ROOT = Path(__file__).resolve().parents[2]

WRITER = """
import sys
from pathlib import Path
from compare.codec import loads
from compare.review import Decisions
report = loads(Path(sys.argv[1]).read_text("utf-8"))
for n in range(int(sys.argv[4])):
    Decisions(sys.argv[2]).decide(report, "F1", "note", reason=f"{sys.argv[3]} {n}", by="x", at="t")
    print(n, flush=True)
"""


@pytest.fixture
def book(tmp_path: Path) -> Decisions:
    return Decisions(tmp_path / ".compare" / "decisions.jsonl")


def writer(tmp_path: Path, book: Decisions, name: str, count: int) -> subprocess.Popen[str]:
    saved = tmp_path / "report.json"
    saved.write_text(dumps(REPORT), "utf-8")
    return subprocess.Popen(
        [sys.executable, "-c", WRITER, str(saved), book.path, name, str(count)],
        stdout=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    )


def test_it_is_read_as_it_was_written(book: Decisions) -> None:
    made = book.decide(
        REPORT, ["F1", "F2"], "dismiss", reason="“two”\nfires \ud800", by="Ä", at="t"
    )
    assert book.entries() == made
    assert made[0].quotes == (
        ("one.txt", "It carried 40 passengers and six crew."),
        ("two.txt", "A ferry with 46 passengers caught fire on Monday."),
    )


def test_sources_are_kept_once_and_lines_only_added(book: Decisions) -> None:
    book.decide(REPORT, "F1", "accept", at="t")
    before = Path(book.path).read_bytes()
    book.decide(REPORT, "F1", "dismiss", at="t")
    after = Path(book.path).read_bytes()
    assert after.startswith(before)
    kinds = [json.loads(line)["type"] for line in after.splitlines()]
    assert kinds == ["source", "source", "decision", "decision"]
    assert after.isascii()  # a torn line is never half a letter


@pytest.mark.parametrize("cut", [1, 40, 400])
def test_a_torn_last_line_costs_nothing_but_itself(book: Decisions, cut: int) -> None:
    book.decide(REPORT, ["F1", "F2"], "accept", at="t")
    path = Path(book.path)
    path.write_bytes(path.read_bytes()[:-cut])
    assert [entry.finding for entry in book.entries()] == (["F1", "F2"] if cut == 1 else ["F1"])
    book.decide(REPORT, "F2", "dismiss", at="t")
    assert book.entries()[-1].verdict == "dismiss"
    assert len(book.ledger().damaged) == (0 if cut == 1 else 1)
    assert book.standing(REPORT)[1].state == "kept"


def test_a_damaged_source_is_written_again(book: Decisions) -> None:
    book.decide(REPORT, "F1", "accept", at="t")
    path = Path(book.path)
    lines = path.read_bytes().splitlines(keepends=True)
    path.write_bytes(lines[0][:50] + b"\n" + b"".join(lines[1:]))
    book.decide(REPORT, "F2", "accept", at="t")
    assert len(book.ledger().versions or {}) == 2


def test_what_holds_no_decisions_is_refused(book: Decisions, tmp_path: Path) -> None:
    for content in (b"\xff\xfe\n", b"[]\n", b"hello\n"):
        (tmp_path / "x").write_bytes(content)
        with pytest.raises(InputError, match="holds no decisions"):
            log.read(tmp_path / "x")
    (tmp_path / "x").write_bytes(b'{"v": 2, "type": "decision"}\n')
    with pytest.raises(InputError, match="line 1 was written by a later version"):
        log.read(tmp_path / "x")
    (tmp_path / "x").write_bytes(b"")
    assert log.read(tmp_path / "x").entries == ()
    with pytest.raises(InputError, match="directory"):
        log.read(tmp_path)


def test_a_folder_that_cannot_be_made_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    with pytest.raises(OutputError, match="File exists"):
        Decisions(tmp_path / "file" / "decisions.jsonl").decide(REPORT, "F1", "accept")


def test_a_full_disk_leaves_the_file_as_it_was(
    book: Decisions, monkeypatch: pytest.MonkeyPatch
) -> None:
    book.decide(REPORT, "F1", "accept", at="t")
    before = Path(book.path).read_bytes()
    real = os.write
    left = [30]

    def write(handle: int, data: bytes) -> int:
        if not left[0]:
            raise OSError(28, "No space left on device")
        done = real(handle, bytes(data[: left[0]]))
        left[0] = 0
        return done

    monkeypatch.setattr(os, "write", write)
    with pytest.raises(OutputError, match="No space left"):
        book.decide(REPORT, "F2", "accept", at="t")
    monkeypatch.undo()
    assert Path(book.path).read_bytes() == before


def test_many_write_at_once_and_one_is_killed(book: Decisions, tmp_path: Path) -> None:
    """What a writer was told is written is there, whoever else writes and whoever dies."""
    lasting = [writer(tmp_path, book, name, 15) for name in ("a", "b")]
    doomed = writer(tmp_path, book, "c", 10_000)
    assert doomed.stdout is not None
    acknowledged = [doomed.stdout.readline() for _ in range(5)]
    os.kill(doomed.pid, signal.SIGKILL)
    acknowledged += doomed.stdout.readlines()
    doomed.wait()
    assert [process.wait(60) for process in lasting] == [0, 0]
    for process in (*lasting, doomed):
        assert process.stdout is not None
        process.stdout.close()
    reasons = [entry.reason for entry in book.entries()]
    wanted = {f"{name} {n}" for name in "ab" for n in range(15)}
    wanted |= {f"c {int(line)}" for line in acknowledged if line.endswith("\n")}
    assert wanted <= set(reasons)
    assert len(book.ledger().versions or {}) == 2
