"""Reviews in a real Chromium: by keyboard, without a script, by two at once; and for everybody."""

from __future__ import annotations

import re
import threading
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from compare.serve.store import Database, review, stories
from tests.serve.conftest import ONE, STORY, Enter

pytestmark = pytest.mark.browser


def columns(database: Database) -> dict[str, str]:
    with database.read() as db:
        return {one.finding or "": one.column for one in review.queue(db, STORY)}


def press(page: Page, key: str) -> None:
    """Press a key when the page is ready for it."""
    page.wait_for_load_state("load")
    page.keyboard.press(key)


def test_a_whole_review_by_keyboard(enter: Enter, served: tuple[Database, str]) -> None:
    database, _ = served
    page = enter("Ida")
    press(page, "j")
    expect(page.locator(".card").first).to_be_focused()
    press(page, "c")
    page.keyboard.type("rang Oslo / twice")
    press(page, "Tab")
    press(page, "Enter")
    expect(page.locator(".card").first).to_contain_text("rang Oslo / twice")
    press(page, "m")
    expect(page.locator(".card .chip.quiet").first).to_have_text("Ida")
    count = page.locator(".card").count()
    for left, key in zip(range(count, 0, -1), "xad" + "a" * 50, strict=False):
        expect(page.locator(".card")).to_have_count(left)
        press(page, "n")
        press(page, key)
    expect(page.get_by_text("Nothing is left to decide here.")).to_be_visible()
    assert set(columns(database).values()) <= {"fix", "accepted", "dismissed"}
    press(page, "u")
    expect(page.locator(".tabs [aria-current]")).to_contain_text("Open 1")
    expect(page.locator(".card")).to_be_focused()
    press(page, "3")
    expect(page.locator(".tabs [aria-current]")).to_contain_text("To fix 1")
    press(page, "?")
    expect(page.get_by_role("dialog")).to_be_visible()
    press(page, "Escape")
    press(page, "/")
    page.keyboard.type("oslo")
    press(page, "Enter")
    expect(page).to_have_url(re.compile("q=oslo"))


def test_each_key_of_the_list_does_what_it_says(enter: Enter, served: tuple[Database, str]) -> None:
    database, address = served
    with database.write("Bo") as change:
        queue = review.queue(change.db, STORY)
        assert len(queue) >= 3
        for verdict, found in zip(("accept", "dismiss"), queue[-2:], strict=True):
            review.decide(change, STORY, found.id, verdict, "", found.revision)
    page = enter("Ida", permissions=["clipboard-read", "clipboard-write"])
    ids = page.locator(".card").evaluate_all("(all) => all.map((one) => one.id)")

    def at() -> str:
        return str(page.evaluate("document.activeElement.closest('.card')?.id ?? ''"))

    press(page, "k")
    assert at() == ids[-1]  # the last, where one stands nowhere yet
    for _ in ids[1:]:
        press(page, "k")
    assert at() == ids[0]
    press(page, "k")
    assert at() == ids[0]  # there is none before
    press(page, "y")
    expect(page.locator("#live")).to_have_text("The address was copied.")
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied == f"{address}/stories/{STORY}#{ids[0]}"
    # n and p pass over what waits for nobody: here all that but the ends is made so
    page.evaluate(
        "document.querySelectorAll('.card:not(:first-child):not(:last-child)')"
        ".forEach((one) => { one.dataset.waiting = 'no'; })"
    )
    press(page, "n")
    assert at() == ids[-1]
    press(page, "p")
    assert at() == ids[0]
    for key, column in (
        ("4", "Accepted 1"), ("5", "Dismissed 1"), ("2", "Look again 0"), ("3", "To fix 0"),
        ("1", f"Open {len(ids)}"),
    ):  # fmt: skip
        press(page, key)
        expect(page.locator(".tabs [aria-current]")).to_have_text(column)
    press(page, "6")  # gone has no key
    expect(page.locator(".tabs [aria-current]")).to_have_text(f"Open {len(ids)}")
    page.goto(copied)
    assert at() == ids[0]


def test_a_key_that_cannot_copy_puts_the_address_into_the_bar(
    enter: Enter, served: tuple[Database, str]
) -> None:
    _, address = served
    page = enter("Ida")
    page.evaluate("() => { navigator.clipboard.writeText = () => Promise.reject(Error('no')); }")
    press(page, "j")
    press(page, "y")
    expect(page.locator("#live")).to_have_text("The address is in the address bar.")
    assert (
        page.url == f"{address}/stories/{STORY}#{page.locator('.card').first.get_attribute('id')}"
    )


