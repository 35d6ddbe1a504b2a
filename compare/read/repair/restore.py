"""Reports on texts as they were meant -> reports on the texts as they are."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields, is_dataclass, replace
from typing import Any

from compare.model import Check, Checked, Document, Report
from compare.read.repair.view import Way, meant, moved_back


@dataclass(frozen=True, slots=True)
class AsRead:
    """Documents with their texts as they were meant, and the way back to what they are."""

    documents: tuple[Document, ...]
    _originals: tuple[Document, ...]
    _ways: tuple[Way | None, ...]

    @classmethod
    def of(cls, originals: Sequence[Document]) -> AsRead:
        """Return the documents as they were meant."""
        found = [meant(document) for document in originals]
        return cls(tuple(d for d, _ in found), tuple(originals), tuple(way for _, way in found))

    def report(self, report: Report) -> Report:
        """Return a report on the documents as they were meant, said of what they are."""
        known = self._known(report)
        if not known:
            return report
        documents = tuple(
            _document(document, original, way) if way else document
            for document, original, way in zip(
                report.documents, self._originals, self._ways, strict=True
            )
        )
        texts = {document.id: document.text for document in documents}
        return replace(
            report,
            documents=documents,
            alignments=_said(report.alignments, known, texts),
            findings=_said(report.findings, known, texts),
            reuse=_said(report.reuse, known, texts),
            sharing=_said(report.sharing, known, texts),
            speakers=_said(report.speakers, known, texts),
        )

    def check(self, check: Check) -> Check:
        """Return a check of the documents as they were meant, said of what they are."""
        known = self._known(check.report)
        report = self.report(check.report)
        texts = {document.id: document.text for document in report.documents}
        draft = known.get(check.draft)
        claims = (replace(c, witnesses=_said(c.witnesses, known, texts)) for c in check.claims)
        return Check(report, tuple(_claim(c, draft) if draft else c for c in claims))

    def _known(self, report: Report) -> dict[str, Way]:
        pairs = zip(report.documents, self._ways, strict=True)
        return {document.id: way for document, way in pairs if way is not None}


def _document(document: Document, original: Document, way: Way) -> Document:
    return replace(
        document,
        text=original.text,
        removed=original.removed,
        places=original.places,
        stories=original.stories,
        sentences=moved_back(document.sentences, way),
        dates=moved_back(document.dates, way),
    )


def _claim(claim: Checked, way: Way) -> Checked:
    return replace(
        claim,
        span=way.source(claim.span),
        missing=tuple(way.source(span) for span in claim.missing),
        disputed=tuple(way.source(span) for span in claim.disputed),
    )


def _said(value: Any, known: Mapping[str, Way], texts: Mapping[str, str]) -> Any:
    """Return any value of a report with each ``span`` beside a ``document`` moved."""
    if isinstance(value, tuple):
        return tuple(_said(item, known, texts) for item in value)
    if not is_dataclass(value) or isinstance(value, type):
        return value
    old: dict[str, Any] = {field.name: getattr(value, field.name) for field in fields(value)}
    new = {n: _said(item, known, texts) for n, item in old.items() if isinstance(item, tuple)}
    document: str = old.get("document", "")
    if document in known and "span" in old:
        new["span"] = known[document].source(old["span"])
        if "quote" in old:
            new["quote"] = new["span"].of(texts[document])
            if old.get("value") == old["quote"]:
                new["value"] = new["quote"]
    return replace(value, **new) if new else value
