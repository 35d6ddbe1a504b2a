from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.browser

Open = Callable[..., Page]


def top(page: Page, selector: str) -> float:
    box = page.locator(selector).first.bounding_box()
    assert box is not None
    return box["y"]


def test_the_first_screen_shows_sources_counts_and_every_conflict(opened: Open) -> None:
    page = opened("two")
    for selector in ("h1", ".counts", "#source-B", "#conflicts", ".glance li:last-child"):
        assert top(page, selector) < 860, selector
    page.locator('.glance a[href="#F3"]').click()
    expect(page.locator("#F3")).to_be_focused()
    expect(page.locator("#F3 .quotes mark").first).to_be_in_viewport()


def test_n_and_p_walk_through_the_text_and_j_and_k_through_the_list(opened: Open) -> None:
    page = opened("two")
    page.keyboard.press("n")
    expect(page.locator("#row-3")).to_be_focused()
    expect(page.locator(".where")).to_have_text("≠1 +8 · place 1 of 11")
    page.keyboard.press("n")
    expect(page.locator("#row-4")).to_be_focused()
    page.keyboard.press("p")
    page.keyboard.press("p")
    expect(page.locator("#row-15")).to_be_focused()
    page.keyboard.press("j")
    expect(page.locator("#F17")).to_be_focused()
    page.keyboard.press("k")
    expect(page.locator("#F16")).to_be_focused()
    page.keyboard.press("n")
    expect(page.locator("#row-9")).to_be_focused()


def test_the_buttons_do_what_the_keys_do(opened: Open) -> None:
    page = opened("two", width=360)
    page.locator('[data-do="next"]').click()
    expect(page.locator("#row-3")).to_be_focused()
    page.locator('[data-do="prev"]').click()
    expect(page.locator("#row-15")).to_be_focused()


def test_what_was_found_is_told_under_the_row_one_is_at(opened: Open) -> None:
    page = opened("two", hash="#row-3")
    peek = page.locator("#row-3 .peek")
    expect(peek).to_contain_text("A says seven dock workers were injured; B says nine.")
    page.keyboard.press("n")
    expect(page.locator(".peek")).to_have_count(0)
    page.locator("#row-7 .cell .ref").first.click()
    expect(page.locator('#row-7 .peek a[href="#F3"]')).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("#F3")).to_be_focused()
    expect(page.locator(".peek")).to_have_count(0)


def test_a_row_without_a_finding_that_needs_a_reason_tells_none(opened: Open) -> None:
    page = opened("two", hash="#row-4")
    expect(page.locator("#row-4 .gut")).to_be_visible()
    expect(page.locator(".peek")).to_have_count(0)


def test_back_returns_to_where_one_was(opened: Open) -> None:
    page = opened("two")
    page.locator("#F3 .acts a").click()
    expect(page.locator("#row-7")).to_be_focused()
    page.locator("#row-7 .peek a").first.click()
    expect(page.locator("#F3")).to_be_focused()
    page.go_back()
    expect(page.locator("#row-7")).to_have_class("row conflict aligned here")
    page.go_back()
    expect(page.locator(".here")).to_have_count(0)


def test_back_undoes_a_choice_and_what_was_typed_as_one(opened: Open) -> None:
    page = opened("two")
    page.keyboard.press("3")
    page.keyboard.press("c")
    page.keyboard.press("/")
    page.keyboard.type("dock", delay=150)
    expect(page.locator(".where")).to_have_text("1 of 18 findings")
    page.go_back()
    expect(page.locator(".where")).to_have_text("5 of 18 findings")
    page.go_back()
    expect(page.locator(".where")).to_have_text("18 findings")
    expect(page.locator(".claims table")).to_be_visible()
    page.go_back()
    expect(page.locator(".rows")).to_be_visible()


