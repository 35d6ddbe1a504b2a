"""Sources that nobody names, and those who asked for it."""

from __future__ import annotations

import io

import docx
import pytest

import compare
from compare import codec
from compare.model import Report, Speaker
from compare.render import render


def speakers_of(text: str, other: str = "It rained.") -> list[Speaker]:
    return list(compare.compare_texts(text, other).speakers)


@pytest.mark.parametrize(
    "who",
    [
        "A lorry driver", "The driver", "A neighbour", "Two fishermen", "An airline", "Insurers",
        "A former minister", "A spokesman", "Some experts", "Residents", "A member of the crew",
    ],
)  # fmt: skip
def test_who_is_not_named_is_told_as_such(who: str) -> None:
    (own,) = speakers_of(f"{who} said the road had been wet.")
    assert own.anonymous and not own.withheld


@pytest.mark.parametrize(
    "who",
    [
        "Anna Keller", "The mayor", "The fire chief", "The port authority", "The police",
        "Police", "Prosecutors", "A police spokeswoman", "A spokesman for the port authority",
        "The owner of the Hollin mill", "Emergency services", "A report by the roads office",
    ],
)  # fmt: skip
def test_who_can_be_told_by_name_or_office_is_not(who: str) -> None:
    (own,) = speakers_of(f"{who} said the road had been wet.")
    assert not own.anonymous


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("A guard, who asked not to be named, said the door was open.", "asked not to be named"),
        ("One official, speaking on condition of anonymity, said the money was gone.",
         "speaking on condition of anonymity"),
        ('"We saw it," said a clerk who did not want to give her name.',
         "did not want to give her name"),
        ("A nurse said the ward was full. The nurse declined to be identified.",
         "declined to be identified"),
        ("The deal is dead, two people familiar with it said. They requested anonymity.",
         "requested anonymity"),
        ("A guard said the door was open. He refused to give his name.", "refused to give his name"),
        ("A member of the crew, whom the Herald granted anonymity, said the pump had failed.",
         "granted anonymity"),
        ("A former minister said that he wished to remain anonymous but that all was lost.",
         "wished to remain anonymous"),
        ("An engineer said the pier had moved. She did not wish to be identified.",
         "did not wish to be identified"),
    ],
)  # fmt: skip
def test_anonymity_on_request_is_read_from_the_text(text: str, words: str) -> None:
    report = compare.compare_texts(text, "It rained.")
    asked = [own for own in report.speakers if own.withheld]
    assert [own.anonymous for own in asked] == [True]
    texts = {document.id: document.text for document in report.documents}
    found = {w.span.of(texts[w.document]) for s in asked[0].sayings for w in s.withheld}
    assert found == {words}


@pytest.mark.parametrize(
    "text",
    [
        "A guard, who asked not to be paid, said the door was open.",
        "Police said the victim could not be named.",
        "A guard said the victim was not named.",
        "A guard said the firm would not name the driver. The door was open.",
        "A guard declined to identify the victim. The guard said the door was open.",
        "Anna Keller, who asked to be named, said the door was open.",
        "A guard said the door was open. The street will be named after Anna Keller.",
        "A lawyer said her client had asked not to be named.",
        "A guard said the bank did not give its name to the fund.",
    ],
)
def test_what_is_no_request_of_the_source_is_not(text: str) -> None:
    assert not [own for own in speakers_of(text) if own.withheld]


ONE = (
    "A lorry driver, who asked not to be named, said the road had shaken. Analysts said it was old."
)
OTHER = "A lorry driver said the road had shaken. A farmer said the mill was shut."


@pytest.fixture(scope="module")
def report() -> Report:
    """Return two accounts of one source, of which one says that it asked not to be named."""
    return compare.compare_texts(ONE, OTHER, names=("one", "other"))


def test_the_account_that_says_so_is_told(report: Report) -> None:
    (own,) = [own for own in report.speakers if "lorry" in own.name]
    assert own.withheld == ("A",)


def test_all_formats_say_so(report: Report) -> None:
    notes = ("asked not to be named (A)", "not named", "names nobody")
    page = render(report, "html").decode()
    table = page[page.index('id="speakers"') :]
    assert all(f'<span class="odd">{note}</span>' in table for note in notes)
    text = render(report, "md").decode()
    assert all(f"** ({note}) |" in text for note in notes)
    word = docx.Document(io.BytesIO(render(report, "docx")))
    (made,) = [t for t in word.tables if t.rows[0].cells[0].text == "Speaker"]
    assert {row.cells[0].text.partition("\n")[2] for row in made.rows[1:]} == set(notes)


def test_json_has_it_and_old_json_is_still_read(report: Report) -> None:
    data = codec.to_dict(report)
    assert codec.from_dict(data) == report
    for speaker in data["speakers"]:
        del speaker["anonymous"]
        for saying in speaker["sayings"]:
            del saying["withheld"]
    assert not any(own.anonymous or own.withheld for own in codec.from_dict(data).speakers)
