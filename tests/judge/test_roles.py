"""Rule ``role``: one act with another actor, place or nationality."""

from __future__ import annotations

import pytest

from tests.judge.told import conflicts


@pytest.mark.parametrize(
    ("a", "b", "here", "there"),
    [
        (
            "Paul Brandt founded the company that built the bridge.",
            "The company was founded by Ole Lund.",
            "Paul Brandt",
            "Ole Lund",
        ),
        (
            "The writer was born in Oslo and moved abroad early.",
            "The writer was born in Bergen.",
            "Oslo",
            "Bergen",
        ),
        (
            "The company is headquartered in Kenya and employs many.",
            "The company is headquartered in Peru.",
            "Kenya",
            "Peru",
        ),
    ],
)
def test_finds(a: str, b: str, here: str, there: str) -> None:
    # Where the sentences match as wholes, rule ``entity`` says the same of the same places.
    found = [quotes for rule, *quotes in conflicts(a, b) if rule in ("role", "entity")]
    assert found == [[here, there]]


@pytest.mark.parametrize(
    ("a", "b"),
    [
        # One of several.
        ("Paul Brandt and Anna Keller founded the company.", "Ole Lund founded the company."),
        ("The writer was born in Oslo.", "The writer was born in Norway."),
        # Another act, another thing, another time.
        ("The writer was born in Oslo.", "The writer died in Bergen."),
        ("The writer was born in Oslo.", "The painter was born in Bergen."),
        ("The team played in Oslo on Monday.", "The team played in Bergen on Friday."),
        ("Brandt founded the company.", "Paul Brandt founded the company."),
        ("The Norwegian delegation left.", "The Danish delegation left."),
        pytest.param("The writer was not born in Oslo.", "The writer was born in Bergen."),
    ],
)
def test_leaves_alone(a: str, b: str) -> None:
    assert conflicts(*filter(None, (a, b))) == []
