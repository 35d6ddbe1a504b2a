"""What a hostile input is, and the ordinary accounts that it is put into."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

ACCOUNT = (
    "The harbour council voted seven to two on Tuesday to build a new ferry berth for 14 million "
    "euros.\n\nWork will start in June and take three years, the council said in a statement.\n\n"
)
OTHER = (
    "On Tuesday the harbour council voted seven to two to build a new ferry berth for 19 million "
    "euros.\n\nThe council said that work would start in June and take three years.\n\n"
)
PLANTED = ("14 million", "19 million")
"""What the two conflict on."""

Made = list[str]
"""What to give to ``compare``: paths and options."""


@dataclass(frozen=True, slots=True)
class Case:
    """One hostile input."""

    what: str
    """As the table names it."""
    make: Callable[[Path], Made]
    """Writes it into an empty folder; returns the arguments."""
    test: str = ""
    """The test that holds it in the suite: ``tests/read/test_package.py::test_...``."""


def put(folder: Path, name: str, data: str | bytes) -> str:
    """Write a file; return its path."""
    path = folder / name
    path.write_bytes(data.encode("utf-8", "surrogatepass") if isinstance(data, str) else data)
    return str(path)


def inside(text: str, against: str = "", name: str = "a.txt") -> Callable[[Path], Made]:
    """Return what puts a text into the first account, and another into the second."""

    def make(folder: Path) -> Made:
        return [put(folder, name, ACCOUNT + text), put(folder, "b.txt", OTHER + against)]

    return make


def whole(data: Callable[[], str | bytes], name: str) -> Callable[[Path], Made]:
    """Return what makes a file of its own the first account."""

    def make(folder: Path) -> Made:
        return [put(folder, name, data()), put(folder, "b.txt", OTHER)]

    return make
