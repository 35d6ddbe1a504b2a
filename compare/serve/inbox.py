"""Takes up what is said of findings in files beside the database.

``compare mcp`` writes what programs propose, which people answer; ``compare decide`` writes what
people have decided on the command line.
"""

from __future__ import annotations

import os
import stat
import sys
from abc import ABC, abstractmethod
from collections import defaultdict
from dataclasses import dataclass, replace

from compare.codec import loads
from compare.errors import CompareError, InputError
from compare.model import Report
from compare.provenance import source_key
from compare.review import Entry, Ledger, State, snapshot
from compare.review import log as book
from compare.review.decisions import followed, last_word
from compare.serve.store import Database, RefusedError, proposals, runs, stories, taken
from compare.serve.store.runs import Run


@dataclass(frozen=True, slots=True)
class _Held:
    """By what it is told whether an entry can be about a run: cheaper to keep than its report."""

    prints: frozenset[str]
    keys: frozenset[str]


class _File(ABC):
    """A file that others add lines to, and the findings of all stories that they are about."""

    sort: book.Sort

    def __init__(self, path: str | None) -> None:
        """Read ``path``, which need not be there; ``None`` for no file at all."""
        self._path = path
        self._known: object = None
        self._held: dict[int, _Held] = {}

    def take_up(self, database: Database) -> int:
        """Take up what is new and about findings of the latest runs; return how much.

        A file that did not change is not read again, unless something was compared meanwhile. What
        is about no finding stays in the file alone.
        """
        if self._path is None:
            return 0
        try:
            told = os.stat(self._path)
        except (OSError, ValueError):
            return 0
        with database.read() as db:
            latest = [run for one in stories.every(db) if (run := runs.last_done(db, one.id))]
        known = (told.st_mtime_ns, told.st_size, tuple(run.id for run in latest))
        if known == self._known:
            return 0
        try:
            if not stat.S_ISREG(told.st_mode):  # a pipe would be waited for
                raise InputError(self._path, "is no ordinary file")
            ledger = book.read(self._path, self.sort)
        except CompareError as error:
            print(f"compare: {error}", file=sys.stderr)
            ledger = Ledger()
        count = sum(self._beside(database, ledger, run) for run in latest) if ledger.entries else 0
        self._known = known
        return count

    @abstractmethod
    def _beside(self, database: Database, ledger: Ledger, run: Run) -> int:
        """Take up what is about the findings of one run."""

    def _of(self, database: Database, run: Run) -> _Held:
        if run.id not in self._held:
            report = _report(database, run)
            self._held[run.id] = _Held(
                frozenset(one.fingerprint for one in report.findings),
                frozenset(source_key(document) for document in report.documents),
            )
        return self._held[run.id]


class Inbox(_File):
    """What programs propose, put beside the findings with the very words it was made on."""

    sort = "proposal"

    def _beside(self, database: Database, ledger: Ledger, run: Run) -> int:
        prints = self._of(database, run).prints
        wanted = tuple(one for one in ledger.entries if one.mark.fingerprint in prints)
        if not wanted:
            return 0
        states = followed(replace(ledger, entries=wanted), _report(database, run))
        threads = _threads(database, run)
        count = 0
        with database.write("compare") as change:
            for entry, (state, place) in zip(wanted, states, strict=True):
                if state != "kept" or place is None:
                    continue
                try:
                    made = proposals.propose(
                        change, run.story, threads[place], entry.verdict, entry.reason,
                        " ".join(entry.by.split())[:200], entry.at[:40],
                    )  # fmt: skip
                except RefusedError:  # there are too many, or it is no verdict
                    continue
                count += made is not None
        return count


class Decided(_File):
    """What people have decided on the command line, which stands here as it does there."""

    sort = "decision"

    def _beside(self, database: Database, ledger: Ledger, run: Run) -> int:
        held = self._of(database, run)
        with database.read() as db:
            known = taken.known(db, run.story)
        wanted = tuple(one for one in ledger.entries if _may_be_about(held, ledger, one))
        digests = [taken.digest_of(one) for one in wanted]
        if known.issuperset(digests):
            return 0
        told = replace(ledger, entries=wanted)
        report = _report(database, run)
        places: dict[int, list[tuple[int, State]]] = defaultdict(list)
        for n, (state, place) in enumerate(followed(told, report)):
            if place is not None:
                places[place].append((n, state))
        marks = snapshot(report).marks
        threads = _threads(database, run)
        due: dict[str, tuple[int, int, State, bool]] = {}  # a line that is there twice is one
        for place, members in places.items():
            last = last_word(told, marks[place], members)
            for n, state in members:
                if digests[n] not in known:
                    decides = last is not None and digests[last[0]] == digests[n]
                    due.setdefault(digests[n], (n, threads[place], state, decides))
        if not due:
            return 0
        versions = ledger.versions or {}
        with database.write("compare") as change:
            return sum(
                taken.take(change, run.story, thread, wanted[n], versions, state, decides)
                for n, thread, state, decides in sorted(due.values())
            )


def _may_be_about(held: _Held, ledger: Ledger, entry: Entry) -> bool:
    """Tell whether what an entry was made on can have come to anything in a run."""
    versions = ledger.versions or {}
    named = (versions[digest].key for digest in entry.sources if digest in versions)
    return entry.mark.fingerprint in held.prints or not held.keys.isdisjoint(named)


def _report(database: Database, run: Run) -> Report:
    with database.read() as db:
        return loads(runs.report_text(db, run.id))


def _threads(database: Database, run: Run) -> dict[int, int]:
    """Return for each finding of a run, by its place, which thread it is."""
    with database.read() as db:
        rows = db.execute("SELECT place, thread FROM item WHERE run = ?", (run.id,))
        return {row["place"]: row["thread"] for row in rows}
