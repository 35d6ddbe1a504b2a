"""Tokens and vectors as bytes: all of them come back, and nothing else is taken for them."""

from __future__ import annotations

import json
import zlib
from dataclasses import replace

import pytest

from compare.analyse.models import parse
from compare.analyse.pack import pack, unpack
from compare.analyse.sentences import segment
from compare.model import Document
from compare.read import read_text
from tests.analyse.kept import same

TEXT = """\
Mayor Ilse Brandt of Nærby opened the 2.4-kilometre tunnel on Friday — "at last", she said.

- It won't be   tolled until 2031 🚇.
- Buses *and* bicycles may use it.
"""


def document(text: str) -> Document:
    return segment(read_text(text, "a.md"))


@pytest.mark.parametrize("text", [TEXT, "Rain."])
def test_all_comes_back(text: str) -> None:
    analysis = parse(document(text))
    assert analysis.vectors is not None
    assert analysis.clauses
    assert same(unpack(pack(analysis), analysis.document), analysis)


def test_another_language_has_tokens_alone() -> None:
    analysis = parse(replace(document("Die Brücke ist seit Montag gesperrt."), language="de"))
    assert (analysis.vectors, analysis.clauses) == (None, ())
    assert same(unpack(pack(analysis), analysis.document), analysis)


def test_a_document_without_sentences_has_none() -> None:
    analysis = parse(replace(document(TEXT), sentences=()))
    assert same(unpack(pack(analysis), analysis.document), analysis)


def test_the_bytes_are_few_and_always_the_same() -> None:
    analysis = parse(document(TEXT * 20))
    packed = pack(analysis)
    assert packed == pack(parse(document(TEXT * 20)))
    tokens = int.from_bytes(packed[:8], "big")
    assert tokens < 10 * len(analysis.tokens)
    assert len(packed) - tokens < 450 * len(analysis.tokens)


def _framed(data: bytes) -> bytes:
    return len(data).to_bytes(8, "big") + data


def _damaged(change: object) -> bytes:
    return _framed(zlib.compress(json.dumps(change).encode()))


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"no compressed data",
        _framed(b"no compressed data"),
        _framed(zlib.compress(b"no JSON")),
        _framed(zlib.compress(b"\xff\xfe")),
        _damaged(7),
        _damaged([[], [], []]),
        _damaged([["a"], [1, 0], [[0]] * 9]),
        _damaged([["a"], [2, 0], [[0], *[[0, 0]] * 9]]),
        _damaged([["a"], [1], [[0], [1], [9], *[[0]] * 7]]),
        _damaged([["a"], [1], [["x"], *[[0]] * 9]]),
    ],
)
def test_what_is_no_pack_is_refused(data: bytes) -> None:
    with pytest.raises(ValueError, match=r"no tokens|another document"):
        unpack(data, document("Rain fell. It stopped."))


def test_the_tokens_of_a_document_with_other_sentences_are_refused() -> None:
    analysis = parse(document(TEXT))
    fewer = replace(analysis.document, sentences=analysis.document.sentences[:-1])
    with pytest.raises(ValueError, match="another document"):
        unpack(pack(analysis), fewer)


@pytest.mark.parametrize("change", ["none", "cut", "foreign", "fewer"])
def test_vectors_that_do_not_fit_the_tokens_are_refused(change: str) -> None:
    analysis = parse(document(TEXT))
    data = pack(analysis)
    tokens = data[: 8 + int.from_bytes(data[:8], "big")]
    other = pack(parse(document("Rain fell. It stopped.")))
    changed = {
        "none": tokens,
        "cut": data[:-9],
        "foreign": tokens + b"\0" * (len(data) - len(tokens)),
        "fewer": tokens + other[8 + int.from_bytes(other[:8], "big") :],
    }[change]
    with pytest.raises(ValueError, match="no vectors"):
        unpack(changed, analysis.document)
