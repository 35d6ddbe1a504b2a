"""Files on the command line: one story through restarts, and no two of them taken for one."""

from __future__ import annotations

import signal
from collections.abc import Iterator
from pathlib import Path

import httpx2
import pytest
from hypothesis import given
from hypothesis import strategies as st
from starlette.testclient import TestClient

from compare.serve.begin import begin
from compare.serve.guard import Guard
from compare.serve.store import Database, review, runs, stories
from compare.serve.store.names import told_apart
from compare.serve.worker import Worker, comparing
from tests.serve.conftest import ONE, STORY, TWO, browser_of, end, serve, until
from tests.serve.test_guard import key_of


@pytest.fixture
def empty(tmp_path: Path) -> Iterator[Database]:
    database = Database(str(tmp_path / "review.db"))
    yield database
    database.close()


def sources(database: Database, story: int = STORY) -> dict[str, int]:
    """Return name -> number of the latest version."""
    with database.read() as db:
        return {one.name: one.number for one in stories.sources(db, story)}


def given_files(database: Database, *paths: Path) -> tuple[int, bool, tuple[str, ...]]:
    with database.write("Ida") as change:
        made = begin(change, database.path, [(str(p), p.read_bytes()) for p in paths])
    return made.story, made.known, made.new


def texts(folder: Path, **files: str) -> list[Path]:
    folder.mkdir(parents=True, exist_ok=True)
    made = []
    for name, text in files.items():
        made.append(folder / f"{name}.txt")
        made[-1].write_text(text, "utf-8")
    return made


def work(database: Database) -> None:
    worker = Worker(database, comparing(None))
    while worker.step():
        pass


def compared(link: str) -> None:
    """Wait, as a person who has opened the link, until the first story is compared."""
    with httpx2.Client(follow_redirects=True, timeout=20) as client:
        assert client.get(link).status_code == 200
        path = f"{link.partition('/enter')[0]}/api/v1/stories/{STORY}/runs"
        until(lambda: client.get(path).json()[0]["state"] == "done")


def test_the_command_given_again_goes_on_with_the_story(tmp_path: Path) -> None:
    path = tmp_path / "desk" / "review.db"
    one, two = texts(tmp_path, one=ONE, two=TWO)

    def served(*files: Path) -> str:
        process, link = serve(path, "--as", "Ida", *map(str, files))
        compared(link)
        process.send_signal(signal.SIGINT)
        process.wait(30)
        assert process.stderr is not None
        told = process.stderr.read()
        end(process, signal.SIGINT)
        return told

    assert "goes on" not in served(one, two)
    database = Database(str(path))
    with database.write("Ida") as change:
        for found in review.queue(change.db, STORY):
            review.decide(change, STORY, found.id, "dismiss", "two treaties", found.revision)
    database.close()
    one.write_text("It was cold. " + ONE, "utf-8")
    assert "story 1 goes on; new versions: one.txt" in served(two, one)  # in any order
    assert "story 1 goes on; no file has changed" in served(one, two)
    database = Database(str(path))
    with database.read() as db:
        assert [story.title for story in stories.every(db)] == ["one.txt and two.txt"]
        assert [run.state for run in runs.every(db, STORY)] == ["done", "done"]
        grave = [found for found in review.queue(db, STORY) if found.kind == "conflict"]
    assert [(found.column, found.by, found.reason) for found in grave] == [
        ("dismissed", "Ida", "two treaties")
    ]
    assert sources(database) == {"one.txt": 2, "two.txt": 1}
    database.close()


def test_other_files_are_another_story(empty: Database, tmp_path: Path) -> None:
    monday = texts(tmp_path / "monday", wire=ONE, local=TWO)
    tuesday = texts(tmp_path / "tuesday", wire=ONE, local=TWO)
    assert given_files(empty, *monday) == (1, False, ("wire.txt", "local.txt"))
    assert given_files(empty, *tuesday)[:2] == (2, False)
    assert given_files(empty, *monday, tuesday[0])[:2] == (3, False)
    assert given_files(empty, *tuesday)[:2] == (2, True)
    assert sources(empty, 2) == {"wire.txt": 1, "local.txt": 1}


def test_files_moved_with_the_database_are_the_same_story(tmp_path: Path) -> None:
    files = texts(tmp_path / "old", one=ONE, two=TWO)
    database = Database(str(tmp_path / "old" / "review.db"))
    given_files(database, *files)
    database.close()
    (tmp_path / "old").rename(tmp_path / "new")
    database = Database(str(tmp_path / "new" / "review.db"))
    assert given_files(database, *(tmp_path / "new" / f.name for f in files)) == (1, True, ())
    kept = Path(database.path).read_bytes() + Path(f"{database.path}-wal").read_bytes()
    assert str(tmp_path).encode() not in kept  # no paths are kept
    database.close()


def test_what_was_sent_otherwise_since_is_not_put_back(empty: Database, tmp_path: Path) -> None:
    one, two = texts(tmp_path, one=ONE, two=TWO)
    given_files(empty, one, two)
    with empty.write("Bo") as change:
        stories.send(change, STORY, [("one.txt", b"Twelve countries signed.\n")])
        stories.send(change, STORY, [("third.txt", b"A ferry has left Oslo.\n")])
        source = stories.sources(change.db, STORY)[1].id
        stories.use(change, STORY, source, False)
    assert given_files(empty, one, two) == (1, True, ())
    assert sources(empty) == {"one.txt": 2, "two.txt": 1, "third.txt": 1}
    with empty.read() as db:
        assert [one.used for one in stories.sources(db, STORY)] == [True, False, True]
    one.write_text(ONE + "It rained.\n", "utf-8")
    assert given_files(empty, one, two) == (1, True, ("one.txt",))
    assert sources(empty)["one.txt"] == 3


