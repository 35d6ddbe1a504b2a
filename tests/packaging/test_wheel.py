"""The built package, installed where the checkout cannot help it out."""

from __future__ import annotations

import json
import re
import signal
import subprocess
import sys
import sysconfig
import tarfile
import zipfile
from dataclasses import dataclass
from pathlib import Path
from urllib.request import HTTPCookieProcessor, ProxyHandler, build_opener

import pytest

from compare._version import __version__

ROOT = Path(__file__).resolve().parents[2]

ONE = "The quake killed ten people in Varna on Monday.\n"
TWO = "The quake killed 14 people in Varna on Monday.\n"


@dataclass(frozen=True)
class Installed:
    """A virtual environment with the wheel in it, and a folder far from the checkout."""

    scripts: Path
    folder: Path
    environment: dict[str, str]

    def run(self, *command: str) -> subprocess.CompletedProcess[str]:
        program, *arguments = command
        return subprocess.run(
            [self.scripts / program, *arguments],
            cwd=self.folder,
            env=self.environment,
            capture_output=True,
            encoding="utf-8",
            check=False,
        )

    def start(self, *command: str) -> subprocess.Popen[str]:
        program, *arguments = command
        return subprocess.Popen(
            [self.scripts / program, *arguments],
            cwd=self.folder,
            env=self.environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            encoding="utf-8",
        )

    def python(self, code: str) -> str:
        done = self.run("python", "-c", code)
        assert done.returncode == 0, done.stderr
        return done.stdout.strip()


