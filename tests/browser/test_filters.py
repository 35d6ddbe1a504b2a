from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.browser

Open = Callable[..., Page]


def test_filters_take_findings_and_claims_out_and_reset_brings_them_back(opened: Open) -> None:
    page = opened("two")
    page.locator(".filters summary").click()
    page.locator('input[name="kind"][value="conflict"]').uncheck()
    expect(page.locator("#F1")).to_be_hidden()
    expect(page.locator("#conflicts")).to_be_hidden()
    expect(page.locator("#F9")).to_be_visible()
    expect(page.locator(".where")).to_have_text("13 of 18 findings")
    expect(page.locator('#row-3 .ref[href="#F1"]').first).to_be_hidden()
    for name in ("open", "detail", "agree", "only"):
        page.locator(f'input[name="kind"][value="{name}"]').uncheck()
    expect(page.locator("#findings .shown span")).to_have_text("None of 18 findings shown.")
    page.locator(".filters button[type=reset]").click()
    expect(page.locator("#F1")).to_be_visible()
    assert "?" not in page.url
    page.locator('select[name="sure"]').select_option("95")
    expect(page.locator(".where")).to_have_text("2 of 18 findings")


def test_rows_without_what_was_asked_for_go_and_are_counted(opened: Open) -> None:
    page = opened("two", hash="#text?kind=conflict")
    shown = page.locator("#text .shown")
    expect(shown.locator("span")).to_have_text("4 of 16 rows shown.")
    expect(page.locator("#row-3")).to_be_visible()
    expect(page.locator("#row-1")).to_be_hidden()
    expect(page.locator("details.alone:visible")).to_have_count(0)
    expect(page.locator('.strip a[href="#row-3"]')).to_be_visible()
    expect(page.locator('.strip a[href="#row-4"]')).to_be_hidden()
    page.keyboard.press("3")
    expect(shown.locator("span")).to_have_text("4 of 12 claims shown.")
    expect(page.locator(".claims tr.out").first).to_be_hidden()
    page.keyboard.press("1")
    shown.locator("button").click()
    expect(page.locator("#row-1")).to_be_visible()
    expect(shown.locator("button")).to_be_hidden()
    expect(page.locator("#text")).to_be_focused()


def test_rows_go_by_category_and_confidence_as_well(opened: Open) -> None:
    page = opened("two", hash="#text?category=date")
    number = page.locator(".row:visible").count()
    assert 0 < number < 6
    page = opened("two", hash="#text?sure=95")
    rows = page.locator(".row:visible")
    assert rows.count() == 2
    assert page.locator("#text .shown span").inner_text().startswith("2 of 16")


def test_an_account_left_out_loses_its_column_and_its_findings(opened: Open) -> None:
    page = opened("five")
    page.locator(".filters summary").click()
    for letter in "CDE":
        page.locator(f'input[name="doc"][value="{letter}"]').uncheck()
    page.keyboard.press("Escape")
    expect(page.locator('.heads [data-doc="C"]')).to_be_hidden()
    a, b = (page.locator(f'.heads [data-doc="{x}"]').bounding_box() for x in "AB")
    assert a and b and b["x"] > a["x"] and b["x"] + b["width"] < 1280
    assert page.locator(".finding:visible").count() > 0
    for docs in page.locator(".finding:visible").evaluate_all("f => f.map(e => e.dataset.docs)"):
        left = set(docs.split()) & {"A", "B"}
        assert len(left) == 2 or docs in {"A", "B"}
    page.keyboard.press("3")
    expect(page.locator("thead [data-doc='C']")).to_be_hidden()
    expect(page.locator("tbody tr:not(.out) td:nth-child(5)").first).to_be_hidden()
    page.keyboard.press("2")
    page.reload()
    expect(page.locator('.main-of option[value="C"]')).to_be_disabled()
    page.keyboard.press("1")
    page.locator("#text .shown button").click()
    expect(page.locator('.heads [data-doc="C"]')).to_be_visible()


def test_search_narrows_findings_and_text(opened: Open) -> None:
    page = opened("two")
    page.keyboard.press("/")
    expect(page.locator(".find input")).to_be_focused()
    page.keyboard.type("calder")
    expect(page.locator(".where")).to_have_text("1 of 18 findings")
    expect(page.locator("#F3")).to_be_visible()
    expect(page.locator("#row-7")).to_be_visible()
    expect(page.locator("#row-3")).to_be_hidden()
    page.keyboard.press("Enter")
    expect(page.locator("#F3")).to_be_focused()
    page.reload()
    expect(page.locator("#row-3")).to_be_hidden()
    expect(page.locator(".find input")).to_have_value("calder")
    page.keyboard.press("Escape")
    expect(page.locator("#row-3")).to_be_visible()
    expect(page.locator(".find input")).to_have_value("")


def test_on_a_phone_the_search_opens_from_its_button(opened: Open) -> None:
    page = opened("two", width=360)
    field = page.locator(".find input")
    expect(field).to_be_hidden()
    page.locator('[data-do="search"]').click()
    expect(field).to_be_focused()
    bar = page.locator(".tools").bounding_box()
    assert bar and bar["height"] < 110
    page.locator('[data-do="search"]').click()
    expect(field).to_be_hidden()
    bar = page.locator(".tools").bounding_box()
    assert bar and bar["height"] < 60
