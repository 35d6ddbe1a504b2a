"""Edits of a report, one by one: each is told, and a report as it was made is not."""

from __future__ import annotations

import copy
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest

import compare
from compare.codec import from_dict
from compare.model import Decision, Report
from compare.options import Options
from compare.read import read_bytes
from compare.verify import Given, to_json, verification_text, verify

WIRE = """Ferry strikes the pier at Ostrand

By Anna Keller
Published: 3 May 2025

The ferry Halden struck the pier at Ostrand on Monday morning with 214 people on board. Three people were hurt, the harbour office said.

"The engine failed in the last minute," said Olav Brekke, the captain of the Halden. Divers found a crack of two metres below the waterline.

The harbour stays closed until Friday, and the ferry company will pay for the repairs of the pier."""
LOCAL = """Ferry hits pier

Published: 4 May 2025

The ferry Halden struck the pier at Ostrand on Monday morning with 214 people on board. Five people were hurt, the harbour office said.

"The engine failed at the last minute," said Olav Brekke, the captain of the Halden.

The harbour stays closed until Friday, and the ferry company will pay for the repairs of the pier. The mayor was not there."""
THIRD = """The Halden ran into the pier of Ostrand on Monday. Three people were hurt, the fire brigade said.

The harbour stays closed until Sunday. Swimmers were asked to keep away from the pier."""

Json = dict[str, Any]


@pytest.fixture(scope="module")
def report() -> Json:
    names = ("wire.txt", "local.txt", "third.txt")
    return compare.to_dict(compare.compare_texts(WIRE, LOCAL, THIRD, names=names))


@pytest.fixture(scope="module")
def check() -> Json:
    names = ("third.txt", "wire.txt", "local.txt")
    return compare.to_dict(compare.check_texts(THIRD, WIRE, LOCAL, names=names))


def edited(report: Json, path: str, value: object) -> Json:
    """Return a copy with the value at ``alignments.0.moved`` exchanged."""
    forged = copy.deepcopy(report)
    *steps, last = (int(s) if s.isdecimal() else s for s in path.split("."))
    at: Any = forged
    for step in steps:
        at = at[step]
    assert at[last] != value, "this is no edit"
    at[last] = value
    return forged


def told(data: Json) -> list[tuple[str, str, str]]:
    return [(one.what, one.where, one.field) for one in verify(data).broken]


EDITS = [
    # path, value, what is told: kind, where, field
    ("documents.1.id", "Z", ("form", "report", "")),
    ("documents.0.title", "Ferry sinks", ("reading", "documents[0]", "title")),
    ("documents.0.published", "2025-05-09", ("reading", "documents[0]", "published")),
    ("documents.0.author", "Nobody", ("reading", "documents[0]", "author")),
    ("documents.0.publisher", "The Times", ("reading", "documents[0]", "publisher")),
    ("documents.0.media_type", "text/html", ("reading", "documents[0]", "media_type")),
    ("documents.0.grounds", {}, ("reading", "documents[0]", "grounds")),
    ("documents.0.removed", [], ("derived", "documents[0]", "sentences")),
    ("documents.2.language", "de", ("derived", "documents[2]", "language")),
    ("documents.2.sentences.0.end", 49, ("derived", "documents[2]", "sentences")),
    ("documents.2.sentences.1.paragraph", 7, ("derived", "documents[2]", "sentences")),
    ("alignments.0.relation", "only", ("derived", "L1", "relation")),
    ("alignments.0.moved", True, ("derived", "L1", "moved")),
    ("alignments.0.voices", [], ("derived", "L1", "voices")),
    ("alignments.1.id", "L9", ("form", "report", "")),
    ("findings.0.confidence", 0.51, ("derived", "F1", "confidence")),
    ("findings.0.alignment", None, ("derived", "F1", "alignment")),
    ("findings.0.adds", "B", ("derived", "F1", "adds")),
    ("findings.0.kind", "open", ("fingerprint", "F1", "")),
    ("findings.0.category", "date", ("fingerprint", "F1", "")),
    ("findings.0.scope", "internal", ("fingerprint", "F1", "")),
    ("findings.0.id", "F2", ("form", "report", "")),
    ("reuse", [], ("form", "report", "")),
    ("reuse.0.kind", "quoted", ("derived", "R1", "kind")),
    ("reuse.0.score", 0.31, ("derived", "R1", "score")),
    ("reuse.0.moved", True, ("derived", "R1", "moved")),
    ("sharing", [], ("derived", "sharing", "missing")),
    ("sharing.0.shares.0.copied", 1, ("derived", "sharing", "shares")),
    ("sharing.0.shares.1.words", 7, ("derived", "sharing", "shares")),
    ("sharing.0.origin", "unknown", ("derived", "sharing", "origin")),
    ("sharing.0.source", "B", ("derived", "sharing", "source")),
    ("sharing.0.explanation", "A has it from B.", ("derived", "sharing", "explanation")),
    ("sharing.0.grounds", [], ("derived", "sharing", "grounds")),
    ("claims", [], ("derived", "claims", "missing")),
    ("claims.0.relation", "agree", ("derived", "S1", "relation")),
    ("claims.0.weight", 3.0, ("derived", "S1", "weight")),
    ("claims.0.findings", [], ("derived", "S1", "findings")),
    ("claims.0.outlier", "A", ("derived", "S1", "outlier")),
    ("claims.0.standings.0.stand", "silent", ("derived", "S1", "standings")),
    ("claims.1.id", "S7", ("derived", "claims", "id")),
    ("speakers.0.anonymous", True, ("derived", "P1", "anonymous")),
    ("speakers.0.sayings.0.denies", ["B"], ("derived", "P1", "sayings")),
    ("skipped", [{"document": "A", "reason": "x"}], None),
]


