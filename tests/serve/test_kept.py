"""What is made once for many: never older than the last change, and never somebody else's."""

from __future__ import annotations

import threading
import time

import pytest
from starlette.testclient import TestClient

from compare.serve.guard import Guard
from compare.serve.store import Database, access, review, stories
from compare.serve.web.kept import Kept
from tests.serve.conftest import STORY, browser_of, with_token
from tests.serve.test_guard import key_of


def test_of_many_who_ask_at_once_one_makes_it(database: Database) -> None:
    kept = Kept(database)
    made: list[int] = []
    together = threading.Barrier(20)
    got: list[bytes] = []

    def make() -> bytes:
        made.append(1)
        time.sleep(0.05)
        return b"answer"

    def ask() -> None:
        together.wait()
        got.append(kept.get("key", make))

    threads = [threading.Thread(target=ask) for _ in range(20)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert (len(made), got) == (1, [b"answer"] * 20)
    assert kept.known("key") == b"answer"


def test_a_change_empties_it_and_an_error_is_not_kept(database: Database) -> None:
    kept = Kept(database)
    assert kept.get("key", lambda: b"before") == b"before"
    with database.write("Ida") as change:
        access.invite(change, "Bo")
    assert kept.known("key") is None

    def fail() -> bytes:
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        kept.get("key", fail)
    assert kept.get("key", lambda: b"after") == b"after"


def test_what_was_begun_before_a_change_is_not_kept_after_it(database: Database) -> None:
    kept = Kept(database)

    def make() -> bytes:
        with database.read() as db:
            count = len(stories.every(db))
        with database.write("Bo") as change:  # meanwhile, by somebody else
            stories.add(change, "Another")
        return str(count).encode()

    assert kept.get("key", make) == b"1"
    assert kept.get("key", lambda: b"2") == b"2"


def test_there_is_an_end_to_what_is_kept(database: Database) -> None:
    kept = Kept(database)
    for n in range(400):
        kept.get(n, lambda: b"x" * 1000)
    assert kept.known(0) is None
    assert kept.known(399) is not None
    for n in range(3):
        kept.get(("large", n), lambda: bytes(20_000_000))
    assert kept.known(("large", 0)) is None


def test_everybody_sees_each_change_at_once_and_only_their_own_name(
    app: Guard, database: Database, outside: TestClient
) -> None:
    ida, bo = browser_of(app, database, "Ida"), browser_of(app, database, "<b>Bo</b>")
    path = f"/stories/{STORY}"
    with database.read() as db:
        first = review.queue(db, STORY)[0].id
    for n in range(3):
        for one, other in ((ida, bo), (bo, ida)):
            words = f"word {n} of {id(one)}"
            sent = {"key": key_of(one), "text": words}
            one.post(f"{path}/findings/{first}/comments", data=sent)
            assert words in one.get(path).text
            assert words in other.get(path).text
    mine, theirs = ida.get(path).text, bo.get(path).text
    assert 'data-person="Ida"' in mine
    assert 'data-person="&lt;b&gt;Bo&lt;/b&gt;"' in theirs
    assert "<b>Bo</b>" not in theirs
    for page in ("/", path):
        assert 'class="soft">Ida<' in ida.get(page).text
        assert 'class="soft">Ida<' not in bo.get(page).text
    assert key_of(ida) in ida.get("/").text
    assert key_of(ida) not in bo.get("/").text


def test_the_list_of_stories_counts_what_waits(
    app: Guard, database: Database, outside: TestClient
) -> None:
    ida = browser_of(app, database, "Ida")
    with database.read() as db:
        queue = review.queue(db, STORY)
    grave = [one for one in queue if one.kind == "conflict"]
    assert f"{len(grave)} conflict to decide" in ida.get("/").text
    assert f"{len(queue)} findings to look at" in ida.get("/").text
    for left, one in zip(range(len(queue) - 1, -1, -1), queue, strict=True):
        with database.write("Ida") as change:
            review.decide(change, STORY, one.id, "accept", "", one.revision)
        shown = ida.get("/").text
        assert (f"{left} finding" in shown) == (left > 0)
        assert "conflict to decide" not in shown
    assert "nothing to look at" in ida.get("/").text


def test_what_a_program_has_already_is_not_sent_again(
    app: Guard, database: Database, outside: TestClient
) -> None:
    program = with_token(app, database, "Ida", True)
    for what in ("findings", "gate"):
        path = f"/api/v1/stories/{STORY}/{what}"
        first = program.get(path)
        known = {"if-none-match": first.headers["etag"]}
        again = program.get(path, headers=known)
        assert (again.status_code, again.content) == (304, b"")
        found = program.get(f"/api/v1/stories/{STORY}/findings").json()[0]
        tag = program.get(f"/api/v1/stories/{STORY}/findings/{found['id']}").headers["etag"]
        verdict = {"verdict": "accept" if found["verdict"] is None else None}
        base = f"/api/v1/stories/{STORY}/findings/{found['id']}/verdict"
        assert program.put(base, json=verdict, headers={"if-match": tag}).status_code == 200
        assert program.get(path, headers=known).status_code == 200
