"""What people decide about findings, and how it outlives the next version of a text."""

from __future__ import annotations

from compare.review.carry import State, Step, carry
from compare.review.marks import Mark, Place, Snapshot, snapshot
from compare.review.versions import Version, follow, version_of

__all__ = [
    "Mark",
    "Place",
    "Snapshot",
    "State",
    "Step",
    "Version",
    "carry",
    "follow",
    "snapshot",
    "version_of",
]
