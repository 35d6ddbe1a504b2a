"""Proposed decisions, in a file of their own that no report takes up.

A program may propose what a person is to decide. What it writes counts for nothing until somebody
decides so: ``compare decide REPORT F3 proposed``.
"""

from __future__ import annotations

import os
from pathlib import Path

from compare.errors import InputError
from compare.model import Report
from compare.review import log
from compare.review.book import now
from compare.review.decisions import Entry, Ledger, Standing, Verdict, entry_for, standing

DEFAULT = ".compare/proposals.jsonl"
"""Where proposals are kept, beside the decisions."""

PROPOSED: tuple[Verdict, ...] = ("accept", "dismiss", "fix")
"""What can be proposed."""

_MOST = 5_000
"""Proposals in one file: a program that runs wild must not fill the disk."""
_LONGEST = 2_000
"""Characters of a reason."""


def beside(decisions: str | os.PathLike[str]) -> str:
    """Return the path of the proposals that belong to a file of decisions."""
    return str(Path(decisions).with_name(Path(DEFAULT).name))


class Proposals:
    """The proposals in one file, ``.compare/proposals.jsonl`` unless another is named.

    Each call reads the file as it stands. All raise :class:`compare.InputError` for a file that
    cannot be read.
    """

    def __init__(self, path: str | os.PathLike[str] = DEFAULT) -> None:
        """Take ``path``; nothing is read or made yet."""
        self.path = os.fspath(path)

    def ledger(self) -> Ledger:
        """Return everything the file holds."""
        return log.read(self.path, "proposal")

    def standing(self, report: Report) -> tuple[Standing, ...]:
        """Return what is proposed on each finding of ``report``, in its order.

        The state tells whether it was proposed on the words that stand there now (``kept``).
        """
        return standing(self.ledger(), report)

    def propose(
        self, report: Report, finding: str, verdict: Verdict, *, reason: str, by: str
    ) -> Entry:
        """Write down what somebody would decide on a finding of ``report``, by its id (``F3``).

        What was proposed before in the same words is not written again. Raises
        :class:`compare.InputError` where there is no such finding, no such verdict or no room, and
        :class:`compare.write.OutputError` where the file cannot be written.
        """
        reason = " ".join(reason.split())
        if verdict not in PROPOSED:
            raise InputError(verdict, f"can be no proposal, only {', '.join(PROPOSED)}")
        if not reason or len(reason) > _LONGEST:
            raise InputError(finding, f"a proposal needs a reason of 1 to {_LONGEST} characters")
        entry, versions = entry_for(report, finding, verdict, reason=reason, by=by, at=now())
        entries = self.ledger().entries
        for one in entries:
            same = one.mark.reads_as(entry.mark) and one.mark.places == entry.mark.places
            if same and (one.verdict, one.reason) == (verdict, reason):
                return one
        if len(entries) >= _MOST:
            raise InputError(self.path, f"holds {_MOST:,} proposals, and takes no more")
        log.append(self.path, entry, versions, "proposal")
        return entry


def proposed(ledger: Ledger, report: Report, finding: str) -> Entry:
    """Return what was proposed last on the words of a finding as they are now.

    Raises :class:`compare.InputError` where nothing was, or where it was on other words or signs.
    """
    place = next((n for n, one in enumerate(report.findings) if one.id == finding), None)
    stand = None if place is None else standing(ledger, report)[place]
    if stand is None or stand.verdict is None:
        raise InputError(finding, "nothing is proposed on it")
    if not stand.decided:
        raise InputError(
            finding, "what is proposed was on other words or signs; decide for yourself"
        )
    return stand.verdict
