"""Short texts: sentences of which no rule has spoken are read together."""

from __future__ import annotations

import pytest

import compare
from compare.match import short
from compare.model import Finding, Report
from tests.match.accounts import FERRY

RESIGNED = "The mayor resigned on Monday over the affair."
STAYS = "The mayor is still in office and says she will see out her term."
GONE = "On Monday the affair cost the mayor her office: she stepped down."
BOUGHT = "The museum bought the painting from a private collector in Lyon."
GIVEN = "The painting was given to the museum by the artist's widow."
DECADE, YEAR = "The mill was built in the 1920s.", "The mill was built in 1924."
MAY, JUNE = "The bridge was opened on 3 May 1987.", "The bridge was opened on 9 June 1991."


def told(one: str, other: str, **options: object) -> Report:
    """Return the report of two texts."""
    return compare.compare_texts(one, other, options=compare.Options(**options))  # type: ignore[arg-type] # one at a time


def found(report: Report, *kinds: str) -> list[Finding]:
    """Return the findings of some kinds."""
    return [finding for finding in report.findings if finding.kind in kinds]


@pytest.mark.parametrize("texts", [(RESIGNED, STAYS), (BOUGHT, GIVEN)])
def test_what_no_rule_knows_is_shown_to_compare(texts: tuple[str, str]) -> None:
    (shown,) = found(told(*texts), "conflict", "open")
    assert (shown.kind, shown.rule) == ("open", "at-odds")
    assert [e.document for e in shown.evidence] == ["A", "B"]
    assert all(e.quote in text for e, text in zip(shown.evidence, texts, strict=True))
    assert tuple(level.comparison for level in shown.levels) == short.COMPARISONS
    assert shown.confidence is not None
    assert shown.confidence >= short.WORTH


def test_the_same_in_other_words_is_neither() -> None:
    assert not found(told(RESIGNED, GONE), "conflict", "open")


def test_it_can_be_left_out() -> None:
    report = told(RESIGNED, STAYS, disabled_rules=frozenset({"at-odds"}))
    assert not found(report, "conflict", "open")


def test_a_closer_figure_is_none_however_it_reads() -> None:
    report = told(DECADE, YEAR)
    assert not found(report, "conflict", "open")
    assert [f.category for f in found(report, "detail")] == ["date"]


def test_where_a_rule_has_spoken_nothing_is_added() -> None:
    assert [f.rule for f in found(told(MAY, JUNE), "conflict", "open")] == ["date"]


def test_which_comes_first_makes_no_difference() -> None:
    for one, other in ((RESIGNED, STAYS), (BOUGHT, GIVEN)):
        first, second = (
            [(f.kind, f.rule, f.confidence) for f in found(report, "conflict", "open")]
            for report in (told(one, other), told(other, one))
        )
        assert first == second


def test_of_a_long_account_only_the_likeliest_counterparts_are_read(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    asked: list[int] = []
    real = short.comparisons

    def counted(analyses, links, together):  # type: ignore[no-untyped-def] # as the real one
        asked.append(len(links))
        return real(analyses, links, together)

    monkeypatch.setattr(short, "comparisons", counted)
    told("A ferry ran aground in the night.", FERRY[1])
    assert 0 < sum(asked) <= short.MOST
    asked.clear()
    told(*FERRY)
    assert not asked
