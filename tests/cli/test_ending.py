"""Runs that end before they should: killed, out of time, on a full disk. Nothing half is left."""

from __future__ import annotations

import contextlib
import os
import random
import resource
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import click
import pytest

import compare
from compare import codec
from compare.cli.ending import Expired, give_time, written
from compare.errors import InputError
from compare.read import source
from compare.write import OutputError, write_files

OUTPUTS = ("a.html", "b.md", "d.json")


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory) -> Path:
    texts = "Ten ministers signed.", "Eleven ministers signed."
    path = tmp_path_factory.mktemp("saved") / "report.json"
    path.write_text(codec.dumps(compare.compare_texts(*texts, names=("a", "b"))), "utf-8")
    return path


def start(*args: str, prepare: Callable[[], None] | None = None) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [sys.executable, "-m", "compare", *args],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        preexec_fn=prepare,  # noqa: PLW1509 - it sets a limit and nothing else
    )


def render(
    report: Path, folder: Path, prepare: Callable[[], None] | None = None
) -> subprocess.Popen[bytes]:
    wanted = [part for name in OUTPUTS for part in ("-o", str(folder / name))]
    return start("render", str(report), *wanted, prepare=prepare)


@pytest.mark.slow
@pytest.mark.parametrize("number", [signal.SIGKILL, signal.SIGTERM, signal.SIGINT])
def test_a_run_that_is_ended_leaves_all_as_it_was_or_all_new(
    report: Path, tmp_path: Path, number: signal.Signals
) -> None:
    began = time.monotonic()
    done = render(report, tmp_path)
    said = done.communicate()[1]
    assert done.returncode == 0, said
    whole = time.monotonic() - began
    new = {name: (tmp_path / name).read_bytes() for name in OUTPUTS}
    old = dict.fromkeys(OUTPUTS, b"old")
    chance = random.Random(5)
    for _ in range(4):
        for name in OUTPUTS:
            (tmp_path / name).write_bytes(b"old")
        process = render(report, tmp_path)
        time.sleep(whole * chance.uniform(0.3, 1))
        process.send_signal(number)
        said = process.communicate()[1]
        found = {path.name: path.read_bytes() for path in tmp_path.iterdir()}
        if number != signal.SIGKILL:
            assert found in (old, new)
        # Between the first and the last of a few renames nothing can hold a SIGKILL back.
        assert all(found[name] in (old[name], new[name]) for name in OUTPUTS)
        for name in found.keys() - old.keys():
            assert name.startswith(".compare-") and name.endswith(".tmp")
            (tmp_path / name).unlink()
        assert b"Traceback" not in said
        assert process.returncode in (0, -number, 128 + number)


@pytest.mark.slow
def test_a_comparison_that_is_ended_leaves_no_half_pdf(tmp_path: Path) -> None:
    """The PDF takes longest to make; what stands beside it waits for it."""
    (tmp_path / "one.txt").write_text("Ten ministers signed the treaty in Oslo on Monday.", "utf-8")
    (tmp_path / "two.txt").write_text("Nine ministers signed the treaty in Oslo.", "utf-8")
    folder = tmp_path / "out"
    folder.mkdir()
    names = ("a.html", "b.pdf", "c.json")
    wanted = [part for name in names for part in ("-o", str(folder / name))]
    command = (str(tmp_path / "one.txt"), str(tmp_path / "two.txt"), "--no-cache", *wanted)
    began = time.monotonic()
    done = start(*command)
    said = done.communicate()[1]
    assert done.returncode == 0, said
    whole = time.monotonic() - began
    new = {name: (folder / name).read_bytes() for name in names}
    assert new["b.pdf"].startswith(b"%PDF") and b"%%EOF" in new["b.pdf"][-1024:]
    old = dict.fromkeys(names, b"old")
    for number, share in ((signal.SIGTERM, 0.75), (signal.SIGKILL, 0.85)):
        for name in names:
            (folder / name).write_bytes(b"old")
        process = start(*command)
        time.sleep(whole * share)
        process.send_signal(number)
        said = process.communicate()[1]
        found = {path.name: path.read_bytes() for path in folder.iterdir()}
        if number != signal.SIGKILL:
            assert found in (old, new)
        assert all(found[name] in (old[name], new[name]) for name in names)
        for name in found.keys() - old.keys():
            assert name.startswith(".compare-") and name.endswith(".tmp")
            (folder / name).unlink()
        assert b"Traceback" not in said
        assert process.returncode in (0, -number, 128 + number)


def test_a_full_disk_is_told_in_one_line_and_leaves_the_old_files(
    report: Path, tmp_path: Path
) -> None:
    for name in OUTPUTS:
        (tmp_path / name).write_bytes(b"old")

    def small() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (4096, 4096))

    process = render(report, tmp_path, small)
    said = process.communicate()[1].decode()
    assert process.returncode == 2
    assert said == f"compare: {tmp_path / 'a.html'}: File too large\n"
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == dict.fromkeys(
        OUTPUTS, b"old"
    )


def test_time_that_is_up_is_told_in_one_line(report: Path, tmp_path: Path) -> None:
    pipe = tmp_path / "pipe.json"
    os.mkfifo(pipe)
    process = start("render", str(pipe), "--timeout", "0.2", "-o", str(tmp_path / "a.md"))
    said = process.communicate(timeout=60)[1].decode()
    assert process.returncode == 2
    assert said == "compare: gave up after 0.2 seconds (--timeout); nothing was written\n"
    assert [path.name for path in tmp_path.iterdir()] == ["pipe.json"]


