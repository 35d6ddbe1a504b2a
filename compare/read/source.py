"""Where documents come from: a path, standard input, bytes or a string."""

from __future__ import annotations

import hashlib
import os
import select
import stat
import sys
import unicodedata
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from compare.errors import InputError
from compare.model import Document
from compare.read import sniff
from compare.read.decode import decode, recoded
from compare.read.formats import (
    FILE_LIMIT,
    HTML,
    JSON,
    PLAIN,
    TEXT_LIMIT,
    Format,
    Reading,
    in_megabytes,
)
from compare.read.language import language_of
from compare.read.rendition import without_overlaps
from compare.read.repair import Found, apart, as_it_is, find, meant, tidy
from compare.read.stories import pick, split_pick, with_stories

if TYPE_CHECKING:
    from compare.read.web import Fetched


def read_path(path: str) -> Document:
    """Read the file at ``path``; ``-`` is standard input.

    The document is named by the file alone, without its folder; errors name the path as given.
    Pipes and other special files are read like files. ``page.txt#2`` is the second story of a file
    that holds several, unless a file has that name. Raises :class:`InputError`.
    """
    if path == "-":
        return read_bytes(_take(sys.stdin.buffer.read, "stdin"), "stdin")
    if not path:
        raise InputError("''", "is not the name of a file")
    shown = "".join(c if c.isprintable() else "?" for c in path)
    story = None
    if not os.path.exists(path):
        path, story = split_pick(path)
    try:
        if os.path.isdir(path):
            raise InputError(shown, "is a folder, not a file")
        with open(path, "rb", opener=partial(open_patiently, shown=shown)) as handle:
            data = _take(handle.read, shown)
    except FileNotFoundError:
        raise InputError(shown, "no such file") from None
    except PermissionError:
        raise InputError(shown, "no permission to read it") from None
    except OSError as error:
        raise InputError(shown, f"cannot be read ({error.strerror})") from None
    except ValueError:
        raise InputError(shown, "is not the name of a file") from None
    return _document(data, Path(shown).name, sniff.tell(data, path, None, shown), shown, story)


def read_bytes(data: bytes, name: str, media_type: str | None = None) -> Document:
    """Read ``data`` as what it is; where that cannot be told, as ``media_type`` or ``name`` says.

    Raises :class:`InputError` for what is no text, and for a format that is not supported.
    """
    return _document(data, name, sniff.tell(data, name, media_type, name), name)


def read_named(data: bytes, name: str) -> Document:
    """Read ``data`` as a file of that name is read; ``page.txt#2`` is the second story of one.

    Raises :class:`InputError`.
    """
    bare, story = split_pick(name)
    return _document(data, name, sniff.tell(data, bare, None, name), name, story)


def check_size(data: bytes, name: str) -> None:
    """Raise :class:`InputError` for more bytes than :func:`read_bytes` takes of such a source."""
    found = sniff.tell(data, name, None, name) if len(data) > TEXT_LIMIT else None
    limit = FILE_LIMIT if found is None else found.limit
    if len(data) > limit:
        raise _too_large(name, limit)


def read_fetched(fetched: Fetched, given: str) -> Document:
    """Read what an address gave; ``given`` is the address as the person wrote it.

    The document is named by host and path. The charset that came with a page or a text counts
    before the one that a page names, as in browsers. Raises :class:`InputError`.
    """
    bare, story = split_pick(given)
    parts = urlsplit(bare)
    name = f"{parts.hostname}{parts.path.rstrip('/')}" + (f"#{story}" if story else "")
    found = sniff.tell(fetched.data, parts.path, fetched.media_type or None, given)
    document = _document(fetched.data, name, found, given, story, fetched.charset)
    if document.address:
        return document
    grounds = (*document.grounds, ("address", "where it was fetched from"))
    return replace(document, address=fetched.address, grounds=grounds)


def read_text(text: str, name: str) -> Document:
    """Read a string as plain text. The document keeps it as it is, to the character.

    A page of HTML and an article as JSON are read as such, and the document has their text. Raises
    :class:`InputError` for one without any text and for one with NUL characters.
    """
    data = text.encode("utf-8", "surrogatepass")
    if sniff.is_page(text):
        return _document(text.encode("utf-8", "replace"), name, HTML, name)
    if sniff.is_json(text):
        return _document(text.encode("utf-8", "replace"), name, JSON, name)
    _check(text, name)
    return _read_as(PLAIN, text, data, name, None, name)


PATIENCE = 60.0
"""Seconds that somebody has to begin to write into a named pipe."""


def open_patiently(path: str, flags: int, *, shown: str) -> int:
    """Open a file; one that is a named pipe only once somebody writes into it.

    Raises :class:`InputError` if nobody does for :data:`PATIENCE` seconds.
    """
    if path.startswith(("/dev/", "/proc/")) or not stat.S_ISFIFO(os.stat(path).st_mode):
        return os.open(path, flags)
    handle = os.open(path, flags | os.O_NONBLOCK)
    try:
        if not select.select([handle], [], [], PATIENCE)[0]:
            raise InputError(shown, f"is a pipe that nobody wrote to for {PATIENCE:g} seconds")
        os.set_blocking(handle, True)
    except BaseException:
        os.close(handle)
        raise
    return handle


