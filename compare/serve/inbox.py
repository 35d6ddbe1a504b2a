"""Takes up what programs have proposed in a file: ``compare mcp`` writes it, people answer it."""

from __future__ import annotations

import os
import sys
from dataclasses import replace

from compare.codec import loads
from compare.errors import CompareError
from compare.review import Ledger, Proposals
from compare.review.decisions import followed
from compare.serve.store import Database, RefusedError, proposals, runs, stories
from compare.serve.store.runs import Run


class Inbox:
    """The proposals in one file, and the findings of all stories that they were made on."""

    def __init__(self, path: str | None) -> None:
        """Read ``path``, which need not be there; ``None`` for no file at all."""
        self._path = path
        self._known: object = None
        self._prints: dict[int, frozenset[str]] = {}

    def take_up(self, database: Database) -> int:
        """Put what is new beside the findings with the very words it was made on; return how many.

        A file that did not change is not read again, unless something was compared meanwhile. What
        was proposed on other words stays in the file alone.
        """
        if self._path is None:
            return 0
        try:
            told = os.stat(self._path)
        except OSError:
            return 0
        with database.read() as db:
            latest = [run for one in stories.every(db) if (run := runs.last_done(db, one.id))]
        known = (told.st_mtime_ns, told.st_size, tuple(run.id for run in latest))
        if known == self._known:
            return 0
        try:
            ledger = Proposals(self._path).ledger()
        except CompareError as error:
            print(f"compare: {error}", file=sys.stderr)
            ledger = Ledger()
        count = sum(self._beside(database, ledger, run) for run in latest) if ledger.entries else 0
        self._known = known
        return count

    def _beside(self, database: Database, ledger: Ledger, run: Run) -> int:
        """Take up what was proposed on the findings of one run."""
        with database.read() as db:
            if run.id not in self._prints:
                report = loads(runs.report_text(db, run.id))
                self._prints[run.id] = frozenset(one.fingerprint for one in report.findings)
            prints = self._prints[run.id]
            wanted = tuple(one for one in ledger.entries if one.mark.fingerprint in prints)
            if not wanted:
                return 0
            report = loads(runs.report_text(db, run.id))
            rows = db.execute("SELECT place, thread FROM item WHERE run = ?", (run.id,))
            threads = {row["place"]: row["thread"] for row in rows}
        states = followed(replace(ledger, entries=wanted), report)
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
