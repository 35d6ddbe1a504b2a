"""Quotes are read without the markup that their exact spans hold."""

from __future__ import annotations

from pathlib import Path

import compare
from compare.render.view import make_view

A = "# Crash\n\nThe north pier was hit at **05:50** on Thursday by the freighter *Marta Lind*.\n"
B = "The north pier was hit on Wednesday by the freighter Marta Lind.\n"


def test_a_quote_has_no_markup_and_its_span_has(tmp_path: Path) -> None:
    first, second = tmp_path / "a.md", tmp_path / "b.txt"
    first.write_text(A, encoding="utf-8")
    second.write_text(B, encoding="utf-8")
    report = compare.compare_files(first, second)
    (card,) = (c for c in make_view(report).cards if c.kind == "conflict")
    quote = next(q for q in card.quotes if q.document == "A")
    assert quote.text == (
        "The north pier was hit at 05:50 on Thursday by the freighter Marta Lind."
    )
    assert [p.text for p in quote.pieces if p.marked] == ["05:50 on Thursday"]
    assert "**05:50**" in quote.span.of(report.documents[0].text)
    assert "05:50** on Thursday" in [e.quote for e in report.findings[0].evidence]