@pytest.mark.parametrize("seconds", ["0", "-1", "nan", "inf", "1e12"])
def test_no_time_at_all_is_refused(seconds: str, report: Path) -> None:
    process = start("render", str(report), "--timeout", seconds)
    said = process.communicate()[1].decode()
    assert process.returncode == 2
    assert "is no time to do anything in" in said
    assert said.count("\n") == 1


def test_a_pipe_that_nobody_writes_to_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    os.mkfifo(tmp_path / "pipe")
    monkeypatch.setattr(source, "PATIENCE", 0.1)
    with pytest.raises(InputError, match=r"pipe: is a pipe that nobody wrote to for 0\.1 seconds"):
        source.read_path(str(tmp_path / "pipe"))


def test_what_a_killed_run_has_left_is_removed_by_the_next(tmp_path: Path) -> None:
    ended = subprocess.run(
        [sys.executable, "-c", "import os; print(os.getpid())"], check=True, stdout=-1
    )
    stale = tmp_path / f".compare-{int(ended.stdout)}-0.tmp"
    fresh = tmp_path / f".compare-{int(ended.stdout)}-1.tmp"
    running = tmp_path / f".compare-{os.getpid()}-7.tmp"
    others = tmp_path / ".compare-x-0.tmp"
    for path in (stale, fresh, running, others):
        path.touch()
    for path in (stale, running, others):
        os.utime(path, (0, 0))
    write_files([(str(tmp_path / "a"), b"new")])
    assert {path.name for path in tmp_path.iterdir()} == {
        "a", fresh.name, running.name, others.name
    }  # fmt: skip


def test_what_was_written_before_the_disk_failed_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    replace = os.replace

    def second_fails(one: Path, other: Path) -> None:
        if Path(other).name == "b":
            raise OSError(5, "Input/output error")
        replace(one, other)

    monkeypatch.setattr(os, "replace", second_fails)
    first, second = str(tmp_path / "a"), str(tmp_path / "b")
    with pytest.raises(OutputError) as told:
        write_files([(first, b"one"), (second, b"two")])
    assert str(told.value) == f"{second}: Input/output error; written were {first}"
    assert [path.name for path in tmp_path.iterdir()] == ["a"]


@pytest.mark.parametrize(
    ("place", "cause"), [(">/dev/full", "No space left on device"), (">&-", "is closed")]
)
def test_what_cannot_be_printed_leaves_the_files_as_they_were(
    report: Path, tmp_path: Path, place: str, cause: str
) -> None:
    (tmp_path / "a.html").write_bytes(b"old")
    outputs = f"-o {tmp_path}/a.html -o {tmp_path}/b.md --format json"
    command = f'"{sys.executable}" -m compare render {report} {outputs} {place}'
    done = subprocess.run(["sh", "-c", command], capture_output=True, check=False)
    assert done.returncode == 2
    assert done.stderr.decode() == f"compare: standard output: {cause}\n"
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == {"a.html": b"old"}


def test_an_output_that_fails_after_what_was_printed_says_so(report: Path, tmp_path: Path) -> None:
    full = tmp_path / "full.json"
    full.symlink_to("/dev/full")
    process = start("render", str(report), "-o", str(full), "--format", "json", "-q")
    printed, said = process.communicate()
    assert process.returncode == 2
    assert printed == report.read_bytes()
    assert said.decode() == (
        f"compare: {full}: No space left on device; written were standard output\n"
    )


def test_time_that_is_up_while_printing_leaves_no_file(report: Path, tmp_path: Path) -> None:
    ours, theirs = os.pipe()
    os.set_blocking(theirs, False)
    with contextlib.suppress(BlockingIOError):
        while True:
            os.write(theirs, b"-" * 65536)  # nobody reads: the first byte waits
    os.set_blocking(theirs, True)
    target = tmp_path / "a.html"
    process = subprocess.Popen(
        [
            *(sys.executable, "-m", "compare", "render", str(report), "-o", str(target)),
            *("--format", "json", "--timeout", "8"),
        ],
        stdout=theirs,
        stderr=subprocess.PIPE,
    )
    said = process.communicate(timeout=60)[1].decode()
    os.close(ours)
    os.close(theirs)
    assert process.returncode == 2
    assert said == (
        "compare: gave up after 8 seconds (--timeout); written were a part of standard output\n"
    )
    assert list(tmp_path.iterdir()) == []


def test_time_that_is_up_names_what_was_written(tmp_path: Path) -> None:
    """As after --save, or between two outputs and the end."""
    context = click.Context(click.Command("x"))
    with context:
        give_time(context, click.Option(["--timeout"]), 0.2)
        write_files([(str(tmp_path / "kept.html"), b"page")], done=written())
        with pytest.raises(Expired) as told:
            time.sleep(10)
    assert str(told.value) == (
        f"gave up after 0.2 seconds (--timeout); written were {tmp_path / 'kept.html'}"
    )


def test_what_fails_before_files_take_their_places_leaves_none(tmp_path: Path) -> None:
    def fails() -> None:
        assert os.listdir(tmp_path) == ["a"] or sys.platform != "linux"
        raise OutputError("standard output", "is closed")

    (tmp_path / "a").write_bytes(b"old")
    done: list[str] = []
    with pytest.raises(OutputError, match="standard output: is closed"):
        write_files(
            [(str(tmp_path / "a"), b"new"), (str(tmp_path / "b"), b"new")], before=fails, done=done
        )
    assert done == []
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == {"a": b"old"}
