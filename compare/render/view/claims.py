"""Rows -> the claim-by-source table, and how much of each account is shared."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from compare.model import Finding, Kind, Report
from compare.render.view.labels import KINDS
from compare.render.view.model import Claim, Share, Stance, Stand
from compare.render.view.text import Cell, Part, Row


def claims_of(report: Report, rows: Sequence[Row]) -> tuple[Claim, ...]:
    """Return one claim for each alignment, and one for each sentence that stands alone.

    Within a claim the first account that takes part *asserts*; a later one whose value cannot hold
    beside it *contradicts*, one that answers the same question otherwise *differs*, one that says
    more *adds*.
    """
    findings = {finding.id: finding for finding in report.findings}
    claims: list[Claim] = []
    for row in rows:
        if row.kind == "aligned":
            claims.append(_shared(row, findings))
        else:
            claims += [
                _alone(row, cell, part)
                for cell in row.cells
                for part in cell.parts
                if part.sentence is not None and part.kind != "heading"
            ]
    return tuple(claims)


def _shared(row: Row, findings: Mapping[str, Finding]) -> Claim:
    own = [findings[name] for name in row.findings if findings[name].alignment == row.alignment]
    stands = _stands(row, own)
    stances = tuple(
        Stance(
            document=cell.document,
            stand=stands[cell.document],
            text=" ".join(_said(part) for part in cell.parts),
            anchor=next(
                (part.anchor for part in cell.parts),
                next((place.anchor for place in cell.elsewhere), None),
            ),
            findings=tuple(
                f.id for f in own if any(item.document == cell.document for item in f.evidence)
            ),
        )
        for cell in row.cells
    )
    return Claim(row.number, row.relation or "agree", row.sign, stances, row.findings)


def _stands(row: Row, findings: Sequence[Finding]) -> dict[str, Stand]:
    speaking = [cell.document for cell in row.cells if cell.parts or cell.elsewhere]
    stands: dict[str, Stand] = {cell.document: "silent" for cell in row.cells}
    stands |= dict.fromkeys(speaking, "asserts")
    for finding in findings:
        if finding.kind == "detail" and finding.adds in stands:
            stands[finding.adds] = "adds"
    against: tuple[tuple[Kind, Stand], ...] = (("open", "differs"), ("conflict", "contradicts"))
    for kind, stand in against:
        for finding in findings:
            if finding.kind == kind and finding.scope == "cross":
                stands |= dict.fromkeys(_otherwise(finding, list(stands)), stand)
    return stands


def _otherwise(finding: Finding, documents: Sequence[str]) -> list[str]:
    """Return the documents with other values than the first of them that gives any."""
    values: dict[str, set[str]] = {}
    for item in finding.evidence:
        values.setdefault(item.document, set()).add(item.value)
    first, *others = [document for document in documents if document in values]
    return [document for document in others if values[document] != values[first]]


def _alone(row: Row, cell: Cell, part: Part) -> Claim:
    return Claim(
        row=row.number,
        relation="only",
        sign=row.sign,
        stances=tuple(
            Stance(other.document, "asserts", _said(part), part.anchor, part.findings)
            if other is cell
            else Stance(other.document, "silent", "", None, ())
            for other in row.cells
        ),
        findings=part.findings,
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
