"""Read the tables that ship with the package: tab-separated text with a header line."""

from __future__ import annotations

from pathlib import Path

FOLDER = Path(__file__).parent


def rows(name: str) -> tuple[dict[str, str], ...]:
    """Return the rows of the table ``name`` by column; lines that start with ``#`` are notes."""
    text = (FOLDER / name).read_text(encoding="utf-8")
    lines = [line.split("\t") for line in text.split("\n") if line and not line.startswith("#")]
    header = lines[0]
    return tuple(dict(zip(header, line, strict=True)) for line in lines[1:])


def several(cell: str) -> tuple[str, ...]:
    """Split a cell that holds several values, separated by semicolons."""
    return tuple(value for value in cell.split("; ") if value)
