"""A report in which every field that can hold anything holds the worst of it."""

from __future__ import annotations

import io
import json
import re
import zipfile
from collections.abc import Iterator
from typing import Any

import pytest
from click.testing import CliRunner

from compare import codec
from compare.cli import main
from compare.render import Look, render
from tests.codec.example import contract

FREE = frozenset({"name", "title", "publisher", "author", "explanation", "reason", "rule", "tool"})
EVIL = (
    "\0\x01\x1b[31m\x1b]0;x\a\u202e\u2066\ud800\uffff\x85\u2028<script>alert(1)</script>"
    ']](javascript:x) {{7*7}} `|* =HYPERLINK("x") { HYPERLINK "http://x" } ![x](http://e/x) '
) + "y" * 3000


def evil(value: Any, key: str = "") -> Any:
    if isinstance(value, dict):
        return {name: evil(item, name) for name, item in value.items()}
    if isinstance(value, list):
        return [evil(item, key) for item in value]
    return EVIL if isinstance(value, str) and key in FREE else value


def strings(value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        value = [*value.keys(), *value.values()]
    if isinstance(value, list):
        for item in value:
            yield from strings(item)
    if isinstance(value, str):
        yield value


@pytest.mark.parametrize("format", ["text", "html", "md", "json", "docx", "sarif", "prov", "csv"])
def test_it_is_rendered_and_nothing_in_it_comes_to_power(format: str) -> None:
    made = render(codec.from_dict(evil(contract())), format, Look())
    if format == "docx":
        with zipfile.ZipFile(io.BytesIO(made)) as pack:
            made = b"".join(pack.read(n) for n in pack.namelist() if n.startswith("word/"))
        assert b"<w:instrText" not in made or b'HYPERLINK "http' not in made.split(b"instrText")[1]
    text = made.decode("utf-8")
    assert "\x1b" not in text
    if format != "json":
        assert not set(text) & set("\0\x01\u202e\u2066\x85\uffff")
    if format in ("sarif", "prov"):  # whose escapes are characters again in the program that reads
        shown = list(strings(json.loads(text)))
        assert not set("".join(shown)) & set("\0\x01\x1b\u202e\u2066\x85\uffff\ud800")
    if format == "sarif":  # a message has no link but to a place of its own result
        messages = re.findall(r'"message": (\{\s*"text": .*\s*\})', text)
        told = "".join(json.loads(message)["text"] for message in messages)
        links = re.findall(r"(?<!\\)\]\(([^)]*)\)", told)
        assert links
        assert all(link.isdigit() for link in links)
    if format in ("html", "docx"):
        assert "<script>alert" not in text


def test_what_is_wrong_with_it_is_told_in_a_short_line(tmp_path: Any) -> None:
    data = contract()
    data["findings"][0]["alignment"] = "L" + "\u202e9" * 5000
    (tmp_path / "r.json").write_text(json.dumps(data), "utf-8")
    done = CliRunner().invoke(main, ["render", str(tmp_path / "r.json")])
    assert done.exit_code == 2
    assert done.output.count("\n") == 1
    assert len(done.output) < 700
    assert "\u202e" not in done.output
