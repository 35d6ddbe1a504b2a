"""An edited story as a desk has it: ``tools.build_corpus`` prints it with real programs.

It has what a Word file from a desk has: words put in and struck out, with the changes tracked, a
paragraph that is new and one that is gone, comments, footnotes, a table with heads, a text box.
``flat`` gives it to LibreOffice, ``marked`` to pandoc, ``plain`` is what a reader should come to.
"""

from __future__ import annotations

from html import escape

TITLE = "New bridge at Tarn costs the ministry more than twice the first offer"
BOX = "The ferry at Holm carries 120 passengers an hour until the new bridge opens."
NOTES = (
    "The lorry belonged to the quarry of Holm, which paid a fine of 9,000 euros.",
    "The old deck was 140 years old.",
)
COMMENTS = ("Eleven or twelve? The contract says 12 months.", "The 4 million were the first offer.")
ROWS = (("", "Old bridge", "New bridge"), ("Length in metres", "64", "92"), ("Lanes", "1", "3"))
GONE = "The site will be fenced off with 200 metres of wire."
NEW = "The old bridge was closed in 2021 after a lorry of 38 tonnes broke through the deck."
_WHO, _WHEN = "Desk", "2025-03-01T10:00:00"

Part = tuple[str, str]
"""What it is (``text``, ``in``, ``out``, ``note``, ``comment``) and its words, or its number."""

PARAGRAPHS: tuple[tuple[Part, ...], ...] = (
    (
        ("text", "The ministry will pay "),
        ("out", "4"),
        ("in", "14"),
        ("text", " million euros for the new bridge at Tarn, minister "),
        ("in", "Ada"),
        ("text", " Voss said on Tuesday."),
        ("comment", "1"),
    ),
    (
        ("text", "Work begins on 3 May and takes eleven months."),
        ("comment", "0"),
        ("text", " "),
        ("out", "The mayor opposed the plan."),
    ),
    (("in", NEW), ("note", "0"), ("in-end", "")),
    (("out", GONE), ("out-end", "")),
    (
        ("text", "Until then traffic is led over the dam at Holm"),
        ("out", ", where the road is narrow"),
        ("text", "."),
        ("note", "1"),
    ),
)


def plain() -> str:
    """Return the story with all changes accepted, as a reader tells it."""
    paragraphs = [
        "".join(words for what, words in parts if what in ("text", "in")).strip()
        for parts in PARAGRAPHS
    ]
    heads = ROWS[0]
    rows = [
        "; ".join((name, *(f"{head}: {cell}" for head, cell in zip(heads[1:], cells, strict=True))))
        for name, *cells in ROWS[1:]
    ]
    body = (TITLE, *(text for text in paragraphs if text), "\n".join(rows), BOX)
    return "\n\n".join((*body, *NOTES)) + "\n"


def marked(settled: bool = False) -> str:
    """Return the story as pandoc's Markdown, which has no text boxes: that is a paragraph.

    ``settled`` has its changes accepted: pandoc writes them into Word documents alone.
    """
    told = [
        "".join(_marked(what, words) for what, words in parts).strip()
        for parts in (_settled() if settled else PARAGRAPHS)
    ]
    widths = [max(len(row[n]) for row in ROWS) + 2 for n in range(3)]
    lines = [
        "  ".join(cell.ljust(width) for cell, width in zip(r, widths, strict=True)) for r in ROWS
    ]
    rule = "  ".join("-" * width for width in widths)
    table = "\n".join((lines[0], rule, *lines[1:]))
    notes = "\n\n".join(f"[^{n}]: {text}" for n, text in enumerate(NOTES))
    return "\n\n".join((f"# {TITLE}", *told, table, BOX, notes)) + "\n"


def _marked(what: str, words: str) -> str:
    by = f'author="{_WHO}" date="{_WHEN}Z"'
    match what:
        case "in":
            return f"[{words}]{{.insertion {by}}}"
        case "out":
            return f"[{words}]{{.deletion {by}}}"
        case "note":
            return f"[^{words}]"
        case "comment":
            text = COMMENTS[int(words)]
            return f'[{text}]{{.comment-start id="{words}" {by}}}[]{{.comment-end id="{words}"}}'
        case "in-end":
            return f"[]{{.paragraph-insertion {by}}}"
        case "out-end":
            return f"[]{{.paragraph-deletion {by}}}"
        case _:
            return words


