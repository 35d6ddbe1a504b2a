"""Where a stretch of text stands in its source, in words."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence

from compare.model.documents import Place, PlaceKind
from compare.model.spans import Span

_TOLD: frozenset[PlaceKind] = frozenset(
    ["caption", "pull quote", "footnote", "endnote", "comment", "text box", "inserted", "deleted"]
)
"""Kinds that a reader must know of, whatever the label says."""
_NUMBERED = re.compile(r"(?P<before>(?:.*[^a-z])?)(?P<what>[a-z]++) (?P<number>\d+)", re.S)


class Whereabouts:
    """The places of one document, to be asked for any stretch of its text.

    ``places`` are ordered as in :attr:`compare.model.Document.places`.
    """

    def __init__(self, places: Sequence[Place]) -> None:
        self._starts: list[int] = []
        self._stacks: list[tuple[Place, ...]] = []
        stack: list[Place] = []
        for place in places:
            self._close(stack, place.span.start)
            stack.append(place)
            self._note(place.span.start, stack)
        self._close(stack, None)

    def of(self, span: Span, otherwise: str | None = None) -> str | None:
        """Return where ``span`` begins, and where it ends if that is elsewhere.

        ``p. 3, lines 12–13``, ``paragraph 7, inserted``, ``caption 2``. ``otherwise`` says where it
        stands if no place does. ``None`` where nothing is known.
        """
        first, kinds = self._at(span.start)
        last, _ = self._at(max(span.start, span.end - 1))
        label = _from_to(first, last) if first and last else first or last or otherwise
        told = [kind for kind in kinds if not (label and kind in label)]
        return ", ".join([*([label] if label else []), *told]) or None

    def _at(self, offset: int) -> tuple[str | None, list[str]]:
        number = bisect_right(self._starts, offset) - 1
        stack = self._stacks[number] if number >= 0 else ()
        label = next((place.label for place in reversed(stack) if place.label), None)
        return label, list(dict.fromkeys(p.kind for p in stack if p.kind in _TOLD))

    def _close(self, stack: list[Place], before: int | None) -> None:
        """End the places that end no later than ``before``; all of them for ``None``."""
        while stack and (before is None or stack[-1].span.end <= before):
            ended = stack.pop()
            self._note(ended.span.end, stack)

    def _note(self, start: int, stack: Sequence[Place]) -> None:
        if self._starts and self._starts[-1] >= start:
            self._stacks[-1] = tuple(stack)
        else:
            self._starts.append(start)
            self._stacks.append(tuple(stack))


def _from_to(first: str, last: str) -> str:
    """Join two labels: ``p. 3, lines 12–13``, ``paragraph 7 to table 2, row 1``."""
    if first == last:
        return first
    a, b = _NUMBERED.fullmatch(first), _NUMBERED.fullmatch(last)
    if a and b and a.group("before", "what") == b.group("before", "what"):
        return f"{a['before']}{a['what']}s {a['number']}\N{EN DASH}{b['number']}"
    return f"{first} to {last}"
