"""Which claim a claim *is*, so that programs of others know it again in the next version."""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING

from compare.provenance import bare, source_key

if TYPE_CHECKING:
    from compare.model import Check, Checked

_TAG = "cc1:"
"""Names the recipe; a change to it needs another tag."""


def identity_of(check: Check, claim: Checked) -> str:
    """Return ``cc1:`` and the SHA-256 of draft, bare words of the sentence, and verdict.

    Hashed is the canonical JSON (RFC 8785) of the three.
    """
    draft = check.report.documents[0]
    content = [source_key(draft), bare(claim.span.of(draft.text)), claim.verdict]
    canonical = json.dumps(content, ensure_ascii=False, separators=(",", ":"))
    return _TAG + hashlib.sha256(canonical.encode("utf-8", "surrogatepass")).hexdigest()
