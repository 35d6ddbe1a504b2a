"""Decisions on findings, and what they come to for a later report."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal, cast

from compare.errors import InputError
from compare.model import Decision, Finding, Remark, Report, SecondLook, reason_to_fix
from compare.model import State as Decided
from compare.review.carry import State, carry
from compare.review.marks import Mark, Snapshot, snapshot
from compare.review.versions import Version

Verdict = Literal["accept", "dismiss", "fix", "note", "reopen"]
"""It holds; it does not; it holds and the text has to be changed; a remark that decides nothing;
take back what was decided."""
VERDICTS: tuple[Verdict, ...] = ("accept", "dismiss", "fix", "note", "reopen")

_DECIDED: dict[Verdict, Decided] = {
    "accept": "accepted",
    "dismiss": "dismissed",
    "fix": "accepted",  # as long as the finding is there, nothing has been fixed
}


@dataclass(frozen=True, slots=True)
class Entry:
    """One decision or note, with what it takes to know its finding again."""

    verdict: Verdict
    reason: str
    by: str
    at: str
    """ISO 8601, in UTC."""
    finding: str
    """The number it had in the report that was decided on."""
    explanation: str
    quotes: tuple[tuple[str, str], ...]
    """Name of the source and evidence sentence, as they read, for people."""
    sources: tuple[str, ...]
    """Digests of all sources of that report, in its order."""
    mark: Mark
    beside: tuple[Mark, ...]
    """The other findings on the same sentences, lest it be taken for one of them."""


@dataclass(frozen=True, slots=True)
class Ledger:
    """All that was decided, in the order in which it was."""

    entries: tuple[Entry, ...] = ()
    versions: Mapping[str, Version] | None = None
    """Digest -> the version of a source."""
    damaged: tuple[int, ...] = ()
    """Numbers of lines that could not be read, from 1."""


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a finding of a report stands."""

    state: State
    """``kept``: decided. ``again``: was decided, and waits for a second look. ``changed``: its
    comments follow, nothing is decided. ``open``: nothing was."""
    verdict: Entry | None
    """What was decided last; it counts where the state is ``kept``."""
    thread: tuple[Entry, ...]
    """Everything that was said about it, in order."""

    @property
    def decided(self) -> bool:
        """Whether a verdict stands."""
        return self.state == "kept"


def entry_for(
    report: Report, finding: str, verdict: Verdict, *, reason: str, by: str, at: str
) -> tuple[Entry, tuple[Version, ...]]:
    """Return what is to be kept of a decision on a finding of ``report``, and of its sources.

    Raises :class:`InputError` where the report has no finding of that number.
    """
    kept = snapshot(report)
    found = next((n for n, one in enumerate(report.findings) if one.id == finding), None)
    if found is None:
        last = report.findings[-1].id if report.findings else None
        cause = f"the report has F1 to {last}" if last else "the report has none"
        raise InputError(finding, f"there is no such finding, {cause}")
    mark = kept.marks[found]
    spots = _spots(mark)
    entry = Entry(
        verdict=verdict,
        reason=reason,
        by=by,
        at=at,
        finding=finding,
        explanation=report.findings[found].explanation,
        quotes=tuple(_sentences(report, report.findings[found], mark)),
        sources=tuple(version.digest for version in kept.versions),
        mark=mark,
        beside=tuple(other for other in kept.marks if other != mark and spots & _spots(other)),
    )
    return entry, kept.versions


def standing(ledger: Ledger, report: Report) -> tuple[Standing, ...]:
    """Return where each finding of ``report`` stands, in its order."""
    threads: dict[int, list[tuple[int, State]]] = defaultdict(list)
    for n, (state, found) in enumerate(followed(ledger, report)):
        if found is not None:
            threads[found].append((n, state))
    marks = snapshot(report).marks if threads else ()
    return tuple(
        _standing(ledger, marks[n], threads[n]) if n in threads else Standing("open", None, ())
        for n in range(len(report.findings))
    )


