"""Check -> PDF: the draft at the left, what its sources make of each sentence beside it."""

from __future__ import annotations

import logging
from dataclasses import dataclass

from compare.model import Check
from compare.render import Look
from compare.render.check.labels import BEARINGS, KINDS, NOTES, SIGNS
from compare.render.check.view import CheckView, check_view
from compare.render.pdf.letters import Missing, missing_letters
from compare.render.pdf.made import method_of
from compare.render.pdf.press import Press, write
from compare.render.pdf.typeset import Typesetter
from compare.render.syslibs import require_pdf_libraries
from compare.render.view import Source
from compare.render.wording import about

_LOG = logging.getLogger("compare.render.pdf")


@dataclass(frozen=True, slots=True)
class CheckSheet:
    """All that is printed of a check."""

    check: CheckView
    missing: Missing | None
    """Characters that no font has."""

    @property
    def subject(self) -> str:
        """The counts, for the metadata."""
        return ", ".join(words for _, words in self.check.summary)

    @property
    def notices(self) -> tuple[str, ...]:
        """What an editor must know before relying on the page."""
        skipped = tuple(f"{s.document}: {s.reason}" for s in self.check.report.skipped)
        return skipped + ((self.missing.notice,) if self.missing and self.missing.grave else ())

    @property
    def method(self) -> tuple[tuple[str, str], ...]:
        """Program, models and options, each with its name."""
        return method_of(self.check.view)

    def about(self, source: Source) -> str:
        """Return publisher, author and date, as far as they are known."""
        return about(source)


def render(check: Check, look: Look) -> bytes:
    """Return the check as PDF; ``look.attach`` puts its JSON inside.

    :raises MissingLibraryError: where a system library or any font is missing.
    """
    require_pdf_libraries()
    missing = missing_letters(check.report)
    if missing:
        _LOG.warning("%s", missing.notice)
    typesetter = Typesetter(look)
    sheet = CheckSheet(check_view(check), missing)
    press = Press(typesetter.style(sheet.check.view) + typesetter.asset("pdf/check.css"))
    labels = {
        "VERDICT_KINDS": KINDS,
        "VERDICT_SIGNS": SIGNS,
        "VERDICT_NOTES": NOTES,
        "BEARINGS": BEARINGS,
    }
    html = typesetter.page("pdf/check.html", sheet=sheet, **labels)
    attachment = None
    if look.attach:
        from compare.codec import dumps

        attachment = dumps(check).encode()
    return write(press.lay_out(html), attachment)
