"""What ``verify`` says of a report against what can be counted by hand in its JSON."""

from __future__ import annotations

import copy
import hashlib
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import compare
from compare.errors import ReportFormatError
from compare.model import Document
from compare.read import read_bytes
from compare.verify import Given, Verification, to_json, verification_text, verify

A = """Ten countries signed the treaty in Oslo on Monday. The ceremony lasted two hours.

"This is a good day," said Mira Holt, who led the talks. Rain fell all afternoon."""
B = """Eleven countries signed the treaty in Oslo on Monday. The king was there.

"This was a good day," said Mira Holt. Talks go on in March."""

Json = dict[str, Any]


@pytest.fixture(scope="module")
def report() -> Json:
    return compare.to_dict(compare.compare_texts(A, B, names=("a.txt", "b.txt")))


def file(text: str, name: str) -> Given:
    return Given(f"folder/{name}", read_bytes(text.encode(), name))


def sentence_around(document: Json, start: int) -> tuple[int, int]:
    return next(
        (s["start"], s["end"]) for s in document["sentences"] if s["start"] <= start < s["end"]
    )


def told(checked: Verification) -> dict[tuple[str, str], str]:
    return {(one.what, one.where): one.found for one in checked.broken}


def test_a_report_as_it_was_made_holds(report: Json) -> None:
    before = copy.deepcopy(report)
    checked = verify(report)
    assert checked.holds and not checked.broken and not checked.unsure
    assert report == before
    assert checked.findings == len(report["findings"]) > 2
    assert checked.quotes == sum(len(f["evidence"]) for f in report["findings"])
    assert [(s.state, s.proven) for s in checked.sources] == [("absent", True), ("absent", True)]
    with_files = verify(report, [file(B, "b.txt"), file(A, "a.txt")])
    assert with_files.holds
    assert [s.file for s in with_files.sources] == ["folder/a.txt", "folder/b.txt"]


def test_every_quote_that_was_changed_is_told_and_no_other(report: Json) -> None:
    forged = copy.deepcopy(report)
    forged["findings"][1]["evidence"][0]["quote"] += "s"
    forged["findings"][2]["evidence"][0]["quote"] = ""
    checked = verify(forged)
    quote = report["findings"][1]["evidence"][0]["quote"]
    assert told(checked) == {
        ("quote", forged["findings"][1]["id"]): quote,
        ("quote", forged["findings"][2]["id"]): report["findings"][2]["evidence"][0]["quote"],
    }
    assert forged["findings"][2]["evidence"][0]["quote"] == ""  # nothing was put right


def test_a_changed_text_shows_by_what_rests_on_it(report: Json) -> None:
    forged = copy.deepcopy(report)
    document = forged["documents"][0]
    document["text"] = document["text"].replace("Ten", "Six")
    checked = verify(forged)
    assert ("quote", "F1") in told(checked)
    assert [source.proven for source in checked.sources] == [False, True]


def test_a_text_changed_beside_the_quotes_shows_by_the_fingerprints(report: Json) -> None:
    forged = copy.deepcopy(report)
    first = forged["findings"][0]["evidence"][0]
    start, end = sentence_around(forged["documents"][0], first["start"])
    text = forged["documents"][0]["text"]
    other = text[start:end].replace("Oslo", "Rome")
    assert other != text[start:end] and first["quote"] in other
    forged["documents"][0]["text"] = text[:start] + other + text[end:]
    assert ("fingerprint", "F1") in told(verify(forged))


@pytest.mark.parametrize(
    ("path", "value"),
    [
        (("findings", 0, "kind"), "agree"),
        (("findings", 0, "evidence", 0, "value"), "12"),
        (("documents", 0, "name"), "other.txt"),
    ],
)
def test_what_a_finding_is_cannot_be_changed(report: Json, path: Any, value: str) -> None:
    forged = copy.deepcopy(report)
    at: Any = forged
    for step in path[:-1]:
        at = at[step]
    assert at[path[-1]] != value
    at[path[-1]] = value
    assert ("fingerprint", "F1") in told(verify(forged))


def test_options_belong_to_the_signature(report: Json) -> None:
    forged = copy.deepcopy(report)
    forged["provenance"]["options"]["align_threshold"] = 0.9
    assert list(told(verify(forged))) == [("signature", "provenance")]


@pytest.mark.parametrize("start, end", [(5, 10**9), (9, 2), (-4, 3), ("0", 4), (None, 4), (1.5, 4)])
def test_a_place_that_is_none(report: Json, start: object, end: object) -> None:
    forged = copy.deepcopy(report)
    forged["findings"][0]["evidence"][0].update(start=start, end=end)
    checked = verify(forged)
    assert [(one.what, one.where) for one in checked.broken] == [("offset", "F1")]


def test_a_form_that_is_wrong_is_told_besides(report: Json) -> None:
    forged = copy.deepcopy(report)
    forged["findings"][0]["evidence"][0]["quote"] = "x"
    forged["findings"][1]["alignment"] = "L999"
    assert [one.what for one in verify(forged).broken] == ["quote", "form"]


