"""Is there anything else in either account that a sentence could stand for? If not, it is this.

Rules that ask for many common words miss what is told in other words. In two accounts of one event
the other sentences say as much: where two sentences are nearer to each other in meaning than either
is to any other, nothing else in the accounts could be meant.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from compare.judge.remember import remembered

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from compare.judge.context import Account, Pair
    from compare.model import Analysis

_NEAR = 0.62
"""Cosine from which two sentences tell of one point, if no other is nearer."""
_LINKED = 0.9
"""Score of a pair from which it does whatever their cosine."""


def counterparts(pair: Pair, least: float = _NEAR) -> bool:
    """Tell whether two sentences are each the other's nearest in meaning, and near.

    ``least`` is the cosine from which they are; less does where the words besides tell.
    ``False`` inside one account, and where no model has read the sentences.
    """
    if pair.internal:
        return False
    first, second = pair.a.account, pair.b.account
    left, right = _rows(first), _rows(second)
    if left is None or right is None or max(len(left), len(right)) < _SEVERAL:
        return False
    cosine = float(left[pair.a.index] @ right[pair.b.index])
    if cosine < least and pair.score < _LINKED:
        return False
    best = max(
        float(_best(first, second.analysis)[pair.a.index]),
        float(_best(second, first.analysis)[pair.b.index]),
    )
    return cosine >= best - _ROUNDING


_ROUNDING = 1e-3
_SEVERAL = 2
"""Sentences without which there is nothing else that could be meant."""
_BLOCK = 512
"""Sentences compared at a time: bounds memory for long articles."""


def _rows(account: Account) -> NDArray[np.float32] | None:
    return None if account.analysis.vectors is None else _matrix(account, account.analysis)


@remembered
def _matrix(_: Account, analysis: Analysis) -> NDArray[np.float32]:
    assert analysis.vectors is not None
    return analysis.vectors.sentences.astype("float32")


@remembered
def _best(account: Account, other: Analysis) -> NDArray[np.float32]:
    """Return how near each sentence of an account comes to any of the other, shape (sentences,)."""
    assert other.vectors is not None
    rows, columns = _matrix(account, account.analysis), other.vectors.sentences.astype(np.float32).T
    best = np.empty(len(rows), np.float32)
    for start in range(0, len(rows), _BLOCK):
        best[start : start + _BLOCK] = (rows[start : start + _BLOCK] @ columns).max(axis=1)
    return best
