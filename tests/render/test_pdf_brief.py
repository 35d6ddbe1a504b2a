"""The brief read back with pdftotext, pypdf and as page images."""

from __future__ import annotations

import dataclasses
import functools
import io
import json
import re
import subprocess
from collections.abc import Iterator
from typing import Any

import pypdf
import pytest

import compare.codec
from compare.model import Passage, Report, Reuse, Skipped
from compare.render import Look, render
from compare.render.plain import clean
from tests.render import sample_report as sample

MAKERS = {
    "one": sample.one,
    "two": sample.two,
    "calm": sample.calm,
    "five": sample.five,
    "rtl": sample.right_to_left,
}


@functools.cache
def pdf(name: str, **look: Any) -> bytes:
    return render(MAKERS[name](), "pdf", Look(**look))


def read(name: str, **look: Any) -> Any:
    return pypdf.PdfReader(io.BytesIO(pdf(name, **look)))


def text_of(data: bytes, *options: str) -> str:
    done = subprocess.run(
        ["pdftotext", *options, "-", "-"], input=data, capture_output=True, check=True
    )
    return done.stdout.decode()


def bare(text: str) -> str:
    """Take out what a page may do to text: white space, breaks, marks of direction."""
    return re.sub(r"[\s\u200b\u200e\u200f\u202a-\u202e]", "", text)


def page(name: str, number: int, **look: Any) -> str:
    return " ".join(text_of(pdf(name, **look), "-f", str(number), "-l", str(number)).split())


def tree(node: Any) -> Iterator[tuple[str, Any]]:
    """Walk the structure tree: (tag, element)."""
    node = node.get_object()
    if isinstance(node, list):
        for kid in node:
            yield from tree(kid)
    elif isinstance(node, dict):
        if "/S" in node:
            yield str(node["/S"]), node
        if "/K" in node:
            yield from tree(node["/K"])


# --- page one ----------------------------------------------------------------------------


def test_page_one_stands_alone() -> None:
    text = page("two", 1)
    assert "The two accounts conflict on four points" in text
    assert "Kelmouth Herald, 5 March 2025" in text
    assert "177 words" in text
    assert "coastwire.txt" in text
    assert "A names the harbour master Ruth Calder; B names Rupert Calder." in text
    assert "“Harbour master Ruth Calder said" in text
    assert "Coast Wire, line 9" in text
    for number in range(1, 6):
        assert f"≠ F{number} " in text
    assert "what each account adds" in text.lower()
    assert "2 added details, 3 statements of its own from page 2" in text
    assert "Which number holds: F1 " in text
    assert "What A means, which contradicts itself: F5 " in text
    assert "A second source for what one account alone says (3 in A, 1 in B), from F13, F16" in text


def test_where_little_conflicts_page_one_says_what_each_account_adds() -> None:
    report = MAKERS["two"]()
    few = tuple(f for f in report.findings if f.kind != "conflict" or f.id == "F1")
    data = render(dataclasses.replace(report, findings=few), "pdf")
    text = " ".join(text_of(data, "-l", "1").split())
    assert "A adds that the grain was barley and wheat." in text
    assert "B adds that two of the injured were hurt seriously." in text


def test_page_one_is_one_page_even_where_much_conflicts() -> None:
    text = page("five", 1)
    assert "≠ F1 " in text
    assert "≠ F7 " in text
    assert "What each account adds".lower() in text.lower()
    assert "page 2" in text, "what has no room says where it stands"


def test_conflicts_without_room_on_page_one_follow_whole() -> None:
    text = " ".join(text_of(pdf("five")).split())
    for finding in MAKERS["five"]().findings:
        if finding.kind == "conflict":
            for item in finding.evidence:
                assert bare(item.quote) in bare(text)


def test_where_nothing_conflicts_it_says_so() -> None:
    assert "No conflict was found." in page("calm", 1)


def test_one_account_is_checked_against_itself() -> None:
    assert "The account contradicts itself once" in page("one", 1)
    assert "agree" not in page("one", 1).lower()


# --- nothing is lost -----------------------------------------------------------------------


