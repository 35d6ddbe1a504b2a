"""Try the recipe of ``docs/cms.md`` for Decap with the real one and a real Chromium, by hand.

``npm pack decap-cms && tar xf decap-cms-*.tgz``, then ``python -m tools.try_decap
package/dist/decap-cms.js FOLDER``. FOLDER must be new; a picture is left in it. The backend is the
one that Decap keeps for trials, in the memory of the browser.
"""

from __future__ import annotations

import functools
import json
import re
import shutil
import sys
import threading
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from tools.trial import ROOT, STORIES, must, opened, put_scripts

STORY = """---
title: The harbour
report: /reports/harbour.json
---
Nobody knows yet how many were hurt.
"""


def main(script: Path, folder: Path) -> None:
    """Make a site of the recipe, open its editor, and say what the preview shows."""
    for name in ("admin", "reports"):
        (folder / name).mkdir(parents=True)
    for part in script.parent.glob("*.js"):
        shutil.copy(part, folder / "admin" / part.name)
    put_scripts(folder)
    report = folder / "reports" / "harbour.json"
    must(sys.executable, "-m", "compare", *STORIES, "-q", "-o", report)
    _write_recipe(folder)
    site = ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(_Quiet, directory=str(folder)))
    threading.Thread(target=site.serve_forever, daemon=True).start()
    try:
        _look(f"http://localhost:{site.server_port}/admin/", folder / "page.png")
    finally:
        site.shutdown()
        site.server_close()
    version = script.parent.parent / "package.json"
    print("decap-cms", json.loads(version.read_text("utf-8"))["version"])


def _write_recipe(folder: Path) -> None:
    """Write the files of the recipe, with the backend for trials and one story in it."""
    text = (ROOT / "docs" / "cms.md").read_text("utf-8")
    for name, code in re.findall(
        r"^```(?:yaml|html|js)\n\S+ (admin/\S+)[^\n]*\n(.*?)^```", text, re.M | re.S
    ):
        (folder / name).write_text(code, "utf-8")
    settings = folder / "admin" / "config.yml"
    told = settings.read_text("utf-8").replace("name: git-gateway", "name: test-repo")
    settings.write_text(told, "utf-8")
    page = folder / "admin" / "index.html"
    files = json.dumps({"content": {"stories": {"harbour.md": {"content": STORY}}}})
    given = f"<body>\n<script>window.repoFiles = {files}</script>"
    page.write_text(page.read_text("utf-8").replace("<body>", given), "utf-8")


def _look(address: str, picture: Path) -> None:
    from playwright.sync_api import expect

    with opened(address, 1400) as page:
        page.get_by_role("button", name="Login").click(timeout=120_000)
        page.goto(f"{address}#/collections/stories/entries/harbour")
        preview = page.frame_locator("iframe")
        expect(preview.locator("h1")).to_have_text("The harbour", timeout=60_000)
        first = preview.locator("compare-report li").first
        expect(first).to_contain_text("dock workers", timeout=60_000)
        page.screenshot(path=picture)
    print(f"the report is in the preview: {picture}")


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:
        pass


if __name__ == "__main__":
    main(Path(sys.argv[1]).resolve(), Path(sys.argv[2]).resolve())
