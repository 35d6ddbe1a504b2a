"""What each account dates, with the findings about it."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping, Sequence

from compare.model import Document, Finding, Report, Span
from compare.render.view.parts import mark_of
from compare.render.view.tables import Dating
from compare.render.view.text import Mark, Part

Datings = tuple[tuple[str, tuple[Dating, ...]], ...]


def dates_of(report: Report, parts: Mapping[str, Sequence[Part]]) -> Datings:
    """Return the datings of every document, in the order of its text.

    The evidence of findings about dates is among them, also where its day could not be told.
    """
    about: dict[str, list[tuple[Span, str, Finding]]] = {}
    for finding in report.findings:
        if finding.category == "date":
            for item in finding.evidence:
                about.setdefault(item.document, []).append((item.span, item.value, finding))
    return tuple(
        (own.id, tuple(_datings(own, parts[own.id], about.get(own.id, ()))))
        for own in report.documents
    )


def _datings(
    document: Document, parts: Sequence[Part], about: Sequence[tuple[Span, str, Finding]]
) -> list[Dating]:
    marks: dict[tuple[Span, str], list[Mark]] = {
        (dated.span, dated.value): [] for dated in document.dates
    }
    known = list(marks)
    for span, value, finding in about:
        touched = [key for key in known if key[0].overlaps(span)]
        for key in touched or [(span, value)]:
            own = marks.setdefault(key, [])
            if (mark := mark_of(finding)) not in own:
                own.append(mark)
    ends = [part.segments[-1].span.end for part in parts]
    datings = []
    for (span, value), own in sorted(marks.items(), key=lambda item: item[0]):
        if not parts:
            break
        part = parts[min(bisect_right(ends, span.start), len(parts) - 1)]
        sentence = "".join(piece.text for piece in part.segments if not piece.outside)
        datings.append(Dating(span.of(document.text), value, sentence, part.anchor, tuple(own)))
    return datings
