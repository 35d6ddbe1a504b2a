"""Files are written whole or not at all."""

from __future__ import annotations

import os
import stat
import threading
from pathlib import Path

import pytest

from compare.write import OutputError, check_target, write_files


def left_over(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_all_are_written(tmp_path: Path) -> None:
    write_files([(str(tmp_path / "a"), b"one"), (str(tmp_path / "b"), b"two")])
    assert left_over(tmp_path) == ["a", "b"]
    assert (tmp_path / "b").read_bytes() == b"two"


def test_one_that_fails_leaves_all_as_they_were(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"old")
    with pytest.raises(OutputError, match="no/b: No such file or directory"):
        write_files([(str(tmp_path / "a"), b"new"), (str(tmp_path / "no" / "b"), b"two")])
    assert (tmp_path / "a").read_bytes() == b"old"
    assert left_over(tmp_path) == ["a"]


@pytest.mark.parametrize("step", ["fsync", "replace"])
def test_a_disk_that_fails_leaves_nothing_behind(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    (tmp_path / "a").write_bytes(b"old")
    monkeypatch.setattr(os, step, full)
    with pytest.raises(OutputError, match="a: No space left on device"):
        write_files([(str(tmp_path / "a"), b"new")])
    assert (tmp_path / "a").read_bytes() == b"old"
    assert left_over(tmp_path) == ["a"]


def test_an_interrupt_leaves_nothing_behind(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupt(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(os, "fsync", interrupt)
    with pytest.raises(KeyboardInterrupt):
        write_files([(str(tmp_path / "a"), b"new")])
    assert left_over(tmp_path) == []


def test_an_old_file_keeps_its_permissions_and_a_new_one_gets_the_usual(tmp_path: Path) -> None:
    old, new = tmp_path / "old", tmp_path / "new"
    old.write_bytes(b"")
    old.chmod(0o640)
    before = os.umask(0o027)
    try:
        write_files([(str(old), b"x"), (str(new), b"x")])
    finally:
        os.umask(before)
    assert stat.S_IMODE(old.stat().st_mode) == 0o640
    assert stat.S_IMODE(new.stat().st_mode) == 0o640
    assert stat.S_IMODE(new.stat().st_mode) != 0o600


def test_a_link_stays_a_link(tmp_path: Path) -> None:
    (tmp_path / "there").mkdir()
    target = tmp_path / "there" / "a"
    target.write_bytes(b"old")
    link = tmp_path / "link"
    link.symlink_to(target)
    write_files([(str(link), b"new")])
    assert link.is_symlink()
    assert target.read_bytes() == b"new"
    assert left_over(tmp_path / "there") == ["a"]


def test_a_temporary_file_of_somebody_else_is_left_alone(tmp_path: Path) -> None:
    theirs = tmp_path / f".compare-{os.getpid()}-0.tmp"
    theirs.write_bytes(b"theirs")
    write_files([(str(tmp_path / "a"), b"ours")])
    assert theirs.read_bytes() == b"theirs"
    assert (tmp_path / "a").read_bytes() == b"ours"


def test_a_pipe_is_written_to_and_stays_a_pipe(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe.html"
    os.mkfifo(pipe)
    check_target(str(pipe))
    read: list[bytes] = []
    reader = threading.Thread(target=lambda: read.append(pipe.read_bytes()))
    reader.start()
    write_files([(str(pipe), b"through")])
    reader.join(10)
    assert read == [b"through"]
    assert pipe.is_fifo()


def test_a_long_name_leaves_room_for_the_temporary_one(tmp_path: Path) -> None:
    name = "n" * 255
    write_files([(str(tmp_path / name), b"x")])
    assert left_over(tmp_path) == [name]


@pytest.mark.parametrize(
    ("name", "cause"),
    [
        (".", "is a directory"),
        ("no/a.html", "there is no directory '.*no'"),
        ("file/a.html", "there is no directory '.*file'"),
        ("n" * 300, "File name too long"),
        ("null\0.html", "null"),
    ],
)
def test_what_cannot_be_written_is_seen_before(tmp_path: Path, name: str, cause: str) -> None:
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(OutputError, match=cause):
        check_target(f"{tmp_path}/{name}")


def test_a_loop_of_links_is_no_traceback(tmp_path: Path) -> None:
    (tmp_path / "x").symlink_to(tmp_path / "y")
    (tmp_path / "y").symlink_to(tmp_path / "x")
    with pytest.raises(OutputError):
        check_target(str(tmp_path / "x"))


def test_a_folder_that_may_not_be_written_to_is_seen_before(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # Not by permissions: for root there are none.
    monkeypatch.setattr(os, "access", lambda path, _: Path(path) != tmp_path)
    with pytest.raises(OutputError, match=r"directory '.*' may not be written to"):
        check_target(str(tmp_path / "a.html"))
    (tmp_path / "kept.html").write_bytes(b"")
    monkeypatch.setattr(os, "access", lambda path, _: Path(path) == tmp_path)
    with pytest.raises(OutputError, match=r"kept.html: may not be written"):
        check_target(str(tmp_path / "kept.html"))
