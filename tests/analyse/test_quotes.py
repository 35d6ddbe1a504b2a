"""Quotes: the words, who said them, and when that is left open."""

from __future__ import annotations

import pytest

from compare.analyse.quotes import quotations
from tests.analyse.quoted import only, quotes, said

WORDS = "We will rebuild the bridge"


# --- quotations ----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "verb"),
    [
        ('"We will rebuild the bridge," said Anna Keller.', "say"),
        ('"We will rebuild the bridge," Anna Keller said.', "say"),
        ('Anna Keller said: "We will rebuild the bridge."', "say"),
        ('Anna Keller told reporters "We will rebuild the bridge" on Monday.', "tell"),
        ("“We will rebuild the bridge,” said mayor Anna Keller.", "say"),
        ("'We will rebuild the bridge,' said Anna Keller.", "say"),
        ("‘We will rebuild the bridge,’ said Anna Keller.", "say"),
        ("«We will rebuild the bridge», said Anna Keller.", "say"),
        ('"We will rebuild the bridge," the mayor, Anna Keller, said.', "say"),
        ('Anna Keller, the mayor, said "We will rebuild the bridge" on Monday.', "say"),
        ('Asked for a date, Anna Keller replied: "We will rebuild the bridge."', "reply"),
    ],
)
def test_direct_speech(text: str, verb: str) -> None:
    found = only(text)
    assert found.direct
    assert found.span.of(text).rstrip(".,") == WORDS
    assert (found.entity, found.verb) == ("anna keller", verb)


def test_the_speaker_in_the_middle_has_said_both_halves() -> None:
    text = '"We will rebuild the bridge," Anna Keller said, "and we will do it soon."'
    assert said(text) == [
        ("We will rebuild the bridge,", "anna keller"),
        ("and we will do it soon.", "anna keller"),
    ]


def test_a_quotation_of_two_sentences_is_one() -> None:
    text = '"We will rebuild the bridge. It will be done soon," said Anna Keller.'
    assert said(text) == [("We will rebuild the bridge. It will be done soon,", "anna keller")]


def test_an_apostrophe_does_not_end_a_quotation() -> None:
    text = "'We can't close the workers' bridge,' said Anna Keller."
    assert only(text).span.of(text) == "We can't close the workers' bridge,"


def test_apostrophes_are_no_quotation_marks() -> None:
    assert quotations("The workers' bridge and the town's mayor's house stood for '90s taste") == []


def test_a_quotation_ends_with_its_paragraph() -> None:
    assert quotations('He said: "We will rebuild\n\nthe bridge" soon.') == []


@pytest.mark.parametrize(
    "text",
    ['A "bridge" was built.', "The so-called 'agreement' failed."],
)
def test_a_single_quoted_word_is_no_speech(text: str) -> None:
    assert not any(quote.direct for quote in quotes(text))


def test_nobody_has_said_a_quoted_name() -> None:
    assert only('The so-called "bridge to nowhere" will be rebuilt.').speaker is None


def test_a_quoted_judgement_is_its_speakers() -> None:
    text = 'Anna Keller called the bridge "a danger to us all".'
    assert said(text) == [("a danger to us all", "anna keller")]


def test_what_goes_on_after_the_speaker_is_the_same_speaker() -> None:
    text = '"I saw it fall," Anna Keller, 34, said. "I ran at once."'
    assert said(text) == [("I saw it fall,", "anna keller"), ("I ran at once.", "anna keller")]


def test_the_next_paragraph_has_a_speaker_of_its_own() -> None:
    text = '"I saw it fall," Anna Keller said.\n\n"I ran at once."'
    assert said(text) == [("I saw it fall,", "anna keller"), ("I ran at once.", "")]


def test_each_of_two_quotations_has_the_nearest_speaker() -> None:
    text = '"The bridge is safe," Anna Keller said. "The road is not," Paul Brandt replied.'
    assert said(text) == [
        ("The bridge is safe,", "anna keller"),
        ("The road is not,", "paul brandt"),
    ]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            'The fair officials, who had called her out, could "go and jump", Keller said.',
            [("go and jump", "keller")],
        ),
        (
            'Keller said the plan was a "great step" but named the risks ahead: "It may fall."',
            [("great step", "keller"), ("It may fall.", "keller")],
        ),
        (
            'Keller left "The Morning Post" for "Face the Town", Lang said.',
            [("The Morning Post", ""), ("Face the Town", "")],
        ),
        (
            "The stone hit her thumb and “would not let go.” Its edge was sharp as Keller cried.",
            [("would not let go.", "")],
        ),
        (
            "The board spoke on Monday, accusing the mayor of “hiding the cracks for years”.",
            [("hiding the cracks for years", "board")],
        ),
    ],
)
def test_a_quotation_is_given_to_whoever_says_it(text: str, told: list[tuple[str, str]]) -> None:
    assert [(q.span.of(text), q.entity) for q in quotes(text) if q.direct] == told


# --- speakers ------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "speaker", "entity"),
    [
        ("Police said the man was armed.", "Police", "police"),
        ("A spokesman for the World Bank said it was late.", None, "WORLD BANK"),
        ("The lawyer of Anna Keller said it was late.", "The lawyer of Anna Keller", None),
        ("Critics, including Anna Keller, said it was late.", None, None),
        ("The mayor, Anna Keller, said it was late.", "The mayor, Anna Keller", "anna keller"),
        ("Ostrick police Sgt. Anna Keller said it was late.", None, "anna keller"),
        ("A memo Anna Keller wrote says it was late.", "A memo", "memo"),
    ],
)
def test_who_speaks(text: str, speaker: str | None, entity: str | None) -> None:
    found = only(text)
    assert found.speaker is not None
    assert speaker is None or found.speaker.of(text) == speaker
    assert found.entity == entity if entity else found.entity != "anna keller"


@pytest.mark.parametrize(
    "text",
    [
        'Anna Keller spoke on Monday. "We will rebuild the bridge," she said.',
        'Anna Keller said it was late. "We will rebuild the bridge," she said.',
        'Anna Keller spoke to the council. "Ruth Lang owns the bridge," she said.',
    ],
)
def test_a_pronoun_stands_for_the_one_person_named_before(text: str) -> None:
    assert quotes(text)[-1].entity == "anna keller"


@pytest.mark.parametrize(
    "text",
    [
        '"We will rebuild the bridge," she said.',
        'Anna Keller met Ruth Lang on Monday. "We will rebuild the bridge," she said.',
        'Anna Keller spoke on Monday. "We will rebuild the bridge," they said.',
        'Anna Keller left. It rained. It snowed. "We will rebuild the bridge," she said.',
        '"We will rebuild the bridge," she told Ruth Lang.',
    ],
)
def test_a_pronoun_is_left_open(text: str) -> None:
    found = quotes(text)[-1]
    assert found.speaker is not None
    assert found.entity == ""
