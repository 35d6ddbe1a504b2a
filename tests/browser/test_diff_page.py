"""The page of ``compare diff``, in a real Chromium, for everybody."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from compare.review.claim_page import claims_html
from compare.review.page import changes_html
from tests.review.checks import check
from tests.review.sources import CONFLICT, HURT, ONE, ONLY, TWO, report

OLD = report([("one.txt", ONE), ("two.txt", TWO)], [CONFLICT, HURT])
NEW = report(
    [("two.txt", TWO), ("one.txt", ONE.replace("six crew", "seven <b>men</b> crew"))],
    [CONFLICT, ONLY],
)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_it_is_accessible_and_marks_what_differs(
    browser: Browser, tmp_path: Path, violations: Callable[[Page], list[str]], scheme: str
) -> None:
    (tmp_path / "diff.html").write_bytes(changes_html(OLD, NEW))
    context = browser.new_context(
        viewport={"width": 390, "height": 800},
        color_scheme="dark" if scheme == "dark" else "light",
    )
    page = context.new_page()
    page.goto((tmp_path / "diff.html").as_uri())
    assert page.locator("h2").all_text_contents() == [
        "New (1)",
        "To look at again: the same said in other words or signs (1)",
        "Gone (1)",
    ]
    assert page.locator("del").all_text_contents() == ["six"]
    assert page.locator("ins").all_text_contents() == ["seven <b>men</b>"]
    assert page.locator("ins").evaluate("(one) => getComputedStyle(one).fontWeight") == "600"
    assert violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    context.close()


BEFORE = check(
    [("draft.md", "Six men of the crew died there. It rained. Shops shut."), ("one.txt", ONE)],
    {"It": ("unsupported", []), "Shops": ("partial", [("one.txt", "Nobody was hurt", "partly")])},
)
NOW = check(
    [
        ("draft.md", "Seven <b>men of the crew died there. Shops shut. It rained."),
        ("one.txt", ONE + " It rained."),
    ],
    {
        "Seven": ("contradicted", [("one.txt", "Nobody was hurt", "contradicts")]),
        "Shops": ("partial", [("one.txt", "six crew", "partly")]),
        "It": ("supported", [("one.txt", "It rained", "supports")]),
    },
)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [390, 1280])
def test_the_page_on_two_checks_is_accessible_and_shows_both_sides(
    browser: Browser,
    tmp_path: Path,
    violations: Callable[[Page], list[str]],
    scheme: str,
    width: int,
) -> None:
    (tmp_path / "diff.html").write_bytes(claims_html(BEFORE, NOW))
    context = browser.new_context(
        viewport={"width": width, "height": 800},
        color_scheme="dark" if scheme == "dark" else "light",
    )
    page = context.new_page()
    page.goto((tmp_path / "diff.html").as_uri())
    assert page.locator("h2").all_text_contents() == [
        "Changed in verdict (2)",
        "Resting on other words of the sources: the same words and verdict (1)",
    ]
    assert page.locator("del").all_text_contents() == ["Six"]
    assert page.locator("ins").all_text_contents() == ["Seven <b>", "It rained."]
    assert page.locator("h4").all_text_contents()[:2] == ["Before: Supported", "Now: Contradicted"]
    before, now = (
        page.locator(".sides").first.locator("> div").nth(n).bounding_box() for n in (0, 1)
    )
    assert before is not None
    assert now is not None
    assert (before["y"] == now["y"]) == (width > 1000)
    assert violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    context.close()
