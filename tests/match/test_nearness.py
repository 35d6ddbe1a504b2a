"""How near clauses are: which is the best counterpart, and by how much."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from compare.match import nearness
from compare.match.nearness import Nearness
from tests.match.accounts import FERRY, analysed


def test_a_clause_lies_above_its_rivals_where_it_is_the_best_and_below_them_elsewhere() -> None:
    a, b = analysed(*FERRY)
    near = Nearness(a, b)
    for x, best in enumerate(near.rows.where.tolist()):
        cosine = near.cosine(x, best)
        assert cosine == pytest.approx(float(near.rows.best[x]), abs=1e-3)
        assert near.rows.above(x, best, cosine) >= -1e-3
        for y in range(len(near.columns.best)):
            if y != best:
                assert near.rows.above(x, y, near.cosine(x, y)) <= 1e-3
    assert (near.rows.second <= near.rows.best).all()
    assert (near.rows.mean <= near.rows.best).all()


def test_the_other_way_round_rows_are_columns() -> None:
    a, b = analysed(*FERRY)
    one, two = Nearness(a, b), Nearness(b, a)
    assert one.rows.where.tolist() == two.columns.where.tolist()
    assert one.columns.second == pytest.approx(two.rows.second, abs=1e-5)


def test_within_one_account_a_clause_is_no_counterpart_of_its_own() -> None:
    (account,) = analysed(FERRY[0])
    near = Nearness(account, account)
    assert all(x != y for x, y in enumerate(near.rows.where.tolist()))
    assert near.rows is near.columns


@pytest.mark.parametrize("same", [False, True])
def test_the_size_of_the_blocks_changes_nothing(
    monkeypatch: pytest.MonkeyPatch, same: bool
) -> None:
    a, b = analysed(*FERRY)
    whole = Nearness(a, a if same else b)
    monkeypatch.setattr(nearness, "_BLOCK", 3)
    parts = Nearness(a, a if same else b)
    assert whole.rows.where.tolist() == parts.rows.where.tolist()
    for name in ("best", "second", "mean"):
        assert np.allclose(getattr(whole.rows, name), getattr(parts.rows, name), atol=1e-5)


def test_an_account_that_was_not_read_has_no_clauses() -> None:
    a, b = analysed(*FERRY)
    with pytest.raises(ValueError, match="not read"):
        Nearness(a, replace(b, vectors=None))
