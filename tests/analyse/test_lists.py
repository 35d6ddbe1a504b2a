"""Enumerations: members, the noun they spell out, and whether more may follow."""

from __future__ import annotations

import pytest

from compare.model import Enumeration
from tests.analyse.parsed import analysed


def lists(text: str) -> tuple[Enumeration, ...]:
    return analysed(text).enumerations


def only(text: str) -> Enumeration:
    (found,) = lists(text)
    return found


def members(text: str) -> list[str]:
    return [member.key for member in only(text).members]


# --- members -------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The pact covers Kenya, Ghana and Peru.", ["KE", "GH", "PE"]),
        ("The pact covers Kenya, Ghana, and Peru.", ["KE", "GH", "PE"]),
        ("The pact covers Kenya; Ghana; and Peru.", ["KE", "GH", "PE"]),
        ("Kenya, Ghana or Peru could host the games.", ["KE", "GH", "PE"]),
        ("He visited Kenya, then Ghana, then Peru.", ["KE", "GH", "PE"]),
        ("The pact covers Kenya and Ghana, as well as Peru.", ["KE", "GH", "PE"]),
        ("Kenya, along with Ghana and Peru, signed the pact.", ["KE", "GH", "PE"]),
        ("Not only Kenya but also Ghana and Peru signed the pact.", ["KE", "GH", "PE"]),
        ("It joined Kenya, Ghana and Peru, and later Chile.", ["KE", "GH", "PE", "CL"]),
        ("Both Kenya and Ghana signed the pact.", ["KE", "GH"]),
        ("Siemens, Hitachi and Skoda bid.", ["siemens", "hitachi", "skoda"]),
        (
            "Three firms bid for the contract: Siemens, Hitachi, Alstom and Skoda.",
            ["siemens", "hitachi", "alstom", "skoda"],
        ),
        ("Kenya, neighbouring Uganda and the Czech Republic agreed.", ["KE", "UG", "CZ"]),
    ],
)
def test_names_in_a_row(text: str, expected: list[str]) -> None:
    assert members(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Members including Bosnia and Herzegovina, Trinidad and Tobago and Antigua and "
            "Barbuda objected.",
            ["BA", "TT", "AG"],
        ),
        (
            "Officials from the World Bank, the IMF and the European Union attended.",
            ["WORLD BANK", "IMF", "EU"],
        ),
        ("The court sits in Trinidad and Tobago, Kenya and Peru.", ["TT", "KE", "PE"]),
    ],
)
def test_a_name_may_hold_and(text: str, expected: list[str]) -> None:
    assert members(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Anna Keller, Paul Brandt and Ole Lund were arrested.",
        "President Anna Keller, Prime Minister Paul Brandt and Defence Minister Ole Lund met.",
        "Anna Keller, 34, Paul Brandt, 41, and Ole Lund, 19, were killed.",
        "Three ministers resigned: Anna Keller (finance), Paul Brandt (trade) and Ole Lund.",
    ],
)
def test_persons_with_titles_ages_and_brackets(text: str) -> None:
    assert members(text) == ["anna keller", "paul brandt", "ole lund"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The trucks carried rice, flour and cooking oil.", ["rice", "flour", "cooking oil"]),
        ("Workers, teachers and nurses went on strike.", ["worker", "teacher", "nurse"]),
        (
            "The fire destroyed a school, a mill, two barns and a chapel.",
            ["school", "mill", "barn", "chapel"],
        ),
        (
            "The aid goes to schools, local hospitals and the old port.",
            ["school", "local hospital", "old port"],
        ),
    ],
)
def test_other_nouns(text: str, expected: list[str]) -> None:
    assert members(text) == expected


def test_the_span_runs_from_the_first_member_to_the_last() -> None:
    text = "The pact covers Kenya, Ghana, and the United States of America today."
    assert only(text).span.of(text) == "Kenya, Ghana, and the United States of America"
    assert [m.span.of(text) for m in only(text).members] == [
        "Kenya",
        "Ghana",
        "United States of America",
    ]


def test_a_member_named_twice_counts_once() -> None:
    assert members("Kenya, Ghana, Peru and Kenya again sent aid.") == ["KE", "GH", "PE"]


