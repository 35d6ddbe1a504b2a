from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect
from pypdf import PdfReader

from compare.render import render
from tests.render import sample_report as sample

pytestmark = pytest.mark.browser

WIDTHS = (390, 820, 1280, 1920)
SAMPLES = {
    "two": sample.two,
    "five": sample.five,
    "one": sample.one,
    "calm": sample.calm,
    "right_to_left": sample.right_to_left,
    "hostile": sample.hostile,
}

Open = Callable[..., Page]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("reports")
    for name, build in SAMPLES.items():
        page = render(build(), "html")
        (made / f"{name}.html").write_bytes(page)
        # axe is a script itself: it looks at what a browser without scripts would be left with.
        start, end = page.index(b"<script>"), page.index(b"</script>")
        (made / f"{name}-plain.html").write_bytes(page[:start] + page[end + len("</script>") :])
    return made


@pytest.fixture
def opened(browser: Browser, folder: Path) -> Iterator[Open]:
    """Open a report as a file; whatever the page reports as wrong fails the test."""
    contexts = []
    wrong: list[str] = []

    def make(
        name: str,
        *,
        width: int = 1280,
        scheme: str = "light",
        scripts: bool = True,
        hash: str = "",
        **more: Any,
    ) -> Page:
        context = browser.new_context(
            viewport={"width": width, "height": 900},
            color_scheme="dark" if scheme == "dark" else "light",
            java_script_enabled=scripts,
            reduced_motion="reduce",
            **more,
        )
        contexts.append(context)
        page = context.new_page()
        page.on("pageerror", lambda error: wrong.append(str(error)))
        page.on(
            "console",
            lambda message: wrong.append(message.text) if message.type == "error" else None,
        )
        page.on(
            "request",
            lambda request: None if request.url.startswith("file:") else wrong.append(request.url),
        )
        page.on("dialog", lambda dialog: wrong.append(f"dialog {dialog.message}"))
        page.goto(f"{(folder / name).as_uri()}.html{hash}")
        return page

    yield make
    for context in contexts:
        context.close()
    assert wrong == []


def violations(page: Page) -> list[str]:
    found = Axe().run(page).response["violations"]
    return [f"{v['id']}: {v['nodes'][0]['html'][:200]}" for v in found]


def top(page: Page, selector: str) -> float:
    box = page.locator(selector).first.bounding_box()
    assert box is not None
    return box["y"]


@pytest.mark.parametrize("view", ["sides", "margin", "claims"])
@pytest.mark.parametrize("name", ["two", "five"])
def test_axe_finds_nothing_in_any_view_and_theme(opened: Open, name: str, view: str) -> None:
    page = opened(name, hash=f"#F1?view={view}")
    assert violations(page) == []
    page.emulate_media(color_scheme="dark")
    assert violations(page) == []


@pytest.mark.parametrize(("width", "scheme"), [(390, "dark"), (1920, "light")])
def test_axe_finds_nothing_at_any_width(opened: Open, width: int, scheme: str) -> None:
    page = opened("two", width=width, scheme=scheme)
    page.locator(".filters summary").click()
    assert violations(page) == []


@pytest.mark.parametrize("name", ["one", "calm", "right_to_left", "hostile"])
def test_axe_finds_nothing_in_unusual_reports(opened: Open, name: str) -> None:
    assert violations(opened(name)) == []


@pytest.mark.parametrize("name", SAMPLES)
def test_nothing_runs_off_the_page(opened: Open, name: str) -> None:
    page = opened(name)
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 900})
        assert page.evaluate("document.documentElement.scrollWidth") <= width, width


@pytest.mark.parametrize("name", ["two", "five"])
def test_without_scripts_everything_is_there_and_no_tool_is(opened: Open, name: str) -> None:
    assert violations(opened(f"{name}-plain")) == []
    page = opened(name, scripts=False)
    expect(page.locator(".tools")).to_be_hidden()
    expect(page.locator(".views")).to_be_hidden()
    expect(page.locator("#F1")).to_be_visible()
    expect(page.locator("#row-1")).to_be_visible()
    expect(page.locator(".claims table")).to_be_visible()
    page.locator("#F1 .acts a").click()
    assert page.url.endswith("#row-3")
    page.locator("#row-3 a.ref").first.click()
    assert page.url.endswith("#F1")


def test_the_first_screen_shows_sources_counts_and_a_conflict(opened: Open) -> None:
    page = opened("two")
    for selector in ("h1", ".counts", "#source-B", "#F1 .quotes mark"):
        assert top(page, selector) < 800, selector


