"""What each tool does: values in, values of JSON out, :class:`compare.CompareError` where not."""

from __future__ import annotations

import os
import re
import threading
from collections import Counter, OrderedDict
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from compare.errors import InputError
from compare.mcp.folder import Folder

if TYPE_CHECKING:
    from compare.model import Document, Finding, Report
    from compare.review import Entry, Proposals, Standing, Verdict

Json = dict[str, Any]
Run = Callable[[list["Document"]], "Report"]

MOST_SOURCES = 20
"""Accounts in one comparison."""
MOST_FINDINGS = 50
"""Findings in one answer."""
_NAME = re.compile(r"R[0-9]{1,9}")
_KEPT = 8
"""Reports that are kept in memory; the oldest goes first."""
_WAITS = "It counts once a person decides so: compare decide REPORT.json {} proposed"


@dataclass
class Desk:
    """One folder, and the reports that were made since the program started."""

    folder: Folder
    run: Run
    reports: OrderedDict[str, Report] = field(default_factory=OrderedDict)
    made: int = 0
    lock: threading.Lock = field(default_factory=threading.Lock)

    def names(self) -> Json:
        """List the files that may be read."""
        names, more = self.folder.names()
        return {"files": list(names), "more": more}

    def compare_files(self, names: Sequence[str]) -> Json:
        """Compare files below the folder."""
        from compare.read import read_bytes

        _limit(len(names))
        return self._compare([read_bytes(self.folder.read(n), os.path.basename(n)) for n in names])

    def compare_texts(self, texts: Sequence[tuple[str, str]]) -> Json:
        """Compare texts, each given with a name."""
        from compare.read import read_text

        _limit(len(texts))
        for name, text in texts:
            if any("\ud800" <= char <= "\udfff" for char in text):
                raise InputError(name, "is no text: half of a surrogate pair")
        return self._compare([read_text(text, name) for name, text in texts])

    def findings(self, report: str, kinds: Sequence[str], offset: int, limit: int) -> Json:
        """List the findings of a report in its order, with what was decided and proposed."""
        loaded = self._report(report)
        stands, proposals = self._standing(loaded)
        wanted = [n for n, one in enumerate(loaded.findings) if not kinds or one.kind in kinds]
        page = wanted[offset : offset + min(limit, MOST_FINDINGS)]
        return {
            "total": len(wanted),
            "findings": [_short(loaded.findings[n]) | _said(stands[n], proposals[n]) for n in page],
            "next": offset + len(page) if offset + len(page) < len(wanted) else None,
        }

    def finding(self, report: str, id: str) -> Json:
        """Return one finding with its evidence, the sentences it stands in, and their places."""
        from compare.codec import to_dict

        loaded = self._report(report)
        place = _place(loaded, id)
        stands, proposals = self._standing(loaded)
        told: Json = to_dict(loaded)["findings"][place]
        for made in ("decision", "standing", "decided_before", "remarks"):
            told.pop(made, None)  # as the folder has them, which may know more than a saved report
        for item, evidence in zip(told["evidence"], loaded.findings[place].evidence, strict=True):
            item.update(_where(loaded, evidence.document, evidence.span.start, evidence.span.end))
        return told | _said(stands[place], proposals[place])

    def propose(self, report: str, id: str, verdict: Verdict, reason: str, by: str) -> Json:
        """Write a proposal down for a person to decide on."""
        loaded = self._report(report)
        _place(loaded, id)
        entry = self._proposals().propose(loaded, id, verdict, reason=reason, by=by)
        return {"proposed": _entry(entry), "counts": False, "note": _WAITS.format(id)}

    def _compare(self, documents: list[Document]) -> Json:
        with self.lock:  # one at a time; each takes all memory and time it is given
            report = self.run(documents)
            self.made += 1
            name = f"R{self.made}"
            self.reports[name] = report
            while len(self.reports) > _KEPT:
                self.reports.popitem(last=False)
        return {
            "report": name,
            "documents": [
                {"id": one.id, "name": one.name, "sentences": len(one.sentences)}
                for one in report.documents
            ],
            "counts": dict(Counter(finding.kind for finding in report.findings)),
            "skipped": [f"{one.document}: {one.reason}" for one in report.skipped],
        }

    def _report(self, name: str) -> Report:
        from compare.codec import loads_any
        from compare.errors import ReportFormatError
        from compare.model import Report

        known = self.reports.get(name)  # without the lock: a comparison under way holds it
        if known is not None:
            return known
        if _NAME.fullmatch(name):
            raise InputError(name, "is not kept, or not any more; compare anew")
        try:
            loaded = loads_any(self.folder.read(name).decode("utf-8"))
        except UnicodeDecodeError as error:
            raise InputError(name, f"is not UTF-8 text (byte {error.start})") from None
        except ReportFormatError as error:
            raise InputError(name, str(error)) from None
        return loaded if isinstance(loaded, Report) else loaded.report

    def _standing(self, report: Report) -> tuple[tuple[Standing, ...], tuple[Standing, ...]]:
        from compare.review import Decisions
        from compare.review.log import DEFAULT

        decisions = Decisions(os.path.join(self.folder.root, DEFAULT))
        return decisions.standing(report), self._proposals().standing(report)

    def _proposals(self) -> Proposals:
        from compare.review import Proposals
        from compare.review.proposals import DEFAULT

        return Proposals(os.path.join(self.folder.root, DEFAULT))


def _limit(count: int) -> None:
    if not 1 <= count <= MOST_SOURCES:
        raise InputError(f"{count} accounts", f"1 to {MOST_SOURCES} can be compared at once")


def _place(report: Report, id: str) -> int:
    place = next((n for n, one in enumerate(report.findings) if one.id == id), None)
    if place is None:
        last = report.findings[-1].id if report.findings else None
        cause = f"the report has F1 to {last}" if last else "the report has none"
        raise InputError(id, f"there is no such finding, {cause}")
    return place


def _short(finding: Finding) -> Json:
    return {
        "id": finding.id,
        "fingerprint": finding.fingerprint,
        "kind": finding.kind,
        "category": finding.category,
        "explanation": finding.explanation,
        "quotes": [{"document": e.document, "quote": e.quote} for e in finding.evidence],
    }


def _said(stand: Standing, proposed: Standing) -> Json:
    """Return what a person has decided, and what only was proposed."""
    verdict, wish = stand.verdict, proposed.verdict
    return {
        "decision": None if verdict is None else {"state": stand.state, **_entry(verdict)},
        "proposal": None if wish is None else {"state": proposed.state, **_entry(wish)},
    }


def _entry(entry: Entry) -> Json:
    told = {"verdict": entry.verdict, "reason": entry.reason, "by": entry.by, "at": entry.at}
    return {**told, "fingerprint": entry.mark.fingerprint}


def _where(report: Report, id: str, start: int, end: int) -> Json:
    """Return whose words they are, and the sentences around them."""
    from compare.model import Span
    from compare.provenance import touched

    document = next(one for one in report.documents if one.id == id)
    spans = [document.sentences[n].span for n in touched(Span(start, end), document)]
    text = document.text[spans[0].start : spans[-1].end] if spans else document.text[start:end]
    line = document.text.count("\n", 0, start) + 1
    return {"name": document.name, "line": line, "sentence": " ".join(text.split())}
