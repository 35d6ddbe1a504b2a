"""Names within one document: which are found, and which are one person, place or organisation."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from compare.analyse import names
from tests.analyse.named import found, keys, named

# --- countries, organisations, places ------------------------------------------------


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The British delegation and two Dutch envoys left the United Kingdom on Monday.",
            [("British", "GB"), ("Dutch", "NL"), ("United Kingdom", "GB")],
        ),
        (
            "Ships from Ivory Coast, Burma and the Czech Republic were held.",
            [("Ivory Coast", "CI"), ("Burma", "MM"), ("Czech Republic", "CZ")],
        ),
        ("We told US officials what troubled us.", [("US", "US")]),
        ("The firm roasted a turkey for staff in Turkey.", [("Turkey", "TR")]),
        ("Talks were held in Inner Mongolia.", [("Inner Mongolia", "inner mongolia")]),
        (
            "The pact binds Papua New Guinea and Equatorial Guinea.",
            [("Papua New Guinea", "PG"), ("Equatorial Guinea", "GQ")],
        ),
        ("Ferries serve Kiev and the port of Odessa.", [("Kiev", "kyiv"), ("Odessa", "odesa")]),
        ("A storm hit St. Petersburg.", [("St. Petersburg", "saint petersburg")]),
        ("They met in Paris, France.", [("Paris", "paris"), ("France", "FR")]),
        ("Crews flew from Atlanta, Ga. to Iceland.", [("Atlanta", "atlanta"), ("Ga.", "US-GA")]),
        (
            "The post-Soviet “Russia” and non-Danish ships.",
            [("Soviet", "SUHH"), ("Russia", "RU"), ("Danish", "DK")],
        ),
        (
            "The Bank of England held rates, and Air France cut flights to Spain.",
            [("Bank of England", "BOE"), ("Air France", "air france"), ("Spain", "ES")],
        ),
    ],
)
def test_known_names(text: str, expected: list[tuple[str, str]]) -> None:
    names_found = found(text)
    for pair in expected:
        assert pair in names_found
    allowed = {key for _, key in expected} | {"IS"}
    assert {key for _, key in names_found} <= allowed


def test_a_country_is_a_place_and_its_people_a_group() -> None:
    kinds = {m.span.start: m.type for m in named("Danish nurses left Denmark.").mentions}
    assert list(kinds.values()) == ["group", "place"]


def test_a_language_is_no_country() -> None:
    assert keys("Polish-speaking residents of Latvia protested.") == ["LV"]


def test_a_capital_is_not_its_country() -> None:
    assert keys("Officials in Moscow and Oslo kept silent.") == ["moscow", "oslo"]


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("Officials in Tbilisi said that Georgia would protest.", "GE"),
        ("Georgia and Alabama voted on Tuesday.", "US-GA"),
        ("Georgia voted on Tuesday.", "georgia"),
        ("Seoul said that Korea would not send troops.", "KR"),
        ("Seoul and Pyongyang spoke about Korea.", "korea"),
    ],
)
def test_an_ambiguous_name_is_resolved_or_left_alone(text: str, key: str) -> None:
    assert key in keys(text)


def test_a_town_is_not_the_country_of_its_name() -> None:
    text = "A train derailed near East Palestine, Ohio. Smoke hung over East Palestine for days."
    assert keys(text) == ["east palestine, US-OH", "US-OH", "east palestine, US-OH"]
    listed = keys("Delegates from Mexico, Texas and Arizona came.")
    assert listed == ["MX", "US-TX", "US-AZ"]


# --- persons -------------------------------------------------------------------------


def test_a_surname_is_the_person_named_before() -> None:
    text = "Prime Minister Jonas Lind spoke to Dame Alice Carr. Carr said little. Mr Lind's office wrote."
    assert found(text) == [
        ("Jonas Lind", "jonas lind"),
        ("Alice Carr", "alice carr"),
        ("Carr", "alice carr"),
        ("Lind", "jonas lind"),
    ]


def test_two_of_one_surname_stay_apart() -> None:
    text = "Martin Weber met Clara Weber in Vienna. Weber said the talks went well."
    assert keys(text) == ["martin weber", "clara weber", "vienna", "weber"]


def test_mr_and_mrs_are_two() -> None:
    mentioned = keys("Mr Hansen and Mrs Hansen sold the farm. Mrs Hansen moved to Oslo.")
    assert mentioned[0] != mentioned[1]
    assert mentioned[1] == mentioned[2]


def test_father_and_son_are_two() -> None:
    text = "Robert Hale Jr. sued Robert Hale in March. Hale did not reply."
    one, two, alone = keys(text)
    assert len({one, two, alone}) == 3


def test_spellings_of_one_name() -> None:
    text = "Andrei Sokolovskiy spoke first. Later Sokolovsky left, and Andrey Sokolovskyy wrote."
    assert len(set(keys(text))) == 1


def test_middle_names_and_initials() -> None:
    text = "Peter J. Marlow won the vote. Peter Marlow thanked his voters."
    assert len(set(keys(text))) == 1


def test_a_person_is_not_the_country_of_that_name() -> None:
    text = "Michael Jordan visited Jordan last year."
    assert keys(text) == ["michael jordan", "JO"]


def test_a_person_is_not_the_town_or_firm_of_that_name() -> None:
    text = "Whitney Houston sang in Houston on Friday."
    assert keys(text) == ["whitney houston", "houston"]


def test_title_and_country_are_outside_the_name() -> None:
    text = "Norwegian Foreign Minister Eva Berg met US President Tom Reed and NATO chief Ana Ruiz."
    assert found(text) == [
        ("Norwegian", "NO"),
        ("Eva Berg", "eva berg"),
        ("US", "US"),
        ("Tom Reed", "tom reed"),
        ("NATO", "NATO"),
        ("Ana Ruiz", "ana ruiz"),
    ]


# --- organisations -------------------------------------------------------------------


def test_an_acronym_introduced_in_brackets() -> None:
    text = "The Harbour Safety Board (HSB) closed the port. HSB inspectors came on Monday."
    assert keys(text) == ["harbour safety board"] * 3


def test_an_introduced_acronym_beats_the_table() -> None:
    text = "The Wholesale Herring Office (WHO) closed. The WHO owed money."
    assert set(keys(text)) == {"wholesale herring office"}


def test_a_known_organisation_keeps_its_key() -> None:
    text = "The World Health Organisation (WHO) warned of cholera. The WHO sent doctors."
    assert set(keys(text)) == {"WHO"}


def test_a_ministry_is_its_countrys() -> None:
    text = "Denmark's Defence Ministry paid. The Danish Ministry of Defense confirmed it."
    ministries = {key for key in keys(text) if "ministry" in key}
    assert ministries == {"DK ministry of defense"}
    both = "The Danish Defence Ministry and the Swedish Defence Ministry agreed."
    assert len({key for key in keys(both) if "ministry" in key}) == 2


def test_a_company_by_its_first_word_is_not_the_person() -> None:
    text = "The Hallgren Motor Company recalled cars. Hallgren said they were safe. Eva Hallgren disagreed."
    assert keys(text) == ["hallgren motor", "hallgren motor", "eva hallgren"]


def test_commas_and_articles_inside_a_long_name() -> None:
    text = "The Fishing, Ports and Harbours Office (FPHO) shut. The FPHO has no staff."
    assert keys(text)[-2:] == ["fishing, ports and harbours office"] * 2


# --- laws ----------------------------------------------------------------------------


PARTS = [
    "Jonas Lind", "Lind", "the UK", "British", "President", "Kim", "said", "Dr. Eva Berg", "NATO",
    "(WHO)", "in Paris,", "Texas", "of", "the", "St.", "Petersburg", "Georgia", "-", "’s", ".",
    "MOVES TO END", "U.S.", "🙂", "é", "\n\n", "Jr.", "von", "and", '"', "Ministry", "Danish",
]  # fmt: skip


@given(st.lists(st.sampled_from(PARTS), max_size=14))
def test_spans_are_in_order_and_inside_their_sentence(parts: list[str]) -> None:
    text = " ".join(parts)
    analysis = named(text)
    last = 0
    for mention in analysis.mentions:
        sentence = analysis.document.sentences[mention.sentence]
        assert sentence.span.contains(mention.span)
        assert mention.span.start >= last
        last = mention.span.end
        surface = mention.span.of(text)
        assert surface == surface.strip() != ""
        assert surface[0].isalnum()
        assert surface[-1].isalnum() or surface[-1] in ".+"
        assert mention.entity and mention.name
        token = analysis.tokens[mention.token]
        assert mention.span.contains(token.span)
        assert token.sentence == mention.sentence
    assert names.find(analysis) == analysis.mentions


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Washington sent U.S. aid to Kenya.", {"washington", "US", "KE"}),
        ("Our envoy for Ukraine Martin Keller quit. Keller left.", {"UA", "martin keller"}),
        ("Some 5 GW of Korean panels were sold in Seoul.", {"KR", "seoul"}),
    ],
)
def test_what_only_looks_like_one_name(text: str, expected: set[str]) -> None:
    assert expected <= set(keys(text))
    assert not any(key in {"USAID", "ukraine martin keller", "gw of korean"} for key in keys(text))
