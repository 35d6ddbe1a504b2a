"""Rule ``entity``: another name in the same role of matching sentences."""

from __future__ import annotations

import pytest

from tests.judge.told import conflicts, findings


@pytest.mark.parametrize(
    ("a", "b", "here", "there"),
    [
        (
            "The ship left the port of Riga with a cargo of grain.",
            "The ship left the port of Gdansk with a cargo of grain.",
            "Riga",
            "Gdansk",
        ),
        (
            "The bank was robbed by Paul Brandt late on Monday night.",
            "The bank was robbed by Ole Lund late on Monday night.",
            "Paul Brandt",
            "Ole Lund",
        ),
        (
            "The plane crashed near Lima after its engines failed.",
            "The plane crashed near Cusco after its engines failed.",
            "Lima",
            "Cusco",
        ),
    ],
)
def test_finds(a: str, b: str, here: str, there: str) -> None:
    assert ("entity", here, there) in conflicts(*filter(None, (a, b)))


@pytest.mark.parametrize(
    ("a", "b"),
    [
        # A town and its country.
        ("The summit was held in Paris on Monday.", "The summit was held in France on Monday."),
        (
            "The summit was held in Paris, France, on Monday.",
            "The summit was held in Paris on Monday.",
        ),
        # One name, longer or shorter.
        (
            "Brandt was sentenced to two years in prison.",
            "Paul Brandt was sentenced to two years in prison.",
        ),
        ("President Keller signed the bill into law.", "Anna Keller signed the bill into law."),
        ("The United Kingdom left the pact in May.", "Britain left the pact in May."),
        (
            "The World Health Organization warned of a new outbreak.",
            "The WHO warned of a new outbreak.",
        ),
        # Other roles, other events.
        (
            "Paul Brandt praised the plan, and Ole Lund rejected it.",
            "Ole Lund rejected the plan that Paul Brandt praised.",
        ),
        ("The mayor met Paul Brandt in Oslo.", "The mayor met Ole Lund in Bergen."),
        pytest.param("The plant did not open in Leeds.", "The plant opened in York."),
        # Two people may say the same.
        ("Anna Keller said that the roof came down.", "Ruth Lang said that the roof came down."),
    ],
)
def test_leaves_alone(a: str, b: str) -> None:
    assert conflicts(*filter(None, (a, b))) == []


def test_the_explanation_names_both() -> None:
    a = "The ship left the port of Riga with a cargo of grain."
    (found,) = findings("conflict", a, a.replace("Riga", "Gdansk"))
    assert found.category == "entity"
    assert "Riga" in found.explanation
    assert "Gdansk" in found.explanation


def test_a_name_with_a_number_behind_it_is_the_same_name() -> None:
    a = "Sales of the clinic fell when the Norovax outbreak reached the coast."
    b = "Sales of the clinic fell when the Norovax-3 outbreak reached the coast."
    assert conflicts(a, b) == []
