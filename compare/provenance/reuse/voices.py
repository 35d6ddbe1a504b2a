"""Which accounts of a point speak for themselves, and which are one voice."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from itertools import combinations
from typing import TYPE_CHECKING

from compare.model import Alignment, Analysis, Finding, Span, Voice

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

    from compare.model import Reuse, Sharing
    from compare.provenance.reuse.credits import Credits

_SPEAKERS = ("person", "organisation", "place")
"""What can be named as a source; *the Kremlin* is a place."""
_HALF = 0.5
_SAID = 0.3
"""Share of a sentence that is somebody's words, besides whose they are, to be on that word."""
_MOSTLY = 0.5
"""Share of both accounts from which it is known of all that they agree on that it is copied."""

Places = dict[str, tuple[Span, ...]]
"""Where each document makes a point."""


@dataclass(frozen=True, slots=True)
class _Tie:
    """Why two accounts are one voice."""

    a: str
    b: str
    ground: str
    reuse: tuple[str, ...] = ()


class Sources:
    """All that ties accounts together, to be asked point by point."""

    def __init__(
        self,
        analyses: Sequence[Analysis],
        reuse: Sequence[Reuse],
        credits: Mapping[str, Credits],
    ) -> None:
        self._order = {analysis.document.id: n for n, analysis in enumerate(analyses)}
        self._spoken = {a.document.id: tuple(_spoken(a)) for a in analyses}
        self._reuse: dict[tuple[str, str], list[Reuse]] = defaultdict(list)
        for one in reuse:
            first, second = one.passages
            self._reuse[first.document, second.document].append(one)
        self._signed = {document: own.signed for document, own in credits.items()}

    def voices(self, places: Places) -> tuple[Voice, ...]:
        """Return the documents of a point in groups of which each counts once."""
        documents = sorted(places, key=self._order.__getitem__)
        ties = [
            tie
            for a, b in combinations(documents, 2)
            if (tie := self._tie(a, b, places)) is not None
        ]
        groups: dict[str, set[str]] = {document: {document} for document in documents}
        for tie in ties:
            joined = groups[tie.a] | groups[tie.b]
            for document in joined:
                groups[document] = joined
        voices = []
        for document in documents:
            group = groups[document]
            if document == min(group, key=self._order.__getitem__):
                own = [tie for tie in ties if tie.a in group]
                ids = tuple(dict.fromkeys(name for tie in own for name in tie.reuse))
                members = tuple(sorted(group, key=self._order.__getitem__))
                voices.append(Voice(members, _grounds(own), ids))
        return tuple(voices)

    def _tie(self, a: str, b: str, places: Places) -> _Tie | None:
        held = [
            one
            for one in self._reuse.get((a, b), ())
            if all(_holds(passage.span, places[passage.document]) for passage in one.passages)
        ]
        shared = tuple(one.id for one in held if one.kind != "quoted")
        if shared:
            return _Tie(a, b, "shared wording", shared)
        signed = [name for name in self._signed[a] if name in self._signed[b]]
        if signed:
            return _Tie(a, b, f"signed by {signed[0]}")
        ours, theirs = self._said(a, places), self._said(b, places)
        named = [name for entity, name in ours.items() if entity in theirs]
        if named:
            return _Tie(a, b, f"on the word of {named[0]}")
        if held:
            return _Tie(a, b, "the same quotation", tuple(one.id for one in held))
        return None

    def _said(self, document: str, places: Places) -> dict[str, str]:
        """Return on whose word a document makes a point: entity and name."""
        return {
            entity: name
            for span, entity, name in self._spoken[document]
            if any(_share(span, place) >= _SAID for place in places[document])
        }


def _grounds(ties: Sequence[_Tie]) -> str:
    """Return why some documents are one voice, each ground once."""
    told = []
    for ground in dict.fromkeys(tie.ground for tie in ties):
        own = [tie for tie in ties if tie.ground == ground]
        ids = dict.fromkeys(name for tie in own for name in tie.reuse)
        among = {document for tie in own for document in (tie.a, tie.b)}
        if ids:
            told.append(f"{ground} ({', '.join(ids)})")
        else:
            told.append(f"{'both' if len(among) == 2 else 'all'} {ground}")
    return "; ".join(told)


def _spoken(analysis: Analysis) -> Iterator[tuple[Span, str, str]]:
    """Yield what is said on the word of somebody named: the words, the entity, its name."""
    names = {
        mention.entity: mention.name for mention in analysis.mentions if mention.type in _SPEAKERS
    }
    for quote in analysis.quotes:
        if quote.entity in names and quote.made:
            yield quote.span, quote.entity, names[quote.entity]


def _holds(passage: Span, places: Iterable[Span]) -> bool:
    """Tell whether a shared passage has most of one of the places."""
    return any(_share(passage, place) >= _HALF for place in places)


def _share(span: Span, place: Span) -> float:
    """Return which part of ``place`` lies in ``span``."""
    common = min(span.end, place.end) - max(span.start, place.start)
    return max(common, 0) / max(place.end - place.start, 1)


def mostly_shared(sharings: Iterable[Sharing]) -> frozenset[frozenset[str]]:
    """Return the documents, two and two, that have most of their words in common passages."""
    return frozenset(
        frozenset(sharing.documents)
        for sharing in sharings
        if min(share.shared for share in sharing.shares) >= _MOSTLY
    )


def of_alignment(
    alignment: Alignment, spans: Mapping[str, Sequence[Span]], sources: Sources
) -> Alignment:
    """Return the alignment with its voices; ``spans`` holds the sentences of each document."""
    places = {
        member.document: tuple(spans[member.document][n] for n in member.sentences)
        for member in alignment.members
    }
    return replace(alignment, voices=sources.voices(places))


def of_finding(finding: Finding, sources: Sources, alike: Collection[frozenset[str]]) -> Finding:
    """Return an agreement with its voices, and said so where they are fewer than accounts.

    It is not said again of each agreement of two accounts in ``alike``, which are mostly copied.
    """
    if finding.kind != "agree" or finding.scope != "cross":
        return finding
    places: dict[str, list[Span]] = defaultdict(list)
    for item in finding.evidence:
        places[item.document].append(item.span)
    if len(places) < 2:
        return finding
    voices = sources.voices({document: tuple(spans) for document, spans in places.items()})
    said = "" if frozenset(places) in alike else _said(voices)
    text = f"{finding.explanation} {said}" if said else finding.explanation
    return replace(finding, voices=voices, explanation=text)


def _said(voices: Sequence[Voice]) -> str:
    """Say how many voices there are, where they are fewer than accounts."""
    joined = [voice for voice in voices if len(voice.documents) > 1]
    if not joined:
        return ""
    if len(voices) == 1:
        return f"One voice: {joined[0].ground}."
    documents = [document for voice in voices for document in voice.documents]
    told = "; ".join(f"{_listed(voice.documents)}: {voice.ground}" for voice in joined)
    number = _NUMBERS.get(len(voices), str(len(voices)))
    return f"{number.capitalize()} voices, not {len(documents)} ({told})."


_NUMBERS = dict(enumerate("no one two three four five six seven eight nine ten".split()))


def _listed(names: Sequence[str]) -> str:
    return " and ".join(filter(None, (", ".join(names[:-1]), *names[-1:])))
