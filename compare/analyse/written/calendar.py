"""How a language writes dates: names of months and days, and the order of day, month and year.

All of it is from the Unicode Common Locale Data Repository, as the package Babel carries it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING

from compare.read.tongue import locales

if TYPE_CHECKING:
    from babel import Locale

_SUFFIX = r"[^\W\d_\u2e80-\uffff]"
"""A letter that may be written on to a day or a month: *4th*, *1er*, *4-го*, *märtsil*."""
_LONG = 4
"""Letters from which the name of a month may have an ending."""
_UNBROKEN, _WIDE = "\u0e00", "\u2e80"
"""From here on words are not set apart or have endings; from here on a letter is a word."""
_DAY = r"(?P<d>(?<![\w.,:/-])\d{1,2}(?!\d))"
_YEAR = r"(?P<y>(?<![\w.,:/-])\d{4}(?!\d))"
_ENDING = rf"(?:[ºª°]|[-:’']?{_SUFFIX}{{1,3}}(?!\w))?"
_BETWEEN = rf"[\s\u200e\u200f]{{1,2}}(?:{_SUFFIX}{{1,6}}[.’']?[\s\u200e\u200f]{{1,2}})?"
"""What stands between the parts of a date, behind a comma or a stop: one short word (*de*)."""
_MARKS = re.compile("[\u200e\u200f\u061c]")
_QUOTED = re.compile("'[^']*'")
_MONTHS = 12
_SHORTEST = 2


@dataclass(frozen=True, slots=True)
class Calendar:
    """How one language writes dates."""

    months: dict[str, int] = field(default_factory=dict)
    """Names in small letters, without the stop of an abbreviation: all that mean one month."""
    weekdays: dict[str, int] = field(default_factory=dict)
    """Full names in small letters; Monday is 0."""
    forms: tuple[re.Pattern[str], ...] = ()
    """What finds dates with the name of a month (groups ``d``, ``n``, ``y``), the fullest first."""
    weekday: re.Pattern[str] | None = None
    figures: str = "dM"
    """How day and month follow each other in figures: ``dM``, ``Md``, or both where some who write
    the language put the one first and some the other; what is more usual comes first."""


@cache
def calendar(language: str) -> Calendar:
    """Return how a language writes dates; of one that is not known, only what figures tell."""
    held = _locales(language)
    if not held:
        return Calendar(figures="dMd")
    months = _with_stems(_distinct(pair for one in held for pair in _months(one)))
    weekdays = _distinct(pair for one in held for pair in _weekdays(one))
    return Calendar(
        months,
        weekdays,
        tuple(map(_compiled, _forms(held, months))),
        _compiled(_whole(weekdays)) if weekdays else None,
        _in_figures([_fields(str(one.date_formats["short"])) for one in held]),
    )


def _compiled(form: str) -> re.Pattern[str]:
    return re.compile(form, re.I)


def _locales(language: str) -> list[Locale]:
    from babel import Locale, UnknownLocaleError

    try:
        return [Locale.parse(name) for name in locales(language)]
    except (UnknownLocaleError, ValueError):
        return []


def _months(locale: Locale) -> Iterator[tuple[str, int]]:
    for widths in locale.months.values():
        for width in ("wide", "abbreviated"):
            for number, name in widths.get(width, {}).items():
                yield _plain(name), int(number)


def _weekdays(locale: Locale) -> Iterator[tuple[str, int]]:
    """Yield the full names, and short ones where letters are words: others are short for more."""
    for widths in locale.days.values():
        for width in ("wide", "abbreviated"):
            for number, name in widths.get(width, {}).items():
                if width == "wide" or name >= _WIDE:
                    yield _plain(name), int(number)


def _plain(name: str) -> str:
    return _MARKS.sub("", name).casefold().rstrip(".")


def _distinct(pairs: Iterable[tuple[str, int]]) -> dict[str, int]:
    """Return names with the one number that each of them means; figures alone are no name."""
    found: dict[str, set[int]] = {}
    for name, number in pairs:
        if len(name) >= _SHORTEST and not any(c.isdigit() for c in name):
            found.setdefault(name, set()).add(number)
    return {name: numbers.pop() for name, numbers in sorted(found.items()) if len(numbers) == 1}


def _in_figures(orders: Sequence[str]) -> str:
    first = [order.startswith("Md") for order in orders]
    if any(first) and not all(first):
        return "MdM" if first[0] else "dMd"
    return "Md" if first[0] else "dM"


def _with_stems(months: dict[str, int]) -> dict[str, int]:
    """Return the names with those that have lost their last letter to an ending: *martā*."""
    stems = _distinct((name[:-1], n) for name, n in months.items() if len(name) > _LONG)
    return {**stems, **months}


def _whole(names: Iterable[str]) -> str:
    """Return a pattern for names as whole words, or anywhere where words are not set apart."""
    held = list(names)
    apart, run = ([n for n in held if (n >= _UNBROKEN) is wide] for wide in (False, True))
    parts = [rf"(?<!\w)(?:{_any(apart)})(?!\w)"] if apart else []
    return "|".join([*parts, *([_any(run)] if run else [])])


def _any(names: Iterable[str]) -> str:
    """Return a pattern for any of these names, the longest first."""
    return "|".join(re.escape(name) for name in sorted(names, key=lambda name: (-len(name), name)))


def _forms(held: Iterable[Locale], months: dict[str, int]) -> Iterator[str]:
    """Yield patterns for the orders in which the locales put day, month and year."""
    if not months:
        return
    long = [name for name in months if len(name) >= _LONG]
    glued = "".join(sorted({letter for one in held for letter in _glued(one)}))
    before = rf"(?<!\w)[{glued}]?" if glued else r"(?<!\w)"
    name = rf"{before}(?P<n>(?:{_any(long)}){_SUFFIX}{{0,4}}|(?:{_any(months)})\.?)(?!\w)"
    parts = {"d": _DAY + _ENDING, "M": name, "y": _YEAR + _ENDING}
    patterns = [
        _QUOTED.sub("", str(one.datetime_skeletons.get(skeleton, "")))
        for one in held
        for skeleton in ("yMMMMd", "MMMMd", "yMMMM")
    ]
    # A stop is part of a date only where the language sets one: "Ils étaient 30. Sept ..."
    stop = any(re.search(r"[dy]\.", pattern) for pattern in patterns)
    between = ("[,.]{0,2}" if stop else ",?") + _BETWEEN
    orders = dict.fromkeys(_fields(pattern) for pattern in patterns)
    for order in sorted(orders, key=lambda order: -len(order)):
        if "M" in order and len(order) > 1:
            yield between.join(parts[letter] for letter in order)


def _glued(locale: Locale) -> Iterator[str]:
    """Yield the letters that are written on to the name of a month: Hebrew *in*."""
    pattern = _QUOTED.sub("", str(locale.datetime_skeletons.get("yMMMMd", "")))
    yield from re.findall(r"([^\W\d_a-zA-Z])M{3}", pattern)


def _fields(pattern: str) -> str:
    """Return the order of the fields of a pattern of the repository: ``dMy``."""
    letters = _QUOTED.sub("", pattern).replace("L", "M")
    return "".join(dict.fromkeys(letter for letter in letters if letter in "dMy"))
