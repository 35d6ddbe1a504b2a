"""The format by example: what is read, what is written, and what is refused with its place."""

from __future__ import annotations

import dataclasses
import json
import math
from collections.abc import Callable
from typing import Any

import pytest

from compare import codec
from compare.errors import ReportFormatError
from compare.model import (
    Evidence,
    Level,
    Sentence,
    Span,
)
from tests.codec.example import FINDING, LINK, PLACE, SENTENCE, VALIDATOR, contract, drop, put

SHARE = {"document": "A", "words": 4, "copied": 0, "edited": 0, "rewritten": 0, "quoted": 0}


def test_the_contract_as_it_stands_is_read_and_valid() -> None:
    VALIDATOR.validate(contract())
    report = codec.from_dict(contract())
    assert report.documents[0].sentences == (Sentence(0, Span(0, 19), 0, "sentence"),)
    assert report.findings[0].evidence[1] == Evidence("B", Span(0, 6), "Eleven", "11")
    assert report.findings[0].adds is None
    assert report.alignments[0].differences == ()
    assert report.provenance.options == (("internal", True),)


def open_question() -> dict[str, Any]:
    """Return the contract's report with its conflict left open, and why it is one question."""
    data = contract()
    data["alignments"][0]["relation"] = data["findings"][0]["kind"] = "open"
    data["findings"][0]["levels"] = [
        {"comparison": "act", "level": "to sign, on both sides", "weight": 2},
        {"comparison": "rivals", "level": "one other", "weight": -0.5},
    ]
    return data


def test_an_open_question_goes_there_and_back_with_its_levels() -> None:
    VALIDATOR.validate(open_question())
    report = codec.from_dict(open_question())
    assert report.findings[0].levels == (
        Level("act", "to sign, on both sides", 2.0),
        Level("rivals", "one other", -0.5),
    )
    text = codec.dumps(report)
    assert codec.loads(text) == report
    VALIDATOR.validate(json.loads(text))
    data = open_question()
    drop(*PLACE)(data)
    with pytest.raises(ReportFormatError, match="an open question needs two places or more"):
        codec.from_dict(data)


def test_a_decision_goes_there_and_back_and_is_absent_where_there_is_none() -> None:
    assert "decision" not in codec.to_dict(codec.from_dict(contract()))["findings"][0]
    data = contract()
    given = {"state": "ignored", "reason": "two bridges", "by": None, "at": "2026-01-02"}
    data["findings"][0]["decision"] = given
    report = codec.from_dict(data)
    assert report.findings[0].settled
    assert codec.to_dict(report)["findings"][0]["decision"] == given
    VALIDATOR.validate(codec.to_dict(report))
    given["state"] = "accepted"
    assert not codec.from_dict(data).findings[0].settled
    given["state"] = "forgotten"
    with pytest.raises(ReportFormatError, match=r"decision\.state: must be one of accepted"):
        codec.from_dict(data)


def test_what_waits_goes_there_and_back_and_is_absent_where_nothing_does() -> None:
    plain = codec.to_dict(codec.from_dict(contract()))["findings"][0]
    assert not {"standing", "decided_before", "remarks"} & set(plain)
    data = contract()
    given = {
        "standing": "again",
        "decided_before": {"state": "dismissed", "reason": "two holds", "by": "Bo", "at": None},
        "remarks": [{"verdict": "note", "reason": "rang", "by": None, "at": "2026-01-02"}],
    }
    data["findings"][0] |= given
    report = codec.from_dict(data)
    assert not report.findings[0].settled
    told = codec.to_dict(report)
    assert {name: told["findings"][0][name] for name in given} == given
    VALIDATOR.validate(told)
    data["findings"][0]["standing"] = "kept"
    with pytest.raises(ReportFormatError, match="standing: must be one of again, changed"):
        codec.from_dict(data)
    data["findings"][0] |= {"standing": None, "remarks": [{"verdict": "shout"}]}
    with pytest.raises(ReportFormatError, match=r"remarks\[0\].verdict: must be one of accept"):
        codec.from_dict(data)


def test_a_report_of_version_1_is_read_and_becomes_one_of_this_version() -> None:
    old = {**contract(), "format_version": 1}
    VALIDATOR.validate(old)
    assert codec.from_dict(old) == codec.from_dict(contract())
    assert codec.from_dict(old).format_version == codec.FORMAT_VERSION


def test_version_1_knows_no_open_question() -> None:
    old = {**open_question(), "format_version": 1}
    assert not VALIDATOR.is_valid(old)
    with pytest.raises(ReportFormatError, match=r"relation: must be one of conflict, detail"):
        codec.from_dict(old)