def test_quotes_and_accounts_stand_beside_each_other_or_below(opened: Open) -> None:
    wide = opened("two")
    first, second = wide.locator("#F1 .quote").all()
    a, b = first.bounding_box(), second.bounding_box()
    assert a and b and a["y"] == b["y"] and a["x"] < b["x"]
    cells = wide.locator("#row-3 .cell").all()
    a, b = cells[0].bounding_box(), cells[1].bounding_box()
    assert a and b and a["y"] == b["y"] and a["x"] < b["x"]
    phone = opened("two", width=390)
    cells = phone.locator("#row-3 .cell").all()
    a, b = cells[0].bounding_box(), cells[1].bounding_box()
    assert a and b and a["x"] == b["x"] and a["y"] < b["y"]


def test_five_accounts_scroll_sideways_under_pinned_heads(opened: Open) -> None:
    page = opened("five")
    frame = page.locator(".sides .scroll")
    frame.scroll_into_view_if_needed()
    frame.evaluate("e => { e.scrollTop = 300; e.scrollLeft = 500; }")
    head, own = page.locator(".heads").bounding_box(), frame.bounding_box()
    assert head and own and abs(head["y"] - own["y"]) < 2
    pinned = page.locator("#row-10 .cell").first.bounding_box()
    assert pinned and 50 < pinned["x"] < 200
    other = page.locator("#row-10 .cell").nth(1).bounding_box()
    assert other and other["x"] < pinned["x"]


def test_n_and_p_walk_through_the_text_and_j_and_k_through_the_list(opened: Open) -> None:
    page = opened("two")
    page.keyboard.press("n")
    expect(page.locator("#row-3")).to_be_focused()
    expect(page.locator(".where")).to_have_text("≠1 +6 · place 1 of 11")
    page.keyboard.press("n")
    expect(page.locator("#row-4")).to_be_focused()
    page.keyboard.press("p")
    page.keyboard.press("p")
    expect(page.locator("#row-15")).to_be_focused()
    page.keyboard.press("j")
    expect(page.locator("#F15")).to_be_focused()
    page.keyboard.press("k")
    expect(page.locator("#F14")).to_be_focused()
    page.keyboard.press("n")
    expect(page.locator("#row-9")).to_be_focused()


def test_back_returns_to_where_one_was(opened: Open) -> None:
    page = opened("two")
    page.locator("#F3 .acts a").click()
    expect(page.locator("#row-7")).to_be_focused()
    page.locator("#row-7 a.ref").first.click()
    expect(page.locator("#F3")).to_be_focused()
    page.go_back()
    expect(page.locator("#row-7")).to_have_class("row conflict aligned here")
    page.go_back()
    expect(page.locator(".here")).to_have_count(0)


def test_the_address_keeps_view_filter_and_place(opened: Open) -> None:
    page = opened("two")
    page.keyboard.press("2")
    page.locator(".main-of select").select_option("B")
    page.locator(".filters summary").click()
    page.locator('input[name="kind"][value="only"]').uncheck()
    page.keyboard.press("Escape")
    page.locator("#F2 .num a").click()
    page.reload()
    expect(page.locator('button[data-view="margin"]')).to_have_attribute("aria-pressed", "true")
    expect(page.locator(".main-of select")).to_have_value("B")
    expect(page.locator("#F13")).to_be_hidden()
    expect(page.locator("#F2")).to_have_class("finding here")
    expect(page.locator(".filters .active")).to_have_text("1")


def test_a_link_to_a_finding_opens_at_it(opened: Open) -> None:
    page = opened("two", hash="#F12")
    expect(page.locator("#F12")).to_be_in_viewport()
    expect(page.locator("#F12")).to_have_class("finding here")


def test_filters_take_findings_and_claims_out_and_reset_brings_them_back(opened: Open) -> None:
    page = opened("two")
    page.locator(".filters summary").click()
    page.locator('input[name="kind"][value="conflict"]').uncheck()
    expect(page.locator("#F1")).to_be_hidden()
    expect(page.locator("#conflicts")).to_be_hidden()
    expect(page.locator("#F7")).to_be_visible()
    expect(page.locator(".where")).to_have_text("11 findings")
    expect(page.locator('#row-3 .ref[href="#F1"]').first).to_be_hidden()
    for name in ("detail", "agree", "only"):
        page.locator(f'input[name="kind"][value="{name}"]').uncheck()
    expect(page.locator(".nothing")).to_be_visible()
    page.locator(".filters button[type=reset]").click()
    expect(page.locator("#F1")).to_be_visible()
    assert "?" not in page.url
    page.locator('select[name="sure"]').select_option("95")
    expect(page.locator(".where")).to_have_text("2 findings")


def test_search_narrows_findings_and_text(opened: Open) -> None:
    page = opened("two")
    page.keyboard.press("/")
    expect(page.locator(".find input")).to_be_focused()
    page.keyboard.type("calder")
    expect(page.locator(".where")).to_have_text("1 finding")
    expect(page.locator("#F3")).to_be_visible()
    expect(page.locator("#row-7")).to_be_visible()
    expect(page.locator("#row-3")).to_be_hidden()
    page.keyboard.press("Enter")
    expect(page.locator("#F3")).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.locator("#row-3")).to_be_visible()
    expect(page.locator(".find input")).to_have_value("")


