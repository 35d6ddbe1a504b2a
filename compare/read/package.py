"""The parts of a zipped document, as long as they are of a size that articles have.

Whatever the archive says of itself is not believed: what is counted is what comes out of it.
"""

from __future__ import annotations

import io
import zipfile
import zlib
from typing import Any

from compare.errors import InputError

PART_LIMIT = 32_000_000
"""Most bytes of one part. The text of 100,000 words takes about 5 MB of a Word document."""
TOTAL_LIMIT = 64_000_000
TAG_LIMIT = 1_000_000
"""Most tags of one part: 100,000 words with a change in every line stay below it."""
_ENTRY_LIMIT = 10_000
_CHUNK = 1 << 16
_BROKEN = (
    zipfile.BadZipFile, zlib.error, EOFError, OSError, RuntimeError, ValueError, OverflowError,
    NotImplementedError, IndexError, KeyError,
)  # fmt: skip
"""What ``zipfile`` raises for archives that somebody has cut or changed."""


class Package:
    """One archive. Every failure is an :class:`InputError` that names the file."""

    def __init__(self, data: bytes, shown: str, what: str) -> None:
        """Open ``data``; ``what`` is what it should be: ``a Word document``."""
        self._shown, self._what = shown, what
        self._left = TOTAL_LIMIT
        try:
            self._archive = zipfile.ZipFile(io.BytesIO(data))
        except _BROKEN:
            raise self.damaged() from None
        infos = self._archive.infolist()
        if len(infos) > _ENTRY_LIMIT:
            raise self.refused(f"holds more than {_ENTRY_LIMIT:,} files")
        self._infos = {info.filename: info for info in infos}
        self.encrypted = any(info.flag_bits & 1 for info in infos)
        if self.encrypted:
            raise self.refused("is encrypted; save it without a password first")

    def damaged(self) -> InputError:
        """Return the error for an archive or a part that is broken."""
        return InputError(self._shown, f"is damaged: it cannot be read as {self._what}")

    def refused(self, cause: str) -> InputError:
        """Return the error for what is read no further, for this cause."""
        return InputError(self._shown, cause)

    def __contains__(self, name: str) -> bool:
        return name in self._infos

    def part(self, name: str) -> bytes | None:
        """Return one part, or ``None`` where there is none of this name."""
        info = self._infos.get(name)
        if info is None:
            return None
        if info.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
            raise self.refused("is packed in a way that documents are not")
        chunks = []
        size = 0
        try:
            with self._archive.open(info) as member:
                while chunk := member.read(_CHUNK):
                    size += len(chunk)
                    if size > min(PART_LIMIT, self._left):
                        raise self.refused(
                            f"holds more than {PART_LIMIT // 1_000_000} MB of text when "
                            "unpacked, too large for an article"
                        )
                    chunks.append(chunk)
        except _BROKEN:
            raise self.damaged() from None
        self._left -= size
        return b"".join(chunks)

    def xml(self, name: str) -> Any:
        """Return the root element of one part, or ``None`` where there is none of this name.

        Nothing outside the part is read and no entity is expanded. Elements are at most 256 deep,
        which bounds every walk over them.
        """
        data = self.part(name)
        return None if data is None else parse_xml(data, self._shown, self._what)


def parse_xml(data: bytes, shown: str, what: str) -> Any:
    """Return the root element of ``data``; raises :class:`InputError` for all that is no such."""
    from lxml import etree

    if data.count(b"<") > 2 * TAG_LIMIT:
        raise InputError(shown, f"holds more than {TAG_LIMIT:,} XML tags, too many for an article")
    entities = InputError(shown, "declares XML entities, which no document needs")
    if b"<!ENTITY" in data:
        raise entities
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False,
        remove_comments=True, remove_pis=True,
    )  # fmt: skip
    try:
        root = etree.fromstring(data, parser)
    except (etree.LxmlError, ValueError):
        raise InputError(shown, f"is damaged: it cannot be read as {what}") from None
    if root.getroottree().docinfo.internalDTD is not None:
        # No program writes one into a document; it is there to expand into something else.
        raise entities
    return root


def local(element: Any) -> str:
    """Return the name of an element without its namespace; ``""`` for what is no element.

    Word writes one of two namespaces for each name and OpenDocument has several versions of its
    own. The bare names do not collide where they are used.
    """
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def attribute(element: Any, name: str) -> str | None:
    """Return an attribute by its bare name."""
    for key, value in element.attrib.items():
        if key.rpartition("}")[2] == name:
            return str(value)
    return None
