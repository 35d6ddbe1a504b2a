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
from compare.model import Differing, Saying, Span, Speaker, Withheld
from compare.provenance.citing import DOCUMENTS, citations
from compare.provenance.unnamed import is_told, withheld

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from compare.model import Analysis, Mention, Quote, SpeakerKind

_VAGUE = frozenset(
    "analyst expert official source critic observer insider some many other people person witness "
    "resident commentator somebody someone supporter opponent diplomat aide reporter user majority "
    "most few several half".split()
)
"""Who says something without being anybody in particular."""
_BODIES = frozenset(
    "ministry newspaper magazine media medium network channel broadcaster outlet station service "
    "bureau office administration government parliament senate congress court council union board "
    "charity church embassy city town club league airline bank firm army navy side camp".split()
)
"""What speaks as one and is no body by its word alone: a *service*, an *office*, a *side*."""
DENYING = frozenset({"deny", "dispute", "reject", "refute", "rebut"})
"""Verbs by which somebody says that it is not so."""
_ALIKE = 0.5
"""Share of the words of the shorter quotation from which two are one."""
_DENIED = 0.5
"""Share of the telling words of a denial that another account lets the speaker say."""
_SHORTEST = 3
_WORD = re.compile(r"\w+(?:['’]\w+)*")
_BEHIND = frozenset("of by from for at in on with who close near along among".split())
"""Words behind which what is named is no longer the speaker: *a report by the institute*."""
_SPEAKING = ("person", "organization", "people", "force")
_ENDS = frozenset(",.;:")
"""What follows a name that says who has a post: *the mayor of Ostrick, Edda Quill,*."""
_PRONOUNS = frozenset("he she they it i we you who which that this".split())


def speakers(analyses: Sequence[Analysis]) -> tuple[Speaker, ...]:
    """Return all that are quoted, those that most accounts quote first.

    Names are one across the accounts as far as they were linked; who has no name is one by the
    words that name it.
    """
    held: dict[str, list[tuple[int, Quote]]] = defaultdict(list)
    names: dict[str, Mention] = {}
    for n, analysis in enumerate(analyses):
        for mention in reversed(analysis.mentions):
            if mention.type != "group" or mention.entity not in names:
                names[mention.entity] = mention
        for quote in (*analysis.quotes, *citations(analysis)):
            entity = _entity(analysis, quote, names)
            if entity and entity not in _PRONOUNS and quote.made:
                held[entity].append((n, quote))
    asked = [withheld(analysis) for analysis in analyses]
    found = [
        Speaker(
            "",
            _name(entity, names, analyses, own),
            kind,
            tuple(_sayings(analyses, own, asked)),
            _is_anonymous(kind, analyses, own),
        )
        for entity, own in held.items()
        if (kind := _kind(entity, names) or _of_a_group(analyses, own)) is not None
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
            text = analysis.document.text
            between, after = text[end : mention.span.start], text[mention.span.end :][:1]
            return mention.entity if between.strip() == "," and after in _ENDS else quote.entity
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
        quote.speaker.line(analyses[n].document.text)
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
    if any(word in DOCUMENTS for word in named):
        return "document"
    if named[-1] in _BODIES or kinship.is_person(named[-1]):
        return "unnamed"
    if any(kinship.nouns(named[-1], kind) >= kinship.KIND_OF for kind in _SPEAKING):
        return "unnamed"
    return None


def _of_a_group(
    analyses: Sequence[Analysis], own: Sequence[tuple[int, Quote]]
) -> SpeakerKind | None:
    """Tell of those who are named by what they belong to: *the Ostrickers*, *Democrats*."""
    n, quote = own[0]
    if quote.speaker is None:
        return None
    last = quote.speaker.end
    groups = (m for m in analyses[n].mentions if m.type == "group" and m.span.end == last)
    return "unnamed" if next(groups, None) is not None else None


def _is_anonymous(
    kind: SpeakerKind, analyses: Sequence[Analysis], own: Sequence[tuple[int, Quote]]
) -> bool:
    if kind == "unnamed":
        return not any(is_told(analyses[n], quote) for n, quote in own)
    return kind == "vague"


def _sayings(
    analyses: Sequence[Analysis],
    own: Sequence[tuple[int, Quote]],
    asked: Sequence[Mapping[Quote, Span]],
) -> Iterator[Saying]:
    texts = {a.document.id: a.document.text for a in analyses}
    sayings = [
        Saying(
            name, quote.span, quote.direct, quote.verb, withheld=_withheld(name, asked[n], quote)
        )
        for n, quote in _once(own, analyses)
        for name in (analyses[n].document.id,)
    ]
    yield from beside(sayings, texts)


def beside(sayings: Sequence[Saying], texts: Mapping[str, str]) -> Iterator[Saying]:
    """Yield what one speaker says in some accounts with what differs and what is denied in others.

    ``texts`` are those of the accounts, by their ids.
    """
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


def _withheld(name: str, asked: Mapping[Quote, Span], quote: Quote) -> tuple[Withheld, ...]:
    return (Withheld(name, asked[quote]),) if quote in asked else ()


def _once(
    own: Sequence[tuple[int, Quote]], analyses: Sequence[Analysis]
) -> Iterator[tuple[int, Quote]]:
    """Yield what is said, in text order, once in each account.

    A headline has it again; of *he said he believed it was safe* the whole is told.
    """
    told: set[tuple[int, tuple[str, ...]]] = set()
    latest: tuple[int, Span] | None = None
    for n, quote in sorted(own, key=lambda item: (item[0], item[1].span.start, -item[1].span.end)):
        said = n, tuple(word for word, _ in _words(analyses[n].document.text, quote.span))
        held = latest is not None and latest[0] == n and latest[1].contains(quote.span)
        if not held and said not in told:
            yield n, quote
            latest = n, quote.span
        told.add(said)


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
    if saying.verb not in DENYING:
        return ()
    own = _telling(texts[saying.document], saying.span)
    return tuple(
        dict.fromkeys(
            other.document
            for other in sayings
            if other.document != saying.document and other.verb not in DENYING
            if own and len(own & _telling(texts[other.document], other.span)) >= _DENIED * len(own)
        )
    )


def _telling(text: str, span: Span) -> frozenset[str]:
    return frozenset(stem(word) for word, _ in _words(text, span) if len(word) > _SHORTEST)
