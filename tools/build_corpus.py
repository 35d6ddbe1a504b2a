"""Print two stories with real programs: ``python -m tools.build_corpus``.

It writes ``tests/read/corpus``: a story as plain text, and as LibreOffice, pandoc, Chromium and
WeasyPrint write it; and ``tests/read/edited_corpus``: one with tracked changes, comments, notes,
a table and a text box (``tools/edited_story.py``), as LibreOffice and pandoc write it. These
programs have to be installed; what is checked in was made with LibreOffice 7.4, pandoc 2.17,
Chromium 150 and WeasyPrint 70.
"""

from __future__ import annotations

import html
import shutil
import subprocess
import tempfile
from pathlib import Path

from tools import edited_story

CORPUS = Path(__file__).parents[1] / "tests" / "read" / "corpus"
EDITED = CORPUS.with_name("edited_corpus")

TITLE = "Flood drives the harbour authority out of its offices"
BEFORE = (
    "Five offices of the harbour authority in Skarholm were flooded on Saturday night, officials "
    "said. The water rose to 1.4 metres in the basement within twenty minutes.",
    "Firefighters pumped for eleven hours and saved the archive, which holds the shipping "
    "registers of two centuries. A ferry with 212 passengers had to wait outside the harbour "
    "until Sunday morning.",
    "Chief engineer Tomas Brandt blamed a sluice gate that had not been serviced for six years. "
    "The gate is twenty-five years old and was due to be replaced in spring.",
)
ITEMS = ("The fish market stays closed until 12 May.", "Two well-known warehouses are not insured.")
ROWS = (("Staff moved", "64"), ("Computers lost", "38"))
AFTER = "The authority expects repairs to cost 3.5 million kronor. It will work from the town hall."

_PRINT = """
@page { size: A5; margin: 20mm 12mm;
        @top-center { content: "Skarholm Courier, page " counter(page) }
        @bottom-center { content: counter(page) } }
body { font: 9.5pt serif } .c { columns: 2; column-gap: 8mm; text-align: justify; hyphens: auto }
p { margin: 0; text-indent: 1em } h1 { font-size: 16pt } ul { margin: 2pt 0; padding-left: 1em }
td { padding-right: 3em }
"""


def plain() -> str:
    """Return the first story as its plain twin: what a reader of another format comes to."""
    items = "\n".join(f"• {item}" for item in ITEMS)
    rows = "\n".join(f"{name}: {value}" for name, value in ROWS)
    return "\n\n".join((TITLE, *BEFORE, items, rows, AFTER)) + "\n"


def page(style: str = "") -> str:
    """Return the story as HTML."""
    before = "".join(f"<p>{html.escape(text)}</p>" for text in BEFORE)
    items = "".join(f"<li>{item}</li>" for item in ITEMS)
    rows = "".join(f"<tr><td>{name}</td><td>{value}</td></tr>" for name, value in ROWS)
    return (
        f'<!doctype html><html lang="en"><head><meta charset="utf-8"><style>{style}</style></head>'
        f"<body><h1>{TITLE}</h1><div class=c>{before}<ul>{items}</ul></div>"
        f"<table>{rows}</table><p>{AFTER}</p></body></html>"
    )


def main() -> None:
    """Write all files anew."""
    import weasyprint

    CORPUS.mkdir(exist_ok=True)
    (CORPUS / "story.txt").write_text(plain(), encoding="utf-8")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "story.html").write_text(page(), encoding="utf-8")
        (folder / "print.html").write_text(page(_PRINT), encoding="utf-8")
        for suffix in ("docx", "odt", "rtf"):
            _run(folder, "pandoc", "-s", "story.html", "-o", f"pandoc.{suffix}")
        for suffix in ("docx", "rtf", "pdf", "html"):
            _office(folder, "pandoc.odt", suffix)
        _office(folder, "pandoc.docx", "odt")
        _run(
            folder, "chromium", "--headless", "--no-sandbox", "--disable-gpu",
            "--no-pdf-header-footer", "--print-to-pdf=chromium.pdf", "print.html",
        )  # fmt: skip
        weasyprint.HTML(string=page(_PRINT)).write_pdf(folder / "weasyprint.pdf")
        for path in sorted(folder.glob("*.*")):
            if path.name not in ("story.html", "print.html"):
                shutil.copy(path, CORPUS / path.name)
    edited()


def edited() -> None:
    """Write the edited story anew."""
    EDITED.mkdir(exist_ok=True)
    (EDITED / "edited.txt").write_text(edited_story.plain(), encoding="utf-8")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for suffix in ("docx", "odt", "rtf", "html"):
            page, word = suffix == "html", suffix == "docx"
            (folder / "edited.fodt").write_text(edited_story.flat(settled=page), encoding="utf-8")
            shutil.copy(_office(folder, "edited.fodt", suffix), EDITED)
            marked = edited_story.marked(settled=not word)
            (folder / "edited.md").write_text(marked, encoding="utf-8")
            title = ("--metadata", f"title={edited_story.TITLE}") if page else ()
            _run(folder, "pandoc", "-s", *title, "edited.md", "-o", f"pandoc.{suffix}")
            shutil.copy(folder / f"pandoc.{suffix}", EDITED)


def _office(folder: Path, source: str, suffix: str) -> Path:
    """Let LibreOffice write a document as another; return where."""
    _run(
        folder, "soffice", f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--headless",
        "--convert-to", suffix, source, "--outdir", "lo",
    )  # fmt: skip
    made = folder / f"libreoffice.{suffix}"
    shutil.move(folder / "lo" / f"{Path(source).stem}.{suffix}", made)
    return made


def _run(folder: Path, *command: str) -> None:
    subprocess.run(command, cwd=folder, check=True, capture_output=True, timeout=300)


if __name__ == "__main__":
    main()
