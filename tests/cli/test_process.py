"""The command as a process of its own: standard streams, signals, terminals."""

from __future__ import annotations

import contextlib
import json
import os
import pty
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.cli.conftest import ONE, Start

HEAVY = ("numpy", "nltk", "spacy", "jinja2", "weasyprint", "charset_normalizer", "wordllama",
         "onnxruntime", "tokenizers", "importlib.metadata", "click.shell_completion", "compare.pipeline")  # fmt: skip


def test_the_whole_way_gives_the_same_bytes_wherever_it_runs(
    start: Start, folder: Path, saved_report: bytes
) -> None:
    done = start("one.txt", "two.txt", "--format", "json", env={"PYTHONHASHSEED": "1"})
    assert (done.returncode, done.stderr) == (0, b"")
    assert done.stdout == saved_report
    assert str(folder).encode() not in done.stdout


def test_outputs_exit_code_and_notes(start: Start, folder: Path) -> None:
    done = start("-", "two.txt", "-o", "r.html", "-o", "r.json", "--fail-on", "conflict",
                 stdin=None, input=ONE.encode())  # fmt: skip
    assert done.returncode == 1, done.stderr
    assert done.stdout == b""
    assert done.stderr.endswith(b"; wrote r.html, r.json\n")
    assert (folder / "r.html").stat().st_size > 0
    assert json.loads((folder / "r.json").read_bytes())["documents"][0]["name"] == "stdin"


def test_an_input_that_is_not_there(start: Start, folder: Path) -> None:
    done = start("one.txt", "nowhere.txt", "-o", "r.html")
    assert (done.returncode, done.stdout) == (2, b"")
    assert done.stderr.startswith(b"compare: nowhere.txt: ")
    assert done.stderr.count(b"\n") == 1
    assert not (folder / "r.html").exists()


def test_a_name_that_is_no_unicode(start: Start, folder: Path) -> None:
    name = b"caf\xe9.txt"
    Path(os.fsdecode(name)).write_text(ONE, "utf-8")
    done = start(os.fsdecode(name), "two.txt", "-o", "r.json", "-o", "r.html", "-o", "r.txt")
    assert done.returncode == 0, done.stderr
    missing = start(os.fsdecode(b"no" + name))
    assert missing.returncode == 2
    assert missing.stderr.count(b"\n") == 1


def test_help_loads_nothing_heavy(environment: dict[str, str]) -> None:
    code = (
        "import sys\nfrom compare.cli import main\n"
        "try:\n    main(['--help'])\n"
        f"except SystemExit:\n    print('loaded:', *sorted(set({HEAVY!r}) & set(sys.modules)))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], env=environment, capture_output=True, text=True, check=True
    )
    assert done.stdout.splitlines()[-1] == "loaded:"


# --- standard output -----------------------------------------------------------------


