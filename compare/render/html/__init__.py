"""The report as one self-contained HTML file: no network, no scripts needed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from compare.render.html.page import make_page
from compare.render.html.policy import Policy
from compare.render.templating import asset, environment, fill_in
from compare.render.view import (
    CATEGORY_LABELS,
    KIND_LABELS,
    KIND_NOTES,
    KINDS,
    MOVED_SIGN,
    REMOVED_SIGN,
    SIGNS,
    make_view,
)

if TYPE_CHECKING:
    from compare.model import Report
    from compare.render import Look

STAND_SIGNS = {"asserts": "•", "adds": "+", "differs": "≟", "contradicts": "≠", "silent": ""}
TEMPLATE = "html/report.html"


def render(report: Report, look: Look) -> bytes:
    """Return the report as HTML in UTF-8; the same report and templates give the same bytes.

    Raises :class:`compare.errors.InputError` for a folder of templates that cannot be used.
    """
    made = environment(look.templates)
    policy = Policy()
    view = make_view(report)
    text = fill_in(
        made,
        TEMPLATE,
        view=view,
        page=make_page(view),
        style=policy.style,
        script=policy.script,
        asset=lambda name: asset(made, name),
        policy=policy.placeholder,
        KINDS=KINDS,
        SIGNS=SIGNS,
        KIND_LABELS=KIND_LABELS,
        KIND_NOTES=KIND_NOTES,
        CATEGORY_LABELS=CATEGORY_LABELS,
        MOVED=MOVED_SIGN,
        REMOVED=REMOVED_SIGN,
        STANDS=STAND_SIGNS,
    )
    return policy.seal(text).encode("utf-8", "replace")
