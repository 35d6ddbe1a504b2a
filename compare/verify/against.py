"""A document of the report against the file that it was read from."""

from __future__ import annotations

import hashlib
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from compare.model import Span
from compare.verify.model import Break, Broken, Given, Source, State
from compare.verify.places import Spot

_MOST = 10
"""Of how many new places of the same words the offsets are told."""


def paired(
    documents: Sequence[Mapping[str, Any]], files: Sequence[Given]
) -> tuple[dict[str, Given], tuple[str, ...]]:
    """Return for each document, by its id, the file that is or was it, and the files of none.

    Taken first are the same bytes under the same name, then the same bytes, then the same name.
    """
    pairs: dict[str, Given] = {}
    left = list(files)
    for same_bytes, same_name in ((True, True), (True, False), (False, True)):
        for document in documents:
            if document["id"] in pairs:
                continue
            for given in left:
                if same_bytes and given.document.sha256 != document["sha256"]:
                    continue
                if same_name and given.document.name != document["name"]:
                    continue
                pairs[document["id"]] = given
                left.remove(given)
                break
    return pairs, tuple(given.path for given in left)


def against(
    document: Mapping[str, Any], given: Given | None, here: Sequence[Spot]
) -> tuple[Source, tuple[Broken, ...]]:
    """Return how it stands with a document, and which of its places no longer hold.

    ``here`` are the report's places in it that lie in its text.
    """
    text: str = document["text"]
    state: State = "absent"
    found = None
    broken: tuple[Broken, ...] = ()
    if given is not None:
        found = given.document.sha256
        state = "same"
        if found != document["sha256"]:
            state = "changed"
        elif given.document.text != text:
            state = "reread"
        if state != "same":
            broken = tuple(_moved(document, given.document.text, here))
    own = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    source = Source(
        document=document["id"],
        name=document["name"],
        file=given.path if given else None,
        state=state,
        stated=document["sha256"],
        found=found,
        proven=document["sha256"] == f"sha256:{own}",
        places=len(here),
        renamed=_renamed(document, given) if state == "same" else None,
    )
    return source, broken


def _renamed(document: Mapping[str, Any], given: Given | None) -> str | None:
    """Return what the file is called now; whatever came through a pipe or the web has no name."""
    if given is None or given.name in (document["name"], "stdin"):
        return None
    return given.name


def _moved(document: Mapping[str, Any], new: str, here: Sequence[Spot]) -> Iterator[Broken]:
    """Yield the places at which the new text has other words, or the same in another sentence."""
    old: str = document["text"]
    sentences = _sentences(document)
    starts = [span.start for span in sentences]
    told: set[tuple[str, Span]] = set()
    for spot in here:
        span = spot.span
        if span is None or (spot.where, span) in told:
            continue
        told.add((spot.where, span))
        words, there = span.of(old), span.of(new)
        if words != there:
            now = _places(new, words)
            what: Break = "moved" if now else "gone"
            yield Broken(what, spot.where, document["id"], span, words, there, now)
            continue
        first = max(0, bisect_right(starts, span.start) - 1)
        for own in sentences[first : bisect_left(starts, max(span.end, span.start + 1))]:
            if own.overlaps(span) and own.of(old) != own.of(new):
                yield Broken("around", spot.where, document["id"], span, own.of(old), own.of(new))
                break


def _sentences(document: Mapping[str, Any]) -> list[Span]:
    """Return the spans of the sentences as far as they are any, in text order."""
    listed = document.get("sentences")
    spans = []
    for own in listed if isinstance(listed, list) else []:
        start, end = (own.get("start"), own.get("end")) if isinstance(own, dict) else (None, None)
        if type(start) is int and type(end) is int and 0 <= start < end <= len(document["text"]):
            spans.append(Span(start, end))
    return sorted(spans)


def _places(text: str, words: str) -> tuple[int, ...]:
    places: list[int] = []
    at = text.find(words) if words else -1
    while at >= 0 and len(places) < _MOST:
        places.append(at)
        at = text.find(words, at + 1)
    return tuple(places)
