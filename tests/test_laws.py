"""Laws: what holds for every report, whatever the accounts say."""

from __future__ import annotations

import dataclasses
import hashlib
import json
import os
import subprocess
import sys
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import compare
from compare import codec
from compare.model import Report, Span
from compare.options import Options

ROOT = Path(__file__).resolve().parents[1]

# Each group tells one thing in two or three ways, some of which contradict each other.
POOL = (
    "The fire at the mill in Leeds killed ten workers on Monday.",
    "Twelve workers died on Monday when a fire broke out at the mill in Leeds.",
    "On Tuesday a fire at the Leeds mill killed ten workers.",
    "Four countries have left the treaty: Kenya, Ghana, Peru, Chile and Nepal.",
    "The treaty has been left by Kenya, Ghana, Peru, Chile and Nepal.",
    '"The roof came down like a curtain," said Anna Keller.',
    '"The roof came down like a curtain," Ruth Lang said.',
    "The mayor attended the funeral of the victims in the cathedral.",
    "The mayor did not attend the funeral of the victims in the cathedral.",
    "The company plans to reopen the mill within about six months.",
    "The company reopened the mill after half a year.",
    "Bread prices in the capital rose by 4.8 percent in March.",
    "In March, bread prices in the capital fell by nearly 5 percent.",
    "Rescuers from Norway, Denmark and the United Kingdom searched the harbour.",
    "Norwegian, Danish and British boats were seen in the harbour.",
    "Ferries carried commuters across the bay all week.",
)

STORY = tuple(POOL[n] for n in (0, 4, 5, 7, 9, 11, 13, 15))
"""Sentences of the pool that do not contradict one another."""

accounts = st.lists(
    st.lists(st.sampled_from(POOL), min_size=1, max_size=5, unique=True),
    min_size=1,
    max_size=3,
)


@cache
def _report(names: tuple[str, ...], texts: tuple[str, ...]) -> Report:
    return compare.compare_texts(*texts, names=names)


def told(*texts: str) -> Report:
    return _report(tuple(f"account {n}" for n in range(len(texts))), texts)


def written(told_in: Sequence[Sequence[str]]) -> tuple[str, ...]:
    return tuple("\n\n".join(sentences) for sentences in told_in)


# --- every report --------------------------------------------------------------------


@settings(max_examples=12)
@given(accounts)
def test_every_place_points_at_its_words(told_in: list[list[str]]) -> None:
    report = told(*written(told_in))
    texts = {d.id: d.text for d in report.documents}
    sentences = {d.id: d.sentences for d in report.documents}
    for finding in report.findings:
        assert finding.evidence
        for item in finding.evidence:
            assert item.span.of(texts[item.document]) == item.quote != ""
    for alignment in report.alignments:
        assert len(alignment.members) > 1
        for member in alignment.members:
            assert set(member.sentences) <= {s.index for s in sentences[member.document]}
        for difference in alignment.differences:
            member = next(m for m in alignment.members if m.document == difference.document)
            held = [sentences[member.document][n].span for n in member.sentences]
            assert Span(held[0].start, held[-1].end).contains(difference.span)
    for document in report.documents:
        whole = Span(0, len(document.text))
        assert all(whole.contains(s.span) for s in document.sentences)


@settings(max_examples=12)
@given(accounts)
def test_kinds_are_what_they_promise(told_in: list[list[str]]) -> None:
    report = told(*written(told_in))
    relations = {a.id: a.relation for a in report.alignments}
    for finding in report.findings:
        documents = {item.document for item in finding.evidence}
        assert (finding.scope == "internal") == (len(documents) == 1 and finding.kind != "only")
        assert (finding.adds is not None) == (finding.kind == "detail")
        if finding.kind == "conflict":
            assert len(finding.evidence) > 1
            assert finding.alignment is None or relations[finding.alignment] == "conflict"
        if finding.kind == "open":
            assert len(finding.evidence) > 1
        if finding.kind == "only":
            assert len(documents) == 1
    assert len({f.id for f in report.findings}) == len(report.findings)


@settings(max_examples=8)
@given(accounts)
def test_a_report_comes_back_from_json(told_in: list[list[str]]) -> None:
    report = told(*written(told_in))
    text = codec.dumps(report)
    assert codec.loads(text) == report
    assert codec.dumps(codec.loads(text)) == text
    assert json.loads(text) == compare.to_dict(report)


# --- copies, orders ------------------------------------------------------------------


@settings(max_examples=8)
@given(st.lists(st.sampled_from(STORY), min_size=1, max_size=6, unique=True), st.integers(2, 3))
def test_a_copy_only_agrees(sentences: list[str], copies: int) -> None:
    text = "\n\n".join(sentences)
    report = told(*[text] * copies)
    across = [f for f in report.findings if f.scope == "cross"]
    assert [(f.kind, f.rule, f.explanation) for f in across if f.kind != "agree"] == []
    held = [[m.sentences for m in alignment.members] for alignment in report.alignments]
    assert held == [[(n,)] * copies for n in range(len(sentences))]
    assert not any(a.differences or a.moved for a in report.alignments)


