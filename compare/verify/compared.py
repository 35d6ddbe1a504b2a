"""Parts of a report as its JSON has them, against the same made anew."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from typing import Any

from compare.verify.model import Break, Broken

Json = Mapping[str, Any]


def differing(
    stated: Json,
    made: Json,
    where: str,
    *,
    what: Break = "derived",
    document: str | None = None,
    near: float = 0.0,
) -> Iterator[Broken]:
    """Yield the fields of one object that are not as they were made anew.

    A field that is absent is one without a value. Numbers may be ``near`` each other.
    """
    for field, own in made.items():
        if not _same(stated.get(field), own, near):
            told = _told(stated.get(field)), _told(own)
            yield Broken(what, where, document, stated=told[0], found=told[1], field=field)


def lists(
    name: str,
    stated: Sequence[Any],
    made: Sequence[Json],
    key: Callable[[Json], object],
    *,
    what: Break = "derived",
    leaving: Collection[str] = ("id",),
    near: float = 0.0,
) -> Iterator[Broken]:
    """Yield what of a list is not as it was made anew; ``key`` tells which items are one.

    Of ``stated`` it is known that it has the form of a report. ``leaving`` are fields that are
    not compared: numbers tell nothing where an item is missing.
    """
    mine, theirs = _keyed(stated, key), _keyed(made, key)
    for own, item in theirs.items():
        if own not in mine:
            yield Broken(what, name, found=_called(item), field="missing")
    for own, item in mine.items():
        where = _called(item) or name
        if own in theirs:
            fields = {field: value for field, value in theirs[own].items() if field not in leaving}
            yield from differing(item, fields, where, what=what, near=near)
        else:
            yield Broken(what, where, field="surplus")
    if mine.keys() == theirs.keys() and list(mine) != list(theirs):
        yield Broken(what, name, field="order")


def numbering(name: str, letter: str, stated: Sequence[Any]) -> Iterator[Broken]:
    """Yield the first number that is not the next one."""
    for n, item in enumerate(stated, 1):
        own, due = item.get("id"), f"{letter}{n}"
        if own not in (due, None, ""):  # reports of old have no ids for shared wording
            yield Broken("derived", name, stated=_told(own), found=due, field="id")
            return


def _keyed(items: Sequence[Any], key: Callable[[Json], object]) -> dict[object, Any]:
    """Return the items by their keys; of several with one key each by its number."""
    seen: Counter[str] = Counter()
    held: dict[object, Any] = {}
    for item in items:
        own = repr(key(item))
        seen[own] += 1
        held[own, seen[own]] = item
    return held


def _same(stated: Any, made: Any, near: float) -> bool:
    """Tell whether both are equal: absent is empty, and numbers are as JSON has them."""
    if isinstance(made, dict):
        stated = {} if stated is None else stated
        return isinstance(stated, dict) and all(
            _same(stated.get(field), own, near) for field, own in made.items()
        )
    if isinstance(made, list):
        stated = [] if stated is None else stated
        return (
            isinstance(stated, list)
            and len(stated) == len(made)
            and all(_same(a, b, near) for a, b in zip(stated, made, strict=True))
        )
    if isinstance(made, bool):
        return (stated or False) is made
    if isinstance(stated, int | float) and isinstance(made, float) and near:
        return abs(stated - made) <= near
    return bool(stated == made) and not isinstance(stated, bool)


def _called(item: Json) -> str:
    own = item.get("id")
    return own if isinstance(own, str) else ""


def _told(value: Any) -> str:
    """Return a value as it is shown."""
    if value is None:
        return "nothing"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, dict):
        return ", ".join(f"{field} {_told(own)}" for field, own in value.items())
    if isinstance(value, list):
        return "; ".join(map(_told, value)) or "nothing"
    return f"{value:g}" if isinstance(value, float) else str(value)
