"""Where documents come from: a path, standard input, bytes or a string."""

from __future__ import annotations

import hashlib
import os
import sys
from collections.abc import Callable
from pathlib import Path

from compare.errors import InputError
from compare.model import Document
from compare.read import formats
from compare.read.decode import decode
from compare.read.language import language_of

LIMIT = 10_000_000
"""Most bytes of one input: more than a million words, so surely not an article."""


def read_path(path: str) -> Document:
    """Read the file at ``path``; ``-`` is standard input.

    The document is named by the file alone, without its folder; errors name the path as given.
    Pipes and other special files are read like files. Raises :class:`InputError`.
    """
    if path == "-":
        return read_bytes(_take(sys.stdin.buffer.read, "stdin"), "stdin")
    if not path:
        raise InputError("''", "is not the name of a file")
    shown = "".join(c if c.isprintable() else "?" for c in path)
    try:
        if os.path.isdir(path):
            raise InputError(shown, "is a folder, not a file")
        with open(path, "rb") as handle:
            data = _take(handle.read, shown)
    except FileNotFoundError:
        raise InputError(shown, "no such file") from None
    except PermissionError:
        raise InputError(shown, "no permission to read it") from None
    except OSError as error:
        raise InputError(shown, f"cannot be read ({error.strerror})") from None
    except ValueError:
        raise InputError(shown, "is not the name of a file") from None
    return _document(data, Path(shown).name, formats.by_name(path, shown), shown)


def read_bytes(data: bytes, name: str, media_type: str | None = None) -> Document:
    """Read ``data`` as ``media_type``, or as the suffix of ``name`` says, else as plain text.

    Raises :class:`InputError` for what is no text, and for a format that is not supported.
    """
    found = formats.by_media_type(media_type, name) if media_type else formats.by_name(name, name)
    return _document(data, name, found, name)


def read_text(text: str, name: str) -> Document:
    """Read a string as plain text. The document keeps it as it is, to the character.

    Raises :class:`InputError` for one without any text and for one with NUL characters.
    """
    data = text.encode("utf-8", "surrogatepass")
    return _assemble(text, data, name, formats.PLAIN, name)


def _take(read: Callable[[int], bytes], name: str) -> bytes:
    """Read up to the limit, so that an endless pipe ends as well."""
    chunks: list[bytes] = []
    size = 0
    while size <= LIMIT and (chunk := read(1 << 20)):
        chunks.append(chunk)
        size += len(chunk)
    if size > LIMIT:
        raise InputError(name, f"is larger than {LIMIT // 1_000_000} MB, too large for an article")
    return b"".join(chunks)


def _document(data: bytes, name: str, found: formats.Format, shown: str) -> Document:
    if len(data) > LIMIT:
        raise InputError(shown, f"is larger than {LIMIT // 1_000_000} MB, too large for an article")
    return _assemble(decode(data, shown), data, name, found, shown)


def _assemble(text: str, data: bytes, name: str, found: formats.Format, shown: str) -> Document:
    if not text:
        raise InputError(shown, "is empty")
    if "\0" in text:
        raise InputError(shown, "holds NUL characters, so it is no text")
    if not any(character.isalnum() for character in text):
        raise InputError(shown, "holds no words")
    formats.refuse_html(text, shown)
    reading = found.reader()(text)
    return Document(
        id="",
        name=name,
        sha256="sha256:" + hashlib.sha256(data).hexdigest(),
        media_type=found.media_type,
        title=reading.title,
        publisher=reading.publisher,
        author=reading.author,
        published=reading.published,
        language=language_of(text, reading.removed),
        text=text,
        removed=reading.removed,
    )
