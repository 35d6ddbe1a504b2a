"""The story of a page, its parts and what is left out."""

from __future__ import annotations

import subprocess
import sys

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from compare.errors import InputError
from compare.read import read_bytes, read_text
from tests.read.html.pages import PAGE, kept, page, places, story


def test_the_story_is_kept_and_what_stands_around_it_is_told_with_the_reason() -> None:
    document = page(PAGE)
    gone = {r.span.of(document.text): r.reason for r in document.removed}
    assert gone == {
        "By Ida Crane, 4 March 2025": "metadata",
        "Photograph: Tom Ash/Coast Press": "image credit",
        "Get our newsletter": "newsletter",
        "The best of the coast in your inbox each morning.": "newsletter",
        "two": "deleted text",
        "Read more: The ferry that never came": "see also",
    }
    assert [part.reason for part in document.left_out] == [
        "cookie notice",
        "navigation",
        "related stories",
        "comments",
        "page footer",
    ]
    assert document.left_out[1].text == "Home\nNews"
    whole = kept(document)
    for words in ("seven to two", "Rosa Venn opens the old berth", "Ferry North", "Ticket prices"):
        assert words in whole
    for words in ("nine", "waste of money", "quota cuts", "All rights", "[1]", "color"):
        assert words not in document.text


def test_each_part_is_told_by_kind_and_label() -> None:
    found = places(page(PAGE))
    assert found[0] == ("heading", "heading 1", "Harbour council approves new ferry berth")
    by_label = {label: (kind, text) for kind, label, text in found if label}
    assert by_label["caption 1"][0] == "caption"
    assert by_label["pull quote 1"] == ("pull quote", "“We have waited thirty years for this.”")
    assert by_label["table 1, caption"] == ("caption", "The new ferry")
    assert by_label["table 1, row 1"] == (
        "table row",
        "Ferry North; Seats: 24; Length: 38 metres",
    )
    assert by_label["list item 2"] == ("list item", "- Ticket prices stay at 3 pounds.")
    assert by_label["paragraph 4"][1].startswith("“We have waited thirty years for this,” Mayor")
    assert [(kind, text) for kind, _, text in found if kind in ("deleted", "inserted")] == [
        ("deleted", "two"),
        ("inserted", "three"),
    ]


def test_what_a_page_says_of_itself_is_told_with_where() -> None:
    document = page(PAGE)
    assert (document.title, document.author) == (
        "Harbour council approves new ferry berth",
        "Ida Crane",
    )
    assert (document.publisher, document.published, document.updated) == (
        "Northern Ledger",
        "2025-03-04",  # where it was published, not in Greenwich
        "2025-03-05",
    )
    assert document.address == "https://ledger.example/ferry-berth"
    assert document.media_type == "text/html"
    assert dict(document.grounds) == {
        "title": "JSON-LD",
        "publisher": "JSON-LD",
        "author": "JSON-LD",
        "published": "JSON-LD",
        "updated": "JSON-LD",
        "address": "canonical link",
        "language": "lang attribute",
    }


@pytest.mark.parametrize(
    ("head", "field", "value", "ground"),
    [
        ('<meta property="og:title" content="Berth approved">', "title", "Berth approved", "og:title"),
        ("<title>The long berth story – Ledger | Ledger</title>", "publisher", "Ledger", "<title>"),
        ('<meta name="author" content="Ida Crane">', "author", "Ida Crane", "meta author"),
        ('<meta name="author" content="https://x.example/ida">', "author", None, None),
        ('<meta property="article:published_time" content="2025-03-04T10:00">', "published", "2025-03-04", "article:published_time"),
        ('<meta name="date" content="4 March 2025">', "published", "2025-03-04", "meta date"),
        ('<meta name="date" content="2025-13-45">', "published", None, None),
        ('<link rel="canonical" href="javascript:alert(1)">', "address", None, None),
        ('<script type="application/ld+json">{"@type": "NewsArticle", "headline": </script>', "author", None, None),
        ('<script type="application/ld+json">' + "[" * 100_000 + "</script>", "author", None, None),
    ],
)  # fmt: skip
def test_other_ways_to_say_it(head: str, field: str, value: str | None, ground: str | None) -> None:
    body = "<p>The harbour council voted seven to two on Tuesday to build a berth.</p>" * 2
    document = page(f"<html><head>{head}</head><body>{body}</body></html>")
    assert getattr(document, field) == value
    assert dict(document.grounds).get(field) == ground


