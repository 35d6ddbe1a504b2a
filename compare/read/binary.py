"""What a file is that is not text, told from its first bytes."""

from __future__ import annotations

# Source: the formats' own specifications.
_MAGIC = (
    (b"%PDF-", "is a PDF"),
    (b"\x89PNG", "is a PNG image"),
    (b"\xff\xd8\xff", "is a JPEG image"),
    (b"GIF87a", "is a GIF image"),
    (b"GIF89a", "is a GIF image"),
    (b"II*\0", "is a TIFF image"),
    (b"MM\0*", "is a TIFF image"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "is an old Word, Excel or PowerPoint file"),
    (b"{\\rtf", "is an RTF document"),
    (b"\x1f\x8b", "is compressed with gzip"),
    (b"BZh", "is compressed with bzip2"),
    (b"\xfd7zXZ\0", "is compressed with xz"),
    (b"\x28\xb5\x2f\xfd", "is compressed with zstd"),
    (b"7z\xbc\xaf\x27\x1c", "is a 7-Zip archive"),
    (b"Rar!\x1a\x07", "is a RAR archive"),
    (b"\x7fELF", "is a program"),
    (b"ID3", "is a sound recording"),
    (b"OggS", "is a sound recording"),
    (b"SQLite format 3\0", "is a database"),
)
_ZIPPED = (
    (b"word/", "is a Word document"),
    (b"xl/", "is an Excel sheet"),
    (b"ppt/", "is a PowerPoint file"),
    (b"mimetypeapplication/vnd.oasis.opendocument.text", "is an OpenDocument text"),
    (b"mimetypeapplication/epub+zip", "is an EPUB book"),
)
_HEAD = 4096


def describe(data: bytes) -> str | None:
    """Return what ``data`` is, as the end of a sentence, or ``None`` where no mark tells."""
    for magic, what in _MAGIC:
        if data.startswith(magic):
            return what
    if data.startswith(b"PK\x03\x04"):
        # The names of its members stand in clear, at the head and again at the end.
        clear = data[:_HEAD] + data[-4 * _HEAD :]
        return next((what for name, what in _ZIPPED if name in clear), "is a ZIP archive")
    if data.startswith(b"RIFF"):
        return "is a WebP image" if data[8:12] == b"WEBP" else "is a sound or video recording"
    if data[4:8] == b"ftyp":
        return "is a video or image"
    return None
