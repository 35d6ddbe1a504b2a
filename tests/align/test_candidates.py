"""Which sentences are worth scoring: in a long text that says one thing over and over, fewer."""

from __future__ import annotations

import numpy as np
import pytest

from compare.align import features
from tests.analyse.parsed import analysed


def test_in_a_long_text_fewer_of_those_alike_are_candidates_of_each(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    rows = "\n".join(f"- Pier {n} has {3 * n} berths." for n in range(20))
    held = features.sentences([analysed(rows), analysed(rows)])
    left, right = slice(0, held.first[1]), slice(held.first[1], held.first[2])

    def most() -> int:
        places = np.concatenate(list(features._near(held, left, right)))
        return int(np.bincount(places // (right.stop - right.start)).max())

    assert most() > 5
    monkeypatch.setattr(features, "_CROWD", 5)
    assert most() == 5
    monkeypatch.setattr(features, "_CROWDS", 40)
    assert most() == 2
