"""HTML -> PDF bytes: WeasyPrint kept offline, quiet and deterministic."""

from __future__ import annotations

import datetime as dt
import gc
import io
import logging
import re
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from compare.render.pdf.tags import improve
from compare.render.syslibs import require_pdf_libraries

if TYPE_CHECKING:
    from weasyprint import Document

_EPOCH = dt.datetime(2000, 1, 1, tzinfo=dt.UTC)
"""WeasyPrint insists on dates for an attachment; these say nothing and never change."""

_UA_IN_XMP = b"""
<rdf:Description xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" rdf:about=""
 xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/"><pdfuaid:part>1</pdfuaid:part></rdf:Description>
<rdf:Description xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" rdf:about=""
 xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
 xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#"
 xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA identification</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name>
<pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>Part of the standard</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas></rdf:Description>
"""
"""WeasyPrint writes one claim of conformance; PDF/A allows a second one with its schema."""


_BEFORE_A_BOX = re.compile(r"(?<=[^\s>])\s++(?=<(?:a|b|span)\b)")
"""A blank between text and an inline box. Where a line has room for the text and not for the blank,
WeasyPrint 70 breaks the line after its first word, unless the blank is a box of its own."""


class Press:
    """Lays out pages under one style sheet; nothing is fetched from anywhere.

    :raises MissingLibraryError: where a system library or any font is missing.
    """

    def __init__(self, style: str) -> None:
        require_pdf_libraries()
        import weasyprint
        from weasyprint.urls import URLFetcher

        self._fetcher = URLFetcher(allowed_protocols=["data"], allow_redirects=False)
        with _undisturbed():
            self._style = weasyprint.CSS(string=style, url_fetcher=self._fetcher)

    def lay_out(self, html: str) -> Document:
        """Return the pages of ``html``."""
        import weasyprint

        with _undisturbed():
            whole = _BEFORE_A_BOX.sub("<span> </span>", html)
            page = weasyprint.HTML(string=whole, url_fetcher=self._fetcher)
            return page.render(stylesheets=[self._style])


def write(document: Document, attachment: bytes | None = None) -> bytes:
    """Return the PDF (PDF/UA-1); with an attachment, ``report.json``, it is PDF/A-3a as well."""
    import weasyprint

    variant = "pdf/ua-1"
    if attachment is not None:
        variant = "pdf/a-3a"
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
    with _undisturbed(), warnings.catch_warnings():
        # WeasyPrint leaves it to the garbage collector to close its colour profile.
        warnings.simplefilter("ignore", ResourceWarning)
        pdf: bytes = document.write_pdf(pdf_identifier=True, pdf_variant=variant, finisher=_finish)
    return pdf


def _finish(document: Document, pdf: Any) -> None:
    """Improve the tags; with an attachment list it once, and say that the file is PDF/UA-1 too."""
    del document
    improve(pdf)
    if "AF" not in pdf.catalog:
        return
    pdf.catalog["AF"][:] = dict.fromkeys(pdf.catalog["AF"])
    number = int(pdf.catalog["Metadata"].split()[0])
    stream = pdf.objects[number]
    end = b"</rdf:RDF>"
    stream.stream = [part.replace(end, _UA_IN_XMP + end) for part in stream.stream]


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
