"""What people decide about findings, and how it outlives the next version of a text.

``Decisions`` keeps decisions in a file, ``changes`` compares two reports by content, ``carry`` is
the rule that both rest on; ``claim_changes`` compares two checks of a draft.
See ``docs/review.md``.
"""

from __future__ import annotations

from compare.review.book import Decisions
from compare.review.carry import State, Step, carry
from compare.review.changes import Change, Changed, changes
from compare.review.claims import ClaimChange, ClaimChanged, claim_changes
from compare.review.decisions import VERDICTS, Entry, Ledger, Standing, Verdict, apply, standing
from compare.review.marks import Mark, Place, Snapshot, snapshot
from compare.review.proposals import Proposals
from compare.review.versions import Version, follow, version_of

__all__ = [
    "VERDICTS",
    "Change",
    "Changed",
    "ClaimChange",
    "ClaimChanged",
    "Decisions",
    "Entry",
    "Ledger",
    "Mark",
    "Place",
    "Proposals",
    "Snapshot",
    "Standing",
    "State",
    "Step",
    "Verdict",
    "Version",
    "apply",
    "carry",
    "changes",
    "claim_changes",
    "follow",
    "snapshot",
    "standing",
    "version_of",
]
