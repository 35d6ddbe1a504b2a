"""The command ``inspect``, and folders and patterns as arguments."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from pathlib import Path

import jsonschema
import pytest

from compare import codec
from compare.analyse import limits
from tests.cli.conftest import Invoke, Start
from tests.read.html.pages import PAGE
from tests.read.test_stories import TEXT
from tests.read.web_server import Server, send


@pytest.fixture
def server() -> Iterator[Server]:
    own = Server()
    yield own
    own.http.shutdown()
    own.http.server_close()


def test_it_shows_what_a_page_says_its_parts_and_what_is_left_out(
    invoke: Invoke, folder: Path
) -> None:
    (folder / "page.html").write_text(PAGE)
    result = invoke("inspect", "page.html")
    assert result.exit_code == 0, result.output
    assert max(map(len, result.stdout.splitlines())) <= 80
    for words in (
        "page.html text/html",
        "Title      Harbour council approves new ferry berth (JSON-LD)",
        "Address    https://ledger.example/ferry-berth (canonical link)",
        "table 1, row 1    Ferry North; Seats: 24",
        "Work will start in June and take three years",  # and not two
        "newsletter    Get our newsletter",
        "navigation       Home News",
    ):
        assert words in " ".join(result.stdout.split("  ")) or words in result.stdout, words


def test_it_lists_stories(invoke: Invoke, folder: Path) -> None:
    (folder / "page.txt").write_text(TEXT)
    result = invoke("inspect", "page.txt#2")
    assert "  #1 " in result.stdout and "* #2 " in result.stdout
    assert "there is no #9" in invoke("inspect", "page.txt#9").stderr


def test_its_json_has_documents_as_a_report_has(invoke: Invoke, folder: Path) -> None:
    (folder / "page.html").write_text(PAGE)
    data = json.loads(invoke("inspect", "page.html", "one.txt", "--format", "json").stdout)
    schema = codec.schema()
    one = {**schema, **schema["$defs"]["document"]}
    for name in ("required", "properties"):
        one[name] = schema["$defs"]["document"][name]
    one.pop("if"), one.pop("then")
    for document in data["documents"]:
        jsonschema.Draft202012Validator(one).validate(document)
    assert [document["id"] for document in data["documents"]] == ["A", "B"]
    assert data["documents"][0]["grounds"]["title"] == "JSON-LD"


def test_hostile_text_does_nothing_to_a_terminal(invoke: Invoke, folder: Path) -> None:
    (folder / "a.html").write_text(
        "<html><body><p>The \x1b[31mmayor \u202e said it twice.</p></body></html>"
    )
    result = invoke("inspect", "a.html")
    assert "\x1b" not in result.stdout and "\u202e" not in result.stdout


def test_a_folder_stands_for_its_files_by_name(invoke: Invoke, folder: Path) -> None:
    (folder / "set").mkdir()
    for name in ("b.txt", "a.txt", ".hidden.txt", "picture.png"):
        (folder / "set" / name).write_text("Ten people died in the fire on Monday.")
    data = json.loads(invoke("inspect", "set", "--format", "json").stdout)
    assert [document["name"] for document in data["documents"]] == ["a.txt", "b.txt"]
    data = json.loads(invoke("inspect", "set/*.txt", "--format", "json").stdout)
    assert [document["name"] for document in data["documents"]] == ["a.txt", "b.txt"]


def test_a_folder_or_pattern_without_files_or_with_too_many_is_refused(
    invoke: Invoke, folder: Path
) -> None:
    (folder / "set").mkdir()
    assert "set: is a folder without a file that can be read" in invoke("set").stderr
    assert "no file fits" in invoke("nothing-*.txt").stderr
    for number in range(51):
        (folder / "set" / f"{number}.txt").write_text("x")
    assert "51 files, but at most 50" in invoke("set").stderr


def test_an_input_is_not_overwritten_under_the_number_of_a_story(
    invoke: Invoke, folder: Path
) -> None:
    (folder / "page.txt").write_text(TEXT)
    result = invoke("page.txt#2", "-o", "page.txt")
    assert result.exit_code == 2
    assert (folder / "page.txt").read_text() == TEXT


def test_the_command_fetches_and_keeps_what_was_fetched(
    server: Server, invoke: Invoke, folder: Path
) -> None:
    server.answers["/news/berth"] = send(PAGE.encode(), Content_Type="text/html")
    address = f"{server.address}/news/berth"
    refused = invoke("inspect", address)
    assert refused.exit_code == 2
    assert "--allow-private" in refused.stderr
    assert server.asked == []
    result = invoke("inspect", address, "--allow-private", "--save", "kept")
    assert result.exit_code == 0, result.output
    (path,) = (folder / "kept").iterdir()
    assert path.read_bytes() == PAGE.encode()
    assert path.name.startswith("127.0.0.1-news-berth-") and path.suffix == ".html"
    assert path.stem.rpartition("-")[2] in result.stdout
    assert "kept http://127.0.0.1" in result.stderr
    assert "Harbour council approves" in result.stdout


def test_what_is_too_long_to_compare_is_too_long_to_inspect(
    invoke: Invoke, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (folder / "one.txt").write_text("The court sat again. " * 20, "utf-8")
    monkeypatch.setattr(limits, "SENTENCES", 19)
    result = invoke("inspect", "one.txt")
    assert result.exit_code == 2
    assert result.stderr == (
        "compare: one.txt: holds 20 sentences, more than the 19 that one account may have\n"
    )
    (folder / "one.txt").write_text("The court sat. " * 100_001, "utf-8")
    result = invoke("inspect", "one.txt")
    assert result.exit_code == 2
    assert "one.txt: holds 1,500,015 characters, more than the 1,500,000" in result.stderr


def test_it_ends_when_time_is_up(start: Start, folder: Path) -> None:
    os.mkfifo(folder / "pipe")
    done = start("inspect", "pipe", "--timeout", "0.2")
    assert done.returncode == 2
    assert done.stderr == (b"compare: gave up after 0.2 seconds (--timeout); nothing was written\n")
