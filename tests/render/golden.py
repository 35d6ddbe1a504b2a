"""The golden files of the renderers; ``python -m tests.render.golden`` writes them anew.

They hold what does not depend on the machine: of the PDF the page it is laid out from, of the
Word file its text and comments.
"""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path

from compare.model import Report
from compare.render import Look, render
from tests.render import sample_report as sample

FOLDER = Path(__file__).resolve().parents[1] / "golden"


def _text(report: Report, *, width: int = 80, color: bool = False) -> str:
    return render(report, "text", Look(width=width, color=color)).decode()


def _markdown(report: Report) -> str:
    return render(report, "md").decode()


def _brief(report: Report) -> str:
    from compare.render.pdf.front import Fit
    from compare.render.pdf.sheet import Sheet
    from compare.render.pdf.typeset import Typesetter
    from compare.render.view import make_view

    sheet = Sheet(report, make_view(report), Fit(full=2, briefly=2, room=420, items=2))
    return Typesetter(Look()).brief(sheet)


def _word(report: Report) -> str:
    import docx

    document = docx.Document(io.BytesIO(render(report, "docx")))
    lines = [paragraph.text for paragraph in document.paragraphs]
    lines += [f"[{comment.text}]" for comment in document.comments]
    return "\n".join(lines) + "\n"


GOLDEN: dict[str, Callable[[], str]] = {
    "two.txt": lambda: _text(sample.two()),
    "two-color.txt": lambda: _text(sample.two(), color=True),
    "five-narrow.txt": lambda: _text(sample.five(), width=44),
    "one.txt": lambda: _text(sample.one()),
    "calm.txt": lambda: _text(sample.calm()),
    "two.md": lambda: _markdown(sample.two()),
    "five.md": lambda: _markdown(sample.five()),
    "hostile.md": lambda: _markdown(sample.hostile()),
    "two-brief.html": lambda: _brief(sample.two()),
    "five-brief.html": lambda: _brief(sample.five()),
    "two-word.txt": lambda: _word(sample.two()),
}


def write() -> None:
    """Write every golden file."""
    FOLDER.mkdir(exist_ok=True)
    for name, make in GOLDEN.items():
        (FOLDER / name).write_text(make(), encoding="utf-8", newline="")
        print(name)


if __name__ == "__main__":
    write()
