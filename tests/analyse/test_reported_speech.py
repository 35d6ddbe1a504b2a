"""Reported speech: what is said, by whom, and whether it is told as said."""

from __future__ import annotations

import pytest

from tests.analyse.quoted import only, quotes, said


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
