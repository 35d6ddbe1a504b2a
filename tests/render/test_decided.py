"""What somebody has decided: dealt with is folded and counted, never left out; the rest is marked."""

from __future__ import annotations

import io
import re
from dataclasses import replace

import pytest

from compare.model import Decision, Remark, Report
from compare.render import render
from compare.render.markdown import escape
from compare.render.view import make_view
from tests.render.brief import text_of
from tests.render.sample_report import EVERY

WHY = "two <wards> & a **ship**"
AT = "2025-12-20T14:05:00Z"


def decided(report: Report) -> Report:
    """Dismiss the first finding of each kind and accept the second, if there is one."""
    seen: dict[str, int] = {}
    findings = []
    for finding in report.findings:
        number = seen[finding.kind] = seen.get(finding.kind, 0) + 1
        decision = {
            1: Decision("dismissed", WHY, "Ida", "2025-12-20T14:05:00Z"),
            2: Decision("accepted", "to be fixed: rang", "Bo", None),
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
    assert "To be fixed, says Bo: rang" in text[: text.rindex("Dealt with")]


@pytest.mark.parametrize("name", sorted(EVERY))
def test_counts_are_of_what_is_left_and_every_card_is_somewhere(name: str) -> None:
    plain, report = EVERY[name](), decided(EVERY[name]())
    view, before = make_view(report), make_view(plain)
    filed = [card for section in view.sections for card in section.cards]
    assert sorted(c.id for c in (*filed, *view.settled)) == sorted(c.id for c in view.cards)
    conflicts = sum(f.kind == "conflict" and f.settled for f in report.findings)
    left = view.counts.conflicts + view.counts.internal
    assert left == before.counts.conflicts + before.counts.internal - conflicts


def waiting(report: Report) -> Report:
    """Let the first of each kind wait for a second look, and have all written on."""
    findings = []
    seen: dict[str, int] = {}
    for finding in report.findings:
        number = seen[finding.kind] = seen.get(finding.kind, 0) + 1
        told = replace(finding, remarks=(Remark("note", f"on {finding.id}: {WHY}", "Ida", AT),))
        if number == 1:
            before = Decision("dismissed", "two holds", "Bo", AT)
            told = replace(told, standing="again", decided_before=before)
        elif number == 2:
            before = Decision("accepted", "to be fixed: rang", "Bo", AT)
            told = replace(told, standing="changed", decided_before=before)
        elif number == 3:
            told = replace(told, standing="changed")
        findings.append(told)
    return replace(report, findings=tuple(findings))


@pytest.mark.parametrize("format", ["text", "md", "html", "pdf", "docx"])
def test_what_waits_is_not_folded_and_is_told_with_what_was_written(format: str) -> None:
    report = waiting(EVERY["two"]())
    text = words(report, format)
    assert "ealt with" not in text
    kinds = [finding.kind for finding in report.findings]
    times = len(set(kinds))
    again = "To look at again: dismissed by Bo on 20 December 2025: two holds"
    assert text.count(again) == times
    fix = "Changed since marked to be fixed by Bo on 20 December 2025: rang"
    assert text.count(fix) == sum(kinds.count(kind) > 1 for kind in set(kinds)) > 0
    assert text.count("Changed since it was remarked on") == sum(
        kinds.count(kind) > 2 for kind in set(kinds)
    )
    why = {
        "html": "two &lt;wards&gt; &amp; a **ship**",
        "md": " ".join(escape(WHY).split()),
    }.get(format, WHY)
    for finding in report.findings:
        assert text.count(f"Note by Ida on 20 December 2025: on {finding.id}: {why}") == 1


def test_a_long_list_in_the_terminal_is_not_cut_before_what_somebody_wrote() -> None:
    plain = EVERY["two"]()
    one = next(finding for finding in plain.findings if finding.kind == "only")
    many = tuple(replace(one, id=f"F{n}") for n in range(1, 31))
    last = replace(many[-1], remarks=(Remark("note", "rang Oslo", None, None),))
    text = words(replace(plain, findings=(*many[:-1], last)), "text")
    assert "Note: rang Oslo" in text
    assert "and 25 more" in text


@pytest.mark.parametrize(
    ("decision", "said"),
    [
        (Decision("accepted", "to be fixed", None, None), "To be fixed"),
        (Decision("accepted", "to be fixed: a", "Bo", AT), "To be fixed, says Bo, 20 December 2025: a"),
        (Decision("accepted", "to be fixed later", "Bo", None), "Accepted by Bo: to be fixed later"),
        (Decision("dismissed", "to be fixed", "Bo", None), "Dismissed by Bo: to be fixed"),
    ],
)  # fmt: skip
def test_what_is_to_be_fixed_is_told_so(decision: Decision, said: str) -> None:
    report = EVERY["two"]()
    first = replace(report.findings[0], decision=decision)
    assert (
        make_view(replace(report, findings=(first, *report.findings[1:]))).cards[0].decided == said
    )


def test_what_was_decided_before_is_told_as_such() -> None:
    remarks = tuple(
        Remark(verdict, "why", "Bo", AT) for verdict in ("accept", "dismiss", "fix", "reopen")
    )
    report = EVERY["two"]()
    first = replace(report.findings[0], remarks=remarks)
    card = make_view(replace(report, findings=(first, *report.findings[1:]))).cards[0]
    assert card.decided == ""
    assert [said.partition(" by ")[0] for said in card.remarked] == [
        "Earlier: accepted",
        "Earlier: dismissed",
        "Earlier: marked to be fixed",
        "Reopened",
    ]


def test_without_a_decision_nothing_is_said_of_any() -> None:
    for format in ("text", "md", "html"):
        text = render(EVERY["two"](), format).decode()
        assert "ealt with" not in text
        assert "settled" not in text
        assert "look at again" not in text
