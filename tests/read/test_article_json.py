"""Articles as JSON, and JSON that is none."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import compare
from compare.errors import InputError
from compare.model import Document
from compare.read import read_bytes, read_text

ARTICLE = {
    "title": "Bridge falls",
    "byline": "By Lena Orr",
    "publisher": "Tarn Courier",
    "published": "2025-03-04T05:06:07Z",
    "updated": "5 March 2025",
    "url": "https://example.org/bridge",
    "language": "en",
    "paragraphs": ["The bridge fell on Monday.", "", "Nobody was hurt,\npolice said."],
}


def read(value: object) -> Document:
    return read_bytes(json.dumps(value).encode(), "a.json")


def refused(value: object) -> str:
    with pytest.raises(InputError) as caught:
        read(value)
    assert "\n" not in str(caught.value)
    return caught.value.cause


def test_an_article_with_all_fields() -> None:
    document = read(ARTICLE)
    assert document.text == "The bridge fell on Monday.\n\nNobody was hurt,\npolice said."
    assert (document.title, document.author, document.publisher) == (
        "Bridge falls", "Lena Orr", "Tarn Courier",
    )  # fmt: skip
    assert (document.published, document.updated) == ("2025-03-04", "2025-03-05")
    assert document.address == "https://example.org/bridge"
    assert dict(document.grounds)["author"] == "JSON"
    assert [place.label for place in document.places] == ["paragraph 1", "paragraph 2"]


def test_text_and_several_authors() -> None:
    document = read(
        {
            "headline": "Bridge falls",
            "author": [{"name": "Lena Orr"}, {"name": "Jan Holm"}],
            "articleBody": "The bridge fell.\r\n\r\nNobody was hurt.",
        }
    )
    assert (document.text, document.author) == (
        "The bridge fell.\n\nNobody was hurt.", "Lena Orr, Jan Holm",
    )  # fmt: skip


def test_a_report_says_how_to_show_it() -> None:
    report = compare.to_dict(compare.compare_texts("It rained.", "It snowed."))
    assert "compare render" in refused(report)


@pytest.mark.parametrize(
    ("value", "cause"),
    [
        ({}, "without an article"),
        (3, "is JSON without"),
        ([], "list of 0 things"),
        ([ARTICLE, ARTICLE], "list of 2 things"),
        ({"text": 5}, "no string"),
        ({"text": {"a": 1}}, "no string"),
        ({"paragraphs": "one"}, "no list of strings"),
        ({"paragraphs": [1]}, "no list of strings"),
        ({"paragraphs": ["", " "]}, "without an article"),
        ({"text": "It rained.", "title": {"a": 1}}, '"title"'),
    ],
)
def test_other_shapes_are_refused(value: object, cause: str) -> None:
    shown = refused(value) if not isinstance(value, int) else refused_bytes(b"[3]")
    assert cause in shown


def refused_bytes(data: bytes) -> str:
    with pytest.raises(InputError) as caught:
        read_bytes(data, "a.json")
    assert "\n" not in str(caught.value)
    return caught.value.cause


@pytest.mark.parametrize(
    ("data", "cause"),
    [
        (b'{"text": "It', "is not JSON"),
        (b'{"text": "It rained."} x', "is not JSON"),
        (b"[" * 200_000, "nested too deeply"),
        (b'{"a":' * 100_000, "nested too deeply"),
        (b'{"text": ' + b"9" * 5000 + b"}", "number too long"),
        (b'{"text": "\xff"}', "not in a Unicode"),
    ],
)
def test_damaged_json_is_one_line(data: bytes, cause: str) -> None:
    assert cause in refused_bytes(data)


def test_lone_surrogates_and_nul_in_escapes() -> None:
    for text in ("It \ud800 rained.", "It \0 rained."):
        try:
            assert "rained" in read({"text": text}).text
        except InputError as error:
            assert "\n" not in str(error)


_json = st.recursive(
    st.none() | st.booleans() | st.floats() | st.text(max_size=8),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3)
    ),
    max_leaves=6,
)


@settings(max_examples=150, deadline=None)
@given(st.dictionaries(st.sampled_from([*ARTICLE, "text", "author"]), _json, max_size=4))
def test_any_object_is_read_or_refused(value: dict[str, Any]) -> None:
    try:
        assert isinstance(read(value), Document)
    except InputError as error:
        assert "\n" not in str(error)


@pytest.mark.parametrize("name", ["stdin", "article", "a.txt", "a.md", "a.html", "a.eml"])
@pytest.mark.parametrize("shape", ["plain", "in a list", "marked", "UTF-16", "indented"])
def test_an_article_is_told_by_what_it_holds(name: str, shape: str) -> None:
    value: object = [ARTICLE] if shape == "in a list" else ARTICLE
    text = json.dumps(value, indent=2 if shape == "indented" else None)
    data = {"marked": text.encode("utf-8-sig"), "UTF-16": text.encode("utf-16")}
    document = read_bytes(data.get(shape, text.encode()), name)
    assert document.media_type == "application/json"
    assert document.title == "Bridge falls"
    assert document.text.startswith("The bridge fell on Monday.")


def test_a_text_of_json_is_an_article_as_well() -> None:
    document = read_text(json.dumps(ARTICLE), "pasted")
    assert (document.title, document.media_type) == ("Bridge falls", "application/json")


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (b'{"text": "The bridge fell."', "is not JSON"),
        (b'{"text": "It fell."}\n{"text": "It stands."}\n', "is not JSON: Extra data in line 2"),
        (b'{"a": "The bridge fell."}', "is JSON without an article"),
        (b'[{"text": "It fell."}, {"text": "It stands."}]', "is a list of 2 things"),
    ],
)
def test_other_json_is_not_read_as_prose(data: bytes, told: str) -> None:
    with pytest.raises(InputError, match=told):
        read_bytes(data, "stdin")


@pytest.mark.parametrize(
    "text",
    [
        "[Update] The bridge fell on Monday.",
        "{Editor's note} The bridge fell.",
        '{"The bridge fell"} said the sign.',
        '["The bridge fell", "Nobody was hurt"]: the headlines of Monday.',
        '"Bridge": that is all he said.',
        "[{the bridge: fell}]",
    ],
)
def test_brackets_at_the_head_of_prose_are_prose(text: str) -> None:
    assert read_bytes(text.encode(), "stdin").text == text


def test_a_body_of_html_is_read_as_a_page_is() -> None:
    body = "<p>The bridge <b>fell</b> &amp; sank.</p><ul><li>Two cars</li><li>One van</li></ul>"
    document = read({"headline": "Bridge falls", "date": "2025-03-04", "articleBody": body})
    assert document.text == "The bridge fell & sank.\n\n- Two cars\n- One van"
    assert (document.title, document.published) == ("Bridge falls", "2025-03-04")
    assert dict(document.grounds)["title"] == "JSON"
    labels = [place.label for place in document.places]
    assert labels == ["paragraph 1", "list item 1", "list item 2"]
    assert [document.text[p.span.start : p.span.end] for p in document.places][1] == "- Two cars"


def test_a_body_with_a_sign_of_less_stays_a_text() -> None:
    body = "<3 hearts, it said.\n\n<p was on the sign. Less < more."
    assert read({"articleBody": body}).text == body
