"""A claim with the wrong speaker is not supported, whoever is right about the rest."""

from __future__ import annotations

import pytest

import compare
from compare.model import Checked

DRAFT = "Jon Marsh said the ferries would stop on Sunday."
MINISTER = (
    "The minister said the ferries would stop on Sunday. Jon Marsh leads the union of pilots."
)


def claim(draft: str, *sources: str) -> Checked:
    return compare.check_texts(draft, *sources).claims[0]


@pytest.mark.parametrize(
    ("draft", "source", "reason"),
    [
        (DRAFT, MINISTER, "B has it from the minister."),
        (
            DRAFT,
            "Edda Quill said the ferries would stop on Sunday. Jon Marsh was on the pier.",
            "B has it from Edda Quill.",
        ),
        (
            "The minister said the ferries would stop on Sunday.",
            "Jon Marsh said the ferries would stop on Sunday. The minister said nothing.",
            "B has it from Jon Marsh.",
        ),
        (
            "Jon Marsh says the ferries will stop on Sunday, and the harbour opens in May.",
            f"{MINISTER} The harbour opens in May.",
            "B has it from the minister.",
        ),
    ],
)
def test_a_claim_of_another_speaker_is_not_supported(draft: str, source: str, reason: str) -> None:
    found = claim(draft, source)
    assert (found.verdict, found.reason, found.sources) == ("unsupported", reason, ())
    assert {witness.bearing for witness in found.witnesses} == {"partly"}


def test_a_quotation_under_the_wrong_name_is_contradicted() -> None:
    quoted = "“We shall mend every pier in this town,” {} said. Jon Marsh was in the hall."
    found = claim(quoted.format("Jon Marsh"), quoted.format("Edda Quill"))
    assert found.verdict == "contradicted"
    assert "Edda Quill" in found.reason


def test_each_source_is_told_with_whom_it_has_it_from() -> None:
    other = "Edda Quill said the ferries would stop on Sunday. Jon Marsh was on the pier."
    assert claim(DRAFT, MINISTER, other).reason == (
        "B has it from the minister; C has it from Edda Quill."
    )


def test_the_source_that_has_it_from_the_speaker_alone_supports_it() -> None:
    found = claim(DRAFT, MINISTER, "Jon Marsh said the ferries would stop on Sunday. It rained.")
    assert (found.verdict, found.sources) == ("supported", ("C",))
    assert {witness.document for witness in found.witnesses} == {"C"}


@pytest.mark.parametrize(
    ("draft", "source"),
    [
        (DRAFT, "The minister said the ferries would stop on Sunday. Minister Jon Marsh was tired."),
        ("The minister said the ferries would stop on Sunday.", "The minister, Edda Quill, said the ferries would stop on Sunday."),
        (DRAFT, "Police said the ferries would stop on Sunday. Jon Marsh was on the pier."),
        ("Marsh said the ferries would stop on Sunday.", "Edda Quill said the minister, Jon Marsh, had told her the ferries would stop on Sunday."),
        (DRAFT, "The minister said the ferries would stop on Sunday. The ferries stop on Sunday, Jon Marsh said."),
        ("Officials said the ferries would stop on Sunday.", "Edda Quill said the ferries would stop on Sunday."),
        ("The ferries will stop on Sunday.", "The minister said the ferries would stop on Sunday."),
    ],
)  # fmt: skip
def test_who_may_be_the_same_supports_it(draft: str, source: str) -> None:
    assert claim(draft, source).verdict == "supported"
