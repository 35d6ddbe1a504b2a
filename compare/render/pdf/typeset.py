"""Sheet -> HTML and CSS, through the templates."""

from __future__ import annotations

import unicodedata
from typing import Any

from compare.render import Look
from compare.render.pdf.sheet import Sheet
from compare.render.plain import clean, excerpt, shorten
from compare.render.view import Piece, Stance

SERIF = '"Liberation Serif", "Tinos", "Times New Roman", "DejaVu Serif", "DejaVu Sans", serif'
SANS = '"Liberation Sans", "Arimo", "Arial", "DejaVu Sans", sans-serif'
MONO = '"Liberation Mono", "Cousine", "DejaVu Sans Mono", monospace'
_STANCES = {"asserts": "=", "adds": "+", "contradicts": "≠", "silent": "·"}


def brief(sheet: Sheet, look: Look) -> str:
    """Return the brief as HTML."""
    return _environment(look).get_template("pdf/brief.html").render(sheet=sheet)


def style(sheet: Sheet, look: Look) -> str:
    """Return its style sheet for the paper that ``look`` asks for."""
    names = ", ".join(f"{source.id} {source.label}" for source in sheet.view.sources)
    template = _environment(look).get_template("pdf/brief.css")
    return template.render(
        paper=look.paper,
        serif=SERIF,
        sans=SANS,
        mono=MONO,
        signs=SANS,
        foot=css_string(f"{sheet.view.tool} {sheet.view.version}"),
        what=css_string(shorten(names, 90)),
    )


def css_string(text: str) -> str:
    """Quote ``text`` for CSS: whatever is not a letter or digit is escaped."""
    return '"' + "".join(c if c.isalnum() or c == " " else f"\\{ord(c):x} " for c in text) + '"'


def direction(text: str | None) -> str:
    """Return `` dir="rtl"`` where the first letter that has a direction runs to the left."""
    for character in text or "":
        match unicodedata.bidirectional(character):
            case "L":
                return ""
            case "R" | "AL":
                return ' dir="rtl"'
    return ""


def _excerpt(pieces: tuple[Piece, ...], room: int | None) -> tuple[Piece, ...]:
    return excerpt(pieces, room if room is not None else 1 << 60)


def _stance(stance: Stance) -> str:
    return _STANCES[stance.stand]


def _environment(look: Look) -> Any:
    import jinja2
    from markupsafe import Markup

    environment = jinja2.Environment(
        loader=jinja2.FileSystemLoader([*([look.templates] if look.templates else []), "templates"]),
        autoescape=jinja2.select_autoescape(("html",)),
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
    )
    environment.filters |= {
        "clean": clean,
        "shorten": shorten,
        "excerpt": _excerpt,
        "stance": _stance,
        "direction": lambda text: Markup(direction(text)),
        "thousands": lambda number: f"{number:,}",
        "percent": lambda share: f"{share:.0%}",
    }
    return environment
