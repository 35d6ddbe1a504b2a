"""Names of one document: one key for all the names of one entity."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace

from compare.analyse.names import acronyms, offices, people, surnames
from compare.analyse.names.candidates import collect
from compare.analyse.names.folding import compact, fold, name_key
from compare.analyse.names.gazetteer import index
from compare.analyse.names.noise import common
from compare.analyse.names.places import choose, display
from compare.analyse.names.stretch import Candidate, text_between, text_of
from compare.model import Analysis, Mention, MentionType, Span, Token

_ORDER: tuple[MentionType, ...] = (
    "person",
    "organisation",
    "place",
    "group",
    "event",
    "work",
    "other",
)


def find(analysis: Analysis) -> tuple[Mention, ...]:
    """Return the names in ``analysis``, in text order; they do not overlap.

    Two names get one key where the document itself or a table says that they are one; a name
    that fits two stays apart from both.
    """
    introduced = acronyms.introductions(analysis)
    candidates = _with_introductions(collect(analysis), introduced, analysis)
    candidates = _agree_on_types(surnames.without_namesakes(candidates, analysis), analysis)
    companies = surnames.companies(candidates, analysis)
    short = _initials(candidates, analysis)
    short |= {fold(i.acronym): text_between(analysis, *i.long) for i in introduced}
    persons = surnames.persons(candidates, analysis, companies)
    countries = choose(candidates)
    bodies = _bodies(candidates, analysis)
    named: list[tuple[Candidate, str, MentionType]] = []
    for candidate in candidates:
        key, kind = _key(candidate, analysis, short, persons, countries, companies)
        named.append((candidate, bodies.get(candidate, key), kind))
    names = _display(named, analysis)
    return tuple(
        Mention(
            span=_span(analysis, candidate),
            sentence=candidate.sentence,
            entity=key,
            name=names[key],
            type=kind,
            token=_head(analysis.tokens, candidate),
        )
        for candidate, key, kind in named
    )


def _with_introductions(
    candidates: Sequence[Candidate],
    introduced: Sequence[acronyms.Introduction],
    analysis: Analysis,
) -> list[Candidate]:
    """Make the long name and the acronym one candidate each, whatever was found there."""
    found = list(candidates)
    for item in introduced:
        for first, last in (item.long, item.short):
            same = [c for c in found if (c.first, c.last) == (first, last)]
            found = [c for c in found if c.last <= first or last <= c.first]
            entry = index().get(compact(text_between(analysis, first, last)))
            kind: MentionType = "organisation"
            if entry and item.long == (first, last):
                kind = entry.type
            elif same and same[0].type != "person":
                kind = same[0].type
            keys = entry.keys if entry and (first, last) == item.long else ()
            found.append(Candidate(first, last, analysis.tokens[first].sentence, kind, keys))
    return sorted(found, key=lambda c: c.first)


def _initials(candidates: Sequence[Candidate], analysis: Analysis) -> dict[str, str]:
    """Return the names whose first letters an acronym of the document has that no table knows."""
    texts = {c: text_of(analysis, c) for c in candidates if not c.keys}
    long = sorted({t for c, t in texts.items() if " " in t and c.type != "person"})
    found = {}
    for text in sorted(set(texts.values())):
        if acronyms.is_acronym(text) and text.isupper() and len(text) > 2:
            fitting = [name for name in long if acronyms.fits(text, name)]
            if len({name_key(name) for name in fitting}) == 1:
                found[fold(text)] = fitting[0]
    return found


def _agree_on_types(candidates: Sequence[Candidate], analysis: Analysis) -> list[Candidate]:
    """Give the same words the same type everywhere: the one that they have most often."""
    votes: dict[str, Counter[MentionType]] = {}
    for candidate in candidates:
        if not candidate.keys:
            text = text_of(analysis, candidate)
            # A run of proper nouns without a label tells less than a labelled entity.
            votes.setdefault(fold(text), Counter())[candidate.type] += (
                1 if candidate.type == "other" else 3 + 3 * bool(candidate.title)
            )
    agreed = {
        text: max(counter, key=lambda kind: (counter[kind], -_ORDER.index(kind)))
        for text, counter in votes.items()
    }
    return [
        c if c.keys else replace(c, type=agreed[fold(text_of(analysis, c))]) for c in candidates
    ]


def _bodies(candidates: Sequence[Candidate], analysis: Analysis) -> dict[Candidate, str]:
    """Return the keys of ministries, armies and the like.

    A bare ministry is that of the only country the document names for it.
    """
    found: dict[Candidate, str] = {}
    before: Candidate | None = None
    for candidate in candidates:
        if not candidate.keys and candidate.type in {"organisation", "other"}:
            key = offices.parts(analysis.tokens, candidate, before)
            if key:
                found[candidate] = key
        before = candidate
    return {c: offices.complete(key, found.values()) for c, key in found.items()}


def _key(
    candidate: Candidate,
    analysis: Analysis,
    short: Mapping[str, str],
    persons: surnames.Persons,
    countries: Mapping[tuple[str, ...], str],
    companies: Mapping[str, str],
) -> tuple[str, MentionType]:
    text = text_of(analysis, candidate)
    folded = fold(text)
    kind = candidate.type
    long = short.get(folded)
    if long is not None:
        entry = index().get(compact(long))
        return (entry.keys[0] if entry else name_key(long)), kind
    if candidate.keys:
        alone = candidate.keys[0] if len(candidate.keys) == 1 else None
        return alone or countries.get(candidate.keys, folded), kind
    if folded in companies and not candidate.title:
        return companies[folded], "organisation"
    words = persons.words(candidate, analysis)
    head = persons.head.get(words, words)
    if words in persons.head and len(head) > 1:
        return " ".join(head), "person"
    if kind == "person" and not candidate.title and _unlikely(words):
        kind = "other"
    if kind == "group" and folded.endswith("s") and not folded.endswith(("ss", "us", "is")):
        return folded[:-1], kind  # Democrats, a Democrat
    return (" ".join(words) if kind == "person" else name_key(text)), kind


def _unlikely(words: people.Words) -> bool:
    """Tell whether a lone word is rarely a person: spaCy errs on products and ordinary words."""
    return len(words) == 1 and (common(words[0]) or not words[0].isalpha())


def _display(
    named: Sequence[tuple[Candidate, str, MentionType]], analysis: Analysis
) -> dict[str, str]:
    """Choose how each entity is written: as the tables do, else its key's own most usual form."""
    forms: dict[str, Counter[str]] = {}
    for candidate, key, _ in named:
        text = text_of(analysis, candidate)
        weight = 1000 if name_key(text) == key or fold(text) == key else 1
        forms.setdefault(key, Counter())[text] += weight
    names = {}
    for key, counter in forms.items():
        known = display(key)
        names[key] = known or max(counter, key=lambda t: (counter[t], len(t), t))
    return names


def _span(analysis: Analysis, candidate: Candidate) -> Span:
    tokens = analysis.tokens
    return Span(tokens[candidate.first].span.start, tokens[candidate.last - 1].span.end)


def _head(tokens: Sequence[Token], candidate: Candidate) -> int:
    """Return the token of the name that the rest of the sentence hangs on to."""
    inside = range(candidate.first, candidate.last)
    for i in inside:
        if tokens[i].head not in inside or tokens[i].head == i:
            return i
    return candidate.last - 1
