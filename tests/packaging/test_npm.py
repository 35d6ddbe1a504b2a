"""The npm package of the element: whole, of this version, and saying what the element does."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import tarfile
from pathlib import Path
from typing import Any

import pytest

from compare._version import __version__
from tests.conftest import NEEDS_NPM, ROOT

FOLDER = ROOT / "templates" / "embed"
NAME = "compare-report"


@pytest.fixture(scope="module")
def manifest() -> dict[str, Any]:
    made: dict[str, Any] = json.loads((FOLDER / "package.json").read_text("utf-8"))
    return made


def test_the_manifest_tells_what_is_there(manifest: dict[str, Any]) -> None:
    assert (manifest["name"], manifest["version"]) == (NAME, __version__)
    assert re.fullmatch(r"\d+\.\d+\.\d+(-[0-9a-z.]+)?", manifest["version"])  # as npm has it
    here = {path.name for path in FOLDER.iterdir()}
    assert {*manifest["files"], "package.json"} == here
    exports = manifest["exports"]
    assert exports["."] == manifest["main"] == f"./{NAME}.js"
    assert {file.removeprefix("./") for file in exports.values()} == here - {"README.md", "LICENSE"}
    # a file is reached under its own name
    assert all(file == place for place, file in exports.items() if place != ".")
    assert manifest["sideEffects"] is True  # or a bundler leaves it out, for nothing is imported
    assert not {"dependencies", "peerDependencies", "scripts"} & set(manifest)


def test_the_licence_is_the_programs(manifest: dict[str, Any]) -> None:
    assert (FOLDER / "LICENSE").read_bytes() == (ROOT / "LICENSE").read_bytes()
    assert f'license = "{manifest["license"]}"' in (ROOT / "pyproject.toml").read_text("utf-8")


def test_the_readme_says_the_same_as_the_documentation_and_the_script() -> None:
    ours = (FOLDER / "README.md").read_text("utf-8")
    theirs = (ROOT / "docs" / "embed.md").read_text("utf-8")
    script = (FOLDER / f"{NAME}.js").read_text("utf-8")

    def rows(text: str) -> list[str]:
        return re.findall(r"^\| `.*\|$", text, re.MULTILINE)

    assert rows(ours)
    assert set(rows(ours)) <= set(rows(theirs))
    told = {row.split("`")[1] for row in rows(ours)}
    observed = set(re.findall(r'"(\w+)"', script.split("observedAttributes = [")[1].split("]")[0]))
    sent = set(re.findall(r'#tell\("(compare-\w+)"', script))
    assert told == observed | sent | {"theme"}  # which the style sheet heeds


def test_npm_packs_all_of_it_and_nothing_else(tmp_path: Path) -> None:
    npm = shutil.which("npm")
    if npm is None:
        pytest.skip(NEEDS_NPM)
    folder = tmp_path / "embed"
    shutil.copytree(FOLDER, folder)

    def pack(*more: str) -> dict[str, Any]:
        done = subprocess.run(
            [npm, "pack", "--json", "--offline", "--cache", tmp_path / "cache", *more],
            cwd=folder, capture_output=True, encoding="utf-8", check=False,
        )  # fmt: skip
        assert done.returncode == 0, done.stderr
        told = json.loads(done.stdout)
        # a list, or since npm 12 an object by name
        made: dict[str, Any] = (told if isinstance(told, list) else list(told.values()))[0]
        return made

    told = pack("--dry-run")
    names = sorted(path.name for path in FOLDER.iterdir())
    assert (told["name"], told["version"]) == (NAME, __version__)
    assert sorted(one["path"] for one in told["files"]) == names
    made = pack("--pack-destination", str(tmp_path))
    with tarfile.open(tmp_path / made["filename"]) as archive:
        for name in names:
            inside = archive.extractfile(f"package/{name}")
            assert inside is not None
            assert inside.read() == (FOLDER / name).read_bytes()
