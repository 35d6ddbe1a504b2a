"""Shared wording, in each form of a report."""

from __future__ import annotations

import io
import re
from dataclasses import replace

import pytest

from compare.model import Report, Sharing
from compare.render import Look, render
from compare.render.view import SharedWording, make_view
from tests.render.brief import text_of
from tests.render.sample_report import EVERY, reused

COPIED = "gave way under the weight of a cattle lorry on Monday morning"
LINE = "B takes over 55% of A: 2 passages, 1 word for word, 1 edited."
ORIGIN = "B has it from A: B names Meridian News (“Meridian News reported”)."


def told(report: Report | None = None) -> tuple[SharedWording, ...]:
    return make_view(report or reused()).sharing


def test_each_two_accounts_have_a_line() -> None:
    assert [shared.line for shared in told()] == [
        LINE,
        "A and C share 11% of A and 24% of C: 1 passage, word for word.",
        "B and C share 12% of B and 24% of C: 1 passage, word for word.",
    ]
    assert told()[0].origin == ORIGIN
    assert [shared.anchor for shared in told()] == ["shared-A-B", "shared-A-C", "shared-B-C"]


def test_what_is_copied_word_for_word_throughout_says_so() -> None:
    report = reused()
    first = report.sharing[0]
    alone = replace(first, reuse=tuple(r.id for r in report.reuse[:1]))
    (shared,) = told(replace(report, sharing=(alone,)))
    assert shared.line == "B copies 55% of A word for word, 1 passage."


def test_the_edits_of_a_passage_are_marked_on_both_sides() -> None:
    edited = next(p for p in told()[0].passages if p.kind == "edited")
    marked = [[piece.text for piece in quote.pieces if piece.marked] for quote in edited.quotes]
    assert marked == [["in the", "but"], ["last", "yet"]]
    assert edited.label == "edited, moved"
    assert [quote.lines for quote in edited.quotes] == ["line 9", "line 3"]


def test_quotations_of_others_stand_apart() -> None:
    shared = told()[0]
    assert {p.kind for p in shared.passages} == {"copied", "edited"}
    assert ["I thought at first" in p.quotes[0].text for p in shared.quoted] == [True]
    report = reused()
    quoted = tuple(r.id for r in report.reuse if r.kind == "quoted")
    only = replace(report.sharing[0], reuse=quoted)
    assert told(replace(report, sharing=(only,))) == ()


def test_a_report_without_any_says_nothing() -> None:
    assert told(EVERY["two"]()) == ()
    for form in ("text", "md", "html"):
        assert b"Shared wording" not in render(EVERY["two"](), form)


def test_the_terminal_has_a_line_or_two_for_each() -> None:
    text = render(reused(), "text", Look(width=78)).decode()
    assert max(map(len, text.split("\n"))) <= 78
    bare = " ".join(text.split())
    assert f"Shared wording {LINE} {ORIGIN} A and C share" in bare


def many(number: int) -> tuple[Sharing, ...]:
    (first, *_) = reused().sharing
    return (first,) * number


def test_the_terminal_tells_no_more_than_can_be_read() -> None:
    text = render(replace(reused(), sharing=many(9)), "text").decode()
    assert text.count("takes over") == 4
    assert "and 5 more" in text


@pytest.mark.parametrize("form", ["html", "md", "docx", "pdf"])
def test_the_passages_stand_in_every_document(form: str) -> None:
    data = render(reused(), form)
    match form:
        case "pdf":
            text = text_of(data)
        case "docx":
            import docx

            document = docx.Document(io.BytesIO(data))
            cells = [c.text for t in document.tables for row in t.rows for c in row.cells]
            text = "\n".join([*(p.text for p in document.paragraphs), *cells])
        case _:
            text = re.sub(r"<[^>]+>", "", data.decode())
    bare = " ".join(text.split())
    assert LINE in bare
    assert "B has it from A" in bare
    assert "edited, moved" in bare
    # in the accounts themselves, and beside each other once more
    assert bare.count(COPIED.split(" of ", maxsplit=1)[0]) >= (2 if form == "md" else 4)


def test_page_one_of_the_brief_says_it_and_where() -> None:
    first = " ".join(text_of(render(reused(), "pdf"), "-l", "1").split())
    assert f"Shared wording. {LINE} page 2" in first
