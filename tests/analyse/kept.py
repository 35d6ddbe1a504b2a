"""Two accounts, and what is kept of them on disk."""

from __future__ import annotations

from pathlib import Path

import numpy as np

from compare.model import Analysis

ONE = "Ten trucks crossed the border at Kosta on Monday. Their loads were not inspected.\n"
TWO = "Eleven trucks crossed the border at Kosta on Monday. A customs officer was hurt.\n"


def files(folder: Path) -> list[Path]:
    """Return the entries that are kept below ``folder``."""
    return sorted((folder / "tokens").iterdir())


def same(found: Analysis, right: Analysis) -> bool:
    """Tell whether all is equal, to the last bit of the vectors."""
    a, b = found.vectors, right.vectors
    if found != right or (a is None) != (b is None):
        return False
    return (
        a is None
        or b is None
        or all(
            x.dtype == y.dtype == np.float16 and np.array_equal(x, y)
            for x, y in ((a.sentences, b.sentences), (a.clauses, b.clauses), (a.words, b.words))
        )
    )
