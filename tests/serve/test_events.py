"""What happens is told at once: lines under their numbers, from any of them on, and progress."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from typing import Any

import httpx2
import pytest
from playwright.sync_api import expect

from compare.serve.store import Database, access, audit, review, runs
from tests.serve.conftest import STORY, Enter

API = f"/api/v1/stories/{STORY}"
Event = tuple[int | None, str, dict[str, Any]]
Listen = Callable[..., Iterator[Event]]


def events(lines: Iterator[str]) -> Iterator[Event]:
    """Yield number, name and data of each event of a stream, as a browser reads it."""
    told: dict[str, str] = {}
    for line in lines:
        if line:
            name, _, value = line.partition(": ")
            told[name] = value
        elif told:
            if "event" in told:
                number = int(told["id"]) if "id" in told else None
                yield number, told["event"], json.loads(told["data"])
            told = {}


@pytest.fixture
def listen(served: tuple[Database, str]) -> Iterator[Listen]:
    """Listen to a story as a program: ``listen(after=3)``, ``listen(last=3)``."""
    database, address = served
    with database.write("Ida") as change:
        word = access.make_token(change, "desk", False)
    client = httpx2.Client(
        base_url=address, headers={"authorization": f"Bearer {word}"}, timeout=20
    )
    streams = []

    def begin(after: int | None = None, last: int | None = None) -> Iterator[Event]:
        query = {} if after is None else {"after": after}
        headers = {} if last is None else {"last-event-id": str(last)}
        stream = client.stream("GET", f"{API}/events", params=query, headers=headers)
        answer = stream.__enter__()
        streams.append(stream)
        assert answer.headers["content-type"].startswith("text/event-stream")
        assert answer.headers["x-accel-buffering"] == "no"  # nginx is to hold nothing back
        lines = answer.iter_lines()
        assert next(lines) == ": here"  # whatever is done from now on is told
        return events(lines)

    yield begin
    for stream in streams:
        stream.__exit__(None, None, None)
    client.close()


def commented(database: Database, *texts: str) -> list[int]:
    """Comment on the first finding; return the numbers of the lines in the log."""
    made = []
    for text in texts:
        with database.write("Bo") as change:
            review.comment(change, STORY, review.queue(change.db, STORY)[0].id, text)
            made.append(audit.latest(change.db, 1)[0].id)
    return made


def test_what_happens_is_told_under_the_number_of_its_line(
    served: tuple[Database, str], listen: Listen
) -> None:
    database, _ = served
    commented(database, "before")
    told = listen()
    (number,) = commented(database, "rang Oslo")
    assert next(told) == (
        number, "comment", {"by": "Bo", "subject": "thread 1", "text": "rang Oslo"},
    )  # fmt: skip


def test_a_listener_that_was_away_is_told_what_it_missed_and_no_more(
    served: tuple[Database, str], listen: Listen
) -> None:
    database, _ = served
    first, second, third = commented(database, "one", "two", "three")
    with database.write("Bo") as change:
        elsewhere = change.record("upload", STORY + 1, "source 9")  # of another story
    for told in (listen(after=first), listen(last=first), listen(after=1, last=first)):
        missed = [next(told) for _ in range(2)]
        assert [(number, data["text"]) for number, _, data in missed] == [
            (second, "two"), (third, "three"),
        ]  # fmt: skip
    told = listen(last=elsewhere)
    (fourth,) = commented(database, "four")
    assert next(told)[0] == fourth


def test_the_bar_follows_the_comparison(
    served: tuple[Database, str], enter: Enter, listen: Listen
) -> None:
    """The numbers are made up; how they come from the store to the bar is not."""
    database, _ = served
    with database.write("Ida") as change:
        change.db.execute(
            "INSERT INTO run (story, number, state, stage, share, at, by)"
            " VALUES (?, 2, 'running', 'reading one.txt', 0.2, ?, 'Ida')",
            (STORY, change.at),
        )
        id = runs.get_run(change.db, STORY, 2).id
    told = listen()
    assert next(told) == (
        None, "progress", {"run": 2, "stage": "reading one.txt", "share": 0.2},
    )  # fmt: skip
    page = enter("Ida")
    bar = page.locator("progress")
    expect(bar).to_have_js_property("value", 0.2)
    page.evaluate("window.here = true")  # gone as soon as the page is loaded anew
    for stage, share in (("aligning", 0.7), ("judging", 0.8)):
        with database.write("compare") as change:
            runs.progress(change, id, stage, share)
        assert next(told)[2] == {"run": 2, "stage": stage, "share": share}
        expect(bar).to_have_js_property("value", share)
        expect(page.locator("#stage")).to_have_text(stage)
    assert page.evaluate("window.here") is True
    with database.write("compare") as change:
        runs.fail(change, runs.get_run(change.db, STORY, 2), "one.txt: is no text")
    assert next(told)[1:] == (
        "run failed", {"by": "compare", "subject": f"run {id}", "error": "one.txt: is no text"},
    )  # fmt: skip
    expect(page.get_by_role("alert")).to_contain_text("one.txt: is no text")
