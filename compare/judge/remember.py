"""Looking at each part of an account once, in however many pairs of sentences it stands."""

from __future__ import annotations

from functools import wraps
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable

    from compare.judge.context import Account

_Part = TypeVar("_Part")
_Found = TypeVar("_Found")


def remembered(
    find: Callable[[Account, _Part], _Found],
) -> Callable[[Account, _Part], _Found]:
    """Make a pure function of an account and one of its tokens or facts remember its results.

    They are kept with the account and shared: nobody may change them.
    """

    @wraps(find)
    def found(account: Account, part: _Part) -> _Found:
        key = find, id(part)
        held = account.remembered.get(key)
        if held is None:  # the part is kept as well, so that no other takes its identity
            held = account.remembered[key] = part, find(account, part)
        result: _Found = held[1]
        return result

    return found
