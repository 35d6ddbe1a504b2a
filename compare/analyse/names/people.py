"""Which names of persons name the same person: full names, surnames, initials, transliterations."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from compare.analyse.names.folding import loose
from compare.analyse.names.titles import GENERATIONS
from compare.data import known

Words = tuple[str, ...]

# Forms of one given name: short forms, and how it is written from Russian, Ukrainian and
# Belarusian. Closed on purpose: only pairs that are the same name beyond doubt.
_GIVEN = (
    "alexander aleksandr oleksandr aliaksandr alex",
    "alexei aleksei alexey aleksey oleksii oleksiy",
    "andrei andrey andrii andriy andrew andy",
    "benjamin ben",
    "charles charlie chuck",
    "christopher chris",
    "daniel dan danny",
    "david dave",
    "dmitry dmitri dmitriy dmytro",
    "donald don",
    "edward ed eddie ted",
    "elizabeth liz beth lizzie",
    "evgeny yevgeny evgeni yevgeni evgenii yevhen",
    "gregory greg",
    "igor ihor",
    "james jim jimmy",
    "joseph joe",
    "katherine catherine kate kathy cathy",
    "kenneth ken",
    "margaret maggie meg peggy",
    "matthew matt",
    "michael mike",
    "mikhail mykhailo mikhailo",
    "nicholas nick",
    "nikolai nikolay mykola",
    "patricia pat patty",
    "peter pete",
    "petro pyotr petr",
    "rebecca becky",
    "richard rick dick",
    "robert bob bobby rob",
    "ronald ron",
    "samuel sam",
    "sergei sergey serhiy serhii siarhei",
    "stephen steven steve",
    "susan sue",
    "svetlana sviatlana svitlana",
    "thomas tom tommy",
    "timothy tim",
    "vasily vasyl vassily",
    "vladimir volodymyr uladzimir",
    "william bill will billy",
    "yulia yuliya julia yuliia",
    "yuri yury yurii yuriy",
)
_CLASS: Mapping[str, int] = MappingProxyType(
    {loose(word): n for n, line in enumerate(_GIVEN) for word in line.split()}
)


_GENERATION_NAMES = {"junior": "jr", "senior": "sr"}
_NONE: Mapping[Words, int] = MappingProxyType({})


def gather(
    names: Mapping[Words, int], bare: Mapping[Words, int], latent: Mapping[Words, int] = _NONE
) -> dict[Words, Words]:
    """Return for each name the one that stands for its person.

    ``names`` are folded names of persons, ``bare`` single words that may be a surname, ``latent``
    names of something that may be a person after all, each with how often it occurs. A short
    name joins a full one only if it fits exactly one person; what fits two, or none, stands for
    itself. A latent name is in the result only if it turned out to be a person's.
    """
    names = {**names, **_revealed(names, bare, latent)}
    full = sorted((n for n in names if len(n) > 1), key=lambda n: (-len(n), n))
    groups: list[list[Words]] = []
    kin: dict[str, list[list[Words]]] = {}
    for name in full:
        near = kin.setdefault(_surname(name), [])  # only names with one last word can be the same
        fitting = [g for g in near if any(_same(name, other) for other in g)]
        if len(fitting) == 1:
            fitting[0].append(name)
        else:
            groups.append([name])
            near.append(groups[-1])
    result: dict[Words, Words] = {}
    ending: dict[str, list[Words]] = {}
    holding: dict[str, list[Words]] = {}
    for group in groups:
        head = _head(group, names)
        for name in group:
            result[name] = head
        ending.setdefault(_surname(group[0]), []).append(head)
        for word in {loose(word) for name in group for word in name}:
            holding.setdefault(word, []).append(head)
    for name in sorted({*names, *bare} - set(full)):
        by_last = ending.get(loose(name[0]), [])
        by_any = holding.get(loose(name[0]), []) if len(name[0]) > 1 else []
        if len(by_last) == 1:
            result[name] = by_last[0]
        elif not by_last and len(by_any) == 1 and name in names:
            result[name] = by_any[0]
        else:
            result[name] = name
    return result


def _revealed(
    names: Mapping[Words, int], bare: Mapping[Words, int], latent: Mapping[Words, int]
) -> dict[Words, int]:
    """Return the latent names that a person's name equals, or whose last word stands alone."""
    full: dict[str, list[Words]] = {}
    for name in names:
        if len(name) > 1:
            full.setdefault(_surname(name), []).append(name)
    alone = {loose(n[0]) for n in (*names, *bare) if len(n) == 1}
    return {
        name: count
        for name, count in latent.items()
        if any(_same(name, o) for o in full.get(_surname(name), ()))
        or (loose(name[-1]) in alone and not any(_word(part) for part in name))
    }


def _word(part: str) -> bool:
    return len(part) < 3 or any(known(part, pos) for pos in ("n", "v", "a", "r"))


def _head(group: list[Words], counts: Mapping[Words, int]) -> Words:
    return min(group, key=lambda n: (-counts[n], -len(n), n))


def _same(a: Words, b: Words) -> bool:
    """Tell whether two full names are one person's; *Jr.* makes another person."""
    if _generation(a) != _generation(b):
        return False
    a, b = _plain(a), _plain(b)
    if len(a) == len(b):
        return (
            _alike(a[-1], b[-1])
            and _given(a[0], b[0])
            and all(_alike(x, y) or _initial(x, y) for x, y in zip(a[1:-1], b[1:-1], strict=True))
        )
    long, short = (a, b) if len(a) > len(b) else (b, a)
    if all(_alike(x, y) for x, y in zip(long[-len(short) :], short, strict=True)):
        return True  # von der Leyen; also a given name left out
    return (
        _alike(long[-1], short[-1])
        and _given(long[0], short[0])
        and len(short[0]) > 1
        and all(any(_alike(x, y) or _initial(x, y) for x in long[1:-1]) for y in short[1:-1])
    )


def _generation(name: Words) -> str:
    last = name[-1] if len(name) > 1 and name[-1] in GENERATIONS else ""
    return _GENERATION_NAMES.get(last, last)


def _plain(name: Words) -> Words:
    return name[:-1] if _generation(name) else name


def _given(a: str, b: str) -> bool:
    one, two = loose(a), loose(b)
    if one == two or _initial(a, b):
        return True
    return one in _CLASS and _CLASS.get(one) == _CLASS.get(two)


def _alike(a: str, b: str) -> bool:
    return loose(a) == loose(b)


def _initial(a: str, b: str) -> bool:
    return a[0] == b[0] and 1 in (len(a), len(b))


def _surname(name: Words) -> str:
    return loose(_plain(name)[-1])


def one_given_name(a: str, b: str) -> bool:
    """Tell whether two folded words are one given name: *bob*, *robert*; *j*, *john*."""
    return _given(a, b)
