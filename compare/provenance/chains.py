"""Sayings -> on whose word an account makes a claim, whoever is cited below who cites it."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from compare.analyse.grouping import ByPlace
from compare.model import Span
from compare.provenance.citing import CITING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from compare.model import Report, Statement

    Chain = tuple[str, ...]
    """Ids of speakers: whom the account quotes, whom that one cites, and so on."""


@dataclass(frozen=True, slots=True)
class _Link:
    """A saying, and the one within whose words it stands."""

    span: Span
    speaker: str
    above: int | None


class Chains:
    """Who says what in which account, to be asked on whose word something stands.

    A saying within the words of another is cited by it; of two with the same words the one that
    is cited is the inner.
    """

    def __init__(self, report: Report) -> None:
        self._links: dict[str, list[_Link]] = {}
        self._at: dict[str, ByPlace[int]] = {}
        self._sentences = {d.id: [s.span for s in d.sentences] for d in report.documents}
        held: dict[str, list[tuple[Span, bool, str]]] = {d.id: [] for d in report.documents}
        for speaker in report.speakers:
            for saying in speaker.sayings:
                cited = saying.verb in CITING
                held[saying.document].append((saying.span, cited, speaker.id))
        for document, own in held.items():
            own.sort(key=lambda item: (item[0].start, -item[0].end, item[1], item[2]))
            links = self._links[document] = list(_nested(own))
            self._at[document] = ByPlace([(link.span, n) for n, link in enumerate(links)])

    def of(self, document: str, spans: Iterable[Span]) -> tuple[Chain, ...]:
        """Return on whose word these words stand, in the order of the text.

        Where nobody says them themselves, it is whoever is quoted in their sentences.
        """
        spans = tuple(spans)
        own = self._touching(document, spans)
        return own or self._touching(document, self._whole(document, spans))

    def _touching(self, document: str, spans: Sequence[Span]) -> tuple[Chain, ...]:
        links, at = self._links[document], self._at[document]
        found = sorted({n for span in spans for n in at.over(span)})
        over = {links[n].above for n in found}
        return tuple(dict.fromkeys(_upwards(links, n) for n in found if n not in over))

    def _whole(self, document: str, spans: Iterable[Span]) -> list[Span]:
        own = self._sentences[document]
        found: list[Span] = []
        for span in spans:
            first = max(bisect_right(own, span.start, key=lambda s: s.start) - 1, 0)
            last = bisect_left(own, span.end, key=lambda s: s.start)
            found += [s for s in own[first:last] if s.overlaps(span)]
        return found


def with_chains(report: Report, statements: Iterable[Statement]) -> tuple[Statement, ...]:
    """Return the claims with the chain of who says it for each account that makes them."""
    chains = Chains(report)
    return tuple(
        replace(
            own,
            standings=tuple(
                replace(s, chains=chains.of(s.document, s.spans)) if s.speakers else s
                for s in own.standings
            ),
        )
        for own in statements
    )


def _nested(own: Iterable[tuple[Span, bool, str]]) -> Iterable[_Link]:
    links: list[_Link] = []
    above: list[int] = []
    for n, (span, _, speaker) in enumerate(own):
        while above and not links[above[-1]].span.contains(span):
            above.pop()
        links.append(_Link(span, speaker, above[-1] if above else None))
        above.append(n)
    return links


def _upwards(links: Sequence[_Link], n: int | None) -> Chain:
    """Return a speaker below all that cite it, each once: who goes on is not cited by itself."""
    names: list[str] = []
    while n is not None:
        names.append(links[n].speaker)
        n = links[n].above
    return tuple(dict.fromkeys(reversed(names)))