def test_fields_of_a_later_version_are_left_aside() -> None:
    data = contract()
    data["later"] = {"x": 1}
    data["findings"][0]["weight"] = 3
    assert codec.from_dict(data) == codec.from_dict(contract())


def test_json_has_a_fixed_order_real_letters_and_a_final_newline() -> None:
    text = codec.dumps(codec.from_dict(contract()))
    assert text.startswith('{\n  "format_version": 2,\n  "provenance": {\n    "tool": "t",\n')
    assert text.endswith("\n}\n")
    assert "𝔸 few" in text
    assert list(json.loads(text)) == [*contract(), "sharing", "claims", "speakers"]
    assert list(json.loads(text)["findings"][0]["evidence"][0]) == [
        "document", "start", "end", "quote", "value",
    ]  # fmt: skip


def test_offsets_count_code_points() -> None:
    data = contract()
    place = {"document": "A", "start": 22, "end": 25, "quote": "few", "value": "few"}
    data["findings"][0]["evidence"].append(place)
    assert codec.from_dict(data).findings[0].evidence[2].quote == "few"


WRONG = [
    (put("format_version", value=3), "has format_version 3; this version reads 1 and 2"),
    (put("format_version", value="1"), "format_version: must be an integer"),
    (put("format_version", value=True), "format_version: must be an integer"),
    (drop("format_version"), "has no field 'format_version'"),
    (drop("provenance", "signature"), "provenance: has no field 'signature'"),
    (put("provenance", "models", value={"m": 1}), "provenance.models.m: must be a string, not 1"),
    (put("provenance", "options", value={"x": math.nan}), "provenance.options.x: must be a finite"),
    (put("provenance", "signature", value="md5:1"), "provenance.signature: must be 'sha256:'"),
    (put("documents", value={}), "documents: must be an array, not {}"),
    (put("documents", 0, value=[]), "documents[0]: must be an object, not []"),
    (put("documents", 1, "id", value="A"), "documents[1].id: is given twice: 'A'"),
    (put("documents", 1, "id", value="B\n"), "documents[1].id: must be capital letters"),
    (put("documents", 1, "id", value="<b>"), "documents[1].id: must be capital letters"),
    (put("documents", 0, "title", value=3), "documents[0].title: must be a string, not 3"),
    (put("documents", 0, "text", value=None), "documents[0].text: must be a string, not None"),
    (put(*SENTENCE, "end", value=99), "documents[0].sentences[0].end: lies outside the text (99 > 31)"),
    (put(*SENTENCE, "start", value=-1), "sentences[0].start: must be an integer of 0 or more"),
    (put(*SENTENCE, "start", value=20), "sentences[0].end: lies before the start (19 < 20)"),
    (put(*SENTENCE, "start", value=0.0), "sentences[0].start: must be an integer"),
    (put(*SENTENCE, "start", value=False), "sentences[0].start: must be an integer"),
    (put(*SENTENCE, "index", value=1), "sentences[0].index: must be 0"),
    (put(*SENTENCE, "kind", value="verse"), "sentences[0].kind: must be one of sentence, heading"),
    (put("documents", 0, "removed", 0, "end", value=32), "removed[0].end: lies outside"),
    (put(*LINK, "id", value="1"), "alignments[0].id: must be 'L' and a number"),
    (put(*LINK, "score", value=1.5), "alignments[0].score: must be a number from 0 to 1"),
    (put(*LINK, "score", value=math.nan), "alignments[0].score: must be a number from 0 to 1"),
    (put(*LINK, "score", value=True), "alignments[0].score: must be a number from 0 to 1"),
    (put(*LINK, "moved", value=1), "alignments[0].moved: must be true or false, not 1"),
    (put(*LINK, "members", 1, "document", value="C"), "members[1].document: there is no document 'C'"),
    (put(*LINK, "members", 1, "sentences", 0, value=1), "sentences[0]: document B has no sentence 1"),
    (put(*LINK, "relation", value=["agree"]), "alignments[0].relation: must be one of"),
    (put(*FINDING, "kind", value="lie"), "findings[0].kind: must be one of conflict, open, detail"),
    (put(*FINDING, "category", value=None), "findings[0].category: must be one of number"),
    (put(*FINDING, "confidence", value=math.inf), "findings[0].confidence: must be a number"),
    (put(*FINDING, "alignment", value="L2"), "findings[0].alignment: there is no alignment 'L2'"),
    (put(*FINDING, "adds", value="Z"), "findings[0].adds: there is no document 'Z'"),
    (put(*FINDING, "fingerprint", value=""), "findings[0].fingerprint: must be 'cf1:'"),
    (put(*FINDING, "evidence", value=[]), "findings[0].evidence: must not be empty"),
    (drop(*PLACE), "findings[0].evidence: a conflict needs two places or more"),
    (put(*PLACE, "quote", value="eleven"), "evidence[1].quote: is not what document B has there"),
    (put(*PLACE, "end", value=7), "evidence[1].quote: is not what document B has there"),
    (put(*FINDING, "levels", value=[{"comparison": "act", "level": "same"}]), "levels[0]: has no field 'weight'"),
    (put(*FINDING, "levels", value=[{"comparison": "act", "level": "same", "weight": math.inf}]),
     "levels[0].weight: must be a finite number"),
    (put(*FINDING, "levels", value=[{"comparison": "act", "level": 3, "weight": 1}]),
     "levels[0].level: must be a string, not 3"),
    (put("reuse", value=[{"kind": "copied", "passages": [{"document": "A", "start": 0, "end": 40}], "score": 1}]),
     "reuse[0].passages[0].end: lies outside"),
    (put("reuse", value=[{"kind": "stolen", "passages": [], "score": 1}]), "reuse[0].kind: must be one of copied"),
    (put("sharing", value=[{"shares": []}]), "sharing[0].shares: must be of two documents, not 0"),
    (put("sharing", value=[{"shares": [SHARE, SHARE], "reuse": ["R9"]}]),
     "sharing[0].reuse[0]: there is no shared passage 'R9'"),
    (put("sharing", value=[{"shares": [SHARE, {**SHARE, "words": -1}]}]),
     "sharing[0].shares[1].words: must be an integer of 0 or more"),
    (put(*LINK, "voices", value=[{"documents": ["Z"], "ground": "", "reuse": []}]),
     "alignments[0].voices[0].documents[0]: there is no document 'Z'"),
    (put("skipped", value=[{"document": "A"}]), "skipped[0]: has no field 'reason'"),
]  # fmt: skip


