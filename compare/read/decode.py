"""Bytes -> text."""

from __future__ import annotations

import codecs
import unicodedata

from compare.errors import InputError
from compare.read import binary

# The mark of UTF-32 LE begins with that of UTF-16 LE, so it is asked for first.
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_ADVICE = "; save its text as a plain text file first"
# Code pages to choose among, by what news in English may hold: the Windows and ISO pages of Europe.
_CODE_PAGES = [
    "cp1252", "cp1250", "cp1251", "cp1253", "cp1254", "cp1257", "latin_1", "iso8859_2",
    "iso8859_5", "iso8859_7", "koi8_r", "koi8_u", "mac_roman", "cp437", "cp850",
    "shift_jis", "gb18030", "big5", "euc_kr",
]  # fmt: skip
_WESTERN = "cp1252"
_TYPOGRAPHIC = frozenset("‘’“”–—…•€£§©®°·«»¿¡½¼¾™†‡‰‹›ˆ˜\xa0\xad²³µ¢¥×")
_NO_CHARSETS = frozenset(
    "punycode idna unicode-escape raw-unicode-escape undefined mbcs oem palmos".split()
)
"""What Python knows beside the charsets of texts; two of them take quadratic time."""
_READ_AS = {
    "ascii": _WESTERN,
    "iso8859-1": _WESTERN,
    "iso8859-9": "cp1254",
    "tis-620": "cp874",
    "iso8859-11": "cp874",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "shift_jis": "cp932",
    "euc_kr": "cp949",
}
"""Charsets that browsers read as what holds more. Source: the Encoding Standard of the WHATWG."""
_WIDE = ("utf-16", "utf-32")
_MOST_CONTROLS = 0.02
_SAMPLE = 4096


def decode(data: bytes, name: str) -> str:
    """Return the text of ``data``; a byte order mark is no part of it, line endings are kept.

    A byte order mark decides; then the pattern of zero bytes of UTF-16; then UTF-8, also with a few
    broken bytes, which become U+FFFD; then the likeliest code page. Raises :class:`InputError` for
    what is empty or no text.
    """
    if not data:
        raise InputError(name, "is empty")
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _checked(data[len(mark) :].decode(encoding, "replace"), name)
    if what := binary.describe(data):
        raise InputError(name, what + _ADVICE)
    if b"\0" in data:
        wide = _wide(data)
        if wide is None:
            raise InputError(name, "is a binary file, not text" + _ADVICE)
        return _checked(wide, name)
    try:
        return _checked(data.decode("utf-8"), name)
    except UnicodeDecodeError:
        return _checked(_damaged_utf8(data) or _code_page(data, name), name)


def codec_of(charset: str | None) -> str | None:
    """Return the codec for a charset by its name, as browsers take it; ``None`` where none is."""
    try:
        found = codecs.lookup(charset or "")
    except (LookupError, ValueError):
        return None
    known = found._is_text_encoding and found.name not in _NO_CHARSETS
    return _READ_AS.get(found.name, found.name) if known else None


def recoded(data: bytes, charset: str | None) -> bytes:
    """Return ``data`` in UTF-8, if it is a text in the charset that came with it.

    Otherwise it comes back as it is: with a byte order mark, in UTF-8 whatever was said, or not in
    that charset. UTF-16 and UTF-32 have zero bytes, the charsets of seven bits have escapes.
    """
    codec = codec_of(charset)
    if codec is None or any(data.startswith(mark) for mark, _ in _MARKS):
        return data
    by_sevens = codec.startswith(("iso2022", "hz")) and data.isascii()
    if codec.startswith(_WIDE) and b"\0" not in data[:_SAMPLE]:
        return data
    try:
        if not by_sevens and b"\0" not in data:
            data.decode("utf-8")
            return data
    except UnicodeDecodeError:
        pass
    try:
        return data.decode(codec).encode("utf-8")
    except (UnicodeError, ValueError):
        return data


def _wide(data: bytes) -> str | None:
    """Decode UTF-16 without a mark, told by the zero half of its spaces and Latin letters."""
    head = data[:_SAMPLE]
    even, odd = head[0::2].count(0), head[1::2].count(0)
    half = len(head) // 2
    if len(data) % 2 or not half:
        return None
    for zeros, others, encoding in ((odd, even, "utf-16-le"), (even, odd, "utf-16-be")):
        if zeros > half / 4 and others < half / 50:
            try:
                return data.decode(encoding)
            except UnicodeDecodeError:
                return None
    return None


def _damaged_utf8(data: bytes) -> str | None:
    """Decode UTF-8 with broken bytes, which the sound sequences must outnumber by far."""
    text = data.decode("utf-8", "replace")
    broken = text.count("\ufffd")
    sound = sum(ord(character) > 127 for character in text) - broken
    return text if sound >= 5 * broken else None


def _code_page(data: bytes, name: str) -> str:
    western = _western(data)
    if western is not None:
        return western
    from charset_normalizer import from_bytes

    best = from_bytes(data, cp_isolation=_CODE_PAGES).best()
    if best is None:
        raise InputError(name, "is neither Unicode nor in a known code page" + _ADVICE)
    return str(best)


def _western(data: bytes) -> str | None:
    """Decode as Windows-1252 where every byte above 127 reads as Western writing uses it.

    In a text of mostly ASCII a few such bytes are too few for statistics; a curly quote, a dash or
    an accented letter beside small letters is what they nearly always are.
    """
    try:
        text = data.decode(_WESTERN)
    except UnicodeDecodeError:
        return None
    high = [(i, c) for i, c in enumerate(text) if ord(c) > 127]
    if len(high) > len(text) / 8:
        return None
    for i, character in high:
        if character in _TYPOGRAPHIC:
            continue
        if not character.isalpha() or "LATIN" not in unicodedata.name(character, ""):
            return None
        before, after = text[i - 1 : i], text[i + 1 : i + 2]
        if character.isupper() and before.islower():
            return None
        if len([c for c in (before, after) if ord(c or " ") > 127 and c.isalpha()]) == 2:
            return None
    return text


def _checked(text: str, name: str) -> str:
    controls = sum(
        unicodedata.category(c) == "Cc" and c not in "\t\n\r\f\v\x1b\x85" for c in text[:_SAMPLE]
    )
    if controls > _MOST_CONTROLS * len(text[:_SAMPLE]):
        raise InputError(name, "is a binary file, not text" + _ADVICE)
    return text
