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
    "sarif": "compare.render.sarif:render",
    "annotations": "compare.render.annotations:render",
    "prov": "compare.render.derivation:render",
}
"""Format name -> ``module:function``. A new format is one new module and one row here."""

SUFFIXES = {"text": ".txt", "annotations": ".jsonld", "prov": ".prov.json"}
"""The suffix of a format that is not its name."""
_ALSO = {".markdown": "md", ".htm": "html", ".sarif.json": "sarif", ".prov": "prov"}
"""Further suffixes; the longer of two counts."""


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
    paths: tuple[str, ...] = ()
    """Where the documents lie, relative to the working folder, in the order of the report; empty
    for what is not below it. Formats that others read point there."""


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
    known = {suffix_of(name): name for name in FORMATS} | _ALSO
    suffixes = [suffix.lower() for suffix in PurePath(path).suffixes]
    endings = ("".join(suffixes[-count:]) for count in (2, 1))
    return next((known[ending] for ending in endings if ending in known), None)


def suffix_of(format: str) -> str:
    """Return the suffix that asks for a format."""
    return SUFFIXES.get(format, f".{format}")