@pytest.mark.parametrize(
    ("args", "code"),
    [
        (("render", "report.json"), 0),
        (("render", "report.json", "--fail-on", "conflict"), 1),
        (("--help",), 0),
        (("schema",), 0),
    ],
    ids=str,
)
def test_a_reader_that_goes_away_is_no_error(
    report: Path, environment: dict[str, str], args: tuple[str, ...], code: int
) -> None:
    process = subprocess.Popen(
        [sys.executable, "-m", "compare", *args],
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    assert process.stdout is not None
    assert process.stderr is not None
    process.stdout.close()
    with process.stderr as stream:
        assert stream.read() == b""
    assert process.wait(60) == code


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full")
def test_a_full_disk_behind_standard_output_is_told(report: Path, start: Start) -> None:
    for args in (("render", "report.json"), ("schema",), ("--help",), ("--version",)):
        with Path("/dev/full").open("wb") as full:
            done = start(*args, capture_output=False, stdout=full, stderr=subprocess.PIPE)
        assert done.returncode == 2, args
        assert done.stderr == b"compare: standard output: No space left on device\n"


def test_a_closed_standard_output_is_told(report: Path, environment: dict[str, str]) -> None:
    shell = f'"{sys.executable}" -m compare render report.json --format json >&-'
    done = subprocess.run(["sh", "-c", shell], env=environment, capture_output=True, check=False)
    assert done.returncode == 2
    assert done.stderr == b"compare: standard output: is closed\n"
    quiet = f'"{sys.executable}" -m compare render report.json -o r.json -q >&- 2>&-'
    done = subprocess.run(["sh", "-c", quiet], env=environment, capture_output=True, check=False)
    assert done.returncode == 0
    assert report.with_name("r.json").read_bytes() == report.read_bytes()


def test_a_closed_standard_input_is_told(folder: Path, environment: dict[str, str]) -> None:
    for args in ("- two.txt", "render -"):
        shell = f'"{sys.executable}" -m compare {args} <&-'
        done = subprocess.run(
            ["sh", "-c", shell], env=environment, capture_output=True, check=False
        )
        assert done.returncode == 2
        assert done.stderr == b"compare: standard input: is closed\n"


def test_a_disk_that_fills_up_leaves_old_files_whole(
    report: Path, environment: dict[str, str]
) -> None:
    """A limit on the size of files stands in for the disk."""
    old = report.with_name("old.json")
    old.write_bytes(b"old")
    shell = f'ulimit -f 1; exec "{sys.executable}" -m compare render report.json -o old.json'
    done = subprocess.run(["bash", "-c", shell], env=environment, capture_output=True, check=False)
    assert done.returncode == 2
    assert done.stderr == b"compare: old.json: File too large\n"
    assert old.read_bytes() == b"old"
    assert not [name for name in os.listdir() if name.endswith(".tmp")]


# --- a terminal ----------------------------------------------------------------------


@contextmanager
def terminal(columns: int) -> Iterator[tuple[int, int]]:
    """Open a terminal of that width; yield the end to read and the end to hand out."""
    import fcntl
    import struct
    import termios

    outer, inner = pty.openpty()
    fcntl.ioctl(inner, termios.TIOCSWINSZ, struct.pack("HHHH", 24, columns, 0, 0))
    try:
        yield outer, inner
    finally:
        os.close(outer)


def on_a_terminal(columns: int, *args: str, env: dict[str, str]) -> str:
    """Run the command with standard output on a terminal and return what that shows."""
    with terminal(columns) as (outer, inner):
        process = subprocess.Popen(
            [sys.executable, "-m", "compare", *args],
            env={"TERM": "xterm", **env},
            stdin=subprocess.DEVNULL,
            stdout=inner,
            stderr=inner,
        )
        os.close(inner)
        shown = b""
        while True:
            try:
                data = os.read(outer, 65536)
            except OSError:  # how Linux says that the other end is closed
                break
            if not data:
                break
            shown += data
        process.wait(60)
    return shown.decode("utf-8")


def test_a_terminal_gets_colors_and_its_own_width(
    report: Path, environment: dict[str, str]
) -> None:
    environment = {**environment, "TERM": "xterm"}
    shown = on_a_terminal(60, "render", "report.json", env=environment)
    assert "\x1b[" in shown
    plain = on_a_terminal(60, "render", "report.json", env={**environment, "NO_COLOR": "1"})
    assert "\x1b[" not in plain
    assert max(len(line) for line in plain.splitlines()) <= 60
    dumb = on_a_terminal(60, "render", "report.json", env={**environment, "TERM": "dumb"})
    assert "\x1b[" not in dumb


def test_a_pdf_is_not_for_a_terminal(report: Path, environment: dict[str, str]) -> None:
    shown = on_a_terminal(80, "render", "report.json", "--format", "pdf", env=environment)
    assert shown.startswith("compare: --format pdf: is not for a terminal")


@pytest.mark.skipif(not Path("/proc/self/fd").exists(), reason="needs /proc")
def test_an_interrupt_leaves_no_trace(folder: Path, environment: dict[str, str]) -> None:
    os.mkfifo("pipe.json")
    process = subprocess.Popen(
        [sys.executable, "-m", "compare", "render", "pipe.json", "-o", "r.html"],
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    writer = os.open("pipe.json", os.O_RDWR)  # so that it waits for more
    try:
        wait_until_read_from(process)
        process.send_signal(signal.SIGINT)
        output, errors = process.communicate(timeout=60)
    finally:
        os.close(writer)
    assert process.returncode == 130
    assert (output, errors.strip()) == (b"", b"")
    assert not (folder / "r.html").exists()


def wait_until_read_from(process: subprocess.Popen[bytes]) -> None:
    """Return when the process has opened ``pipe.json``: it is at work then."""
    for _ in range(600):
        held = Path(f"/proc/{process.pid}/fd")
        for entry in held.iterdir() if held.exists() else ():
            with contextlib.suppress(OSError):
                if entry.readlink().name == "pipe.json":
                    return
        time.sleep(0.1)
    pytest.fail("the process never opened its input")
