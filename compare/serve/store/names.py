"""What sources are called: names of one line, as short as tells them apart."""

from __future__ import annotations

import unicodedata
from collections.abc import Collection, Sequence

_Parts = tuple[str, ...]


def one_line(text: str) -> str:
    """Return a text as one line of printable characters, composed (NFC)."""
    cleaned = " ".join("".join(c if c.isprintable() else " " for c in text).split())
    return unicodedata.normalize("NFC", cleaned)


def told_apart(paths: Sequence[str], known: Collection[str] = ()) -> tuple[str, ...]:
    """Return a name for each of some files that come together, no two the same.

    Of a path its last part, and of files with one last part as many folders before it as tell
    them apart: ``a/story.txt`` and ``b/story.txt``. What is called the same to the end is
    numbered: ``index.html`` and ``index (2).html``. A path that is one of the names ``known``
    already keeps it.
    """
    every = [_parts(path) for path in paths]
    names: list[str] = []
    for parts in every:
        name = whole if (whole := "/".join(parts)) in known else _shortest(parts, every)
        names.append(_unused(name, {*names, *("/".join(p) for p in every if p != parts)}))
    return tuple(names)


def _parts(path: str) -> _Parts:
    parts = (one_line(part) for part in path.replace("\\", "/").split("/"))
    return tuple(part for part in parts if part not in ("", ".", ".."))


def _shortest(parts: _Parts, every: Sequence[_Parts]) -> str:
    """Return the shortest end of a path that only the same path has as well."""
    for count in range(1, len(parts)):
        end = parts[-count:]
        if all(other == parts for other in every if other[-count:] == end):
            return "/".join(end)
    return "/".join(parts)


def _unused(name: str, used: Collection[str]) -> str:
    """Return the name, or with a number before its suffix where it is taken."""
    folder, slash, last = name.rpartition("/")
    stem, dot, suffix = last.rpartition(".")
    if not stem:
        stem, dot, suffix = last, "", ""
    number = 1
    while name in used:
        number += 1
        name = f"{folder}{slash}{stem} ({number}){dot}{suffix}"
    return name
