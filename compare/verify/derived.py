"""What of a report follows from the rest of it, made anew."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from compare._version import __version__
from compare.codec import to_dict
from compare.codec.claims import encode_statement
from compare.codec.reuse import encode_reuse, encode_sharing
from compare.model import Check, Finding, Report
from compare.provenance import TOOL
from compare.verify.checked import claims_of
from compare.verify.compared import Json, differing, lists, numbering
from compare.verify.findings import alignments_of, findings_of
from compare.verify.model import Broken
from compare.verify.quoted import speakers_of
from compare.verify.sharing import Texts, options_of, shared

if TYPE_CHECKING:
    from compare.options import Options

_NUMBERED = (("alignments", "L"), ("findings", "F"), ("reuse", "R"))
_NUMBERED_TOO = (("claims", "S"), ("speakers", "P"))

Told = tuple[tuple[Broken, ...], tuple[str, ...]]
"""What does not follow, and what was not asked."""


def derived(data: Json, made: Report | Check) -> Told:
    """Return what of a report does not follow from the rest of it, and what was not made anew.

    ``data`` is its JSON, ``made`` the same decoded. Numbers hold whichever version made it; the
    rest is as this version makes it, and is held against reports of this version alone.
    """
    report = made.report if isinstance(made, Check) else made
    broken = list(_numbers(data, report))
    if (report.provenance.tool, report.provenance.version) != (TOOL, __version__):
        by = f"{report.provenance.tool} {report.provenance.version}"
        return tuple(broken), (f"all but its numbers: it was made by {by}, another version",)
    options = options_of(report)
    if options is None or not _readable(report):
        return tuple(broken), (
            "all but its numbers: it has options, or a text, that no report of this version has",
        )
    texts = Texts.of(report)
    found = [*_documents(report, texts)]
    if found:  # all else rests on the sentences
        return (*broken, *found), ("all that rests on these sentences",)
    damaged = ", ".join(sorted(texts.damaged, key=lambda id: (len(id), id)))
    left = (f"voices and quotations in {damaged}: its text was damaged",) if damaged else ()
    return (*broken, *_rest(data, made, report, texts, options)), left


def _numbers(data: Json, report: Report) -> Iterator[Broken]:
    from compare.pipeline import document_id

    for n, document in enumerate(report.documents):
        if document.id != (due := document_id(n)):
            yield Broken("derived", "documents", stated=document.id, found=due, field="id")
            break
    for name, letter in (*_NUMBERED, *_NUMBERED_TOO):
        yield from numbering(name, letter, data.get(name) or [])


def _readable(report: Report) -> bool:
    """Tell whether the texts are such as can be cut into sentences: not too long, in order."""
    from compare.analyse.limits import CHARACTERS

    return all(
        len(document.text) <= CHARACTERS and _in_order(document.removed, document.repairs)
        for document in report.documents
    )


def _in_order(*parts: Sequence[Any]) -> bool:
    return all(a.span.end <= b.span.start for own in parts for a, b in pairwise(own))


def _documents(report: Report, texts: Texts) -> Iterator[Broken]:
    """Yield where the language or the sentences are not those of the text."""
    from compare.read.language import language_of

    for n, document in enumerate(report.documents):
        where, own = f"documents[{n}]", texts.documents[n]
        told = language_of(own.text, own.removed)
        if told not in ("und", document.language):  # else the source may say it
            yield Broken(
                "derived",
                where,
                document.id,
                stated=document.language,
                found=told,
                field="language",
            )
            continue  # sentences are cut as the language has it
        made = texts.sentences(n)
        if made != document.sentences:
            counts = (f"{len(one)}" for one in (document.sentences, made))
            at = next(
                (a.span for a, b in zip(document.sentences, made, strict=False) if a != b), None
            )
            stated, found = counts
            yield Broken("derived", where, document.id, at, stated, found, field="sentences")


def _rest(
    data: Json, made: Report | Check, report: Report, texts: Texts, options: Options
) -> Iterator[Broken]:
    reuse, sharing = shared(report, texts, options)
    yield from lists(
        "reuse", data.get("reuse") or [], [encode_reuse(o) for o in reuse], lambda o: o["passages"]
    )
    yield from lists(
        "sharing",
        data.get("sharing") or [],
        [encode_sharing(o) for o in sharing],
        lambda o: [share["document"] for share in o["shares"]],
    )
    report = replace(report, reuse=reuse, sharing=sharing)
    alignments, odd = alignments_of(report, texts)
    yield from odd
    yield from findings_of(report, texts)
    yield from _places(data, report)
    yield from speakers_of(report, texts)
    yield from _noted(report)
    yield from _consulted(report)
    report = replace(report, alignments=alignments)
    report, odd = _claims(data, report, isinstance(made, Check))
    yield from odd
    if isinstance(made, Check):
        yield from claims_of(replace(made, report=report), texts)


def _places(data: Json, report: Report) -> Iterator[Broken]:
    """Yield where evidence names another page or part of its source than it stands on."""
    for stated, own in zip(data["findings"], to_dict(report)["findings"], strict=True):
        for item, place in zip(stated["evidence"], own["evidence"], strict=True):
            made = {"place": place.get("place")}
            yield from differing(item, made, own["id"], document=item["document"])


def _noted(report: Report) -> Iterator[Broken]:
    """Yield notes on how a source was read that are not among what was left out."""
    told = {(one.document, one.reason) for one in report.skipped}
    for document in report.documents:
        for note in document.notes:
            if (document.id, note) not in told:
                yield Broken("derived", "skipped", document.id, found=note, field="missing")


def _consulted(report: Report) -> Iterator[Broken]:
    """Yield counts of a second opinion that are not those of the findings."""
    held, judged = report.consulted, [f.judged_by for f in report.findings if f.judged_by]
    if held is None:
        if judged:
            yield Broken("derived", "consulted", found=judged[0].model, field="missing")
        return
    stated = {"asked": held.asked, "believed": held.believed}
    made = {"asked": held.believed + sum(n for _, n in held.left), "believed": len(judged)}
    yield from differing(stated, made, "consulted")
    for own in judged:
        said = {"model": own.model, "version": own.version, "prompt": own.prompt}
        known = {"model": held.model, "version": held.version, "prompt": held.prompt}
        yield from differing(said, known, "consulted")


def _claims(data: Json, report: Report, checked: bool) -> tuple[Report, tuple[Broken, ...]]:
    """Return the report with its findings as they were decided when its claims were made.

    Claims are made without what was settled then, which need not be what is settled now: what
    was decided in a report, before or since, is whatever makes them as they are.
    """
    from compare.provenance.claims import statements

    stated = data.get("claims") or []
    named = {f for row in report.claims if row.relation != "only" for f in row.findings}
    ways: list[list[Finding]] = [
        [replace(f, decision=None) for f in report.findings],
        list(report.findings),
        [f if _touched(f) and f.id not in named else replace(f, decision=None)
         for f in map(_settled, report.findings)],
    ]  # fmt: skip
    told: list[tuple[Report, tuple[Broken, ...]]] = []
    for findings in dict.fromkeys(map(tuple, ways)):
        own = replace(report, findings=findings)
        made = [encode_statement(row) for row in statements(replace(own, claims=()))]
        odd = tuple(lists("claims", stated, made, _row))
        told.append((own, odd))
        if not odd:
            return told[-1]
    return told[1 if checked and len(told) > 1 else 0]


def _touched(finding: Finding) -> bool:
    """Tell whether people have decided or written anything on a finding."""
    return bool(finding.decision or finding.decided_before or finding.remarks)


def _settled(finding: Finding) -> Finding:
    from compare.model import Decision

    return replace(finding, decision=Decision("dismissed", "")) if _touched(finding) else finding


def _row(row: Json) -> object:
    return row["document"], row["start"], row["end"], row["alignment"]
