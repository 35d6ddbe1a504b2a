"""The examples in ``docs/python.md``, ``docs/review.md`` and ``docs/json.md`` do what they show."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any, get_args

import jsonschema
import pytest

import compare.review
from compare import codec
from compare.review.carry import State

DOCS = Path(__file__).parents[1] / "docs"


def text_of(name: str) -> str:
    return (DOCS / name).read_text("utf-8")


def blocks(name: str, language: str) -> list[str]:
    return re.findall(rf"```{language}\n(.*?)```", text_of(name), re.DOTALL)


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


def test_the_example_of_decisions_does_what_it_shows(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (example,) = blocks("review.md", "python")
    known: dict[str, Any] = {}
    shown = []
    for line in example.splitlines():
        code, _, said = line.partition("  # ")
        if said:
            shown.append(said)
            assert eval(code, known) == eval(said.partition(", ")[0]), line
        else:
            exec(code, known)
    assert len(shown) == 3
    assert set(re.findall(r'"(\w+)"', shown[1])) == set(get_args(State)) - {"gone"}
    book = known["book"]
    (entry,) = book.entries()
    assert (entry.finding, entry.verdict, entry.reason) == ("F1", "dismiss", "two accidents")
    assert entry in book.standing(known["later"])[0].thread
    for name in re.findall(r"`compare\.review\.(\w+)`|`(\w+)\(report\)`", text_of("review.md")):
        assert hasattr(compare.review, next(filter(None, name)))


def test_what_the_table_names_is_there() -> None:
    named = re.findall(r"^\| `compare\.review\.(\w+)", text_of("python.md"), re.MULTILINE)
    assert set(named) == {"Decisions", "changes"}
    for name in named:
        assert name in compare.review.__all__


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
