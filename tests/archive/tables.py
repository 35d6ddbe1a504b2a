"""What the tables of an archive hold, whatever files they are in."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from compare.archive.schema import ORDER
from compare.archive.steps import Folder

BUILT = ("articles", "unread", "keys", "marks", "reuse", "events", "clusters")


def rows(archive: Path, table: str) -> list[dict[str, Any]]:
    held = Folder(archive).read(table)
    found: list[dict[str, Any]] = held.sort_by([(n, "ascending") for n in ORDER[table]]).to_pylist()
    return found


def same(one: Path, other: Path) -> None:
    for table in BUILT:
        assert rows(one, table) == rows(other, table), table
