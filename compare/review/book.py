"""The interface of Python to a file of decisions."""

from __future__ import annotations

import datetime as dt
import getpass
import os
from collections.abc import Sequence

from compare.model import Report
from compare.review import log
from compare.review.decisions import Entry, Ledger, Standing, Verdict, apply, entry_for, standing


class Decisions:
    """The decisions in one file, ``.compare/decisions.jsonl`` unless another is named.

    Each call reads the file as it stands, so several programs may use it at once. All raise
    :class:`compare.InputError` for a file that cannot be read.
    """

    def __init__(self, path: str | os.PathLike[str] = log.DEFAULT) -> None:
        """Take ``path``; nothing is read or made yet."""
        self.path = os.fspath(path)

    def ledger(self) -> Ledger:
        """Return everything the file holds."""
        return log.read(self.path)

    def entries(self) -> tuple[Entry, ...]:
        """Return all decisions and notes, the oldest first."""
        return self.ledger().entries

    def standing(self, report: Report) -> tuple[Standing, ...]:
        """Return where each finding of ``report`` stands, in its order."""
        return standing(self.ledger(), report)

    def apply(self, report: Report) -> Report:
        """Return ``report`` with what has been decided on its findings."""
        return apply(report, self.ledger())

    def decide(
        self,
        report: Report,
        findings: str | Sequence[str],
        verdict: Verdict,
        *,
        reason: str = "",
        by: str | None = None,
        at: str | None = None,
    ) -> tuple[Entry, ...]:
        """Write down one verdict on findings of ``report``, by their ids (``F3``).

        ``by`` is the user of this computer unless given, ``at`` (ISO 8601) the present. Nothing is
        written where one of the findings does not exist: :class:`compare.InputError`.
        :class:`compare.write.OutputError` where the file cannot be written.
        """
        ids = [findings] if isinstance(findings, str) else list(findings)
        who, when = by if by is not None else user(), at if at is not None else now()
        made = [entry_for(report, id, verdict, reason=reason, by=who, at=when) for id in ids]
        for entry, versions in made:
            log.append(self.path, entry, versions)
        return tuple(entry for entry, _ in made)


def now() -> str:
    """Return the present in UTC: ``2025-12-20T14:05:00Z``."""
    return dt.datetime.now(dt.UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def user() -> str:
    """Return the name the user is logged in under, or nothing where there is none."""
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):
        return ""
