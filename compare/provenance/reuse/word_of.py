"""Speakers and findings -> on whose word accounts make a point, and who is known well enough."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from compare.model import Span
from compare.provenance.speakers import DENYING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from compare.model import Finding, Saying, Speaker

    Places = Mapping[str, tuple[Span, ...]]
    """Where each document makes a point."""

_SAID = 0.3
"""Share of a sentence that is somebody's words, besides whose they are, to be on that word."""
_WHOSE = re.compile(r"\b(?:by|from)\b|\w['’](?:s\b|(?!\w))|(?<=\s)[A-Z]")
"""What tells a document from others of its sort: *a report by the roads office*."""
_MANY = re.compile(r"\w+(?<!s)s", re.IGNORECASE)
"""A bare plural, *firefighters*, *Democrats*: two accounts need not have asked the same ones."""

_ARTICLE = re.compile(r"^(?:The|An?)\b(?= [a-z])")
"""What begins a name because it begins a sentence: *The port authority*."""


@dataclass(frozen=True, slots=True)
class _Word:
    """What somebody says in one account, or says not to be so."""

    span: Span
    speaker: str
    name: str
    denied: bool


class WordOf:
    """Who says what in which account, to be asked point by point.

    Speakers are those of the table of speakers, so that *the port authority* is one as Anna Keller
    is. Who is cited below another stands within the words of that one, and both are asked. Nobody
    is a source of two accounts who could be somebody else in the second.
    """

    def __init__(self, speakers: Iterable[Speaker], findings: Iterable[Finding]) -> None:
        self._said: dict[str, list[_Word]] = defaultdict(list)
        for speaker in speakers:
            if _is_one(speaker):
                for saying in speaker.sayings:
                    self._said[saying.document].append(_word(speaker, saying))
        self._odd: dict[tuple[str, str], list[tuple[Span, Span]]] = defaultdict(list)
        for finding in findings:
            if finding.kind == "conflict" and finding.scope == "cross" and not finding.settled:
                for one in finding.evidence:
                    for other in finding.evidence:
                        if one.document != other.document and one.value != other.value:
                            own = one.span, other.span
                            self._odd[one.document, other.document].append(own)

    def common(self, a: str, b: str, places: Places) -> str | None:
        """Return the name of one on whose word both make a point, of several who says it last.

        There is none where one account has it denied or the two contradict each other: then they
        do not make the same point, whoever is asked.
        """
        if self._at_odds(a, b, places):
            return None
        theirs = {(word.speaker, word.denied) for word in self._at(b, places)}
        ours = [w for w in self._at(a, places) if (w.speaker, w.denied) in theirs]
        if not ours:
            return None
        name = min(ours, key=lambda w: len_of(w.span)).name
        return _ARTICLE.sub(lambda found: found[0].lower(), name)

    def _at(self, document: str, places: Places) -> list[_Word]:
        """Return what is said of a point."""
        return [
            word
            for word in self._said[document]
            if any(share(word.span, place) >= _SAID for place in places[document])
        ]

    def _at_odds(self, a: str, b: str, places: Places) -> bool:
        return any(
            _touches(one, places[a]) and _touches(other, places[b])
            for one, other in self._odd.get((a, b), ())
        )


def len_of(span: Span) -> int:
    """Return how many characters a span has."""
    return span.end - span.start


def share(span: Span, place: Span) -> float:
    """Return which part of ``place`` lies in ``span``."""
    common = min(span.end, place.end) - max(span.start, place.start)
    return max(common, 0) / max(len_of(place), 1)


def _word(speaker: Speaker, saying: Saying) -> _Word:
    return _Word(saying.span, speaker.id, speaker.name, saying.verb in DENYING)


def _touches(span: Span, places: Sequence[Span]) -> bool:
    return any(span.overlaps(place) for place in places)


def _is_one(speaker: Speaker) -> bool:
    """Tell whether a speaker of two accounts is the same: not *officials*, not *a driver*."""
    if speaker.kind == "vague" or speaker.anonymous:
        return False
    if speaker.kind == "document":
        return _WHOSE.search(speaker.name) is not None
    return speaker.kind != "unnamed" or _MANY.fullmatch(speaker.name) is None
