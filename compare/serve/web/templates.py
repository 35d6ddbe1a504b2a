"""Templates, the style sheet and the script of the pages."""

from __future__ import annotations

import secrets
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from fastapi.responses import Response
from markupsafe import escape

from compare.read.formats import SENT_LIMIT, in_megabytes, readable
from compare.render.templating import asset, day, environment, fill_in, visible
from compare.render.view import CATEGORY_LABELS, KIND_LABELS, KINDS, SIGNS
from compare.review.words import SAME
from compare.serve.store import MissingError
from compare.serve.store.access import Visitor, form_key

if TYPE_CHECKING:
    from jinja2 import Environment

_ASSETS = {
    "app.css": ("serve", "text/css; charset=utf-8"),
    "app.js": ("serve", "text/javascript; charset=utf-8"),
    "frame.css": ("serve", "text/css; charset=utf-8"),
    "frame.js": ("serve", "text/javascript; charset=utf-8"),
    "compare-report.js": ("embed", "text/javascript; charset=utf-8"),
}
"""Name -> the folder of templates it lies in, and its media type."""

FORM_KEY, _NAME = (secrets.token_hex(32) for _ in "kn")
"""Blanks for the key of a form and for who looks at it. No text holds them: nobody knows them."""


@lru_cache(maxsize=1)
def _made() -> Environment:
    made = environment()
    made.filters["moment"] = moment
    made.globals["SAME_WORDS"] = SAME
    made.globals["PROPOSED"] = {"accept": "accept", "dismiss": "dismiss", "fix": "mark to be fixed"}
    made.globals["ACCEPTED"] = f"{readable()}. {in_megabytes(SENT_LIMIT)} at a time"
    made.globals.update(
        SIGNS=SIGNS, KINDS=KINDS, KIND_LABELS=KIND_LABELS, CATEGORY_LABELS=CATEGORY_LABELS
    )
    return made


def page(name: str, *, by: Visitor | None, **fields: Any) -> str:
    """Fill in a template for whoever looks at it."""
    key = form_key(by.secret) if by is not None and by.secret is not None else ""
    return fill_in(_made(), name, by=by, key=key, **fields)


def part(name: str, **fields: Any) -> str:
    """Fill in a template that is the same for whoever looks at it."""
    return fill_in(_made(), name, **fields)


def blank(name: str, **fields: Any) -> bytes:
    """Fill in a template for nobody yet: :func:`addressed` makes it a page of whoever looks at it.

    What is made so can be kept and shown to many.
    """
    nobody = Visitor(_NAME, may_write=True, secret=None)
    return part(name, by=nobody, key=FORM_KEY, **fields).encode()


def addressed(made: bytes, by: Visitor) -> bytes:
    """Return what :func:`blank` has made as the page of one visitor."""
    key = "" if by.secret is None else form_key(by.secret)
    name = str(escape(visible(by.person)))
    return made.replace(FORM_KEY.encode(), key.encode()).replace(_NAME.encode(), name.encode())


@lru_cache(maxsize=8)
def _asset(name: str) -> bytes:
    return asset(_made(), f"{_ASSETS[name][0]}/{name}").encode()


def asset_answer(name: str) -> Response:
    """Return a style sheet or a script; :class:`MissingError` for anything else."""
    if name not in _ASSETS:
        raise MissingError(f"there is no file {name}")
    headers = {"cache-control": "no-cache"}
    return Response(_asset(name), media_type=_ASSETS[name][1], headers=headers)


def moment(at: str) -> str:
    """Write a time as a reader would: ``20 December 2025, 14:05``."""
    return f"{day(at[:10])}, {at[11:16]}" if len(at) >= 16 else at