@pytest.mark.parametrize(("path", "value", "due"), EDITS, ids=[f"{e[0]}={e[1]}" for e in EDITS])
def test_each_edit_is_told(
    report: Json, path: str, value: object, due: tuple[str, str, str] | None
) -> None:
    assert told(report) == []
    found = told(edited(report, path, value))
    if due is None:  # of this it is said that it was not made anew
        assert found == []
    else:
        assert due in found, found


CHECKED = [
    ("check.claims.0.verdict", "supported", "verdict"),
    ("check.claims.0.reason", "All sources say this.", "reason"),
    ("check.claims.0.findings", [], "findings"),
    ("check.claims.0.witnesses", [], "witnesses"),
    ("check.claims.0.disputed", [], "disputed"),
    ("check.claims.0.support", None, "verdict"),
    ("check.claims.0.id", "C7", "id"),
    ("check.claims.0.sentence", 0, "sentence"),
]


@pytest.mark.parametrize(("path", "value", "field"), CHECKED, ids=[e[0] for e in CHECKED])
def test_each_edit_of_a_claim_is_told(check: Json, path: str, value: object, field: str) -> None:
    assert told(check) == []
    verdicts = [claim["verdict"] for claim in check["check"]["claims"]]
    n = verdicts.index("contradicted")
    path = path.replace("claims.0", f"claims.{n}")
    assert ("derived", edited_id(check, n, value, field), field) in told(edited(check, path, value))


def edited_id(check: Json, n: int, value: object, field: str) -> str:
    return str(value) if field == "id" else str(check["check"]["claims"][n]["id"])


def dropped(report: Json) -> Iterator[tuple[str, Json]]:
    """Yield the report without one item of a list, numbered through again, and with one twice."""
    for name, letter in (("findings", "F"), ("alignments", "L"), ("reuse", "R"), ("claims", "S")):
        forged = copy.deepcopy(report)
        del forged[name][0]
        yield f"{name}, one less", forged
        forged = copy.deepcopy(report)
        again = {**copy.deepcopy(report[name][0]), "id": f"{letter}{len(report[name]) + 1}"}
        forged[name].append(again)
        yield f"{name}, one more", forged


def test_what_was_dropped_or_added_is_told(report: Json) -> None:
    for name, forged in dropped(report):
        assert told(forged), name


def test_a_finding_taken_out_with_care_is_missed_by_what_rests_on_it(report: Json) -> None:
    forged = copy.deepcopy(report)
    lost = forged["findings"].pop(0)
    assert lost["kind"] == "conflict"
    for n, finding in enumerate(forged["findings"], 1):
        finding["id"] = f"F{n}"
    wheres = {where for _, where, _ in told(forged)}
    assert lost["alignment"] in wheres


