"""Numbering: the gravest first, nothing twice, ids without gaps."""

from __future__ import annotations

from dataclasses import replace

import pytest

from compare.analyse.sentences import segment
from compare.judge.draft import Draft
from compare.judge.order import GRAVITY, numbered
from compare.model import Analysis, Evidence, Kind, Level, Scope, Span
from compare.read import read_text
from tests.judge.told import findings, told

STORY = "Ashes fell. Birches fell. Cats fell. Dogs fell. Elms fell. Firs fell. Goats fell. "
A = """\
The fire killed ten workers at the mill. It broke out on Monday.

Smoke was seen from the old harbour for hours. The mill employs 300 people.
The fire killed nine workers at the mill."""
B = """\
The fire killed twelve workers at the mill. It broke out on Monday morning.

The owner of the mill lives abroad. The mill employs 300 people."""


def test_findings_are_numbered_without_gaps() -> None:
    report = told(A, B)
    assert [f.id for f in report.findings] == [f"F{n + 1}" for n in range(len(report.findings))]


def test_the_gravest_come_first_and_across_before_inside() -> None:
    ranks = [(GRAVITY.index(f.kind), f.scope == "internal") for f in told(A, B).findings]
    assert ranks == sorted(ranks)
    assert {f.kind for f in told(A, B).findings} >= {"conflict", "agree", "only"}


def drafted(kind: Kind, word: str, sure: float | None = None, at: str = "AB") -> tuple[str, Draft]:
    """Return a draft that rests on a word of both accounts, or twice on one's."""
    start = STORY.index(word)
    span = Span(start, start + len(word))
    places = tuple(Evidence(name, span, word, f"{word} {n}") for n, name in enumerate(at))
    scope: Scope = "internal" if len(set(at)) == 1 else "cross"
    why = (Level("act", word, 1.5),)
    return "rule", Draft(kind, "entity", scope, word, places, confidence=sure, levels=why)


def test_what_is_open_comes_after_conflicts_the_surest_first_then_by_place() -> None:
    texts = {"A": STORY, "B": STORY.replace("fell", "rose")}
    accounts = [
        Analysis(segment(replace(read_text(text, name), id=name))) for name, text in texts.items()
    ]
    found = numbered(
        [
            drafted("detail", "Elms"),
            drafted("open", "Birches", 0.4),
            drafted("open", "Dogs"),
            drafted("open", "Ashes"),
            drafted("open", "Cats", 0.9),
            drafted("open", "Firs", 0.99, at="AA"),
            drafted("conflict", "Goats"),
        ],
        accounts,
        [],
    )
    assert [finding.explanation for finding in found] == [
        "Goats", "Cats", "Birches", "Ashes", "Dogs", "Firs", "Elms",
    ]  # fmt: skip
    assert found[1].levels == (Level("act", "Cats", 1.5),)


def test_one_thing_is_found_once() -> None:
    report = told(A, B)
    places = [
        (f.kind, f.category, frozenset((e.document, e.span) for e in f.evidence))
        for f in report.findings
    ]
    assert len(set(places)) == len(places)


def test_what_two_rules_find_at_one_place_is_told_once() -> None:
    a = "No children were in the school when the roof fell in."
    b = "About 20 children were in the school when the roof fell in."
    found = [f.rule for f in told(a, b).findings if f.kind == "conflict"]
    assert found == ["number"]


def test_where_there_is_a_conflict_nothing_milder_is_said() -> None:
    report = told(A, B)
    hard = [{(e.document, e.span) for e in f.evidence} for f in report.findings][:1]
    for found in report.findings[1:]:
        if found.category == "number":
            assert {(e.document, e.span) for e in found.evidence} not in hard


def test_fingerprints_tell_findings_apart() -> None:
    prints = [f.fingerprint for f in told(A, B).findings]
    assert all(p.startswith("cf1:") for p in prints)
    assert len(set(prints)) == len(prints)


def test_fingerprints_do_not_depend_on_the_order_of_documents() -> None:
    import compare

    one = compare.compare_texts(A, B, names=("a", "b"))
    two = compare.compare_texts(B, A, names=("b", "a"))
    kinds = ("conflict", "only")
    assert {f.fingerprint for f in one.findings if f.kind in kinds} == {
        f.fingerprint for f in two.findings if f.kind in kinds
    }


def test_every_alignment_named_by_a_finding_exists() -> None:
    report = told(A, B)
    known = {alignment.id for alignment in report.alignments}
    assert {f.alignment for f in report.findings} - {None} <= known


@pytest.mark.parametrize(
    ("a", "b", "category"),
    [
        (
            "“We will pay 40 million euros for the bridge,” {}",
            "“We will pay 50 million euros for the bridge,” {}",
            "number",
        ),
        (
            "“We have never closed the old bridge to cars,” {}",
            "“We have closed the old bridge to cars,” {}",
            "negation",
        ),
        (
            "“We will pay 40 million euros for the bridge,” {}",
            "“We will pay 40 million euros for the bridge,” {}",
            "attribution",
        ),
    ],
)
def test_what_two_people_are_said_to_have_said_is_told_once(a: str, b: str, category: str) -> None:
    first, second = a.format("Anna Keller said."), b.format("Rolf Lund said.")
    found = [f for f in told(first, second).findings if f.kind in ("conflict", "open")]
    assert [f.category for f in found] == [category]


def test_a_number_altered_in_a_quotation_is_told_as_an_altered_quotation() -> None:
    a = '"We lost forty boats in a single night," Lund said.'
    found = [f for f in told(a, a.replace("forty", "fourteen")).findings if f.kind == "conflict"]
    assert [f.rule for f in found] == ["quotation"]


@pytest.mark.parametrize(
    ("one", "other"), [("$40 million", "£40 million"), ("-5 degrees", "5 degrees")]
)
def test_what_differs_in_a_sign_is_no_copy(one: str, other: str) -> None:
    """*$40 million* and *£40 million* have the same words, and are not the same said twice."""
    text = "The ferry sank off Orrel on Monday. A first report spoke of {}. Nobody was hurt."
    assert findings("conflict", text.format(one), text.format(other))