@pytest.mark.parametrize(("change", "message"), WRONG, ids=[message for _, message in WRONG])
def test_what_is_wrong_is_named_with_its_place(
    change: Callable[[dict[str, Any]], None], message: str
) -> None:
    data = contract()
    change(data)
    with pytest.raises(ReportFormatError) as error:
        codec.from_dict(data)
    assert message in str(error.value)
    assert "\n" not in str(error.value)


@pytest.mark.parametrize("array", ["alignments", "findings"])
def test_ids_are_not_given_twice(array: str) -> None:
    data = contract()
    data[array] = data[array] * 2
    with pytest.raises(ReportFormatError, match=rf"{array}\[1\].id: is given twice"):
        codec.from_dict(data)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "not JSON: Expecting value at line 1, column 1"),
        ('{\n "a": }', "not JSON: Expecting value at line 2, column 7"),
        ("{} {}", "not JSON: Extra data"),
        ("[" * 100_000, "nested too deeply"),
        ('{"format_version": 1, "format_version": 1}', "'format_version' is given twice"),
        ("NaN", "NaN is no number"),
        ('{"x": -Infinity}', "-Infinity is no number"),
        ("1" * 5000, "a number is too long"),
        ("null", "the report: must be an object"),
    ],
    ids=str,
)
def test_what_is_no_json_report_is_refused(text: str, message: str) -> None:
    with pytest.raises(ReportFormatError) as error:
        codec.loads(text)
    assert message in str(error.value)


def test_a_byte_order_mark_is_no_reason_to_refuse() -> None:
    text = codec.dumps(codec.from_dict(contract()))
    assert codec.loads("\ufeff" + text) == codec.loads(text)


def test_a_lone_surrogate_is_written_as_its_escape() -> None:
    data = contract()
    data["documents"][0]["name"] = "caf\udce9.txt"
    text = codec.dumps(codec.from_dict(data))
    assert '"name": "caf\\udce9.txt"' in text
    assert codec.loads(text).documents[0].name == "caf\udce9.txt"


def test_what_json_cannot_hold_is_not_written() -> None:
    report = codec.from_dict(contract())
    split = dataclasses.replace(report.documents[0], title="\ud83d\ude00")
    with pytest.raises(ReportFormatError, match="surrogate"):
        codec.dumps(dataclasses.replace(report, documents=(split,)))
    link = dataclasses.replace(report.alignments[0], score=math.nan)
    with pytest.raises(ReportFormatError, match="cannot be written"):
        codec.dumps(dataclasses.replace(report, alignments=(link,)))
