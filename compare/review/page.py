"""Changes between two reports as one self-contained HTML file: no network, no script at all."""

from __future__ import annotations

from compare.model import Report
from compare.render.html.policy import Policy
from compare.render.templating import asset, environment, fill_in
from compare.render.view import CATEGORY_LABELS, KIND_LABELS, SIGNS
from compare.review.changes import CHANGES, changes, counted
from compare.review.show import HEADS
from compare.review.words import SAME, Wordings

TEMPLATE = "html/diff.html"


def changes_html(old: Report, new: Report) -> bytes:
    """Return what changed between two reports as HTML in UTF-8; the same each time."""
    found, words, policy = changes(old, new), Wordings(old, new), Policy()
    made = environment()
    groups = [
        (
            change,
            HEADS[change],
            [
                (item, words.of(item.old, item.new) if item.old and item.new else ())
                for item in found
                if item.change == change
            ],
        )
        for change in CHANGES
        if change != "kept"
    ]
    text = fill_in(
        made,
        TEMPLATE,
        made_by=new.provenance,
        names={
            side: {document.id: document.name for document in report.documents}
            for side, report in (("old", old), ("new", new))
        },
        counts=counted(found),
        groups=[group for group in groups if group[2]],
        style=policy.style,
        asset=lambda name: asset(made, name),
        policy=policy.placeholder,
        SIGNS=SIGNS,
        KIND_LABELS=KIND_LABELS,
        CATEGORY_LABELS=CATEGORY_LABELS,
        SAME_WORDS=SAME,
    )
    return policy.seal(text).encode("utf-8", "replace")
