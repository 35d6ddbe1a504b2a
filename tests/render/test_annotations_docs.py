"""The annotation shown in docs/standards.md is the one that the command makes of these texts."""

from __future__ import annotations

import json
import re
import shlex
from pathlib import Path

import pytest
from click.testing import CliRunner

from compare.cli import main
from tests.render.test_annotations import BASE, OA, one, read, tags, targets

DOCS = Path(__file__).resolve().parents[2] / "docs" / "standards.md"


def test_the_example_is_what_comes_out(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    section = DOCS.read_text("utf-8").partition("\nFor example, of a draft")[2]
    shell, shown = re.findall(r"```(?:sh|json)\n(.*?)```", section, re.DOTALL)[:2]
    commands = [shlex.split(line) for line in shell.splitlines()]
    files = {words[3]: f"{words[1]}\n" for words in commands if words[0] == "echo"}
    for name, text in files.items():
        Path(name).write_text(text, "utf-8")
    result = CliRunner().invoke(main, commands[-1][1:])
    assert result.exit_code == 0, result.output
    data = Path("notes.jsonld").read_bytes()
    first, second = json.loads(data)["first"]["items"]
    told = json.loads(shown)
    for item in (first, told):
        del item["generator"]  # goes with the version
    assert first == told
    assert second["body"][1]["value"] == "unsupported"
    # and another implementation reads it as the text beside it says
    item = read(data)[0]
    named = {f"{BASE.rpartition('/')[0]}/{name}": text for name, text in files.items()}
    words = [named[source][start:end] for source, start, end in targets(item, named)]
    assert words == ["Twelve men left Port Ellis on Monday.", "Nine men"]
    assert tags(item) == {"contradicted"}
    assert one(item, f"{OA}motivatedBy") == f"{OA}assessing"
