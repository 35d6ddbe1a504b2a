"""The check as one self-contained HTML file: no network, no script at all."""

from __future__ import annotations

from typing import TYPE_CHECKING

from compare.render.check.labels import BEARINGS, KINDS, LABELS, NOTES, SIGNS, VERDICTS
from compare.render.check.view import check_view
from compare.render.html.policy import Policy
from compare.render.templating import asset, environment, fill_in

if TYPE_CHECKING:
    from compare.model import Check
    from compare.render import Look

TEMPLATE = "html/check.html"


def render(check: Check, look: Look) -> bytes:
    """Return the check as HTML in UTF-8; the same check and templates give the same bytes.

    Raises :class:`compare.errors.InputError` for a folder of templates that cannot be used.
    """
    made = environment(look.templates)
    policy = Policy()
    text = fill_in(
        made,
        TEMPLATE,
        check=check_view(check),
        style=policy.style,
        script=policy.script,
        asset=lambda name: asset(made, name),
        policy=policy.placeholder,
        VERDICTS=VERDICTS,
        VERDICT_KINDS=KINDS,
        VERDICT_SIGNS=SIGNS,
        VERDICT_LABELS=LABELS,
        VERDICT_NOTES=NOTES,
        BEARINGS=BEARINGS,
    )
    return policy.seal(text).encode("utf-8", "replace")
