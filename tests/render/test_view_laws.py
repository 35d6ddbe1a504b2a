from __future__ import annotations

from collections import Counter
from dataclasses import replace

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
from compare.read.condense import INLINE, condense
from compare.render.view import KINDS, Row, View, make_view
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
    ends = sorted(draw(st.lists(st.integers(0, len(text)), max_size=6, unique=True)))
    removed = tuple(
        Removed(Span(start, end), draw(st.sampled_from(["advertisement", "markup"])))
        for start, end in zip(ends[::2], ends[1::2], strict=False)
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
        counts.conflicts
        + counts.internal
        + counts.open
        + counts.details
        + counts.agreements
        + counts.only
    )


@given(_reports())
def test_quotes_are_text_of_the_source_and_mark_the_evidence(report: Report) -> None:
    view = make_view(report)
    texts = {own.id: own.text for own in report.documents}
    markup = {own.id: [r for r in own.removed if r.reason in INLINE] for own in report.documents}
    unread = {
        (n, i) for n, cut in markup.items() for r in cut for i in range(r.span.start, r.span.end)
    }
    for card, finding in zip(view.cards, report.findings, strict=True):
        for quote in card.quotes:
            name = quote.document
            assert quote.text == condense(texts[name], quote.span, markup[name]).text
            assert quote.before + quote.marked + quote.after == quote.text
        marked = Counter("".join(p.text for q in card.quotes for p in q.pieces if p.marked))
        covered = {
            (item.document, i)
            for item in finding.evidence
            for i in range(item.span.start, item.span.end)
        }
        inside = {(q.document, i) for q in card.quotes for i in range(q.span.start, q.span.end)}
        assert set(marked) == {texts[name][i] for name, i in (covered & inside) - unread}
        left_out = {texts[name][i] for name, i in covered - inside}
        assert left_out <= set("- \t\r\n")  # the mark of a list


@given(_reports())
def test_the_shares_of_an_account_add_up_to_its_words(report: Report) -> None:
    view = make_view(report)
    assert [share.total for share in view.shares] == [source.words for source in view.sources]


@given(_reports())
def test_the_same_report_gives_the_same_view(report: Report) -> None:
    assert make_view(report) == make_view(report)
