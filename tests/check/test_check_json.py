"""A check as JSON: complete, described by the schema, and refused where it is wrong."""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Callable
from typing import Any

import jsonschema
import pytest

import compare
from compare import codec
from compare.errors import ReportFormatError
from compare.model import Check, Checked, Witness


def test_what_is_written_is_read_back_to_an_equal_check(checked: Check) -> None:
    assert codec.loads_any(codec.dumps(checked)) == checked


def test_the_report_in_it_can_be_read_by_itself(checked: Check) -> None:
    assert codec.loads(codec.dumps(checked)) == checked.report
    assert codec.loads_any(codec.dumps(checked.report)) == checked.report


def test_the_schema_describes_it(checked: Check) -> None:
    jsonschema.Draft202012Validator(codec.schema()).validate(compare.to_dict(checked))


@pytest.mark.parametrize(("kind", "name"), [(Checked, "checked"), (Witness, "witness")])
def test_the_schema_has_each_field_of_the_model(kind: Any, name: str) -> None:
    fields = {field.name for field in dataclasses.fields(kind)} - {"span"} | {"start", "end"}
    described = codec.schema()["$defs"][name]
    assert set(described["properties"]) == set(described["required"]) == fields


def _first(data: Any) -> Any:
    return data["check"]["claims"][2]


@pytest.mark.parametrize(
    ("spoil", "complaint"),
    [
        (lambda d: d["check"].update(draft="B"), "must name the first document"),
        (lambda d: d["check"].update(sources=["B"]), "must name the first document"),
        (lambda d: _first(d).update(verdict="true"), r"check\.claims\[2\]\.verdict"),
        (lambda d: _first(d).update(sentence=99), "has no sentence 99"),
        (lambda d: _first(d).update(end=10**6), "lies outside the text"),
        (lambda d: _first(d).update(support=1.5), r"check\.claims\[2\]\.support"),
        (lambda d: _first(d).update(findings=["F99"]), "no finding 'F99'"),
        (lambda d: _first(d)["witnesses"][0].update(quote="x"), "is not what document B has there"),
        (lambda d: _first(d)["witnesses"][0].update(document="Z"), "no document 'Z'"),
        (lambda d: d["check"].pop("claims"), "no field 'claims'"),
    ],
)
def test_what_is_wrong_is_refused_by_its_place(
    checked: Check, spoil: Callable[[Any], None], complaint: str
) -> None:
    data = json.loads(codec.dumps(checked))
    spoil(data)
    with pytest.raises(ReportFormatError, match=complaint):
        codec.loads_any(json.dumps(data))
