"""Archives and XML that were made to hurt: one line, and nothing outside them is touched."""

from __future__ import annotations

import time
import zipfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from compare.errors import InputError
from compare.model import Document
from compare.read import read_bytes
from tests.read.word import p, put_in, struck, table, word, zipped

STORY = word(p("The bridge ", struck("fell"), put_in("stood"), ".") + table(["Seats", "24"]))
_NAMESPACE = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def with_main(xml: str) -> bytes:
    return zipped({"word/document.xml": xml})


def refused(data: bytes, name: str = "a.docx") -> str:
    started = time.process_time()
    with pytest.raises(InputError) as caught:
        read_bytes(data, name)
    assert time.process_time() - started < 10
    assert "\n" not in str(caught.value)
    assert str(caught.value).startswith(f"{name}: ")
    return caught.value.cause


def test_an_archive_that_grows_is_given_up() -> None:
    bomb = with_main("<a>" + " " * 60_000_000 + "</a>")
    assert len(bomb) < 100_000
    assert "MB of text when unpacked" in refused(bomb)


def test_many_parts_that_grow_together_are_given_up() -> None:
    parts = {f"header{n}": f"{('<w:p/>' + ' ' * 1000) * 25_000}" for n in range(3)}
    relations = "".join(
        f'<Relationship Id="h{n}" Type="x/header" Target="header{n}.xml"/>' for n in range(3)
    )
    data = word(p("Words."), parts, relations=relations)
    assert "MB of text when unpacked" in refused(data)


def test_entities_are_not_expanded(tmp_path: Path) -> None:
    laughs = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
    bomb = f'<!DOCTYPE d [<!ENTITY l0 "ha">{laughs}]><w:document {_NAMESPACE}>&l9;</w:document>'
    assert "entities" in refused(with_main(bomb))
    secret = tmp_path / "secret.txt"
    secret.write_text("the secret words")
    stolen = f'<!DOCTYPE d [<!ENTITY s SYSTEM "{secret.as_uri()}">]>'
    body = "<w:body><w:p><w:r><w:t>Words &s;</w:t></w:r></w:p></w:body>"
    assert "entities" in refused(with_main(f"{stolen}<w:document {_NAMESPACE}>{body}</w:document>"))


def test_elements_too_deep_or_too_many_are_refused() -> None:
    deep = "<w:sdt>" * 100_000
    assert "damaged" in refused(with_main(f"<w:document {_NAMESPACE}>{deep}"))
    many = with_main(
        f"<w:document {_NAMESPACE}><w:body>{'<w:p/>' * 2_100_000}</w:body></w:document>"
    )
    assert "XML tags" in refused(many)


def test_an_encrypted_archive_says_so() -> None:
    data = bytearray(STORY)
    at = data.find(b"PK\x01\x02")
    while at >= 0:
        data[at + 8] |= 1
        at = data.find(b"PK\x01\x02", at + 4)
    assert "encrypted" in refused(bytes(data))


def test_an_unusual_packing_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.docx"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_LZMA) as archive:
        archive.writestr("word/document.xml", "<a/>" * 100)
    assert "packed" in refused(path.read_bytes())


@pytest.mark.parametrize("share", [0.5, 0.9, 0.99])
def test_a_truncated_file_is_damaged(share: float) -> None:
    assert "damaged" in refused(STORY[: int(len(STORY) * share)])


def test_a_document_without_a_body_is_damaged() -> None:
    assert "damaged" in refused(with_main(f"<w:document {_NAMESPACE}/>"))


@settings(max_examples=150, deadline=None)
@given(
    st.lists(
        st.tuples(st.integers(0, len(STORY) - 1), st.binary(min_size=1, max_size=4)), max_size=5
    )
)
def test_any_change_of_bytes_is_read_or_refused(changes: list[tuple[int, bytes]]) -> None:
    data = bytearray(STORY)
    for at, replacement in changes:
        data[at : at + len(replacement)] = replacement
    try:
        assert isinstance(read_bytes(bytes(data), "a.docx"), Document)
    except InputError as error:
        assert "\n" not in str(error)
