"""What the command keeps of texts on disk, and how that is turned off, shown and removed."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from compare.analyse import language
from tests.cli.conftest import Invoke

ARGS = ("one.txt", "two.txt", "--format", "json")


@pytest.fixture
def kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Let the command keep texts below this folder, which is not there yet."""
    monkeypatch.setenv("COMPARE_CACHE", str(tmp_path / "kept"))
    return tmp_path / "kept" / "tokens"


def test_texts_are_kept_and_used_again(
    invoke: Invoke, kept: Path, saved_report: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert invoke(*ARGS).stdout_bytes == saved_report
    assert len(list(kept.glob("*.tokens"))) == 2
    monkeypatch.setattr(language, "parse", None)  # not to be called again
    again = invoke(*ARGS)
    assert (again.exit_code, again.stdout_bytes) == (0, saved_report)
    other = invoke(*ARGS, "--date-order", "mdy", "--no-internal")
    assert other.exit_code == 0, other.output


def test_a_text_from_standard_input_is_the_same_text(
    invoke: Invoke, kept: Path, folder: Path
) -> None:
    invoke(*ARGS)
    result = invoke("-", "two.txt", input=(folder / "one.txt").read_bytes())
    assert result.exit_code == 0, result.output
    assert len(list(kept.glob("*.tokens"))) == 2


def test_no_cache_neither_keeps_nor_uses(
    invoke: Invoke, kept: Path, saved_report: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert invoke(*ARGS, "--no-cache").stdout_bytes == saved_report
    assert not kept.exists()
    invoke(*ARGS)
    monkeypatch.setattr(language, "parse", None)
    assert invoke(*ARGS, "--no-cache").exit_code != 0


def test_an_empty_variable_keeps_nothing(
    invoke: Invoke, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COMPARE_CACHE", "")
    monkeypatch.setenv("XDG_CACHE_HOME", str(folder / "usual"))
    monkeypatch.setenv("HOME", str(folder / "home"))
    assert invoke(*ARGS).exit_code == 0
    assert not (folder / "usual").exists() and not (folder / "home").exists()
    assert invoke("cache").stdout == "nothing is kept\n"
    assert invoke("cache", "--clear").exit_code == 0


def test_what_is_kept_is_told_and_removed(invoke: Invoke, kept: Path) -> None:
    assert invoke("cache").stdout == f"{kept}: 0 texts, 0.0 MB\n"
    invoke("one.txt")
    assert invoke("cache").stdout == f"{kept}: 1 text, 0.0 MB\n"
    invoke(*ARGS)
    assert invoke("cache").stdout == f"{kept}: 2 texts, 0.0 MB\n"
    assert invoke("cache", "--clear").stdout == f"{kept}: 0 texts, 0.0 MB\n"
    assert not kept.exists()


@pytest.mark.skipif(os.geteuid() == 0, reason="root may remove anything")
def test_what_cannot_be_removed_is_told(invoke: Invoke, kept: Path) -> None:
    invoke("one.txt")
    kept.chmod(0o500)
    try:
        result = invoke("cache", "--clear")
    finally:
        kept.chmod(0o700)
    assert result.exit_code == 2 or "Permission denied" in str(result.exception)
    assert len(list(kept.iterdir())) == 1


def test_a_folder_that_cannot_be_made_changes_nothing(
    invoke: Invoke, folder: Path, saved_report: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COMPARE_CACHE", str(folder / "one.txt" / "below"))
    result = invoke(*ARGS)
    assert (result.stdout_bytes, result.stderr) == (saved_report, "")
