"""Report -> the bytes of a Word file."""

from __future__ import annotations

from compare.model import Report
from compare.render import Look
from compare.render.docx.account import write_account
from compare.render.docx.findings import write_front, write_provenance
from compare.render.docx.pack import same_every_time
from compare.render.docx.styles import set_up
from compare.render.view import make_view


def render(report: Report, look: Look) -> bytes:
    """Return the brief as a Word file; the same report gives the same bytes."""
    import docx

    view = make_view(report)
    document = docx.Document()
    set_up(document, view, look)
    write_front(document, view, report)
    for source in view.sources:
        write_account(document, view, source)
    write_provenance(document, view, report)
    return same_every_time(document)
