"""Report -> PDF bytes: what page one has room for is found by laying it out."""

from __future__ import annotations

import logging
import unicodedata
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from compare.model import Report
from compare.render import Look
from compare.render.pdf.press import layout, write
from compare.render.pdf.sheet import Fit, Sheet
from compare.render.pdf.typeset import brief, style
from compare.render.syslibs import require_pdf_libraries, uncovered
from compare.render.view import make_view

if TYPE_CHECKING:
    from weasyprint import Document

_LOG = logging.getLogger("compare.render.pdf")
_QUOTE_ROOM, _TIGHT_ROOM = 420, 230
_BRIEFLY = 12
_NAMED = 8
_PACKAGES = {"CJK": "fonts-noto-cjk", "HANGUL": "fonts-noto-cjk", "HIRAGANA": "fonts-noto-cjk",
             "KATAKANA": "fonts-noto-cjk"}


def render(report: Report, look: Look) -> bytes:
    """Return the brief; ``look.attach`` puts the JSON report inside.

    Characters that no installed font has are printed as boxes, and a notice on page one, on the
    last page and in the log says so; the text behind the boxes can still be copied.

    :raises MissingLibraryError: where a system library or any font is missing.
    """
    require_pdf_libraries()
    missing = _missing(report)
    if missing:
        _LOG.warning("%s", missing)
    sheet = Sheet(report, make_view(report), Fit(0, 0, _QUOTE_ROOM, 3), missing)
    attachment = None
    if look.attach:
        from compare.codec import dumps

        attachment = dumps(report).encode()
    return write(_lay_out(_fitted(sheet, look), look), attachment)


def _lay_out(sheet: Sheet, look: Look) -> Document:
    return layout(brief(sheet, look), style(sheet, look))


def _fitted(sheet: Sheet, look: Look) -> Sheet:
    """Return the sheet with the most that page one can hold."""
    number = len(sheet.conflicts)
    fits = [Fit(number, 0, room, items) for room, items in
            ((_QUOTE_ROOM, 4), (_QUOTE_ROOM, 3), (_TIGHT_ROOM, 2))]
    fits += [Fit(full, min(number - full, _BRIEFLY), _TIGHT_ROOM, 1)
             for full in range(min(number - 1, 7), -1, -1)]
    low, high = 0, len(fits) - 1
    while low < high:
        middle = (low + high) // 2
        if _is_one_page(replace(sheet, fit=fits[middle], front_only=True), look):
            high = middle
        else:
            low = middle + 1
    return replace(sheet, fit=fits[low])


def _is_one_page(sheet: Sheet, look: Look) -> bool:
    return len(_lay_out(sheet, look).pages) == 1


def _missing(report: Report) -> str:
    texts = [text for d in report.documents for text in
             (d.text, d.name, d.title or "", d.publisher or "", d.author or "")]
    texts += [finding.explanation for finding in report.findings]
    letters = uncovered(texts)
    return _notice(letters) if letters else ""


def _notice(letters: Sequence[str]) -> str:
    scripts = sorted({_script(letter) for letter in letters})
    packages = sorted({_PACKAGES.get(script, "fonts-noto-core") for script in scripts})
    codes = ", ".join(f"U+{ord(letter):04X}" for letter in letters[:_NAMED])
    more = f" and {len(letters) - _NAMED} more" if len(letters) > _NAMED else ""
    one = len(letters) == 1
    return (
        f"{len(letters)} character{'' if one else 's'} of these accounts "
        f"({', '.join(scripts)}: {codes}{more}) {'is' if one else 'are'} in no font installed "
        "here and printed as boxes; the text behind them is whole and can be copied. "
        f"On Debian or Ubuntu: apt-get install {' '.join(packages)}"
    )


def _script(letter: str) -> str:
    return unicodedata.name(letter, "UNNAMED").split()[0].split("-")[0]
