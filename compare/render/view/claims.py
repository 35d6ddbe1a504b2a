"""Rows -> the claim-by-source table, and how much of each account is shared."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace

from compare.model import Alignment, Finding, Kind, Report, Statement
from compare.provenance.claims import counted, statements
from compare.render.view.labels import KINDS
from compare.render.view.tables import Claim, Share, Stance
from compare.render.view.text import Cell, Part, Row


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
    starts = {d.id: {s.span: s.index for s in reversed(d.sentences)} for d in report.documents}
    findings = {finding.id: finding for finding in report.findings}
    two_copies = frozenset(d.id for d in report.documents) in mostly_shared(report.sharing)
    joined = {a.id: () if two_copies else tuple(_joined(a)) for a in report.alignments}
    voices = {a.id: counted(a) for a in report.alignments}
    claims = []
    for own in statements(report):
        if own.alignment is not None:
            if own.alignment in by_alignment:  # else each of its sentences is shown elsewhere
                told = _shared(own, by_alignment[own.alignment], findings)
                claims.append(
                    replace(told, voices=joined[own.alignment], counted=voices[own.alignment])
                )
        else:
            row, part = by_place[own.document, starts[own.document][own.span]]
            claims.append(_alone(own, row, part))
    return tuple(claims)


def _joined(alignment: Alignment) -> Iterator[str]:
    """Yield which accounts are one voice on a point."""
    for voice in alignment.voices:
        *others, last = voice.documents
        if others:
            yield f"{', '.join(others)} and {last} are one voice: {voice.ground}"


def _shared(own: Statement, row: Row, findings: Mapping[str, Finding]) -> Claim:
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


def _alone(own: Statement, row: Row, part: Part) -> Claim:
    return Claim(
        row=row.number,
        relation="only",
        sign=row.sign,
        stances=tuple(
            Stance(own.document, "asserts", _said(part), part.anchor, part.findings)
            if standing.document == own.document
            else Stance(standing.document, "silent", "", None, ())
            for standing in own.standings
        ),
        findings=part.findings,
        weight=own.weight,
        document=own.document,
        outlier=None,
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
