"""Try the recipe of ``docs/wagtail.md`` with a real Wagtail and a real Chromium, by hand.

``uv venv W && uv pip install --python W/bin/python wagtail``, then
``python -m tools.try_wagtail W/bin/python FOLDER``. FOLDER must be new; a picture is left in it.
"""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

from tools.trial import ROOT, STORIES, free, must, put_scripts, review_server, see_both

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
    put_scripts(folder / "desk" / "static")
    must(sys.executable, "-m", "compare", *STORIES, "-q", "-o", folder / "report.json")
    port = free()
    with review_server(folder, f"http://localhost:{port}") as (origin, address):
        settings = _write_recipe(folder).replace("https://desk.example", origin)
        escaped = re.escape(origin)
        settings = settings.replace(r"https://desk\.example", escaped)
        (folder / "settings.py").write_text(SETTINGS + settings, "utf-8")
        (folder / "urls.py").write_text(URLS, "utf-8")
        (folder / "fill.py").write_text(FILL, "utf-8")
        manage = (python, "-m", "django")
        env = {"DJANGO_SETTINGS_MODULE": "settings", "PYTHONPATH": str(folder)}
        must(*manage, "makemigrations", "desk", cwd=folder, env=env)
        must(*manage, "migrate", "-v", "0", cwd=folder, env=env)
        path = must(python, "fill.py", address, cwd=folder, env=env).strip()
        command = (*manage, "runserver", f"127.0.0.1:{port}", "--noreload")
        site = subprocess.Popen(command, cwd=folder, env=env, stderr=subprocess.DEVNULL)
        try:
            see_both(f"http://localhost:{port}{path}", folder / "page.png")
        finally:
            site.terminate()
            site.wait()
    versions = "import wagtail, django; print(wagtail.__version__, django.__version__)"
    print(must(python, "-c", versions).strip())


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


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]).resolve())
