"""Rule ``attribution``: the same words, said by two people."""

from __future__ import annotations

import pytest

from tests.judge.told import conflicts, said


@pytest.mark.parametrize(
    ("a", "b", "here", "there"),
    [
        (
            '"The roof came down like a curtain," said Anna Keller.',
            '"The roof came down like a curtain," said Ruth Lang.',
            "Anna Keller",
            "Ruth Lang",
        ),
        (
            'Anna Keller said: "The roof came down like a curtain."',
            'Ruth Lang told reporters: "The roof came down like a curtain."',
            "Anna Keller",
            "Ruth Lang",
        ),
        (
            '"The roof came down like a curtain in the wind," Anna Keller said.',
            '"The roof came down like a curtain," the singer Ruth Lang recalled.',
            "Anna Keller",
            "the singer Ruth Lang",
        ),
        (
            "“The roof came down like a curtain,” said Anna Keller.",
            "'The roof came down like a curtain,' said Ruth Lang.",
            "Anna Keller",
            "Ruth Lang",
        ),
        (
            '"The roof came down like a curtain," said Anna Keller.',
            '"The roof came down like a curtain and we could not breathe," said Ruth Lang.',
            "Anna Keller",
            "Ruth Lang",
        ),
    ],
)
def test_finds(a: str, b: str, here: str, there: str) -> None:
    assert ("attribution", here, there) in conflicts(*filter(None, (a, b)))


@pytest.mark.parametrize(
    ("a", "b"),
    [
        # Words of the other side.
        (
            '"We deserved to win this match," said Anna Keller.',
            '"They deserved to win this match," said Ruth Lang.',
        ),
        # One name, an office, a pronoun, nobody.
        (
            '"The roof came down like a curtain," said Anna Keller.',
            '"The roof came down like a curtain," Keller said.',
        ),
        (
            '"The roof came down like a curtain," said Anna Keller.',
            '"The roof came down like a curtain," the mayor said.',
        ),
        (
            '"The roof came down like a curtain," said Anna Keller.',
            '"The roof came down like a curtain," a witness said.',
        ),
        (
            '"The roof came down like a curtain," said Anna Keller.',
            '"The roof came down like a curtain," she said.',
        ),
        (
            '"The roof came down like a curtain," said Anna Keller.',
            '"The roof came down like a curtain."',
        ),
        # A pronoun that may be her, though another was named last.
        (
            '"The roof came down like a curtain," said Mrs Keller.',
            'Ruth Lang had sung there. "The roof came down like a curtain," she said.',
        ),
        # Other words, or too few, or no quotation.
        (
            '"The roof came down like a curtain," said Anna Keller.',
            '"The road was as black as the night," said Ruth Lang.',
        ),
        ('"No comment," said Anna Keller.', '"No comment," said Ruth Lang.'),
        ("Anna Keller said that the roof came down.", "Ruth Lang said that the roof came down."),
    ],
)
def test_leaves_alone(a: str, b: str) -> None:
    assert conflicts(*filter(None, (a, b))) == []


def test_a_pronoun_that_cannot_be_the_other_speaker_is_who_was_named_last() -> None:
    a = '"The roof came down like a curtain," said Mr Keller.'
    b = 'Ruth Lang had sung there. "The roof came down like a curtain," she said.'
    assert [found[0] for found in conflicts(a, b)] == ["attribution"]


def test_the_same_speaker_is_agreed() -> None:
    words = '"The roof came down like a curtain," '
    agreed = said("agree", words + "said Anna Keller.", words + "Keller said.")
    assert ("attribution", "Anna Keller", "Keller") in agreed


def test_words_and_their_denial_are_not_the_same_words() -> None:
    a = '"The town will pay for the new roof," said Anna Keller.'
    b = '"The town will not pay for the new roof," said Ruth Lang.'
    assert "attribution" not in {rule for rule, *_ in conflicts(a, b)}
