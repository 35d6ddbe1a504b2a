"""Report -> PDF bytes: what page one has room for is found by laying it out."""

from __future__ import annotations

import logging
import unicodedata
from collections.abc import Sequence
from dataclasses import replace

from compare.model import Report
from compare.render import Look
from compare.render.pdf.fit import fitted
from compare.render.pdf.press import Press, write
from compare.render.pdf.sheet import Fit, Sheet
from compare.render.pdf.typeset import Typesetter
from compare.render.syslibs import require_pdf_libraries, uncovered
from compare.render.view import make_view

_LOG = logging.getLogger("compare.render.pdf")
_NAMED = 8
_PACKAGES = {
    "CJK": "fonts-noto-cjk",
    "HANGUL": "fonts-noto-cjk",
    "HIRAGANA": "fonts-noto-cjk",
    "KATAKANA": "fonts-noto-cjk",
}


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
    typesetter = Typesetter(look)
    blank = Sheet(report, make_view(report), Fit(0, 0, 0, 0), missing)
    press = Press(typesetter.style(blank))

    def holds(sheet: Sheet) -> bool:
        front = typesetter.brief(replace(sheet, front_only=True))
        return len(press.lay_out(front).pages) == 1

    sheet = fitted(blank, look.paper, holds)
    attachment = None
    if look.attach:
        from compare.codec import dumps

        attachment = dumps(report).encode()
    return write(press.lay_out(typesetter.brief(sheet)), attachment)


def _missing(report: Report) -> str:
    texts = [
        text
        for d in report.documents
        for text in (d.text, d.name, d.title or "", d.publisher or "", d.author or "")
    ]
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
