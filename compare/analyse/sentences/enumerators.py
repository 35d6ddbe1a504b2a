"""List items that stand in one line."""

from __future__ import annotations

import re
from collections.abc import Iterator

_BULLET = re.compile(r"(?:(?<=\s)|^)[•‣⁃◦▪●]\s*(?=\S)")
_ENUMERATOR = re.compile(
    r"(?:(?<=\s)|^)\(?(?P<label>\d{1,2}|[a-z])(?P<mark>\.\)|\)|\.)\s+(?=[^\W\d_])"
)


def inline_items(text: str) -> Iterator[tuple[int, int]]:
    """Yield the ranges of the items ``text`` runs together, or one range that covers it.

    Items are told by a bullet at the head of the text and further ones inside, or by numbers or
    letters that count up by one from its head with the same mark behind them.
    """
    starts = _bullets(text) or _enumerators(text)
    if not starts:
        yield 0, len(text)
        return
    yield from zip([0, *starts[1:]], [*starts[1:], len(text)], strict=True)


def _bullets(text: str) -> list[int]:
    found = [match.start() for match in _BULLET.finditer(text)]
    head = len(text) - len(text.lstrip())
    return found if len(found) > 1 and found[0] == head else []


def _enumerators(text: str) -> list[int]:
    head = len(text) - len(text.lstrip())
    first = _ENUMERATOR.match(text, head)
    if not first:
        return []
    starts = [head]
    label, mark = _value(first["label"]), first["mark"]
    for match in _ENUMERATOR.finditer(text, first.end()):
        same_kind = first["label"].isdigit() == match["label"].isdigit()
        if same_kind and match["mark"] == mark and _value(match["label"]) == label + 1:
            starts.append(match.start())
            label += 1
    return starts if len(starts) > 1 else []


def _value(label: str) -> int:
    return int(label) if label.isdigit() else ord(label)
