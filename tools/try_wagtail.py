"""Try the recipes of ``docs/wagtail.md`` with a real Wagtail and a real Chromium, by hand.

``uv venv W && uv pip install --python W/bin/python wagtail``, then
``python -m tools.try_wagtail W/bin/python FOLDER``. FOLDER must be new; a picture is left in it.
"""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

from compare.review import Decisions
from tools.trial import ROOT, STORIES, free, must, opened, put_scripts, review_server, see_both

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
    "django.middleware.csrf.CsrfViewMiddleware",
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
urlpatterns = [path("documents/", include(documents)), path("reports/", include("desk.urls")),
    path("", include(urls))]
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
from django.contrib.auth import get_user_model
from django.test import Client
client = Client()
client.force_login(get_user_model().objects.create_superuser("eva", "eva@desk.example", "harbour"))
print(page.url, client.cookies["sessionid"].value)
"""
TRY = """async ([token, what]) => {
  const address = document.querySelector("compare-report").getAttribute("src");
  const headers = { "Content-Type": "application/json", "X-CSRFToken": token };
  const text = what.half ? "\\ud800" : what.reason; // half of a character
  const body = JSON.stringify({ ...what, reason: text });
  return (await fetch(address, { method: "POST", headers, body })).status;
}"""


def main(python: str, folder: Path) -> None:
    """Make a site of the recipe, open its page, and say what is there."""
    (folder / "desk" / "static").mkdir(parents=True)
    (folder / "desk" / "__init__.py").touch()
    put_scripts(folder / "desk" / "static")
    must(sys.executable, "-m", "compare", *STORIES, "-q", "-o", folder / "report.json")
    port = free()
    with review_server(folder, f"http://localhost:{port}") as (origin, address):
        settings = _write_recipe(folder).replace("https://desk.example", origin)
        escaped = re.escape(origin)
        settings = settings.replace(r"https://desk\.example", escaped)
        settings = settings.replace("/srv/desk", str(folder))
        (folder / "settings.py").write_text(SETTINGS + settings, "utf-8")
        (folder / "urls.py").write_text(URLS, "utf-8")
        (folder / "fill.py").write_text(FILL, "utf-8")
        manage = (python, "-m", "django")
        env = {"DJANGO_SETTINGS_MODULE": "settings", "PYTHONPATH": f"{folder}:{ROOT}"}
        must(*manage, "makemigrations", "desk", cwd=folder, env=env)
        must(*manage, "migrate", "-v", "0", cwd=folder, env=env)
        path, session = must(python, "fill.py", address, cwd=folder, env=env).split()
        command = (*manage, "runserver", f"127.0.0.1:{port}", "--noreload")
        site = subprocess.Popen(command, cwd=folder, env=env, stderr=subprocess.DEVNULL)
        try:
            see_both(f"http://localhost:{port}{path}", folder / "page.png")
            _decide(f"http://localhost:{port}{path}", session, folder)
        finally:
            site.terminate()
            site.wait()
    versions = "import wagtail, django; print(wagtail.__version__, django.__version__)"
    print(must(python, "-c", versions).strip())


def _decide(address: str, session: str, folder: Path) -> None:
    """Decide as an editor, load the page anew, and look whether it is kept; and who may not."""
    from playwright.sync_api import expect

    with opened(address, cookies={"sessionid": session}) as page:
        element = page.locator("compare-report").first
        expect(element).not_to_have_attribute("readonly", "")
        page.get_by_label("Reason for F1", exact=True).fill("two sorts of worker")
        page.get_by_role("button", name="Dismiss F1", exact=True).click()
        expect(element.locator("summary")).to_have_text("Dealt with (1)")
        page.reload()
        expect(element.locator("summary")).to_have_text("Dealt with (1)")
        element.locator("summary").click()
        kept = element.locator("[data-id=F1]")
        expect(kept).to_contain_text("Dismissed by eva: two sorts of worker")
        page.screenshot(path=folder / "decided.png")
        token = element.get_attribute("data-token")
        good = page.evaluate(
            "(({ id, fingerprint }) => ({ finding: id, fingerprint, verdict: 'fix', reason: '' }))"
            "(document.querySelector('compare-report').report.findings[0])"
        )
        for word, what, status in (
            ("", good, 403),
            (token, {**good, "fingerprint": "of another report"}, 400),
            (token, {**good, "verdict": "note"}, 400),
            (token, {**good, "finding": ["F1"]}, 400),
            (token, {**good, "half": True}, 400),
            (token, {}, 400),
        ):
            answered = page.evaluate(TRY, [word, what])
            if answered != status:
                raise SystemExit(f"{what} is answered with {answered}")
        page.context.clear_cookies(name="sessionid")
        page.evaluate("document.getElementById('decisions-told').textContent = ''")
        page.get_by_role("button", name="Accept F1", exact=True).click()
        expect(page.get_by_role("alert")).to_contain_text("Nothing was kept: 403")
        expect(kept).to_contain_text("Dismissed by eva")
    made = [(one.verdict, one.reason, one.by) for one in Decisions(_kept(folder)).entries()]
    if made != [("dismiss", "two sorts of worker", "eva")]:
        raise SystemExit(f"what was kept is {made}")
    again = must(
        *(sys.executable, "-m", "compare", *STORIES, "--decisions", _kept(folder)),
        *("--format", "json"),
    )
    if '"dismissed"' not in again:
        raise SystemExit("compare does not know what was decided on the page")
    print(f"a decision on the page is there when it is loaded anew: {folder / 'decided.png'}")


def _kept(folder: Path) -> Path:
    return folder / "decisions.jsonl"


def _write_recipe(folder: Path) -> str:
    """Write the files of the recipe; return the settings."""
    settings = ""
    text = (ROOT / "docs" / "wagtail.md").read_text("utf-8")
    blocks = r"^```(?:python|html|js)\n(\S+ \S+)[^\n]*\n(.*?)^```"
    for head, code in re.findall(blocks, text, re.M | re.S):
        name = head.split()[1]
        if name == "settings":
            settings += code
        else:
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            (folder / name).write_text(code, "utf-8")
    return settings


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]).resolve())
