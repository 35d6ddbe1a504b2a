"""Bytes as programs: what comes out is well formed, and reaches what lies behind a parser."""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Iterator, Sequence
from typing import Any

_WORDS = (
    "The ferry sank on Monday, police said.", "12 people", "Seats", "24", "By Anna Berg", " ",
    "Read more", "Photo: Jon Dahl", "3 March 2025", "- one", "1.", "“We left,” she said", "Share",
    "OSLO, March 3 — ", "Updated 2 hours ago", "a\u00adb", "\u200b", "é", "co-\noperate", "***",
    "> On Monday, Ann wrote:", "From: a@example.org", "Advertisement", "Comments (3)",
)  # fmt: skip
"""What readers know: words of a story, of its head, and of what stands around it."""
_DEEPEST = 200
_WORD_SPACE = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_MIME = "application/vnd.oasis.opendocument.text"

_WORD_TAGS = (
    "w:p", "w:r", "w:t", "w:ins", "w:del", "w:delText", "w:tbl", "w:tr", "w:tc", "w:pPr", "w:rPr",
    "w:pStyle", "w:numPr", "w:numId", "w:ilvl", "w:trPr", "w:tblHeader", "w:vanish", "w:br",
    "w:tab", "w:sym", "w:txbxContent", "w:sdt", "w:sdtContent", "w:moveFrom", "w:moveTo",
    "w:hyperlink", "w:instrText", "w:noBreakHyphen", "w:footnoteReference",
)  # fmt: skip
_WORD_ATTRIBUTES = (
    "", ' w:val="Heading1"', ' w:val="Caption"', ' w:val="1"', ' w:val="0"', ' w:val="Quote"',
    ' w:char="F0B7"', ' w:char="41"', ' w:type="page"',
)  # fmt: skip
_OPEN_TAGS = (
    "text:p", "text:h", "text:span", "text:s", "text:tab", "text:line-break", "text:list",
    "text:list-item", "table:table", "table:table-row", "table:table-cell",
    "table:table-header-rows", "text:note", "text:note-body", "text:tracked-changes",
    "text:changed-region", "text:insertion", "text:deletion", "text:change", "text:change-start",
    "text:change-end", "office:annotation", "draw:frame", "draw:text-box", "text:section",
    "text:a", "text:table-of-content",
)  # fmt: skip
_OPEN_ATTRIBUTES = (
    "", ' text:style-name="Heading"', ' text:style-name="Caption"', ' text:c="3"',
    ' text:change-id="c1"', ' text:id="c1"', ' text:note-class="endnote"',
)  # fmt: skip
_PAGE_TAGS = (
    "p", "div", "h1", "h2", "article", "section", "main", "ul", "ol", "li", "table", "tr", "td",
    "th", "caption", "figure", "figcaption", "blockquote", "span", "a", "b", "del", "ins", "q",
    "sup", "aside", "nav", "header", "footer", "time", "script", "form", "pre", "dl", "dt", "dd",
)  # fmt: skip
_PAGE_ATTRIBUTES = (
    "", ' class="caption"', ' class="related"', ' class="byline"', ' id="comments"', ' hidden=""',
    ' class="pull-quote"', ' href="#a"', ' datetime="2025-03-01"', ' itemprop="author"',
    ' rel="author"', ' role="navigation"', ' start="7"', ' style="display: none"',
    ' class="cookie"', ' class="article-body"', ' colspan="2"',
)  # fmt: skip
_FIELDS = (
    "title", "text", "paragraphs", "author", "publisher", "published", "updated", "url",
    "language", "body", "format_version", "documents",
)  # fmt: skip
_HEAD = (
    "Subject: Re: ferry\n", "Date: Mon, 3 Mar 2025 10:00:00 +0100\n", "Date: 99\n",
    "Content-Type: text/html; charset=iso-8859-1\n", "Content-Type: text/plain; format=flowed\n",
    "Content-Transfer-Encoding: quoted-printable\n", "Content-Transfer-Encoding: base64\n",
    'Content-Type: multipart/mixed; boundary="b"\n', "Subject: =?utf-8?q?f=C3=A9?=\n",
    "Content-Type: message/rfc822\n", "Content-Type: text/plain; charset=punycode\n", " more\n",
)  # fmt: skip
_MAIL_LINES = (
    "--b\n", "--b--\n", "\n", "Content-Type: text/html\n\n", "Content-Type: text/plain\n\n",
    "Content-Disposition: attachment; filename=a.pdf\n", "<p>One.</p>\n", "=C3=A9=\n", "VGhl\n",
    "> quoted\n", ">> twice\n", "On Monday, Ann wrote:\n", "-- \n", "Sent from my phone\n",
    "-----Original Message-----\n", "Subject: old\n", "To: b@example.org\n", "words \n",
    "---------- Forwarded message ---------\n", "Content-Type: message/rfc822\n\n",
)  # fmt: skip
_SAVED = (
    b"MIME-Version: 1.0\nSnapshot-Content-Location: https://a.example/b\nContent-Type: "
    b'multipart/related; type="text/html"; boundary="b"\n\n--b\nContent-Type: text/html\n\n'
)
_MARKS = (
    "\n", "\n\n", " ", "# ", "* ", "- ", "1. ", "> ", "**", "_", "`", "```\n", "[", "](", ")",
    "![", "|", "|---|---|\n", "<!--", "-->", "[^1]", "[^1]: ", "---\n", "~~", "\\", "<b>", "&amp;",
    "\r\n", "\f", "\t", "\u2028", "12\n",
)  # fmt: skip
_RTF_MARKS = (
    "{", "}", "\\par ", "\\pard ", "\\cell ", "\\row ", "\\intbl ", "\\trowd ", "\\trhdr ",
    "\\deleted ", "\\revised ", "\\v ", "\\v0 ", "\\plain ", "\\u8217?", "\\u-10179?\\u-8704?",
    "\\'92", "\\'e9", "{\\*\\foo ", "{\\footnote ", "{\\*\\annotation ", "{\\header ", "\\uc0 ",
    "\\uc2 ", "{\\fonttbl{\\f1\\fcharset204 A;}}", "\\f1 ", "\\ansicpg932 ", "{\\info{\\title ",
    "{\\author ", "{\\listtext ", "\\outlinelevel0 ", "\\emdash ", "\\~", "\\-", "\\bin3 abc",
    "{\\shptxt ", "\\line ", "\\tab ", "\\nestcell ", "\\nestrow ", "{\\fldinst ", "\\mac ",
)  # fmt: skip


