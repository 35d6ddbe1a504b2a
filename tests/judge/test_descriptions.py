"""One thing of two nations or two kinds: found where nothing can be both, left alone else."""

from __future__ import annotations

import pytest

from tests.judge.told import conflicts, findings


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [
        (
            "Elin Strand was a Swedish painter of landscapes.",
            "Elin Strand was a Finnish engineer and inventor.",
            ("Swedish", "Finnish"),
        ),
        (
            "Orbel is a type of bread that comes from the south.",
            "Orbel is a village in the hills of the south.",
            ("bread", "village"),
        ),
        (
            "Marta is a 2015 film about a nurse in the war.",
            "Marta is a novel by the nurse Ruth Lang.",
            ("film", "novel"),
        ),
        (
            "Elin Strand (born 4 May 1981) is a trained guard dog.",
            "Elin Strand is a singer.",
            ("dog", "singer"),
        ),
        (
            "Elin Strand (born 4 May 1981) is a Swedish prize-winning writer.",
            "Elin Strand is only Finnish.",
            ("Swedish", "Finnish"),
        ),
        ("The Vandal is a truck made in Ohio.", "The Vandal is a poem.", ("truck", "poem")),
    ],
)
def test_finds(a: str, b: str, expected: tuple[str, str]) -> None:
    assert ("description", *expected) in conflicts(a, b)


def test_the_explanation_names_both_kinds() -> None:
    a, b = "Orbel is a kind of bread.", "Orbel is a district of Lyon."
    (found,) = findings("conflict", a, b)
    assert found.explanation == ("A calls Orbel “bread”, B “district”: nothing is both.")


@pytest.mark.parametrize(
    ("a", "b"),
    [
        # what may both be true
        ("Elin Strand was a painter.", "Elin Strand was a nurse and a teacher."),
        ("Elin Strand is a key figure in the union.", "Elin Strand is a nurse."),
        ("Elin Strand was a Swedish-Finnish painter.", "Elin Strand was a Finnish painter."),
        ("Elin Strand was a Danish-born Swedish painter.", "Elin Strand was a Danish painter."),
        ("Norrby is a church in Ribe.", "Norrby is a parish of the old town."),
        ("Norrby is a company in Ribe.", "Norrby is a website for students."),
        ("Norrby is a term used for a region.", "Norrby is a region of the north."),
        ("Norrby is a newspaper.", "Norrby is a company."),
        ("The mill is a symbol of the town.", "The mill is a museum."),
        ("Marta is a television series.", "Marta is a popular soap opera on television."),
        ("Marta is a drama about a nurse.", "Marta is a film about a nurse."),
        # other things
        ("Her mother was a Swedish nurse.", "Elin Strand was a Finnish nurse."),
        ("Elin Strand was a Swedish nurse.", "Ruth Lang was a Finnish nurse."),
        ("Ruth Lang drove a Swedish car.", "Ruth Lang drove a Finnish car."),
        # what is denied or only possible
        ("Elin Strand was not a Swedish nurse.", "Elin Strand was a Finnish nurse."),
        ("Orbel may be a village.", "Orbel is a bread."),
    ],
)
def test_leaves_alone(a: str, b: str) -> None:
    assert [found for found in conflicts(a, b) if found[0] == "description"] == []
