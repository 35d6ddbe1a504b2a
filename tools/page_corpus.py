"""Makes the corpus of pages and mails with real programs: ``python -m tools.page_corpus``.

One story of our own, as plain text, and the same as pandoc, Chromium and a mail program's library
write it. ``tests/read/test_page_corpus.py`` compares each with another account and wants the
findings of the plain text. Needs pandoc and Chromium; what they wrote is kept beside the tests.
"""

from __future__ import annotations

import re
import subprocess
import sys
from email.message import EmailMessage
from pathlib import Path

from tools.dev.system import BROWSER_FLAGS

CORPUS = Path(__file__).parents[1] / "tests" / "read" / "page_corpus"
PANDOC = ("pandoc", "--standalone", "--metadata", "lang=en", "--from", "markdown")
_BROWSER = "/usr/bin/chromium"
_AROUND = """<!doctype html><html lang="en"><head><title>{title}</title></head><body>
<nav><a href="/">Home</a> <a href="/news">News</a></nav>
<main id="story"></main>
<div class="newsletter"><p>Sign up for our newsletter, ten stories each morning.</p></div>
<footer>All rights reserved.</footer>
<script>
for (const text of {paragraphs}) {{
  const p = document.createElement("p");
  p.textContent = text;
  document.getElementById("story").append(p);
}}
</script></body></html>"""


def main() -> int:
    """Write every file of the corpus from its plain twin."""
    plain = (CORPUS / "berth.txt").read_text(encoding="utf-8")
    title, *paragraphs = [part.replace("\n", " ") for part in plain.strip().split("\n\n")]
    made = subprocess.run(
        [*PANDOC, "--to", "html5", "--metadata", f"title={title}"],
        input="\n\n".join(paragraphs),
        capture_output=True,
        text=True,
        check=True,
    )
    _write("berth-pandoc.html", made.stdout)
    import json

    source = CORPUS / "source.html"
    source.write_text(
        _AROUND.format(title=title, paragraphs=json.dumps([title, *paragraphs])), encoding="utf-8"
    )
    try:
        _write("berth-chromium.html", _dumped(source))
        _write("berth-chromium.mhtml", _saved(source))
    finally:
        source.unlink()
    _write("berth.eml", _mail(title, paragraphs, made.stdout))
    return 0


def _dumped(source: Path) -> str:
    done = subprocess.run(
        [_BROWSER, "--headless", *BROWSER_FLAGS, "--dump-dom", source.as_uri()],
        capture_output=True,
        text=True,
        check=True,
    )
    return done.stdout


def _saved(source: Path) -> str:
    """Return what Chromium saves as a single file, without what names this machine or day."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path=_BROWSER, args=list(BROWSER_FLAGS))
        page = browser.new_page()
        page.goto(source.as_uri())
        session = page.context.new_cdp_session(page)
        saved = str(session.send("Page.captureSnapshot", {"format": "mhtml"})["data"])
        browser.close()
    saved = saved.replace(source.as_uri(), "https://ledger.example/berth")
    saved = re.sub(r"MultipartBoundary--\w+----", "MultipartBoundary--berth----", saved)
    saved = re.sub(r"cid:frame-\w+@|frame-\w+@", "frame-berth@", saved)
    return re.sub(r"(?m)^Date: .*$", "Date: Tue, 4 Mar 2025 18:00:00 -0000", saved)


def _mail(title: str, paragraphs: list[str], page: str) -> str:
    message = EmailMessage()
    message["From"] = "Ida Crane <ida@ledger.example>"
    message["To"] = "desk@ledger.example"
    message["Subject"] = f"Fwd: {title}"
    message["Date"] = "Tue, 04 Mar 2025 18:03:00 +0000"
    message["Message-ID"] = "<1@ledger.example>"
    older = "> The vote was eight to one.\n> It cost 12 million pounds."
    text = "\n\n".join([title, *paragraphs])
    message.set_content(
        f"{text}\n\nOn Mon, 3 Mar 2025, Desk wrote:\n{older}\n", cte="quoted-printable"
    )
    message.add_alternative(page, subtype="html", cte="base64")
    for part in message.walk():
        if part.is_multipart():
            part.set_boundary("=_berth")
    return message.as_string()


def _write(name: str, text: str) -> None:
    (CORPUS / name).write_text(text, encoding="utf-8", newline="")


if __name__ == "__main__":
    sys.exit(main())
