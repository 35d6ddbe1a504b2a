"""The JSON of a report, and files -> what no longer holds."""

from __future__ import annotations

import copy
import hashlib
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from compare._version import __version__
from compare.codec import VERSIONS, from_any
from compare.errors import ReportFormatError
from compare.model import Check, Report
from compare.provenance import signature
from compare.verify.again import Again, compared_again
from compare.verify.against import against, paired
from compare.verify.derived import derived
from compare.verify.model import Broken, Given, Verification
from compare.verify.named import fingerprints
from compare.verify.places import Spot, spots
from compare.verify.reading import misread, read_as

_JUDGED = (
    "which sentences belong together and in which words they differ, what findings say and how "
    "surely, who is quoted, the days in the texts, what was left out"
)


def verify(
    data: object,
    files: Sequence[Given] = (),
    hashed: tuple[str, str, str] | None = None,
    again: Again | None = None,
) -> Verification:
    """Hold ``data``, the JSON of a report or a check, against itself and against ``files``.

    ``hashed`` is the name of a file with the report's hash, that hash, and the one that the report
    has. ``again`` compares documents anew, so that what models judged is held against the report
    as well. Raises :class:`ReportFormatError` for what is no report of a version that can be read.
    """
    texts = _texts(data)
    assert isinstance(data, dict)
    found = tuple(spots(data))
    own = {document["id"]: document for document in data["documents"]}
    broken = [*_hash(hashed), *_offsets(found, texts)]
    wrong = {(one.where, one.document) for one in broken}
    made, complaint = _decoded(data, texts)
    if complaint:
        broken.append(Broken("form", "report", found=complaint))
    unsure: tuple[str, ...] = ()
    pairs, strangers = paired(list(own.values()), files)
    left: tuple[str, ...] = ()
    if made is not None:
        report = made.report if isinstance(made, Check) else made
        broken += _signature(report)
        named, unsure = fingerprints(report, {where for where, _ in wrong})
        broken += named
        if all(one.what != "offset" for one in broken):
            odd, left = _anew(data, made, pairs, again)
            broken += odd
    sources = []
    for id, document in own.items():
        here = [spot for spot in found if spot.document == id and _lies(spot, texts)]
        given = read_as(document, pairs[id]) if id in pairs else None
        source, gone = against(document, given, here)
        sources.append(source)
        broken += gone
    return Verification(
        sources=tuple(sources),
        broken=tuple(broken),
        findings=len(data["findings"]) if isinstance(data.get("findings"), list) else 0,
        places=len(found),
        quotes=sum(spot.quote is not None for spot in found),
        unsure=unsure,
        strangers=strangers,
        hashed=hashed[0] if hashed else None,
        left=left,
        again=again is not None,
    )


def _anew(
    data: dict[str, Any], made: Report | Check, pairs: Mapping[str, Given], again: Again | None
) -> tuple[list[Broken], tuple[str, ...]]:
    """Return what is not as it is made anew, and what was not made anew."""
    odd, left = derived(data, made)
    broken, told = list(odd), list(left)
    why: dict[str, list[str]] = {}
    report = made.report if isinstance(made, Check) else made
    if report.provenance.version == __version__:
        for n, document in enumerate(data["documents"]):
            unlike, reason = misread(n, document, pairs.get(document["id"]))
            broken += unlike
            if reason:
                why.setdefault(reason, []).append(document["id"])
    told += [f"titles, days and parts of {', '.join(ids)}: {own}" for own, ids in why.items()]
    reason = "models judged that; --again compares the texts anew"
    if again is not None:
        other, reason = compared_again(data, made, again)
        broken += other
    if reason:
        told.append(f"{_JUDGED}: {reason}")
    return broken, tuple(told)


def _texts(data: object) -> dict[str, str]:
    """Return the texts by the ids of their documents, if this is a report at all."""
    fields = data if isinstance(data, dict) else {}
    documents = fields.get("documents")
    version = fields.get("format_version")
    if type(version) is not int or not isinstance(documents, list):
        raise ReportFormatError("is no JSON report of compare")
    if version not in VERSIONS:
        raise ReportFormatError(f"has format_version {version}, which this version cannot read")
    texts: dict[str, str] = {}
    for document in documents:
        inside = document if isinstance(document, dict) else {}
        named = (inside.get(field) for field in ("id", "name", "sha256", "text"))
        id, name, stated, text = (value if isinstance(value, str) else None for value in named)
        if id is None or name is None or stated is None or text is None or id in texts:
            raise ReportFormatError("is no JSON report of compare: its documents are not all there")
        texts[id] = text
    return texts


def _hash(hashed: tuple[str, str, str] | None) -> Iterator[Broken]:
    if hashed and hashed[1] != hashed[2]:
        yield Broken("hash", hashed[0], stated=hashed[1], found=hashed[2])


def _lies(spot: Spot, texts: Mapping[str, str]) -> bool:
    span = spot.span
    return span is not None and span.end <= len(texts.get(spot.document, ""))


def _offsets(found: Sequence[Spot], texts: Mapping[str, str]) -> Iterator[Broken]:
    """Yield the places that are none, and the quotes that are not what stands there."""
    for spot in found:
        span, quote = spot.span, spot.quote
        if not _lies(spot, texts):
            start, end = spot.value["start"], spot.value["end"]
            length = len(texts.get(spot.document, ""))
            told = f"{start!r} to {end!r}"[:60]
            yield Broken(
                "offset", spot.where, spot.document, stated=told, found=f"{length} characters"
            )
        elif span is not None and quote is not None:
            there = span.of(texts[spot.document])
            if there != quote:
                yield Broken("quote", spot.where, spot.document, span, quote, there)


def _decoded(data: dict[str, Any], texts: Mapping[str, str]) -> tuple[Report | Check | None, str]:
    """Return the report or check and what is wrong with its form, places and quotes apart.

    These are told already. In a copy, which nobody sees, they are put right, so that the rest can
    be looked at.
    """
    mended = copy.deepcopy(data)
    for spot in spots(mended):
        if spot.document not in texts:
            continue
        if not _lies(spot, texts):
            spot.value["start"] = spot.value["end"] = 0
        if spot.quote is not None and spot.span is not None:
            spot.value["quote"] = spot.span.of(texts[spot.document])
    try:
        return from_any(mended), ""
    except ReportFormatError as error:
        return None, str(error)


def _signature(report: Report) -> Iterator[Broken]:
    own = report.provenance
    made = signature(own.tool, own.version, own.options, own.models)
    if made != own.signature:
        yield Broken("signature", "provenance", stated=own.signature, found=made)


def digest(data: bytes) -> str:
    """Return ``sha256:`` and the hex digest of ``data``."""
    return "sha256:" + hashlib.sha256(data).hexdigest()
