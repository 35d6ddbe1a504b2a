"""Where a report and its findings come from: what was used, and which finding is which."""

from __future__ import annotations

from compare.provenance.fingerprint import (
    bare,
    fingerprint,
    sentences_of,
    signs,
    source_key,
    touched,
    value_of,
)
from compare.provenance.signature import TOOL, describe, signature, verify

__all__ = [
    "TOOL",
    "bare",
    "describe",
    "fingerprint",
    "sentences_of",
    "signature",
    "signs",
    "source_key",
    "touched",
    "value_of",
    "verify",
]
