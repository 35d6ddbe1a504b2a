"""The codec: nothing is lost on the way to JSON and back, and nothing wrong comes in."""

from __future__ import annotations

import dataclasses
import itertools
import json
import math
from collections.abc import Callable
from typing import Any, get_args

import jsonschema
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from compare import codec, model
from compare.errors import ReportFormatError
from compare.model import (
    Alignment,
    AlignmentMember,
    Dated,
    Difference,
    Document,
    Evidence,
    Finding,
    Passage,
    Provenance,
    Removed,
    Report,
    Reuse,
    Sentence,
    Skipped,
    Span,
)

VALIDATOR = jsonschema.Draft202012Validator(codec.schema())

HASH = "sha256:" + "0" * 64

# --- reports of every shape ----------------------------------------------------------

share = st.floats(0, 1)


def splits(text: str) -> bool:
    """Tell whether ``text`` has a high surrogate straight before a low one."""
    return any(
        "\ud800" <= a <= "\udbff" and "\udc00" <= b <= "\udfff" for a, b in itertools.pairwise(text)
    )


# Lone surrogates and control characters as well: all that a JSON string can hold.
json_text = st.text(st.characters(), max_size=12).filter(lambda text: not splits(text))


def hashes(tag: str) -> st.SearchStrategy[str]:
    return st.integers(0, 2**256 - 1).map(lambda number: f"{tag}:{number:064x}")


def literal(of: Any) -> st.SearchStrategy[Any]:
    return st.sampled_from(get_args(of))


@st.composite
def spans(draw: st.DrawFn, text: str) -> Span:
    start = draw(st.integers(0, len(text)))
    return Span(start, draw(st.integers(start, len(text))))


@st.composite
def documents(draw: st.DrawFn, id: str) -> Document:
    text = draw(json_text)
    sentences = draw(st.lists(st.tuples(spans(text), st.integers(0, 9)), max_size=3))
    return Document(
        id=id,
        name=draw(json_text),
        sha256=draw(hashes("sha256")),
        media_type=draw(json_text),
        title=draw(st.none() | json_text),
        publisher=draw(st.none() | json_text),
        author=draw(st.none() | json_text),
        published=draw(st.none() | json_text),
        language=draw(st.sampled_from(["en", "und"])),
        text=text,
        sentences=tuple(
            Sentence(index, span, paragraph, draw(literal(model.SentenceKind)))
            for index, (span, paragraph) in enumerate(sentences)
        ),
        removed=tuple(draw(st.lists(st.builds(Removed, spans(text), json_text), max_size=2))),
        dates=tuple(draw(st.lists(st.builds(Dated, spans(text), json_text), max_size=2))),
    )


@st.composite
def alignments(draw: st.DrawFn, id: str, sources: list[Document]) -> Alignment:
    source = draw(st.sampled_from(sources))
    known: list[int | None] = [sentence.index for sentence in source.sentences]
    indices = st.sampled_from(known or [None])
    chosen = draw(st.lists(indices, max_size=2))
    member = AlignmentMember(source.id, tuple(index for index in chosen if index is not None))
    difference = st.builds(
        Difference, st.just(source.id), spans(source.text), st.sampled_from(["changed", "added"])
    )
    return Alignment(
        id,
        (member,),
        draw(share),
        draw(literal(model.Kind)),
        draw(st.booleans()),
        tuple(draw(st.lists(difference, max_size=2))),
    )


@st.composite
def evidence(draw: st.DrawFn, sources: list[Document]) -> Evidence:
    source = draw(st.sampled_from(sources))
    span = draw(spans(source.text))
    return Evidence(source.id, span, span.of(source.text), draw(json_text))


@st.composite
def findings(draw: st.DrawFn, id: str, sources: list[Document], links: list[str]) -> Finding:
    return Finding(
        id=id,
        fingerprint=draw(hashes("cf1")),
        kind=draw(literal(model.Kind)),
        category=draw(literal(model.Category)),
        scope=draw(literal(model.Scope)),
        rule=draw(json_text),
        confidence=draw(st.none() | share),
        explanation=draw(json_text),
        alignment=draw(st.none() | st.sampled_from(links)) if links else None,
        adds=draw(st.none() | st.sampled_from([source.id for source in sources])),
        evidence=tuple(draw(st.lists(evidence(sources), min_size=2, max_size=3))),
    )


json_values = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats(allow_nan=False, allow_infinity=False)
    | json_text,
    lambda inner: st.lists(inner, max_size=2) | st.dictionaries(json_text, inner, max_size=2),
    max_leaves=4,
)


