"""Which partners of a sentence are looked at in long accounts."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from compare.align import best

PAIRS = st.dictionaries(st.tuples(st.integers(0, 6), st.integers(0, 6)), st.sampled_from([1, 2, 3]))


@given(PAIRS, st.integers(1, 4))
def test_a_pair_is_kept_where_either_sentence_has_few_better_ones(
    pairs: dict[tuple[int, int], int], most: int
) -> None:
    every = sorted(pairs)
    rows, columns = (np.array([pair[n] for pair in every], np.int64) for n in (0, 1))
    scores = np.array([pairs[pair] for pair in every], np.float64)
    kept = best.among_best(rows, columns, scores, most)
    for pair, is_kept in zip(every, kept, strict=True):
        before = [
            sum(
                (-pairs[other], other) < (-pairs[pair], pair)
                for other in every
                if other[side] == pair[side]
            )
            for side in (0, 1)
        ]
        assert is_kept == (min(before) < most)
