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


@pytest.mark.parametrize(
    "text",
    [
        "The treaty allows Ostrick to claim the whole valley, build dams and close the road.",
        "It remains to be seen how the council of Ostrick will respond to the flood.",
        "The tower is a steel frame that lets lake wardens observe the shore.",
    ],
)
def test_what_a_verb_hangs_on_is_nothing_that_is_said(text: str) -> None:
    assert quotes(text) == ()


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "The flood caused Keller to state that the bridge was unsafe.",
            [("the bridge was unsafe", "keller")],
        ),
        (
            "The Ostrick Times reported that Keller asked Lang to close the bridge.",
            [("Keller asked Lang to close the bridge", "ostrick times")],
        ),
        (
            "The towns have also agreed to build a joint bridge, the roads ministry said.",
            [("The towns have also agreed to build a joint bridge", "road ministry")],
        ),
        (
            "While Keller said the bridge seemed to be safe, Lang said the piers had cracked.",
            [("the bridge seemed to be safe", "keller"), ("the piers had cracked", "lang")],
        ),
        (
            "A rock hit the wife of a man named Jonas, who Keller said owns the mill.",
            [("owns the mill", "keller")],
        ),
        (
            "Keller estimated that ten stalls were lost but said she had no list.",
            [("ten stalls were lost", "keller"), ("she had no list", "keller")],
        ),
        (
            "Keller said workers were closing the road, adding that it was late.",
            [("workers were closing the road", "keller"), ("it was late", "keller")],
        ),
        (
            "Keller called the work a disgrace and argued that the bridge is unsafe.",
            [("the bridge is unsafe", "keller")],
        ),
        (
            "Ruth Lang, who said she heard the crack, left the town.",
            [("she heard the crack", "ruth lang")],
        ),
        (
            "The bridge is safe, according to Anna Keller, the head of the roads office.",
            [("The bridge is safe", "anna keller")],
        ),
        (
            "Lang said that the bridge was safe, according to Anna Keller.",
            [("the bridge was safe", "lang"), ("the bridge was safe", "anna keller")],
        ),
        (
            "That man's daughter was hurt, Keller said.",
            [("That man's daughter was hurt", "keller")],
        ),
        (
            "Keller went on to say that the bridge was old.",
            [("the bridge was old", "keller")],
        ),
        ("Keller said that was why she left.", [("that was why she left", "keller")]),
    ],
)
def test_each_has_said_its_own_and_no_more(text: str, told: list[tuple[str, str]]) -> None:
    assert said(text) == told


@pytest.mark.parametrize(
    ("text", "made"),
    [
        ("Keller said that the bridge is safe.", True),
        ("Keller denied that the bridge is safe.", True),
        ("The flood forced Keller to admit that the bridge is unsafe.", True),
        ("Keller did not say that the bridge is safe.", False),
        ("Keller did not close the road or say that the bridge is safe.", False),
        ("If Keller says the bridge is safe, it is.", False),
        ("The council wants Keller to report that the bridge is safe.", False),
        ("Nobody said that the bridge is safe.", False),
    ],
)
def test_what_was_not_said_is_marked(text: str, made: bool) -> None:
    assert [quote.made for quote in quotes(text)] == [made]


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
