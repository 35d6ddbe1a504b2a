"""Which parts of a sentence are told as standing in one account alone, and how they are cut."""

from __future__ import annotations

from dataclasses import replace

import pytest

from compare.analyse.models import parse
from compare.analyse.sentences import segment
from compare.judge.context import Account
from compare.judge.wording.alone import alone
from compare.read import read_text
from tests.judge.told import findings

TOLD, UNTOLD = 0.9, 0.1


def parts(sentence: str, *told: str) -> list[str]:
    """Return the parts of a sentence that are told, where the clauses with these words are known."""
    document = replace(segment(read_text(sentence, "a.txt")), id="A")
    account = Account(parse(document))
    chances = {}
    for index, clause in enumerate(account.analysis.clauses):
        words = {account.analysis.tokens[n].text for n in clause.tokens}
        chances[index] = TOLD if words & set(told) else UNTOLD
    assert len(chances) > 1
    return [e.quote for draft in alone(account, ["B"], (), chances) for e in draft.evidence]


def whole(text: str) -> list[str]:
    """Return the sentences that are told, where nothing is told elsewhere."""
    account = Account(parse(replace(segment(read_text(text, "a.txt")), id="A")))
    return [e.quote for draft in alone(account, ["B"], (), {}) for e in draft.evidence]


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        ("The ferry ran aground near the pier, which surprised the whole crew.", "ferry"),
        ("The ferry ran aground near the pier, which angered Dame Ottilie Brock.", "ferry"),
        ("The ferry ran aground near the pier, known to all as Old Hannah's Rest.", "ferry"),
        ("The ferry ran aground near the pier while trying to avoid a trawler.", "ferry"),
        ("The ferry ran aground near the pier and sank in the mud of the bay.", "ferry"),
        ("The harbour master told reporters in Wick that the ferry ran aground.", "ferry"),
        ("“The ferry ran aground near the pier,” added Superintendent Keith Orme.", "ferry"),
        ("The crew won prizes in three countries for steering the ferry well.", "ferry"),
        ("There are dozens of people in Wick who had sailed with the ferry.", "ferry"),
    ],
)
def test_a_part_that_hangs_on_another_is_not_told(sentence: str, told: str) -> None:
    assert parts(sentence, told) == []


@pytest.mark.parametrize(
    "frame",
    [
        "There was no sign in Wick that",
        "Superintendent Keith Orme did not say that",
        "Superintendent Keith Orme denied in Wick that",
        "Superintendent Keith Orme asked in Wick whether",
    ],
)
def test_what_is_not_said_to_be_so_is_not_told_as_if_it_were(frame: str) -> None:
    assert parts(f"{frame} the crew had been drinking rum all night.", "Wick", "Orme") == []


def test_what_somebody_says_is_told_without_the_words_that_lead_to_it() -> None:
    sentence = "Superintendent Keith Orme said in Wick that the crew had been drinking rum."
    assert parts(sentence, "Orme") == ["the crew had been drinking rum"]


def test_a_part_is_told_with_what_hangs_on_it() -> None:
    sentence = (
        "The ferry ran aground near the pier, and divers found a hole which no pump could hold."
    )
    assert parts(sentence, "ferry") == ["divers found a hole which no pump could hold"]


def test_a_part_does_not_end_with_the_word_that_leads_to_the_next() -> None:
    sentence = "No passenger had been hurt at all and the ferry ran aground near the pier."
    assert parts(sentence, "ferry") == ["No passenger had been hurt at all"]


def test_a_short_part_that_says_who_did_what_is_told() -> None:
    sentence = "Brannoc has never paid, but the ferry ran aground near the pier."
    assert parts(sentence, "ferry") == ["Brannoc has never paid"]


def test_parts_that_only_a_comma_divides_are_one() -> None:
    sentence = (
        "When divers had searched the whole hull, the harbour master closed the western quay, and "
        "the ferry ran aground."
    )
    (told,) = parts(sentence, "ferry")
    assert (
        told
        == "When divers had searched the whole hull, the harbour master closed the western quay"
    )


