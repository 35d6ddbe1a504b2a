"""Check -> W3C Web Annotations: the verdict on each claim of the draft, and what it rests on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from compare.render.annotations import Note, collection
from compare.render.check.identity import identity_of
from compare.render.check.view import check_view

if TYPE_CHECKING:
    from compare.model import Check, Checked
    from compare.render import Look


def render(check: Check, look: Look) -> bytes:
    """Return all claims of the draft as annotations on it, and on the places they rest on."""
    notes = [_note(check, claim) for claim in check.claims if claim.verdict != "none"]
    return collection(check.report, notes, look, label=check_view(check).headline)


def _note(check: Check, claim: Checked) -> Note:
    witnesses = ((witness.document, witness.span) for witness in claim.witnesses)
    return Note(
        identity=("claim", identity_of(check, claim)),
        motivation="assessing",
        text=f"{claim.id}: {claim.reason}",
        tags=(claim.verdict,),
        places=((check.draft, claim.span), *dict.fromkeys(witnesses)),
    )
