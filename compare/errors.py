"""The errors that a caller may want to tell apart. Only ``cli.py`` turns them into exit codes."""

from __future__ import annotations


class CompareError(Exception):
    """Anything this package raises on purpose; ``str()`` is one line fit for a person."""


class InputError(CompareError):
    """An input that cannot be read; the message names it and the cause."""

    def __init__(self, name: str, cause: str) -> None:
        super().__init__(f"{name}: {cause}")
        self.name = name
        self.cause = cause


class ReportFormatError(CompareError):
    """A saved report that is not one, or of a version this package does not know."""


class MissingLibraryError(CompareError):
    """A renderer needs a system library that is not there; the message says what to install."""
