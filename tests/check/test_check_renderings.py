"""A check in every format: whole, in the order of the draft, safe, and the same every time."""

from __future__ import annotations

import io
import re
import subprocess
from pathlib import Path

import docx
import pytest

import compare
from compare import codec
from compare.model import Check
from compare.render import Look
from compare.render.check import FORMATS, render
from compare.render.check.view import check_view
from compare.render.columns import columns

HOSTILE = "</style><script>alert(1)</script> The council closed the *Tarn* bridge | on Monday."


def folded(text: str) -> str:
    return " ".join(text.split())


def sentences(check: Check) -> list[str]:
    text = check.report.documents[0].text
    return [folded(claim.span.of(text)) for claim in check.claims]


@pytest.fixture(scope="module")
def made(checked: Check) -> dict[str, bytes]:
    """Return the check in every format."""
    return {name: render(checked, name, Look()) for name in FORMATS}


def test_a_saved_check_renders_to_the_same_bytes(checked: Check, made: dict[str, bytes]) -> None:
    again = codec.loads_any(codec.dumps(checked))
    assert isinstance(again, Check)
    for name in ("text", "json", "html", "md", "docx"):
        assert render(again, name, Look()) == made[name], name


def test_the_terminal_stays_within_its_columns(checked: Check) -> None:
    for width in (40, 80):
        for line in render(checked, "text", Look(width=width)).decode().splitlines():
            assert columns(line) <= width, line


def test_the_terminal_tells_what_is_amiss_in_the_order_of_the_draft(made: dict[str, bytes]) -> None:
    text = made["text"].decode()
    told = re.findall(r"^\S (C\d+)", text, re.MULTILINE)
    assert told == ["C3", "C4", "C5", "C6", "C7"]
    assert "≠ C5 Contradicted" in text
    assert "◦ C6 Unsupported" in text
    assert "*900,000 pounds*" in text
    assert "B:5 contradicts: “" in text


def test_html_has_the_draft_as_running_text(checked: Check, made: dict[str, bytes]) -> None:
    page = made["html"].decode()
    plain = folded(re.sub(r"<[^>]+>", "", re.sub(r'<a class="tell.*?</a>', "", page)))
    for sentence in sentences(checked):
        assert sentence in plain
    assert "<script" not in page
    links, ids = set(re.findall(r'href="#([^"]+)"', page)), set(re.findall(r'id="([^"]+)"', page))
    assert links <= ids
    for claim in check_view(checked).claims:
        assert re.search(rf'<details class="{claim.kind}" id="{claim.id}"', page)


def test_evidence_unfolds_without_a_script(made: dict[str, bytes]) -> None:
    page = made["html"].decode()
    closed = re.findall(r'<details class="(\w+)" id="C\d+">', page)
    opened = re.findall(r'<details class="(\w+)" id="C\d+" open>', page)
    assert set(closed) == {"agree"}
    assert "agree" not in opened and opened


def test_the_word_file_comments_on_what_is_not_supported(
    checked: Check, made: dict[str, bytes]
) -> None:
    document = docx.Document(io.BytesIO(made["docx"]))
    written = folded(" ".join(paragraph.text for paragraph in document.paragraphs))
    for sentence in sentences(checked):
        assert sentence in written
    comments = [comment.text for comment in document.comments]
    amiss = [c for c in checked.claims if c.verdict not in ("supported", "none")]
    assert [text.partition(" ")[0] for text in comments] == [claim.id for claim in amiss]
    assert "600,000 pounds" in next(text for text in comments if text.startswith("C5"))


def test_the_pdf_has_draft_and_evidence(
    checked: Check, made: dict[str, bytes], tmp_path: Path
) -> None:
    path = tmp_path / "check.pdf"
    path.write_bytes(made["pdf"])
    command = ["pdftotext", "-raw", str(path), "-"]
    text = folded(subprocess.run(command, capture_output=True, check=True).stdout.decode())
    for word in re.findall(r"[A-Za-z]{4,}", " ".join(sentences(checked))):
        assert word in text
    assert "Nothing in B or C says this" in text
    assert "600,000 pounds" in text


def test_markdown_marks_what_is_disputed(made: dict[str, bytes]) -> None:
    assert "**900,000 pounds**" in made["md"].decode()


@pytest.mark.parametrize("name", ["html", "md", "text"])
def test_hostile_text_stays_text(name: str) -> None:
    check = compare.check_texts(HOSTILE, HOSTILE.replace("Monday", "Friday"), names=("a", "b"))
    shown = render(check, name, Look()).decode()
    if name == "html":
        assert "<script>" not in shown
        assert "&lt;script&gt;" in shown
    elif name == "md":
        assert "<script>" not in shown
        assert r"\*Tarn\*" in shown
    else:
        assert "\x1b" not in shown
