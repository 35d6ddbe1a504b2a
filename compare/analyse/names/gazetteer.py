"""Find the names that the tables know in a run of tokens."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType

from compare.analyse.names.folding import compact, fold
from compare.analyse.names.words import COMPASS
from compare.data import Place, countries, organisations, places
from compare.model import MentionType, Token

_WORDS_IN_CAPITALS = frozenset({"US", "WHO", "ICE", "SWIFT", "CAS", "COP"})
"""Acronyms that are words as well, so that capitals alone do not tell."""


@dataclass(frozen=True, slots=True)
class Known:
    """What a name in the tables can stand for."""

    keys: tuple[str, ...]
    """One key, or several for a name like *Georgia*."""
    type: MentionType
    needs_the: bool
    written: str
    """The name as the table writes it."""


@dataclass(frozen=True, slots=True)
class Hit:
    """A known name in the text: tokens ``first`` to ``last`` of the document, half open."""

    first: int
    last: int
    known: Known


@cache
def index() -> Mapping[str, Known]:
    """Return every name in the tables by its compact form."""
    found: dict[str, list[tuple[str, MentionType, bool, str]]] = {}

    def add(key: str, kind: MentionType, name: str) -> None:
        needs_the = name.startswith("the ")
        bare = name.removeprefix("the ").removeprefix("The ")
        found.setdefault(compact(bare), []).append((key, kind, needs_the, bare))

    for place in (*countries().values(), *places().values()):
        _add_place(place, add)
    for name, key in _capitals().items():
        add(key, "place", name)
    for organisation in organisations().values():
        for name in (organisation.name, *organisation.aliases):
            add(organisation.key, "organisation", name)
    return MappingProxyType({form: _merge(entries) for form, entries in sorted(found.items())})


def _add_place(place: Place, add: Callable[[str, MentionType, str], None]) -> None:
    for name in (place.name, *place.aliases):
        add(place.key, "place", name)
    for name in place.adjectives:
        add(place.key, "group", name)
    for name in place.people:
        add(place.key, "group", name)
        for more in plurals(name):
            add(place.key, "group", more)


def plurals(name: str) -> tuple[str, ...]:
    """Return the plural of a name of inhabitants, if it has one of its own."""
    if name.endswith("man"):
        return (name[:-2] + "en",)
    if name.endswith(("ese", "s", "x", "sh", "ch", "zh")):
        return ()
    return (name + "s",)


def _merge(entries: Sequence[tuple[str, MentionType, bool, str]]) -> Known:
    # Where one form is a name and an adjective of the same key, it counts as the name.
    keys = tuple(sorted({key for key, _, _, _ in entries}))
    kinds = [kind for _, kind, _, _ in entries]
    kind: MentionType = "place" if "place" in kinds else kinds[0]
    return Known(keys, kind, all(the for _, _, the, _ in entries), entries[0][3])


@cache
def _capitals() -> Mapping[str, str]:
    """Return every spelling of a capital with the key its place goes by: its folded first name."""
    listed = {compact(n) for place in places().values() for n in (place.name, *place.aliases)}
    named = {compact(n) for place in countries().values() for n in (place.name, *place.aliases)}
    found: dict[str, str] = {}
    for place in (*countries().values(), *places().values()):
        for spelling in place.capital:
            if compact(spelling) not in listed | named and "," not in spelling:
                found.setdefault(spelling, fold(place.capital[0]))
    return MappingProxyType(found)


@cache
def _beginnings() -> frozenset[str]:
    return frozenset(form[:end] for form in index() for end in range(1, len(form) + 1))


def search(tokens: Sequence[Token]) -> tuple[Hit, ...]:
    """Return the known names in the tokens of one sentence, in order and without overlap."""
    hits: list[Hit] = []
    shouting = _shouting(tokens)
    at = 0
    while at < len(tokens):
        hit = _longest_at(tokens, at, shouting) or _abbreviated(tokens, at)
        if hit is None:
            at += 1
        else:
            hits.append(hit)
            at = hit.last - tokens[0].index
    return tuple(hits)


def _longest_at(tokens: Sequence[Token], at: int, shouting: bool) -> Hit | None:
    form, best = "", None
    if not tokens[at].text[0].isalnum():
        return None
    if tokens[at].text.islower() and fold(tokens[at].text) not in COMPASS | {"al"}:
        return None
    for end in range(at, len(tokens)):
        text = tokens[end].text
        form += "saint" if fold(text) == "st" else compact(text)
        if form and form not in _beginnings():
            break
        known = index().get(form)
        whole = any(c.isalnum() or c == "+" for c in text) and tokens[end].tag != "POS"
        if known and whole and _fits(tokens, at, end + 1, known, shouting):
            best = Hit(tokens[at].index, tokens[end].index + 1, known)
    return best


def _abbreviated(tokens: Sequence[Token], at: int) -> Hit | None:
    """Read *Ga.* in *Atlanta, Ga.* and *GA* in *Atlanta, GA*."""
    text = tokens[at].text
    if at < 2 or tokens[at - 1].text != "," or not tokens[at - 2].text[0].isupper():
        return None
    key = _short_forms().get(text) or _short_forms().get(f"{text}.")
    if key is None:
        return None
    return Hit(tokens[at].index, tokens[at].index + 1, Known((key,), "place", False, text))


@cache
def _short_forms() -> Mapping[str, str]:
    """Return the short forms of the states of federations, and the postal ones of the US."""
    forms = {form: p.key for p in places().values() for form in p.abbreviations}
    return forms | {k.removeprefix("US-"): k for k in places() if k.startswith("US-")}


def _fits(tokens: Sequence[Token], first: int, last: int, known: Known, shouting: bool) -> bool:
    """Check capitals and the article: *Turkey*, not *turkey*; *the States*, not *States*."""
    written, text = known.written, "".join(t.text for t in tokens[first:last])
    if known.needs_the and (first == 0 or tokens[first - 1].text.lower() != "the"):
        return False
    if _is_acronym(written):
        plain = written.replace(".", "")
        word = shouting and plain in _WORDS_IN_CAPITALS
        # "U.S. aid" has the letters of USAID without being it.
        if text.replace(".", "") != plain:
            return False
        return not word or tokens[first].entity in {"GPE", "ORG"}
    if last - first == 1:
        return text[0].isupper() or written[0].islower()
    capital = [t.text[0].isupper() for t in tokens[first:last] if t.text[0].isalpha()]
    small = written[0].islower() or fold(tokens[first].text) in COMPASS
    return capital[0] or (small and capital[-1])


def _is_acronym(written: str) -> bool:
    letters = [c for c in written if c.isalpha()]
    return " " not in written and sum(c.isupper() for c in letters) >= 2 and len(letters) <= 8


def _shouting(tokens: Sequence[Token]) -> bool:
    """Tell whether a sentence is set in capitals, so that they mean nothing."""
    words = [t.text for t in tokens if t.text.isalpha() and len(t.text) > 1]
    return len(words) > 2 and sum(w.isupper() for w in words) > len(words) / 2
