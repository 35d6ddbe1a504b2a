"""What a PDF says of itself, in its information dictionary and in XMP."""

from __future__ import annotations

import re
from collections.abc import Mapping

from compare.errors import InputError
from compare.read.dates import find_date
from compare.read.package import local, parse_xml

_BY_PROGRAM = re.compile(
    r"(?:microsoft word\b|untitled\b|https?:|.{1,200}\.(?:docx?|odt|indd|qxd|pdf|html?)$)", re.I
)
"""Titles that programs write by themselves."""
_BEGIN, _END = b"<x:xmpmeta", b"</x:xmpmeta>"
_LONGEST = 200_000
_XMP = {
    "publicationName": "publisher",
    "publisher": "publisher",
    "publicationDate": "published",
    "coverDate": "published",
    "url": "address",
    "language": "language",
}
"""Names of PRISM and Dublin Core, by what they tell; none is the day the file was made."""


def properties(info: Mapping[str, str], data: bytes) -> dict[str, str]:
    """Return what is told, by the fields of :class:`compare.read.formats.Reading`."""
    title = info.get("Title", "")
    found = {
        "title": "" if _BY_PROGRAM.match(title) else title,
        "author": info.get("Author", ""),
    }
    for name, value in _xmp(data):
        date = find_date(value)
        told = date[0] if date and name == "published" else value
        if told and not found.get(name) and (date or name != "published"):
            found[name] = told
    return found


def _xmp(data: bytes) -> list[tuple[str, str]]:
    start = data.find(_BEGIN)
    end = data.find(_END, start)
    if start < 0 or not 0 < end - start < _LONGEST:
        return []
    try:
        root = parse_xml(data[start : end + len(_END)], "", "XMP")
    except InputError:  # what it says of itself is not worth the text
        return []
    return [
        (_XMP[local(element)], " ".join("".join(element.itertext()).split()))
        for element in root.iter()
        if local(element) in _XMP
    ]
