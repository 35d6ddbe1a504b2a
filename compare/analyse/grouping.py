"""What was found in a text, by the sentence it stands in."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Protocol, TypeVar

if TYPE_CHECKING:
    from collections.abc import Iterable


class _Found(Protocol):
    """A fact, or anything else that knows its sentence."""

    @property
    def sentence(self) -> int: ...


_F = TypeVar("_F", bound=_Found)


def by_sentence(found: Iterable[_F]) -> dict[int, tuple[_F, ...]]:
    """Return what stands in each sentence that has any, in the order given."""
    held: dict[int, list[_F]] = defaultdict(list)
    for one in found:
        held[one.sentence].append(one)
    return {sentence: tuple(ones) for sentence, ones in held.items()}
