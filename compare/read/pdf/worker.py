"""A program of its own that takes the letters out of a PDF, and may die over it.

It is run as a file, reads the PDF from standard input and writes JSON. It knows nothing of the rest
of the package. PDFium is written in C++: whatever a PDF does to it, it does to this process, whose
time and memory are limited.
"""

from __future__ import annotations

import ctypes
import json
import sys
from collections.abc import Iterator
from typing import Any

PAGES = 500
LETTERS = 3_000_000
SECONDS = 60
MEMORY = 3 << 30
_HYPHEN = 2
"""What PDFium writes for a hyphen at the end of a line, whose break it takes away."""
_MEASURED = 5
"""Letters of a line that are measured."""
_GAP = 0.6
"""How many letter heights without a letter make two parts of a line."""


def main() -> None:
    """Write what standard input holds as one line of JSON."""
    path = sys.argv[1]
    if path not in sys.path:
        sys.path.append(path)  # where PDFium is installed, in case only the caller knew
    _limit()
    data = sys.stdin.buffer.read()
    json.dump(document(data), sys.stdout)
    sys.stdout.flush()


def _limit() -> None:
    try:
        import resource
    except ImportError:  # no such limits on this system; the caller still has its clock
        return
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def document(data: bytes) -> dict[str, Any]:
    """Return the pages of a PDF, each as its lines, and its information; or an ``error``."""
    import pypdfium2
    from pypdfium2 import raw

    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError:
        locked = raw.FPDF_GetLastError() in (raw.FPDF_ERR_PASSWORD, raw.FPDF_ERR_SECURITY)
        return {"error": "encrypted" if locked else "damaged"}
    count = len(document)
    if count > PAGES:
        return {"error": "pages", "count": count}
    pages: list[list[dict[str, Any]] | None] = []
    left = LETTERS
    for number in range(count):
        page = raw.FPDF_LoadPage(document.raw, number)
        text = raw.FPDFText_LoadPage(page) if page else None
        if not text:
            pages.append(None)
            continue
        left -= raw.FPDFText_CountChars(text)
        if left < 0:
            return {"error": "letters"}
        pages.append(list(_lines(raw, text)))
        raw.FPDFText_ClosePage(text)
        raw.FPDF_ClosePage(page)
    return {"info": document.get_metadata_dict(), "pages": pages}


def _lines(raw: Any, text: Any) -> Iterator[dict[str, Any]]:
    """Yield the lines of a page in the order they were drawn in.

    ``y`` is the baseline, ``size`` the height of the letters, both in points; ``parts`` are
    ``[text, left, right]``, more than one where the line has a wide gap.
    """
    line = _Line()
    for index in range(raw.FPDFText_CountChars(text)):
        code = raw.FPDFText_GetUnicode(text, index)
        if code in (10, 13):
            yield from line.end()
            line = _Line()
            continue
        if code == 32 or raw.FPDFText_IsGenerated(text, index) == 1:
            line.blank(code)
            continue
        left, right, bottom, top = (ctypes.c_double() for _ in range(4))
        raw.FPDFText_GetCharBox(text, index, left, right, bottom, top)
        if line.hyphen and abs(line.middle - (bottom.value + top.value) / 2) > line.size / 2:
            yield from line.end()
            line = _Line()
        if line.measured < _MEASURED:
            line.measure(raw, text, index)
        line.letter(code, left.value, right.value)
        line.hyphen = code == _HYPHEN
    yield from line.end()


class _Line:
    """The letters of one line as they come."""

    def __init__(self) -> None:
        self.size = self.y = self.middle = self.angle = 0.0
        self.hyphen = False
        self.measured = 0
        self._sizes: list[float] = []
        self._parts: list[tuple[list[int], float, float]] = []
        self._blank = False

    def measure(self, raw: Any, text: Any, index: int) -> None:
        """Take the measures of the line from one of its first letters."""
        box = raw.FS_RECTF()
        raw.FPDFText_GetLooseCharBox(text, index, box)
        x, y = ctypes.c_double(), ctypes.c_double()
        raw.FPDFText_GetCharOrigin(text, index, x, y)
        if not self.measured:
            self.y = y.value
            self.middle = (box.top + box.bottom) / 2
            self.angle = raw.FPDFText_GetCharAngle(text, index)
        # The second half of a ligature is told to be lower than it is, and an initial is higher.
        self._sizes = sorted([*self._sizes, max(abs(box.top - box.bottom), 0.1)])
        self.size = self._sizes[len(self._sizes) // 2]
        self.measured += 1

    def blank(self, code: int) -> None:
        """Take a blank, or what PDFium put in by itself."""
        if code == _HYPHEN:
            self.hyphen = True
        self._blank = bool(self._parts)

    def letter(self, code: int, left: float, right: float) -> None:
        """Take a letter with the places of its edges."""
        code = 45 if code == _HYPHEN else code
        if not self._parts or left - self._parts[-1][2] > _GAP * self.size:
            self._parts.append(([code], left, right))
        else:
            codes, begin, _ = self._parts[-1]
            codes += [32, code] if self._blank else [code]
            self._parts[-1] = codes, begin, max(right, self._parts[-1][2])
        self._blank = False

    def end(self) -> Iterator[dict[str, Any]]:
        """Yield the line, if it has letters."""
        if self._parts:
            yield {
                "y": round(self.y, 2),
                "size": round(self.size, 2),
                "turned": 0.2 < self.angle < 6.0,
                "parts": [
                    [_text(codes), round(left, 2), round(right, 2)]
                    for codes, left, right in self._parts
                ],
            }


def _text(codes: list[int]) -> str:
    """Return the letters, of which those beyond 16 bits come as two halves."""
    units = b"".join(min(code, 0xFFFF).to_bytes(2, "little") for code in codes if code)
    return units.decode("utf-16-le", "replace")


if __name__ == "__main__":
    main()