def test_a_sentence_put_in_front_moves_and_nothing_follows_it(report: Json) -> None:
    lead = "It was cold. "
    checked = verify(report, [file(lead + A, "a.txt"), file(B, "b.txt")])
    assert [source.state for source in checked.sources] == ["changed", "same"]
    first = next(one for one in checked.broken if one.where == "F1")
    own = report["findings"][0]["evidence"][0]
    assert (first.what, first.stated) == ("moved", own["quote"])
    assert first.now == (own["start"] + len(lead),)
    assert first.span is not None and first.span.start == own["start"]  # not anchored anew
    assert {one.document for one in checked.broken} == {"A"}


def test_the_same_words_in_another_sentence_are_not_the_same(report: Json) -> None:
    start, end = sentence_around(report["documents"][0], 0)
    assert A[start:end].startswith("Ten countries")
    other = A.replace("signed the treaty", "scrapped a treaty")
    assert len(other) == len(A)
    checked = verify(report, [file(other, "a.txt")])
    states = {one.what for one in checked.broken if one.where == "F1"}
    assert states <= {"around", "gone"} and states


def test_a_file_under_another_name_is_known_by_its_bytes(report: Json) -> None:
    checked = verify(report, [file(A, "kept-under-another-name.txt")])
    assert checked.holds
    assert [source.state for source in checked.sources] == ["same", "absent"]


def test_a_file_of_no_document(report: Json) -> None:
    checked = verify(report, [file("Something else.", "c.txt")])
    assert not checked.holds and checked.strangers == ("folder/c.txt",)


def test_the_same_bytes_read_otherwise(report: Json) -> None:
    data = A.encode()
    other = read_bytes(data, "a.txt")
    document = Document(**{f: getattr(other, f) for f in other.__slots__ if f != "text"}, text="No")
    checked = verify(report, [Given("a.txt", document)])
    assert checked.sources[0].state == "reread" and not checked.holds


@settings(max_examples=60, deadline=None)
@given(st.integers(0, len(A)), st.integers(0, 12), st.sampled_from(["", "x", "ten ", "Monday. "]))
def test_what_is_not_told_of_stands_where_it_stood(
    report: Json, at: int, length: int, instead: str
) -> None:
    edited = A[:at] + instead + A[at + length :]
    checked = verify(report, [file(edited, "a.txt")])
    (source,) = [one for one in checked.sources if one.document == "A"]
    assert (source.state == "same") == (edited == A)
    assert source.found == "sha256:" + hashlib.sha256(edited.encode()).hexdigest()
    lost = {one.where for one in checked.broken}
    for finding in report["findings"]:
        for own in finding["evidence"]:
            if own["document"] != "A":
                continue
            start, end = sentence_around(report["documents"][0], own["start"])
            stands = edited[own["start"] : own["end"]] == own["quote"]
            stands = stands and edited[start:end] == A[start:end]
            if not stands:
                assert finding["id"] in lost


@pytest.mark.parametrize(
    "data",
    [
        None,
        [],
        {},
        {"format_version": 2},
        {"format_version": 99, "documents": []},
        {"documents": 3},
    ],
)
def test_what_is_no_report(data: object) -> None:
    with pytest.raises(ReportFormatError):
        verify(data)


def test_a_check_has_its_claims_held_too() -> None:
    check = compare.check_texts("Ten men came on Monday.", "Nine men came on Monday.")
    data = compare.to_dict(check)
    assert verify(data).holds
    data["check"]["claims"][0]["witnesses"][0]["quote"] = "Two men"
    assert ("quote", "C1") in told(verify(data))


def test_text_stays_within_its_columns_and_has_no_power(report: Json) -> None:
    forged = copy.deepcopy(report)
    forged["findings"][0]["evidence"][0]["quote"] = "\x1b[31mred\n\u202e" * 40
    forged["documents"][1]["name"] = "\x1b[2J" + "b" * 300
    checked = verify(forged, [file("Other words. " + A, "a.txt")])
    shown = verification_text(checked, name="r\x1b.json", width=60, color=False).decode()
    assert "\x1b" not in shown and "\u202e" not in shown
    assert all(len(line) <= 60 for line in shown.splitlines())
    assert to_json(checked)["holds"] is False


PRINTED = """The Ostrand Courier      7 May 2025

The \ufb01rst ferry struck the pier at Ostrand on Mon-
day. Three people were hurt, of\ufb01cials said.

1
\f
The Ostrand Courier      7 May 2025

The har\u00adbour stays closed until Friday.

2
\f
The Ostrand Courier      7 May 2025

Divers will look at the piers in June.

3
"""


def test_findings_in_a_damaged_text_fit_their_fingerprints() -> None:
    whole = "The first ferry struck the pier at Ostrand on Monday. Five people were hurt, officials said."
    data = compare.to_dict(compare.compare_texts(PRINTED, whole, names=("p.txt", "w.txt")))
    document = data["documents"][0]
    assert document["repairs"] and {part["reason"] for part in document["removed"]} >= {
        "page number"
    }
    assert any(e["document"] == "A" for f in data["findings"] for e in f["evidence"])
    checked = verify(data, [file(PRINTED, "p.txt")])
    assert checked.holds and not checked.unsure
    data["findings"][0]["kind"] = "agree"
    again = verify(data)
    assert again.unsure == (data["findings"][0]["id"],)
