"""What the review server keeps: one SQLite file, one writer, every change in the audit log."""

from __future__ import annotations

from compare.serve.store import access, audit, frames, proposals, review, runs, stories, taken
from compare.serve.store.audit import Broken, Record, records, verify
from compare.serve.store.database import Change, Database, MissingError, RefusedError, StoreError

__all__ = [
    "Broken",
    "Change",
    "Database",
    "MissingError",
    "Record",
    "RefusedError",
    "StoreError",
    "access",
    "audit",
    "frames",
    "proposals",
    "records",
    "review",
    "runs",
    "stories",
    "taken",
    "verify",
]