def test_a_review_without_a_script(
    enter: Enter, served: tuple[Database, str], tmp_path: Path
) -> None:
    database, _ = served
    page = enter("Ida", java_script_enabled=False, viewport={"width": 390, "height": 800})
    first = page.locator(".card").first
    first.get_by_label("Reason").fill("two treaties")
    first.get_by_role("button", name="Dismiss").click()
    assert columns(database)["F1"] == "dismissed"
    page.get_by_role("link", name="Dismissed 1").click()
    expect(page.locator(".verdict")).to_contain_text("Dismissed by Ida")
    expect(page.locator(".verdict")).to_contain_text("two treaties")
    page.get_by_label("Comment").fill("rang Oslo")
    page.get_by_role("button", name="Comment").click()
    expect(page.locator(".thread")).to_contain_text("rang Oslo")
    page.get_by_role("button", name="Undo my last decision").click()
    assert columns(database)["F1"] == "open"
    (tmp_path / "one.txt").write_text(ONE.replace("Ten", "Twelve"), "utf-8")
    page.locator("#sources summary").click()
    page.get_by_label("New versions").set_input_files(tmp_path / "one.txt")
    page.get_by_role("button", name="Send and compare").click()
    # the page asks again by itself until it is done
    expect(page.locator(".tabs")).to_contain_text("Look again 1", timeout=60_000)
    page.get_by_role("link", name="Look again 1").click()
    expect(page.locator(".words-then del")).to_have_text("Ten")
    expect(page.locator(".words-then ins")).to_have_text("Twelve")
    for name in ("Changed since my review", "Log", "Access", "Keys"):
        page.get_by_role("link", name=name).click()
        expect(page.locator("h1")).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= 390


def test_two_decide_on_one_finding_and_nothing_is_lost(
    enter: Enter, served: tuple[Database, str]
) -> None:
    database, _ = served
    ida, bo = enter("Ida"), enter("Bo")
    bo.locator(".card").first.get_by_label("Reason").fill("asked the king")
    ida.locator(".card").first.get_by_label("Reason").fill("two treaties")
    ida.locator(".card").first.get_by_role("button", name="Dismiss").click()
    expect(ida.locator(".tabs")).to_contain_text("Dismissed 1")
    expect(bo.locator("#live")).to_contain_text("Ida has changed something")
    bo.locator(".card").first.get_by_role("button", name="Accept").click()
    alert = bo.get_by_role("alert")
    expect(alert).to_contain_text("Ida has dismissed it in the meantime: “two treaties”")
    card = bo.locator(".card").first
    expect(card.get_by_label("Reason")).to_have_value("asked the king")
    assert columns(database)["F1"] == "dismissed"
    card.get_by_role("button", name="Accept").click()
    expect(bo.locator(".tabs")).to_contain_text("Accepted 1")
    with database.read() as db:
        first = review.queue(db, STORY)[0]
        said = [(r.by, r.verdict, r.text) for r in review.remarks(db, first.id)]
    assert said == [("Ida", "dismiss", "two treaties"), ("Bo", "accept", "asked the king")]


def test_files_dropped_on_a_page_make_a_story(enter: Enter, served: tuple[Database, str]) -> None:
    page = enter("Ida", "/")
    page.get_by_label("Title").fill("Dropped")
    page.evaluate(
        """text => {
          const data = new DataTransfer();
          for (const name of ["a.txt", "b.txt"]) data.items.add(new File([text], name));
          const form = document.querySelector("[data-drop]");
          form.dispatchEvent(new DragEvent("drop", {dataTransfer: data, cancelable: true}));
        }""",
        ONE,
    )
    expect(page.locator("h1")).to_have_text("Dropped")
    expect(page.locator(".sources li")).to_have_count(2)
    expect(page.locator(".tabs")).to_be_visible(timeout=60_000)  # reloads when it is done
    database, _ = served
    with database.read() as db:
        assert [story.title for story in stories.every(db)] == ["Dropped", "The treaty"]


def test_another_port_cannot_act_through_a_persons_browser(
    enter: Enter, served: tuple[Database, str], tmp_path: Path
) -> None:
    """Browsers send cookies to all ports of a machine; the server has to tell them apart."""
    import functools
    from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer

    database, address = served
    page = enter("Ida")
    key = page.locator("input[name=key]").first.get_attribute("value")
    (tmp_path / "evil.html").write_text(
        f"""<form method="post" action="{address}/stories/{STORY}/seen">
        <input name="key" value="{key}"><button>Go</button></form>"""
    )
    handler = functools.partial(SimpleHTTPRequestHandler, directory=str(tmp_path))
    other = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=other.serve_forever, daemon=True).start()
    try:
        page.goto(f"http://127.0.0.1:{other.server_port}/evil.html")
        with page.expect_navigation() as moved:
            page.get_by_role("button").click()
        answer = moved.value
        assert answer is not None
        assert answer.status == 403
    finally:
        other.shutdown()
        other.server_close()
    with database.read() as db:
        assert review.seen(db, STORY, "Ida") is None