def test_the_address_keeps_view_filter_and_place(opened: Open) -> None:
    page = opened("two")
    page.keyboard.press("2")
    page.locator(".main-of select").select_option("B")
    page.locator(".filters summary").click()
    page.locator('input[name="kind"][value="only"]').uncheck()
    page.keyboard.press("Escape")
    page.locator("#F2 .num").click()
    page.reload()
    expect(page.locator('button[data-view="margin"]')).to_have_attribute("aria-pressed", "true")
    expect(page.locator(".main-of select")).to_have_value("B")
    expect(page.locator("#F15")).to_be_hidden()
    expect(page.locator("#F2")).to_have_class("finding here")
    expect(page.locator(".filters .active")).to_have_text("1")


def test_o_shows_what_is_to_compare_alone_and_everything_again(opened: Open) -> None:
    page = opened("two")
    page.keyboard.press("o")
    expect(page.locator(".where")).to_have_text("2 of 18 findings")
    expect(page.locator("#F6")).to_be_visible()
    expect(page.locator("#F1")).to_be_hidden()
    page.keyboard.press("j")
    expect(page.locator("#F6")).to_be_focused()
    page.keyboard.press("o")
    expect(page.locator("#F1")).to_be_visible()


def test_a_link_to_a_finding_opens_at_it(opened: Open) -> None:
    page = opened("two", hash="#F14")
    expect(page.locator("#F14")).to_be_in_viewport()
    expect(page.locator("#F14")).to_have_class("finding here")


def test_a_link_into_a_long_report_opens_at_its_place(opened: Open) -> None:
    page = opened("long", hash="#row-200")
    expect(page.locator("#row-200")).to_be_in_viewport()
    page.locator("#row-200 .peek a").click()
    expect(page.locator("#F20")).to_be_in_viewport()


def test_a_finding_is_copied_with_its_quotes_and_places(opened: Open) -> None:
    page = opened("two", permissions=["clipboard-read", "clipboard-write"])
    button = page.locator("#F1 .copy")
    button.click()
    expect(button).to_have_text("Copied")
    expect(button).to_be_focused()
    copied = page.evaluate("navigator.clipboard.readText()")
    first, *quotes = copied.split("\n")
    assert first.startswith("≠1 Number: A says seven dock workers were injured; B says nine.")
    assert [quote[0] for quote in quotes] == ["A", "B"]
    assert "line 3" in quotes[0] and "Nine dock workers were hurt" in quotes[1]


def test_the_strip_leads_to_the_row(opened: Open) -> None:
    page = opened("two", hash="#text")
    page.locator('.strip a[href="#row-9"] rect').click()
    expect(page.locator("#row-9")).to_be_focused()


def test_the_strip_keeps_step_with_what_is_shown(opened: Open) -> None:
    page = opened("two", hash="#text?kind=conflict")
    tick = page.locator('.strip a[href="#row-3"] rect')
    expect(tick).to_have_attribute("y", "0")
    page.locator("#text .shown button").click()
    expect(tick).not_to_have_attribute("y", "0")


def test_help_opens_closes_and_can_turn_single_keys_off(
    opened: Open, violations: Callable[[Page], list[str]]
) -> None:
    page = opened("two")
    page.keyboard.press("?")
    expect(page.locator("dialog")).to_be_visible()
    assert violations(page) == []
    page.locator('dialog input[name="keys"]').uncheck()
    page.keyboard.press("Escape")
    expect(page.locator("dialog")).to_be_hidden()
    page.keyboard.press("n")
    expect(page.locator(".here")).to_have_count(0)


@pytest.mark.parametrize("name", ["two", "five"])
def test_without_scripts_everything_is_there_and_no_tool_is(opened: Open, name: str) -> None:
    page = opened(name, scripts=False)
    expect(page.locator(".tools")).to_be_hidden()
    expect(page.locator(".views")).to_be_hidden()
    expect(page.locator(".shown button").first).to_be_hidden()
    expect(page.locator("#F1")).to_be_visible()
    expect(page.locator("#row-1")).to_be_visible()
    expect(page.locator(".claims table")).to_be_visible()
    page.locator("#F1 .acts a").click()
    assert page.url.endswith("#row-3")
    page.locator("#row-3 a.ref").first.click()
    assert page.url.endswith("#F1")
