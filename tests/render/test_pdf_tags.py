"""What a program that reads the brief aloud is told."""

from __future__ import annotations

import functools
import io
from collections import Counter
from itertools import pairwise
from typing import Any

import pypdf

from compare.render import render
from tests.render import sample_report as sample
from tests.render.brief import tree


@functools.cache
def reader() -> Any:
    return pypdf.PdfReader(io.BytesIO(render(sample.two(), "pdf")))


def elements() -> list[tuple[str, Any]]:
    return list(tree(reader().trailer["/Root"]["/StructTreeRoot"]["/K"]))


def tags_within(element: Any) -> Counter[str]:
    return Counter(tag for tag, _ in tree(element))


def test_only_a_table_with_headers_is_read_as_one() -> None:
    tables = [element for tag, element in elements() if tag == "/Table"]
    assert len(tables) >= 4, "the sources, the text, and how it was made"
    assert all(tags_within(table)["/TH"] for table in tables)
    rest = tags_within(reader().trailer["/Root"]["/StructTreeRoot"]["/K"])
    for tag in ("/TR", "/TD", "/TH"):
        assert rest[tag] == sum(tags_within(table)[tag] for table in tables)


def test_quotes_beside_each_other_are_divisions() -> None:
    section = next(e for t, e in elements() if t == "/Sect")
    cards = [e for t, e in tree(section) if t == "/Div" and tags_within(e)["/H3"] == 1]
    assert cards
    assert all(not tags_within(card)["/TD"] for card in cards)


def test_every_header_says_what_it_heads() -> None:
    scopes = Counter(str(e["/A"]["/Scope"]) for t, e in elements() if t == "/TH")
    assert set(scopes) == {"/Row", "/Column"}
    assert all("/ID" in e for t, e in elements() if t == "/TH")
    text = next(e for t, e in elements() if t == "/Table" and tags_within(e)["/THead"])
    cells = [e for t, e in tree(text) if t == "/TD"]
    assert cells
    assert all(e["/A"]["/Headers"] for e in cells)


def test_a_link_says_in_words_where_it_leads() -> None:
    links = [
        annotation.get_object() for page in reader().pages for annotation in page.get("/Annots", [])
    ]
    told = {str(own["/Dest"]): str(own["/Contents"]) for own in links}
    assert told["F1"] == "Finding F1"
    assert told["row-3"] == "The full text, row 3"
    assert not any(words == place for place, words in told.items())


def test_every_link_and_page_has_its_place_in_the_structure() -> None:
    root = reader().trailer["/Root"]["/StructTreeRoot"]
    numbers = root["/ParentTree"].get_object()["/Nums"]
    places = dict(zip(numbers[::2], numbers[1::2], strict=True))
    for page in reader().pages:
        assert places[page["/StructParents"]]
        assert page["/Tabs"] == "/S"
        for annotation in page.get("/Annots", []):
            parent = places[annotation.get_object()["/StructParent"]].get_object()
            assert parent["/S"] == "/Link"


def test_all_that_is_drawn_is_marked_as_content_or_as_none() -> None:
    for page in reader().pages:
        words = page.get_contents().get_data().split()
        assert words.count(b"BDC") + words.count(b"BMC") == words.count(b"EMC")
        shown = [n for n, word in enumerate(words) if word in (b"TJ", b"Tj")]
        marks = [n for n, word in enumerate(words) if word in (b"BDC", b"BMC", b"EMC")]
        for place in shown:
            last = max(n for n in marks if n < place)
            assert words[last] != b"EMC"


def test_headings_go_down_one_step_at_a_time() -> None:
    levels = [int(tag[2]) for tag, _ in elements() if tag in ("/H1", "/H2", "/H3")]
    assert levels[0] == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))
