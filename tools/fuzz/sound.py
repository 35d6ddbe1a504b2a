"""What must be true of anything that a reader returns, and of how it refuses."""

from __future__ import annotations

import itertools
import traceback
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Protocol

from compare.errors import InputError
from compare.model import Document, Span
from compare.read.formats import Reading

_OURS = Path(__file__).parents[2] / "compare"
_MOST_CAUSE = 500


class UnsoundError(Exception):
    """A reader said something that cannot be true."""


class _Placed(Protocol):
    @property
    def span(self) -> Span: ...


def tried(read: Callable[[], Reading | Document], text: str | None = None) -> None:
    """Read once. What is refused in one line is well, and so is what a library raises on its own.

    ``text`` is what a reader of text was given. Raises :class:`UnsoundError`, or
    the error of our own code as it is.
    """
    try:
        found = read()
    except InputError as error:
        cause = str(error)
        if "\n" in cause or len(cause) > _MOST_CAUSE or not cause.isprintable():
            raise UnsoundError(f"refused in no line for a person: {cause!r}") from error
        return
    except RecursionError:
        return  # the caller of all readers says that it is nested too deeply
    except Exception as error:
        where = traceback.extract_tb(error.__traceback__)[-1].filename
        if Path(where).is_relative_to(_OURS):
            raise
        return
    sound(found, text)


def sound(found: Reading | Document, text: str | None = None) -> None:
    """Raise :class:`UnsoundError` where spans leave the text, are in disorder, overlap or cross."""
    text = found.text if text is None else text
    if text is None:
        raise UnsoundError("no text")
    if "\0" in text:
        raise UnsoundError("the text holds NUL")
    _apart(found.removed, text, "removed")
    _nested(found.places, text)
    _inside(found.stories, text, "stories")
    if isinstance(found, Document):
        _apart(found.repairs, text, "repairs")
        for name in ("title", "publisher", "author", "published", "updated", "address"):
            if "\0" in (getattr(found, name) or ""):
                raise UnsoundError(f"{name} holds NUL")


def _inside(parts: Sequence[_Placed], text: str, what: str) -> None:
    for part in parts:
        if not 0 <= part.span.start <= part.span.end <= len(text):
            raise UnsoundError(f"{what}: {part} in {len(text)} characters")


def _apart(parts: Sequence[_Placed], text: str, what: str) -> None:
    _inside(parts, text, what)
    for before, part in itertools.pairwise(parts):
        if part.span.start < before.span.end:
            raise UnsoundError(f"{what}: {before} and {part}")


def _nested(parts: Sequence[_Placed], text: str) -> None:
    _inside(parts, text, "places")
    around: list[Span] = []
    for part in parts:
        while around and around[-1].end <= part.span.start:
            around.pop()
        if around and part.span.end > around[-1].end:
            raise UnsoundError(f"places: {around[-1]} and {part} cross")
        around.append(part.span)
