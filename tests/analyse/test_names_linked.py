"""Names across documents: one key for what each of them calls it."""

from __future__ import annotations

from dataclasses import replace

from compare.analyse import names
from compare.model import Enumeration, Member, Mention, Quote, Span
from tests.analyse.named import named

FULL = "Chancellor Jonas Lind spoke in Bern. The Harbour Safety Board closed a pier."


SHORT = "Lind kept silent in Bern on Friday. Inspectors of the HSB came."


def linked(*texts: str) -> list[list[str]]:
    analyses = tuple(named(text, f"D{n}") for n, text in enumerate(texts))
    return [[m.entity for m in a.mentions] for a in names.link(analyses)]


def test_a_surname_and_an_acronym_join_what_another_document_spells_out() -> None:
    one, two = linked(FULL, SHORT)
    assert one == ["jonas lind", "bern", "harbour safety board"]
    assert two == one


def test_linking_does_not_depend_on_the_order() -> None:
    other = "Eva Berg met Jonas Lindh and J. Lind in Bern. Berg left."
    texts = [FULL, SHORT, other]
    first = linked(*texts)
    assert linked(*reversed(texts)) == first[::-1]


def test_a_surname_that_fits_two_people_joins_neither() -> None:
    one, two, three = linked("Eva Stone won.", "Mark Stone lost.", "In Bern, Stone said so.")
    assert one == ["eva stone"]
    assert two == ["mark stone"]
    assert three == ["bern", "stone"]


def test_mrs_does_not_join_a_man() -> None:
    one, two = linked("Mr Paul Stone sold the farm.", "Mrs Stone sold the farm.")
    assert one != two


def test_a_place_keeps_its_key_beside_a_surname() -> None:
    one, two = linked("Whitney Houston sang.", "The storm reached Houston on Friday.")
    assert one == ["whitney houston"]
    assert two == ["houston"]


def test_quotes_and_lists_follow() -> None:
    short = named(SHORT, "B")
    quote = Quote(Span(0, 4), 0, False, Span(0, 4), "lind", "say")
    listed = Enumeration(Span(0, 4), 0, (Member(Span(0, 4), "lind", "Lind"),), False, "", None, 0)
    short = replace(short, quotes=(quote,), enumerations=(listed,))
    _, result = names.link((named(FULL), short))
    assert result.quotes[0].entity == "jonas lind"
    assert result.enumerations[0].members[0].key == "jonas lind"
    assert result.mentions[0].name == "Jonas Lind"


def test_one_document_links_to_itself_unchanged() -> None:
    analysis = named(FULL)
    assert names.link((analysis,)) == (analysis,)
    assert isinstance(analysis.mentions[0], Mention)
