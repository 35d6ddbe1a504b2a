"""Whether two place names can stand for one place: the same, or one inside the other."""

from __future__ import annotations

from functools import cache

from compare.data import countries, places
from compare.judge.naming import name_words
from compare.model import Mention


def may_be_one_place(a: Mention, b: Mention) -> bool:
    """Tell whether something that is in ``a`` may also be in ``b``.

    A place that is in no table may lie in any country or region, but not in another such place.
    """
    if known_as_one_place(a, b):
        return True
    if _continents(a) or _continents(b):
        first, second = _lies_in(a), _lies_in(b)
        return not first or not second or bool(first & second)
    above_a, above_b = _around(a.entity), _around(b.entity)
    wide_a, wide_b = is_wide(a.entity), is_wide(b.entity)
    if wide_a and wide_b:
        return False
    if wide_a or wide_b:  # a town and a country: apart only if the town is known to be elsewhere
        return not (above_a if wide_b else above_b)
    return False


def known_as_one_place(a: Mention, b: Mention) -> bool:
    """Tell whether two names have a word in common, or one place is known to hold the other."""
    if a.entity == b.entity or name_words(a.name) & name_words(b.name):
        return True
    return a.entity in _around(b.entity) or b.entity in _around(a.entity)


_CONTINENTS = {
    "africa": ("Africa",),
    "asia": ("Asia",),
    "europe": ("Europe",),
    "oceania": ("Oceania",),
    "america": ("North America", "South America"),
    "americas": ("North America", "South America"),
}


def _continents(mention: Mention) -> frozenset[str]:
    """Return the continents that a name such as *Africa* or *West Africa* may stand for."""
    words = mention.name.casefold().split()
    if not words or mention.entity in countries():  # "America" is mostly the country
        return frozenset()
    return frozenset(_CONTINENTS.get(words[-1], ()))


def _lies_in(mention: Mention) -> frozenset[str]:
    """Return the continents of a place; none where they are not known."""
    found = _continents(mention)
    for key in (mention.entity, *_around(mention.entity)):
        country = countries().get(key)
        found |= frozenset(country.continent if country else ())
    return found


def _around(entity: str) -> frozenset[str]:
    """Return the keys of the places known to hold this one."""
    found: set[str] = set()
    key = entity
    while (place := _table().get(key)) is not None and place not in found and place:
        found.add(place)
        key = place
    return frozenset(found)


def is_wide(entity: str) -> bool:
    """Tell whether a place is a country, a state or a region."""
    known = countries().get(entity) or places().get(entity)
    return known is not None and known.kind != "city"


def is_city(entity: str) -> bool:
    """Tell whether a place is a town that the tables know, capitals included."""
    return entity in _table() and not is_wide(entity)


@cache
def _table() -> dict[str, str]:
    """Return the key of the country or region around each known place, capitals included."""
    around = {
        key: place.within for table in (countries(), places()) for key, place in table.items()
    }
    for key, country in countries().items():
        for capital in country.capital:
            around.setdefault(capital.casefold(), key)
    return around
