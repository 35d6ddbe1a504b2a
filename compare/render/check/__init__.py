"""Check -> bytes: the draft in its own order, each sentence with what its sources make of it."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Protocol, cast

if TYPE_CHECKING:
    from compare.model import Check
    from compare.render import Look

FORMATS = {
    "text": "compare.render.check.text:render",
    "json": "compare.render.json:render",
    "html": "compare.render.check.html:render",
    "pdf": "compare.render.check.pdf:render",
    "md": "compare.render.check.markdown:render",
    "docx": "compare.render.check.docx:render",
    "csv": "compare.render.check.table:render",
    "sarif": "compare.render.check.sarif:render",
    "annotations": "compare.render.check.annotations:render",
    "prov": "compare.render.check.derivation:render",
}
"""Format name -> ``module:function``."""


class Renderer(Protocol):
    """What each format's module offers."""

    def __call__(self, check: Check, look: Look) -> bytes:
        """Return the finished file."""


def render(check: Check, format: str, look: Look) -> bytes:
    """Return ``check`` in the named format; :class:`KeyError` for a format we do not have."""
    module, function = FORMATS[format].split(":")
    renderer = cast("Renderer", getattr(import_module(module), function))
    return renderer(check, look)
