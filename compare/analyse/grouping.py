"""What was found in a text, by the sentence or the place it stands in."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from itertools import accumulate
from typing import TYPE_CHECKING, Generic, Protocol, TypeVar

if TYPE_CHECKING:
    from collections.abc import Iterable

    from compare.model import Span


class _Found(Protocol):
    """A fact, or anything else that knows its sentence."""

    @property
    def sentence(self) -> int: ...


_F = TypeVar("_F", bound=_Found)
_T = TypeVar("_T")


def by_sentence(found: Iterable[_F]) -> dict[int, tuple[_F, ...]]:
    """Return what stands in each sentence that has any, in the order given."""
    held: dict[int, list[_F]] = defaultdict(list)
    for one in found:
        held[one.sentence].append(one)
    return {sentence: tuple(ones) for sentence, ones in held.items()}


class ByPlace(Generic[_T]):
    """Things by where they stand in a text, found without asking each of thousands."""

    def __init__(self, things: Iterable[tuple[Span, _T]]) -> None:
        held = sorted(enumerate(things), key=lambda item: item[1][0].start)
        self._held = [(span.end, n, thing) for n, (span, thing) in held]
        self._starts = [span.start for _, (span, _) in held]
        self._reach = list(accumulate((span.end for _, (span, _) in held), max))

    def over(self, span: Span) -> list[_T]:
        """Return what shares at least one code point with ``span``, in the order given."""
        at = bisect_left(self._starts, span.end) - 1
        found = []
        while at >= 0 and self._reach[at] > span.start:
            end, n, thing = self._held[at]
            if end > span.start:
                found.append((n, thing))
            at -= 1
        return [thing for _, thing in sorted(found, key=lambda item: item[0])]
