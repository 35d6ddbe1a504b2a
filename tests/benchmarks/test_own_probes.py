"""The form of our own probes."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any, get_args

import pytest

from benchmarks.sets import probes
from compare.model import Category

FOLDER = Path(__file__).parents[2] / "benchmarks" / "probes"
PATHS = sorted(FOLDER.glob("*/*.json"))
NAMES = [f"{path.parent.name}/{path.stem}" for path in PATHS]


def load(path: Path) -> dict[str, Any]:
    probe = json.loads(path.read_text(encoding="utf-8"))
    assert isinstance(probe, dict)
    return probe


def test_half_of_them_may_be_fitted_on() -> None:
    held = [path.parent.name for path in PATHS]
    assert {part: held.count(part) for part in probes.PARTS} == {"fitted": 20, "unfitted": 20}
    assert len({path.stem for path in PATHS}) == len(PATHS)


@pytest.mark.parametrize("path", PATHS, ids=NAMES)
def test_a_probe_has_the_labels_its_format_asks_for(path: Path) -> None:
    probe = load(path)
    assert list(probe) == ["a", "b", "conflicts", "clean"]
    assert all(165 <= len(probe[key].split()) <= 350 for key in "ab")
    assert 4 <= len(probe["conflicts"]) <= 9
    assert len(probe["clean"]) >= 4
    for label in probe["conflicts"]:
        assert set(label) == {"a", "b", "category"}
        assert label["category"] in set(get_args(Category)) - {"wording"}
    assert all(set(label) == {"a", "b"} for label in probe["clean"])


@pytest.mark.parametrize("path", PATHS, ids=NAMES)
def test_every_quote_stands_in_its_text_and_none_within_another(path: Path) -> None:
    probe = load(path)
    for key in "ab":
        quotes = [label[key] for label in (*probe["conflicts"], *probe["clean"])]
        places = sorted((probe[key].index(quote), len(quote)) for quote in quotes)
        ends = [start + length for start, length in places]
        assert all(end <= start for end, (start, _) in zip(ends, places[1:], strict=False))


@pytest.mark.parametrize("path", PATHS, ids=NAMES)
def test_the_two_accounts_share_no_sentence(path: Path) -> None:
    probe = load(path)
    first, second = ({s.strip() for s in probe[k].split(".") if len(s) > 20} for k in "ab")
    assert not first & second


def test_the_counts_that_are_told_of_them_are_right() -> None:
    held = [load(path) for path in PATHS]
    text = " ".join((FOLDER / "README.md").read_text(encoding="utf-8").split())
    conflicts, clean = (sum(len(probe[k]) for probe in held) for k in ("conflicts", "clean"))
    assert f"{len(held)} probes" in text
    assert f"({2 * len(held)} in all" in text
    assert f"{conflicts} conflicts, {clean} harmless pairs" in text
