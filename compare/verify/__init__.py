"""A saved report held against itself and against its sources: what of it no longer holds.

Nothing is put right and nothing is anchored anew. See ``docs/verify.md``.
"""

from __future__ import annotations

from compare.verify.model import Break, Broken, Given, Source, State, Verification
from compare.verify.show import to_json, verification_text
from compare.verify.verify import digest, verify

__all__ = [
    "Break",
    "Broken",
    "Given",
    "Source",
    "State",
    "Verification",
    "digest",
    "to_json",
    "verification_text",
    "verify",
]
