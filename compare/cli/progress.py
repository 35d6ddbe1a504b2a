"""A bar on the terminal for work that takes longer than a second."""

from __future__ import annotations

import time
from types import TracebackType
from typing import TextIO

_PATIENCE = 1.0
"""Seconds before anything shows."""

_PAUSE = 0.1
"""Seconds between two pictures."""

_CELLS = 24
_LABEL = 40


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
        bar = "#" * filled + "." * (_CELLS - filled)
        shown = "".join(char for char in label if char.isprintable())[:_LABEL]
        self._stream.write(f"\r\x1b[K[{bar}] {share:4.0%} {shown}")
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
