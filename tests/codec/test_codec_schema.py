"""The schema keeps step with the model, and refuses what it must."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from typing import Any, get_args

import jsonschema
import pytest

from compare import codec, model
from compare.model import (
    Alignment,
    AlignmentMember,
    Consulted,
    Dated,
    Decision,
    Difference,
    Document,
    Evidence,
    Finding,
    Ground,
    JudgedBy,
    LeftOut,
    Level,
    Passage,
    Place,
    Provenance,
    Remark,
    Removed,
    Report,
    Reuse,
    Saying,
    Sentence,
    Share,
    Sharing,
    Skipped,
    Speaker,
    Standing,
    Statement,
    Story,
    Voice,
)
from tests.codec.example import FINDING, LINK, PLACE, VALIDATOR, contract, drop, put

DEFINED = {
    Report: None,
    Provenance: "provenance",
    Document: "document",
    Sentence: "sentence",
    Removed: "removed",
    Dated: "dated",
    Place: "place",
    LeftOut: "left_out",
    Story: "story",
    Alignment: "alignment",
    AlignmentMember: "member",
    Difference: "difference",
    Finding: "finding",
    Evidence: "evidence",
    Level: "level",
    Decision: "decision",
    Remark: "remark",
    JudgedBy: "judged_by",
    Consulted: "consulted",
    Reuse: "reuse",
    Passage: "passage",
    Share: "share",
    Ground: "ground",
    Sharing: "sharing",
    Voice: "voice",
    Skipped: "skipped",
    Saying: "saying",
    Speaker: "speaker",
    Statement: "statement",
    Standing: "standing",
}


@pytest.mark.parametrize(("kind", "name"), DEFINED.items(), ids=str)
def test_the_schema_has_each_field_of_the_model(kind: Any, name: str | None) -> None:
    schema = codec.schema()
    described = schema["$defs"][name] if name else schema
    fields = {field.name for field in dataclasses.fields(kind)}
    if "span" in fields:
        fields = fields - {"span"} | {"start", "end"}
    if kind is Report:
        fields |= {"check"}  # of a draft against its sources: the report and a field beside it
    if kind is Evidence:
        fields |= {"place"}  # told by the places of its document
    assert set(described["properties"]) == fields
    assert described["additionalProperties"] is False
    assert all(item.get("description") for item in described["properties"].values())


@pytest.mark.parametrize(
    ("place", "literal_type"),
    [
        ("kind", model.Kind),
        ("finding.category", model.Category),
        ("finding.scope", model.Scope),
        ("decision.state", model.State),
        ("finding.standing", model.SecondLook),
        ("remark.verdict", model.Remarked),
        ("sentence.kind", model.SentenceKind),
        ("reuse.kind", model.ReuseKind),
        ("sharing.origin", model.Origin),
        ("ground.kind", model.GroundKind),
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