@st.composite
def reports(draw: st.DrawFn) -> Report:
    sources = [draw(documents(id)) for id in "ABC"[: draw(st.integers(1, 3))]]
    links = [draw(alignments(f"L{n}", sources)) for n in range(1, 1 + draw(st.integers(0, 2)))]
    found = [
        draw(findings(f"F{n}", sources, [link.id for link in links]))
        for n in range(1, 1 + draw(st.integers(0, 2)))
    ]
    source = sources[0]
    passages = st.lists(st.builds(Passage, st.just(source.id), spans(source.text)), max_size=2)
    reuses = st.builds(Reuse, st.sampled_from(["copied", "rewritten"]), passages.map(tuple), share)
    options = draw(st.dictionaries(json_text, json_values, max_size=3))
    models = draw(st.dictionaries(json_text, json_text, max_size=2))
    return Report(
        format_version=1,
        provenance=Provenance(
            draw(json_text),
            draw(json_text),
            tuple(options.items()),
            draw(hashes("sha256")),
            tuple(models.items()),
        ),
        documents=tuple(sources),
        alignments=tuple(links),
        findings=tuple(found),
        reuse=tuple(draw(st.lists(reuses, max_size=1))),
        skipped=tuple(draw(st.lists(st.builds(Skipped, json_text, json_text), max_size=1))),
    )


# --- laws ----------------------------------------------------------------------------


@settings(max_examples=40)
@given(reports())
def test_a_report_survives_its_dict(report: Report) -> None:
    assert codec.from_dict(codec.to_dict(report)) == report


@settings(max_examples=40)
@given(reports())
def test_a_report_survives_its_json_and_gives_the_same_bytes_again(report: Report) -> None:
    text = codec.dumps(report)
    again = codec.loads(text.encode("utf-8").decode("utf-8"))
    assert again == report
    assert codec.dumps(again) == text


@settings(max_examples=40)
@given(reports())
def test_the_schema_describes_every_report(report: Report) -> None:
    VALIDATOR.validate(json.loads(codec.dumps(report)))


@given(json_values)
def test_any_other_json_is_refused_by_name(value: object) -> None:
    with pytest.raises(ReportFormatError):
        codec.from_dict(value)


@given(st.text())
def test_any_other_text_is_refused_by_name(text: str) -> None:
    with pytest.raises(ReportFormatError):
        codec.loads(text)


@settings(max_examples=60)
@given(reports(), st.data())
def test_a_report_with_any_one_value_replaced_is_refused_or_well_formed(
    report: Report, data: st.DataObject
) -> None:
    tree = codec.to_dict(report)
    places = list(leaves(tree))
    container, key = data.draw(st.sampled_from(places))
    container[key] = data.draw(json_values | st.integers(-3, 3))
    try:
        read = codec.from_dict(tree)
    except ReportFormatError:
        return
    VALIDATOR.validate(codec.to_dict(read))


def leaves(tree: Any) -> Any:
    """Yield each container with each of its keys, at every depth."""
    items = list(tree.items()) if isinstance(tree, dict) else list(enumerate(tree))
    for key, value in items:
        yield tree, key
        if isinstance(value, dict | list):
            yield from leaves(value)


# --- the format, by example ----------------------------------------------------------

TEXT_A = "Ten nations signed. 𝔸 few left."
TEXT_B = "Eleven nations signed."


def contract() -> dict[str, Any]:
    """Return a report with the fields the contract names and none besides."""
    return {
        "format_version": 1,
        "provenance": {
            "tool": "t",
            "version": "1",
            "options": {"internal": True},
            "signature": HASH,
            "models": {"m": "1"},
        },
        "documents": [
            {
                "id": id,
                "name": name,
                "sha256": HASH,
                "media_type": "text/plain",
                "title": None,
                "publisher": None,
                "author": None,
                "published": None,
                "language": "en",
                "text": text,
                "sentences": [{"index": 0, "start": 0, "end": end, "paragraph": 0}],
                "removed": [{"start": 0, "end": 1, "reason": "boilerplate"}],
                "dates": [{"start": 1, "end": 3, "value": "2025-12-20"}],
            }
            for id, name, text, end in [("A", "a.txt", TEXT_A, 19), ("B", "a.txt", TEXT_B, 22)]
        ],
        "alignments": [
            {
                "id": "L1",
                "members": [
                    {"document": "A", "sentences": [0]},
                    {"document": "B", "sentences": [0]},
                ],
                "score": 0.93,
                "relation": "conflict",
                "moved": True,
            }
        ],
        "findings": [
            {
                "id": "F1",
                "fingerprint": "cf1:" + "a" * 64,
                "kind": "conflict",
                "category": "count",
                "scope": "cross",
                "rule": "number",
                "confidence": 0.97,
                "explanation": "A says ten; B says eleven.",
                "alignment": "L1",
                "evidence": [
                    {"document": "A", "start": 0, "end": 3, "quote": "Ten", "value": "10"},
                    {"document": "B", "start": 0, "end": 6, "quote": "Eleven", "value": "11"},
                ],
            }
        ],
        "reuse": [],
        "skipped": [],
    }


def test_the_contract_as_it_stands_is_read_and_valid() -> None:
    VALIDATOR.validate(contract())
    report = codec.from_dict(contract())
    assert report.documents[0].sentences == (Sentence(0, Span(0, 19), 0, "sentence"),)
    assert report.findings[0].evidence[1] == Evidence("B", Span(0, 6), "Eleven", "11")
    assert report.findings[0].adds is None
    assert report.alignments[0].differences == ()
    assert report.provenance.options == (("internal", True),)


