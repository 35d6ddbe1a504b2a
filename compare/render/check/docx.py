"""Check -> a Word file: the draft as it runs, what is amiss as a comment on its words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from compare.model import Check, Verdict
from compare.render import Look
from compare.render.check.labels import BEARINGS, SIGNS
from compare.render.check.view import Block, CheckView, ClaimView, Item, WitnessView, check_view
from compare.render.docx.elements import add_heading, add_paragraph, add_run, turn
from compare.render.docx.pack import same_every_time
from compare.render.docx.styles import (
    CONFLICT,
    DETAIL,
    EVIDENCE,
    FINDING,
    LEFT_OUT,
    NUMBER,
    OPEN,
    PLACE,
    SMALL,
    set_up,
)
from compare.render.plain import clean, excerpt
from compare.render.templating import plural
from compare.render.wording import SETTLED, about

if TYPE_CHECKING:
    from docx.document import Document
    from docx.text.paragraph import Paragraph

UNSUPPORTED = "Unsupported"
_ROOM = 300
_LOOKS: dict[Verdict, str] = {"contradicted": CONFLICT, "open": OPEN, "partial": DETAIL}
"""How the marked words of a claim look."""
_AMBER = "7A4B00"


def render(check: Check, look: Look) -> bytes:
    """Return the draft as a Word file with comments; the same check gives the same bytes."""
    import docx

    view = check_view(check)
    document = docx.Document()
    set_up(document, view.view, look)
    _own_looks(document, view)
    _front(document, view)
    add_heading(document, f"{view.draft.id}: {clean(view.draft.title or view.draft.name)}")
    for block in view.blocks:
        _block(document, view, block)
    _supported(document, view)
    _settled(document, view)
    _made(document, view)
    return same_every_time(document)


def _own_looks(document: Document, view: CheckView) -> None:
    from docx.enum.style import WD_STYLE_TYPE
    from docx.shared import RGBColor

    style = document.styles.add_style(UNSUPPORTED, WD_STYLE_TYPE.CHARACTER)
    style.font.color.rgb = RGBColor.from_string(_AMBER)
    style.font.italic = True
    document.core_properties.title = view.headline
    document.core_properties.subject = ", ".join(words for _, words in view.summary)


def _front(document: Document, view: CheckView) -> None:
    add_paragraph(document, "Title", view.headline)
    counts = add_paragraph(document, FINDING)
    told = "   ".join(f"{SIGNS[verdict]} {words}" for verdict, words in view.summary)
    add_run(counts, told, NUMBER)
    for source in (view.draft, *view.sources):
        line = add_paragraph(document, FINDING)
        add_run(line, f"{source.id}  ", NUMBER)
        line.add_run(clean(source.title or source.name))
        role = "the draft" if source is view.draft else about(source)
        known = ", ".join(filter(None, (role, clean(source.name), plural(source.words, "word"))))
        add_run(line, f"  {clean(known)}", PLACE)
    for skipped in view.report.skipped:
        line = add_paragraph(document, FINDING)
        add_run(line, "Please note. ", NUMBER)
        line.add_run(f"{clean(skipped.document)}: {clean(skipped.reason)}")
    text = "What the sources do not support in full is a comment on the words it is about."
    add_paragraph(document, SMALL, text)


def _block(document: Document, view: CheckView, block: Block) -> None:
    style = {"heading": "Heading 2", "item": "List Bullet"}.get(block.kind)
    paragraph = add_paragraph(document, style)
    for number, item in enumerate(block.items):
        if number:
            paragraph.add_run(" ")
        _item(document, view, paragraph, item)
    turn(paragraph)


def _item(document: Document, view: CheckView, paragraph: Paragraph, item: Item) -> None:
    claim = item.claim
    if claim is None:
        add_run(paragraph, f"{clean(item.text)} [left out: {clean(item.reason)}]", LEFT_OUT)
        return
    look = _LOOKS.get(claim.verdict)
    runs = []
    for piece in claim.pieces:
        own = UNSUPPORTED if claim.verdict == "unsupported" else look if piece.marked else None
        runs.append(add_run(paragraph, clean(piece.text), own))
    if claim.kind and claim.verdict != "supported":
        comment = document.add_comment(
            [runs[0], runs[-1]], text="", author=view.view.tool, initials="C"
        )
        _comment(comment, claim)


def _comment(comment: Any, claim: ClaimView) -> None:
    first = comment.paragraphs[0]
    first.add_run(f"{claim.id} {claim.label}. ").bold = True
    first.add_run(clean(claim.reason))
    for told in claim.said:
        comment.add_paragraph(clean(told))
    for witness in claim.witnesses:
        line = comment.add_paragraph(f"{_where(witness)}: “")
        for piece in excerpt(witness.pieces, _ROOM):
            line.add_run(piece.text).bold = piece.marked or None
        line.add_run("”")


def _where(witness: WitnessView) -> str:
    whom = f", quoting {clean(witness.quoting)}" if witness.quoting else ""
    bearing = f"{BEARINGS[witness.bearing]}{whom}"
    return f"{witness.document} {clean(witness.label)}, {witness.lines}, {bearing}"


def _supported(document: Document, view: CheckView) -> None:
    held = [claim for claim in view.claims if claim.verdict == "supported"]
    if not held:
        return
    add_heading(document, f"{SIGNS['supported']} What the sources support ({len(held)})")
    for claim in held:
        line = add_paragraph(document, FINDING)
        add_run(line, f"{claim.id}  ", NUMBER)
        line.add_run(clean(claim.text))
        for witness in claim.witnesses:
            below = add_paragraph(document, EVIDENCE)
            add_run(below, f"{_where(witness)}: ", PLACE)
            text = "".join(piece.text for piece in excerpt(witness.pieces, _ROOM))
            below.add_run(f"“{text}”")


def _settled(document: Document, view: CheckView) -> None:
    if view.settled:
        add_heading(document, f"{SETTLED} ({len(view.settled)})")
    for card in view.settled:
        line = add_paragraph(document, FINDING)
        add_run(line, f"{card.sign} {card.id}  ", NUMBER)
        line.add_run(clean(card.explanation))
        below = add_paragraph(document, EVIDENCE)
        add_run(below, clean(card.decided), NUMBER)
        turn(line)
        turn(below)
        for remark in card.remarked:
            more = add_paragraph(document, EVIDENCE)
            more.add_run(clean(remark))
            turn(more)


def _made(document: Document, view: CheckView) -> None:
    add_heading(document, "How this was made")
    for source in (view.draft, *view.sources):
        document.add_paragraph(f"{source.id}  {clean(source.name)}, {source.sha256}")
    if view.others:
        told = ", ".join(f"{claim.id} ({clean(claim.reason)})" for claim in view.others)
        document.add_paragraph(f"Not checked, being no claims: {told}")
    models = ", ".join(f"{name} {version}" for name, version in view.view.models)
    document.add_paragraph(f"{view.view.tool} {view.view.version}, models: {models or 'none'}")
    document.add_paragraph(f"Signature {view.view.signature}")
