"""The examples in ``docs/python.md`` and ``docs/json.md`` do what they show."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from compare import codec

DOCS = Path(__file__).parents[1] / "docs"


def blocks(name: str, language: str) -> list[str]:
    text = (DOCS / name).read_text("utf-8")
    return re.findall(rf"```{language}\n(.*?)```", text, re.DOTALL)


def test_the_python_examples_run_one_after_the_other(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    for name in ("a.txt", "b.md"):
        Path(name).write_text("Ten countries signed the treaty.\n", "utf-8")
    known: dict[str, Any] = {}
    first, options, saving = blocks("python.md", "python")
    exec(first, known)
    shown = capsys.readouterr().out
    assert re.search(r"^F1 .*\n +A 0 \d+ Ten.*\n +B 0 \d+ Eleven", shown)
    exec(options, known)
    assert known["report"].documents[1].name == "b.md"
    without_pdf = [line for line in saving.splitlines() if '"pdf"' not in line]
    exec("\n".join(without_pdf), known)
    assert known["page"].lstrip().lower().startswith(b"<!doctype html>")


def test_the_json_example_shows_the_fields_of_the_schema() -> None:
    text = blocks("json.md", "json")[0].replace('"sha256:..."', f'"sha256:{"0" * 64}"')
    data = json.loads(text.replace('"cf1:..."', f'"cf1:{"0" * 64}"'))
    jsonschema.Draft202012Validator(codec.schema()).validate(data)
    for place in ("provenance", "document", "sentence", "alignment", "finding", "evidence"):
        described = codec.schema()["$defs"][place]["properties"]
        shown = {
            "provenance": data["provenance"],
            "document": data["documents"][0],
            "sentence": data["documents"][0]["sentences"][0],
            "alignment": data["alignments"][0],
            "finding": data["findings"][0],
            "evidence": data["findings"][0]["evidence"][0],
        }[place]
        optional = set(described) - set(codec.schema()["$defs"][place]["required"])
        assert list(shown) == [n for n in described if n in shown or n not in optional]
