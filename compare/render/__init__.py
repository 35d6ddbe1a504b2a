"""Report -> bytes: one thin module per format, resolved when it is asked for."""

from __future__ import annotations

from dataclasses import dataclass
from importlib import import_module
from pathlib import PurePath
from typing import TYPE_CHECKING, Literal, Protocol, cast

if TYPE_CHECKING:
    from compare.model import Report

FORMATS = {
    "text": "compare.render.text:render",
    "json": "compare.render.json:render",
    "html": "compare.render.html:render",
    "pdf": "compare.render.pdf:render",
    "md": "compare.render.markdown:render",
    "docx": "compare.render.docx:render",
    "csv": "compare.render.table:render",
}
"""Format name -> ``module:function``. A new format is one new module and one row here."""

_SUFFIXES = {".txt": "text", ".markdown": "md", ".htm": "html"}


@dataclass(frozen=True, slots=True)
class Look:
    """Presentation only: nothing here can change a finding."""

    width: int = 80
    """Columns of the terminal."""
    color: bool = False
    """Whether text may hold ANSI colours."""
    paper: Literal["A4", "Letter"] = "A4"
    templates: str | None = None
    """Folder whose templates replace ours, block by block."""
    attach: bool = False
    """Whether a PDF carries the JSON report."""
    explain: bool = False
    """Whether text says why two places were taken to answer one question."""


class Renderer(Protocol):
    """What each format's module offers."""

    def __call__(self, report: Report, look: Look) -> bytes:
        """Return the finished file."""


def render(report: Report, format: str, look: Look | None = None) -> bytes:
    """Return ``report`` in the named format; :class:`KeyError` for a format we do not have."""
    module, function = FORMATS[format].split(":")
    renderer = cast("Renderer", getattr(import_module(module), function))
    return renderer(report, look or Look())


def format_of(path: str) -> str | None:
    """Return the format that a file's suffix asks for, or ``None`` for one we do not have."""
    suffix = PurePath(path).suffix.lower()
    name = _SUFFIXES.get(suffix, suffix[1:])
    return name if name in FORMATS else None