def followed(ledger: Ledger, report: Report) -> list[tuple[State, int | None]]:
    """Return for each entry what became of its finding, and which one of ``report`` it is."""
    there = snapshot(report) if ledger.entries else Snapshot((), ())
    result: list[tuple[State, int | None]] = [("gone", None)] * len(ledger.entries)
    runs: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for n, entry in enumerate(ledger.entries):
        runs[entry.sources].append(n)
    for sources, members in runs.items():
        versions = ledger.versions or {}
        known = tuple(versions.get(digest, Version(digest, ())) for digest in sources)
        marks = dict.fromkeys(_unsigned(ledger.entries[n].mark) for n in members)
        beside = (mark for n in members for mark in ledger.entries[n].beside)
        marks.update(dict.fromkeys(map(_unsigned, beside)))
        steps = {step.old: step for step in carry(Snapshot(known, tuple(marks)), there)}
        place = {mark: n for n, mark in enumerate(marks)}
        for n in members:
            mark = ledger.entries[n].mark
            step = steps[place[_unsigned(mark)]]
            same = step.new is None or mark.reads_as(there.marks[step.new])
            result[n] = (step.state if same or step.state != "kept" else "again", step.new)
    return result


def _unsigned(mark: Mark) -> Mark:
    """Return the mark without its signs: all that was decided on its words leads to one finding."""
    return replace(mark, signs=None)


def apply(report: Report, ledger: Ledger) -> Report:
    """Return ``report`` with what was decided and written on its findings.

    What a saved report holds of a finding on which the ledger has nothing stays as it is.
    """
    pairs = zip(report.findings, standing(ledger, report), strict=True)
    return replace(report, findings=tuple(_told(finding, stand) for finding, stand in pairs))


def _standing(ledger: Ledger, mark: Mark, thread: Sequence[tuple[int, State]]) -> Standing:
    entries = tuple(ledger.entries[n] for n, _ in thread)
    found = last_word(ledger, mark, thread)
    if found is None:
        same: State = "changed" if all(s == "changed" for _, s in thread) else "open"
        return Standing(same, None, entries)
    n, state = found
    last = ledger.entries[n]
    if last.verdict == "reopen":
        return Standing("open", None, entries)
    return Standing(state, last, entries)


def last_word(
    ledger: Ledger, mark: Mark, thread: Sequence[tuple[int, State]]
) -> tuple[int, State] | None:
    """Return which entry decides on a finding, and what became of what it was made on.

    ``thread`` has the entries that lead to it, by :func:`followed`; ``mark`` is its own. ``None``
    where all of them are notes.
    """
    verdicts = [(n, state) for n, state in thread if ledger.entries[n].verdict != "note"]
    # what was decided on these very words comes before what was decided on earlier ones
    own = [v for v in verdicts if ledger.entries[v[0]].mark.reads_as(mark)]
    return (own or verdicts)[-1] if verdicts else None


def _told(finding: Finding, stand: Standing) -> Finding:
    """Return the finding with its decision, or what waits of one, and with the remarks."""
    if not stand.thread:
        return finding
    made = None if stand.verdict is None else decision_of(stand.verdict)
    remarks = tuple(
        Remark(entry.verdict, entry.reason, entry.by, entry.at)
        for entry in stand.thread
        if entry is not stand.verdict
    )
    decision, waits = finding.decision, stand.state in ("again", "changed")
    if stand.decided:
        decision = made
    elif not waits and any(entry.verdict != "note" for entry in stand.thread):
        decision = None  # reopened, whatever a saved report had
    # what a saved report has was decided on these very words: it comes before what waits
    suspended = waits and decision is None
    return replace(
        finding,
        decision=decision,
        standing=cast("SecondLook", stand.state) if suspended else None,
        decided_before=made if suspended else None,
        remarks=remarks,
    )


def decision_of(entry: Entry) -> Decision:
    """Return a verdict as a report has it."""
    reason = reason_to_fix(entry.reason) if entry.verdict == "fix" else entry.reason
    return Decision(_DECIDED[entry.verdict], reason, entry.by, entry.at)


def _spots(mark: Mark) -> set[tuple[int, int]]:
    return {(place.source, n) for place in mark.places for n in place.sentences}


def _sentences(report: Report, finding: Finding, mark: Mark) -> Iterator[tuple[str, str]]:
    for evidence, place in zip(finding.evidence, mark.places, strict=True):
        document = report.documents[place.source]
        spans = [document.sentences[n].span for n in place.sentences]
        text = " ".join(span.of(document.text) for span in spans) or evidence.quote
        yield document.name, " ".join(text.split())
