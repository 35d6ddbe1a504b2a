"""Try the recipe of ``docs/cms.md`` for Strapi with the real one and a real Chromium, by hand.

Needs a folder STRAPI into which ``npm`` has installed ``@strapi/strapi``,
``@strapi/plugin-users-permissions``, ``better-sqlite3``, ``react``, ``react-dom``,
``react-router-dom`` and ``styled-components``, and Node.js on the path: then ``python -m
tools.try_strapi STRAPI FOLDER``. FOLDER must be new; two pictures are left in it, of the site's
page and of the editors'. Strapi builds its own pages first, which takes minutes. The database is
SQLite, in FOLDER, and the site a server of its own.
"""

from __future__ import annotations

import functools
import json
import os
import re
import subprocess
import sys
import threading
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
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
    from playwright.sync_api import Page

OWNER = {"email": "desk@desk.example", "password": "Long-enough-4-a-trial"}
CONFIG = {
    "database": """({connection: {client: "sqlite", useNullAsDefault: true,
        connection: {filename: "data.db"}}})""",
    "server": """({host: "127.0.0.1", port: %d, app: {keys: ["a trial", "no more"]}})""",
    "admin": """({auth: {secret: "a trial"}, apiToken: {salt: "a trial"},
        transfer: {token: {salt: "a trial"}}, secrets: {encryptionKey: "a trial"}})""",
    "plugins": """({"users-permissions": {config: {jwtSecret: "a trial"}}})""",
    "middlewares": """(["logger", "errors", "security", "cors", "poweredBy", "query", "body",
        "session", "favicon", "public"].map((name) => `strapi::${name}`))""",
}
SCHEMA = {
    "kind": "collectionType",
    "collectionName": "stories",
    "info": {"singularName": "story", "pluralName": "stories", "displayName": "Story"},
    "options": {"draftAndPublish": True},
    "attributes": {
        "title": {"type": "string"},
        "slug": {"type": "uid", "targetField": "title"},
        "report": {"type": "media", "multiple": False, "allowedTypes": ["files"]},
    },
}
PAGE = """<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<title>The harbour</title>
<script src="compare-report.js"></script>
<script src="compare-frame.js"></script>
</head>
<body>
<main><h1>The harbour</h1></main>
%s
<script type="module">
%s</script>
</body>
</html>
"""


def main(strapi: Path, folder: Path) -> None:
    """Make a site of the recipe, open its page, and say what is there."""
    report = folder / "harbour.json"
    own, site = folder / "strapi", folder / "site"
    site.mkdir(parents=True)
    must(sys.executable, "-m", "compare", *STORIES, "-q", "-o", report)
    put_scripts(site)
    port = free()
    api = f"http://127.0.0.1:{port}"
    _lay_out(strapi, own, port)
    pages = ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(_Quiet, directory=str(site)))
    threading.Thread(target=pages.serve_forever, daemon=True).start()
    home = f"http://localhost:{pages.server_port}"
    env = os.environ | {"NODE_ENV": "production", "STRAPI_TELEMETRY_DISABLED": "true"}
    command = ("node", own / "node_modules" / "@strapi" / "strapi" / "bin" / "strapi.js")
    must(*command, "build", cwd=own, env=env)
    with review_server(folder, home) as (_, address), (folder / "strapi.log").open("w") as log:
        server = subprocess.Popen((*command, "start"), cwd=own, env=env, stdout=log, stderr=log)
        try:
            wait(f"{api}/_health")
            with opened("about:blank") as page:
                story = _fill(page, api, report)
            _write_page(site, api, address)
            see_both(f"{home}/story.html", folder / "page.png")
            _see_panel(f"{api}/admin", story, folder / "editor.png")
        finally:
            server.terminate()
            server.wait()
            pages.shutdown()
            pages.server_close()
    told = own / "node_modules" / "@strapi" / "strapi" / "package.json"
    version = json.loads(told.read_text("utf-8"))["version"]
    print("Strapi", version, "on Node.js", must("node", "--version").strip())


def _recipes() -> tuple[str, str]:
    """Return what the recipe has for the site and for the editors."""
    text = (ROOT / "docs" / "cms.md").read_text("utf-8").split("\n## Strapi\n")[1].split("\n## ")[0]
    page, panel = re.findall(r"^```js\n(.*?)^```", text, re.M | re.S)
    return page, panel


