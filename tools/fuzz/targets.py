"""The readers, each with what bytes are made into for it."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from compare.read import read_bytes, read_text
from compare.read.decode import decode
from compare.read.formats import HTML, JSON, MAIL, MHTML, OPEN_TEXT, RTF, WORD, Format, Reading
from compare.read.pdf import worker
from compare.read.pdf.lines import lines_of
from compare.read.pdf.read import read_drawn
from tools.fuzz import programs
from tools.fuzz.sound import tried

Target = Callable[[bytes], None]
_NAME = "a"


def _any(data: bytes) -> None:
    """Whatever it is: the way of a file that somebody names."""
    tried(partial(read_bytes, data, _NAME))


def _text(data: bytes) -> None:
    """Plain text with its repairs, as a string, which may hold half surrogates."""
    plain = not data or data[0] % 4 == 0
    text = data[1:].decode("utf-8", "surrogateescape") if plain else programs.lines(data[1:])
    tried(partial(read_text, text, _NAME))


def _markdown(data: bytes) -> None:
    made = programs.lines(data[1:]).encode() if data and data[0] % 4 else data[1:]
    tried(partial(read_bytes, made, "a.md"))


def _decode(data: bytes) -> None:
    tried(lambda: Reading(text=decode(data, _NAME).replace("\0", "")))  # refused by its caller


def _bytes(form: Format, data: bytes) -> None:
    tried(partial(form.byte_reader(), data, _NAME))


def _made(form: Format, make: Callable[[bytes], bytes], data: bytes) -> None:
    """Take a quarter of the inputs as they are, and the others as programs that make them."""
    _bytes(form, make(data[1:]) if data and data[0] % 4 else data[1:])


def _pdf(data: bytes) -> None:
    """PDFium, here and not in a process of its own, and what is made of its lines."""
    _drawn(worker.document(data), data)


def _pages(data: bytes) -> None:
    """Set the lines of pages in order, wherever they stand."""
    _drawn({"info": {}, "pages": programs.pages(data)}, b"")


def _drawn(found: dict[str, Any], data: bytes) -> None:
    tried(lambda: read_drawn(lines_of(found, _NAME), data, _NAME))


TARGETS: dict[str, Target] = {
    "any": _any,
    "decode": _decode,
    "text": _text,
    "markdown": _markdown,
    "json": partial(_made, JSON, programs.article),
    "rtf": partial(_made, RTF, programs.rtf),
    "docx": partial(_made, WORD, programs.word),
    "odt": partial(_made, OPEN_TEXT, programs.open_text),
    "html": partial(_made, HTML, programs.page),
    "mhtml": partial(_made, MHTML, programs.saved),
    "mail": partial(_made, MAIL, programs.mail),
    "pages": _pages,
    "pdf": _pdf,
}
"""By the names that the command line takes."""
