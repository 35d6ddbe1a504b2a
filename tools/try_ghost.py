"""Try the recipe of ``docs/cms.md`` for Ghost with the real one and a real Chromium, by hand.

``npm pack ghost``, unpack it, install what it needs as its ``package.json`` says, with the Node.js
that it names on the path: then ``python -m tools.try_ghost GHOST FOLDER``. FOLDER must be new; two
pictures are left in it, of the post and of the editor. The database is SQLite, in FOLDER.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tools.trial import (
    ROOT,
    STORIES,
    free,
    must,
    opened,
    put_scripts,
    review_server,
    see_both,
    wait,
)

if TYPE_CHECKING:
    from playwright.sync_api import FilePayload, Page

OWNER = {"name": "Desk", "email": "desk@desk.example", "password": "long-enough-for-a-trial"}


def main(ghost: Path, folder: Path) -> None:
    """Make a site of the recipe, open its post and its editor, and say what is there."""
    shutil.copytree(ghost / "content", folder / "content", symlinks=True)
    report = folder / "harbour.json"
    must(sys.executable, "-m", "compare", *STORIES, "-q", "-o", report)
    put_scripts(folder / "content" / "themes" / "source" / "assets")
    port = free()
    home = f"http://localhost:{port}"
    with review_server(folder, home) as (_, address):
        command, env = ("node", "index.js"), _settings(folder, home, port)
        with (folder / "ghost.log").open("w") as log:
            server = subprocess.Popen(command, cwd=ghost, env=env, stdout=log, stderr=log)
        try:
            wait(f"{home}/ghost/")
            with opened(f"{home}/ghost/") as page:
                slug, post = _write_recipe(page, home, report, address)
            see_both(f"{home}/{slug}/", folder / "page.png")
            with opened(f"{home}/ghost/", 1200) as page:
                _sign_in(page, home)
                page.goto(f"{home}/ghost/?signed-in")
                page.get_by_role("link", name="Posts").first.click(timeout=60_000)
                page.evaluate("post => { location.hash = `#/editor/post/${post}`; }", post)
                page.get_by_text("Where the accounts differ").first.wait_for(timeout=60_000)
                page.screenshot(path=folder / "editor.png")
        finally:
            server.terminate()
            server.wait()
    told = json.loads((ghost / "package.json").read_text("utf-8"))["version"]
    print("Ghost", told, "on Node.js", must("node", "--version").strip())


def _settings(folder: Path, home: str, port: int) -> dict[str, str]:
    return os.environ | {
        "NODE_ENV": "development",
        "url": home,
        "server__host": "127.0.0.1",
        "server__port": str(port),
        "database__client": "better-sqlite3",
        "database__connection__filename": str(folder / "ghost.db"),
        "paths__contentPath": str(folder / "content"),
        "privacy__useUpdateCheck": "false",
        "security__staffDeviceVerification": "false",
    }


def _write_recipe(page: Page, home: str, report: Path, frame: str) -> tuple[str, str]:
    """Set the site up, send the report, put the post of the recipe in; give its slug and id."""
    text = (ROOT / "docs" / "cms.md").read_text("utf-8").split("\n## Ghost\n")[1].split("\n## ")[0]
    header, card = re.findall(r"^```html\n(.*?)^```", text, re.M | re.S)
    _ask(page, home, "authentication/setup", {"setup": [OWNER | {"blogTitle": "Desk"}]})
    _sign_in(page, home)
    sent = _sent(page, home, report)
    print("the report is sent to", sent)
    settings = [{"key": "codeinjection_head", "value": header}]
    _ask(page, home, "settings", {"settings": settings}, method="PUT")
    parts = [card.replace("/content/files/2026/11/harbour.json", sent), _frame(frame)]
    cards = [{"type": "html", "version": 1, "html": part} for part in parts]
    root = {"type": "root", "version": 1, "direction": "ltr", "format": "", "indent": 0}
    post = {"title": "The harbour", "status": "published"}
    post |= {"lexical": json.dumps({"root": root | {"children": cards}})}
    (made,) = _ask(page, home, "posts", {"posts": [post]})["posts"]
    return made["slug"], made["id"]


def _sign_in(page: Page, home: str) -> None:
    _ask(page, home, "session", {"username": OWNER["email"], "password": OWNER["password"]})


def _sent(page: Page, home: str, report: Path) -> str:
    """Send a file as the file card does; give its address."""
    file: FilePayload = {
        "name": report.name,
        "mimeType": "application/json",
        "buffer": report.read_bytes(),
    }
    answer = page.request.post(
        f"{home}/ghost/api/admin/files/upload/", headers={"Origin": home}, multipart={"file": file}
    )
    assert answer.ok, answer.text()
    return str(answer.json()["files"][0]["url"])


def _ask(page: Page, home: str, path: str, body: dict[str, Any], method: str = "POST") -> Any:
    """Ask Ghost as its own editor does, with the session of the browser."""
    answer = page.request.fetch(
        f"{home}/ghost/api/admin/{path}/", method=method, headers={"Origin": home}, data=body
    )
    assert answer.ok, (path, answer.text())
    return answer.json() if answer.text().startswith("{") else None


def _frame(address: str) -> str:
    from compare.serve.web.frames import frame_html

    return frame_html(address, "The harbour", 640, 480)


if __name__ == "__main__":
    main(Path(sys.argv[1]).resolve(), Path(sys.argv[2]).resolve())
