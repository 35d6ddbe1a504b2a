"""Every page of the server for everybody, in light and in dark; and proposals by key and without."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from compare.codec import loads
from compare.review import Decisions
from compare.serve.store import Database, proposals, review, runs, stories
from tests.serve.conftest import ONE, STORY, Enter
from tests.serve.test_browser import columns, press

pytestmark = pytest.mark.browser

HERE = f"/stories/{STORY}"


def propose(database: Database, number: int, verdict: str, reason: str) -> None:
    with database.write("compare") as change:
        thread = review.queue(change.db, STORY)[number].id
        by = "an editor (a program)"
        proposals.propose(change, STORY, thread, verdict, reason, by, change.at)


def looked_at(page: Page, path: str) -> list[tuple[str, str, str, str]]:
    """Return what axe finds wrong with a page, in light and, of its colours, in dark."""
    found = []
    for scheme, rules in (("light", None), ("dark", {"runOnly": ["color-contrast"]})):
        page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
        told = Axe().run(page, options=rules).response["violations"]
        found += [(path, scheme, v["id"], v["nodes"][0]["html"][:200]) for v in told]
    return found


def test_every_page_is_accessible(enter: Enter, served: tuple[Database, str]) -> None:
    database, address = served
    page = enter("Ida")
    wrong = []

    def look(path: str, before: Callable[[], object] = lambda: None) -> None:
        page.goto(f"{address}{path}")
        before()
        wrong.extend(looked_at(page, path))

    def click(name: str) -> Callable[[], object]:
        return page.get_by_role("button", name=name, exact=True).first.click

    propose(database, 0, "dismiss", "two treaties")
    propose(database, 1, "fix", "the king was not there")
    look(f"{HERE}?kind=proposed")
    page.locator(".card").first.get_by_label("Reason").fill("two treaties")
    page.locator(".card").first.get_by_role("button", name="Dismiss", exact=True).click()
    look("/")
    look(HERE, lambda: page.keyboard.press("?"))  # the dialog of keys
    look(HERE, lambda: page.locator("#sources summary").click())
    look(f"{HERE}?column=dismissed")
    look(f"{HERE}?column=gone&q=nowhere")
    with database.write("Bo") as change:
        review.comment(change, STORY, review.queue(change.db, STORY)[0].id, "rang Oslo")
    look(f"{HERE}/since")
    look(f"{HERE}/frames", click("Make an address"))
    look(f"{HERE}/frames", click("Withdraw address 1"))
    look("/audit")
    look("/access", lambda: page.get_by_label("may write").check())
    page.get_by_label("Name").last.fill("cms")
    page.get_by_role("button", name="Make a token").click()
    wrong += looked_at(page, "a token that was made")
    page.get_by_label("Name").first.fill("Bo")
    page.get_by_role("button", name="Make a link").click()
    wrong += looked_at(page, "a link that was made")
    look("/keys")
    for path in ("/stories/99", "/enter?token=x", "/nowhere"):  # what was not done or is not there
        look(path)
    # somebody was quicker
    page.goto(f"{address}{HERE}")
    card = page.locator(".card").first
    id = int((card.get_attribute("id") or "")[1:])
    with database.write("Bo") as change:
        now = review.thread(change.db, STORY, id)
        review.decide(change, STORY, id, "accept", "saw it", now.revision)
    card.get_by_role("button", name="Accept", exact=True).click()
    expect(page.get_by_role("alert")).to_contain_text("Bo has accepted it")
    wrong += looked_at(page, "two at once")
    page.context.clear_cookies()
    look(HERE)
    expect(page.locator("h1")).to_have_text("Not here")
    assert wrong == []


def test_a_second_look_shows_the_words_before_and_now(
    enter: Enter, served: tuple[Database, str], tmp_path: Path
) -> None:
    database, address = served
    with database.write("Ida") as change:
        first = review.queue(change.db, STORY)[0]
        review.decide(change, STORY, first.id, "dismiss", "two treaties", first.revision)
        review.mark_seen(change, STORY)
    (tmp_path / "one.txt").write_text(ONE.replace("on Monday", "late Monday"), "utf-8")
    page = enter("Ida")
    page.locator("#sources summary").click()
    page.get_by_label("New versions").set_input_files(tmp_path / "one.txt")
    page.get_by_role("button", name="Send and compare").click()
    expect(page.locator(".tabs")).to_contain_text("Look again 1", timeout=60_000)
    wrong = []
    for path, within in (("?column=look", ".words-then"), ("/since", ".changes")):
        page.goto(f"{address}{HERE}{path}")
        expect(page.locator(f"{within} del", has_text="on").first).to_be_visible()
        expect(page.locator(f"{within} ins", has_text="late").first).to_be_visible()
        expect(page.locator(f"{within} figure", has_text="before").first).to_contain_text("one.txt")
        wrong += looked_at(page, path)
    assert wrong == []


def test_what_the_next_version_leaves_to_look_at_is_accessible(
    enter: Enter, served: tuple[Database, str]
) -> None:
    database, address = served
    page = enter("Ida")
    with database.write("Ida") as change:
        for found in review.queue(change.db, STORY):
            review.decide(change, STORY, found.id, "accept", "two treaties", found.revision)
        review.mark_seen(change, STORY)
    next_version = ONE.replace("Ten", "Twelve").replace("The ceremony lasted", "A choir sang for")
    with database.write("Bo") as change:
        for found in review.queue(change.db, STORY):
            review.comment(change, STORY, found.id, "rang Oslo")
        stories.send(change, STORY, [("one.txt", next_version.encode())])
        runs.start(change, STORY)
    page.goto(f"{address}{HERE}")
    expect(page.locator("progress")).to_have_count(0, timeout=120_000)
    wrong = []
    for path, shown in (
        (f"{HERE}?column=look", "look again: said in other words"),
        (f"{HERE}?column=look&kind=conflict", "changed: decide anew"),
        (f"{HERE}?column=gone", "it is gone from the texts"),
    ):
        page.goto(f"{address}{path}")
        expect(page.locator(".card").filter(has_text=shown)).to_have_count(1)
        wrong += looked_at(page, path)
    page.goto(f"{address}{HERE}/since")
    for sort in ("New", "Changed", "Said in other words or signs", "Gone"):
        expect(page.locator(".changes b").get_by_text(sort, exact=True).first).to_be_visible()
    expect(page.locator(".thread li").filter(has_text="rang Oslo").first).to_be_visible()
    wrong += looked_at(page, "since")
    assert wrong == []


def test_a_run_under_way_and_one_that_failed_are_accessible(
    enter: Enter, served: tuple[Database, str]
) -> None:
    database, address = served
    page = enter("Ida")
    with database.write("Bo") as change:
        broken = stories.add(change, "Broken")
        stories.upload(change, broken, "a.txt", b"\0\0\0")
        change.db.execute(
            "INSERT INTO run (story, number, state, at, by) VALUES (?, 1, 'running', ?, 'Bo')",
            (broken, change.at),
        )
    page.goto(f"{address}/stories/{broken}")
    expect(page.locator("progress")).to_be_visible()
    assert looked_at(page, "under way") == []
    with database.write("Bo") as change:
        runs.fail(change, runs.every(change.db, broken)[0], "a.txt: is no text")
    # the page is loaded anew by itself, so nothing else may load it meanwhile
    expect(page.get_by_role("alert")).to_contain_text("a.txt: is no text")
    assert looked_at(page, "failed") == []


def test_a_first_page_without_stories_is_accessible(
    enter: Enter, served: tuple[Database, str]
) -> None:
    database, address = served
    page = enter("Ida", "/")
    with database.write("Ida") as change:
        for name in ("remark", "item", "input", "run", "thread", "version", "source", "story"):
            change.db.execute(f"DELETE FROM {name}")
    page.goto(address)
    expect(page.get_by_text("There is none yet.")).to_be_visible()
    assert looked_at(page, "/") == []


def test_proposals_are_answered_by_key(enter: Enter, served: tuple[Database, str]) -> None:
    database, _ = served
    page = enter("Ida")
    propose(database, 0, "dismiss", "two treaties")
    link = page.locator("#live a")
    expect(link).to_have_text("an editor (a program) proposes something: show it")
    link.click()
    expect(page.locator(".proposal")).to_have_count(1)
    press(page, "j")
    press(page, "r")
    expect(page.locator(".proposal")).to_have_count(0)
    assert columns(database)["F1"] == "open"
    propose(database, 0, "fix", "ten it was")
    page.reload()  # stands at the finding that was answered last
    press(page, "t")
    expect(page.locator(".tabs")).to_contain_text("To fix 1")
    with database.read() as db:
        found = review.queue(db, STORY)[0]
    assert (found.verdict, found.reason, found.by) == ("fix", "ten it was", "Ida")
    press(page, "u")
    expect(page.locator(".proposal")).to_have_count(1)  # it waits again


def test_what_is_decided_by_command_is_told_while_one_looks(
    enter: Enter, served: tuple[Database, str]
) -> None:
    database, _ = served
    page = enter("Ida")
    with database.read() as db:
        report = loads(runs.report_text(db, 1))
    book = Decisions(Path(database.path).with_name("decisions.jsonl"))
    book.decide(report, "F1", "dismiss", reason="two treaties", by="the desk")
    link = page.locator("#live a")
    expect(link).to_have_text("the desk has decided something: show it")
    link.click()
    expect(page.locator(".tabs")).to_contain_text("Dismissed 1")


def test_proposals_are_answered_without_a_script(
    enter: Enter, served: tuple[Database, str]
) -> None:
    database, _ = served
    propose(database, 0, "dismiss", "two treaties")
    propose(database, 0, "fix", "a long reason that says why " * 8)
    page = enter("Ida", java_script_enabled=False, viewport={"width": 390, "height": 800})
    page.get_by_role("link", name=re.compile("^Proposed 1")).click()
    expect(page.locator(".card")).to_have_count(1)
    page.get_by_role("button", name=re.compile("^Decline")).last.click()
    expect(page.locator(".proposal")).to_have_count(1)
    page.get_by_role("button", name=re.compile("^Decide so")).click()
    assert columns(database)["F1"] == "dismissed"
    page.goto(f"{page.url.partition('?')[0].partition('#')[0]}?column=dismissed")
    expect(page.locator(".thread")).to_contain_text("(declined by Ida)")
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
