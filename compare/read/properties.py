"""What the properties of a file say, where its text does not say it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from compare.read.formats import Reading

_NOBODY = frozenset(
    "python-docx user unknown anonymous author un-named admin administrator root".split()
) | {"microsoft office user", "windows user", "unknown author"}
"""What programs write where no author is known."""
_NOTHING = frozenset({"untitled", "word document", "document", "document1", "microsoft word"})
_GROUND = "document properties"


def with_properties(reading: Reading, found: Mapping[str, str]) -> Reading:
    """Return the reading with fields filled from the properties of its file.

    The text counts first: the properties are often those of the template it was written on. The
    day a file was made is not used, since that is not when its text was published; nor are names
    that programs write by themselves.
    """
    grounds = dict(reading.grounds)

    def told(name: str) -> str | None:
        before: str | None = getattr(reading, name)
        value = found.get(name, "").strip()
        if before or not value or value.lower() in _NOBODY | _NOTHING:
            return before
        grounds[name] = _GROUND
        return value

    return replace(
        reading,
        title=told("title"),
        author=told("author"),
        publisher=told("publisher"),
        published=told("published"),
        updated=told("updated"),
        address=told("address"),
        language=reading.language or found.get("language") or None,
        grounds=tuple(grounds.items()),
    )