def _must(*command: str | Path, env: dict[str, str]) -> None:
    done = subprocess.run(command, env=env, capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.fixture(scope="module")
def archives(
    tmp_path_factory: pytest.TempPathFactory, clean_environment: dict[str, str]
) -> tuple[Path, Path]:
    """Build the source archive, and the wheel from it; both without a network."""
    out = tmp_path_factory.mktemp("dist")
    _must(
        *(sys.executable, "-m", "build", "--no-isolation", "--outdir", out, ROOT),
        env=clean_environment,
    )
    (source,) = out.glob("*.tar.gz")
    (wheel,) = out.glob("*.whl")
    return source, wheel


@pytest.fixture(scope="module")
def installed(
    archives: tuple[Path, Path],
    tmp_path_factory: pytest.TempPathFactory,
    clean_environment: dict[str, str],
) -> Installed:
    """Install the wheel into an environment of its own that borrows only our dependencies."""
    base = tmp_path_factory.mktemp("away")
    venv = base / "venv"
    _must(sys.executable, "-m", "venv", "--without-pip", venv, env=clean_environment)
    scripts = venv / "bin"
    site = next(venv.glob("lib/python*/site-packages"))
    # A .pth file in the borrowed folder is not followed, so the editable checkout stays unseen.
    borrowed = dict.fromkeys((sysconfig.get_path("purelib"), sysconfig.get_path("platlib")))
    (site / "borrowed.pth").write_text("\n".join(borrowed), encoding="utf-8")
    _must(
        *(sys.executable, "-m", "pip", "--python", scripts / "python", "install"),
        *("--quiet", "--no-deps", "--no-index", "--ignore-installed", archives[1]),
        env=clean_environment,
    )
    folder = base / "work"
    folder.mkdir()
    (folder / "one.txt").write_text(ONE, encoding="utf-8")
    (folder / "two.txt").write_text(TWO, encoding="utf-8")
    return Installed(scripts, folder, clean_environment)


def _inside(root: Path, *patterns: str) -> set[str]:
    files = (path for pattern in patterns for path in root.glob(pattern) if path.is_file())
    return {path.relative_to(root).as_posix() for path in files if "__pycache__" not in path.parts}


def test_wheel_holds_the_package_its_tables_and_templates_and_nothing_else(
    archives: tuple[Path, Path],
) -> None:
    with zipfile.ZipFile(archives[1]) as wheel:
        names = {name for name in wheel.namelist() if ".dist-info/" not in name}
    package = _inside(ROOT, "compare/**/*")
    templates = {f"compare/_{name}" for name in _inside(ROOT, "templates/**/*")}
    assert templates, "the checkout has no templates"
    assert names == package | templates


def test_source_archive_can_be_tested(archives: tuple[Path, Path]) -> None:
    with tarfile.open(archives[0]) as source:
        names = {name.partition("/")[2] for name in source.getnames()}
    needed = {"LICENSE", "README.md", "pyproject.toml", "requirements.lock", "dev"}
    assert needed | {"tests/conftest.py", "compare/py.typed"} <= names
    assert not {name for name in names if name.startswith((".venv", "out/", ".git/"))}


def test_installed_package_is_the_wheel_not_the_checkout(installed: Installed) -> None:
    where = Path(installed.python("import compare; print(compare.__file__)"))
    assert installed.scripts.parent in where.parents
    assert (where.parent / "py.typed").exists()
    assert _inside(where.parent, "data/**/*") == _inside(ROOT / "compare", "data/**/*")


def test_templates_are_found_beside_the_package(installed: Installed) -> None:
    where = Path(installed.python("import compare; print(compare.__file__)")).parent
    assert _inside(where / "_templates", "**/*") == _inside(ROOT / "templates", "**/*")


@pytest.mark.parametrize(
    "command", [("compare",), ("compare-accounts",), ("python", "-m", "compare")]
)
def test_every_name_of_the_command_tells_the_version(
    installed: Installed, command: tuple[str, ...]
) -> None:
    done = installed.run(*command, "--version")
    assert done.returncode == 0, done.stderr
    assert __version__ in done.stdout


def test_metadata_agrees_with_the_code(installed: Installed) -> None:
    code = "import importlib.metadata as m; print(m.version('compare-accounts'))"
    assert installed.python(code) == __version__


def test_reports_are_made_away_from_the_checkout(installed: Installed) -> None:
    outputs = ("-o", "report.html", "-o", "report.pdf", "-o", "report.json")
    done = installed.run("compare", "one.txt", "two.txt", *outputs)
    assert done.returncode == 0, done.stderr
    page = (installed.folder / "report.html").read_text(encoding="utf-8")
    assert "quake" in page
    assert "<style" in page
    assert (installed.folder / "report.pdf").read_bytes().startswith(b"%PDF-")
    report = json.loads((installed.folder / "report.json").read_text(encoding="utf-8"))
    assert {finding["kind"] for finding in report["findings"]} >= {"conflict"}


def test_no_report_without_its_input(installed: Installed) -> None:
    done = installed.run("compare", "one.txt", "absent.txt", "-o", "none.html")
    assert done.returncode == 2
    assert "absent.txt" in done.stderr
    assert "Traceback" not in done.stderr
    assert not (installed.folder / "none.html").exists()


def test_a_review_opens_away_from_the_checkout(installed: Installed) -> None:
    with installed.start("compare", "serve", "--port", "0", "one.txt", "two.txt") as server:
        assert server.stdout is not None
        try:
            link = server.stdout.readline().strip()
            assert re.fullmatch(r"http://127\.0\.0\.1:[0-9]+/enter\?token=\S+", link), link
            visit = build_opener(ProxyHandler({}), HTTPCookieProcessor())
            visit.addheaders = [("sec-fetch-site", "none")]
            address = link.partition("/enter")[0]
            pages = [visit.open(url).read().decode() for url in (link, f"{address}/stories/1")]
            pages += [
                visit.open(f"{address}/static/app.{end}").read().decode() for end in ("css", "js")
            ]
        finally:
            server.send_signal(signal.SIGINT)
        assert server.wait(30) == 0
    assert "one.txt and two.txt" in pages[0]
    assert "2 sources" in pages[1]
    assert ".card" in pages[2]
    assert "keydown" in pages[3]
    assert (installed.folder / ".compare" / "review.db").exists()
