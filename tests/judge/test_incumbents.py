"""One post of two people, in any construction."""

from __future__ import annotations

import pytest

from tests.judge.told import conflicts


@pytest.mark.parametrize(
    ("a", "b", "x", "y"),
    [
        (
            "The head of the port authority, Nils Brandt, opened the lock.",
            "The lock was opened by Karin Ohlin, who heads the port authority.",
            "Nils Brandt",
            "Karin Ohlin",
        ),
        (
            "The university's president is Laura Finch.",
            "Mark Olden, president of the university, spoke to the students.",
            "Laura Finch",
            "Mark Olden",
        ),
        (
            "The mayor of Torsby, Eva Lind, cut the ribbon.",
            "The ribbon was cut by the mayor of Torsby, Bo Falk.",
            "Eva Lind",
            "Bo Falk",
        ),
        (
            "The orchestra is conducted by Marek Dolny.",
            "The orchestra's conductor is Ivo Senn.",
            "Marek Dolny",
            "Ivo Senn",
        ),
        (
            "She succeeded Ines Pato as director of the museum.",
            "Her predecessor as director of the museum was Rui Melo.",
            "Ines Pato",
            "Rui Melo",
        ),
    ],
)
def test_finds(a: str, b: str, x: str, y: str) -> None:
    assert ("incumbent", x, y) in conflicts(a, b)


@pytest.mark.parametrize(
    ("a", "b"),
    [
        (
            "Anders Vik, chief executive of the Salmon Board, apologised.",
            "Anders Vik, chief executive, apologised.",
        ),
        (
            "Anders Vik, chief executive of the Salmon Board, apologised.",
            "Anders Vik, a former chairman of the Fisheries Union, apologised.",
        ),
        (
            "The head of the port authority, Nils Brandt, opened the lock.",
            "Karin Ohlin, the deputy head of the port authority, opened the exhibition.",
        ),
        (
            "The university's president is Laura Finch.",
            "Mark Olden, president of the students' union, spoke.",
        ),
        ("Eva Lind was mayor of Torsby until 2010.", "The mayor of Torsby is Bo Falk."),
        (
            "Jon Aker became bishop of Lund in 2015.",
            "Per Stolt, who was bishop of Lund before him, retired in 2014.",
        ),
        (
            "A spokesman for the union, Nils Berg, called for talks.",
            "Lena Holt, a spokeswoman for the union, called for talks.",
        ),
        (
            "The captain of Ashby, Peter Lorne, shook hands with the referee.",
            "The captain of Hull, Ian Cross, shook hands with the referee.",
        ),
    ],
)
def test_leaves_alone(a: str, b: str) -> None:
    assert conflicts(a, b) == []
