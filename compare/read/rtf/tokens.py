"""Bytes of RTF -> its marks, one after the other."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from compare.errors import InputError

MOST = 1_000_000
"""Marks and groups in one file; a text of 100,000 words has fewer."""
_TOKEN = re.compile(
    rb"\\(?P<word>[a-zA-Z]{1,32})(?P<number>-?\d{1,9})? ?|\\'(?P<hex>[0-9a-fA-F]{2})"
    rb"|\\(?P<sign>[^a-zA-Z])|(?P<brace>[{}])|(?P<text>[^\\{}\r\n]+)|(?P<rest>[\r\n]+|\\)"
)


@dataclass(frozen=True, slots=True)
class Token:
    """One mark: a control word, a byte or bytes of text, a sign, or a brace."""

    kind: str
    """``word``, ``bytes``, ``sign``, ``{`` or ``}``."""
    value: bytes
    number: int | None = None


def tokens(data: bytes, shown: str) -> Iterator[Token]:
    """Yield the marks; binary data is passed over. Raises :class:`InputError` for too many."""
    if data.count(b"\\") + data.count(b"{") > MOST:
        raise InputError(shown, f"has more than {MOST:,} marks, too many for an article")
    at = 0
    while match := _TOKEN.match(data, at):
        at = match.end()
        kind = match.lastgroup
        if match["word"]:
            number = None if match["number"] is None else int(match["number"])
            if match["word"] == b"bin" and number and number > 0:
                at += number
            else:
                yield Token("word", match["word"], number)
        elif kind == "hex":
            yield Token("bytes", bytes.fromhex(match["hex"].decode("ascii")))
        elif kind == "text":
            yield Token("bytes", match["text"])
        elif kind == "sign":
            yield Token("sign", match["sign"])
        elif kind == "brace":
            yield Token(match["brace"].decode("ascii"), b"")
