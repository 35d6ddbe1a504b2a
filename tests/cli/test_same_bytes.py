"""The same bytes in every format, whatever the seed of hashes, the locale, the time zone and cache.

And a disk that is full, made by a limit of the system on the size of files: it needs no root.
"""

from __future__ import annotations

import json
import resource
import signal
from pathlib import Path

import pytest

from compare.analyse.store import VARIABLE
from compare.render import FORMATS, SUFFIXES
from tests.cli.conftest import Invoke, Start

OUTPUTS = tuple(f"r{SUFFIXES.get(form, f'.{form}')}" for form in FORMATS)
"""One file of each format."""
PLACES = (
    {"PYTHONHASHSEED": "1", "LC_ALL": "C", "TZ": "UTC"},
    {"PYTHONHASHSEED": "77", "LC_ALL": "C.UTF-8", "LANG": "de_DE.UTF-8", "TZ": "Asia/Kolkata"},
    {"PYTHONHASHSEED": "77", "LC_ALL": "C", "TZ": "America/St_Johns"},
)
LONGER = (
    "The old café on the quay — built in 1911 — burned on Monday, police said. “We lost everything,” "
    "Mayor Kari Lund said. It will be closed until Friday.\n"
)


def outputs(start: Start, env: dict[str, str], *more: str) -> dict[str, bytes]:
    for name in OUTPUTS:
        Path(name).unlink(missing_ok=True)
    wanted = [part for name in OUTPUTS for part in ("-o", name)]
    done = start("one.txt", "two.txt", "same.txt", "-q", *wanted, *more, env=env)
    assert done.returncode == 0, done.stderr
    return {name: Path(name).read_bytes() for name in OUTPUTS}


@pytest.mark.slow
def test_all_formats_are_the_same_anywhere_cached_or_not(
    start: Start, folder: Path, tmp_path: Path
) -> None:
    for name in ("one.txt", "two.txt"):
        (folder / name).write_text((folder / name).read_text("utf-8") + LONGER, "utf-8")
    kept = {VARIABLE: str(tmp_path / "kept")}
    first = outputs(start, PLACES[0], "--no-cache")
    filling = outputs(start, PLACES[1] | kept)
    assert list((tmp_path / "kept").rglob("*")), "nothing was kept, so nothing was tried"
    cached = outputs(start, PLACES[2] | kept)
    assert len(first) == len(FORMATS) >= 10
    for name, data in first.items():
        assert data == filling[name], f"{name} differs by seed, locale, time zone or cache"
        assert data == cached[name], f"{name} differs from the cache"


def small() -> None:
    """Let no file of this process become larger than 600 bytes; what is more fails to be written."""
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (600, 600))


def test_a_full_disk_under_the_cache_costs_nothing_but_time(
    start: Start, tmp_path: Path, saved_report: bytes
) -> None:
    kept = tmp_path / "kept"
    done = start("one.txt", "two.txt", "--format", "json", preexec_fn=small, env={VARIABLE: str(kept)})  # fmt: skip
    assert (done.returncode, done.stderr) == (0, b"")
    assert done.stdout == saved_report
    # The answers to one pair of sentences fit; what does not is neither kept nor left half.
    assert {path.suffix for path in kept.rglob("*") if path.is_file()} <= {".answers"}


def test_a_full_disk_under_the_decisions_is_told_and_loses_none(
    start: Start, invoke: Invoke, report: Path
) -> None:
    finding = json.loads(report.read_bytes())["findings"][0]["id"]
    assert invoke("decide", "report.json", finding, "accept", "--by", "Desk").exit_code == 0
    book = Path(".compare/decisions.jsonl")
    before = book.read_bytes()
    assert len(before) > 300
    done = start("decide", "report.json", finding, "dismiss", "-m", "x" * 1000, preexec_fn=small)
    assert done.returncode == 2
    assert done.stderr == b"compare: .compare/decisions.jsonl: File too large\n"
    assert book.read_bytes() == before
    assert invoke("decide", "report.json", finding, "dismiss").exit_code == 0
    assert len(book.read_bytes()) > len(before)