def test_a_headline_on_the_page_goes_before_one_for_other_sites() -> None:
    document = page(
        '<html><head><meta property="og:title" content="You will not believe this vote"></head>'
        "<body><h1>Council approves ferry berth</h1>"
        "<p>The harbour council voted seven to two on Tuesday to build a new ferry berth.</p></body>"
    )
    assert (document.title, dict(document.grounds)["title"]) == (
        "Council approves ferry berth",
        "headline",
    )


def test_a_byline_on_the_page_is_used_where_no_metadata_is() -> None:
    document = page(
        "<html><body><h1>Council approves the new ferry berth</h1><p>By Ida Crane</p>"
        "<p>March 4, 2025</p><p>The harbour council voted seven to two on Tuesday for it.</p>"
        "<p>The mayor said after the vote that the town had waited for thirty years.</p></body>"
    )
    assert (document.author, document.published) == ("Ida Crane", "2025-03-04")
    assert dict(document.grounds)["author"] == "byline"


def test_words_run_across_marks_inside_a_line_and_not_across_blocks() -> None:
    text = story(
        "<div>One <b>b</b>erth<span>s</span>\n &amp; <i>two</i> cranes.<div>Three ships.</div>"
        "Four<br>five<br><br>six men came.</div><p>Said <q>never</q> again.</p>"
    ).text
    for block in ("One berths & two cranes.", "Three ships.", "Four\nfive", "six men came."):
        assert block in text.split("\n\n"), block
    assert "Said “never” again." in text


_NOTED = """<p>The gate fell in 2021.{mark} Work takes eleven months, the harbour master said.</p>
<p>Nobody was hurt when it fell, and 12 ships were led round it on the first morning.</p>
{note}"""


@pytest.mark.parametrize(
    ("mark", "note"),
    [
        ('<sup><a href="#n">1</a></sup>', "<p>{}</p>"),
        ('<a href="#n"><sup>1</sup></a>', "<p>{}</p>"),
        (
            '<a href="#fn" role="doc-noteref">1</a>',
            '<section role="doc-endnotes"><ol><li id="fn" role="doc-endnote"><p>{}'
            '<a href="#r" role="doc-backlink">↩︎</a></p></li></ol></section>',
        ),
        (
            '<a name="anc" href="#sym">1</a>',
            '<div id="d"><p><a name="sym" href="#anc">1</a>{}</p></div>',
        ),
    ],
)
def test_notes_are_text_and_their_marks_are_none(mark: str, note: str) -> None:
    said = "The gate had been made in the yard of Holm in the year of the great storm."
    document = story(_NOTED.format(mark=mark, note=note.format(said)))
    assert "The gate fell in 2021. Work takes" in kept(document)
    assert said in kept(document).split("\n\n")
    if "doc-endnote" in note:
        assert ("footnote", "footnote 1", said) in places(document)


def test_a_number_that_is_a_link_stays_where_nothing_leads_back() -> None:
    linked = (
        'About <a href="#map">12</a> ships<a href="#map" id="x"> and 40</a> boats were led round.'
    )
    document = story(f"<p>The gate fell.</p><p>{linked}</p><a name='map' href='#y'>3</a>")
    assert "About 12 ships and 40 boats were led round." in kept(document)


def test_tables_for_layout_are_no_tables() -> None:
    document = story(
        "<table><tr><td><p>The berth is the third of its kind on the coast.</p>"
        "<p>The first was built in 1964.</p></td><td><p>Right column of the page here.</p></td></tr></table>"
    )
    assert "The first was built in 1964." in document.text.split("\n\n")
    assert not any(kind == "table row" for kind, _, _ in places(document))


