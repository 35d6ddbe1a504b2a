"""Two accounts, and what is kept of them on disk."""

from __future__ import annotations

from pathlib import Path

ONE = "Ten trucks crossed the border at Kosta on Monday. Their loads were not inspected.\n"
TWO = "Eleven trucks crossed the border at Kosta on Monday. A customs officer was hurt.\n"


def files(folder: Path) -> list[Path]:
    """Return the entries that are kept below ``folder``."""
    return sorted((folder / "tokens").iterdir())
