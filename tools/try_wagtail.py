"""Try the recipe of ``docs/wagtail.md`` with a real Wagtail and a real Chromium, by hand.

``uv venv W && uv pip install --python W/bin/python wagtail``, then
``python -m tools.try_wagtail W/bin/python FOLDER``. FOLDER must be new; a picture is left in it.
"""

from __future__ import annotations

import re
import socket
import subprocess
import sys
import threading
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tools.dev.system import BROWSER_FLAGS, BROWSERS

ROOT = Path(__file__).resolve().parents[1]
STORIES = (ROOT / "seeds" / "harbour-wire.txt", ROOT / "seeds" / "harbour-local.md")

SETTINGS = """
from pathlib import Path
BASE = Path(__file__).parent
SECRET_KEY, DEBUG, ALLOWED_HOSTS, ROOT_URLCONF = "x", True, ["*"], "urls"
INSTALLED_APPS = ["desk", *("wagtail." + name for name in (
    "embeds", "sites", "users", "documents", "images", "search", "admin")), "wagtail",
    "modelcluster", "taggit", "django_tasks", "modelsearch", "treebeard",
    "django.contrib.auth", "django.contrib.contenttypes", "django.contrib.sessions",
    "django.contrib.messages", "django.contrib.staticfiles"]
INSTALLED_APPS = [name for name in INSTALLED_APPS if __import__("importlib").util.find_spec(name)]
MIDDLEWARE = ["django.contrib.sessions.middleware.SessionMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware"]
TEMPLATES = [{"BACKEND": "django.template.backends.django.DjangoTemplates", "APP_DIRS": True,
    "OPTIONS": {"context_processors": ["django.template.context_processors.request",
        "django.contrib.auth.context_processors.auth"]}}]
DATABASES = {"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": BASE / "db.sqlite3"}}
STATIC_URL, MEDIA_URL, MEDIA_ROOT = "/static/", "/media/", BASE / "media"
WAGTAIL_SITE_NAME, WAGTAILADMIN_BASE_URL, USE_TZ = "Desk", "http://localhost", True
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
"""
URLS = """
from django.urls import include, path
from wagtail import urls
from wagtail.documents import urls as documents
urlpatterns = [path("documents/", include(documents)), path("", include(urls))]
"""
FILL = """
import os, sys, json
os.environ["DJANGO_SETTINGS_MODULE"] = "settings"
import django
django.setup()
from django.core.files.base import ContentFile
from wagtail.documents.models import Document
from wagtail.models import Page, Site
from desk.models import StoryPage
data = open("report.json", "rb").read()
report = Document(title="Harbour", file=ContentFile(data, "report.json"))
report.save()
body = [{"type": "report", "value": {"report": report.pk, "kinds": "conflict open"}},
        {"type": "review", "value": sys.argv[1]}]
page = StoryPage(title="The harbour", slug="harbour", body=json.dumps(body))
Site.objects.get().root_page.add_child(instance=page)
print(page.url)
"""


def main(python: str, folder: Path) -> None:
    """Make a site of the recipe, open its page, and say what is there."""
    (folder / "desk" / "static").mkdir(parents=True)
    (folder / "desk" / "__init__.py").touch()
    for name in ("report", "frame"):
        script = (ROOT / "templates" / "embed" / f"compare-{name}.js").read_bytes()
        (folder / "desk" / "static" / f"compare-{name}.js").write_bytes(script)
    _must(sys.executable, "-m", "compare", *STORIES, "-q", "-o", folder / "report.json")
    port = _free()
    with _review(folder, f"http://localhost:{port}") as (origin, address):
        settings = _write_recipe(folder).replace("https://desk.example", origin)
        escaped = re.escape(origin)
        settings = settings.replace(r"https://desk\.example", escaped)
        (folder / "settings.py").write_text(SETTINGS + settings, "utf-8")
        (folder / "urls.py").write_text(URLS, "utf-8")
        (folder / "fill.py").write_text(FILL, "utf-8")
        manage = (python, "-m", "django")
        env = {"DJANGO_SETTINGS_MODULE": "settings", "PYTHONPATH": str(folder)}
        _must(*manage, "makemigrations", "desk", cwd=folder, env=env)
        _must(*manage, "migrate", "-v", "0", cwd=folder, env=env)
        path = _must(python, "fill.py", address, cwd=folder, env=env).strip()
        command = (*manage, "runserver", f"127.0.0.1:{port}", "--noreload")
        site = subprocess.Popen(command, cwd=folder, env=env, stderr=subprocess.DEVNULL)
        try:
            _look(f"http://localhost:{port}{path}", folder / "page.png")
        finally:
            site.terminate()
            site.wait()
    versions = "import wagtail, django; print(wagtail.__version__, django.__version__)"
    print(_must(python, "-c", versions).strip())


