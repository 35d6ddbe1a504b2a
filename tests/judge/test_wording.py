"""What remains: the same words, more words, or one account alone."""

from __future__ import annotations

from pathlib import Path

import pytest

import compare
from compare.model import Finding
from tests.judge.told import findings, told

SHARED = "The old bridge over the river Ax was closed after the flood."
MORE = "The old bridge over the river Ax was closed after the flood by order of the harbour master."
ALONE = "A choir of schoolchildren from three villages sang in the market hall."


def wording(kind: str, *texts: str) -> list[Finding]:
    return [f for f in told(*texts).findings if f.rule == "wording" and f.kind == kind]


def test_the_same_words_are_agreed() -> None:
    (found,) = wording("agree", SHARED, SHARED)
    assert [item.quote for item in found.evidence] == [SHARED, SHARED]
    assert "same words" in found.explanation


def test_other_words_for_the_same_are_agreed_too() -> None:
    other = "After the flood the old bridge over the river Ax was shut."
    (found,) = wording("agree", SHARED, other)
    assert "other words" in found.explanation


def test_more_words_are_a_detail_of_the_account_that_has_them() -> None:
    (found,) = wording("detail", SHARED, MORE)
    assert found.adds == "B"
    assert found.evidence[0].document == "B"
    assert "harbour master" in found.evidence[0].quote
    assert found.evidence[-1].document == "A"


def test_what_nobody_else_says_stands_alone() -> None:
    alone = wording("only", f"{SHARED} {ALONE}", SHARED)
    assert [(f.evidence[0].document, f.evidence[0].quote) for f in alone] == [("A", ALONE)]


def test_sentences_on_end_that_stand_alone_are_one_finding() -> None:
    second = "The mayor of Ax listened to the children and thanked the choir."
    (found,) = wording("only", f"{SHARED} {ALONE} {second}", SHARED)
    assert [item.quote for item in found.evidence] == [ALONE, second]


def test_one_account_has_nothing_alone() -> None:
    assert wording("only", f"{SHARED} {ALONE}") == []


def test_a_conflict_is_no_agreement_in_wording() -> None:
    a, b = "The fire killed ten workers at the mill.", "The fire killed twelve workers at the mill."
    assert wording("agree", a, b) == []
    assert [f.kind for f in told(a, b).findings] == ["conflict"]


def test_short_headings_state_nothing() -> None:
    report = told(f"Flood news\n\n{SHARED}", SHARED)
    assert not [f for f in report.findings if f.kind == "only"]


def test_three_accounts_that_agree_are_one_finding() -> None:
    (found,) = wording("agree", SHARED, SHARED, SHARED)
    assert [item.document for item in found.evidence] == ["A", "B", "C"]


def test_sentences_that_stand_apart_are_evidence_each_by_itself() -> None:
    account = (
        "The bridge was shut on Monday. Shops closed early. It rained all night. "
        "Engineers found cracks in two piers."
    )
    claim = "The bridge was shut on Monday when engineers found cracks in two piers."
    (found,) = (
        f for f in told(account, claim).findings if f.rule == "wording" and f.kind == "agree"
    )
    assert [e.quote for e in found.evidence if e.document == "A"] == [
        "The bridge was shut on Monday.",
        "Engineers found cracks in two piers.",
    ]
    assert found.explanation == "A and B say the same in other words."


def test_what_is_not_read_is_never_said_to_be_the_same_in_other_words() -> None:
    a = "Der Brand in der Altstadt von Essen tötete am Dienstag zwölf Menschen."
    b = "Der Brand in der Altstadt von Essen tötete am Mittwoch zehn Menschen."
    found = [(f.kind, f.rule) for f in told(a, b).findings]
    assert set(found) == {("detail", "wording"), ("open", "written-date")}  # Tuesday, Wednesday


def test_another_number_is_never_the_same_in_other_words() -> None:
    a = "The choir has sung in Leeds with 12 of its best voices since the spring."
    b = "The choir has sung in Leeds with 15 of its best voices since the spring."
    assert not any(f.kind == "agree" and f.category == "wording" for f in told(a, b).findings)


SAME = (
    ("The mayor said that he would resign.", "The mayor said that he would not resign."),
    ("The clerk agreed to testify in May.", "The clerk refused to testify in May."),
    ("Owners will be told by letter from 15 June.", "Owners will be told by letter from 15 July."),
    ("Ruth Lang, a former judge, was elected.", "Ruth Lang, a former prosecutor, was elected."),
)


