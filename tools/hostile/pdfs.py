"""Hostile PDFs: what loops, nests, grows, or is locked."""

from __future__ import annotations

import io
import zlib

from tools.hostile.case import ACCOUNT, Case, whole

_WORDS = f"BT /F1 9 Tf ({ACCOUNT.partition(chr(10))[0]}) Tj ET "
_PRINTED = "tests/read/test_pdf_hostile.py"


def _pdf(*objects: str) -> bytes:
    made, places = b"%PDF-1.4\n", []
    for n, text in enumerate(objects, 1):
        places.append(len(made))
        made += f"{n} 0 obj\n".encode() + text.encode("latin-1") + b"\nendobj\n"
    table = "".join(f"{at:010} 00000 n \n" for at in places)
    head = f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}"
    tail = f"trailer\n<< /Size {len(objects) + 1} /Root 1 0 R >>\nstartxref\n{len(made)}\n%%EOF\n"
    return made + (head + tail).encode()


_CATALOG = "<< /Type /Catalog /Pages 2 0 R >>"
_FONT = "<< /Font << /F1 << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >> >>"


def _sheets(count: int, stream: str, filters: str = "") -> bytes:
    kids = " ".join(f"{n + 4} 0 R" for n in range(count))
    sheet = (
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 800 600] /Contents 3 0 R "
        f"/Resources {_FONT} >>"
    )
    return _pdf(
        _CATALOG,
        f"<< /Type /Pages /Count {count} /Kids [{kids}] >>",
        f"<< /Length {len(stream)} {filters}>>\nstream\n{stream}\nendstream",
        *[sheet] * count,
    )


def _pdf_grows() -> bytes:
    packed = zlib.compress(_WORDS.encode() + b" " * 500_000_000, 9).decode("latin-1")
    return _sheets(1, packed, "/Filter /FlateDecode ")


def _pdf_locked() -> bytes:
    import pypdf

    writer = pypdf.PdfWriter(clone_from=io.BytesIO(_sheets(1, "BT /F1 9 Tf (The ferry) Tj ET")))
    writer.encrypt("secret", algorithm="RC4-128")
    held = io.BytesIO()
    writer.write(held)
    return held.getvalue()


CASES: tuple[Case, ...] = (
    Case(
        "PDF pages that hold each other",
        whole(lambda: _pdf(_CATALOG, "<< /Type /Pages /Count 9 /Kids [2 0 R 2 0 R] >>"), "a.pdf"),
        f"{_PRINTED}::test_pages_that_hold_each_other_end",
    ),
    Case(
        "200,000 arrays inside each other (PDF)",
        whole(lambda: _pdf(_CATALOG, "[" * 200_000), "a.pdf"),
        f"{_PRINTED}::test_deep_nesting_ends",
    ),
    Case(
        "a PDF of which a stream grows to 500 MB",
        whole(_pdf_grows, "a.pdf"),
        f"{_PRINTED}::test_a_stream_that_grows_is_bounded",
    ),
    Case(
        "a PDF of 3,000 pages",
        whole(lambda: _sheets(3000, "BT /F1 9 Tf (The ferry) Tj ET"), "a.pdf"),
        f"{_PRINTED}::test_more_pages_than_an_article_has",
    ),
    Case(
        "an encrypted PDF",
        whole(_pdf_locked, "a.pdf"),
        f"{_PRINTED}::test_an_encrypted_file_says_so",
    ),
)
