"""What somebody has decided: dealt with is folded and counted, never left out; the rest is marked."""

from __future__ import annotations

import io
import re
from dataclasses import replace

import pytest

from compare.model import Decision, Report
from compare.render import render
from compare.render.markdown import escape
from compare.render.view import make_view
from tests.render.brief import text_of
from tests.render.sample_report import EVERY

WHY = "two <wards> & a **ship**"


def decided(report: Report) -> Report:
    """Dismiss the first finding of each kind and accept the second, if there is one."""
    seen: dict[str, int] = {}
    findings = []
    for finding in report.findings:
        number = seen[finding.kind] = seen.get(finding.kind, 0) + 1
        decision = {
            1: Decision("dismissed", WHY, "Ida", "2025-12-20T14:05:00Z"),
            2: Decision("accepted", "to be fixed", None, None),
        }.get(number)
        findings.append(replace(finding, decision=decision))
    return replace(report, findings=tuple(findings))


def words(report: Report, format: str) -> str:
    data = render(report, format)
    if format == "pdf":
        text = text_of(data).replace("DEALT WITH", "Dealt with")  # capitals by style
    elif format == "docx":
        import docx

        read = docx.Document(io.BytesIO(data))
        text = "\n".join(paragraph.text for paragraph in read.paragraphs)
    else:
        text = data.decode()
    return " ".join(text.replace("\u200b", "").replace("\xa0", " ").split())


@pytest.mark.parametrize("format", ["text", "md", "html", "pdf", "docx"])
def test_it_is_folded_counted_and_told(format: str) -> None:
    report = decided(EVERY["two"]())
    settled = [finding for finding in report.findings if finding.settled]
    text = words(report, format)
    said = {
        "html": "two &lt;wards&gt; &amp; a **ship**",
        "md": " ".join(escape(WHY).split()),
    }.get(format, WHY)
    assert text.count(f"Dismissed by Ida, 20 December 2025: {said}") == len(settled)
    near = text[text.rindex("Dealt with") - 30 : text.rindex("Dealt with") + 90]
    assert re.search(rf"\b{len(settled)}\b", near)
    folded = text[text.rindex("Dealt with") :]
    for finding in settled:
        assert finding.id in folded or f"{finding.id[1:]}<" in folded
    assert "Accepted: to be fixed" in text[: text.rindex("Dealt with")]


@pytest.mark.parametrize("name", sorted(EVERY))
def test_counts_are_of_what_is_left_and_every_card_is_somewhere(name: str) -> None:
    plain, report = EVERY[name](), decided(EVERY[name]())
    view, before = make_view(report), make_view(plain)
    filed = [card for section in view.sections for card in section.cards]
    assert sorted(c.id for c in (*filed, *view.settled)) == sorted(c.id for c in view.cards)
    conflicts = sum(f.kind == "conflict" and f.settled for f in report.findings)
    left = view.counts.conflicts + view.counts.internal
    assert left == before.counts.conflicts + before.counts.internal - conflicts


def test_without_a_decision_nothing_is_said_of_any() -> None:
    for format in ("text", "md", "html"):
        text = render(EVERY["two"](), format).decode()
        assert "ealt with" not in text
        assert "settled" not in text
