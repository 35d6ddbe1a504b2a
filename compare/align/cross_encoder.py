"""Two sentences read together: how surely they tell one point, how surely both cannot hold.

The vectors of :mod:`compare.analyse.meaning` are made of each sentence by itself, and so cannot
tell what of it the other one answers. Here two more models, trained further by
``tools/train_cross_encoder.py``, with weights of 8 bits, read both sentences at once: a small one
of the same family (MiniLM, Wang et al. 2020; Apache-2.0), some milliseconds a pair, and a larger
one (MPNet, Song et al. 2020; Apache-2.0), which understands more and takes eight times as long.
So pairs are read that look likely without them, and closely only those of which the small model
makes something. Which of two sentences is named first makes no difference: they are read in one
order.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

import numpy as np

from compare.align.best import among_best
from compare.analyse.meaning import pieces
from compare.analyse.network import Network

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from compare.align.articles import Pairs
    from compare.analyse.store import Store

    Floats = NDArray[np.float64]

NETWORK, LARGE = Network("cross_encoder"), Network("cross_encoder_large")
OUTPUTS = ("one point", "at odds")
"""What either model says of a pair, as log odds."""
MOST = 3
"""Pairs of a sentence that are read: it hardly ever tells one point with a fourth in rank."""
LEAST = 0.04
"""Probability by all else below which a pair is not read."""
_TOGETHER = 16
"""Pairs in one run of the model, alike in length."""
LONGEST = 128
"""Word pieces of two sentences with the marks between; of the longer one the end is left out."""
_START, _BREAK = 101, 102
"""The word pieces before, between and after sentences."""
_BETWEEN = {NETWORK: 1, LARGE: 2}
"""How many breaks a model was taught to read between two sentences."""


def chosen(chances: Floats, pairs: Pairs) -> NDArray[np.int64]:
    """Return which pairs to read: likely ones, the :data:`MOST` best of either sentence."""
    best = among_best(pairs.rows, pairs.columns, chances, MOST)
    return np.flatnonzero(best & (chances >= LEAST))


def readings(
    left: Sequence[str],
    right: Sequence[str],
    rows: Sequence[int],
    columns: Sequence[int],
    network: Network = NETWORK,
) -> Floats:
    """Return the log odds of :data:`OUTPUTS` for pairs of sentences, shape (pairs, 2).

    ``left`` and ``right`` are the sentences of two documents, ``rows`` and ``columns`` which of
    them make each pair.
    """
    found = np.zeros((len(rows), len(OUTPUTS)))
    ours = {n: pieces(left[n]) for n in sorted(set(rows))}
    theirs = {n: pieces(right[n]) for n in sorted(set(columns))}
    both = [
        (min(ours[a], theirs[b]), max(ours[a], theirs[b]))
        for a, b in zip(rows, columns, strict=True)
    ]
    # What is read in one run depends on the pairs alone, not on which document came first.
    order = sorted(range(len(both)), key=lambda n: (sum(map(len, both[n])), both[n]))
    for first in range(0, len(order), _TOGETHER):
        batch = order[first : first + _TOGETHER]
        (said,) = network.session().run(None, inputs([both[n] for n in batch], network))
        found[batch] = said
    return found


class Read(Protocol):
    """What reads sentences together: :func:`readings`, or :class:`Kept`."""

    def __call__(
        self,
        left: Sequence[str],
        right: Sequence[str],
        rows: Sequence[int],
        columns: Sequence[int],
        network: Network = NETWORK,
    ) -> Floats:
        """Return what :func:`readings` does."""


@dataclass(frozen=True, slots=True)
class Kept:
    """:func:`readings` with a store, in which the answers are looked up before they are made."""

    store: Store

    def __call__(
        self,
        left: Sequence[str],
        right: Sequence[str],
        rows: Sequence[int],
        columns: Sequence[int],
        network: Network = NETWORK,
    ) -> Floats:
        """Return what :func:`readings` does."""
        pairs = [[left[a], right[b]] for a, b in zip(rows, columns, strict=True)]
        found = self.store.answers(
            [sorted(network.about().items()), pairs],
            lambda: readings(left, right, rows, columns, network),
        )
        return found.reshape(len(pairs), len(OUTPUTS))


def inputs(
    both: Sequence[tuple[list[int], list[int]]], network: Network
) -> dict[str, NDArray[np.int64]]:
    """Return what a network is given of the word pieces of pairs, at least one: (pairs, pieces)."""
    between = [_BREAK] * _BETWEEN[network]
    cut = [_cut(one, other, LONGEST - 2 - len(between)) for one, other in both]
    lines = [[_START, *one, *between, *other, _BREAK] for one, other in cut]
    ids, kinds, mask = (np.zeros((len(both), max(map(len, lines))), np.int64) for _ in range(3))
    for row, (line, (one, _)) in enumerate(zip(lines, cut, strict=True)):
        ids[row, : len(line)] = line
        kinds[row, len(one) + 2 : len(line)] = 1
        mask[row, : len(line)] = 1
    return {"ids": ids, "mask": mask} | ({"kinds": kinds} if network == NETWORK else {})


def _cut(one: list[int], other: list[int], room: int) -> tuple[list[int], list[int]]:
    """Return the word pieces of both without the end of the longer one, so that all fit."""
    over = len(one) + len(other) - room
    if over <= 0:
        return one, other
    half = room // 2
    if len(one) <= half:
        return one, other[: len(other) - over]
    if len(other) <= half:
        return one[: len(one) - over], other
    return one[: room - half], other[:half]
