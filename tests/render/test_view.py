from __future__ import annotations

from collections import Counter
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from compare.model import (
    Alignment,
    AlignmentMember,
    Difference,
    Document,
    Evidence,
    Finding,
    Kind,
    Removed,
    Report,
    Sentence,
    Span,
)
from compare.render.view import KINDS, SIGNS, Row, View, make_view
from tests.render import sample_report as sample

_TEXT = st.text(alphabet="ab .\n\r\t-é😀ع", min_size=0, max_size=60)
_KIND: st.SearchStrategy[Kind] = st.sampled_from(KINDS)


@st.composite
def _documents(draw: st.DrawFn, letter: str) -> Document:
    text = draw(_TEXT)
    cuts = sorted(draw(st.lists(st.integers(0, len(text)), max_size=12, unique=True)))
    spans = [Span(a, b) for a, b in zip(cuts[::2], cuts[1::2], strict=False)]
    sentences = tuple(
        Sentence(i, span, paragraph=i // 2, kind=draw(st.sampled_from(["sentence", "heading"])))
        for i, span in enumerate(spans)
    )
    removed = tuple(
        Removed(Span(min(a, b), max(a, b)), "advertisement")
        for a, b in draw(
            st.lists(st.tuples(st.integers(0, len(text)), st.integers(0, len(text))), max_size=3)
        )
    )
    plain = sample.document(sample.Account(f"{letter}.txt", text), letter)
    return replace(plain, sentences=sentences, removed=removed)


@st.composite
def _reports(draw: st.DrawFn) -> Report:
    letters = "ABCD"[: draw(st.integers(1, 4))]
    documents = tuple(draw(_documents(letter)) for letter in letters)

    def span(own: Document) -> Span:
        ends = sorted(draw(st.tuples(*[st.integers(0, len(own.text))] * 2)))
        return Span(*ends)

    alignments = []
    for number in range(draw(st.integers(0, 5))):
        members = []
        for own in documents:
            indexes = draw(st.sets(st.integers(0, 6), max_size=3))
            known = sorted(i for i in indexes if i < len(own.sentences))
            if known:
                members.append(AlignmentMember(own.id, tuple(known)))
        own = draw(st.sampled_from(documents))
        alignments.append(
            Alignment(
                f"L{number + 1}",
                tuple(members),
                0.5,
                draw(_KIND),
                draw(st.booleans()),
                (Difference(own.id, span(own), "changed"),),
            )
        )
    findings = []
    for number in range(draw(st.integers(0, 5))):
        evidence = []
        for own in draw(st.lists(st.sampled_from(documents), max_size=3)):
            at = span(own)
            evidence.append(Evidence(own.id, at, at.of(own.text), draw(st.sampled_from("xyz"))))
        findings.append(
            Finding(
                id=f"F{number + 1}",
                fingerprint="cf1:",
                kind=draw(_KIND),
                category="number",
                scope=draw(st.sampled_from(["cross", "internal"])),
                rule="r",
                confidence=None,
                explanation="why",
                alignment=draw(st.sampled_from([None, *(a.id for a in alignments)])),
                adds=draw(st.sampled_from([None, *letters])),
                evidence=tuple(evidence),
            )
        )
    return replace(
        sample.calm(),
        documents=documents,
        alignments=tuple(alignments),
        findings=tuple(findings),
    )


def _parts(view: View, document: str) -> list[tuple[Row, object]]:
    return [
        (row, part)
        for row in view.rows
        for cell in row.cells
        if cell.document == document
        for part in cell.parts
    ]


@given(_reports())
def test_no_text_is_lost_and_none_is_shown_twice(report: Report) -> None:
    view = make_view(report)
    for own in report.documents:
        seen: Counter[int] = Counter()
        for row in view.rows:
            for cell in row.cells:
                if cell.document != own.id:
                    continue
                for part in cell.parts:
                    for segment in part.segments:
                        assert segment.text == segment.span.of(own.text)
                        seen.update(range(segment.span.start, segment.span.end))
        missing = [i for i, letter in enumerate(own.text) if not letter.isspace() and not seen[i]]
        assert missing == []
        assert all(times == 1 for times in seen.values())


@given(_reports())
def test_every_sentence_is_in_exactly_one_row(report: Report) -> None:
    view = make_view(report)
    for own in report.documents:
        shown = Counter(
            part.sentence
            for row in view.rows
            for cell in row.cells
            if cell.document == own.id
            for part in cell.parts
            if part.sentence is not None
        )
        assert shown == Counter(s.index for s in own.sentences if s.span.start < s.span.end)


@given(_reports())
def test_rows_follow_the_order_of_the_first_document(report: Report) -> None:
    view = make_view(report)
    anchors = [
        int(part.anchor.split("-")[1])
        for row in view.rows
        for cell in row.cells[:1]
        for part in cell.parts
    ]
    # Only an alignment that takes sentences from several places can bring them out of order.
    firsts = [
        int(row.cells[0].parts[0].anchor.split("-")[1]) for row in view.rows if row.cells[0].parts
    ]
    assert sorted(anchors) == list(range(1, len(anchors) + 1))
    assert firsts == sorted(firsts)


@given(_reports())
def test_every_row_has_a_cell_for_every_document(report: Report) -> None:
    view = make_view(report)
    ids = [own.id for own in report.documents]
    assert [row.number for row in view.rows] == list(range(1, len(view.rows) + 1))
    for row in view.rows:
        assert [cell.document for cell in row.cells] == ids
        assert any(cell.parts or cell.elsewhere for cell in row.cells)


@given(_reports())
def test_links_to_neighbours_lead_to_the_text_before_and_after(report: Report) -> None:
    view = make_view(report)
    for own in report.documents:
        row_of = {
            part.anchor: row.number
            for row in view.rows
            for cell in row.cells
            if cell.document == own.id
            for part in cell.parts
        }
        for row in view.rows:
            cell = next(cell for cell in row.cells if cell.document == own.id)
            if cell.previous is not None:
                place = int(cell.parts[0].anchor.split("-")[1])
                assert row_of[f"{own.id}-{place - 1}"] == cell.previous != row.number
            if cell.next is not None:
                place = int(cell.parts[-1].anchor.split("-")[1])
                assert row_of[f"{own.id}-{place + 1}"] == cell.next != row.number


@given(_reports())
def test_marks_cover_exactly_the_evidence(report: Report) -> None:
    view = make_view(report)
    for own in report.documents:
        for finding in report.findings:
            wanted = {
                i
                for item in finding.evidence
                if item.document == own.id
                for i in range(item.span.start, item.span.end)
            }
            for row in view.rows:
                for cell in row.cells:
                    for part in cell.parts if cell.document == own.id else ():
                        whole = any(mark.id == finding.id for mark in part.marks)
                        for segment in part.segments:
                            inside = set(range(segment.span.start, segment.span.end))
                            marked = any(mark.id == finding.id for mark in segment.marks)
                            if not segment.outside:
                                assert (whole or marked) == bool(inside & wanted)
                                assert not marked or inside <= wanted


@given(_reports())
def test_every_finding_is_one_card_in_one_section_in_order(report: Report) -> None:
    view = make_view(report)
    ids = [finding.id for finding in report.findings]
    assert [card.id for card in view.cards] == ids
    filed = [card.id for section in view.sections for card in section.cards]
    assert Counter(filed) == Counter(ids)
    for section in view.sections:
        assert [c.id for c in section.cards] == [
            i for i in ids if i in {c.id for c in section.cards}
        ]
    counts = view.counts
    assert len(ids) == (
        counts.conflicts + counts.internal + counts.details + counts.agreements + counts.only
    )


@given(_reports())
def test_quotes_are_text_of_the_source_and_mark_the_evidence(report: Report) -> None:
    view = make_view(report)
    texts = {own.id: own.text for own in report.documents}
    for card, finding in zip(view.cards, report.findings, strict=True):
        for quote in card.quotes:
            assert quote.text == quote.span.of(texts[quote.document])
            assert quote.before + quote.marked + quote.after == quote.text
        marked = Counter("".join(p.text for q in card.quotes for p in q.pieces if p.marked))
        covered = {
            (item.document, i)
            for item in finding.evidence
            for i in range(item.span.start, item.span.end)
        }
        assert set(marked) == {texts[name][i] for name, i in covered}


@given(_reports())
def test_the_shares_of_an_account_add_up_to_its_words(report: Report) -> None:
    view = make_view(report)
    assert [share.total for share in view.shares] == [source.words for source in view.sources]


@given(_reports())
def test_the_same_report_gives_the_same_view(report: Report) -> None:
    assert make_view(report) == make_view(report)


def test_sources_say_what_was_compared() -> None:
    view = make_view(sample.two())
    source = view.source("B")
    assert (source.name, source.publisher, source.published) == (
        "coastwire.txt",
        "Coast Wire",
        "2025-03-05",
    )
    assert source.sha256.startswith(f"sha256:{source.sha256_short}")
    assert len(source.sha256_short) == 12
    assert source.sentences == 11


def test_a_quote_is_cut_before_and_after_the_evidence() -> None:
    view = make_view(sample.two())
    first, second = view.card("F1").quotes
    assert (first.before[-9:], first.marked, first.after[:4]) == (
        "injuring ",
        "seven dock workers",
        " and",
    )
    assert (first.document, first.lines) == ("A", "line 3")
    assert (second.label, second.marked) == ("Coast Wire", "Nine dock workers")


def test_evidence_in_one_sentence_shares_a_quote() -> None:
    quote, other = make_view(sample.two()).card("F4").quotes
    assert next(piece.text for piece in quote.pieces if piece.marked) == "Five vessels"
    assert sum(piece.marked for piece in quote.pieces) == 2
    assert quote.values == ("5", "6")
    assert other.document == "B"


def test_what_follows_on_one_line_and_stands_alone_is_one_quote() -> None:
    report = sample.two()
    own = report.documents[0]
    spans = [own.sentences[i].span for i in (7, 8)]
    evidence = tuple(Evidence("A", span, span.of(own.text), "x") for span in spans)
    only = replace(report.findings[12], evidence=evidence)
    conflict = replace(report.findings[4], evidence=evidence)
    view = make_view(replace(report, findings=(only, conflict)))
    assert [len(card.quotes) for card in view.cards] == [1, 2]
    assert view.cards[0].quotes[0].text == Span(spans[0].start, spans[1].end).of(own.text)


def test_evidence_across_two_sentences_shares_the_quote_of_both() -> None:
    report = sample.two()
    own = report.documents[0]
    first, second = (own.sentences[i].span for i in (7, 8))
    spans = (first, Span(first.end - 3, second.start + 3), second)
    evidence = tuple(Evidence("A", span, span.of(own.text), "x") for span in spans)
    view = make_view(replace(report, findings=(replace(report.findings[4], evidence=evidence),)))
    assert len(view.cards[0].quotes) == 1


def test_sections_come_in_the_order_of_weight() -> None:
    keys = [section.key for section in make_view(sample.two()).sections]
    assert keys == ["conflicts", "internal", "adds-A", "adds-B", "only-A", "only-B", "agree"]


def test_counts_are_said_in_words() -> None:
    assert [said for _, said in make_view(sample.two()).summary] == [
        "4 conflicts",
        "1 inside one account",
        "4 added details",
        "3 agreements",
        "4 in one account only",
    ]
    assert make_view(sample.calm()).summary[0] == ("conflict", "0 conflicts")
    assert make_view(sample.one()).summary == (("conflict", "1 conflict inside the account"),)


def test_the_number_of_a_mark_stands_once_where_it_ends() -> None:
    report = sample.two()
    own = report.documents[0]
    wide = Span(own.text.index("injuring"), own.text.index("and closing the north quay"))
    finding = replace(
        report.findings[0], evidence=(Evidence("A", wide, wide.of(own.text), "x"),), id="F99"
    )
    view = make_view(replace(report, findings=(*report.findings, finding)))
    part = next(p for r in view.rows for p in r.cells[0].parts if "F99" in p.findings)
    marked = [i for i, s in enumerate(part.segments) if any(m.id == "F99" for m in s.marks)]
    closing = [i for i, s in enumerate(part.segments) if any(m.id == "F99" for m in s.closing)]
    assert len(marked) > 1
    assert closing == marked[-1:]


def test_a_moved_passage_says_where_it_stood() -> None:
    view = make_view(sample.two())
    row = next(row for row in view.rows if row.moved)
    a, b = row.cells
    assert not a.moved
    assert b.moved
    assert b.previous is not None and b.next is not None
    before = view.rows[b.previous - 1].cells[1].parts[-1]
    assert before.text.startswith("The north quay has been closed")
    assert view.rows[b.previous - 1].cells[1].next == row.number


def test_unaligned_text_is_level_with_what_stands_at_the_same_place() -> None:
    rows = make_view(sample.two()).rows
    assert rows[0].relation == "only"
    assert all(cell.parts for cell in rows[0].cells)
    assert [cell.parts[0].reason for cell in rows[1].cells] == ["advertisement", "image label"]
    assert rows[1].relation is None


def test_a_bullet_goes_with_its_item_but_is_no_part_of_the_sentence() -> None:
    view = make_view(sample.five())
    item = next(
        part
        for row in view.rows
        for cell in row.cells
        for part in cell.parts
        if part.kind == "item"
    )
    assert item.segments[0].outside
    assert item.segments[0].text == "- "


def test_words_removed_inside_a_sentence_say_so() -> None:
    report = sample.one()
    own = report.documents[0]
    at = own.text.index("grain warehouse")
    own = replace(own, removed=(Removed(Span(at, at + 5), "advertisement"),))
    view = make_view(replace(report, documents=(own,)))
    gone = [
        segment
        for row in view.rows
        for cell in row.cells
        for part in cell.parts
        for segment in part.segments
        if segment.removed
    ]
    assert [(segment.text, segment.removed) for segment in gone] == [("grain", "advertisement")]


def test_a_sentence_in_two_alignments_is_shown_once_and_linked_from_the_other() -> None:
    report = sample.two()
    again = replace(report.alignments[0], id="L9")
    view = make_view(replace(report, alignments=(*report.alignments, again)))
    first = next(row for row in view.rows if row.alignment == "L1")
    assert [row.alignment for row in view.rows].count("L9") == 0
    mixed = replace(again, members=(*again.members[:1], AlignmentMember("B", (4,))))
    view = make_view(replace(report, alignments=(*report.alignments, mixed)))
    row = next(row for row in view.rows if row.alignment == "L9")
    assert row.cells[0].elsewhere[0].row == first.number


@pytest.mark.parametrize(
    ("words", "stands"),
    [
        ("A fire tore", ["asserts", "contradicts", "asserts", "asserts", "silent"]),
        ("The storehouse was", ["asserts", "asserts", "contradicts", "silent", "contradicts"]),
        ("The cause is", ["asserts", "silent", "silent", "silent", "silent"]),
        ("The blaze began", ["adds", "adds", "asserts", "asserts", "silent"]),
    ],
)
def test_the_claim_table_says_what_each_account_does(words: str, stands: list[str]) -> None:
    claims = make_view(sample.five()).claims
    claim = next(claim for claim in claims if claim.text.startswith(words))
    assert [stance.stand for stance in claim.stances] == stands


def test_signs_are_all_different() -> None:
    assert len(set(SIGNS.values())) == len(KINDS)