def word(program: bytes) -> bytes:
    """Return a Word document."""
    body = "".join(_tree(program, _WORD_TAGS, _WORD_ATTRIBUTES))
    whole = f'<w:document xmlns:w="{_WORD_SPACE}"><w:body>{body}</w:body></w:document>'
    return _zipped({"word/document.xml": whole})


def open_text(program: bytes) -> bytes:
    """Return an OpenDocument text."""
    body = "".join(_tree(program, _OPEN_TAGS, _OPEN_ATTRIBUTES))
    spaces = " ".join(
        f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
        for name in ("office", "text", "table", "draw")
    )
    whole = (
        f"<office:document-content {spaces}><office:body><office:text>{body}"
        "</office:text></office:body></office:document-content>"
    )
    return _zipped({"mimetype": _MIME, "content.xml": whole})


def page(program: bytes) -> bytes:
    """Return a page of HTML."""
    body = "".join(_tree(program, _PAGE_TAGS, _PAGE_ATTRIBUTES))
    return f"<html><body>{body}</body></html>".encode()


def article(program: bytes) -> bytes:
    """Return an article as JSON: two bytes write one field of it."""
    made: dict[str, Any] = {"text": _told(program)} if program[:1] > b"\x80" else {}
    for at in range(0, len(program) - 1, 2):
        what, value = program[at : at + 2]
        words = _WORDS[value % len(_WORDS)]
        values: tuple[Any, ...] = (
            words, [words], {"name": words}, [{"name": words}], None, value, [words, value],
            _told(program[at + 1 :]), [_told(program[at + 1 :]), words], "2025-03-01",
        )  # fmt: skip
        made[_FIELDS[what % len(_FIELDS)]] = values[what // 8 % len(values)]
    return json.dumps(made if len(program) % 5 else [made]).encode()


def mail(program: bytes) -> bytes:
    """Return a mail: a head, and lines or parts."""
    head = "".join(_HEAD[byte % len(_HEAD)] for byte in program[:8])
    body = "".join(
        _MAIL_LINES[byte % len(_MAIL_LINES)] if byte < 128 else _WORDS[byte % len(_WORDS)] + "\n"
        for byte in program[8:]
    )
    return f"From: Ann <a@example.org>\nMessage-ID: <1@example.org>\n{head}\n{body}".encode()


def saved(program: bytes) -> bytes:
    """Return a saved web page."""
    return _SAVED + page(program)


def lines(program: bytes) -> str:
    """Return lines of text as articles have them, with marks of Markdown."""
    return "".join(
        _MARKS[byte % len(_MARKS)] if byte < 128 else _WORDS[byte % len(_WORDS)] for byte in program
    )


def _told(program: bytes) -> str:
    return "\n\n".join(_WORDS[byte % len(_WORDS)] for byte in program[:40])


def rtf(program: bytes) -> bytes:
    """Return an RTF document; its braces may not fit."""
    made = [
        _RTF_MARKS[byte % len(_RTF_MARKS)] if byte < 160 else _WORDS[byte % len(_WORDS)]
        for byte in program
    ]
    return b"{\\rtf1 " + "".join(made).encode("cp1252", "replace")


def pages(program: bytes) -> list[list[dict[str, Any]] | None]:
    """Return pages as the process that reads PDFs tells of them, four bytes to a line."""
    made: list[list[dict[str, Any]] | None] = [[]]
    for at in range(0, len(program) - 3, 4):
        what, x, y, text = program[at : at + 4]
        if what % 32 == 0:
            made.append([] if what else None)
        words = _WORDS[text % len(_WORDS)].replace("\n", " ")
        parts: list[list[Any]] = [[words, 2.0 * x, 2.0 * x + 4.0 * len(words)]]
        if what % 32 == 1:
            parts.append([str(text), 2.0 * x + 300, 2.0 * x + 330])
        size = 10.0 + what % 7 * (what % 5)
        line = {"y": 3.0 * y, "size": size, "turned": what % 31 == 2, "parts": parts}
        (made[-1] if made[-1] is not None else []).append(line)
    return made


def _tree(program: bytes, tags: Sequence[str], attributes: Sequence[str]) -> Iterator[str]:
    """Yield a tree: two bytes open a tag, one closes the innermost, one writes words."""
    opened: list[str] = []
    steps = iter(program)
    for byte in steps:
        if byte < 128:
            if len(opened) < _DEEPEST:
                tag = tags[byte % len(tags)]
                opened.append(tag)
                yield f"<{tag}{attributes[next(steps, 0) % len(attributes)]}>"
        elif byte < 190:
            if opened:
                yield f"</{opened.pop()}>"
        else:
            yield _WORDS[byte % len(_WORDS)].replace(">", "&gt;")
    while opened:
        yield f"</{opened.pop()}>"


def _zipped(files: dict[str, str]) -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return held.getvalue()
