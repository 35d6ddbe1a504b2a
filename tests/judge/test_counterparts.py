"""Whether two sentences are each the other's nearest is found once for an account, and the same."""

from __future__ import annotations

import numpy as np
import pytest

from compare.judge.context import Account, Pair, Side
from compare.judge.counterparts import counterparts
from tests.analyse.parsed import analysed

ONE = (
    "The old ferry sank off the north pier on Monday. Nobody was hurt. "
    "The owner blamed a leaking hatch. A crane lifted the wreck on Friday."
)
OTHER = (
    "A crane raised the wreck at the end of the week. All passengers are well. "
    "On Monday the ferry went down near the pier."
)


@pytest.mark.parametrize("least", [0.3, 0.5])
def test_it_is_what_holding_each_against_all_others_says(least: float) -> None:
    first, second = Account(analysed(ONE)), Account(analysed(OTHER))
    rows = [
        account.analysis.vectors.sentences.astype(np.float32)
        for account in (first, second)
        if account.analysis.vectors is not None
    ]
    cosines = rows[0] @ rows[1].T
    found = set()
    for a, b in np.ndindex(*cosines.shape):
        best = max(cosines[a].max(), cosines[:, b].max())
        expected = cosines[a, b] >= max(least, best - 1e-3)
        assert counterparts(Pair(Side(first, a), Side(second, b), 0.1), least) == expected
        found.add(bool(expected))
    assert found == {True, False}
