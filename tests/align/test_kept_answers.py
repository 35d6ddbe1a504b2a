"""What the cross-encoders said of sentences is looked up the next time."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from compare.align import cross_encoder
from compare.analyse.store import Store

LEFT = ["The bridge was shut on Monday.", "No one was hurt."]
RIGHT = ["Traffic crossed the bridge all week.", "Two men were taken to hospital."]


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[list[int]]:
    """Return the rows that the model itself was asked about."""
    rows_asked: list[list[int]] = []
    real = cross_encoder.readings

    def counted(left, right, rows, columns, network=cross_encoder.NETWORK):  # type: ignore[no-untyped-def] # as the real one
        rows_asked.append(list(rows))
        return real(left, right, rows, columns, network)

    monkeypatch.setattr(cross_encoder, "readings", counted)
    return rows_asked


def test_the_same_pairs_are_read_once(tmp_path: Path, asked: list[list[int]]) -> None:
    kept = cross_encoder.Kept(Store(tmp_path))
    first = kept(LEFT, RIGHT, [0, 1], [0, 1])
    again = cross_encoder.Kept(Store(tmp_path))(LEFT, RIGHT, [0, 1], [0, 1])
    assert asked == [[0, 1]]
    assert np.array_equal(first, again)
    assert np.array_equal(first, cross_encoder.readings(LEFT, RIGHT, [0, 1], [0, 1]))


def test_other_pairs_and_another_model_are_read_anew(
    tmp_path: Path, asked: list[list[int]]
) -> None:
    kept = cross_encoder.Kept(Store(tmp_path))
    small = kept(LEFT, RIGHT, [0, 1], [0, 1])
    kept(LEFT, RIGHT, [0, 1], [1, 0])
    kept(LEFT, RIGHT, [1], [1])
    large = kept(LEFT, RIGHT, [0, 1], [0, 1], cross_encoder.LARGE)
    assert asked == [[0, 1], [0, 1], [1], [0, 1]]
    assert not np.array_equal(small, large)


def test_no_pairs_are_no_rows(tmp_path: Path) -> None:
    kept = cross_encoder.Kept(Store(tmp_path))
    for _ in range(2):
        assert kept([], [], [], []).shape == (0, len(cross_encoder.OUTPUTS))


def test_a_damaged_answer_is_made_anew(tmp_path: Path, asked: list[list[int]]) -> None:
    kept = cross_encoder.Kept(Store(tmp_path))
    first = kept(LEFT, RIGHT, [0], [0])
    (file,) = (tmp_path / "tokens").iterdir()
    file.write_bytes(file.read_bytes()[:-3])
    assert np.array_equal(first, kept(LEFT, RIGHT, [0], [0]))
    assert asked == [[0], [0]]
