"""HTML -> PDF bytes: WeasyPrint kept offline, quiet and deterministic."""

from __future__ import annotations

import datetime as dt
import gc
import io
import logging
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from compare.render.syslibs import require_pdf_libraries

if TYPE_CHECKING:
    from weasyprint import Document

_EPOCH = dt.datetime(2000, 1, 1, tzinfo=dt.UTC)
"""WeasyPrint insists on dates for an attachment; these say nothing and never change."""

_PDFA_IN_XMP = (
    b'<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">'
    b'<rdf:Description xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/" rdf:about="">'
    b"<pdfaid:part>3</pdfaid:part><pdfaid:conformance>A</pdfaid:conformance>"
    b"</rdf:Description></rdf:RDF>"
)


def layout(html: str, style: str) -> Document:
    """Lay ``html`` out with the style sheet ``style``; nothing is fetched from anywhere.

    :raises MissingLibraryError: where a system library or any font is missing.
    """
    require_pdf_libraries()
    import weasyprint
    from weasyprint.urls import URLFetcher

    class DataOnly(URLFetcher):  # type: ignore[misc] # weasyprint is not typed
        """Opens ``data:`` addresses and nothing else."""

        def __init__(self) -> None:
            super().__init__(allowed_protocols=["data"], allow_redirects=False)

    fetcher = DataOnly()
    with _undisturbed():
        sheet = weasyprint.CSS(string=style, url_fetcher=fetcher)
        return weasyprint.HTML(string=html, url_fetcher=fetcher).render(stylesheets=[sheet])


def write(document: Document, attachment: bytes | None = None) -> bytes:
    """Return the PDF: tagged (PDF/UA-1), with ``report.json`` inside (PDF/A-3a) if given."""
    import weasyprint

    options: dict[str, Any] = {"pdf_variant": "pdf/ua-1"}
    if attachment is not None:
        options = {
            "pdf_variant": "pdf/a-3a",
        }
        document.metadata.attachments = [
            weasyprint.Attachment(
                file_obj=io.BytesIO(attachment),
                name="report.json",
                description="The report as data",
                created=_EPOCH,
                modified=_EPOCH,
                relationship="Data",
            )
        ]
    with _undisturbed():
        pdf: bytes = document.write_pdf(**options)
    return pdf


@contextmanager
def _undisturbed() -> Iterator[None]:
    """Hold back the cyclic garbage collector (a fifth of the time) and WeasyPrint's log."""
    loggers = [logging.getLogger(name) for name in ("weasyprint", "fontTools")]
    levels = [logger.level for logger in loggers]
    collecting = gc.isenabled()
    gc.disable()
    for logger in loggers:
        logger.setLevel(logging.CRITICAL + 1)
    try:
        yield
    finally:
        for logger, level in zip(loggers, levels, strict=True):
            logger.setLevel(level)
        if collecting:
            gc.enable()