@pytest.mark.parametrize(
    ("encode", "declared"),
    [
        ("utf-8", ""),
        ("utf-8-sig", ""),
        ("utf-16", ""),
        ("cp1252", '<meta charset="iso-8859-1">'),
        ("koi8-r", '<meta http-equiv="Content-Type" content="text/html; charset=koi8-r">'),
        ("cp1252", '<meta charset="no-such-code">'),
    ],
)
def test_the_encoding_is_the_one_the_page_names(encode: str, declared: str) -> None:
    words = "Совет порта проголосовал." if encode == "koi8-r" else "“Café” – über 5 £ said Zoë."
    body = f"<p>The harbour council voted on Tuesday.</p><p>{words}</p>"
    source = f"<!doctype html><html><head>{declared}</head><body>{body}</body></html>"
    assert words in read_bytes(source.encode(encode), "a.html").text


def test_a_page_in_a_string_or_under_another_name_is_a_page() -> None:
    assert read_text(PAGE, "a").media_type == "text/html"
    assert page(PAGE, "a.txt").text == page(PAGE).text


def test_another_language_is_told_by_what_the_page_says() -> None:
    body = "<p>Der Hafenrat hat am Dienstag mit sieben zu zwei Stimmen den Bau beschlossen.</p>" * 3
    document = page(f'<html lang="de-AT"><body>{body}</body></html>')
    assert document.language == "de"
    assert story("").language == "en"


@pytest.mark.parametrize(
    ("source", "cause"),
    [
        ("<html><body></body></html>", "no words"),
        ("<html><script>var words = 1</script></html>", "no words"),
        ("<html><body>" + "<div>" * 5000 + "Word", "nested too deeply"),
        (
            "<html><body>" + "<p>The council voted on it. " * 50_000,
            "more than 1,000,000 characters",
        ),
        ("<html><body>Word" + "<b></b>" * 300_000, "more than 300,000 elements"),
    ],
)
def test_a_page_that_cannot_be_read_is_refused_in_one_line(source: str, cause: str) -> None:
    with pytest.raises(InputError, match=cause):
        page(source)


def test_nothing_is_fetched_and_no_entity_is_read() -> None:
    document = page(
        '<!DOCTYPE html [<!ENTITY file SYSTEM "file:///etc/passwd">]><html><head>'
        '<base href="http://127.0.0.1:9/"><link rel="stylesheet" href="http://127.0.0.1:9/a.css"></head>'
        "<body><p>The harbour council voted on Tuesday. &file; It was seven to two.</p>"
        '<iframe src="http://127.0.0.1:9/"></iframe><img src="http://127.0.0.1:9/a"></body></html>'
    )
    assert "root:" not in document.text
    assert "seven to two" in document.text


MARKUP = st.sampled_from(
    "<p> </p> <div> </div> <table> <tr> <td> </td> </table> <li> <ul> </ul> <br> <b> </b> <del> </del> "
    "<q> </q> <h1> </h1> <figcaption> <blockquote> <a> </a> <title> <span class=caption> </span> &amp; "
    "&#0; &#xD800; <!-- --> <![CDATA[ ]]> <script> </script> <sup><a>1</a></sup> <svg> <p hidden> < > \x00".split(" ")
)  # fmt: skip


@settings(max_examples=60)
@given(st.lists(MARKUP | st.text(max_size=8) | st.just("One word said. "), max_size=30))
def test_any_soup_is_read_or_refused_and_its_offsets_hold(parts: list[str]) -> None:
    source = "<html>" + "".join(parts)
    try:
        document = read_bytes(source.encode("utf-8", "replace"), "a.html")
    except InputError as error:
        assert "damaged" not in str(error)
        return
    end = 0
    for part in document.removed:
        assert end <= part.span.start < part.span.end <= len(document.text)
        end = part.span.end
    for place in document.places:
        assert 0 <= place.span.start < place.span.end <= len(document.text)


def test_the_libraries_for_pages_load_when_a_page_is_read() -> None:
    code = (
        "import sys, compare.read, compare.read.html\n"
        "heavy = {'lxml', 'trafilatura', 'dateparser', 'babel'} & set(sys.modules)\n"
        "assert not heavy, heavy\n"
    )
    subprocess.run([sys.executable, "-c", code], check=True)
