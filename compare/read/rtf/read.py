"""Bytes of an RTF document -> what it tells with all changes accepted.

striprtf, the library that is kept, reads deleted and hidden text as text ("414 million"), leaves
out footnotes and cannot tell the rows of a table.
"""

from __future__ import annotations

from compare.errors import InputError
from compare.read.formats import Reading
from compare.read.properties import with_properties
from compare.read.rendition import put_together, with_head
from compare.read.rtf.state import Reader
from compare.read.rtf.tokens import tokens


def read(data: bytes, shown: str) -> Reading:
    """Read an RTF document, as :func:`compare.read.docx.read` does a Word one.

    Objects, pictures and codes of fields are passed over. Raises :class:`InputError`.
    """
    reader = Reader(shown)
    for token in tokens(data, shown):
        reader.take(token)
    pieces = reader.finish()
    if not any(piece.text for piece in pieces):
        raise InputError(shown, "is RTF without text")
    return with_properties(with_head(put_together(pieces)), reader.properties)
