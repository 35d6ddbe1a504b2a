"""The element <compare-report> inside a strict page, in a real Chromium."""

from __future__ import annotations

import functools
import json
import threading
from collections.abc import Callable, Iterator
from dataclasses import replace
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from compare.codec import to_dict
from compare.model import Decision, Remark, Report
from compare.render.templating import asset, environment
from tests.render import sample_report as sample

POLICY = "default-src 'none'; script-src 'self'; connect-src 'self'"
LISTENER = """
window.told = [];
for (const name of ["load", "select", "decide", "error"])
  addEventListener(`compare-${name}`, (event) => {
    const {finding, verdict, reason, message} = event.detail;
    told.push([name, finding?.id ?? message ?? null, verdict ?? null, reason ?? null]);
  });
"""

Show = Callable[..., Page]


class Quiet(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:
        pass


@pytest.fixture
def show(browser: Browser, tmp_path: Path) -> Iterator[Show]:
    """Put the element into a page: ``show('<compare-report>...', width=...)``."""
    script = asset(environment(), "embed/compare-report.js")
    (tmp_path / "compare-report.js").write_text(script, "utf-8")
    (tmp_path / "listen.js").write_text(LISTENER, "utf-8")
    (tmp_path / "two.json").write_text(json.dumps(to_dict(sample.two())), "utf-8")
    handler = functools.partial(Quiet, directory=str(tmp_path))
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    contexts = []
    wrong: list[str] = []

    def make(body: str, **more: Any) -> Page:
        (tmp_path / "page.html").write_text(
            f"""<!doctype html><html lang="en"><meta charset="utf-8"><title>A page</title>
            <meta http-equiv="Content-Security-Policy" content="{POLICY}">
            <link rel="icon" href="data:,"><script src="listen.js"></script>
            <script src="compare-report.js"></script><main><h1>A page</h1>{body}</main></html>""",
            "utf-8",
        )
        context = browser.new_context(**more)
        contexts.append(context)
        page = context.new_page()
        page.on("pageerror", lambda error: wrong.append(str(error)))
        page.on("dialog", lambda dialog: wrong.append(dialog.message))
        page.goto(f"http://127.0.0.1:{server.server_port}/page.html")
        return page

    yield make
    for context in contexts:
        context.close()
    server.shutdown()
    server.server_close()
    assert wrong == []


def inline(report: Report) -> str:
    text = json.dumps(to_dict(report)).replace("<", "\\u003c")
    return f'<script type="application/json">{text}</script>'


def test_it_shows_what_was_found_and_tells_what_is_done(show: Show) -> None:
    report = sample.two()
    page = show(f'<compare-report show="conflict open">{inline(report)}</compare-report>')
    wanted = [f.id for f in report.findings if f.kind in ("conflict", "open")]
    expect(page.locator("compare-report li")).to_have_count(len(wanted))
    expect(page.locator("mark").first).to_have_text(report.findings[0].evidence[0].quote)
    page.get_by_role("button", name=f"{wanted[1]} ").first.click()
    expect(page.locator("li[aria-current]")).to_have_attribute("data-id", wanted[1])
    page.get_by_label(f"Reason for {wanted[0]}").fill("two ports")
    page.get_by_role("button", name=f"Dismiss {wanted[0]}", exact=True).click()
    expect(page.locator("summary")).to_have_text("Dealt with (1)")
    page.locator("summary").click()
    expect(page.locator("details")).to_contain_text("Dismissed: two ports")
    assert page.evaluate("told") == [
        ["load", None, None, None],
        ["select", wanted[1], None, None],
        ["decide", wanted[0], "dismiss", "two ports"],
    ]


def test_its_text_is_as_large_as_that_around_it_and_set_in_its_own_way(show: Show) -> None:
    around = "font-size: 18px; letter-spacing: 4px; text-align: center; text-transform: uppercase"
    page = show(f"<section><compare-report>{inline(sample.two())}</compare-report></section>")
    page.evaluate("document.documentElement.style.fontSize = '62.5%'")  # as many themes do
    page.evaluate("style => document.querySelector('section').style.cssText = style", around)
    found = page.locator("li p").first.evaluate(
        """(node) => { const {fontSize, letterSpacing, textAlign, textTransform} = getComputedStyle(node);
        return [fontSize, letterSpacing, textAlign, textTransform]; }"""
    )
    assert found == ["18px", "normal", "start", "none"]
    small = page.locator("figcaption").first.evaluate("(node) => getComputedStyle(node).fontSize")
    assert small == "15.75px"


def test_a_page_may_keep_decisions_itself(show: Show) -> None:
    page = show(f"<compare-report>{inline(sample.two())}</compare-report>")
    page.evaluate("addEventListener('compare-decide', (event) => event.preventDefault())")
    page.get_by_role("button", name="Accept F1", exact=True).click()
    expect(page.locator("li[data-id=F1]")).not_to_contain_text("Accepted")
    page.evaluate(
        """() => { const own = document.querySelector("compare-report"), report = own.report;
        report.findings[0].decision = {state: "accepted", reason: "", by: "Ida", at: null};
        own.report = report; }"""
    )
    expect(page.locator("li[data-id=F1]")).to_contain_text("Accepted by Ida")


def test_it_fetches_where_nothing_is_inside_and_is_readonly_where_asked(show: Show) -> None:
    page = show('<compare-report src="two.json" finding="F2" readonly></compare-report>')
    expect(page.locator("li[aria-current]")).to_have_attribute("data-id", "F2")
    assert page.get_by_role("button", name="Dismiss").count() == 0


def test_words_inside_are_shown_only_where_the_script_does_not_run(show: Show) -> None:
    words = "Where the accounts differ."
    body = f'<compare-report src="two.json"><p>{words}</p></compare-report>'
    page = show(body)
    expect(page.locator("compare-report li").first).to_be_visible()
    expect(page.get_by_text(words)).not_to_be_visible()
    expect(show(body, java_script_enabled=False).get_by_text(words)).to_be_visible()


def test_each_part_is_marked_with_the_language_it_is_in(show: Show) -> None:
    report = sample.two()
    known, unknown = (
        replace(source, language=language)
        for source, language in zip(report.documents, ("de", "und"), strict=True)
    )
    inside = inline(replace(report, documents=(known, unknown)))
    page = show(f"<compare-report>{inside}</compare-report>")
    page.evaluate("document.documentElement.lang = 'nb'")

    def languages() -> dict[str, set[str]]:
        """Return by source in which languages, and in which around them, its quotes are marked."""
        found = page.locator("figure").evaluate_all(
            """(all) => all.map((one) => [one.querySelector("figcaption").textContent[0],
            one.querySelector("blockquote").closest("[lang]").lang,
            one.querySelector("figcaption").closest("[lang]").lang])"""
        )
        assert {around for _, _, around in found} == {"en"}
        return {name: {own for of, own, _ in found if of == name} for name in ("A", "B")}

    button = page.get_by_role("button", name="Accept F1", exact=True)
    assert button.evaluate("(node) => node.closest('[lang]').lang") == "en"
    assert languages() == {"A": {"de"}, "B": {""}}  # not that of the page, nor English
    page.evaluate("document.querySelector('compare-report').lang = 'fi'")
    assert languages() == {"A": {"de"}, "B": {"fi"}}
    assert button.evaluate("(node) => node.closest('[lang]').lang") == "en"


@pytest.mark.parametrize(
    ("body", "message"),
    [
        ('<compare-report src="none.json"></compare-report>', "404 File not found"),
        ('<compare-report><script type="application/json">{}</script></compare-report>',
         "this is no report of compare"),
    ],
)  # fmt: skip
def test_what_cannot_be_shown_is_told(show: Show, body: str, message: str) -> None:
    page = show(body)
    expect(page.get_by_role("alert")).to_have_text(f"The report cannot be shown: {message}.")
    assert page.evaluate("told") == [["error", message, None, None]]


def test_text_is_never_markup_and_offsets_count_code_points(show: Show) -> None:
    report = sample.hostile()
    page = show(f"<compare-report>{inline(report)}</compare-report>")
    first = report.findings[0]
    shown = page.locator(f"li[data-id={first.id}] mark").all_text_contents()
    assert shown == [evidence.quote for evidence in first.evidence]
    assert page.locator("compare-report script, compare-report img").count() == 1  # the JSON


def test_it_tells_what_waits_and_what_was_written(show: Show) -> None:
    report = sample.two()
    before = Decision("dismissed", "two <b>holds</b>", "Bo", "2025-12-20T14:05:00Z")
    fix = Decision("accepted", "to be fixed: rang", "Bo", None)
    note = Remark("note", "call back", "Ida", "2025-12-21T10:00:00Z")
    told = (
        replace(report.findings[0], standing="again", decided_before=before, remarks=(note,)),
        replace(report.findings[1], standing="changed", decided_before=fix),
        replace(report.findings[2], decision=fix),
        replace(report.findings[3], standing="changed", remarks=(note,)),
    )
    page = show(f"<compare-report>{inline(replace(report, findings=told))}</compare-report>")
    assert page.locator("details").count() == 0  # nothing is folded
    items = page.locator("compare-report li")
    expect(items.nth(0)).to_contain_text(
        "To look at again: dismissed by Bo on 20 December 2025: two <b>holds</b>"
    )
    expect(items.nth(0)).to_contain_text("Note by Ida on 21 December 2025: call back")
    expect(items.nth(1)).to_contain_text("Changed since marked to be fixed by Bo: rang")
    expect(items.nth(2)).to_contain_text("To be fixed, says Bo: rang")
    expect(items.nth(3)).to_contain_text("Changed since it was remarked on")
    items.nth(0).get_by_role("button", name="Accept").click()
    expect(items.nth(0)).to_contain_text("Accepted")
    expect(items.nth(0)).not_to_contain_text("look at again")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_it_is_accessible(show: Show, violations: Callable[[Page], list[str]], scheme: str) -> None:
    report = sample.two()
    first = replace(report.findings[0], decision=Decision("dismissed", "why", "Ida", None))
    report = replace(report, findings=(first, *report.findings[1:]))
    page = show(
        f'<compare-report theme="{scheme}">{inline(report)}</compare-report>',
        viewport={"width": 390, "height": 800},
    )
    page.locator("summary").click()
    assert violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
