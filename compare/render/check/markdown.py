"""Check -> Markdown for a ticket or a merge request: what an editor has to look at first."""

from __future__ import annotations

from collections.abc import Iterator

from compare.model import Check
from compare.render import Look
from compare.render.check.labels import BEARINGS, SIGNS
from compare.render.check.view import CheckView, ClaimView, check_view
from compare.render.markdown import code, escape, marked
from compare.render.plain import excerpt, shorten
from compare.render.wording import SETTLED, about

_ROOM = 320


def render(check: Check, look: Look) -> bytes:
    """Return the check as Markdown in UTF-8; ``look`` changes nothing in it."""
    return ("\n".join(_lines(check_view(check))) + "\n").encode()


def _lines(view: CheckView) -> Iterator[str]:
    yield f"# {escape(view.headline)}"
    yield ""
    yield ", ".join(f"{SIGNS[verdict]} {words}" for verdict, words in view.summary)
    yield ""
    for source in (view.draft, *view.sources):
        role = "the draft" if source is view.draft else about(source)
        title = f": {escape(source.title)}" if source.title else ""
        known = f" ({escape(role)})" if role else ""
        yield f"- **{source.id}** {code(source.name)}{title}{known}"
    for skipped in view.report.skipped:
        yield ""
        yield f"**Please note.** {escape(skipped.document)}: {escape(skipped.reason)}"
    yield ""
    yield "## The draft, claim by claim"
    for claim in view.claims:
        yield ""
        yield from _claim(claim)
    if view.settled:
        yield from ("", f"## {SETTLED} ({len(view.settled)})", "")
    for card in view.settled:
        told = f"{escape(card.explanation)} **{escape(card.decided)}**"
        yield f"- {card.sign} {card.id} {told}"
        yield from (f"  - {escape(remark)}" for remark in card.remarked)
    if view.others:
        told = ", ".join(f"{claim.id} ({escape(claim.reason)})" for claim in view.others)
        yield ""
        yield f"Not checked, being no claims: {told}"
    yield from ("", "---", "")
    tool = f"{escape(view.view.tool)} {escape(view.view.version)}"
    yield f"Made by {tool}, signature `{view.view.signature}`"


def _claim(claim: ClaimView) -> Iterator[str]:
    if claim.verdict == "supported":
        places = ", ".join(dict.fromkeys(f"{g.document} {g.lines}" for g in claim.witnesses))
        yield f"**{claim.sign} {claim.id}** {escape(shorten(claim.text, _ROOM))} ({places})"
        return
    yield f"**{claim.sign} {claim.id} {claim.label}** (line {claim.line}): {marked(claim.pieces)}"
    yield ""
    yield escape(claim.reason)
    yield from (f"- {escape(told)}" for told in claim.said)
    for number, witness in enumerate(claim.witnesses):
        yield ">" if number else ""
        where = f"> **{witness.document}** {code(witness.name)}, {witness.lines}"
        quote = marked(excerpt(witness.pieces, _ROOM))
        yield f"{where}, {BEARINGS[witness.bearing]}: “{quote}”"
