"""What README.md and docs/ say is what the program does."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

from compare.judge import RULES
from compare.render import FORMATS, suffix_of
from compare.render.view import SIGNS
from tools.readme import usage

ROOT = Path(__file__).parents[2]
README = (ROOT / "README.md").read_text("utf-8")
PAGES = (
    ROOT / "README.md",
    ROOT / "reports" / "README.md",
    ROOT / "seeds" / "README.md",
    *sorted((ROOT / "docs").glob("*.md")),
)


def block(comment: str) -> str:
    """Return the fenced block that follows an HTML comment in the README."""
    found = re.search(rf"<!-- {comment} -->\n```\w*\n(.*?)```", README, re.DOTALL)
    assert found, comment
    return found[1]


def test_help_in_the_readme_is_the_help_of_the_command() -> None:
    assert block("help").startswith("Usage: compare ")
    assert block("help") == usage()


def test_terminal_output_in_the_readme_is_that_of_the_gallery() -> None:
    command, *shown = block("terminal").rstrip("\n").split("\n")
    assert command == "$ compare seeds/harbour-wire.txt seeds/harbour-local.md"
    assert shown.pop() == "..."
    made = (ROOT / "reports" / "harbour-two.txt").read_text("utf-8").split("\n")
    assert len(shown) > 15
    assert shown == made[: len(shown)]


def test_python_example_finds_the_conflict() -> None:
    found = re.search(r"```python\n(.*?)```", README, re.DOTALL)
    assert found
    done = subprocess.run(
        [sys.executable, "-c", found[1]], capture_output=True, text=True, check=True, cwd=ROOT
    )
    assert done.stdout.startswith("number ['Three")
    assert "Five" in done.stdout


def test_legend_has_the_signs_of_the_reports() -> None:
    for kind, sign in SIGNS.items():
        assert re.search(rf"^\| {re.escape(sign)} \| .*{kind}", README, re.MULTILINE), kind


def test_every_format_is_named() -> None:
    suffixes = {suffix_of(name) for name in FORMATS}
    assert {s for s in suffixes if f"`{s}`" not in README} == set()


@pytest.mark.parametrize("written", PAGES, ids=lambda path: str(path.relative_to(ROOT)))
def test_links_lead_somewhere(written: Path) -> None:
    text = re.sub(r"```.*?```", "", written.read_text("utf-8"), flags=re.DOTALL)
    targets = re.findall(r"\]\(([^)#\s]+)[^)]*\)", text)
    missing = [t for t in targets if "://" not in t and not (written.parent / t).exists()]
    assert missing == []


def test_index_of_the_docs_names_every_page() -> None:
    index = (ROOT / "docs" / "README.md").read_text("utf-8")
    pages = {p.name for p in (ROOT / "docs").glob("*.md")} - {"README.md"}
    assert {page for page in pages if f"]({page})" not in index} == set()


def test_every_rule_has_its_section() -> None:
    pages = "".join((ROOT / "docs" / n).read_text("utf-8") for n in ("rules.md", "rules-values.md"))
    assert [rule for rule in RULES if f"\n## {rule}\n" not in pages] == []
