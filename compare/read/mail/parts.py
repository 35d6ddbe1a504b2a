"""The parts of a MIME message, decoded."""

from __future__ import annotations

from collections.abc import Iterator
from email.message import EmailMessage, Message
from email.parser import BytesParser
from email.policy import default
from typing import cast

from compare.errors import InputError
from compare.read.decode import codec_of, decode

_DEEPEST = 60


def parse(data: bytes) -> EmailMessage:
    """Return the message that ``data`` holds, however broken it is."""
    data = data.lstrip(b"\r\n")
    if data.startswith(b"From "):  # as a mailbox separates its mails
        data = data.partition(b"\n")[2]
    return BytesParser(policy=default).parsebytes(data)


def payload(part: Message) -> bytes:
    """Return what a part holds, its transfer encoding undone."""
    found = part.get_payload(decode=True)
    return found if isinstance(found, bytes) else b""


def text_of_part(part: Message, shown: str) -> str:
    """Return the text of a part in the encoding it names, else in the likeliest.

    Raises :class:`InputError` for what is no text.
    """
    data = payload(part)
    if not data:
        return ""
    charset = part.get_content_charset() or ""
    try:
        return data.decode(charset if codec_of(charset) else "utf-8")
    except (UnicodeError, ValueError):
        return decode(data, shown)


def leaves(message: Message, depth: int = 0) -> Iterator[Message]:
    """Yield the parts that hold no others; a mail inside a mail is one part."""
    if depth > _DEEPEST:
        raise InputError("", "is nested too deeply to be read")
    if message.get_content_maintype() == "multipart" and isinstance(message.get_payload(), list):
        for part in cast("list[Message]", message.get_payload()):
            yield from leaves(part, depth + 1)
    else:
        yield message


def header(message: Message, name: str) -> str:
    """Return a header as text on one line, empty where it is missing or cannot be read."""
    try:
        value = message.get(name)
    except (ValueError, IndexError, LookupError, AttributeError, TypeError):  # of its parser
        return ""
    return " ".join(str(value or "").split())
