from __future__ import annotations

import dataclasses
import inspect
import re
from pathlib import Path

import pytest

from compare.render.html import figures, groups, page, table, timeline
from compare.render.view import model, sharing, speakers, tables, text

ROOT = Path(__file__).resolve().parents[2]
DOCS = (ROOT / "docs" / "templates.md").read_text()
FIELDS = "".join(
    (ROOT / "docs" / name).read_text() for name in ("template-view.md", "template-page.md")
)
TYPES = [
    own
    for module in (model, tables, text, sharing, speakers, page, groups, table, figures, timeline)
    for name, own in inspect.getmembers(module, dataclasses.is_dataclass)
    if own.__module__ == module.__name__ and not name.startswith("_")
]


@pytest.mark.parametrize("own", TYPES, ids=lambda own: own.__name__)
def test_every_field_a_template_may_use_is_documented_and_none_besides(own: type) -> None:
    section = re.search(
        rf"^### {own.__name__}\n(.*?)(?=^### |\Z)", FIELDS, re.MULTILINE | re.DOTALL
    )
    assert section, own.__name__
    documented = set(re.findall(r"^- `(\w+)", section.group(1), re.MULTILINE))
    fields = {field.name for field in dataclasses.fields(own)}
    methods = {
        name
        for name, value in vars(own).items()
        if not name.startswith("_")
        and isinstance(value, property | staticmethod | type(lambda: None))
    }
    assert documented == fields | methods


def test_every_block_is_documented() -> None:
    source = (ROOT / "templates" / "html" / "report.html").read_text()
    listed = re.search(r"## Blocks of `html/report.html`\n(.*?)\nFiles:", DOCS, re.DOTALL)
    assert listed
    assert set(re.findall(r"{% block (\w+) %}", source)) == set(re.findall(r"`(\w+)`", listed[1]))


def test_every_file_is_documented() -> None:
    files = {path.name for path in (ROOT / "templates" / "html").iterdir()}
    assert {name for name in files if f"`{name}`" not in DOCS} == set()
