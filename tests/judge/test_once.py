"""What befalls one thing once: found where days, places, ages or doers differ, left alone else."""

from __future__ import annotations

import pytest

from tests.judge.told import conflicts, findings

HARBOUR = "The harbour of Westhaven was busy on Tuesday. Boats came and went. Gulls circled above."


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [
        (
            "She died in Oslo, Norway, on 4 May 1961, at the age of 71.",
            "She died on 9 June 1961, in Ghent, Belgium, at the age of 73.",
            {("4 May 1961", "9 June 1961"), ("Oslo", "Ghent"), ("71", "73")},
        ),
        (
            "It was built in 1871 by Anna Keller, a merchant.",
            "It was built in 1902 for the sailor Ole Lund.",
            {("1871", "1902")},
        ),
        (
            "Holm Mill is a water mill located in Ribe, Denmark.",
            "The mill is located in Lucca, Italy.",
            {("Ribe", "Lucca")},
        ),
        (
            "Holm Mill is a water mill located in Savannah, Georgia, United States.",
            "Holm Mill is located in the heart of downtown Augusta, Georgia.",
            {("Savannah", "Augusta")},
        ),
        (
            "The series was created by Anna Keller and Ruth Lang.",
            "The show was created and produced by Ole Lund.",
            {("Anna Keller", "Ole Lund")},
        ),
        (
            "The opera house was designed by the Danish architect Ole Lund.",
            "It was designed by the well-known architect, Ruth Lang.",
            {("Ole Lund", "Ruth Lang")},
        ),
        (
            "Born in Lyon, France, she trained as a nurse.",
            "She was born in Ghent, Belgium, and moved to Paris.",
            {("Lyon", "Ghent")},
        ),
        (
            "The victim was killed on Tuesday in Dover, England.",
            "He was killed late on Wednesday, police said.",
            {("Tuesday", "Wednesday")},
        ),
        (
            "Distributed by Lund Pictures, the film was released on 4 May 2007.",
            "Harbourlight was released in 2017.",
            {("4 May 2007", "2017")},
        ),
        (
            "The cast includes Otto, played by Ole Lund, and the judge, played by Ruth Lang.",
            "Otto, played by Karl Weber, is the friend of the judge.",
            {("Ole Lund", "Karl Weber")},
        ),
        (
            "She received her medical degree from Lund University, and worked in Turin.",
            "She received her medical degree from the Graz School of Medicine in 1915.",
            {("Lund University", "Graz School of Medicine")},
        ),
        (
            "Her first novel, “The Tide”, was released in 1991.",
            "Her first novel, “Salt”, was released in 1994.",
            {("1991", "1994")},
        ),
        (
            "The year also saw the first marathon, which was held on 4 May 1991.",
            "The first marathon was held on 8 May 1991 at the old harbour.",
            {("4 May 1991", "8 May 1991")},
        ),
        (
            "He went on to complete a PhD in physics at Lund University in 1948.",
            "He went on to complete his PhD in physics at the University of Graz in 1948.",
            {("Lund University", "University of Graz")},
        ),
        ("He enlisted in the army in 1941 in Perth.", "He enlisted in 1943.", {("1941", "1943")}),
    ],
)
def test_each_respect_that_differs_is_a_conflict(
    a: str, b: str, expected: set[tuple[str, str]]
) -> None:
    assert {(x, y) for _, x, y in conflicts(a, b)} == expected


def test_a_name_joins_sentences_of_long_accounts() -> None:
    a = f"{HARBOUR} Crowds waited. The ferry Aldona Reis was built in Gdansk by Piotr Wolny in 1987."
    b = (
        "Rain fell on the coast. Few people went out. The mayor spoke at noon. "
        "The Aldona Reis was built in 1991 by Karl Weber, and carries cars."
    )
    expected = [("once", "1987", "1991"), ("once", "Piotr Wolny", "Karl Weber")]
    assert sorted(conflicts(a, b)) == expected


