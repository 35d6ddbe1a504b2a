"""PDF files: printed from HTML by WeasyPrint, or written by hand."""

from __future__ import annotations

import functools
from collections.abc import Sequence


@functools.cache
def printed(body: str, style: str = "", head: str = "") -> bytes:
    """Return a page of HTML as PDF."""
    import weasyprint

    html = f"<html lang=en><head>{head}<style>{style}</style></head><body>{body}</body></html>"
    made: bytes = weasyprint.HTML(string=html).write_pdf()
    return made


def by_hand(*pages: Sequence[tuple[float, float, str]], size: int = 10) -> bytes:
    """Return a PDF that draws ``(x, y, text)`` in this order on each page."""
    contents = []
    for page in pages:
        shown = "".join(f"1 0 0 1 {x} {y} Tm ({text}) Tj\n" for x, y, text in page)
        contents.append(f"BT /F1 {size} Tf\n{shown}ET" if page else "")
    first = 4
    kids = " ".join(f"{first + 2 * n} 0 R" for n in range(len(pages)))
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Count {len(pages)} /Kids [{kids}] >>",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ]
    for number, content in enumerate(contents):
        objects += [
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 400 600] /Resources << /Font "
            f"<< /F1 3 0 R >> >> /Contents {first + 2 * number + 1} 0 R >>",
            f"<< /Length {len(content)} >>\nstream\n{content}\nendstream",
        ]
    return assembled(objects)


def assembled(objects: Sequence[str]) -> bytes:
    """Return a PDF file of these objects, of which the first is its catalogue."""
    parts = [b"%PDF-1.4\n"]
    offsets = []
    for number, content in enumerate(objects, 1):
        offsets.append(sum(map(len, parts)))
        parts.append(f"{number} 0 obj\n{content}\nendobj\n".encode("latin-1"))
    start = sum(map(len, parts))
    table = "".join(f"{offset:010} 00000 n \n" for offset in offsets)
    parts.append(
        f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}trailer\n"
        f"<< /Size {len(objects) + 1} /Root 1 0 R >>\nstartxref\n{start}\n%%EOF\n".encode("latin-1")
    )
    return b"".join(parts)
