"""On whose word an account makes a claim, in words: *the Courier, citing the ministry's report*."""

from __future__ import annotations

import re
from collections.abc import Sequence

from compare.model import Document, Report, Speaker
from compare.render.templating import clip

_WORD = re.compile(r"\w+")
_NAMED = ("person", "organisation", "place")
_ASKED = "asked not to be named"
_ROOM = 60
_MOST = 3
"""Of those quoted on one claim, how many are told; the others stand in the table of speakers."""


class Whom:
    """The speakers of a report, to be told within a sentence."""

    def __init__(self, report: Report) -> None:
        self._anywhere = tuple(map(_anywhere, report.documents))
        self._within = tuple(map(_within, report.documents))
        self._known = {speaker.id: speaker for speaker in report.speakers}

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
        found = _WORD.match(name)
        if found is None:
            return False
        small = any(found[0].lower() in words for words in self._anywhere)
        return small or not any(found[0] in words for words in self._within)


def _anywhere(document: Document) -> frozenset[str]:
    """Return the words of a document as they are written."""
    return frozenset(_WORD.findall(document.text))


def _within(document: Document) -> frozenset[str]:
    """Return the words that stand in a sentence behind others."""
    sentences = (s.span.of(document.text) for s in document.sentences)
    return frozenset(word for text in sentences for word in _WORD.findall(text)[1:])


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
