"""Where evidence stands in a source that has pages or numbered paragraphs."""

from __future__ import annotations

from dataclasses import replace

import pytest

from compare import codec
from compare.model import Place, Report, Span, Whereabouts
from compare.render import Look, render
from compare.render.view import make_view
from tests.render import sample_report as sample

NESTED = (
    Place(Span(0, 10), "heading", 1, "p. 1, line 1"),
    Place(Span(12, 40), "paragraph", None, "paragraph 2"),
    Place(Span(20, 25), "inserted"),
    Place(Span(42, 50), "line", 3, "p. 3, line 8"),
    Place(Span(51, 60), "line", 3, "p. 3, line 9"),
    Place(Span(62, 70), "caption", None, "caption 1"),
    Place(Span(72, 80), "caption"),
)


@pytest.mark.parametrize(
    ("span", "said"),
    [
        (Span(0, 4), "p. 1, line 1"),
        (Span(13, 18), "paragraph 2"),
        (Span(21, 24), "paragraph 2, inserted"),
        (Span(26, 30), "paragraph 2"),
        (Span(43, 58), "p. 3, lines 8–9"),
        (Span(13, 45), "paragraph 2 to p. 3, line 8"),
        (Span(63, 65), "caption 1"),
        (Span(73, 75), "caption"),
        (Span(10, 11), None),
        (Span(90, 95), None),
    ],
)
def test_the_narrowest_place_with_a_label_says_where(span: Span, said: str | None) -> None:
    assert Whereabouts(NESTED).of(span) == said


def test_a_place_without_a_label_is_told_beside_the_line() -> None:
    assert Whereabouts(NESTED).of(Span(73, 75), "line 9") == "line 9, caption"


def paged() -> Report:
    """Return the sample with its first account as if it came from a file with pages."""
    report = sample.two()
    first = report.documents[0]
    places = tuple(
        Place(sentence.span, "paragraph", 2, f"p. 2, paragraph {number}")
        for number, sentence in enumerate(first.sentences, 1)
    )
    note = "holds 2 stories: the first is compared"
    return replace(
        report, documents=(replace(first, places=places, notes=(note,)), *report.documents[1:])
    )


def test_every_format_says_where_evidence_stands() -> None:
    report = paged()
    quote = make_view(report).cards[0].quotes[0]
    assert quote.place is not None and quote.place.startswith("p. 2, paragraph ")
    assert quote.lines == quote.place
    for name in ("text", "html", "markdown"):
        shown = " ".join(
            render(report, "md" if name == "markdown" else name, Look()).decode().split()
        )
        assert quote.place in shown.replace("\xa0", " "), name
    assert make_view(report).cards[0].quotes[1].lines.startswith("line")


def test_the_json_says_so_with_the_evidence_and_is_read_back() -> None:
    report = paged()
    data = codec.to_dict(report)
    first, second = data["findings"][0]["evidence"]
    assert first["place"] == make_view(report).cards[0].quotes[0].place
    assert "place" not in second
    assert "places" not in data["documents"][1]
    assert codec.from_dict(data) == report


def test_how_it_was_read_is_a_note_and_no_refusal() -> None:
    report = paged()
    view = make_view(report)
    assert view.source("A").skipped is None
    assert view.source("A").notes == ("holds 2 stories: the first is compared",)
    assert "holds 2 stories" in render(report, "html", Look()).decode().lower()
