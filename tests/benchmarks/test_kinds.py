"""The cases of kinds of conflicts: whole, with their places in the texts, and half of them tempting."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

from benchmarks.sets import kinds


def test_every_case_has_its_places_and_its_part(tmp_path: Path) -> None:
    (tmp_path / "field").mkdir()
    items = kinds.items(tmp_path)
    planted = Counter(item.set for item in items if item.extra["conflicts"])
    silent = Counter(item.set for item in items if not item.extra["conflicts"])
    assert planted == {"kinds/fitted": 75, "kinds/unfitted": 25}
    assert silent == {"kinds/fitted": 45, "kinds/unfitted": 15}
    assert len({item.id for item in items}) == len(items)
    for item in items:
        for _, places, _ in item.extra["conflicts"]:
            assert len({place[0] for place in places}) == 2, item.id