@pytest.mark.parametrize(
    "line",
    [
        "Ottilie Brock for The Wick Courier",
        "Brannoc Ferry Company via The Courier.",
        "Wet decks and long faces at the quay in Wick",
        "Follow The Wick Courier on every channel.",
        "For news from the north, follow The Wick Courier.",
        "Here are her views on the weather.",
        "For breaking news and features from Wick, follow The Courier on Facebook.",
        "To reach Ottilie Brock, call 0550 110 or write to brock@courier.example.",
        "Was it the pilot or the wind?",
        "I do not know.",
        "I don’t know.",
    ],
)
def test_how_a_page_goes_is_not_told(line: str) -> None:
    assert whole(f"The ferry ran aground near the pier.\n\n{line}\n") == [
        "The ferry ran aground near the pier."
    ]


@pytest.mark.parametrize(
    "line",
    [
        "Starters: 11,204.",
        "No survivors so far in the cold water of the bay.",
        "Police in Wick asked residents to follow the news.",
        "You must follow the pilot boat out of the bay.",
        "Here the ferry turned too soon.",
        "“Was it the pilot or the wind?” asked Ottilie Brock.",
    ],
)
def test_what_says_something_is_told_however_short(line: str) -> None:
    assert line in whole(f"The ferry ran aground near the pier.\n\n{line}\n")


def test_a_sentence_that_says_hardly_anything_is_told_with_its_neighbours_only() -> None:
    assert whole("The ferry ran aground near the pier.\n\nIt is tragic.\n") == [
        "The ferry ran aground near the pier."
    ]
    text = "It is tragic. The ferry ran aground near the pier."
    assert whole(text) == ["It is tragic.", "The ferry ran aground near the pier."]


def test_captions_of_one_gallery_are_not_told() -> None:
    title = "Storm over the northern bay"
    text = (
        f"{title} Crews pump out the ferry. {title} A horse is led ashore. The storm over the "
        "northern bay ended at noon. The storm over the northern bay had begun at six."
    )
    assert whole(text) == [
        "The storm over the northern bay ended at noon.",
        "The storm over the northern bay had begun at six.",
    ]


def test_a_part_has_both_quotation_marks_or_none() -> None:
    sentence = "“The crew had been drinking rum all night,” said Keith Orme, who owned the ferry."
    assert parts(sentence, "ferry") == [
        "“The crew had been drinking rum all night,” said Keith Orme"
    ]
    sentence = 'The ferry ran aground, and Keith Orme called its crew "the worst in the north".'
    assert parts(sentence, "ferry") == ['Keith Orme called its crew "the worst in the north"']


BRIDGE = (
    "Cracks were found in the bridge at Orrel and it was closed on Monday. "
    "The council's head, Amy Trask, said it was lucky that nobody was on it.",
    "The bridge at Orrel was closed on Monday after cracks were found. "
    '"We were lucky that nobody was on it," said Amy Trask, the head of the council. {said}',
)


@pytest.mark.parametrize(
    ("said", "begins"),
    [
        ('"The engineers had warned us in spring."', "Only B has Amy Trask say this;"),
        ('"The engineers had warned us in spring," Amy Trask added.', "Only B says this;"),
        ("The engineers had warned the council in spring.", "Only B says this;"),
        (
            '"It was cold," Amy Trask never said. "The engineers had warned us in spring."',
            "Only B says this;",
        ),
        ('"The engineers had warned us," a clerk said.', "Only B says this;"),
    ],
)
def test_words_that_are_all_of_one_speaker_are_told_with_the_name(said: str, begins: str) -> None:
    found = findings("only", BRIDGE[0], BRIDGE[1].format(said=said))
    (text,) = [f.explanation for f in found if "engineers" in f.evidence[-1].quote]
    assert text.startswith(begins)
