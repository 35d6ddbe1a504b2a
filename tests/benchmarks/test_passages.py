"""The passages written to train a judge on: each line holds what its README says."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

FOLDER = Path(__file__).resolve().parent.parent.parent / "benchmarks" / "passages"
COUNTS = {"same": 2, "more": 1, "conflict": 3, "both": 2, "other": 1}
FILES = sorted(FOLDER.rglob("*.jsonl"))


def points(path: Path) -> list[dict[str, list[str]]]:
    """Return the lines of a file, the first passage in a list as well."""
    rows = [json.loads(line) for line in path.read_text("utf-8").splitlines()]
    return [{**row, "a": [row["a"]]} for row in rows]


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.relative_to(FOLDER).as_posix())
def test_every_line_holds_what_it_should(path: Path) -> None:
    for number, point in enumerate(points(path), start=1):
        assert list(point) == ["a", *COUNTS], number
        assert all(len(point[kind]) == count for kind, count in COUNTS.items()), number
        passages = [passage for held in point.values() for passage in held]
        assert len(set(passages)) == len(passages), number
        assert all(p == " ".join(p.split()) and len(p) > 15 for p in passages), number


def test_no_point_is_told_twice() -> None:
    told = [point["a"][0].casefold() for path in FILES for point in points(path)]
    assert len(set(told)) == len(told)


def test_the_readme_counts_them() -> None:
    text = (FOLDER / "README.md").read_text("utf-8")
    rows = re.findall(r"\| `([\w/]+\.jsonl)` \| (\d+) \|", text)
    held = {path.relative_to(FOLDER).as_posix(): len(points(path)) for path in FILES}
    assert {name: int(count) for name, count in rows} == held
