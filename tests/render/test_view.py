from __future__ import annotations

from dataclasses import replace

import pytest

from compare.model import AlignmentMember, Dated, Evidence, Removed, Report, Span
from compare.render.view import KINDS, SIGNS, Part, View, make_view
from tests.render import sample_report as sample


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
    only = replace(report.findings[14], evidence=evidence)
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
    assert keys == [
        "conflicts",
        "internal",
        "open",
        "adds-A",
        "adds-B",
        "only-A",
        "only-B",
        "agree",
    ]


def test_counts_are_said_in_words() -> None:
    assert [said for _, said in make_view(sample.two()).summary] == [
        "4 conflicts",
        "1 inside one account",
        "2 to compare",
        "4 added details",
        "3 agreements",
        "4 in one account only",
    ]
    assert make_view(sample.calm()).summary[0] == ("conflict", "0 conflicts")
    assert make_view(sample.one()).summary == (("conflict", "1 conflict inside the account"),)


def test_what_is_to_compare_ranks_between_conflict_and_detail() -> None:
    view = make_view(sample.two())
    card = view.card("F6")
    assert (card.sign, card.kind_label) == ("≟", "To compare")
    assert [level.comparison for level in card.levels] == ["act", "where", "nearby"]
    row = view.rows[(card.row or 0) - 1]
    assert (row.relation, row.sign) == ("open", "≟")
    claims = {claim.row: claim for claim in view.claims}
    assert [stance.stand for stance in claims[row.number].stances] == ["adds", "differs"]
    beside = claims[view.card("F4").row or 0]
    assert [stance.stand for stance in beside.stances] == ["asserts", "contradicts"]
    assert all(share.open > 0 for share in view.shares)
    part = next(p for p in beside_parts(view, "F7") if len(p.findings) > 1)
    kinds = [mark.kind for s in part.segments for mark in s.marks]
    assert kinds.index("conflict") < kinds.index("open")


def beside_parts(view: View, finding: str) -> list[Part]:
    """Return the parts that a finding touches."""
    parts = (part for row in view.rows for cell in row.cells for part in cell.parts)
    return [part for part in parts if finding in part.findings]


def test_nothing_to_compare_is_not_counted() -> None:
    assert "open" not in dict(make_view(sample.calm()).summary)


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


def marked_up() -> Report:
    """Return two accounts, the second with a heading and a sentence behind marks of Markdown."""
    a = sample.Account("a.txt", "# The quay\nThe fire burned for days.\n")
    b = sample.Account("b.md", "# The port\n**The fire burned for days.**\n")
    link = sample.Link({"A": ["The fire"], "B": ["**The fire"]}, "agree")
    made = sample.build((a, b), (link,), ())
    first, second = made.documents
    heading, fire = second.sentences
    stars = [(11, 13), (fire.span.end - 2, fire.span.end)]
    second = replace(
        second,
        sentences=(heading, replace(fire, span=Span(13, fire.span.end - 2))),
        removed=tuple(Removed(Span(*own), "markup") for own in ((0, 2), *stars)),
    )
    return replace(made, documents=(first, second))


def test_marks_of_markup_have_no_row_of_their_own() -> None:
    rows = make_view(marked_up()).rows
    shown = [(row.relation, [part.text.strip() for part in row.cells[1].parts]) for row in rows]
    assert shown == [
        ("only", ["#", "The port"]),
        ("agree", ["**", "The fire burned for days.", "**"]),
    ]


def test_what_an_account_dates_is_told_with_the_findings_about_it() -> None:
    report = sample.two()
    own = report.documents[0]
    at = own.text.index("seven")
    own = replace(own, dates=(Dated(Span(at, at + 5), "2025-03-05"),))
    view = make_view(replace(report, documents=(own, *report.documents[1:])))
    datings = dict(view.dates)
    (dating,) = (item for item in datings["A"] if item.value == "2025-03-05")
    assert (dating.words, dating.marks) == ("seven", ())
    assert "seven dock workers" in dating.sentence
    assert [mark.id for item in datings["B"] for mark in item.marks] == [
        finding.id
        for finding in report.findings
        for item in finding.evidence
        if finding.category == "date" and item.document == "B"
    ]


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


@pytest.mark.parametrize(
    ("said", "marks"),
    [
        ("“We ran,” said Ana Holt.", ("", "")),
        ('"We ran," said Ana Holt.', ("", "")),
        ("Ana Holt said: “We ran.”", ("“", "”")),
        ("’Tis over, said Ana Holt.", ("“", "”")),
    ],
)
def test_a_quote_that_begins_with_a_quotation_mark_gets_none_set_around_it(
    said: str, marks: tuple[str, str]
) -> None:
    accounts = [sample.Account("one.txt", f"{said}\n"), sample.Account("two.txt", "They ran.\n")]
    told = [sample.Found("only", "wording", "Only A says this.", {"A": [said]})]
    (card,) = make_view(sample.build(accounts, [], told)).cards
    assert card.quotes[0].marks == marks


def test_the_mark_of_a_list_is_no_part_of_a_quote() -> None:
    one = sample.Account("one.txt", "The river hit:\n- the school and the mill\n- the station\n")
    two = sample.Account("two.txt", "The school was hit.\n")
    told = [sample.Found("only", "wording", "Only A says this.", {"A": ["- the station"]})]
    (card,) = make_view(sample.build([one, two], [], told)).cards
    assert [quote.text for quote in card.quotes] == ["the station"]