def _take(read: Callable[[int], bytes], name: str) -> bytes:
    """Read up to the limit, so that an endless pipe ends as well."""
    chunks: list[bytes] = []
    size = 0
    while size <= FILE_LIMIT and (chunk := read(1 << 20)):
        chunks.append(chunk)
        size += len(chunk)
    if size > FILE_LIMIT:
        raise _too_large(name, FILE_LIMIT)
    return b"".join(chunks)


def _document(
    data: bytes,
    name: str,
    found: Format,
    shown: str,
    story: int | None = None,
    charset: str | None = None,
) -> Document:
    if len(data) > found.limit:
        raise _too_large(shown, found.limit)
    if not data:
        raise InputError(shown, "is empty")
    if found.place is None:
        advice = "save the article as plain text or Markdown"
        raise InputError(shown, f"is {found.name}, which cannot be read yet; {advice}")
    if found.takes == "text":
        text = decode(recoded(data, charset), shown)
        _check(text, shown)
        return _read_as(found, text, data, name, story, _bare(shown))
    source = recoded(data, charset) if found is HTML else data
    reading = _read_container(source, found, shown)
    text = reading.text or ""
    if not any(character.isalnum() for character in text):
        raise InputError(shown, "holds no words that could be read")
    reading = pick(with_stories(reading, text), text, story, _bare(shown), PLAIN.reader())
    return _assemble(reading, text, data, name, found, find(text, printed=False))


def _read_as(
    found: Format, text: str, data: bytes, name: str, story: int | None, shown: str
) -> Document:
    """Read the text as it was meant, and say what is found of the text as it is."""
    damaged = find(text, printed=True)
    reading = with_stories(_meant(found, text, damaged), text)

    def read(part: str) -> Reading:
        return _meant(found, part, find(part, printed=True))

    reading = pick(reading, text, story, shown, read)
    return _assemble(reading, text, data, name, found, damaged)


def _meant(found: Format, text: str, damaged: Found) -> Reading:
    way = damaged.way(text)
    read = found.reader()
    reading = read(text) if way is None else as_it_is(read(way.text), way)
    if damaged.removed:
        reading = replace(reading, removed=without_overlaps([*damaged.removed, *reading.removed]))
    return reading


def _bare(shown: str) -> str:
    """Return the name of the file of ``page.txt#2``, without its folder."""
    return Path(split_pick(shown)[0]).name


def _read_container(data: bytes, found: Format, shown: str) -> Reading:
    read = found.byte_reader()
    try:
        return read(data, shown)
    except InputError:
        raise
    except RecursionError:
        raise InputError(shown, "is nested too deeply to be read") from None
    except Exception as error:  # the parsers of containers are not ours, nor is what they raise
        what = " ".join(str(error).split())[:80] or type(error).__name__
        raise InputError(shown, f"is damaged: cannot be read as {found.name} ({what})") from error


def _too_large(name: str, limit: int) -> InputError:
    return InputError(name, f"is larger than {in_megabytes(limit)}, too large for an article")


def _check(text: str, shown: str) -> None:
    if not text:
        raise InputError(shown, "is empty")
    if "\0" in text:
        raise InputError(shown, "holds NUL characters, so it is no text")
    if not any(character.isalnum() for character in text):
        raise InputError(shown, "holds no words")


def _language(document: Document, reading: Reading) -> str:
    """Return ``en`` where the words are English, whatever the source says; else what it says."""
    read, _ = meant(document)
    told = language_of(read.text, read.removed)
    said = (reading.language or "").partition("-")[0].lower()
    return said if told == "und" and said not in ("", "en") else told


def _assemble(
    reading: Reading, text: str, data: bytes, name: str, found: Format, damaged: Found
) -> Document:
    address = reading.address if (reading.address or "").isprintable() else None
    document = Document(
        id="",
        name=name,
        sha256="sha256:" + hashlib.sha256(data).hexdigest(),
        media_type=found.media_type,
        title=_tidy(reading.title),
        publisher=_tidy(reading.publisher),
        author=_tidy(reading.author),
        published=reading.published,
        language="",
        text=text,
        removed=reading.removed,
        updated=reading.updated,
        address=address,
        grounds=tuple(one for one in reading.grounds if address or one[0] != "address"),
        places=reading.places,
        left_out=reading.left_out,
        stories=reading.stories,
        repairs=apart([*damaged.repairs, *reading.repairs]),
        notes=(*reading.notes, *damaged.notes()),
    )
    return replace(document, language=_language(document, reading))


def _tidy(text: str | None) -> str | None:
    """Return what a source says of itself as it was meant, without control characters."""
    if text is None:
        return None
    shown = tidy(text)
    if all(unicodedata.category(c) != "Cc" for c in shown):
        return shown
    return " ".join("".join(" " if unicodedata.category(c) == "Cc" else c for c in shown).split())
