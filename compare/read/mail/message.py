"""A mail -> a reading: its text, with sender, subject and date from its head."""

from __future__ import annotations

import contextlib
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from email.message import Message
from email.utils import parsedate_to_datetime

from compare.errors import InputError
from compare.model import LeftOut, Removed, Span
from compare.read.dates import find_date
from compare.read.decode import decode
from compare.read.formats import Reading
from compare.read.html import read_page
from compare.read.html.tree import text_of_page
from compare.read.lines import split_lines
from compare.read.mail.parts import header, leaves, parse, payload, text_of_part
from compare.read.mail.quoted import quoted
from compare.read.rendition import Piece, put_together, with_head, without_overlaps

_REPLY = re.compile(r"(?:(?:re|fwd?|aw|wg|sv|tr)(?: ?\[\d{1,3}\])? ?: ?)+", re.I)
_ADDRESS = re.compile(r"<[^<>]{0,320}>$")
_PARAGRAPH = re.compile(r"\n[ \t]*(?:\n[ \t]*)+")
_SIZES = ((1_000_000, "MB"), (1000, "kB"), (1, "bytes"))


def read(data: bytes, shown: str) -> Reading:
    """Read a mail. Raises :class:`InputError` for one without any text."""
    message = _parsed(data, shown)
    parts = list(_parts(message, shown))
    body = _body(parts)
    if body is None:
        raise InputError(shown, "is a mail without text")
    if body.get_content_type() == "text/html":
        source = text_of_page(payload(body), shown, body.get_content_charset())
        reading = read_page(source, shown)
    else:
        reading = put_together(_pieces(_unflowed(body, text_of_part(body, shown))))
    reading = _without_quoted(reading)
    told = _from_head(message)
    attachments = tuple(_attachment(part) for part in parts if _is_attached(part, body))
    return with_head(
        replace(
            reading,
            title=told.title,
            author=told.author,
            published=told.published,
            updated=None,
            grounds=told.grounds,
            left_out=(*reading.left_out, *attachments),
        )
    )


def _parsed(data: bytes, shown: str) -> Message:
    """Return the mail; of one that was saved as a text, in whatever encoding that text has."""
    message = parse(data)
    if "Content-Type" not in message:  # which names the encoding of what was sent
        with contextlib.suppress(InputError):
            return parse(decode(data, shown).encode("utf-8", "replace"))
    return message


def _parts(message: Message, shown: str) -> Iterator[Message]:
    try:
        yield from leaves(message)
    except InputError as error:
        raise InputError(shown, error.cause) from None


def _body(parts: Sequence[Message]) -> Message | None:
    """Return the text that a mail program shows: plain where there is any, else HTML."""
    shown = [part for part in parts if part.get_content_disposition() != "attachment"]
    for kind in ("text/plain", "text/html"):
        for part in shown:
            if part.get_content_type() == kind and payload(part).strip():
                return part
    return None


def _is_attached(part: Message, body: Message) -> bool:
    other_text = part.get_content_maintype() == "text" and not part.get_filename()
    return part is not body and not other_text


def _attachment(part: Message) -> LeftOut:
    """Say what is attached: ``plan.pdf, application/pdf, 20 kB``."""
    size = len(payload(part))
    unit, word = next((known for known in _SIZES if size >= known[0]), (1, "bytes"))
    name = " ".join(str(part.get_filename() or "without a name").split())
    return LeftOut("attachment", f"{name}, {part.get_content_type()}, {size // unit} {word}")


def _from_head(message: Message) -> Reading:
    """Return sender, subject and day, as the head of the mail tells them."""
    subject = header(message, "Subject")
    reply = _REPLY.match(subject)
    title = subject[reply.end() if reply else 0 :] or None
    sender = header(message, "From")
    author = _ADDRESS.sub("", sender).strip(' "') or sender or None
    dated = "Date" if header(message, "Date") else "Sent"
    day = header(message, dated)
    published = None
    with contextlib.suppress(ValueError, TypeError, IndexError, OverflowError):
        published = parsedate_to_datetime(day).date().isoformat()
    if published is None and (found_day := find_date(day)):
        published = found_day[0]
    found = (
        ("title", title, "Subject"),
        ("author", author, "From"),
        ("published", published, dated),
    )
    return Reading(
        title=title,
        author=author,
        published=published,
        grounds=tuple((name, f"{field} header") for name, value, field in found if value),
    )


def _unflowed(part: Message, text: str) -> str:
    """Return the text with its lines as typed, where a program broke them in transit (RFC 3676)."""
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\0", "")
    if str(part.get_param("format") or "").lower() != "flowed":
        return text
    joined: list[str] = []
    flowing = False
    for line in text.split("\n"):
        own = line[1:] if line.startswith(" ") else line
        if flowing and not own.startswith(">") and joined[-1].startswith(">") is False:
            joined[-1] += own
        else:
            joined.append(own)
        flowing = own.endswith(" ") and own != "-- "
    return "\n".join(joined)


def _pieces(text: str) -> Iterator[Piece]:
    for number, paragraph in enumerate(filter(str.strip, _PARAGRAPH.split(text)), 1):
        yield Piece(paragraph.strip("\n").rstrip(), label=f"paragraph {number}")


def _without_quoted(reading: Reading) -> Reading:
    """Mark older mail and signatures; all of it stays where nothing else would be left."""
    lines = split_lines(reading.text or "")
    marks = quoted([line.text for line in lines])
    left = [line for n, line in enumerate(lines) if n not in marks and not line.blank]
    if not left:
        return reading
    found: list[Removed] = []
    last = 0
    for number, line in enumerate(lines):
        reason = marks.get(number)
        if line.blank or reason is None:
            continue
        if (
            found
            and found[-1].reason == reason
            and all(lines[n].blank or n in marks for n in range(last, number))
        ):
            found[-1] = Removed(Span(found[-1].span.start, line.span.end), reason)
        else:
            found.append(Removed(line.span, reason))
        last = number
    return replace(reading, removed=without_overlaps([*reading.removed, *found]))