def _lay_out(strapi: Path, own: Path, port: int) -> None:
    """Write a Strapi with one content type, as its wizard would, and the recipe's panel."""
    story = own / "src" / "api" / "story"
    for path in (own / "config", own / "public" / "uploads", story / "content-types" / "story"):
        path.mkdir(parents=True)
    (own / "node_modules").symlink_to(strapi / "node_modules")
    (own / "package.json").write_bytes((strapi / "package.json").read_bytes())
    for name, told in CONFIG.items():
        code = told % port if name == "server" else told
        (own / "config" / f"{name}.js").write_text(f"module.exports = {code};\n", "utf-8")
    (story / "content-types" / "story" / "schema.json").write_text(json.dumps(SCHEMA), "utf-8")
    parts = {"Controller": "controllers", "Service": "services", "Router": "routes"}
    for kind, place in parts.items():
        path = story / place / "story.js"
        path.parent.mkdir()
        path.write_text(
            f'const {{ factories }} = require("@strapi/strapi");\n'
            f'module.exports = factories.createCore{kind}("api::story.story");\n',
            "utf-8",
        )
    (own / "src" / "index.js").write_text("module.exports = {};\n", "utf-8")
    admin = own / "src" / "admin"
    admin.mkdir()
    put_scripts(admin)
    (admin / "app.js").write_text(_recipes()[1], "utf-8")


def _fill(page: Page, api: str, report: Path) -> str:
    """Send the report, publish a story with it, let everybody read stories; give the story's id."""

    def ask(path: str, method: str = "POST", **given: Any) -> Any:
        answer = page.request.fetch(f"{api}/{path}", method=method, **given)
        assert answer.ok, (path, answer.status, answer.text())
        return answer.json()

    owner = OWNER | {"firstname": "Desk", "lastname": "Desk"}
    token = ask("admin/register-admin", data=owner)["data"]["token"]
    signed = {"Authorization": f"Bearer {token}"}
    file = {"name": report.name, "mimeType": "application/json", "buffer": report.read_bytes()}
    (sent,) = ask("upload", headers=signed, multipart={"files": file})
    print("the report is sent to", sent["url"])
    story = {"title": "The harbour", "slug": "harbour", "report": sent["id"]}
    path = "content-manager/collection-types/api::story.story"
    made = ask(f"{path}/actions/publish", headers=signed, data=story)["data"]
    roles = ask("users-permissions/roles", "GET", headers=signed)["roles"]
    (public,) = [role["id"] for role in roles if role["type"] == "public"]
    role = ask(f"users-permissions/roles/{public}", "GET", headers=signed)["role"]
    for action in ("find", "findOne"):
        role["permissions"]["api::story"]["controllers"]["story"][action]["enabled"] = True
    ask(f"users-permissions/roles/{public}", "PUT", headers=signed, data=role)
    return str(made["documentId"])


def _write_page(site: Path, api: str, frame: str) -> None:
    from compare.serve.web.frames import frame_html

    code = _recipes()[0].replace("https://cms.example", api)
    page = PAGE % (frame_html(frame, "The harbour", 640, 480), code)
    (site / "story.html").write_text(page, "utf-8")


def _see_panel(admin: str, story: str, picture: Path) -> None:
    """Sign in as an editor and look for the report beside the story."""
    from playwright.sync_api import expect

    with opened(admin, 1300) as page:
        for field, words in OWNER.items():
            page.locator(f"input[name={field}]").fill(words, timeout=60_000)
        page.get_by_role("button", name="Login").click()
        page.get_by_role("link", name="Content Manager").first.wait_for(timeout=60_000)
        page.goto(f"{admin}/content-manager/collection-types/api::story.story/{story}")
        first = page.locator("compare-report li").first
        expect(first).to_contain_text("dock workers", timeout=60_000)
        page.screenshot(path=picture)
    print(f"the report is beside the story: {picture}")


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:
        pass


if __name__ == "__main__":
    main(Path(sys.argv[1]).resolve(), Path(sys.argv[2]).resolve())