_NAMES = {
    "office": "office", "text": "text", "table": "table", "draw": "drawing", "style": "style",
}  # fmt: skip
_SPACES = " ".join(
    f'xmlns:{short}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for short, name in _NAMES.items()
)
_MORE = (
    'xmlns:dc="http://purl.org/dc/elements/1.1/" '
    'xmlns:svg="urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0"'
)
_INFO = f"<dc:creator>{_WHO}</dc:creator><dc:date>{_WHEN}</dc:date>"


def flat(settled: bool = False) -> str:
    """Return the story as flat OpenDocument, for LibreOffice to open and save.

    ``settled`` has its changes accepted, the comments gone and the box as a paragraph: LibreOffice
    writes struck words into a page as if they stood, and a text box as a picture.
    """
    changes: list[str] = []
    told = [_paragraph(parts, changes) for parts in (_settled() if settled else PARAGRAPHS)]
    body = (
        f'<text:h text:outline-level="1">{TITLE}</text:h>{"".join(told)}{_table()}'
        f"<text:p>{BOX if settled else _box()}</text:p>"
    )
    return (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document {_SPACES} {_MORE} '
        'office:version="1.2" office:mimetype="application/vnd.oasis.opendocument.text">'
        "<office:automatic-styles>"
        '<style:style style:name="box" style:family="graphic"/></office:automatic-styles>'
        '<office:body><office:text><text:tracked-changes text:track-changes="false">'
        f"{''.join(changes)}</text:tracked-changes>{body}</office:text></office:body>"
        "</office:document>"
    )


def _settled() -> tuple[tuple[Part, ...], ...]:
    """Return the paragraphs with all changes accepted and without comments."""
    kept = {"text": "text", "in": "text", "note": "note"}
    told = (tuple((kept[w], words) for w, words in parts if w in kept) for parts in PARAGRAPHS)
    return tuple(parts for parts in told if parts)


def _paragraph(parts: tuple[Part, ...], changes: list[str]) -> str:
    """Return a paragraph; what is changed in it goes into ``changes``."""
    if any(what == "in-end" for what, _ in parts):
        name = _change(changes, "insertion", "")
        inner = "".join(_part(what, words, changes) for what, words in parts if what == "note")
        words = "".join(escape(words) for what, words in parts if what == "in")
        return (
            f'<text:p><text:change-start text:change-id="{name}"/>{words}{inner}</text:p>'
            f'<text:p><text:change-end text:change-id="{name}"/>'
        )
    if any(what == "out-end" for what, _ in parts):
        gone = escape(parts[0][1])
        name = _change(changes, "deletion", f"<text:p>{gone}</text:p><text:p/>")
        return f'<text:change text:change-id="{name}"/></text:p>'
    return f"<text:p>{''.join(_part(what, words, changes) for what, words in parts)}</text:p>"


def _part(what: str, words: str, changes: list[str]) -> str:
    match what:
        case "in":
            name = _change(changes, "insertion", "")
            return (
                f'<text:change-start text:change-id="{name}"/>{escape(words)}'
                f'<text:change-end text:change-id="{name}"/>'
            )
        case "out":
            name = _change(changes, "deletion", f"<text:p>{escape(words)}</text:p>")
            return f'<text:change text:change-id="{name}"/>'
        case "note":
            return (
                f'<text:note text:note-class="footnote"><text:note-citation>{int(words) + 1}'
                f"</text:note-citation><text:note-body><text:p>{NOTES[int(words)]}</text:p>"
                "</text:note-body></text:note>"
            )
        case "comment":
            text = COMMENTS[int(words)]
            return f"<office:annotation>{_INFO}<text:p>{text}</text:p></office:annotation>"
        case _:
            return escape(words)


def _change(changes: list[str], kind: str, content: str) -> str:
    name = f"c{len(changes)}"
    changes.append(
        f'<text:changed-region text:id="{name}"><text:{kind}><office:change-info>{_INFO}'
        f"</office:change-info>{content}</text:{kind}></text:changed-region>"
    )
    return name


def _table() -> str:
    head, *rows = (
        "<table:table-row>"
        + "".join(f"<table:table-cell><text:p>{cell}</text:p></table:table-cell>" for cell in row)
        + "</table:table-row>"
        for row in ROWS
    )
    return (
        '<table:table table:name="t"><table:table-column table:number-columns-repeated="3"/>'
        f"<table:table-header-rows>{head}</table:table-header-rows>{''.join(rows)}</table:table>"
    )


def _box() -> str:
    return (
        '<draw:frame draw:style-name="box" text:anchor-type="paragraph" svg:width="8cm">'
        f"<draw:text-box><text:p>{BOX}</text:p></draw:text-box></draw:frame>"
    )
