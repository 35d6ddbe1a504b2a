"""The sparse matrix of terms, held against the plain way to ask the same."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from compare.align import incidence
from compare.align.incidence import Incidence

TERMS = 6
ROWS = st.lists(st.lists(st.integers(0, TERMS - 1), unique=True, max_size=4), max_size=8)


@pytest.fixture(params=[1, 200_000], scope="module")
def block(request: pytest.FixtureRequest) -> int:
    return int(request.param)


@given(ROWS, st.data())
def test_it_tells_what_sets_tell(block: int, rows: list[list[int]], data: st.DataObject) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(incidence, "_BLOCK", block)
        matrix = Incidence.of(rows, TERMS)
        weights = np.array([0.5, 1.0, 2.0, 4.0, 8.0, 16.0])
        assert matrix.counts().tolist() == [sum(t in row for row in rows) for t in range(TERMS)]
        assert matrix.sums(weights).tolist() == [sum(weights[t] for t in row) for row in rows]

        cut = data.draw(st.integers(0, len(rows)))
        left, right = data.draw(
            st.sampled_from([(slice(0, cut), slice(cut, len(rows))), (slice(0, cut),) * 2])
        )
        telling = data.draw(st.sets(st.integers(0, TERMS - 1)))
        mask = np.array([t in telling for t in range(TERMS)])
        size = right.stop - right.start
        found = {int(n) for part in matrix.meetings(left, right, mask) for n in part}
        assert {divmod(n, size) for n in found} == {
            (i, j)
            for i, row in enumerate(rows[left])
            for j, other in enumerate(rows[right])
            if telling & set(row) & set(other)
        }

        every = [(i, j) for i in range(len(rows)) for j in range(len(rows))]
        first, second = (np.array([pair[n] for pair in every], np.int64) for n in (0, 1))
        shared = matrix.shared(first, second, weights).tolist()
        assert shared == [sum(weights[list({*rows[i]} & {*rows[j]})]) for i, j in every]