def test_what_stands_alone_folds(opened: Open) -> None:
    page = opened("two")
    page.keyboard.press("f")
    expect(page.locator("#row-4")).to_be_hidden()
    expect(page.locator("#row-3")).to_be_visible()
    page.locator("#F13 .line").click()
    expect(page.locator("#row-4")).to_be_visible()
    page.keyboard.press("f")
    page.keyboard.press("f")
    page.reload()
    expect(page.locator("#row-9")).to_be_hidden()


def test_one_account_is_read_in_its_own_order_with_the_others_beside_it(opened: Open) -> None:
    page = opened("two", hash="#?view=margin&main=B")
    places = page.locator(".cell.main [id^='B-']").evaluate_all(
        "all => all.map(e => Number(e.id.slice(2)))"
    )
    assert places == sorted(places)
    a = page.locator('#row-3 .cell[data-doc="A"]').bounding_box()
    b = page.locator('#row-3 .cell[data-doc="B"]').bounding_box()
    assert a and b and a["x"] > b["x"] and b["width"] > a["width"]
    page.keyboard.press("1")
    numbers = page.locator(".row").evaluate_all("all => all.map(e => Number(e.id.slice(4)))")
    assert numbers == sorted(numbers)
    expect(page.locator("details.alone .row").first).to_be_visible()


def test_the_claims_are_a_table_with_links_into_the_text(opened: Open) -> None:
    page = opened("five")
    page.keyboard.press("3")
    expect(page.locator(".rows")).to_be_hidden()
    page.locator("td.contradicts a").first.click()
    expect(page.locator(".rows")).to_be_visible()
    expect(page.locator("#B-3")).to_be_focused()


def test_the_theme_switch_wins_over_the_system_and_is_kept(opened: Open) -> None:
    page = opened("two", scheme="dark")
    colour = "getComputedStyle(document.body).color"
    dark = page.evaluate(colour)
    button = page.locator('[data-do="theme"]')
    button.click()
    expect(button).to_have_attribute("aria-label", "Colours: light")
    assert page.evaluate(colour) != dark
    page.reload()
    assert page.evaluate(colour) != dark
    button.click()
    assert page.evaluate(colour) == dark


def test_help_opens_closes_and_can_turn_single_keys_off(opened: Open) -> None:
    page = opened("two")
    page.keyboard.press("?")
    expect(page.locator("dialog")).to_be_visible()
    assert violations(page) == []
    page.locator('dialog input[name="keys"]').uncheck()
    page.keyboard.press("Escape")
    expect(page.locator("dialog")).to_be_hidden()
    page.keyboard.press("n")
    expect(page.locator(".here")).to_have_count(0)


def test_the_keyboard_alone_reaches_the_findings_and_focus_is_seen(opened: Open) -> None:
    page = opened("two")
    page.keyboard.press("Tab")
    expect(page.locator(".skip").first).to_be_focused()
    expect(page.locator(".skip").first).to_be_in_viewport()
    page.keyboard.press("Enter")
    expect(page.locator("#findings")).to_be_focused()
    page.keyboard.press("Tab")
    width = page.evaluate("getComputedStyle(document.activeElement).outlineWidth")
    assert width == "3px"


def test_right_to_left_text_runs_from_the_right(opened: Open) -> None:
    page = opened("right_to_left")
    quote = page.locator("#F1 blockquote").first
    assert quote.evaluate("e => getComputedStyle(e).direction") == "rtl"
    assert page.locator("#F1 h3").evaluate("e => getComputedStyle(e).direction") == "ltr"


def test_print_shows_all_text_and_no_tools(opened: Open) -> None:
    page = opened("two")
    page.keyboard.press("f")
    page.emulate_media(media="print")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    expect(page.locator(".tools")).to_be_hidden()
    expect(page.locator("#row-4")).to_be_visible()
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    page.emulate_media(media="screen")
    expect(page.locator("#row-4")).to_be_hidden()


@pytest.mark.parametrize("scripts", [True, False])
def test_the_printed_page_holds_every_sentence(opened: Open, tmp_path: Path, scripts: bool) -> None:
    page = opened("two", scripts=scripts, hash="#F1?fold=1" if scripts else "")
    page.pdf(path=str(tmp_path / "printed.pdf"), format="A4")
    printed = "".join(leaf.extract_text() for leaf in PdfReader(tmp_path / "printed.pdf").pages)
    text = re.sub(r"[≠+=◦]\d+|\s+", "", printed)
    for own in sample.two().documents:
        for sentence in own.sentences:
            assert re.sub(r"\s+", "", sentence.span.of(own.text)) in text
