"""What fuzzing gives the readers, tried in short; and what it found, kept."""

from __future__ import annotations

import json
import random
from typing import cast

import pytest

from compare.errors import InputError
from compare.model import Place, Removed, Span
from compare.read import read_bytes
from compare.read.formats import Reading
from tests.read.test_odt import odt
from tests.read.word import p, word
from tools.fuzz.__main__ import seeds_of
from tools.fuzz.programs import pages
from tools.fuzz.sound import UnsoundError, sound, tried
from tools.fuzz.targets import TARGETS

_LONG = "9" * 5000
"""More digits than Python makes a number of."""


@pytest.mark.parametrize("name", TARGETS)
def test_a_reader_stands_a_few_inputs_of_each_kind(name: str) -> None:
    rng = random.Random(name)
    seeds = [seed for seed in seeds_of(name) if len(seed) < 3000]
    for _ in range(12):
        data = bytearray(rng.choice(seeds)) if seeds and rng.random() < 0.5 else bytearray()
        for _ in range(rng.randint(1, 30)):
            at = rng.randint(0, len(data))
            data[at : at + rng.randint(0, 3)] = rng.randbytes(rng.randint(0, 6))
        TARGETS[name](bytes(data))


def test_programs_make_what_readers_take() -> None:
    for name, program in (("docx", 190), ("odt", 190), ("html", 190), ("rtf", 163), ("json", 200)):
        made = bytes([1, 0, 0, program, *range(0, 256, 3)])
        assert TARGETS[name](made) is None
    assert sum(len(page or ()) for page in pages(bytes(range(200)))) > 40


@pytest.mark.parametrize(
    "reading",
    [
        Reading(text="abc", removed=(Removed(Span(1, 4), "x"),)),
        Reading(text="abc", removed=(Removed(Span(0, 2), "x"), Removed(Span(1, 3), "y"))),
        Reading(text="abcdef", places=(Place(Span(0, 3), "line"), Place(Span(2, 5), "line"))),
        Reading(text="a\0"),
        Reading(),
    ],
    ids=["outside", "overlap", "cross", "NUL", "no text"],
)
def test_what_cannot_be_true_is_noticed(reading: Reading) -> None:
    with pytest.raises(UnsoundError):
        sound(reading)


def test_a_refusal_is_one_line_and_our_own_mistake_is_none() -> None:
    def refuse() -> Reading:
        raise InputError("a", "one\ntwo")

    with pytest.raises(UnsoundError):
        tried(refuse)
    nothing = cast(bytes, None)
    with pytest.raises(TypeError):
        tried(lambda: read_bytes(nothing, "a"))


# --- found by fuzzing, and by looking for more of the kind -------------------------------


def test_rtf_with_nul_in_its_title_and_text_has_none() -> None:
    document = read_bytes(
        b"{\\rtf1 {\\info{\\title Fl\0ood}}The hall\0 burned on Monday.}", "a.rtf"
    )
    assert document.title == "Flood"
    assert document.text == "The hall burned on Monday."


def test_json_with_nul_in_its_title_and_text_has_none() -> None:
    article = {"title": "Fl\0ood", "text": "The hall\0 burned on Monday."}
    document = read_bytes(json.dumps(article).encode(), "a.json")
    assert document.text == "The hall burned on Monday."
    assert document.title is not None
    assert document.title.isprintable()


def test_a_saved_page_with_control_characters_in_its_address_has_no_address() -> None:
    page = (
        b"MIME-Version: 1.0\nSnapshot-Content-Location: https://l\0\0edger.example/b\n"
        b"Content-Type: text/html\n\n<html><body><p>The hall burned on Monday.</p></body></html>"
    )
    document = read_bytes(page, "a.mhtml")
    assert document.address is None
    assert "address" not in dict(document.grounds)


@pytest.mark.parametrize(
    ("data", "name"),
    [
        (f'<ol start="{_LONG}"><li>The hall burned.</li></ol>'.encode(), "a.html"),
        (
            f'<table><tr><th colspan="{_LONG}">Hall</th></tr><tr><td>The hall burned.</td><td>3'
            "</td></tr></table>".encode(),
            "a.html",
        ),
        (odt(f'<text:p>The<text:s text:c="{_LONG}"/>hall burned.</text:p>'), "a.odt"),
        (
            word(
                p(
                    "The hall burned.",
                    properties=f'<w:numPr><w:ilvl w:val="{_LONG}"/><w:numId w:val="1"/></w:numPr>',
                )
            ),
            "a.docx",
        ),
    ],
    ids=["start", "colspan", "blanks", "level"],
)
def test_a_number_of_5000_digits_in_a_form_is_no_damage(data: bytes, name: str) -> None:
    text = " ".join(read_bytes(data, name).text.split())
    assert "hall burned." in text
