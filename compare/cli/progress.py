"""A bar on the terminal for work that takes longer than a second."""

from __future__ import annotations

import os
import re
import time
from types import TracebackType
from typing import TextIO

_PATIENCE = 1.0
"""Seconds before anything shows."""

_PAUSE = 0.1
"""Seconds between two pictures."""

_MINUTE = 60.0
"""Seconds between two lines where nobody looks, for work of hours."""

_CELLS = 24
_NARROW = 60
"""Columns below which the terminal has no room for a bar."""
_COLUMNS = 80
"""Those of a terminal that does not tell."""
_LEFT = re.compile(r"(?:, part \S{1,20} of \S{1,20})?, \S{1,20} \w{1,9} left$")
"""The end of a label that is shown whole: how far the work is, and how long the rest may take."""


class Progress:
    """Call it with what is being done and the share that is done; closing wipes the line."""

    def __init__(self, stream: TextIO | None) -> None:
        """Start the clock; nothing shows without a ``stream`` or where nobody looks at it."""
        self._stream = stream if stream is not None and stream.isatty() else None
        self._next = time.monotonic() + _PATIENCE
        self._shown = False

    def __call__(self, label: str, share: float) -> None:
        """Draw the bar, if it is time to."""
        now = time.monotonic()
        if self._stream is None or now < self._next:
            return
        share = min(max(share, 0.0), 1.0)
        filled = round(share * _CELLS)
        bar = "[" + "#" * filled + "." * (_CELLS - filled) + "] "
        columns = _columns(self._stream) - 1  # in the last one some terminals begin a new line
        head = f"{bar if columns >= _NARROW else ''}{share:4.0%} "
        shown = "".join(char for char in label if char.isprintable())
        self._stream.write(f"\r\x1b[K{head}{_fitted(shown, columns - len(head))}")
        self._stream.flush()
        self._next = now + _PAUSE
        self._shown = True

    def close(self) -> None:
        """Wipe the line, so that nothing of the bar is left."""
        if self._stream is not None and self._shown:
            self._stream.write("\r\x1b[K")
            self._stream.flush()
            self._shown = False

    def __enter__(self) -> Progress:
        """Return itself."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Close."""
        self.close()


def _columns(stream: TextIO) -> int:
    try:
        return os.get_terminal_size(stream.fileno()).columns or _COLUMNS
    except (OSError, ValueError):  # it has no number, or the number is that of no terminal
        return _COLUMNS


def _fitted(label: str, room: int) -> str:
    """Return a label that is not longer than ``room``; what is left of the work is never cut."""
    if len(label) <= room:
        return label
    found = _LEFT.search(label)
    end = found.group() if found else ""
    if len(end) >= room:
        end = end[end.rindex(",") :]
    if len(end) >= room:
        return end.removeprefix(", ")[: max(room, 0)]
    return f"{label[: room - len(end) - 1].rstrip(', ')}…{end}"


class Log(Progress):
    """The same for work of hours: into a file it writes a line a minute."""

    def __init__(self, stream: TextIO | None) -> None:
        """Start the clock; nothing shows without a ``stream``."""
        super().__init__(stream)
        self._log = stream if self._stream is None else None
        self._line = time.monotonic() + _MINUTE

    def __call__(self, label: str, share: float) -> None:
        """Draw the bar, or write a line, if it is time to."""
        super().__call__(label, share)
        now = time.monotonic()
        if self._log is not None and now >= self._line:
            self._log.write(f"{share:4.0%} {label}\n")
            self._log.flush()
            self._line = now + _MINUTE
