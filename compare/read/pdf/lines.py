"""The lines of a PDF as they were drawn, and the process that finds them."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from compare.errors import InputError
from compare.installing import adding

_WORKER = Path(__file__).with_name("worker.py")
_SECONDS = 90
_SAVE = "; save its text as a plain text file first"


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of a line without a wide gap."""

    text: str
    left: float
    right: float


@dataclass(frozen=True, slots=True)
class Line:
    """One line of one column; all measures are in points, from the lower left of the page."""

    page: int
    """From 1."""
    y: float
    """Of the baseline."""
    size: float
    """Height of its letters, with what hangs below the baseline."""
    parts: tuple[Part, ...]
    turned: bool = False
    """Whether it does not run from left to right."""

    @property
    def left(self) -> float:
        """Where its first letter begins."""
        return self.parts[0].left

    @property
    def right(self) -> float:
        """Where its last letter ends."""
        return max(part.right for part in self.parts)

    @property
    def text(self) -> str:
        """All of it, a blank for each gap."""
        return " ".join(part.text for part in self.parts)


@dataclass(frozen=True, slots=True)
class Drawn:
    """A PDF as it was drawn."""

    pages: Sequence[Sequence[Line]]
    """In the order of drawing."""
    info: Mapping[str, str]
    """What the file says of itself: ``Title``, ``Author``, ..."""
    unread: tuple[int, ...]
    """Pages that could not be read."""


def drawn(data: bytes, shown: str) -> Drawn:
    """Return the lines of all pages.

    They are read in a process of its own, so that a file made to break the library breaks nothing
    else. Raises :class:`InputError` for what is encrypted, damaged, too long or takes too long.
    """
    return lines_of(_ask(data, shown), shown)


def lines_of(found: Mapping[str, Any], shown: str) -> Drawn:
    """Return what the process found, as it wrote it, as lines; raises :class:`InputError`."""
    if error := found.get("error"):
        raise InputError(shown, _CAUSES[error].format(count=found.get("count", 0)) + _ADVICE[error])
    pages = found["pages"]
    return Drawn(
        [_lines(page or (), number) for number, page in enumerate(pages, 1)],
        {str(key): " ".join(str(value).split()) for key, value in found["info"].items()},
        tuple(number for number, page in enumerate(pages, 1) if page is None),
    )


_CAUSES = {
    "encrypted": "is encrypted",
    "damaged": "is damaged: it cannot be read as PDF",
    "pages": "has {count:,} pages, too many for an article (at most 500)",
    "letters": "has more than 3,000,000 letters, too many for an article",
}
_ADVICE = {
    "encrypted": "; save it without a password first",
    "damaged": "",
    "pages": "",
    "letters": "",
}


def _ask(data: bytes, shown: str) -> Any:
    spec = find_spec("pypdfium2")
    if spec is None or spec.origin is None:
        raise InputError(shown, f"PDF cannot be read without pypdfium2: {adding('pypdfium2')}")
    installed = str(Path(spec.origin).parents[1])
    try:
        done = subprocess.run(
            [sys.executable, "-I", str(_WORKER), installed],
            input=data,
            capture_output=True,
            timeout=_SECONDS,
            check=False,
        )
    except subprocess.TimeoutExpired:
        raise InputError(shown, "takes too long to read" + _SAVE) from None
    except OSError as error:
        raise InputError(shown, f"PDF cannot be read here ({error.strerror})") from None
    try:
        if done.returncode == 0:
            return json.loads(done.stdout)
    except ValueError:
        pass
    if b"MemoryError" in done.stderr[-1000:]:
        raise InputError(shown, "takes too much memory to read" + _SAVE)
    raise InputError(shown, "is damaged, or takes too much to read as PDF" + _SAVE)


def _lines(page: Sequence[Mapping[str, Any]], number: int) -> list[Line]:
    lines = [
        Line(
            number,
            line["y"],
            line["size"],
            tuple(
                Part(clean, left, right)
                for text, left, right in line["parts"]
                if (clean := _clean(text))
            ),
            line["turned"],
        )
        for line in page
    ]
    return [line for line in lines if line.parts]


def _clean(text: str) -> str:
    """Return text without control characters and without what stands for no character."""
    shown = (c if c.isprintable() or c == "\u00ad" else " " for c in text if c != "\ufffe")
    return " ".join("".join(shown).split())
