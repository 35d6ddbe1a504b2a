"""Sources with several stories."""

from __future__ import annotations

from pathlib import Path

import pytest

from compare.errors import InputError
from compare.model import Document
from compare.read import read_bytes, read_path
from tests.read.cleaned import kept

STORY = """Harbour council approves ferry berth

The Coast Ledger
4 March 2025

The harbour council voted seven to two on Tuesday to build a new ferry berth.
Work will start in June, the mayor said.

Related Articles

"""


def entry(title: str, source: str, text: str) -> str:
    return f"{title}\n{title}\n\n{source}\n\n3 hours ago\n\n  • {source}\n\n{title}\n\n{text}\n\n"


TEXT = (
    STORY
    + entry("Storm closes the northern road", "Coast Wire", "A storm closed the road, police said.")
    + entry(
        "Mill to close in spring",
        "Hill Post",
        "The mill will close, its owner said. It has 40 workers.",
    )
)


def open_(folder: Path, number: str, name: str = "page.txt", text: str = TEXT) -> Document:
    (folder / name).write_text(text)
    return read_path(f"{folder}/{name}{number}")


def test_the_first_is_taken_and_it_is_said(tmp_path: Path) -> None:
    document = open_(tmp_path, "")
    assert "seven to two" in kept(document) and "storm" not in kept(document)
    assert [(s.title, s.read) for s in document.stories] == [
        ("Harbour council approves ferry berth", True),
        ("Storm closes the northern road", False),
        ("Mill to close in spring", False),
    ]
    assert document.notes == (
        "holds 3 stories: the first is compared; page.txt#2 to page.txt#3 name the others",
    )


def test_another_is_taken_by_its_number(tmp_path: Path) -> None:
    document = open_(tmp_path, "#3")
    assert document.name == "page.txt#3"
    assert document.title == "Mill to close in spring"
    assert kept(document).split() == (
        "Mill to close in spring The mill will close, its owner said. It has 40 workers.".split()
    )
    assert [story.read for story in document.stories] == [False, False, True]
    assert document.notes == ()
    assert open_(tmp_path, "#1").notes == ()


@pytest.mark.parametrize(
    ("text", "number", "cause"),
    [(TEXT, "#4", "holds 3 stories; there is no #4"), ("One story.", "#2", "holds one story")],
)
def test_a_number_that_no_story_has_is_refused(
    tmp_path: Path, text: str, number: str, cause: str
) -> None:
    with pytest.raises(InputError, match=cause):
        open_(tmp_path, number, text=text)


def test_a_file_may_have_such_a_name(tmp_path: Path) -> None:
    (tmp_path / "page.txt#2").write_text("One story.")
    assert read_path(f"{tmp_path}/page.txt#2").text == "One story."
    with pytest.raises(InputError, match="no such file"):
        read_path(f"{tmp_path}/other.txt#2")


LONG = "The owner said that the old mill has been losing money for many years in a row. " * 4


def articles(*titles: str, texts: tuple[str, ...] = ()) -> bytes:
    parts = [
        f"<article><h2>{title}</h2><p>Of {title} {text}</p><p>{text}</p></article>"
        for title, text in zip(titles, texts or (LONG,) * len(titles), strict=True)
    ]
    return f"<html><body><h1>The Coast Ledger</h1>{''.join(parts)}</body></html>".encode()


def test_articles_of_a_page_are_stories() -> None:
    page = articles("mills", "ships", "roads")
    document = read_bytes(page, "a.html")
    assert [story.title for story in document.stories] == ["mills", "ships", "roads"]
    assert document.title == "mills"
    assert "Of ships" not in kept(document)
    for story, title in zip(document.stories, ("mills", "ships", "roads"), strict=True):
        assert story.span.of(document.text).startswith(title)


def test_a_story_with_teasers_below_is_one(tmp_path: Path) -> None:
    page = articles("mills", "ships", texts=(LONG, "A teaser of few words."))
    document = read_bytes(page, "a.html")
    assert document.stories == () and document.notes == ()
    (tmp_path / "b.html").write_bytes(articles("mills", "ships"))
    second = read_path(f"{tmp_path}/b.html#2")
    assert second.title == "ships"
    assert "Of mills" not in kept(second) and "Of ships" in kept(second)
