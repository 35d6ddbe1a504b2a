"""Changes between reports, decisions and proposals as text for a terminal."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from compare.model import Finding, Report
from compare.render.columns import Run
from compare.render.plain import clean, shorten
from compare.render.templating import day, plural
from compare.render.view import CATEGORY_LABELS, SIGNS, Piece
from compare.review.carry import State
from compare.review.changes import Change, Changed, changes, counted
from compare.review.decisions import Entry, Ledger, Verdict, followed
from compare.review.sheet import BOLD, DIM, STYLES, Sheet
from compare.review.words import SAME, Wordings

HEADS: dict[Change, str] = {
    "new": "New",
    "changed": "Changed",
    "again": "To look at again: the same said in other words or signs",
    "gone": "Gone",
    "kept": "As before",
}
"""Headings over what became of findings."""
_VERDICTS: dict[Verdict, str] = {
    "accept": "accepted",
    "dismiss": "dismissed",
    "fix": "to be fixed",
    "note": "noted",
    "reopen": "reopened",
}
_WISHES: dict[Verdict, str] = {
    **_VERDICTS,
    "accept": "proposed: accept",
    "dismiss": "proposed: dismiss",
    "fix": "proposed: fix",
}
_STATES: dict[State, str] = {
    "kept": "stands",
    "again": "look again: the same is said in other words or signs",
    "changed": "changed, decide anew",
    "gone": "the finding is gone",
    "open": "undecided",
}
_WAITING: dict[State, str] = {
    **_STATES,
    "kept": "unchanged",
    "again": "the same is said in other words or signs",
}


def changes_text(old: Report, new: Report, *, width: int, color: bool) -> bytes:
    """Return what changed between two reports, in UTF-8, at most ``width`` columns wide."""
    found = changes(old, new)
    page = _Changes(old, new, width, color)
    return ("\n".join(page.lines(found)) + "\n").encode()


class _Changes(Sheet):
    def __init__(self, old: Report, new: Report, width: int, color: bool) -> None:
        super().__init__(width, color)
        self._old = {document.id: document.name for document in old.documents}
        self._new = {document.id: document.name for document in new.documents}
        self._words = Wordings(old, new)

    def lines(self, found: tuple[Changed, ...]) -> Iterator[str]:
        counts = counted(found)
        words = (
            f"{counts['new']} new",
            f"{counts['changed']} changed",
            f"{counts['again']} to look at again",
            f"{counts['gone']} gone",
            f"{counts['kept']} as before",
        )
        yield from self.wrap([Run(", ".join(words))])
        for change in ("new", "changed", "again", "gone"):
            group = [item for item in found if item.change == change]
            if group:
                yield ""
                yield self.rule(f"{HEADS[change]} ({len(group)})")
            for item in group:
                yield ""
                yield from self._item(item)

    def _item(self, item: Changed) -> Iterator[str]:
        finding = item.new or item.old
        assert finding is not None
        ids = f"{item.old.id} → {item.new.id}" if item.old and item.new else finding.id
        head = [Run(f"{SIGNS[finding.kind]} {ids}", STYLES[finding.kind])]
        yield from self.wrap([*head, Run(f" {CATEGORY_LABELS[finding.category]}", BOLD)])
        if item.old is not None and item.new is not None:
            words = self._words.of(item.old, item.new)
            yield from self._said(item.old, "before: ", [(w.old, w.name, w.before) for w in words])
            yield from self._said(item.new, "now: ", [(w.new, w.name, w.now) for w in words])
            if item.change == "again" and all(word.same for word in words):
                yield from self.wrap([Run(SAME, DIM)], "  ", "  ")
        elif item.old is not None:
            yield from self._told(item.old, self._old)
        elif item.new is not None:
            yield from self._told(item.new, self._new)

    def _said(
        self, finding: Finding, lead: str, words: list[tuple[str | None, str, tuple[Piece, ...]]]
    ) -> Iterator[str]:
        """Tell what is found and the sentences it rests on, marking what the other has not."""
        runs = [Run(lead, DIM), Run(clean(finding.explanation))]
        yield from self.wrap(runs, "  ", "  ")
        for id, name, said in words:
            if id is not None:
                runs = [Run(f"{id}  {clean(name)}", DIM), Run(" “"), *self.marked(said), Run("”")]
                yield from self.wrap(runs, "  ", "     ")

    def _told(self, finding: Finding, names: dict[str, str]) -> Iterator[str]:
        yield from self.wrap([Run(clean(finding.explanation))], "  ", "  ")
        for evidence in finding.evidence:
            place = f"{evidence.document}  {clean(names[evidence.document])}"
            quote = f"“{shorten(evidence.quote, 2 * self.width)}”"
            yield from self.wrap([Run(place, DIM), Run(f" {quote}")], "  ", "     ")


def decisions_text(
    ledger: Ledger, report: Report | None, *, name: str, width: int, color: bool
) -> bytes:
    """Return all decisions, the latest of each finding last, and where they stand in ``report``."""
    return ("\n".join(_Decided(width, color).lines(ledger, report, name)) + "\n").encode()


def proposals_text(
    ledger: Ledger, decided: Ledger, report: Report | None, *, name: str, width: int, color: bool
) -> bytes:
    """Return all proposals, with what was ``decided`` on the same findings."""
    made = []
    for group in _grouped(decided.entries):
        verdicts = [entry for entry in group if entry.verdict != "note"]
        if verdicts and verdicts[-1].verdict != "reopen":
            made.append(verdicts[-1])
    page = _Proposed(width, color, made)
    return ("\n".join(page.lines(ledger, report, name)) + "\n").encode()


def _grouped(entries: Iterable[Entry]) -> list[list[Entry]]:
    """Return the entries by what they are on, in the order in which each was first written on."""
    groups: dict[tuple[str, int], list[list[Entry]]] = {}
    for entry in entries:
        alike = groups.setdefault((entry.mark.fingerprint, entry.mark.number), [])
        group = next((g for g in alike if g[-1].mark.reads_as(entry.mark)), None)
        if group is None:
            alike.append([entry])
        else:
            group.append(entry)
    return [group for alike in groups.values() for group in alike]


class _Decided(Sheet):
    noun = "decision"
    said = _VERDICTS
    states = _STATES

    def lines(self, ledger: Ledger, report: Report | None, name: str) -> Iterator[str]:
        groups = _grouped(ledger.entries)
        count, on = plural(len(ledger.entries), self.noun), plural(len(groups), "finding")
        yield from self.wrap(
            [Run(f"{clean(name)}: {count} on {on}" if groups else f"{name}: none")]
        )
        where: dict[int, str] = {}
        if report is not None:
            for entry, (state, n) in zip(ledger.entries, followed(ledger, report), strict=True):
                finding = "" if n is None else f"{report.findings[n].id}, "
                where[id(entry)] = finding + self.states[state]
        for entries in groups:
            yield ""
            yield from self._group(entries, where.get(id(entries[-1])))
        if ledger.damaged:
            yield ""
            lines = ", ".join(map(str, ledger.damaged))
            yield from self.wrap([Run(f"Not read, since damaged: line {lines}")])

    def _group(self, entries: Sequence[Entry], where: str | None) -> Iterator[str]:
        last = entries[-1]
        mark = last.mark
        head = [Run(f"{SIGNS[mark.kind]} {last.finding}", STYLES[mark.kind])]
        head.append(Run(f" {CATEGORY_LABELS[mark.category]}", BOLD))
        if where is not None:
            head.append(Run(f" (now {where})", DIM))
        yield from self.wrap(head)
        yield from self.wrap([Run(clean(last.explanation))], "  ", "  ")
        for source, text in last.quotes:
            quote = f" “{shorten(text, 2 * self.width)}”"
            yield from self.wrap([Run(clean(source), DIM), Run(quote)], "  ", "     ")
        for entry in entries:
            said = f": {clean(entry.reason)}" if entry.reason else ""
            who = f", {clean(entry.by)}" if entry.by else ""
            when = clean(f"{day(entry.at[:10])} {entry.at[11:16]}".strip())
            yield from self.wrap(
                [Run(self.said[entry.verdict], BOLD), Run(f" {when}{who}{said}")], "  ", "     "
            )


class _Proposed(_Decided):
    noun = "proposal"
    said = _WISHES
    states = _WAITING

    def __init__(self, width: int, color: bool, made: Sequence[Entry]) -> None:
        super().__init__(width, color)
        self._made = made

    def _group(self, entries: Sequence[Entry], where: str | None) -> Iterator[str]:
        yield from super()._group(entries, where)
        mark = entries[-1].mark
        here = (e for e in self._made if e.mark.number == mark.number)
        made = next((e for e in here if e.mark.reads_as(mark)), None)
        if made is None:
            yield from self.wrap([Run("undecided", BOLD)], "  ", "     ")
        else:
            who = f" by {clean(made.by)}" if made.by else ""
            yield from self.wrap(
                [Run(_VERDICTS[made.verdict], BOLD), Run(f" {day(made.at[:10])}{who}")], "  ", "  "
            )
