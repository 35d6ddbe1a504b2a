"""A Word document -> the same bytes every time."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from docx.document import Document

_ZIP_DATE = (2000, 1, 1, 0, 0, 0)


def same_every_time(document: Document) -> bytes:
    """Return the file in a fixed order, with fixed dates, and no time on a comment."""
    from docx.oxml.ns import qn

    for comment in document.comments:
        comment._comment_elm.attrib.pop(qn("w:date"), None)
    held = io.BytesIO()
    document.save(held)
    packed = io.BytesIO()
    with (
        zipfile.ZipFile(held) as old,
        zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for name in old.namelist():
            info = zipfile.ZipInfo(name, _ZIP_DATE)
            info.compress_type = zipfile.ZIP_DEFLATED
            new.writestr(info, old.read(name))
    return packed.getvalue()
