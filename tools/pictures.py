"""Pictures of reports: the first screen, the first page, the terminal."""

from __future__ import annotations

import html as markup
import io
import re
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from tools.dev.system import BROWSER_FLAGS, BROWSERS
from tools.exhibits import FIRST, Shot

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

PAGE_WIDTH = 900
"""Width of a PDF page's picture in pixels."""
SMALL_PAGE_WIDTH = 420
"""The same where all pages are shown beside each other."""
ACROSS = 4
"""So many pages beside each other."""
COLOURS = 96
"""So many colours are enough for text and keep a picture small."""

_SGR = re.compile(r"\x1b\[([\d;]*)m")
_STYLES = {
    "1": "font-weight:bold",
    "2": "opacity:.65",
    "3": "font-style:italic",
    "4": "text-decoration:underline",
    "7": "filter:invert(1)",
    "31": "color:#ff8a80",
    "32": "color:#8ddb8c",
    "33": "color:#e8c268",
    "34": "color:#86b7ff",
    "35": "color:#d7a6ff",
    "36": "color:#7fd6d6",
}
_TERMINAL = """<!doctype html><meta charset="utf-8"><style>
body {{ margin: 0; background: #16181d }}
pre {{ display: inline-block; margin: 0; padding: 18px 22px; color: #e6e6e6; background: #16181d;
  font: 14px/1.35 "DejaVu Sans Mono", "Liberation Mono", monospace; width: 80ch }}
</style><pre>{content}</pre>"""


@contextmanager
def browser() -> Iterator[Browser]:
    """Start a Chromium."""
    from playwright.sync_api import sync_playwright

    # Without one of the system's, Playwright looks for the one it may have installed itself.
    program = next(filter(None, map(shutil.which, BROWSERS)), None)
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=program, args=list(BROWSER_FLAGS))
        yield chromium
        chromium.close()


@contextmanager
def opened(chromium: Browser, shot: Shot, offline: bool = True) -> Iterator[Page]:
    """Open a page that can fetch nothing unless it is told so."""
    context = chromium.new_context(
        viewport={"width": shot.width, "height": shot.height},
        color_scheme=shot.theme,
        reduced_motion="reduce",
        offline=offline,
    )
    yield context.new_page()
    context.close()


def of_html(chromium: Browser, source: str, shot: Shot) -> bytes:
    """Return one screen of an HTML report as PNG."""
    with tempfile.TemporaryDirectory() as folder, opened(chromium, shot) as page:
        path = Path(folder) / "report.html"
        path.write_text(source, encoding="utf-8", newline="")
        page.goto(path.as_uri() + shot.address)
        return small(page.screenshot())


def of_page(data: bytes) -> bytes:
    """Return the first page of a PDF as PNG."""
    return small(_pages(data, PAGE_WIDTH, last=1)[0])


def of_pages(data: bytes) -> bytes:
    """Return all pages of a PDF, small and beside each other, as PNG."""
    from PIL import Image

    leaves = [Image.open(io.BytesIO(leaf)) for leaf in _pages(data, SMALL_PAGE_WIDTH)]
    gap = 12
    width, height = leaves[0].width + gap, leaves[0].height + gap
    across = min(ACROSS, len(leaves))
    rows = -(-len(leaves) // across)
    sheet = Image.new("RGB", (across * width + gap, rows * height + gap), "#b8b8b8")
    for number, leaf in enumerate(leaves):
        sheet.paste(leaf, (gap + number % across * width, gap + number // across * height))
    made = io.BytesIO()
    sheet.save(made, "PNG")
    return small(made.getvalue())


def _pages(data: bytes, width: int, last: int | None = None) -> list[bytes]:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "report.pdf"
        path.write_bytes(data)
        command = ["pdftoppm", "-png", "-scale-to-x", str(width), "-scale-to-y", "-1"]
        until = ["-l", str(last)] if last else []
        subprocess.run([*command, *until, path, Path(folder) / "page"], check=True)
        return [leaf.read_bytes() for leaf in sorted(Path(folder).glob("page-*.png"))]


def small(png: bytes, colours: int = COLOURS, rounds: int = 0) -> bytes:
    """Return the same picture with few colours, chosen anew in so many rounds."""
    from PIL import Image

    whole = Image.open(io.BytesIO(png)).convert("RGB")
    few = whole.quantize(colours, kmeans=rounds, dither=Image.Dither.NONE)
    made = io.BytesIO()
    few.save(made, "PNG", optimize=True)
    return made.getvalue()


def of_terminal(chromium: Browser, text: str) -> bytes:
    """Return a picture of text with ANSI colours as a terminal would show it."""
    with opened(chromium, FIRST) as page:
        page.set_content(_TERMINAL.format(content=_spans(text)))
        return small(page.locator("pre").screenshot())


def _spans(text: str) -> str:
    """Turn ANSI colours into ``span`` elements; each code replaces the ones before it."""
    plain, *pieces = _SGR.split(text)
    parts = [markup.escape(plain)]
    for codes, piece in zip(pieces[::2], pieces[1::2], strict=True):
        style = ";".join(_STYLES[code] for code in codes.split(";") if code in _STYLES)
        content = markup.escape(piece)
        parts.append(f'<span style="{style}">{content}</span>' if style else content)
    return "".join(parts)