def test_fields_of_a_later_version_are_left_aside() -> None:
    data = contract()
    data["later"] = {"x": 1}
    data["findings"][0]["weight"] = 3
    assert codec.from_dict(data) == codec.from_dict(contract())


def test_json_has_a_fixed_order_real_letters_and_a_final_newline() -> None:
    text = codec.dumps(codec.from_dict(contract()))
    assert text.startswith('{\n  "format_version": 1,\n  "provenance": {\n    "tool": "t",\n')
    assert text.endswith("\n}\n")
    assert "𝔸 few" in text
    assert list(json.loads(text)) == list(contract())
    assert list(json.loads(text)["findings"][0]["evidence"][0]) == [
        "document", "start", "end", "quote", "value",
    ]  # fmt: skip


def test_offsets_count_code_points() -> None:
    data = contract()
    place = {"document": "A", "start": 22, "end": 25, "quote": "few", "value": "few"}
    data["findings"][0]["evidence"].append(place)
    assert codec.from_dict(data).findings[0].evidence[2].quote == "few"


def put(*path: str | int, value: Any) -> Callable[[dict[str, Any]], None]:
    def change(data: Any) -> None:
        for key in path[:-1]:
            data = data[key]
        data[path[-1]] = value

    return change


def drop(*path: str | int) -> Callable[[dict[str, Any]], None]:
    def change(data: Any) -> None:
        for key in path[:-1]:
            data = data[key]
        del data[path[-1]]

    return change


SENTENCE = ("documents", 0, "sentences", 0)
FINDING = ("findings", 0)
PLACE = (*FINDING, "evidence", 1)
LINK = ("alignments", 0)

WRONG = [
    (put("format_version", value=2), "has format_version 2; this version reads 1"),
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
    (put(*FINDING, "kind", value="lie"), "findings[0].kind: must be one of conflict, detail"),
    (put(*FINDING, "category", value=None), "findings[0].category: must be one of number"),
    (put(*FINDING, "confidence", value=math.inf), "findings[0].confidence: must be a number"),
    (put(*FINDING, "alignment", value="L2"), "findings[0].alignment: there is no alignment 'L2'"),
    (put(*FINDING, "adds", value="Z"), "findings[0].adds: there is no document 'Z'"),
    (put(*FINDING, "fingerprint", value=""), "findings[0].fingerprint: must be 'cf1:'"),
    (put(*FINDING, "evidence", value=[]), "findings[0].evidence: must not be empty"),
    (drop(*PLACE), "findings[0].evidence: a conflict needs two places or more"),
    (put(*PLACE, "quote", value="eleven"), "evidence[1].quote: is not what document B has there"),
    (put(*PLACE, "end", value=7), "evidence[1].quote: is not what document B has there"),
    (put("reuse", value=[{"kind": "copied", "passages": [{"document": "A", "start": 0, "end": 40}], "score": 1}]),
     "reuse[0].passages[0].end: lies outside"),
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


# --- the schema keeps step with the model --------------------------------------------

DEFINED = {
    Report: None,
    Provenance: "provenance",
    Document: "document",
    Sentence: "sentence",
    Removed: "removed",
    Dated: "dated",
    Alignment: "alignment",
    AlignmentMember: "member",
    Difference: "difference",
    Finding: "finding",
    Evidence: "evidence",
    Reuse: "reuse",
    Passage: "passage",
    Skipped: "skipped",
}


@pytest.mark.parametrize(("kind", "name"), DEFINED.items(), ids=str)
def test_the_schema_has_each_field_of_the_model(kind: Any, name: str | None) -> None:
    schema = codec.schema()
    described = schema["$defs"][name] if name else schema
    fields = {field.name for field in dataclasses.fields(kind)}
    if "span" in fields:
        fields = fields - {"span"} | {"start", "end"}
    assert set(described["properties"]) == fields
    assert described["additionalProperties"] is False
    assert all(item.get("description") for item in described["properties"].values())


@pytest.mark.parametrize(
    ("place", "literal_type"),
    [
        ("kind", model.Kind),
        ("finding.category", model.Category),
        ("finding.scope", model.Scope),
        ("sentence.kind", model.SentenceKind),
    ],
)
def test_the_schema_has_each_choice_of_the_model(place: str, literal_type: Any) -> None:
    described = codec.schema()["$defs"]
    name, _, field = place.partition(".")
    choices = described[name]["properties"][field] if field else described[name]
    assert choices["enum"] == list(get_args(literal_type))


def test_the_schema_is_itself_valid() -> None:
    jsonschema.Draft202012Validator.check_schema(codec.schema())


@pytest.mark.parametrize(
    "change",
    [
        put("later", value=1),
        put(*PLACE, "note", value="x"),
        drop(*PLACE),
        put(*LINK, "score", value=2),
        put(*FINDING, "adds", value="<b>"),
        drop("documents", 0, "title"),
    ],
)
def test_the_schema_can_refuse(change: Callable[[dict[str, Any]], None]) -> None:
    data = contract()
    change(data)
    with pytest.raises(jsonschema.ValidationError):
        VALIDATOR.validate(data)