def test_the_explanation_names_both_values() -> None:
    a, b = "He was buried in Turin, Italy.", "He was buried in Graz, Austria."
    (found,) = findings("conflict", a, b)
    assert found.explanation == "He was buried in one place only: A says Turin, B says Graz."


@pytest.mark.parametrize(
    ("a", "b"),
    [
        # one place inside the other, or maybe inside
        ("She was born in Florence.", "She was born in Italy on 3 May 1920."),
        ("She was born in Kensington.", "She was born in London."),
        ("He was buried in Graz.", "He was buried at Saint Leonhard in Graz, Austria."),
        ("The plant is located in Bayview, a suburb of Houston.", "The plant is in Houston."),
        ("The plant is located in Ohio.", "The plant is in Cleveland."),
        ("He died in 1960 in Leeds, England.", "He died in Yorkshire."),
        ("She was born in Harlem on 4 May 1961.", "She was born in Manhattan."),
        # as precise as each account knows
        ("It was built in the 1880s in Ribe.", "It was built in 1884."),
        ("It was built in 1884 by Ole Lund.", "It was built in 1884 by Lund and his sons."),
        # bodies and their people; degrees of two kinds, at one school in two tongues
        ("It was built in 1884 by Lund Steel.", "It was built in 1884 by the engineer Ruth Weber."),
        ("She took a law degree from Graz.", "She received her medical degree from Lyon."),
        (
            "She earned a PhD from the University of Montreal.",
            "She earned her doctorate from the Université de Montréal.",
        ),
        ("Ruth Lang played Otto in 1961.", "Otto was played by Ole Lund."),
        # another thing
        ("The mill was built in 1871.", "The bridge was built in 1902."),
        ("The north tower was built in 1871.", "The south tower was built in 1902."),
        ("She was born in Lyon.", "He was born in Ghent."),
        ("Her brother was born in Lyon.", "She was born in Ghent."),
        (
            "A sailor was killed on 4 May 2019 in Oslo.",
            "A sailor was killed on 6 May 2019 in Rome.",
        ),
        ("Ruth Lang was born in Lyon.", "Anna Keller was born in Ghent."),
        ("Her first novel was released in 1991.", "His first novel was released in 1994."),
        ("Her first novel was released in 1991.", "Her last novel was released in 1994."),
        ("Her novel was released in 1991.", "Her first novel was released in 1984."),
        ("The Lund Games were held in 1991 in Oslo.", "The Lund Games were held in 1995 in Rome."),
        # another act, or none
        ("It was built in 1871 in Ribe.", "It was renovated in 1902 in Ribe."),
        ("The hall was designed by Ruth Lang.", "The hall was built by Ole Lund."),
        ("She was not born in Lyon.", "She was born in Ghent."),
        ("He may have died in Oslo.", "He died in Bergen."),
        # what may befall a thing twice, or stand in many places
        ("She was elected in May 1961 in Oslo.", "She was elected in June 1965 in Bergen."),
        ("The band played in Lyon in 2014.", "The band played in Ghent in 2015."),
    ],
)
def test_leaves_alone(a: str, b: str) -> None:
    assert [found for found in conflicts(a, b) if found[0] == "once"] == []


def test_pronouns_of_long_accounts_stay_open() -> None:
    a = f"{HARBOUR} She was born in Lyon in 1951."
    b = "Rain fell on the coast. Few people went out. The mayor spoke. She was born in Ghent in 1962."
    assert [found for found in conflicts(a, b) if found[0] == "once"] == []


def test_two_ways_to_say_it_in_one_account() -> None:
    a = "Ole Lund was born in Ribe in 1911. Others say that Ole Lund was born in Ghent in 1911."
    b = "Ole Lund was born in Ghent in 1911."
    assert [found for found in conflicts(a, b) if found[0] == "once"] == []
