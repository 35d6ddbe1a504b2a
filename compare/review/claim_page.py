"""Changes between two checks of a draft as one self-contained HTML file without a script."""

from __future__ import annotations

from compare.model import Check
from compare.render.html.policy import Policy
from compare.render.templating import asset, environment, fill_in
from compare.review.claim_cards import COUNTED, HEADS, ClaimCards
from compare.review.claims import CLAIM_CHANGES, claim_changes, counted

TEMPLATE = "html/diff-check.html"


def claims_html(old: Check, new: Check) -> bytes:
    """Return what changed between two checks as HTML in UTF-8; the same each time."""
    found, cards, policy = claim_changes(old, new), ClaimCards(old, new), Policy()
    made = environment()
    counts = counted(found)
    groups = [
        (change, HEADS[change], [cards.of(item) for item in found if item.change == change])
        for change in CLAIM_CHANGES
        if change != "kept"
    ]
    text = fill_in(
        made,
        TEMPLATE,
        made_by=new.report.provenance,
        summary=", ".join(f"{counts[change]} {COUNTED[change]}" for change in CLAIM_CHANGES),
        groups=[group for group in groups if group[2]],
        style=policy.style,
        asset=lambda name: asset(made, name),
        policy=policy.placeholder,
    )
    return policy.seal(text).encode("utf-8", "replace")
