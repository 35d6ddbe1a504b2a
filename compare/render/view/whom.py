"""On whose word an account makes a claim, in words: *the Courier, citing the ministry's report*."""

from __future__ import annotations

import re
from collections.abc import Sequence

from compare.model import Document, Report, Speaker
from compare.render.templating import clip

_NAMED = ("person", "organisation", "place")
_ASKED = "asked not to be named"
_ROOM = 60
_MOST = 3
"""Of those quoted on one claim, how many are told; the others stand in the table of speakers."""


class Whom:
    """The speakers of a report, to be told within a sentence."""

    def __init__(self, report: Report) -> None:
        self._documents = report.documents
        self._known = {speaker.id: speaker for speaker in report.speakers}
        self._small: dict[str, bool] = {}

    def __call__(self, document: str, chains: Sequence[Sequence[str]]) -> str:
        """Return whom an account quotes, each with whom it cites; empty for nobody."""
        told = [
            ", citing ".join(self._name(document, id) for id in chain) for chain in chains[:_MOST]
        ]
        more = len(chains) - len(told)
        return "; ".join([*told, *([f"and {more} more"] if more else [])])

    def _name(self, document: str, id: str) -> str:
        speaker = self._known.get(id)
        if speaker is None:
            return id
        name = clip(speaker.name, _ROOM)
        if speaker.kind not in _NAMED and self._begins(name):
            name = name[:1].lower() + name[1:]
        note = _ASKED if document in speaker.withheld else _unnamed(speaker)
        return f"{name} ({note})" if note else name

    def _begins(self, name: str) -> bool:
        """Tell whether words have their capital from the beginning of a sentence alone.

        They are written small elsewhere, or large nowhere else.
        """
        first = name.partition(" ")[0]
        if first not in self._small:
            small = re.compile(rf"\b{re.escape(first.lower())}\b")
            self._small[first] = any(small.search(d.text) for d in self._documents) or not any(
                _within(document, first) for document in self._documents
            )
        return self._small[first]


def _within(document: Document, word: str) -> bool:
    """Tell whether a word stands in a sentence behind other words."""
    large = re.compile(rf"\w\W*\b{re.escape(word)}\b")
    return any(large.search(document.text, s.span.start, s.span.end) for s in document.sentences)


def note_on(speaker: Speaker) -> str:
    """Return what is said beside the name of somebody who is quoted; mostly nothing.

    Where not all accounts that quote it say that it asked not to be named, which do.
    """
    if withheld := speaker.withheld:
        quoting = {saying.document for saying in speaker.sayings}
        return _ASKED + (f" ({', '.join(withheld)})" if len(withheld) < len(quoting) else "")
    return _unnamed(speaker) or ("document" if speaker.kind == "document" else "")


def _unnamed(speaker: Speaker) -> str:
    if speaker.kind == "vague":
        return "names nobody"
    return "not named" if speaker.anonymous else ""
