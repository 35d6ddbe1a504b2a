"""Where templates are found and how they are filled in, for every renderer that has any."""

from __future__ import annotations

import datetime as dt
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

from compare.errors import InputError

if TYPE_CHECKING:
    from jinja2 import Environment
    from markupsafe import Markup

_PACKAGE = Path(__file__).resolve().parent.parent
# What no format can show, and what would reorder the text around it.
_CONTROL = re.compile(
    r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ufffe\uffff\ud800-\udfff]"
)
_RIGHT_TO_LEFT = re.compile(
    "[\u0590-\u08ff\u200f\u202b\u202e\u2067\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001eeff]"
)
_DATE = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?(?![\d-])")
_MONTHS = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]


def template_folder() -> Path:
    """Return the folder of our templates: inside the package, else in the checkout beside it."""
    places = (_PACKAGE / "_templates", _PACKAGE.parent / "templates")
    return next((place for place in places if place.is_dir()), places[0])


def environment(folder: str | None = None) -> Environment:
    """Return a Jinja environment: escaping, strict about names, showing control characters.

    A template in ``folder`` stands in for ours of the same path; it reaches ours, to replace
    single blocks of it, as ``default/<path>``. Raises :class:`InputError` if there is no such
    folder.
    """
    import jinja2

    ours = jinja2.FileSystemLoader(template_folder())
    loaders: list[jinja2.BaseLoader] = [ours, jinja2.PrefixLoader({"default": ours})]
    if folder is not None:
        if not Path(folder).is_dir():
            raise InputError(folder, "there is no such folder of templates")
        loaders.insert(0, jinja2.FileSystemLoader(folder))
    made = jinja2.Environment(
        loader=jinja2.ChoiceLoader(loaders),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        finalize=_finalize,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    made.filters["day"] = day
    made.filters["plural"] = plural
    made.filters["clip"] = clip
    made.filters["direction"] = direction
    return made


def fill_in(made: Environment, name: str, **fields: Any) -> str:
    """Return the template filled in; :class:`InputError` names a template that cannot be."""
    import jinja2

    try:
        return made.get_template(name).render(**fields)
    except jinja2.TemplateSyntaxError as error:
        raise InputError(
            f"template {error.name or name}", f"line {error.lineno}: {error}"
        ) from error
    except jinja2.TemplateNotFound as error:
        raise InputError(f"template {error.name or name}", "not found") from error
    except jinja2.TemplateError as error:
        raise InputError(f"template {name}", str(error)) from error


def asset(made: Environment, name: str) -> str:
    """Return a file of the template folders as it stands, a style sheet or a script."""
    import jinja2

    assert made.loader is not None
    try:
        return made.loader.get_source(made, name)[0]
    except jinja2.TemplateNotFound as error:
        raise InputError(f"template {name}", "not found") from error


def visible(text: str) -> str:
    """Replace characters that no format can show by ones that say so."""
    return _CONTROL.sub(lambda match: _stand_in(ord(match.group())), text)


OVERRIDES = "\u202d\u202e"
"""Left-to-right and right-to-left override: text behind them is set in an order not its own."""


def overriding(character: str) -> str:
    """Return what is shown for an override, which nothing here obeys: ``[U+202E]``."""
    return f"[U+{ord(character):04X}]"


def _stand_in(code: int) -> str:
    if chr(code) in OVERRIDES:
        return overriding(chr(code))
    if code < 0x20:
        return chr(0x2400 + code)
    return "\N{SYMBOL FOR DELETE}" if code == 0x7F else "\N{REPLACEMENT CHARACTER}"


def _finalize(value: object) -> object:
    # Markup is a str as well, and holds only what was cleaned on its way in.
    return visible(value) if type(value) is str else value


def day(date: str) -> str:
    """Write an ISO 8601 date as a reader would: ``2025-12-05`` becomes ``5 December 2025``."""
    match = _DATE.match(date)
    if not match:
        return date
    year, month, number = match.groups()
    try:
        dt.date(int(year), int(month or 1), int(number or 1))
    except ValueError:
        return date
    words = [str(int(number))] if number else []
    return " ".join([*words, *([_MONTHS[int(month) - 1]] if month else []), year])


def plural(number: int, one: str, many: str | None = None) -> str:
    """Write a number with its noun: ``1 word``, ``2,310 words``."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def clip(text: str, letters: int) -> str:
    """Fold white space and cut a text that is longer than this many letters, at a word."""
    words = " ".join(text.split())
    if len(words) <= letters:
        return words
    head = words[: letters - 1]
    whole = head.rsplit(" ", 1)[0] if words[letters - 1] != " " else head
    return (whole if len(whole) > letters // 2 else head).rstrip(" ,;:") + "\N{HORIZONTAL ELLIPSIS}"


def direction(text: str) -> Markup:
    """Return the attribute ``dir="auto"`` for a text with letters that run from the right.

    All other text runs as the page does, and needs none.
    """
    from markupsafe import Markup

    return Markup(' dir="auto"' if _RIGHT_TO_LEFT.search(text) else "")
