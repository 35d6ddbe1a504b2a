"""Laws of the codec, on reports of every shape and on what is no report."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from compare import codec
from compare.errors import ReportFormatError
from compare.model import (
    Report,
)
from tests.codec.any_report import json_values, reports
from tests.codec.example import VALIDATOR


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
