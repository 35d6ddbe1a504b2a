"""Who somebody is said to be."""

from __future__ import annotations

import pytest

from tests.judge.told import conflicts


@pytest.mark.parametrize(
    ("a", "b", "x", "y"),
    [
        (
            "The victim was Jonas Berg, a doctor from Ulm.",
            "The victim, Jonas Berg, was a lawyer from Ulm.",
            "doctor",
            "lawyer",
        ),
        (
            "She was driven home by her brother, Carl Ulm.",
            "She was driven home by her cousin, Carl Ulm.",
            "brother",
            "cousin",
        ),
        (
            "The house belongs to Ida Holm, the widow of the painter.",
            "The house belongs to Ida Holm, the painter's daughter.",
            "widow",
            "daughter",
        ),
        (
            "The Canadian poet Ruth Amis will read in the old mill.",
            "The American poet Ruth Amis will read in the old mill.",
            "Canadian",
            "American",
        ),
        (
            "Laura Pine, the chairwoman of the bank, warned of higher prices.",
            "Laura Pine, the bank's chief economist, warned of higher prices.",
            "chairwoman",
            "chief economist",
        ),
        (
            "The hall is named after the late mayor Otto Grau.",
            "The hall is named after the former mayor Otto Grau, who lives in Spain.",
            "late mayor",
            "former mayor",
        ),
        (
            "Ella Wirth, a nurse, saw the car first.",
            "Ella Wirth, a teacher, was the first to see the car.",
            "nurse",
            "teacher",
        ),
        (
            "Tim Olsen, 34, a plumber from Hove, was found on Sunday.",
            "Tim Olsen, an electrician from Hove, was found on Sunday.",
            "plumber",
            "electrician",
        ),
        (
            "His wife, Nora Quist, identified him.",
            "His sister Nora Quist identified him.",
            "wife",
            "sister",
        ),
    ],
)
def test_finds(a: str, b: str, x: str, y: str) -> None:
    assert ("identity", x, y) in conflicts(a, b)


@pytest.mark.parametrize(
    ("a", "b"),
    [
        (
            "The victim was Jonas Berg, a doctor from Ulm.",
            "The victim, Jonas Berg, was a surgeon from Ulm.",
        ),
        (
            "The house belongs to Ida Holm, the widow of the painter.",
            "The house belongs to Ida Holm, a retired teacher.",
        ),
        (
            "The Canadian poet Ruth Amis will read in the old mill.",
            "The Canadian writer Ruth Amis will read in the old mill.",
        ),
        (
            "The Canadian poet Ruth Amis will read in the old mill.",
            "The poet Ruth Amis, born in Scotland, will read in the old mill.",
        ),
        (
            "Laura Pine, the chairwoman of the bank, warned of higher prices.",
            "Laura Pine, who chairs the bank, warned of higher prices.",
        ),
        (
            "Ella Wirth, a nurse, saw the car first.",
            "Ella Wirth, a mother of two, saw the car first.",
        ),
        ("Ella Wirth, a nurse, saw the car first.", "Ella Wirth, a witness, saw the car first."),
        (
            "Tim Olsen, a plumber from Hove, was found on Sunday.",
            "Tim Olsen, a father of three, was found on Sunday.",
        ),
        ("Laura Pine, a singer, wrote the song.", "Laura Pine, the composer, wrote the song."),
        (
            "Carla Venn, a journalist, signed the letter.",
            "Carla Venn, a reporter, signed the letter.",
        ),
        (  # callings in a row: neither account says that these are all
            "Wen Lao was a Lorman poet, scholar, and politician of the southern kingdom.",
            "Wen Lao was a scholar, military general, and patriot of the southern kingdom in Lorma.",
        ),
    ],
)
def test_leaves_alone(a: str, b: str) -> None:
    assert conflicts(a, b) == []
