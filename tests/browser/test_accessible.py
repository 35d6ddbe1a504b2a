from __future__ import annotations

import itertools
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.browser

Open = Callable[..., Page]
Violations = Callable[[Page], list[str]]

SMALL = """() => [...document.querySelectorAll(
    'button, select, input:not([type=search]), summary, .gut, .counts a, .glance a, .to, td > a, .acts a'
  )].filter(e => e.checkVisibility())
  .map(e => [e, (e.closest('label') || e).getBoundingClientRect()])
  .filter(([e, box]) => box.width < 23.9 || box.height < 23.9)
  .map(([e, box]) => `${e.outerHTML.slice(0, 90)} ${box.width}x${box.height}`)"""
"""What is smaller than 24 pixels a side, links inside a sentence aside (WCAG 2.2, 2.5.8)."""

COVERED = """() => {
  const box = document.activeElement.getBoundingClientRect();
  if (!box.width || document.activeElement === document.body) return null;
  if (box.bottom <= 0 || box.top >= innerHeight) return 'outside ' + document.activeElement.outerHTML.slice(0, 120);
  const x = Math.min(Math.max(box.left + 3, 1), innerWidth - 2);
  for (const y of [box.top + 3, box.bottom - 3, (box.top + box.bottom) / 2]) {
    if (y < 0 || y >= innerHeight) continue;
    const over = document.elementFromPoint(x, y);
    if (over && (document.activeElement.contains(over) || over.contains(document.activeElement))) return null;
  }
  return document.activeElement.outerHTML.slice(0, 160);
}"""
"""The element in focus, if something stands before all of it (WCAG 2.2, 2.4.11)."""


@pytest.mark.parametrize("view", ["sides", "margin", "claims"])
@pytest.mark.parametrize("name", ["two", "five"])
def test_axe_finds_nothing_in_any_view_and_theme(
    opened: Open, violations: Violations, name: str, view: str
) -> None:
    page = opened(name, hash=f"#row-3?view={view}")
    assert violations(page) == []
    page.emulate_media(color_scheme="dark")
    assert violations(page) == []


@pytest.mark.parametrize(("width", "scheme"), [(360, "dark"), (768, "light"), (1920, "light")])
def test_axe_finds_nothing_at_any_width(
    opened: Open, violations: Violations, width: int, scheme: str
) -> None:
    page = opened("two", width=width, scheme=scheme)
    page.locator(".filters summary").click()
    assert violations(page) == []
    page.keyboard.press("Escape")
    page.locator('button[data-view="claims"]').click()
    assert violations(page) == []


@pytest.mark.parametrize("name", ["one", "calm", "right_to_left", "hostile", "reused", "two-plain"])
def test_axe_finds_nothing_in_unusual_reports(
    opened: Open, violations: Violations, name: str
) -> None:
    assert violations(opened(name)) == []


@pytest.mark.parametrize("width", [360, 1280])
def test_what_can_be_pressed_is_large_enough(opened: Open, width: int) -> None:
    page = opened("two", width=width, hash="#row-3")
    page.locator(".filters summary").click()
    assert page.evaluate(SMALL) == []
    page.keyboard.press("Escape")
    page.keyboard.press("3")
    assert page.evaluate(SMALL) == []


@pytest.mark.parametrize(("name", "width"), [("two", 1280), ("two", 360), ("five", 1280)])
def test_no_bar_ever_covers_what_is_in_focus(opened: Open, name: str, width: int) -> None:
    page = opened(name, width=width, hash="#row-9")
    for _ in range(40):
        page.keyboard.press("Shift+Tab")
        assert page.evaluate(COVERED) is None
    page = opened(name, width=width, hash="#F2")
    for _ in range(40):
        page.keyboard.press("Tab")
        assert page.evaluate(COVERED) is None


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


@pytest.mark.parametrize("name", ["two", "five", "one", "calm"])
def test_no_level_of_headings_is_skipped(opened: Open, name: str) -> None:
    levels = opened(name).evaluate(
        "[...document.querySelectorAll('body > :not(dialog) :is(h1,h2,h3,h4)')].map(h => Number(h.tagName[1]))"
    )
    assert levels[0] == 1 and levels.count(1) == 1
    assert all(after - before <= 1 for before, after in itertools.pairwise(levels))


def test_what_the_filters_leave_is_announced(opened: Open) -> None:
    page = opened("two")
    expect(page.locator("#text .shown")).to_have_attribute("role", "status")
    expect(page.locator(".where")).to_have_attribute("aria-live", "polite")
    page.keyboard.press("c")
    expect(page.locator(".where")).to_have_text("5 of 18 findings")
    expect(page.locator("#text .shown span")).to_have_text("4 of 16 rows shown.")


def test_marks_differ_without_colour_and_stay_in_forced_colours(opened: Open) -> None:
    page = opened("two", forced_colors="active")
    styles = {
        kind: page.locator(f".cell mark.{kind}").first.evaluate(
            "e => getComputedStyle(e).borderBottomStyle + getComputedStyle(e).borderBottomWidth"
        )
        for kind in ("conflict", "open", "detail", "agree")
    }
    assert len(set(styles.values())) == 4
    pressed = page.locator('button[data-view="sides"]')
    other = page.locator('button[data-view="claims"]')
    back = "e => getComputedStyle(e).backgroundColor"
    assert pressed.evaluate(back) != other.evaluate(back)


def test_nothing_moves_where_less_motion_is_wanted(opened: Open) -> None:
    page = opened("two")
    assert page.evaluate("getComputedStyle(document.documentElement).scrollBehavior") == "auto"
    page.emulate_media(reduced_motion="no-preference")
    assert page.evaluate("getComputedStyle(document.documentElement).scrollBehavior") == "smooth"