def test_a_comparison_that_was_cut_off_takes_the_new_version(
    empty: Database, tmp_path: Path
) -> None:
    one, two = texts(tmp_path, one=ONE, two=TWO)
    given_files(empty, one, two)
    with empty.write("compare") as change:
        assert runs.take(change) is not None  # and the server ends
    one.write_text(ONE.replace("Ten", "Twelve"), "utf-8")
    given_files(empty, one, two)
    work(empty)
    with empty.read() as db:
        (run,) = runs.every(db, STORY)
        assert run.state == "done"
        assert "Twelve countries" in runs.report_text(db, run.id)


def test_a_comparison_that_failed_is_tried_again(empty: Database, tmp_path: Path) -> None:
    (one,) = texts(tmp_path, one="\0\0\0")
    given_files(empty, one)
    work(empty)
    assert given_files(empty, one) == (1, True, ())
    with empty.read() as db:
        assert [run.state for run in runs.every(db, STORY)] == ["waiting", "failed"]


def test_files_of_one_name_are_two_sources(empty: Database, tmp_path: Path) -> None:
    (first,) = texts(tmp_path / "a", story=ONE)
    (second,) = texts(tmp_path / "b", story=TWO)
    given_files(empty, first, second, first)
    assert sources(empty) == {"a/story.txt": 1, "b/story.txt": 1}
    work(empty)
    with empty.read() as db:
        found = [f for f in review.queue(db, STORY) if f.kind == "conflict"]
        assert stories.get(db, STORY).title == "a/story.txt and b/story.txt"
    assert len(found) == 1
    second.write_text(TWO + "It rained.\n", "utf-8")
    assert given_files(empty, first, second) == (1, True, ("b/story.txt",))


@pytest.mark.parametrize(
    ("paths", "names"),
    [
        (["/x/wire.txt", "/x/local.md"], ["wire.txt", "local.md"]),
        (["a/story.txt", "b/story.txt", "c.txt"], ["a/story.txt", "b/story.txt", "c.txt"]),
        (["p/a/x.txt", "q/a/x.txt", "q/b/x.txt"], ["p/a/x.txt", "q/a/x.txt", "b/x.txt"]),
        (["x.txt", "b/x.txt"], ["x.txt", "b/x.txt"]),
        (["index.html", "index.html", "index.html"],
         ["index.html", "index (2).html", "index (3).html"]),
        (["index.html", "index.html", "index (2).html"],
         ["index.html", "index (3).html", "index (2).html"]),
        (["notes", "notes", ".env", ".env"], ["notes", "notes (2)", ".env", ".env (2)"]),
        (["C:\\docs\\x.txt", "../../x.txt"], ["docs/x.txt", "x.txt"]),
        (["a/te\u0301.txt", "a/t\u00e9.txt"], ["t\u00e9.txt", "t\u00e9 (2).txt"]),
        (["", ".."], ["", " (2)"]),
    ],
)  # fmt: skip
def test_names_are_as_short_as_tells_them_apart(paths: list[str], names: list[str]) -> None:
    assert list(told_apart(paths)) == names


@given(st.lists(st.text("ab./ (2)", max_size=9), max_size=6), st.sets(st.text("ab/", max_size=4)))
def test_no_two_names_are_the_same(paths: list[str], known: set[str]) -> None:
    assert len(set(told_apart(paths, known))) == len(paths)


def test_uploads_of_one_name_are_two_sources(program: TestClient) -> None:
    id = program.post("/api/v1/stories", json={"title": "Pages"}).json()["id"]
    path = f"/api/v1/stories/{id}/sources"

    def send(*names: str) -> list[str]:
        sent = [("files", (name, f"{name} {n}".encode())) for n, name in enumerate(names)]
        assert program.post(path, files=sent).status_code == 201
        return [f"{one['name']} {one['number']}" for one in program.get(path).json()]

    assert send("index.html", "index.html") == ["index.html 1", "index (2).html 1"]
    two = ["index.html 1", "index (2).html 2"]
    assert send("index (2).html") == two
    assert send("a/story.txt", "b/story.txt") == [*two, "a/story.txt 1", "b/story.txt 1"]
    # by its whole name it is a version of the one that has it; else of its last part
    assert send("b/story.txt") == [*two, "a/story.txt 1", "b/story.txt 2"]
    assert send("c/story.txt")[-1] == "story.txt 1"


def test_files_of_one_name_in_a_form_are_two_sources(
    outside: TestClient, app: Guard, database: Database
) -> None:
    ida = browser_of(app, database, "Ida")
    sent = [("files", ("index.html", text.encode())) for text in (ONE, TWO)]
    made = ida.post("/stories", data={"key": key_of(ida), "title": "Pages"}, files=sent)
    assert made.status_code == 200
    assert sources(database, 2) == {"index.html": 1, "index (2).html": 1}
    again = [("files", ("index.html", (text + "It rained.\n").encode())) for text in (ONE, TWO)]
    until(lambda: "Comparing" not in ida.get("/stories/2").text)
    ida.post("/stories/2/sources", data={"key": key_of(ida)}, files=again)
    assert sources(database, 2) == {"index.html": 2, "index (2).html": 2}
