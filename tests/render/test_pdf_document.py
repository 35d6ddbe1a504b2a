"""The brief as a program sees it: outline, tags, links, paper, what is attached, what it looks like."""

from __future__ import annotations

import dataclasses
import io
import json
import re
import subprocess
from typing import Any

import pypdf
import pytest

import compare.codec
from compare.model import Report
from compare.render import Look, render
from compare.render.view import make_view
from tests.render import sample_report as sample
from tests.render.brief import page, pdf, read, text_of, tree
from tests.render.sample_report import EVERY

# --- what a reader's program sees ------------------------------------------------------------


def test_pages_are_numbered_and_headed() -> None:
    last = len(read("two").pages)
    for number in range(1, last + 1):
        assert f"page {number} of {last}" in page("two", number)
    assert "A Kelmouth Herald, B Coast Wire" in page("two", 2)


def test_bookmarks_lead_through_the_brief() -> None:
    reader = read("two")

    def titles(entries: Any) -> list[Any]:
        return [titles(e) if isinstance(e, list) else e.title for e in entries]

    # whether conflicts go on behind page one is a matter of the fonts
    assert [title for title in titles(reader.outline) if title != "Conflicts"] == [
        "Summary",
        ["Conflicts", "What to check", "What each account adds"],
        "To compare: answered differently",
        "What A adds",
        "What B adds",
        "What only A says",
        "What only B says",
        "What both accounts agree on",
        "The accounts side by side",
        "How this was made",
    ]


def test_it_is_tagged_for_screen_readers() -> None:
    root = read("two").trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"]
    assert root["/Lang"] == "en"
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]
    tags = [tag for tag, _ in tree(root["/StructTreeRoot"]["/K"])]
    assert tags.count("/H1") == 1
    assert {"/H2", "/H3", "/P", "/Table", "/TR", "/TH", "/TD", "/Link", "/Sect"} <= set(tags)
    assert "pdfuaid" in root["/Metadata"].get_data().decode()


def test_metadata_names_the_accounts_and_no_time() -> None:
    metadata = read("two").metadata
    assert metadata is not None
    assert metadata.title == (
        "Accounts compared: Fire guts grain warehouse at Kelmouth port; "
        "Nine hurt as port warehouse burns"
    )
    assert metadata.creator == "compare 0.1.0"
    assert "/CreationDate" not in metadata
    assert "/ModDate" not in metadata


def test_links_lead_to_places_that_exist() -> None:
    reader = read("five")
    places = set(reader.named_destinations)
    wanted = {
        str(annotation.get_object()["/Dest"])
        for page_ in reader.pages
        for annotation in page_.get("/Annots", [])
    }
    assert len(wanted) > 20
    assert wanted <= places


def test_the_same_bytes_each_time() -> None:
    assert render(EVERY["calm"](), "pdf") == pdf("calm")
    again = render(EVERY["calm"](), "pdf", Look(attach=True))
    assert again == pdf("calm", attach=True)


@pytest.mark.parametrize(("paper", "size"), [("A4", (595, 842)), ("Letter", (612, 792))])
def test_paper(paper: str, size: tuple[int, int]) -> None:
    for page_ in read("two", paper=paper).pages:
        box = page_.mediabox
        assert (round(box.width), round(box.height)) == size


def test_three_accounts_lie_beside_each_other_on_wide_pages() -> None:
    report = three()
    reader = pypdf.PdfReader(io.BytesIO(render(report, "pdf")))
    wide = [p for p in reader.pages if p.mediabox.width > p.mediabox.height]
    assert wide
    assert "Coast Wire" in wide[0].extract_text()
    assert "The Northern Post" in wide[0].extract_text()


def test_three_accounts_have_a_table_of_claims_and_two_have_none() -> None:
    report = three()
    pages = pypdf.PdfReader(io.BytesIO(render(report, "pdf"))).pages
    texts = [" ".join(page.extract_text().split()) for page in pages]
    (number,) = [n for n, text in enumerate(texts) if "Findings Claim A B C" in text]
    assert pages[number].mediabox.width < pages[number].mediabox.height
    told = make_view(report).claims
    shared = [c for c in told if sum(s.stand != "silent" for s in c.stances) > 1]
    assert shared
    for claim in shared:
        assert " ".join(claim.text.split())[:40] in texts[number]
    assert "Claims by account" not in " ".join(p.extract_text() for p in read("two").pages)


def three() -> Report:
    five = sample.five()
    kept = {"A", "B", "C"}
    return dataclasses.replace(
        five,
        documents=five.documents[:3],
        alignments=tuple(
            dataclasses.replace(
                a,
                members=tuple(m for m in a.members if m.document in kept),
                differences=tuple(d for d in a.differences if d.document in kept),
            )
            for a in five.alignments
            if sum(m.document in kept for m in a.members) > 1
        ),
        findings=tuple(
            dataclasses.replace(f, alignment=None)
            for f in five.findings
            if {e.document for e in f.evidence} <= kept
        ),
    )


# --- the attachment -------------------------------------------------------------------------


def test_the_report_can_be_carried_inside() -> None:
    reader = read("calm", attach=True)
    assert json.loads(reader.attachments["report.json"][0]) == compare.codec.to_dict(
        EVERY["calm"]()
    )
    root = reader.trailer["/Root"]
    (own,) = root["/AF"]
    assert own.get_object()["/AFRelationship"] == "/Data"
    claims = root["/Metadata"].get_data().decode()
    assert re.search(r'pdfaid:part(="|>)3', claims)
    assert re.search(r'pdfaid:conformance(="|>)A', claims)
    assert re.search(r'pdfuaid:part(="|>)1', claims)


def test_without_asking_nothing_is_inside() -> None:
    assert not list(read("calm").attachments)


# --- what it looks like -----------------------------------------------------------------------


def test_no_page_is_blank_or_runs_over_its_margin() -> None:
    from PIL import Image

    for number in range(1, len(read("two").pages) + 1):
        done = subprocess.run(
            ["pdftoppm", "-r", "40", "-gray", "-f", str(number), "-l", str(number), "-"],
            input=pdf("two"),
            capture_output=True,
            check=True,
        )
        image = Image.open(io.BytesIO(done.stdout))
        ink = image.point(lambda value: 255 if value < 200 else 0).getbbox()
        assert ink is not None
        left, top, right, bottom = ink
        margin = 12 * 40 / 25.4
        assert left > margin
        assert image.width - right > margin
        assert top > margin * 0.8
        assert image.height - bottom > margin * 0.8


def test_a_template_of_the_users_own_replaces_a_block(tmp_path: Any) -> None:
    (tmp_path / "pdf").mkdir()
    (tmp_path / "pdf" / "brief.html").write_text(
        '{% extends "default/pdf/brief.html" %}'
        "{% block provenance %}<p>Made for the night desk.</p>{% endblock %}"
    )
    text = text_of(render(EVERY["calm"](), "pdf", Look(templates=str(tmp_path))))
    assert "Made for the night desk." in text
    assert "How this was made".upper() not in text
    assert "No conflict was found." in text


def test_every_field_a_template_may_use_is_documented() -> None:
    from pathlib import Path

    from compare.render.pdf.front import Fit
    from compare.render.pdf.sheet import Sheet

    documented = (Path(__file__).parents[2] / "docs" / "pdf.md").read_text(encoding="utf-8")
    for kind in (Sheet, Fit):
        names = {name for name in vars(kind) if not name.startswith("_")}
        names |= {field.name for field in dataclasses.fields(kind)}
        for name in names:
            assert re.search(rf"`{name}[`(]", documented), name
