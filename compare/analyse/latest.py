"""What several stages ask of the accounts of one comparison, found once for all of them."""

from __future__ import annotations

from functools import wraps
from operator import is_
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable

    from compare.model import Analysis

_Found = TypeVar("_Found")
_KEPT = 8
"""Accounts of which it is kept."""


def latest(find: Callable[[Analysis], _Found]) -> Callable[[Analysis], _Found]:
    """Make a pure function of tokens, names and figures of an account remember its last results.

    They are shared: nobody may change them. The vectors of the account are not kept.
    """
    held: list[tuple[tuple[object, ...], _Found]] = []

    @wraps(find)
    def found(analysis: Analysis) -> _Found:
        parts = analysis.tokens, analysis.bounds, analysis.quantities, analysis.mentions
        for known, result in tuple(held):
            if all(map(is_, known, parts)):
                return result
        made = find(analysis)
        held[:] = [(parts, made), *held[: _KEPT - 1]]
        return made

    return found
