"""The Python interface, as somebody who has only read ``docs/python.md`` uses it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import jsonschema
import pytest

import compare
from compare import codec

ONE = (
    "Ten countries signed the treaty in Oslo on Monday. "
    "The ceremony lasted two hours. Nobody from the press was admitted."
)
TWO = "Eleven countries signed the treaty in Oslo on Monday. The king was there."

HEAVY = ("numpy", "scipy", "nltk", "spacy", "thinc", "jinja2", "weasyprint", "charset_normalizer",
         "wordllama", "onnxruntime", "tokenizers", "docx", "importlib.metadata", "compare.pipeline", "compare.judge")  # fmt: skip


@pytest.fixture(scope="module")
def report() -> compare.Report:
    return compare.compare_texts(ONE, TWO, names=("one", "two"))


def test_two_texts_give_a_report(report: compare.Report) -> None:
    assert isinstance(report, compare.Report)
    assert [(document.id, document.name) for document in report.documents] == [
        ("A", "one"),
        ("B", "two"),
    ]
    assert [document.text for document in report.documents] == [ONE, TWO]
    conflicts = [finding for finding in report.findings if finding.kind == "conflict"]
    assert [{place.value for place in found.evidence} for found in conflicts] == [{"10", "11"}]


def test_the_dict_is_the_json_and_fits_the_schema(report: compare.Report) -> None:
    data = compare.to_dict(report)
    jsonschema.Draft202012Validator(codec.schema()).validate(data)
    assert json.loads(codec.dumps(report)) == data
    assert codec.from_dict(data) == report


def test_it_says_the_same_every_time(report: compare.Report) -> None:
    assert compare.compare_texts(ONE, TWO, names=("one", "two")) == report


def test_options_change_what_is_found() -> None:
    options = compare.Options(disabled_rules=("number",), internal=False)
    report = compare.compare_texts(ONE, TWO, options=options)
    assert not [found for found in report.findings if found.rule == "number"]
    assert dict(report.provenance.options)["disabled_rules"] == ["number"]


@pytest.mark.parametrize("count", [1, 3, 28])
def test_any_number_of_texts(count: int) -> None:
    report = compare.compare_texts(*[ONE] * count)
    ids = [document.id for document in report.documents]
    assert ids[:3] == ["A", "B", "C"][:count]
    assert len(set(ids)) == count
    assert codec.loads(codec.dumps(report)) == report


def test_equal_names_and_equal_texts_are_told_apart_by_id() -> None:
    report = compare.compare_texts(ONE, ONE, names=("same", "same"))
    assert [document.name for document in report.documents] == ["same", "same"]
    assert [document.id for document in report.documents] == ["A", "B"]
    across = {found.kind for found in report.findings if found.scope == "cross"}
    assert across <= {"agree"}


def test_a_text_without_a_name_is_called_by_its_words_wherever_it_stands() -> None:
    names = [document.name for document in compare.compare_texts(ONE, TWO).documents]
    turned = [document.name for document in compare.compare_texts(TWO, ONE).documents]
    assert names == [
        "Ten countries signed the treaty in",
        "Eleven countries signed the treaty in",
    ]
    assert sorted(names) == sorted(turned)


def test_the_order_of_the_texts_leaves_the_conflicts_as_they_are() -> None:
    def conflicts(*texts: str) -> set[str]:
        findings = compare.compare_texts(*texts).findings
        return {found.fingerprint for found in findings if found.kind == "conflict"}

    assert conflicts(ONE, TWO) == conflicts(TWO, ONE) != set()


def test_files_are_read_by_path_of_either_kind(tmp_path: Path) -> None:
    (tmp_path / "one.txt").write_text(ONE, "utf-8")
    (tmp_path / "two.txt").write_text(TWO, "utf-8")
    report = compare.compare_files(tmp_path / "one.txt", str(tmp_path / "two.txt"))
    assert [document.name for document in report.documents] == ["one.txt", "two.txt"]
    assert str(tmp_path) not in codec.dumps(report)


def test_one_file_may_be_given_twice(tmp_path: Path) -> None:
    path = tmp_path / "one.txt"
    path.write_text(ONE, "utf-8")
    report = compare.compare_files(path, path)
    assert [(document.id, document.name) for document in report.documents] == [
        ("A", "one.txt"),
        ("B", "one.txt"),
    ]
    assert codec.loads(codec.dumps(report)) == report


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(compare.InputError, match=r"nowhere\.txt") as error:
        compare.compare_files(tmp_path / "nowhere.txt")
    assert isinstance(error.value, compare.CompareError)
    assert "\n" not in str(error.value)


def test_an_empty_text_is_named() -> None:
    with pytest.raises(compare.InputError, match=r"^two: "):
        compare.compare_texts(ONE, "", names=("one", "two"))
    with pytest.raises(compare.InputError, match=r"^untitled: "):
        compare.compare_texts("")


def test_half_a_character_is_named() -> None:
    with pytest.raises(compare.InputError, match=r"^one: .* surrogate pair at character 4$"):
        compare.compare_texts("Ten \ud83d men.", TWO, names=("one", "two"))


def test_sentences_are_ranges_of_the_text() -> None:
    assert [ONE[start:end] for start, end in compare.segment(ONE)] == [
        "Ten countries signed the treaty in Oslo on Monday.",
        "The ceremony lasted two hours.",
        "Nobody from the press was admitted.",
    ]
    assert compare.segment("") == ()
    assert all(type(bound) is int for span in compare.segment(ONE) for bound in span)


def test_what_is_no_text_is_a_type_error() -> None:
    for wrong in (b"bytes", None, ["a", "b"]):
        with pytest.raises(TypeError, match="each text must be a str"):
            compare.compare_texts(wrong)  # type: ignore[arg-type]
    with pytest.raises(TypeError, match="sequence of names"):
        compare.compare_texts(ONE, TWO, names="ab")
    with pytest.raises(TypeError, match="each name must be a str, not NoneType"):
        compare.compare_texts(ONE, names=[None])  # type: ignore[list-item]


def test_a_path_may_be_bytes_and_what_cannot_be_one_is_told_in_a_line(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(ONE, "utf-8")
    one: bytes = os.fsencode(tmp_path / "a.txt")
    report = compare.compare_files(one)  # type: ignore[arg-type]
    assert report.documents[0].name == "a.txt"
    for name, told in (
        (b"nowhere.txt", "nowhere.txt: no such file"),
        (b"\xff.txt", "?.txt: no such file"),
        (b"a\0b.txt", "a?b.txt: is not the name of a file"),
        (b"", "'': is not the name of a file"),
    ):
        with pytest.raises(compare.InputError) as error:
            compare.compare_files(name)  # type: ignore[arg-type]
        assert str(error.value) == told


def test_nothing_and_names_that_do_not_fit_are_value_errors() -> None:
    with pytest.raises(ValueError, match="nothing to compare"):
        compare.compare_texts()
    with pytest.raises(ValueError, match="nothing to compare"):
        compare.compare_files()
    with pytest.raises(ValueError, match="2 texts, but 1 names"):
        compare.compare_texts(ONE, TWO, names=("one",))


def test_every_public_name_is_there() -> None:
    assert {name: getattr(compare, name) for name in compare.__all__}
    assert set(compare.__all__) <= set(dir(compare))
    with pytest.raises(AttributeError, match="no attribute 'nothing'"):
        compare.nothing  # noqa: B018


@pytest.mark.parametrize("start", ["import compare", "import compare.cli", "import compare.codec"])
def test_importing_loads_nothing_heavy(start: str) -> None:
    code = f"{start}, sys; print(*sorted(set({HEAVY!r}) & set(sys.modules)))"
    made = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=60
    )
    assert made.stdout.strip() == ""