@pytest.mark.parametrize(("a", "b"), SAME)
def test_what_a_single_word_changes_is_never_said_to_be_the_same(a: str, b: str) -> None:
    assert not [f for f in told(a, b).findings if f.kind == "agree" and f.category == "wording"]


def test_light_words_that_differ_are_named() -> None:
    a = "The ferry later left the harbour of Riga."
    b = "The ferry then left the harbour of Riga."
    (found,) = wording("agree", a, b)
    assert found.explanation == "A and B say nearly the same: A has “later”."


def test_what_is_in_conflict_is_not_told_again_as_a_detail() -> None:
    a = "Shares of the bank rose sharply in Leeds."
    b = "Shares of the bank fell sharply in Leeds."
    assert [f.kind for f in told(a, b).findings] == ["conflict"]


def test_the_most_telling_words_are_named_first() -> None:
    a = "The bridge was shut on Monday."
    b = (
        "On its west side, the bridge was later quickly shut on Monday, by order of the "
        "harbourmaster, after engineers found cracks."
    )
    (found,) = wording("detail", a, b)
    assert "harbourmaster" in found.explanation
    assert "engineers found cracks" in found.explanation


def _marked(folder: Path, plain: str, marked: str, kind: str) -> Finding:
    (folder / "a.txt").write_text(plain)
    (folder / "b.md").write_text(marked)
    report = compare.compare_files(folder / "a.txt", folder / "b.md")
    (found,) = (f for f in report.findings if f.kind == kind)
    return found


def test_markup_is_quoted_as_evidence_and_not_in_the_explanation(tmp_path: Path) -> None:
    marked = SHARED.replace(".", " by order of the **harbour** master.")
    found = _marked(tmp_path, SHARED, marked, "detail")
    assert "**harbour** master" in found.evidence[0].quote
    assert "harbour master" in found.explanation
    assert "*" not in found.explanation


def test_no_rule_quotes_markup_in_its_explanation(tmp_path: Path) -> None:
    killed = "The fire at the mill killed {} workers."
    found = _marked(tmp_path, killed.format("ten"), killed.format("**twelve**"), "conflict")
    assert found.evidence[1].quote == "twelve** workers"
    assert "B says “twelve workers”" in found.explanation


def test_a_number_that_was_compared_is_no_added_detail_in_words() -> None:
    a = "The regional government promised 5 million euros in aid on Monday."
    b = "The regional government promised EUR 5m in aid on Monday."
    assert findings("detail", a, b) == ()
    more = "The regional government promised EUR 5m in aid and free lodging on Monday."
    (detail,) = findings("detail", a, more)
    assert "free lodging" in detail.explanation
    assert "EUR" not in detail.explanation


@pytest.mark.parametrize(
    "line",
    [
        "Online:",
        "The owners released this statement:",
        "(FBI)",
        "Pellworth, 1974.",
        "Harbour officials...",
    ],
)
def test_a_label_or_an_announcement_is_no_statement_of_its_own(line: str) -> None:
    one = f"The ferry ran aground on Tuesday.\n\n{line}\n\nDivers will look at the hull."
    other = "The ferry ran aground on Tuesday.\n\nA choir of pensioners rehearsed."
    alone = [e.quote for f in findings("only", one, other) for e in f.evidence]
    assert "Divers will look at the hull." in alone
    assert not [quote for quote in alone if line in quote]


def test_what_a_colon_leads_to_by_saying_something_is_told() -> None:
    one = "The ferry ran aground on Tuesday.\n\nThe line cancelled every crossing for one reason: the hull leaks."
    other = "The ferry ran aground on Tuesday.\n\nA choir of pensioners rehearsed."
    alone = [e.quote for f in findings("only", one, other) for e in f.evidence]
    assert any("cancelled every crossing" in quote for quote in alone)


def test_words_that_are_added_twice_are_told_once() -> None:
    a = (
        "Police took the boy away on Monday after the fire at the mill of Ostrick. They took his "
        "brother away on Tuesday."
    )
    b = (
        "Police took the boy away in handcuffs on Monday after the fire at the mill of Ostrick, "
        "and took his brother away in handcuffs on Tuesday."
    )
    (detail,) = wording("detail", a, b)
    assert [e.quote for e in detail.evidence].count("in handcuffs") == 2
    assert detail.explanation == "B says more than A: “in handcuffs”."
