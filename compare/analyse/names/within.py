"""Names of one document: one key for all the names of one entity."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace

from compare.analyse.names import acronyms, offices, people
from compare.analyse.names.candidates import collect
from compare.analyse.names.folding import compact, fold, without_form
from compare.analyse.names.gazetteer import index
from compare.analyse.names.places import choose, display
from compare.analyse.names.stretch import Candidate
from compare.analyse.names.titles import FEMALE, MALE, REIGNING
from compare.analyse.names.words import BODIES
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
    candidates = _agree_on_types(candidates, analysis)
    short = _initials(candidates, analysis)
    short |= {fold(i.acronym): _text(analysis, *i.long) for i in introduced}
    persons = _persons(candidates, analysis)
    countries = choose(candidates)
    bodies = _bodies(candidates, analysis)
    named: list[tuple[Candidate, str, MentionType]] = []
    for candidate in candidates:
        key, kind = _key(candidate, analysis, short, persons, countries)
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
            entry = index().get(compact(_text(analysis, first, last)))
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
    texts = {c: _text(analysis, c.first, c.last) for c in candidates if not c.keys}
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
            text = _text(analysis, candidate.first, candidate.last)
            # A run of proper nouns without a label tells less than a labelled entity.
            votes.setdefault(fold(text), Counter())[candidate.type] += (
                1 if candidate.type == "other" else 3 + 3 * bool(candidate.title)
            )
    agreed = {
        text: max(counter, key=lambda kind: (counter[kind], -_ORDER.index(kind)))
        for text, counter in votes.items()
    }
    return [
        c if c.keys else replace(c, type=agreed[fold(_text(analysis, c.first, c.last))])
        for c in candidates
    ]


def _persons(
    candidates: Sequence[Candidate], analysis: Analysis
) -> Mapping[people.Words, people.Words]:
    names: Counter[people.Words] = Counter()
    bare: Counter[people.Words] = Counter()
    latent: Counter[people.Words] = Counter()
    sexes: dict[str, set[str]] = {}
    for candidate in candidates:
        words = person_words(candidate, analysis)
        if candidate.keys or not words:
            continue
        if candidate.type == "person":
            names[words] += 1
            sex = "m" if candidate.title in MALE else "f" if candidate.title in FEMALE else ""
            if sex:
                sexes.setdefault(words[-1], set()).add(sex)
        elif len(words) == 1 and candidate.type != "event":
            bare[words] += 1
        elif (
            len(words) < 4
            and candidate.type in {"organisation", "other", "work"}
            and not BODIES.intersection(words)
        ):
            latent[words] += 1
    result = people.gather(names, bare, latent)
    for words in [w for w in result if len(w) == 1 and len(sexes.get(w[0], ())) > 1]:
        result[words] = words  # Mr and Mrs of one surname: nobody can tell
    return result


def person_words(candidate: Candidate, analysis: Analysis) -> people.Words:
    """Return the folded words of a person's name, with the title where that is part of it."""
    words = tuple(fold(_text(analysis, candidate.first, candidate.last)).split())
    alone = len([w for w in words if len(w) > 1 and set(w) - set("ivx")]) == 1
    if candidate.title in REIGNING and alone:
        return (candidate.title, *words)
    return words


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
    persons: Mapping[people.Words, people.Words],
    countries: Mapping[tuple[str, ...], str],
) -> tuple[str, MentionType]:
    text = _text(analysis, candidate.first, candidate.last)
    folded = fold(text)
    kind = candidate.type
    long = short.get(folded)
    if long is not None:
        entry = index().get(compact(long))
        return (entry.keys[0] if entry else name_key(long)), kind
    if candidate.keys:
        if len(candidate.keys) == 1:
            return candidate.keys[0], kind
        return countries.get(candidate.keys, folded), kind
    words = person_words(candidate, analysis)
    if kind == "person":
        return " ".join(persons.get(words, words)), kind
    head = persons.get(words, words)
    if words in persons and len(head) > 1:
        return " ".join(head), "person"
    if kind == "group" and folded.endswith("s") and not folded.endswith(("ss", "us", "is")):
        return folded[:-1], kind  # Democrats, a Democrat
    return name_key(text), kind


def name_key(text: str) -> str:
    """Return the key of a name that no table has: folded, without a company's legal form."""
    return " ".join(without_form(tuple(fold(text).split())))


def _display(
    named: Sequence[tuple[Candidate, str, MentionType]], analysis: Analysis
) -> dict[str, str]:
    """Choose how each entity is written: as the tables do, else its key's own most usual form."""
    forms: dict[str, Counter[str]] = {}
    for candidate, key, _ in named:
        text = _text(analysis, candidate.first, candidate.last)
        weight = 1000 if name_key(text) == key or fold(text) == key else 1
        forms.setdefault(key, Counter())[text] += weight
    names = {}
    for key, counter in forms.items():
        known = display(key)
        names[key] = known or max(counter, key=lambda t: (counter[t], len(t), t))
    return names


def _text(analysis: Analysis, first: int, last: int) -> str:
    tokens = analysis.tokens
    start, end = tokens[first].span.start, tokens[last - 1].span.end
    return " ".join(analysis.document.text[start:end].split())


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