@pytest.mark.parametrize("name", ["one", "two", "calm", "five"])
def test_every_character_of_every_account_is_there(name: str) -> None:
    texts = [bare(text_of(pdf(name), *options)) for options in ((), ("-raw",))]
    for document in MAKERS[name]().documents:
        spans = [s.span for s in document.sentences] + [r.span for r in document.removed]
        for span in spans:
            words = bare(clean(span.of(document.text)))
            assert any(words in text for text in texts), f"{document.id}: {words}"


def test_letters_of_other_scripts_are_there() -> None:
    text = text_of(pdf("rtl"))
    for word in ("اندلع", "حريق", "עובדים", "Kelmouth"):
        assert word in text or word[::-1] in text


def test_every_finding_has_its_number_in_the_margin() -> None:
    text = text_of(pdf("two"))
    for finding in MAKERS["two"]().findings:
        assert len(re.findall(rf"\b{finding.id}\b", text)) >= 2, finding.id


def test_a_heading_is_never_parted_from_what_follows_it() -> None:
    texts = {"A": "", "B": ""}
    links = []
    for n in range(60):
        said = f"Sentence {n} tells" + " of the harbour" * (4 + n % 7) + "."
        texts["A"] += f"# Heading {n}\n{said}\n"
        texts["B"] += f"{said}\n"
        links.append(sample.Link({"A": [f"Sentence {n} "], "B": [f"Sentence {n} "]}, "agree"))
    accounts = [sample.Account(f"{letter}.txt", text) for letter, text in texts.items()]
    data = render(sample.build(accounts, links, []), "pdf")
    pages = text_of(data, "-layout").split("\f")
    found = [re.findall(r"Heading \d+|Sentence \d+|of the harbour\.", page_) for page_ in pages]
    ends = [str(matches[-1]) for matches in found if matches]
    assert len(ends) > 3
    assert not any(end.startswith("Heading") for end in ends)


# --- how it was made -----------------------------------------------------------------------


def test_the_last_page_says_how_to_make_it_again() -> None:
    report = MAKERS["two"]()
    text = page("two", len(read("two").pages))
    for document in report.documents:
        assert document.sha256 in bare(text)
    assert report.provenance.signature in bare(text)
    assert "align_threshold = 0.5" in text
    assert "en_core_web_sm 3.8.0" in text
    assert "compare herald.txt coastwire.txt -o brief.pdf" in text
    assert "advertisement, share prompt, related links" in text


def test_what_was_skipped_and_what_was_copied_is_told() -> None:
    report = MAKERS["calm"]()
    passages = tuple(Passage(d.id, d.sentences[0].span) for d in report.documents)
    told = dataclasses.replace(
        report,
        reuse=(Reuse("copied", passages, 0.9),),
        skipped=(Skipped("B", "does not look like English"),),
    )
    data = render(told, "pdf")
    first = " ".join(text_of(data, "-l", "1").split())
    assert "Please note. B: does not look like English" in first
    text = " ".join(text_of(data).split())
    assert "Shared wording" in text
    assert "A and B, copied" in text


def test_a_file_name_in_the_command_is_quoted_for_the_shell() -> None:
    from dataclasses import replace

    from compare.render.pdf.front import Fit
    from compare.render.pdf.sheet import Sheet
    from compare.render.view import make_view

    report = MAKERS["one"]()
    own = replace(report.documents[0], name="my $(story).txt")
    report = replace(report, documents=(own,))
    sheet = Sheet(report, make_view(report), Fit(0, 0, 0, 0))
    assert sheet.command == "compare 'my $(story).txt' -o brief.pdf"


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

    assert titles(reader.outline) == [
        "Summary",
        ["Conflicts", "What to check", "What each account adds"],
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
    assert render(MAKERS["calm"](), "pdf") == pdf("calm")
    again = render(MAKERS["calm"](), "pdf", Look(attach=True))
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
        MAKERS["calm"]()
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
    text = text_of(render(MAKERS["calm"](), "pdf", Look(templates=str(tmp_path))))
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
