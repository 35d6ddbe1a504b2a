"""Numbering: the gravest first, nothing twice, ids without gaps."""

from __future__ import annotations

from compare.judge.order import GRAVITY
from tests.judge.told import told

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
