"""What is sent to the review: all that can be read, as large as it may be on the command line."""

from __future__ import annotations

from pathlib import Path

import pytest
from starlette.testclient import TestClient

from compare.cli.serving import _bytes
from compare.errors import InputError
from compare.read.formats import FILE_LIMIT, FORMATS, SENT_LIMIT, TEXT_LIMIT
from compare.serve.begin import begin
from compare.serve.guard import Guard
from compare.serve.store import Database, stories
from tests.serve.conftest import STORY, browser_of, until
from tests.serve.test_guard import key_of

SOURCES = f"/api/v1/stories/{STORY}/sources"
LARGE_TEXT = b"It rained. " * (TEXT_LIMIT // 11 + 1)
LARGE_PDF = b"%PDF-1.7\n" + b"\0" * TEXT_LIMIT


def send(client: TestClient, name: str, data: bytes) -> tuple[int, str]:
    answer = client.post(SOURCES, files=[("files", (name, data))])
    return answer.status_code, answer.text


@pytest.mark.parametrize("path", ["/", f"/stories/{STORY}"])
def test_the_hint_names_whatever_can_be_read(
    app: Guard, database: Database, outside: TestClient, path: str
) -> None:
    page = browser_of(app, database, "Ida").get(path).text
    hint = page.partition("Or drop files here: ")[2].partition("</p>")[0]
    for one in FORMATS:
        assert one.name in hint
    told = (TEXT_LIMIT, FILE_LIMIT, SENT_LIMIT)
    assert [f"{limit // 10**6} MB" in hint for limit in told] == [True, True, True]


def test_a_file_may_be_as_large_as_what_it_is_may_be(program: TestClient) -> None:
    assert send(program, "a.pdf", LARGE_PDF)[0] == 201
    assert send(program, "called.txt", LARGE_PDF + b"1")[0] == 201  # what it holds counts
    for name in ("a.txt", "a.md", "called.pdf"):
        code, text = send(program, name, LARGE_TEXT)
        assert (code, "larger than 10 MB" in text) == (422, True), name
    code, text = send(program, "b.pdf", LARGE_PDF.ljust(FILE_LIMIT + 1))
    assert (code, "larger than 50 MB" in text) == (422, True)
    assert send(program, "c.pdf", b"%PDF-1.7\n".ljust(SENT_LIMIT + 1))[0] == 413
    names = {one["name"] for one in program.get(SOURCES).json()}
    assert names == {"one.txt", "two.txt", "a.pdf", "called.txt"}


def test_what_was_begun_by_command_can_go_on_in_the_browser(
    app: Guard, database: Database, outside: TestClient, tmp_path: Path
) -> None:
    path = tmp_path / "report.pdf"
    path.write_bytes(LARGE_PDF)
    with database.write("Ida") as change:
        story = begin(change, database.path, [(str(path), _bytes(str(path)))]).story
    ida = browser_of(app, database, "Ida")
    runs = f"/api/v1/stories/{story}/runs"
    until(lambda: ida.get(runs).json()[0]["state"] == "failed")  # it is no whole PDF
    sent = [("files", ("report.pdf", LARGE_PDF + b"%%EOF"))]
    data = {"key": key_of(ida)}
    done = ida.post(f"/stories/{story}/sources", data=data, files=sent, follow_redirects=False)
    assert done.status_code == 303
    with database.read() as db:
        assert [one.number for one in stories.sources(db, story)] == [2]
    path.write_bytes(LARGE_TEXT)
    with pytest.raises(InputError, match="larger than 10 MB"):
        _bytes(str(path))
