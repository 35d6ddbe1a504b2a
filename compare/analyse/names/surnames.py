"""Single words that are somebody's surname, or the name of a place or a company."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from compare.analyse.names import offices, people
from compare.analyse.names.folding import fold, name_key
from compare.analyse.names.gazetteer import index
from compare.analyse.names.noise import common
from compare.analyse.names.stretch import Candidate, text_of
from compare.analyse.names.titles import FEMALE, MALE, REIGNING
from compare.analyse.names.words import BODIES, WHERE
from compare.model import Analysis


@dataclass(frozen=True, slots=True)
class Persons:
    """The persons of a document."""

    head: Mapping[people.Words, people.Words]
    """For each name the one that stands for its person."""
    contested: frozenset[str]
    """Surnames of a man and of a woman: *Mr Clark*, *Mrs Clark*."""

    def words(self, candidate: Candidate, analysis: Analysis) -> people.Words:
        """Return the folded words of a name, with the title where that is part of it."""
        words = tuple(fold(text_of(analysis, candidate)).split())
        given = [w for w in words if len(w) > 1 and set(w) - set("ivx")]
        if candidate.title in REIGNING and len(given) == 1:
            return (candidate.title, *given)
        if len(words) == 1 and words[0] in self.contested and candidate.title in MALE | FEMALE:
            return (candidate.title, *words)
        return words


def persons(
    candidates: Sequence[Candidate], analysis: Analysis, companies: Mapping[str, str]
) -> Persons:
    """Find out which names of persons in a document are one person's."""
    sexes: dict[str, set[bool]] = {}
    for candidate in candidates:
        if candidate.title in MALE | FEMALE:
            word = fold(analysis.tokens[candidate.last - 1].text)
            sexes.setdefault(word, set()).add(candidate.title in MALE)
    contested = frozenset(word for word, found in sexes.items() if len(found) > 1)
    found = Persons({}, contested)
    elsewhere = _no_surnames(candidates, analysis)
    names: Counter[people.Words] = Counter()
    bare: Counter[people.Words] = Counter()
    latent: Counter[people.Words] = Counter()
    for candidate in candidates:
        words = found.words(candidate, analysis)
        company = words[0] in companies and len(words) == 1 and not candidate.title
        if candidate.keys or company:
            continue
        if candidate.type == "person":
            names[words] += 1
        elif len(words) == 1 and candidate.type != "event" and words not in elsewhere:
            bare[words] += 1
        elif len(words) < 4 and candidate.type in {"organisation", "other", "work"}:
            latent[words] += not BODIES.intersection(words)
    return replace(found, head=people.gather(names, bare, +latent))


def _no_surnames(candidates: Sequence[Candidate], analysis: Analysis) -> set[people.Words]:
    """Return the single words that a place shares with somebody's surname."""
    found = set()
    for candidate in candidates:
        before = analysis.tokens[candidate.first - 1].text.lower() if candidate.first else ""
        if candidate.type == "place" and before in WHERE:
            found.add(tuple(fold(text_of(analysis, candidate)).split()))
    return found


def companies(candidates: Sequence[Candidate], analysis: Analysis) -> dict[str, str]:
    """Return what the first word of an organisation's name alone stands for: *Ford Motor*, *Ford*.

    Itself only, where it is an ordinary word or begins two names; nothing, where it is the
    surname of somebody who is named before.
    """
    keys: dict[str, set[str]] = {}
    surnames: set[str] = set()
    for candidate in candidates:
        words = fold(text_of(analysis, candidate)).split()
        if candidate.keys or len(words) < 2:
            continue
        if candidate.type == "person":
            surnames.add(words[-1])
        elif candidate.type == "organisation" and words[0] not in surnames:
            known = index().get(words[0]) is not None
            if not known and not offices.is_body(words):
                keys.setdefault(words[0], set()).add(name_key(" ".join(words)))
    return {
        word: word if common(word) or len(found) > 1 else min(found) for word, found in keys.items()
    }


def without_namesakes(candidates: Sequence[Candidate], analysis: Analysis) -> list[Candidate]:
    """Take the name of a country for a person's where spaCy does and the document has one."""
    surnames = {
        fold(analysis.tokens[c.last - 1].text)
        for c in candidates
        if c.type == "person" and not c.keys and c.last - c.first > 1
    }

    def person(candidate: Candidate) -> bool:
        token = analysis.tokens[candidate.first]
        single = candidate.last - candidate.first == 1 and candidate.type == "place"
        before = analysis.tokens[candidate.first - 1].text.lower() if candidate.first else ""
        if not single or before in WHERE or before == "of":
            return False
        return token.entity == "PERSON" and fold(token.text) in surnames

    return [replace(c, keys=(), type="person") if person(c) else c for c in candidates]
