"""Rows -> the claim-by-source table, and how much of each account is shared."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace

from compare.model import Finding, Kind, Report, Sentence, Standing, Statement, Voice
from compare.provenance.claims import statements_and_voices
from compare.render.view.labels import KINDS, SIGNS
from compare.render.view.tables import Claim, Share, Stance
from compare.render.view.text import Cell, Part, Row
from compare.render.view.whom import Whom


def claims_of(report: Report, rows: Sequence[Row]) -> tuple[Claim, ...]:
    """Return the rows of the claim-by-source table, each with the place to look at.

    What stands in which order, and who asserts what, :mod:`compare.provenance.claims` decides.
    """
    from compare.provenance.reuse.voices import mostly_shared  # brings NumPy

    by_alignment = {row.alignment: row for row in rows if row.alignment}
    by_place = {
        (cell.document, part.sentence): (row, part)
        for row in rows
        for cell in row.cells
        for part in cell.parts
        if part.sentence is not None
    }
    sentences = {d.id: d.sentences for d in report.documents}
    findings = {finding.id: finding for finding in report.findings}
    two_copies = frozenset(d.id for d in report.documents) in mostly_shared(report.sharing)
    whom = Whom(report)
    claims = []
    for own, voices in statements_and_voices(report):
        if own.alignment is not None:
            if own.alignment not in by_alignment:  # each of its sentences is shown elsewhere
                continue
            told = _shared(own, by_alignment[own.alignment], findings, whom)
        else:
            spoken = {
                standing.document: [by_place[place] for place in _sentences(standing, sentences)]
                for standing in own.standings
                if standing.spans
            }
            told = _apart(own, spoken, whom)
        joined = () if two_copies else tuple(_joined(voices))
        counted = len(voices) or sum(bool(standing.spans) for standing in own.standings)
        claims.append(replace(told, voices=joined, counted=counted))
    return tuple(claims)


def _joined(voices: Sequence[Voice]) -> Iterator[str]:
    """Yield which accounts are one voice on a point."""
    for voice in voices:
        *others, last = voice.documents
        if others:
            yield f"{', '.join(others)} and {last} are one voice: {voice.ground}"


def _shared(own: Statement, row: Row, findings: Mapping[str, Finding], whom: Whom) -> Claim:
    cells = {cell.document: cell for cell in row.cells}
    held = [findings[name] for name in row.findings if findings[name].alignment == own.alignment]
    stances = tuple(
        Stance(
            document=standing.document,
            stand=standing.stand,
            text=" ".join(_said(part) for part in cells[standing.document].parts),
            anchor=_anchor(cells[standing.document]),
            findings=tuple(
                f.id for f in held if any(e.document == standing.document for e in f.evidence)
            ),
            quoting=whom(standing.document, standing.chains),
        )
        for standing in own.standings
    )
    return Claim(
        row.number, own.relation, row.sign, stances, row.findings, own.weight, own.document,
        own.outlier,
    )  # fmt: skip


def _anchor(cell: Cell) -> str | None:
    return next(
        (part.anchor for part in cell.parts),
        next((place.anchor for place in cell.elsewhere), None),
    )


def _sentences(
    standing: Standing, sentences: Mapping[str, Sequence[Sentence]]
) -> Iterator[tuple[str, int]]:
    """Yield the sentences that an account's words stand in, of two at one place the first."""
    first = {sentence.span: sentence for sentence in reversed(sentences[standing.document])}
    for sentence in sentences[standing.document]:
        held = any(span.overlaps(sentence.span) for span in standing.spans)
        if held and first[sentence.span] is sentence:
            yield standing.document, sentence.index


def _apart(own: Statement, spoken: Mapping[str, Sequence[tuple[Row, Part]]], whom: Whom) -> Claim:
    """Return a claim that no alignment holds: its words are sentences in rows of their own."""
    row = spoken[own.document][0][0]
    stances = []
    for standing in own.standings:
        parts = [part for _, part in spoken.get(standing.document, ())]
        marked = {name for part in parts for name in part.findings}
        stances.append(
            Stance(
                standing.document,
                standing.stand,
                " ".join(map(_said, parts)),
                parts[0].anchor if parts else None,
                tuple(name for name in own.findings if name in marked),
                whom(standing.document, standing.chains),
            )
        )
    return Claim(
        row=row.number,
        relation=own.relation,
        sign=SIGNS[own.relation],
        stances=tuple(stances),
        findings=own.findings,
        weight=own.weight,
        document=own.document,
        outlier=own.outlier,
    )


def _said(part: Part) -> str:
    return "".join(segment.text for segment in part.segments if not segment.outside)


def shares_of(
    report: Report, rows: Sequence[Row], count: Callable[[str], int]
) -> tuple[Share, ...]:
    """Return how the words of each account divide; ``count`` counts the words of a text.

    A sentence counts as what is gravest on it: in conflict, then to compare, then saying more than
    the others, then shared, then alone.
    """
    adds = {
        (finding.alignment, finding.adds) for finding in report.findings if finding.kind == "detail"
    }
    grave: dict[tuple[str, str | None], Kind] = {
        (item.document, finding.alignment): kind
        for kind in ("open", "conflict")
        for finding in report.findings
        if finding.kind == kind and finding.scope == "cross"
        for item in finding.evidence
    }
    totals: dict[str, dict[Kind, int]] = {d.id: dict.fromkeys(KINDS, 0) for d in report.documents}
    for row in rows:
        for cell in row.cells:
            sort: Kind = "only"
            if row.kind == "aligned":
                at = (row.alignment, cell.document)
                sort = "detail" if at in adds else "agree"
                sort = grave.get((cell.document, row.alignment), sort)
            for part in cell.parts:
                if part.sentence is not None:
                    totals[cell.document][sort] += count(part.text)
    return tuple(Share(document, **kinds) for document, kinds in totals.items())