def _write_recipe(folder: Path) -> str:
    """Write the files of the recipe; return the settings."""
    settings = ""
    text = (ROOT / "docs" / "wagtail.md").read_text("utf-8")
    blocks = r"^```(?:python|html)\n(\S+ \S+)[^\n]*\n(.*?)^```"
    for head, code in re.findall(blocks, text, re.M | re.S):
        name = head.split()[1]
        if name == "settings":
            settings = code
        else:
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            (folder / name).write_text(code, "utf-8")
    return settings


@contextmanager
def _review(folder: Path, site: str) -> Iterator[tuple[str, str]]:
    """Serve a story to frames of ``site``; give the server's origin and the story's address."""
    import uvicorn

    from compare.serve import Settings
    from compare.serve.app import create_app
    from compare.serve.store import Database, frames, runs, stories

    port = _free()
    origin = f"http://127.0.0.1:{port}"
    database = Database(str(folder / "review.db"))
    settings = Settings(database.path, "Desk", (f"127.0.0.1:{port}",), frames=(site,))
    with database.write("Desk") as change:
        story = stories.add(change, "The harbour")
        for file in STORIES:
            stories.upload(change, story, file.name, file.read_bytes())
        runs.start(change, story)
        word = frames.make(change, story)
    app = create_app(settings, database)
    server = uvicorn.Server(uvicorn.Config(app, port=port, log_level="warning", ws="none"))
    thread = threading.Thread(target=server.run)
    thread.start()
    try:
        while True:
            with database.read() as db:
                if runs.every(db, story)[0].state == "done":
                    break
            time.sleep(0.2)
        yield origin, f"{origin}/frames/{word}"
    finally:
        server.should_exit = True
        thread.join()
        database.close()


def _look(address: str, picture: Path) -> None:
    from playwright.sync_api import expect, sync_playwright

    _wait(address)
    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path=_browser(), args=list(BROWSER_FLAGS))
        page = browser.new_page(viewport={"width": 760, "height": 900})
        page.goto(address)
        expect(page.locator("compare-report li").first).to_contain_text("dock workers")
        frame = page.frame_locator("iframe[data-compare]")
        expect(frame.locator("compare-report li").first).to_contain_text("dock workers")
        page.wait_for_function("document.querySelector('iframe').clientHeight > 480")
        page.screenshot(path=picture, full_page=True)
        browser.close()
    print(f"the element and the frame are there: {picture}")


def _browser() -> str:
    import shutil

    return next(found for name in BROWSERS if (found := shutil.which(name)))


def _wait(address: str) -> None:
    for _ in range(300):
        try:
            urllib.request.urlopen(address, timeout=30).read()
            return
        except OSError:
            time.sleep(0.2)
    raise SystemExit(f"{address} does not answer")


def _must(*command: object, cwd: Path | None = None, env: dict[str, str] | None = None) -> str:
    words = list(map(str, command))
    done = subprocess.run(words, cwd=cwd, env=env, capture_output=True, text=True, check=False)
    if done.returncode:
        raise SystemExit(f"{command[2:5]}: {done.stderr[-3000:]}")
    return str(done.stdout)


def _free() -> int:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        return int(taken.getsockname()[1])


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]).resolve())
