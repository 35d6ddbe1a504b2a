"""Pictures of reports: the first screen, the first page, the terminal."""

from __future__ import annotations

import html as markup
import re
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from tools.dev.system import BROWSERS

if TYPE_CHECKING:
    from playwright.sync_api import Page

FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
SCREEN = (1280, 900)
PAGE_WIDTH = 900
"""Width of a PDF page's picture in pixels."""

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
def browser() -> Iterator[Page]:
    """Open a page in Chromium that can fetch nothing."""
    from playwright.sync_api import sync_playwright

    # Without one of the system's, Playwright looks for the one it may have installed itself.
    program = next(filter(None, map(shutil.which, BROWSERS)), None)
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=program, args=list(FLAGS))
        width, height = SCREEN
        context = chromium.new_context(
            viewport={"width": width, "height": height},
            color_scheme="light",
            reduced_motion="reduce",
            offline=True,
        )
        yield context.new_page()
        chromium.close()


def of_html(page: Page, source: str) -> bytes:
    """Return the first screen of an HTML report as PNG."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "report.html"
        path.write_text(source, encoding="utf-8", newline="")
        page.goto(path.as_uri())
        return page.screenshot()


def of_pdf(data: bytes) -> bytes:
    """Return the first page of a PDF as PNG."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "report.pdf"
        path.write_bytes(data)
        command = ["pdftoppm", "-png", "-singlefile", "-f", "1", "-scale-to-x", str(PAGE_WIDTH)]
        subprocess.run([*command, "-scale-to-y", "-1", path, path.with_suffix("")], check=True)
        return path.with_suffix(".png").read_bytes()


def of_terminal(page: Page, text: str) -> bytes:
    """Return a picture of text with ANSI colours as a terminal would show it."""
    page.goto("about:blank")  # a page keeps the security policy of the report shown before
    page.set_content(_TERMINAL.format(content=_spans(text)))
    return page.locator("pre").screenshot()


def _spans(text: str) -> str:
    """Turn ANSI colours into ``span`` elements; each code replaces the ones before it."""
    plain, *pieces = _SGR.split(text)
    parts = [markup.escape(plain)]
    for codes, piece in zip(pieces[::2], pieces[1::2], strict=True):
        style = ";".join(_STYLES[code] for code in codes.split(";") if code in _STYLES)
        content = markup.escape(piece)
        parts.append(f'<span style="{style}">{content}</span>' if style else content)
    return "".join(parts)
