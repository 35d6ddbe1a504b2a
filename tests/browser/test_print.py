from __future__ import annotations

import re
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.render import sample_report as sample

pytestmark = pytest.mark.browser

Open = Callable[..., Page]


def words(path: Path) -> str:
    """Return the words of a printed page in reading order, bare."""
    command = ["pdftotext", "-raw", "-enc", "UTF-8", str(path), "-"]
    return bare(subprocess.run(command, capture_output=True, check=True).stdout.decode())


def bare(text: str) -> str:
    """Return a text without blanks, quotation marks and the numbers of findings."""
    return re.sub(r"[≠+=◦]\d+|\s+|[\u00ad\u201c\u201d\"]", "", text)


@pytest.mark.parametrize(
    ("name", "hash", "paper"),
    [
        ("two", "#F1?fold=1", "A4"),
        ("two", "#F1?view=margin&main=B", "Letter"),
        ("five", "", "Letter"),
        ("five", "#?view=margin", "A4"),
    ],
)
def test_print_holds_every_sentence_in_each_view(
    opened: Open, tmp_path: Path, name: str, hash: str, paper: str
) -> None:
    page = opened(name, hash=hash)
    page.pdf(path=str(tmp_path / "printed.pdf"), format=paper)
    text = words(tmp_path / "printed.pdf")
    for own in {"two": sample.two, "five": sample.five}[name]().documents:
        for sentence in own.sentences:
            assert bare(sentence.span.of(own.text)) in text


def test_print_without_scripts_holds_every_sentence(opened: Open, tmp_path: Path) -> None:
    page = opened("two", scripts=False)
    page.pdf(path=str(tmp_path / "printed.pdf"), format="A4")
    text = words(tmp_path / "printed.pdf")
    for own in sample.two().documents:
        for sentence in own.sentences:
            assert bare(sentence.span.of(own.text)) in text


def test_the_printed_table_has_every_account_of_every_claim(opened: Open, tmp_path: Path) -> None:
    page = opened("five", hash="#?view=claims")
    page.pdf(path=str(tmp_path / "printed.pdf"), format="A4")
    text = words(tmp_path / "printed.pdf")
    for cell in page.locator("tbody :is(th, td)").all_inner_texts():
        assert bare(cell) in text


@pytest.mark.parametrize("view", ["sides", "margin", "claims"])
@pytest.mark.parametrize("width", [682, 710])
def test_nothing_is_cut_off_on_paper(opened: Open, view: str, width: int) -> None:
    page = opened("five", width=width, hash=f"#?view={view}")
    page.emulate_media(media="print")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    for part in (".tools", ".views", ".strip"):
        expect(page.locator(part).first).to_be_hidden()
    fixed = page.evaluate(
        "[...document.querySelectorAll('*')].filter(e => e.checkVisibility() && "
        "['fixed', 'sticky'].includes(getComputedStyle(e).position)).map(e => e.outerHTML.slice(0, 80))"
    )
    assert fixed == []


def test_print_leaves_the_screen_as_it_was(opened: Open) -> None:
    page = opened("two")
    page.keyboard.press("f")
    page.emulate_media(media="print")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    expect(page.locator("#row-4")).to_be_visible()
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    page.emulate_media(media="screen")
    expect(page.locator("#row-4")).to_be_hidden()


def test_a_filter_holds_for_print_too(opened: Open, tmp_path: Path) -> None:
    page = opened("two", hash="#?kind=conflict")
    page.pdf(path=str(tmp_path / "printed.pdf"), format="A4")
    text = words(tmp_path / "printed.pdf")
    assert "4of16rowsshown." in text
    assert "Whateachaccountadds" not in text
