"""The parts that need no engine: shingles, marks, clusters."""

from __future__ import annotations

import time
from collections.abc import Iterator

import numpy as np
import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from compare.archive import engine as engines
from compare.archive import shingles
from compare.archive.clusters import components
from compare.archive.engine import engine
from compare.archive.marks import marks
from compare.archive.settings import Settings
from compare.archive.telling import Told

_NO_DAY = 1 << 40


def test_the_engine_reports_to_nobody() -> None:
    engine()
    from daft import scarf_telemetry

    assert scarf_telemetry._track_on_scarf("daft-import")[0] is None


def test_what_comes_in_any_order_is_put_back(monkeypatch: pytest.MonkeyPatch) -> None:
    rows = pa.table({"a": list(range(10))})

    def streamed(given: pa.Table, *_: object) -> Iterator[pa.Table]:
        for places in ([7, 1], [0, 9], [5], [4, 2], [3, 8, 6]):
            yield given.take(places)

    monkeypatch.setattr(engines, "_streamed", streamed)
    told: list[int] = []
    parts = engines.mapped_in_turn(
        rows, [2, 4, 4], object, (), pa.int64(), workers=2, tell=told.append
    )
    assert [part["a"].to_pylist() for part in parts] == [[0, 1], [2, 3, 4, 5], [6, 7, 8, 9]]
    assert told == [1, 3, 5]


def test_a_passage_has_the_same_shingles_wherever_it_stands() -> None:
    passage = [f"word{n}" for n in range(200)]
    alone = set(shingles.keys(passage).tolist())
    inside = set(shingles.keys(["something", "before", *passage, "behind", "it"]).tolist())
    assert alone <= inside
    assert 196 / shingles.SAMPLE * 0.6 < len(alone) < 196 / shingles.SAMPLE * 1.6
    assert shingles.keys(passage[:4]).tolist() == []
    # Numbers go to disk: they must not change with the process or the release.
    assert shingles.number("ferry") == 1188261472080712558


def test_marks_are_names_figures_and_dates() -> None:
    found = marks(
        "The ferry Aurora hit a pier in Port Karsa on 4 March 2025. Some 1,250 people and 12 "
        "dogs were aboard, said Lena Voss. The Monday crossing was late, reported Reuters."
    )
    assert {"name|port karsa", "name|lena voss", "name|voss", "name|aurora"} <= set(found)
    assert {"date|3-4", "figure|1250", "figure|12 dogs"} <= set(found)
    assert not {"name|monday", "name|some", "name|the", "figure|2025", "name|reuters"} & set(found)


def test_names_do_not_reach_over_the_end_of_a_sentence() -> None:
    assert "name|karsa lena" not in marks("They left Karsa. Lena stayed.")


def _joined(edges: list[tuple[int, int, float]], days: list[int], settings: Settings) -> list[int]:
    columns = list(zip(*edges, strict=True)) if edges else [(), (), ()]
    a, b = (np.array(columns[n], np.int64) for n in (0, 1))
    strength = np.array(columns[2], np.float64)
    found: list[int] = components(
        len(days), a, b, strength, np.array(days, np.int64), settings
    ).tolist()
    return found


def test_clusters_keep_their_bounds() -> None:
    chain = [(n, n + 1, 1.5) for n in range(9)]
    small = Settings(cluster=4)
    assert max(np.unique(_joined(chain, [0] * 10, small), return_counts=True)[1]) <= 4
    days = [7 * n for n in range(10)]
    found = _joined(chain, days, Settings())
    for one in set(found):
        held = [days[n] for n in range(10) if found[n] == one]
        assert max(held) - min(held) <= Settings().span
    assert _joined(chain, [_NO_DAY] * 10, Settings()) == [0] * 10


def test_one_edge_does_not_join_what_has_nothing_else_in_common() -> None:
    first = [(a, b, 0.6) for a in range(3) for b in range(a + 1, 3)]
    second = [(a + 3, b + 3, s) for a, b, s in first]
    days = [0] * 6
    assert _joined([*first, *second, (2, 3, 0.5)], days, Settings()) == [0, 0, 0, 3, 3, 3]
    several = [(a, b, 0.5) for a in (0, 1, 2) for b in (3, 4)]
    assert _joined([*first, *second, *several], days, Settings()) == [0] * 6
    copies = [(n, n + 1, 1.5) for n in range(5)]  # each of the one before
    assert _joined(copies, days, Settings()) == [0] * 6


def test_the_strongest_edge_goes_first() -> None:
    edges = [(0, 1, 0.2), (1, 2, 0.9)]
    assert _joined(edges, [0, 0, 0], Settings(cluster=2)) == [0, 1, 1]


@settings(max_examples=30)
@given(st.data())
def test_the_order_of_edges_does_not_count(data: st.DataObject) -> None:
    ends = st.tuples(st.integers(0, 8), st.integers(0, 8), st.sampled_from([0.2, 0.5, 0.9]))
    edges = [(min(a, b), max(a, b), s) for a, b, s in data.draw(st.lists(ends)) if a != b]
    days = data.draw(st.lists(st.integers(0, 30), min_size=9, max_size=9))
    bounds = Settings(cluster=5)
    shuffled = data.draw(st.permutations(edges))
    assert _joined(edges, days, bounds) == _joined(shuffled, days, bounds)


def test_how_long_is_left_is_told_by_the_pace_of_this_run(monkeypatch: pytest.MonkeyPatch) -> None:
    now = [100.0]
    monkeypatch.setattr(time, "monotonic", lambda: now[0])
    said: list[str] = []
    told = Told(lambda label, _: said.append(label), "comparing", 1_000)
    told(400)  # done by an earlier run
    now[0] += 30
    told(500)
    told(1_000)
    assert said == [
        "comparing 400 of 1,000",
        "comparing 500 of 1,000, 2 min left",
        "comparing 1,000 of 1,000",
    ]
