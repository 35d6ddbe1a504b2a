"""Quotes: the words, who said them, and when that is left open."""

from __future__ import annotations

import pytest

from compare.analyse.quotes import quotations
from compare.model import Quote
from tests.analyse.parsed import analysed

WORDS = "We will rebuild the bridge"


def quotes(text: str) -> tuple[Quote, ...]:
    return analysed(text).quotes


def only(text: str) -> Quote:
    (found,) = quotes(text)
    return found


def said(text: str) -> list[tuple[str, str]]:
    return [(quote.span.of(text), quote.entity) for quote in quotes(text)]


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


# --- reported speech -----------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "content", "verb"),
    [
        ("Anna Keller said that the bridge was safe.", "the bridge was safe", "say"),
        ("Anna Keller said the bridge was safe.", "the bridge was safe", "say"),
        ("The bridge was safe, Anna Keller said.", "The bridge was safe", "say"),
        ("Anna Keller told Ruth Lang that the bridge was safe.", "the bridge was safe", "tell"),
        ("Anna Keller denied that the bridge was unsafe.", "the bridge was unsafe", "deny"),
        ("According to Anna Keller, the bridge is safe.", "the bridge is safe", "according to"),
        ("The bridge is safe, according to Anna Keller.", "The bridge is safe", "according to"),
    ],
)
def test_indirect_speech(text: str, content: str, verb: str) -> None:
    found = only(text)
    assert not found.direct
    assert found.span.of(text) == content
    assert (found.entity, found.verb) == ("anna keller", verb)


def test_the_words_that_attribute_are_not_among_what_is_said() -> None:
    text = "The bridge, Anna Keller said, would be rebuilt."
    assert said(text) == [("The bridge", "anna keller"), ("would be rebuilt", "anna keller")]


@pytest.mark.parametrize(
    "text", ["The company did not comment.", "She asked.", "The mayor told the council."]
)
def test_nothing_said_is_no_quote(text: str) -> None:
    assert quotes(text) == ()


# --- speakers ------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "speaker", "entity"),
    [
        ("Police said the man was armed.", "Police", "police"),
        ("A spokesman for the World Bank said it was late.", None, "WORLD BANK"),
        ("The lawyer of Anna Keller said it was late.", "The lawyer of Anna Keller", None),
        ("Critics, including Anna Keller, said it was late.", None, None),
        ("The mayor, Anna Keller, said it was late.", "The mayor, Anna Keller", "anna keller"),
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