def test_a_report_of_another_version_is_held_against_what_every_version_promises(
    report: Json,
) -> None:
    forged = edited(report, "claims.0.weight", 3.0)
    forged["provenance"]["version"] = "0.0.9"
    assert [what for what, _, _ in told(forged)] == ["signature"]
    assert any("0.0.9, another version" in one for one in verify(forged).left)
    forged["findings"][1]["id"] = "F99"
    assert ("derived", "findings", "id") in told(forged)


@pytest.mark.parametrize("state", ["dismissed", "accepted"])
def test_decisions_change_nothing_that_is_made_anew(report: Json, check: Json, state: Any) -> None:
    for data in (report, check):
        made = from_dict(data)
        findings = tuple(replace(f, decision=Decision(state, "no")) for f in made.findings)
        decided = {**data, **compare.to_dict(replace(made, findings=findings))}
        assert told(decided) == []


def test_a_check_made_with_decisions(monkeypatch: pytest.MonkeyPatch) -> None:
    from compare.pipeline import check
    from compare.read import read_text

    def decide(made: Report) -> Report:
        first, *rest = made.findings
        return replace(made, findings=(replace(first, decision=Decision("dismissed", "")), *rest))

    documents = [read_text(t, n) for t, n in ((THIRD, "t"), (WIRE, "w"), (LOCAL, "l"))]
    data = compare.to_dict(check(documents, Options(), decide=decide))
    assert data["findings"][0]["decision"]["state"] == "dismissed"
    assert told(data) == []
    del data["findings"][0]["decision"]  # reopened since
    data["findings"][0]["remarks"] = [{"verdict": "reopen", "reason": "", "by": None, "at": None}]
    assert told(data) == []


def given(text: str, name: str) -> Given:
    data = text.encode()
    return Given(f"folder/{name}", read_bytes(data, name), data)


def test_a_renamed_file_is_known_by_its_hash_and_told_as_renamed(report: Json) -> None:
    checked = verify(report, [given(WIRE, "kept.md"), given(LOCAL, "local.txt")])
    assert checked.holds
    first, second, third = checked.sources
    assert (first.state, first.renamed) == ("same", "kept.md")
    assert (second.state, second.renamed) == ("same", None)
    assert (third.state, third.renamed) == ("absent", None)
    shown = verification_text(checked, name="r.json", width=80, color=False).decode()
    assert "called kept.md now" in " ".join(shown.split())
    assert to_json(checked)["sources"][0]["renamed"] == "kept.md"


def test_what_a_page_says_of_itself_is_read_again_in_its_file() -> None:
    page = f"<html><head><title>Ferry</title></head><body><p>{WIRE}</p></body></html>"
    documents = [read_bytes(page.encode(), "a.html"), read_bytes(THIRD.encode(), "b.txt")]
    from compare.pipeline import run

    data = compare.to_dict(run(documents, Options()))
    forged = edited(data, "documents.0.title", "Another")
    alone = verify(forged)
    assert alone.holds and any("parts of A: its file was not given" in one for one in alone.left)
    files = [given(page, "a.html")]
    assert verify(data, files).holds
    assert [(one.what, one.field) for one in verify(forged, files).broken] == [("reading", "title")]


def test_new_differences_are_not_listed_without_end(report: Json) -> None:
    forged = edited(report, "claims", [])
    checked = verify(forged)
    assert len(checked.broken) == len(report["claims"])
    forged["claims"] = report["claims"] * 20
    many = verify(forged)
    assert len(many.broken) > 100
    shown = verification_text(many, name="r.json", width=80, color=False).decode()
    assert len(shown.splitlines()) < 80 and "more that are not as they were made anew" in shown


def test_what_models_judged_is_told_as_not_made_anew(report: Json) -> None:
    checked = verify(edited(report, "findings.0.explanation", "Nothing of note."))
    assert checked.holds and not checked.again
    assert any("models judged that" in one for one in checked.left)
    assert to_json(checked)["left"] == list(checked.left)
