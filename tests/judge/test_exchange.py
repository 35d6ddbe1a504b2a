"""Rule ``exchange``: who did it and whom it was done to, changed round."""

from __future__ import annotations

import pytest

from tests.judge.told import conflicts, findings


@pytest.mark.parametrize(
    ("a", "b", "here", "there"),
    [
        (
            "Sweden beat Denmark in the final on Sunday.",
            "Denmark beat Sweden in the final on Sunday.",
            "Sweden",
            "Denmark",
        ),
        (
            "Norvik Shipping bought Baltic Freight in the spring.",
            "Norvik Shipping was bought by Baltic Freight in the spring.",
            "Norvik Shipping",
            "Baltic Freight",
        ),
        (
            "The guard attacked the prisoner at the gate.",
            "The prisoner attacked the guard at the gate.",
            "guard",
            "prisoner",
        ),
        (
            "The plane was flying from Madrid to Rome.",
            "The plane was flying from Rome to Madrid.",
            "Madrid",
            "Rome",
        ),
        (
            "Sweden beat Denmark 3-1 in the final.",
            "Denmark beat Sweden 3-1 in the final.",
            "Sweden",
            "Denmark",
        ),
    ],
)
def test_finds(a: str, b: str, here: str, there: str) -> None:
    assert ("exchange", here, there) in conflicts(a, b)


def test_says_which_way_round() -> None:
    found = findings("conflict", "Sweden beat Denmark on Sunday.", "Denmark beat Sweden on Sunday.")
    assert [f.explanation for f in found] == [
        "A has “Sweden” beat “Denmark”; B has it the other way round."
    ]


@pytest.mark.parametrize(
    ("a", "b"),
    [
        # the same way round, in the passive
        ("Sweden beat Denmark in the final.", "Denmark were beaten by Sweden in the final."),
        # what both do
        ("Sweden met Denmark in the final.", "Denmark met Sweden in the final."),
        ("Paul Brandt married Eva Holm in May.", "Eva Holm married Paul Brandt in May."),
        # another day
        ("Sweden beat Denmark in May.", "Denmark beat Sweden in October."),
        # much else differs: the act was returned
        (
            "Sweden beat Denmark after extra time in a rough game in Malmo.",
            "Denmark beat Sweden when they met again behind closed doors.",
        ),
        # both tell both
        (
            "Sweden sued Denmark over the bridge. Denmark sued Sweden over the bridge.",
            "Denmark sued Sweden over the bridge. Sweden sued Denmark over the bridge.",
        ),
        # there and back
        (
            "The ferry sails from Riga to Malmo and from Malmo to Riga.",
            "The ferry sails from Malmo to Riga and from Riga to Malmo.",
        ),
        (
            "The ship sailed from Riga to Malmo in May.",
            "The ship sailed from Malmo to Riga in June.",
        ),
        # one says it did not
        ("Sweden beat Denmark in the final.", "Denmark did not beat Sweden in the final."),
    ],
)
def test_leaves_alone(a: str, b: str) -> None:
    assert [found for found in conflicts(a, b) if found[0] == "exchange"] == []
