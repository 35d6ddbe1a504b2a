"""What rests on which words, found without asking each of thousands."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Generic, TypeVar

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from compare.model import Evidence

_T = TypeVar("_T")
_CELL = 64
"""Characters of a text that are looked up in one."""


class Near(Generic[_T]):
    """Things by the places they rest on."""

    def __init__(self) -> None:
        self._things: list[_T] = []
        self._cells: dict[tuple[str, int], list[int]] = defaultdict(list)

    def add(self, evidence: Iterable[Evidence], thing: _T) -> None:
        """Let ``thing`` be found by these places."""
        number = len(self._things)
        self._things.append(thing)
        for cell in dict.fromkeys(_cells(evidence)):
            self._cells[cell].append(number)

    def at(self, evidence: Iterable[Evidence]) -> list[_T]:
        """Return, in the order in which they came, all that overlap one of these places.

        Some that only stand close to them are among it.
        """
        found = {n for cell in _cells(evidence) for n in self._cells.get(cell, ())}
        return [self._things[n] for n in sorted(found)]


def _cells(evidence: Iterable[Evidence]) -> Iterator[tuple[str, int]]:
    for item in evidence:
        last = max(item.span.start, item.span.end - 1)
        for cell in range(item.span.start // _CELL, last // _CELL + 1):
            yield item.document, cell
