"""Which accounts of a point speak for themselves, and which are one voice."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from itertools import combinations
from typing import TYPE_CHECKING

from compare.model import Alignment, Finding, Span, Voice
from compare.provenance.reuse.word_of import WordOf, share

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence

    from compare.model import Document, Reuse, Sharing, Speaker
    from compare.provenance.reuse.credits import Credits

_HALF = 0.5
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
        documents: Sequence[Document],
        reuse: Sequence[Reuse],
        credits: Mapping[str, Credits],
        speakers: Iterable[Speaker],
        findings: Iterable[Finding],
    ) -> None:
        self._order = {document.id: n for n, document in enumerate(documents)}
        self._word_of = WordOf(speakers, findings)
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
        if (name := self._word_of.common(a, b, places)) is not None:
            return _Tie(a, b, f"on the word of {name}")
        if held:
            return _Tie(a, b, "the same quotation", tuple(one.id for one in held))
        return None


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


def _holds(passage: Span, places: Iterable[Span]) -> bool:
    """Tell whether a shared passage has most of one of the places."""
    return any(share(passage, place) >= _HALF for place in places)


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
    Of what is at odds it is not said that one account is alone with it against a single voice.
    """
    if finding.scope != "cross":
        return finding
    places: dict[str, list[Span]] = defaultdict(list)
    for item in finding.evidence:
        places[item.document].append(item.span)
    if finding.kind in ("conflict", "open"):
        return _not_alone(finding, places, sources)
    if finding.kind != "agree" or len(places) < 2:
        return finding
    voices = sources.voices({document: tuple(spans) for document, spans in places.items()})
    said = "" if frozenset(places) in alike else _said(voices)
    text = f"{finding.explanation} {said}" if said else finding.explanation
    return replace(finding, voices=voices, explanation=text)


def _not_alone(finding: Finding, places: Mapping[str, Sequence[Span]], sources: Sources) -> Finding:
    """Return a finding that calls an account alone without that, if one voice is against it."""
    lone, alone, rest = finding.explanation.partition(" alone says ")
    others = {document: tuple(spans) for document, spans in places.items() if document != lone}
    if not alone or lone not in places or len(sources.voices(others)) > 1:
        return finding
    return replace(finding, explanation=f"{lone} says {rest}")


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
