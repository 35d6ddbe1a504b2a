"""Who is quoted: what of it follows from the sayings and the texts."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from compare.codec.speakers import encode_speaker
from compare.verify.compared import differing
from compare.verify.model import Broken

if TYPE_CHECKING:
    from compare.model import Report, Speaker
    from compare.verify.sharing import Texts

_MOST = 500
"""Sayings of one speaker beyond which each is not held against each other once more."""


def speakers_of(report: Report, texts: Texts) -> Iterator[Broken]:
    """Yield what of the speakers does not follow: their order, and what their sayings share."""
    from compare.provenance.speakers import beside

    due = sorted(report.speakers, key=_rank)
    for own, other in zip(report.speakers, due, strict=True):
        if own is not other:
            yield Broken("derived", "speakers", stated=own.id, found=other.id, field="order")
            break
    words = {document.id: document.text for document in report.documents}
    order = {document.id: n for n, document in enumerate(report.documents)}
    for speaker in report.speakers:
        made = speaker
        if speaker.kind not in ("unnamed",):
            made = replace(made, anonymous=speaker.kind == "vague")
        where = {saying.document for saying in speaker.sayings}
        if not texts.damaged & where and len(speaker.sayings) <= _MOST:
            sayings = sorted(
                speaker.sayings, key=lambda s: (order[s.document], s.span.start, -s.span.end)
            )
            plain = [replace(saying, differing=(), denies=()) for saying in sayings]
            made = replace(made, sayings=tuple(beside(plain, words)))
        yield from differing(encode_speaker(speaker), encode_speaker(made), speaker.id)


def _rank(speaker: Speaker) -> tuple[int, int, str]:
    documents = {saying.document for saying in speaker.sayings}
    return -len(documents), -len(speaker.sayings), speaker.name