@settings(max_examples=12)
@given(accounts.filter(lambda told_in: len(told_in) > 1), st.randoms(use_true_random=False))
def test_the_order_of_documents_does_not_change_the_conflicts(
    told_in: list[list[str]], random: Any
) -> None:
    texts = written(told_in)
    names = tuple(f"account {n}" for n in range(len(texts)))
    order = list(range(len(texts)))
    random.shuffle(order)
    one = _report(names, texts)
    two = _report(tuple(names[n] for n in order), tuple(texts[n] for n in order))
    assert conflicts(one) == conflicts(two)


def conflicts(report: Report) -> dict[str, str]:
    return {f.fingerprint: f.rule for f in report.findings if f.kind == "conflict"}


# --- any number of accounts ------------------------------------------------------------


def test_one_account_is_held_against_itself() -> None:
    report = told("\n\n".join(POOL[:2]))
    assert report.alignments == ()
    assert [(f.kind, f.scope, f.category) for f in report.findings] == [
        ("conflict", "internal", "number")
    ]


@pytest.mark.parametrize("count", [3, 5])
def test_many_accounts(count: int) -> None:
    texts = ["\n\n".join(POOL[n::count]) for n in range(count)]
    report = told(*texts)
    assert [d.id for d in report.documents] == ["A", "B", "C", "D", "E"][:count]
    seen = [(m.document, n) for a in report.alignments for m in a.members for n in m.sentences]
    assert len(set(seen)) == len(seen), "a sentence belongs to one alignment"
    assert "conflict" in {f.kind for f in report.findings}


@pytest.mark.parametrize("count", [3, 5])
def test_of_many_accounts_one_says_something_alone(count: int) -> None:
    report = told(*("\n\n".join(POOL[n::count]) for n in range(count)))
    assert "only" in {f.kind for f in report.findings}


def test_a_third_account_keeps_the_conflicts_of_the_other_two() -> None:
    two, three = told(POOL[0], POOL[1]), told(POOL[0], POOL[1], POOL[-1])
    assert conflicts(two)
    assert conflicts(two).keys() <= conflicts(three).keys()


def test_a_title_alone_is_an_account() -> None:
    report = told("Storm in Kent", POOL[0])
    assert [f.kind for f in report.findings] == ["only"]
    assert report.findings[0].evidence[0].document == "B"


def test_another_language_is_skipped_with_a_reason() -> None:
    german = (
        "Die alte Brücke über den Fluss wurde am Montag nach dem Hochwasser geschlossen. "
        "Niemand wurde verletzt, sagte die Bürgermeisterin. Die Arbeiten dauern drei Wochen."
    )
    report = told(POOL[0], german)
    assert [s.document for s in report.skipped] == ["B"]
    assert "English" in report.skipped[0].reason
    assert not [f for f in report.findings if f.kind == "conflict"]


# --- options -----------------------------------------------------------------------------

OTHER: dict[str, Any] = {
    "internal": False,
    "disabled_rules": ("number",),
    "align_threshold": 0.75,
    "date_order": "mdy",
    "reuse_min_words": 9,
    "reuse_exclude": ("as the saying goes",),
}


@pytest.mark.parametrize("field", [f.name for f in dataclasses.fields(Options)])
def test_every_option_changes_the_digest_and_the_signature(field: str) -> None:
    assert field in OTHER, "say here what else the new option may be"
    changed = dataclasses.replace(Options(), **{field: OTHER[field]})
    assert changed.digest() != Options().digest()
    one = told(POOL[-1])
    two = compare.compare_texts(POOL[-1], options=changed)
    assert one.provenance.signature != two.provenance.signature


def test_a_disabled_rule_finds_nothing() -> None:
    options = Options(disabled_rules=("number",))
    report = compare.compare_texts(POOL[0], POOL[1], options=options)
    assert conflicts(told(POOL[0], POOL[1]))
    assert "number" not in {f.rule for f in report.findings}


def test_nothing_internal_if_not_asked_for() -> None:
    report = compare.compare_texts("\n\n".join(POOL[:2]), options=Options(internal=False))
    assert not [f for f in report.findings if f.scope == "internal"]


# --- the same bytes ------------------------------------------------------------------------

_SCRIPT = """
import json, sys
import compare
from compare import codec
texts = json.load(sys.stdin)
report = compare.compare_texts(*texts, names=[f"account {n}" for n in range(len(texts))])
sys.stdout.buffer.write(codec.dumps(report).encode())
"""


@pytest.mark.slow
def test_the_same_bytes_in_every_process() -> None:
    texts = ["\n\n".join(POOL[n::3]) for n in range(3)]
    digests = {hashlib.sha256(codec.dumps(told(*texts)).encode()).hexdigest()}
    for seed in ("1", "20"):
        done = subprocess.run(
            [sys.executable, "-c", _SCRIPT],
            input=json.dumps(texts).encode(),
            capture_output=True,
            check=True,
            cwd=ROOT,
            env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": str(ROOT)},
        )
        digests.add(hashlib.sha256(done.stdout).hexdigest())
    assert len(digests) == 1
