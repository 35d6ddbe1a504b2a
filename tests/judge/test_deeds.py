"""One thing told with two verbs and two values."""

from __future__ import annotations

import pytest

from tests.judge.told import conflicts


@pytest.mark.parametrize(
    ("a", "b", "x", "y"),
    [
        (
            "The ministry spent 8 million crowns on the new tunnel at Halden.",
            "The new tunnel at Halden cost the ministry 18 million crowns.",
            "8 million crowns",
            "18 million crowns",
        ),
        (
            "The bakery, which has a staff of 60, opened in 1998.",
            "The bakery employs 40 people and dates from 1998.",
            "staff of 60",
            "40 people",
        ),
        (
            "The airline has a workforce of 3,400.",
            "The airline employs 4,300 people.",
            "workforce of 3,400",
            "4,300 people",
        ),
        (
            "The coach was carrying 48 passengers when it left the road.",
            "There were 84 people aboard the coach when it left the road.",
            "48 passengers",
            "84 people",
        ),
        (
            "The festival began in 1972 with three bands.",
            "The festival was founded in 1974, when three bands played.",
            "1972",
            "1974",
        ),
        (
            "Her mother died in 1988, when Alva Brook was nine.",
            "Alva Brook lost her mother in 1986.",
            "1988",
            "1986",
        ),
        (
            "The club was bought by the Ostrow family for 9 million pounds.",
            "The Ostrow family paid 6 million pounds for the club.",
            "9 million pounds",
            "6 million pounds",
        ),
        (
            "The library owns 14,000 books.",
            "There are 41,000 books in the library.",
            "14,000 books",
            "41,000 books",
        ),
        (
            "The mayor resigned on 4 March.",
            "The mayor stepped down on 14 March.",
            "4 March",
            "14 March",
        ),
        (
            "The painting was sold for 3.2 million dollars in Geneva.",
            "The painting fetched 2.3 million dollars at an auction in Geneva.",
            "3.2 million dollars",
            "2.3 million dollars",
        ),
        ("His father died in 1952.", "He lost his father in 1951.", "1952", "1951"),
        (
            "Her husband died in 2003, and she moved to Bath.",
            "She lost her husband in 2005 and moved to Bath.",
            "2003",
            "2005",
        ),
        (
            "The lake holds 300,000 fish.",
            "There are 400,000 fish in the lake.",
            "300,000 fish",
            "400,000 fish",
        ),
    ],
)
def test_finds(a: str, b: str, x: str, y: str) -> None:
    assert ("deed", x, y) in conflicts(a, b)


@pytest.mark.parametrize(
    ("a", "b"),
    [
        (
            "The new stadium will cost the city 52 million euros.",
            "The city will pay 52 million euros for the new stadium.",
        ),
        (
            "The bakery, which has a staff of 60, opened in 1998.",
            "The bakery, opened in 1998, employs 60 people.",
        ),
        (
            "The new stadium will cost the city 52 million euros.",
            "The city paid 3 million euros for the land under the old stadium.",
        ),
        (
            "The coach was carrying 48 passengers when it left the road.",
            "There were 50 people aboard the coach, among them two drivers, when it left the road.",
        ),
        ("Her mother died in 1988.", "Alva Brook lost her father in 1986."),
        (
            "The festival began in 1972 with three bands.",
            "The festival moved to the castle in 1974.",
        ),
        ("The trial lasted eleven weeks.", "The jury was out for two weeks."),
        (
            "Police arrested nine men after the match.",
            "Four of the nine men arrested after the match were released.",
        ),
        (
            "The library owns 14,000 books.",
            "Readers borrowed 41,000 books from the library last year.",
        ),
        (
            "The painter Alba Reyes was born in Lima.",
            "Born in Peru, the painter Alba Reyes studied in Rome.",
        ),
        ("His father died in 1952.", "He lost his mother in 1951."),
        ("The painter Alba Reyes was born in Lima.", "The painter Alba Reyes grew up in Quito."),
        ("Some 20,000 people marched through the city.", "19,800 people marched through the city."),
        (
            "Some 20,000 people marched through the city.",
            "About 21,000 people marched through the city.",
        ),
    ],
)
def test_leaves_alone(a: str, b: str) -> None:
    assert conflicts(a, b) == []
