from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import SAMPLES

pytestmark = pytest.mark.browser

Open = Callable[..., Page]

WIDTHS = (360, 768, 1280, 1920)


@pytest.mark.parametrize("name", SAMPLES)
def test_nothing_runs_off_the_page(opened: Open, name: str) -> None:
    page = opened(name)
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 900})
        for view in "123":
            page.keyboard.press(view)
            wide = page.evaluate("document.documentElement.scrollWidth")
            assert wide <= width, (width, view)


def test_quotes_and_accounts_stand_beside_each_other_or_below(opened: Open) -> None:
    wide = opened("two")
    first, second = wide.locator("#F1 .quote").all()
    a, b = first.bounding_box(), second.bounding_box()
    assert a and b and a["y"] == b["y"] and a["x"] < b["x"]
    cells = wide.locator("#row-3 .cell").all()
    a, b = cells[0].bounding_box(), cells[1].bounding_box()
    assert a and b and a["y"] == b["y"] and a["x"] < b["x"]
    phone = opened("two", width=360)
    cells = phone.locator("#row-3 .cell").all()
    a, b = cells[0].bounding_box(), cells[1].bounding_box()
    assert a and b and a["x"] == b["x"] and a["y"] < b["y"]
    letter = cells[1].evaluate("e => getComputedStyle(e, '::before').content")
    assert letter == '"B"'


def test_the_bars_of_the_accounts_stand_level(opened: Open) -> None:
    page = opened("five")
    tops = page.locator(".share").evaluate_all("all => all.map(e => e.getBoundingClientRect().y)")
    assert max(tops) - min(tops) < 1


def test_five_accounts_scroll_sideways_under_pinned_heads(opened: Open) -> None:
    page = opened("five")
    frame = page.locator(".sides .frame > .scroll")
    frame.scroll_into_view_if_needed()
    frame.evaluate("e => { e.scrollTop = 300; e.scrollLeft = 500; }")
    head, own = page.locator(".heads").bounding_box(), frame.bounding_box()
    assert head and own and abs(head["y"] - own["y"]) < 2
    pinned = page.locator("#row-10 .cell").first.bounding_box()
    assert pinned and 50 < pinned["x"] < 200
    other = page.locator("#row-10 .cell").nth(1).bounding_box()
    assert other and other["x"] < pinned["x"]


@pytest.mark.parametrize("anchor", ["row-12", "E-4"])
def test_a_place_in_a_far_column_comes_into_sight_under_the_heads(
    opened: Open, anchor: str
) -> None:
    page = opened("five", hash="#row-1")
    row = page.locator(f"#{anchor}").locator("xpath=ancestor-or-self::div[starts-with(@id,'row-')]")
    page.evaluate(f"report.go('{anchor}')")
    cells = row.locator(".cell:not(.empty)")
    place = cells.first if anchor.startswith("row") else page.locator(f"#{anchor}")
    box, heads = place.bounding_box(), page.locator(".heads").bounding_box()
    assert box and heads
    assert box["x"] >= 0 and box["x"] + box["width"] <= 1280
    assert box["y"] >= heads["y"] + heads["height"] - 1 and box["y"] < 900
    assert heads["y"] >= 48


def test_the_table_keeps_its_head_and_its_claims_in_sight(opened: Open) -> None:
    page = opened("five", hash="#claims?view=claims")
    frame = page.locator(".claims .scroll")
    frame.evaluate("e => { e.scrollTop = 300; e.scrollLeft = 300; }")
    head, own = page.locator("thead th").nth(1).bounding_box(), frame.bounding_box()
    assert head and own and abs(head["y"] - own["y"]) < 2
    claim = page.locator("tbody th[scope=row]").nth(8).bounding_box()
    assert claim and claim["x"] >= own["x"]


def test_on_a_phone_a_claim_is_a_block_with_the_letters_of_the_accounts(opened: Open) -> None:
    page = opened("five", width=360, hash="#claims?view=claims")
    cell = page.locator("td.contradicts").first
    assert cell.evaluate("e => getComputedStyle(e, '::before').content") in {
        '"B"',
        '"C"',
        '"D"',
        '"E"',
    }
    box = cell.bounding_box()
    assert box and box["x"] < 30


def test_what_stands_alone_folds(opened: Open) -> None:
    page = opened("two")
    page.keyboard.press("f")
    expect(page.locator("#row-4")).to_be_hidden()
    expect(page.locator("#row-3")).to_be_visible()
    page.locator("#F15 .line").click()
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
    expect(page.locator(".others")).to_have_count(0)


def test_what_the_account_lacks_is_folded_where_it_would_stand(opened: Open) -> None:
    page = opened("five", hash="#?view=margin&main=A")
    others = page.locator(".others")
    assert others.count() > 0
    expect(others.first.locator("summary")).to_contain_text("Not in A:")
    row = others.first.locator(".row").first
    expect(row).to_be_hidden()
    others.first.locator("summary").click()
    expect(row).to_be_visible()
    all_rows = page.locator(".row").count()
    page.keyboard.press("1")
    assert page.locator(".row").count() == all_rows


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


def test_right_to_left_text_runs_from_the_right(opened: Open) -> None:
    page = opened("right_to_left")
    quote = page.locator("#F1 blockquote").first
    assert quote.evaluate("e => getComputedStyle(e).direction") == "rtl"
    assert (
        page.locator("#row-1 .cell p").first.evaluate("e => getComputedStyle(e).direction") == "rtl"
    )
    assert page.locator("#F1 h3").evaluate("e => getComputedStyle(e).direction") == "ltr"
