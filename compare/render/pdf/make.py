"""Report -> PDF bytes: what page one has room for is found by laying it out."""

from __future__ import annotations

import logging
from dataclasses import replace

from compare.model import Report
from compare.render import Look
from compare.render.pdf.fit import fitted
from compare.render.pdf.front import Fit
from compare.render.pdf.letters import missing_letters
from compare.render.pdf.press import Press, write
from compare.render.pdf.sheet import Sheet
from compare.render.pdf.typeset import Typesetter
from compare.render.syslibs import require_pdf_libraries
from compare.render.view import make_view

_LOG = logging.getLogger("compare.render.pdf")


def render(report: Report, look: Look) -> bytes:
    """Return the brief; ``look.attach`` puts the JSON report inside.

    Characters that no installed font has are printed as boxes, and a notice on page one, on the
    last page and in the log says so; the text behind the boxes can still be copied.

    :raises MissingLibraryError: where a system library or any font is missing.
    """
    require_pdf_libraries()
    missing = missing_letters(report)
    if missing:
        _LOG.warning("%s", missing.notice)
    typesetter = Typesetter(look)
    blank = Sheet(report, make_view(report), Fit(0, 0, 0, 0), missing)
    press = Press(typesetter.style(blank.view))

    def holds(sheet: Sheet) -> bool:
        front = typesetter.brief(replace(sheet, front_only=True))
        return len(press.lay_out(front).pages) == 1

    sheet = fitted(blank, look.paper, holds)
    attachment = None
    if look.attach:
        from compare.codec import dumps

        attachment = dumps(report).encode()
    return write(press.lay_out(typesetter.brief(sheet)), attachment)
