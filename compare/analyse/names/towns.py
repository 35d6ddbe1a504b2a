"""Towns that share the name of a country or capital: *Lebanon, Pennsylvania*, *Paris, Texas*."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from compare.analyse.names.folding import fold
from compare.analyse.names.gazetteer import Hit
from compare.analyse.names.stretch import Candidate
from compare.analyse.names.words import COMPASS
from compare.data import places
from compare.model import Token


def located(tokens: Sequence[Token], hits: Sequence[Hit]) -> list[Hit]:
    """Give a name that a state of a federation follows after a comma a key of its own.

    Not in a list (*Mexico, Texas and Arizona*), where the comma only separates.
    """
    result = list(hits)
    for i, (hit, state) in enumerate(pairwise(hits)):
        if hit.known.type != "place" or state.first != hit.last + 1:
            continue
        if tokens[hit.last].text != "," or not _is_state(state) or _is_state(hit):
            continue
        listed = (i and _adjoin(tokens, hits[i - 1], hit)) or (
            i + 2 < len(hits) and _adjoin(tokens, state, hits[i + 2])
        )
        if listed or _is_capital(hit, state):
            continue
        name = " ".join(fold(t.text) for t in tokens[hit.first : hit.last])
        if hit.first and tokens[hit.first - 1].text[0].isupper():
            front = fold(tokens[hit.first - 1].text)
            name = f"{front} {name}" if front in COMPASS else name
        key = f"{name}, {state.known.keys[0]}"
        result[i] = Hit(hit.first, hit.last, replace(hit.known, keys=(key,)))
    return result


def spread(tokens: Sequence[Token], candidates: Sequence[Candidate]) -> list[Candidate]:
    """Give a town's key to its name where the state is not repeated, and widen *East Palestine*."""
    named = {key.split(", ")[0]: key for c in candidates for key in c.keys if ", " in key}

    def town(candidate: Candidate) -> Candidate:
        if not named or not candidate.keys or candidate.type != "place":
            return candidate
        name = " ".join(fold(t.text) for t in tokens[candidate.first : candidate.last])
        front = tokens[candidate.first - 1].text if candidate.first else ""
        whole = f"{fold(front)} {name}"
        if front[:1].isupper() and whole in named:
            return replace(candidate, first=candidate.first - 1, keys=(named[whole],))
        return replace(candidate, keys=(named[name],)) if name in named else candidate

    return [town(candidate) for candidate in candidates]


def _adjoin(tokens: Sequence[Token], one: Hit, two: Hit) -> bool:
    """Tell whether two names stand side by side in a list."""
    return all(t.text.lower() in {",", "and", "or", "&"} for t in tokens[one.last : two.first])


def _is_capital(town: Hit, state: Hit) -> bool:
    """Tell whether a town is its state's capital: that one is meant without the state as well."""
    table = places()  # "Georgia" is also a country, which is not in it
    known = [table[key] for key in state.known.keys if key in table]
    capitals = {fold(place.capital[0]) for place in known if place.capital}
    return bool(capitals.intersection(town.known.keys))


def _is_state(hit: Hit) -> bool:
    table = places()
    return any(key in table and table[key].kind == "state" for key in hit.known.keys)
