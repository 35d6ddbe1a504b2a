"""Hostile accounts: nothing is run, fetched, read or lost."""

from __future__ import annotations

import functools
import io
import logging
import re
import urllib.request
from importlib import import_module
from typing import Any

import pypdf
import pytest
from hypothesis import given
from hypothesis import strategies as st

from compare.model import Report
from compare.render import Look, render
from compare.render.pdf.long_words import breakable
from compare.render.pdf.typeset import css_string, direction
from tests.render import sample_report as sample
from tests.render.brief import bare, text_of


@functools.cache
def hostile() -> bytes:
    return render(sample.hostile(), "pdf")


def test_hostile_text_is_printed_as_it_stands() -> None:
    # As laid out: else a hyphen at the end of a line is taken for one that divides a word.
    text = bare(text_of(hostile())) + bare(text_of(hostile(), "-layout"))
    for words in (
        "<script>alert('text')</script> was printed in 9 places.",
        "</title><script>alert('title')</script>",
        "<img src=x onerror=alert(1)>.txt",
        "{{ 7*7 }} {% raw %} ${7*7} --> ]]> &amp; &lt;b&gt;",
        "</style><style>body{display:none}</style> came next.",
        "[click](javascript:alert(1)) or visit file:///etc/passwd",
    ):
        assert bare(words) in text, words


def test_a_word_of_ten_thousand_letters_is_whole() -> None:
    runs = re.findall("w{20,}", bare(text_of(hostile(), "-raw")))
    assert sum(map(len, runs)) >= len(sample.HOSTILE_WORD)


def test_there_is_no_link_out_of_the_file_no_script_and_no_attachment() -> None:
    reader: Any = pypdf.PdfReader(io.BytesIO(hostile()))
    for page in reader.pages:
        for annotation in page.get("/Annots", []):
            assert "/A" not in annotation.get_object()
    root = reader.trailer["/Root"]
    assert "/OpenAction" not in root
    assert "JavaScript" not in str(root.get("/Names", {}))
    assert not list(reader.attachments)


def test_nothing_is_fetched_even_if_a_template_asks(
    tmp_path: Any, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("the secret")
    (tmp_path / "pdf").mkdir()
    (tmp_path / "pdf" / "brief.html").write_text(
        '{% extends "default/pdf/brief.html" %}{% block front %}'
        f'<link rel="attachment" href="{secret.as_uri()}">'
        f'<img alt="" src="{secret.as_uri()}"><img alt="" src="http://example.invalid/x.png">'
        f'<style>@import url("{secret.as_uri()}");</style>'
        f'<a rel="attachment" href="{secret.as_uri()}">take</a>{{% endblock %}}'
    )

    def caught(*_: object, **__: object) -> None:
        raise AssertionError("something was fetched")

    monkeypatch.setattr(urllib.request.OpenerDirector, "open", caught)
    data = render(sample.calm(), "pdf", Look(templates=str(tmp_path)))
    assert b"the secret" not in data
    assert not list(pypdf.PdfReader(io.BytesIO(data)).attachments)
    assert not caplog.records


def one_sentence(text: str) -> Report:
    return sample.build([sample.Account("long.txt", text)], [], [])


def test_a_sentence_of_five_thousand_words_is_whole() -> None:
    words = [f"word{n}" for n in range(5000)]
    text = text_of(render(one_sentence(" ".join(words) + "."), "pdf"))
    assert re.findall(r"word\d+", text) == words


def test_long_tokens_with_marks_inside_are_whole() -> None:
    """WeasyPrint lets what follows a mark inside a long word run off the page."""
    address = "https://example.invalid/" + "/".join(f"part{n}" for n in range(40))
    accounts = [
        sample.Account("a.txt", f"See {address} for it."),
        sample.Account("b.txt", "See the page for it."),
    ]
    found = sample.Found("conflict", "number", "A says x.", {"A": ["part17"], "B": ["page"]})
    link = sample.Link({"A": ["See"], "B": ["See"]}, "conflict")
    text = bare(text_of(render(sample.build(accounts, [link], [found]), "pdf")))
    assert text.count(address) >= 2


def test_scripts_without_a_font_are_announced(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    from compare.render import syslibs

    real = syslibs._fonts()

    class Poor:
        count = real.count

        def has(self, character: str) -> bool:
            return ord(character) < 0x3000

    monkeypatch.setattr(syslibs, "_fonts", Poor)
    report = one_sentence(
        "The sign said 中文 and nothing else \N{LATIN SMALL LETTER E WITH ACUTE}."
    )
    with caplog.at_level(logging.WARNING, "compare"):
        data = render(report, "pdf")
    text = " ".join(text_of(data).split())
    notice = "2 characters of these accounts (CJK: U+4E2D, U+6587) are in no font installed here"
    assert text.count(notice) == 2, "on page one and on the last"
    assert "apt-get install fonts-noto-cjk" in text
    assert notice in caplog.text
    assert "中文" in text, "what cannot be drawn can still be copied"


def test_a_missing_symbol_is_no_matter_for_page_one(monkeypatch: pytest.MonkeyPatch) -> None:
    from compare.render.pdf import letters

    monkeypatch.setattr(letters, "uncovered", lambda texts: ("💡",))
    missing = letters.missing_letters(sample.calm())
    assert missing is not None
    assert not missing.grave
    assert "symbols: U+1F4A1) is in no font" in missing.notice


def test_the_collector_is_left_as_it_was() -> None:
    import gc

    render(sample.calm(), "pdf")
    assert gc.isenabled()


# --- the parts ---------------------------------------------------------------------------------


@given(st.lists(st.text(alphabet="ab \u0301中-😀\u200d", max_size=40), max_size=5))
def test_breaks_change_no_letter(texts: list[str]) -> None:
    broken = breakable(texts)
    assert [text.replace("\u200b", "") for text in broken] == texts


@given(st.lists(st.text(alphabet="ab", min_size=1, max_size=40), min_size=1, max_size=5))
def test_no_stretch_without_a_break_is_long(texts: list[str]) -> None:
    assert all(len(part) < 25 for part in "".join(breakable(texts)).split("\u200b"))


def test_combining_marks_stay_with_their_letter() -> None:
    (broken,) = breakable(["e\u0301" * 30])
    assert "\u200b\u0301" not in broken
    assert "\u200b" in broken


@given(st.text(max_size=40))
def test_a_css_string_cannot_be_left(text: str) -> None:
    tinycss2 = import_module("tinycss2")
    css = f"@page {{ content: {css_string(text)}; color: red }}"
    (rule,) = tinycss2.parse_stylesheet(css)
    strings = [token.value for token in rule.content if token.type == "string"]
    assert len(strings) == 1
    assert strings[0].replace("\ufffd", "") == text.replace("\ufffd", "").replace("\0", "")


@pytest.mark.parametrize(
    ("text", "attribute"),
    [
        ("12 مرحبا", ' dir="rtl"'),
        ("“עובדים”", ' dir="rtl"'),
        ("Kelmouth مرحبا", ""),
        ("12", ""),
        (None, ""),
    ],
)
def test_the_first_letter_gives_the_direction(text: str | None, attribute: str) -> None:
    assert direction(text) == attribute
