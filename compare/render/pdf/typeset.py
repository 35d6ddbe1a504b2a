"""Sheet -> HTML and CSS, through the templates."""

from __future__ import annotations

import unicodedata
from dataclasses import replace

from compare.render import Look
from compare.render.pdf.long_words import breakable
from compare.render.pdf.sheet import Sheet
from compare.render.plain import clean, excerpt, shorten
from compare.render.templating import asset, environment, fill_in
from compare.render.view import Card, Piece, Stance, View
from compare.render.wording import in_short, places, sureness

SERIF = '"Liberation Serif", "Tinos", "Times New Roman", "DejaVu Serif", "DejaVu Sans", serif'
SANS = '"Liberation Sans", "Arimo", "Arial", "DejaVu Sans", sans-serif'
MONO = '"Liberation Mono", "Cousine", "DejaVu Sans Mono", monospace'
SIGNS = f'"DejaVu Sans", {SANS}'
_STANCES = {"asserts": "=", "adds": "+", "differs": "≟", "contradicts": "≠", "silent": "·"}
_ENDLESS = 1 << 60


class Typesetter:
    """The templates of one look, read once."""

    def __init__(self, look: Look) -> None:
        from markupsafe import Markup

        self._look = look
        self._verbatim = Markup
        self._environment = environment(look.templates)
        self._environment.filters |= {
            "clean": lambda text: _breakable(clean(text)),
            "shorten": lambda text, room: _breakable(shorten(text, room)),
            "excerpt": _excerpt,
            "in_short": in_short,
            "places": places,
            "stance": _stance,
            "direction": lambda text: Markup(direction(text)),
            "sureness": sureness,
            "spots": _spots,
            "unbroken": lambda text: text.replace(" ", "\N{NO-BREAK SPACE}"),
        }

    def brief(self, sheet: Sheet) -> str:
        """Return the brief as HTML."""
        return fill_in(self._environment, "pdf/brief.html", sheet=sheet)

    def page(self, name: str, **fields: object) -> str:
        """Return another page of ours as HTML."""
        return fill_in(self._environment, name, **fields)

    def asset(self, name: str) -> str:
        """Return a style sheet as it stands."""
        return asset(self._environment, name)

    def style(self, view: View) -> str:
        """Return the style sheet for the paper that the look asks for."""
        names = ", ".join(f"{source.id} {source.label}" for source in view.sources)
        fields = {
            "paper": self._look.paper,
            "serif": SERIF,
            "sans": SANS,
            "mono": MONO,
            "signs": SIGNS,
            "foot": css_string(f"{view.tool} {view.version}"),
            "what": css_string(shorten(names, 90)),
        }
        verbatim = {name: self._verbatim(value) for name, value in fields.items()}
        return fill_in(self._environment, "pdf/brief.css", **verbatim)


def css_string(text: str) -> str:
    """Quote ``text`` for CSS: whatever is not a letter, digit or blank is escaped."""
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
    cut = excerpt(pieces, _ENDLESS if room is None else room)
    texts = breakable([piece.text for piece in cut])
    return tuple(replace(piece, text=text) for piece, text in zip(cut, texts, strict=True))


def _spots(card: Card) -> str:
    """Return where a finding stands, as short as can be: ``A 3, B 10``, ``A p. 3, line 12``."""
    spots = [f"{q.document}\N{NO-BREAK SPACE}{q.place or q.first_line}" for q in card.quotes]
    apart = "; " if any(quote.place for quote in card.quotes) else ", "
    return apart.join(dict.fromkeys(spots))


def _breakable(text: str) -> str:
    return breakable((text,))[0]


def _stance(stance: Stance) -> str:
    return _STANCES[stance.stand]
