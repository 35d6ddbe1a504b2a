"""Nothing outside of the folder is read, by whatever name."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from compare.errors import InputError
from compare.mcp import Folder


@pytest.fixture
def desk(tmp_path: Path) -> Folder:
    root = tmp_path / "desk"
    (root / "wire").mkdir(parents=True)
    (root / "wire" / "one.txt").write_text("one", "utf-8")
    (root / ".env").write_text("secret", "utf-8")
    (root / ".git").mkdir()
    (root / ".git" / "config").write_text("secret", "utf-8")
    (tmp_path / "desk-2").mkdir()
    (tmp_path / "desk-2" / "x.txt").write_text("secret", "utf-8")
    (root / "out").symlink_to(tmp_path / "desk-2")
    (root / "x.txt").symlink_to(tmp_path / "desk-2" / "x.txt")
    (root / "in.txt").symlink_to(root / "wire" / "one.txt")
    os.mkfifo(root / "pipe")
    return Folder.at(str(root))


def test_files_below_are_read(desk: Folder) -> None:
    for name in ("wire/one.txt", "./wire//one.txt", f"{desk.root}/wire/one.txt"):
        assert desk.read(name) == b"one"
    assert desk.names() == (("wire/one.txt",), False)


@pytest.mark.parametrize(
    "name",
    [
        "../desk-2/x.txt", "wire/../../desk-2/x.txt", "{root}-2/x.txt", "{root}/../desk-2/x.txt",
        "out/x.txt", "x.txt", "in.txt", ".env", ".git/config", "pipe", "wire", "", ".", "/",
        "wire/one.txt/", "wire/one.txt\0", "none.txt", "wire/one.txt/x", "/etc/hostname",
    ],
)  # fmt: skip
def test_nothing_else_is(desk: Folder, name: str) -> None:
    if name == "wire/one.txt/":
        assert desk.read(name) == b"one"
        return
    with pytest.raises(InputError) as raised:
        desk.read(name.format(root=desk.root))
    assert "secret" not in str(raised.value)
    assert "\n" not in str(raised.value)


def test_a_folder_is_needed(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="is no folder"):
        Folder.at(str(tmp_path / "none"))
