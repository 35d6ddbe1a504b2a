"""Analyses -> who is quoted, what each says in each account, and where the words differ."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from dataclasses import replace
from difflib import SequenceMatcher
from itertools import combinations
from typing import TYPE_CHECKING

from compare.align.terms import stem
from compare.judge import kinship
from compare.model import Differing, Saying, Span, Speaker

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from compare.model import Analysis, Mention, Quote, SpeakerKind

_VAGUE = frozenset(
    "analyst expert official source critic observer insider some many other people person witness "
    "resident commentator somebody someone supporter opponent diplomat aide reporter user".split()
)
"""Who says something without being anybody in particular."""
_DOCUMENTS = frozenset(
    "report statement document study memo letter survey filing paper notice indictment text "
    "release communique transcript ruling record order decree treaty act law agreement".split()
)
_DENYING = frozenset({"deny", "dispute", "reject", "refute", "rebut"})
_ALIKE = 0.5
"""Share of the words of the shorter quotation from which two are one."""
_DENIED = 0.5
"""Share of the telling words of a denial that another account lets the speaker say."""
_SHORTEST = 3
_WORD = re.compile(r"\w+(?:['’]\w+)*")
_BEHIND = frozenset("of by from for at in on with who close near".split())
"""Words behind which what is named is no longer the speaker: *a report by the institute*."""
_SPEAKING = ("person", "organization", "people", "force")
_PRONOUNS = frozenset("he she they it i we you who which that this".split())


def speakers(analyses: Sequence[Analysis]) -> tuple[Speaker, ...]:
    """Return all that are quoted, those that most accounts quote first.

    Names are one across the accounts as far as they were linked; who has no name is one by the
    words that name it.
    """
    held: dict[str, list[tuple[int, Quote]]] = defaultdict(list)
    names: dict[str, Mention] = {}
    for n, analysis in enumerate(analyses):
        names |= {mention.entity: mention for mention in reversed(analysis.mentions)}
        for quote in analysis.quotes:
            entity = _entity(analysis, quote, names)
            if entity and entity not in _PRONOUNS:
                held[entity].append((n, quote))
    found = [
        Speaker("", _name(entity, names, analyses, own), kind, tuple(_sayings(analyses, own)))
        for entity, own in held.items()
        if (kind := _kind(entity, names)) is not None
    ]
    found.sort(key=lambda s: (-len({x.document for x in s.sayings}), -len(s.sayings), s.name))
    return tuple(replace(speaker, id=f"P{n}") for n, speaker in enumerate(found, 1))


def _entity(analysis: Analysis, quote: Quote, names: Mapping[str, Mention]) -> str:
    """Return whom a quotation belongs to: *the mayor of Ostrick, Edda Quill,* is Edda Quill."""
    if quote.speaker is None or quote.entity in names:
        return quote.entity
    end = quote.speaker.end
    for mention in analysis.mentions:
        if mention.type == "person" and mention.span.start >= end:
            between = analysis.document.text[end : mention.span.start]
            return mention.entity if between.strip() == "," else quote.entity
    return quote.entity


def _name(
    entity: str,
    names: Mapping[str, Mention],
    analyses: Sequence[Analysis],
    own: Sequence[tuple[int, Quote]],
) -> str:
    if entity in names:
        return names[entity].name
    told = [
        " ".join(quote.speaker.of(analyses[n].document.text).split())
        for n, quote in own
        if quote.speaker is not None
    ]
    return Counter(told).most_common(1)[0][0] if told else entity


def _kind(entity: str, names: Mapping[str, Mention]) -> SpeakerKind | None:
    """Return what sort of speaker it is; ``None`` for what cannot speak: *the outlook suggests*."""
    if entity in names:
        kind = names[entity].type
        return kind if kind in ("person", "organisation", "place") else "unnamed"
    words = entity.split()
    end = next((n for n, word in enumerate(words) if word in _BEHIND), len(words))
    named = words[: end or len(words)]
    if named[-1] in _VAGUE:
        return "vague"
    if any(word in _DOCUMENTS for word in named):
        return "document"
    if any(kinship.nouns(named[-1], kind) >= kinship.KIND_OF for kind in _SPEAKING):
        return "unnamed"
    return None


def _sayings(analyses: Sequence[Analysis], own: Sequence[tuple[int, Quote]]) -> Iterator[Saying]:
    texts = {a.document.id: a.document.text for a in analyses}
    sayings = [
        Saying(analyses[n].document.id, quote.span, quote.direct, quote.verb)
        for n, quote in sorted(own, key=lambda item: (item[0], item[1].span))
    ]
    differing: dict[int, list[Span]] = defaultdict(list)
    for (i, a), (j, b) in combinations(enumerate(sayings), 2):
        if a.document != b.document and a.direct and b.direct:
            left, right = _differing(texts[a.document], a.span, texts[b.document], b.span)
            differing[i] += left
            differing[j] += right
    for n, saying in enumerate(sayings):
        yield replace(
            saying,
            differing=tuple(
                Differing(saying.document, span) for span in sorted(dict.fromkeys(differing[n]))
            ),
            denies=_denies(saying, sayings, texts),
        )


def _differing(a: str, one: Span, b: str, other: Span) -> tuple[list[Span], list[Span]]:
    """Return the words of two versions of one quotation that the other has not."""
    first, second = (_words(text, span) for text, span in ((a, one), (b, other)))
    if min(len(first), len(second)) < _SHORTEST:
        return [], []
    left, right = [w for w, _ in first], [w for w, _ in second]
    matcher = SequenceMatcher(None, left, right, autojunk=False)
    same = sum(block.size for block in matcher.get_matching_blocks())
    if same < _ALIKE * min(len(left), len(right)):
        return [], []
    ours, theirs = [], []
    changes = [c for c in matcher.get_opcodes() if c[0] != "equal"]
    for _, i, j, k, m in changes:
        at_an_end = (i, k) == (0, 0) or (j, m) == (len(left), len(right))
        if at_an_end and (i == j or k == m):
            continue  # a shorter quotation, not another one
        ours += [Span(first[i][1].start, first[j - 1][1].end)] if j > i else []
        theirs += [Span(second[k][1].start, second[m - 1][1].end)] if m > k else []
    return ours, theirs


def _words(text: str, span: Span) -> list[tuple[str, Span]]:
    return [
        (match[0].lower().replace("’", "'"), Span(match.start(), match.end()))
        for match in _WORD.finditer(text, span.start, span.end)
    ]


def _denies(saying: Saying, sayings: Sequence[Saying], texts: Mapping[str, str]) -> tuple[str, ...]:
    """Return the accounts that let the speaker say what it denies in this one."""
    if saying.verb not in _DENYING:
        return ()
    own = _telling(texts[saying.document], saying.span)
    return tuple(
        dict.fromkeys(
            other.document
            for other in sayings
            if other.document != saying.document and other.verb not in _DENYING
            if own and len(own & _telling(texts[other.document], other.span)) >= _DENIED * len(own)
        )
    )


def _telling(text: str, span: Span) -> frozenset[str]:
    return frozenset(stem(word) for word, _ in _words(text, span) if len(word) > _SHORTEST)