# --- what is no list -----------------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    [
        "Talks between Kenya and Ghana went on for days.",
        "They met in Paris, France.",
        "Kenya beat Ghana, and Peru beat Chile.",
        "Anna Keller lives in Kenya, and Ghana is far away.",
        "The trucks carried rice and flour.",
        "The fire killed a woman and two children.",
        "Countries from Kenya to Peru signed.",
        "The bridge fell into the river on Monday.",
        "Kenya, which borders Uganda, signed the pact.",
    ],
)
def test_is_no_list(text: str) -> None:
    assert lists(text) == ()


def test_another_clause_does_not_lengthen_a_list() -> None:
    assert members("The aid went to Kenya and Ghana, and Peru refused it.") == ["KE", "GH"]


def test_who_is_left_out_is_no_member() -> None:
    text = "The army holds Goma, Bukavu and Uvira, but not Beni."
    assert members(text) == ["goma", "bukavu", "uvira"]


# --- what they are called ------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "noun"),
    [
        ("The pact was signed by countries such as Kenya, Ghana and Peru.", "country"),
        ("Members including Kenya, Ghana and Peru objected.", "member"),
        ("Three countries signed the pact: Kenya, Ghana and Peru.", "country"),
        ("Five firms bid: Siemens, Hitachi, Alstom, Bombardier and Skoda.", "firm"),
        ("Ten countries, namely Kenya, Ghana and Peru, signed the pact.", "country"),
        ("Countries (Kenya, Ghana, Peru) signed the pact.", "country"),
        ("Four firms bid for the contract: Siemens, Hitachi, Alstom and Skoda.", "firm"),
        ("Ten members signed the pact, among them Kenya, Ghana and Peru.", "member"),
        ("The members are Kenya, Ghana, Peru, Chile and Nepal.", "member"),
        ("The group, which includes Kenya, Ghana and Peru, met on Monday.", "group"),
        ("The three victims, Anna Keller, Paul Brandt and Ole Lund, were found.", "victim"),
        ("The pact covers Kenya, Ghana and Peru.", ""),
        ("Talks between Kenya, Ghana and Peru went on for days.", ""),
    ],
)
def test_class_noun(text: str, noun: str) -> None:
    found = only(text)
    assert found.noun == noun
    assert (found.noun_token is None) == (noun == "")


# --- whether that is all -------------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    [
        "The pact was signed by countries such as Kenya, Ghana and Peru.",
        "Members including Kenya, Ghana and Peru objected.",
        "The group includes Kenya, Ghana and Peru.",
        "Kenya, Ghana, Peru and other countries signed the pact.",
        "Kenya, Ghana, Peru, etc. signed the pact.",
        "Ministers from Kenya, Ghana and Peru, among others, signed.",
        "He has visited ten countries, among them Kenya, Ghana and Peru.",
        "Among the dead were Anna Keller, Paul Brandt and Ole Lund.",
        "The trucks carried goods like rice, flour and cooking oil.",
    ],
)
def test_open(text: str) -> None:
    assert only(text).open


@pytest.mark.parametrize(
    "text",
    [
        "The pact covers Kenya, Ghana and Peru.",
        "Three countries signed the pact: Kenya, Ghana and Peru.",
        "He would like Kenya, Ghana and Peru to join.",
        "They serve as judges, clerks and guards.",
        "The members are Kenya, Ghana and Peru.",
        "Kenya, Ghana, as well as Peru signed the pact.",
    ],
)
def test_closed(text: str) -> None:
    assert not only(text).open


# --- lists in two halves -------------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    [
        "It was signed by powers such as Japan and Canada, as well as members including Kenya, "
        "Ghana and Peru.",
        "It ties the port to states such as Japan and Canada, as well as to partners around the "
        "gulf and other members including Kenya, Ghana and Peru.",
    ],
)
def test_coordinated_examples_are_one_list(text: str) -> None:
    found = only(text)
    assert [member.key for member in found.members] == ["JP", "CA", "KE", "GH", "PE"]
    assert found.open
    assert found.noun == ""


def test_examples_of_two_things_stay_two_lists() -> None:
    text = (
        "It buys from states such as Kenya and Ghana and sells to markets such as Peru and Chile."
    )
    assert [[m.key for m in e.members] for e in lists(text)] == [["KE", "GH"], ["PE", "CL"]]


def test_lists_are_found_sentence_by_sentence() -> None:
    text = "Kenya, Ghana and Peru signed. Chile, Nepal and Japan did not."
    assert [(e.sentence, len(e.members)) for e in lists(text)] == [(0, 3), (1, 3)]
