"""One key for one entity in several documents."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence, Set
from dataclasses import replace

from compare.analyse.names import acronyms, offices, people
from compare.analyse.names.places import display
from compare.analyse.names.titles import FEMALE, MALE
from compare.model import Analysis, Mention, MentionType


def link(analyses: Sequence[Analysis]) -> tuple[Analysis, ...]:
    """Give names of one entity one key in all documents, whatever their order.

    A surname joins the one full name that any document has for it, an acronym the name that fits
    its letters, a name its other spellings. What fits two stays apart. Quotes and enumerations
    follow their mentions.
    """
    counts: Counter[tuple[str, MentionType]] = Counter(
        (m.entity, m.type) for a in analyses for m in a.mentions if display(m.entity) is None
    )
    mapping = _persons(counts, _sexes(analyses))
    mapping |= _acronyms(counts, mapping)
    keys = {key for key, _ in counts}
    full = {key: offices.complete(key, keys) for key in sorted(keys)}
    mapping |= {key: whole for key, whole in full.items() if whole != key}
    persons = {key for key, kind in counts if kind == "person" and " " in key}
    names = _names(analyses, mapping)
    return tuple(_renamed(a, mapping, persons, names) for a in analyses)


def _sexes(analyses: Sequence[Analysis]) -> dict[str, set[str]]:
    """Return what the titles before a name say about each person: ``m``, ``f``, or nothing."""
    found: dict[str, set[str]] = {}
    for analysis in analyses:
        starts = {token.span.start: token.index for token in analysis.tokens}
        for mention in analysis.mentions:
            at = starts.get(mention.span.start, 0)
            word = analysis.tokens[at - 1].text.lower().rstrip(".") if at else ""
            sex = "m" if word in MALE else "f" if word in FEMALE else ""
            if mention.type == "person" and sex:
                found.setdefault(mention.entity, set()).add(sex)
    return found


def _persons(
    counts: Mapping[tuple[str, MentionType], int], sexes: Mapping[str, set[str]]
) -> dict[str, str]:
    names: Counter[people.Words] = Counter()
    bare: Counter[people.Words] = Counter()
    for (key, kind), count in counts.items():
        words = tuple(key.split())
        if kind == "person":
            names[words] += count
        elif len(words) == 1 and kind in {"other", "work"}:
            bare[words] += count
    gathered = people.gather(names, bare)
    joined = {" ".join(words): " ".join(head) for words, head in gathered.items() if words != head}
    return {
        key: head
        for key, head in joined.items()
        if len(sexes.get(key, set()) | sexes.get(head, set())) < 2
    }


def _acronyms(
    counts: Mapping[tuple[str, MentionType], int], done: Mapping[str, str]
) -> dict[str, str]:
    long = sorted({key for key, kind in counts if kind != "person" and len(key.split()) > 2})
    found = {}
    for short in sorted({key for key, kind in counts if kind in {"organisation", "other"}}):
        if short in done or " " in short or not 3 <= len(short) <= 8:
            continue
        fitting = [key for key in long if acronyms.fits(short, key)]
        if len(fitting) == 1:
            found[short] = fitting[0]
    return found


def _names(analyses: Sequence[Analysis], mapping: Mapping[str, str]) -> dict[str, str]:
    """Return how each key is written: as most often where the key was not changed."""
    forms: dict[str, Counter[str]] = {}
    for mention in (m for a in analyses for m in a.mentions):
        if mention.entity not in mapping:
            forms.setdefault(mention.entity, Counter())[mention.name] += 1
    return {key: min(c, key=lambda n: (-c[n], n)) for key, c in forms.items()}


def _renamed(
    analysis: Analysis, mapping: Mapping[str, str], persons: Set[str], names: Mapping[str, str]
) -> Analysis:
    # A place that shares its word with somebody's surname is left alone.
    fixed = {m.entity for m in analysis.mentions if m.type == "place"}

    def key_of(key: str) -> str:
        return key if key in fixed else mapping.get(key, key)

    def mention_of(mention: Mention) -> Mention:
        key = key_of(mention.entity)
        kind: MentionType = "person" if key in persons else mention.type
        return replace(mention, entity=key, name=names.get(key, mention.name), type=kind)

    return replace(
        analysis,
        mentions=tuple(mention_of(m) for m in analysis.mentions),
        quotes=tuple(replace(q, entity=key_of(q.entity)) for q in analysis.quotes),
        enumerations=tuple(
            replace(e, members=tuple(replace(m, key=key_of(m.key)) for m in e.members))
            for e in analysis.enumerations
        ),
    )
