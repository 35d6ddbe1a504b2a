"""Rule ``unsourced``: what a summary says and its article nowhere does, and what it leaves alone."""

from __future__ import annotations

import pytest

from tests.judge.told import conflicts, findings

ARTICLE = (
    "The ferry Aurora ran aground off Tarn Island early on Monday with 212 passengers on board. "
    "Nobody was hurt, the coast guard said. Captain Ole Lund had sailed the route for 14 years. "
    "The company, Nordline, bought the ship in 2009 from a yard in Gdansk for 31 million euros. "
    "Its profit rose by 4 million euros to 12 million euros last year. "
    "Divers will look at the hull before the Aurora is towed to Riga."
)


def unsourced(summary: str, article: str = ARTICLE) -> list[tuple[str, str]]:
    """Return kind and words of what is told to stand nowhere in the article."""
    return [
        (kind, f.evidence[-1].quote)
        for kind in ("conflict", "detail")
        for f in findings(kind, article, summary)
        if f.rule == "unsourced"
    ]


@pytest.mark.parametrize(
    ("summary", "quote"),
    [
        ("Nordline bought the ship in 2007 from a yard in Gdansk for 31 million euros.", "2007"),
        ("Captain Ole Lund had sailed the route to Tarn Island for 14 years. "
         "Divers will look at the hull before the Aurora is towed to Helsinki.", "Helsinki"),
    ],
)  # fmt: skip
def test_finds_what_stands_in_the_place_of_something_else(summary: str, quote: str) -> None:
    assert quote in [found[2] for found in conflicts(ARTICLE, summary)]


@pytest.mark.parametrize(
    ("summary", "quote"),
    [
        ("The ferry Aurora ran aground off Tarn Island on Monday with 212 passengers and 90 cars "
         "on board.", "90 cars"),
        ("The Aurora will be towed to Riga, said Greenpeace, and divers will look at the hull.",
         "Greenpeace"),
    ],
)  # fmt: skip
def test_finds_what_was_put_in(summary: str, quote: str) -> None:
    assert ("detail", quote) in unsourced(summary)


@pytest.mark.parametrize(
    "summary",
    [
        "The ferry Aurora ran aground off Tarn Island on Monday with some 210 passengers on board.",
        "Nordline bought the ship in 2009 for 31 million euros. Its profit was 8 million euros "
        "the year before.",
        "The ship of the Nordline company was bought in 2009, from Gdansk, for EUR 31m.",
        "Several passengers of the Aurora were on board when it ran aground off Tarn Island.",
    ],
)
def test_leaves_alone_what_the_article_has_or_what_follows_from_it(summary: str) -> None:
    assert unsourced(summary) == []


PUMPS = (
    "Orlo's sales rose 8 percent to 1.2 billion euros in the third quarter of 2020. "
    "Its costs were 610 million euros, which compares to 580 million euros in the second quarter. "
    "The maker of pumps reported lower prices in Poland, where it keeps a large plant. "
    "Chief executive Jan Kos expects earnings of 4.10 to 4.30 euros a share. "
    "He said that the plant in Poznan would stay open."
)


@pytest.mark.parametrize(
    ("summary", "quote"),
    [
        ("The maker of pumps reported higher prices in Poland.", "higher"),
        ("The maker of pumps has a small plant in Poland and reported lower prices.", "small"),
        ("Orlo's costs decreased from the second quarter.", "decreased"),
        ("Chief executive Jan Kos expects earnings of 4.20 to 4.30 euros a share.",
         "earnings of 4.20 to 4.30 euros a share"),
        ("Orlo's sales rose 8 percent to 1.2 billion euros in the third quarter of 2019.",
         "third quarter of 2019"),
    ],
)  # fmt: skip
def test_finds_what_was_turned_round(summary: str, quote: str) -> None:
    assert quote in [found[2] for found in conflicts(PUMPS, summary)]


@pytest.mark.parametrize(
    "summary",
    [
        "Orlo's sales increased in the third quarter, while its prices in Poland declined.",
        "The sales of Orlo went up by 8 percent in the third quarter, and so did its costs.",
        "Orlo's costs were up by 30 million euros, or 5 percent, from the second quarter.",
        "Orlo, the maker of pumps, did not report higher prices in Poland.",
        "Jan Kos expects earnings of more than four euros a share in 2020.",
    ],
)
def test_leaves_alone_what_goes_the_same_way(summary: str) -> None:
    assert unsourced(summary, PUMPS) == []


def test_leaves_alone_two_accounts_of_like_length() -> None:
    other = (
        "The ferry Aurora ran aground off Tarn Island on Monday. Nobody was hurt. "
        "Captain Ole Lund had sailed the route for years. Nordline bought it in 2009. "
        "Hanna Berg, a passenger from Oslo, said that 30 people sang in the bar."
    )
    assert unsourced(other) == []


def test_leaves_alone_a_short_text_on_something_else() -> None:
    summary = "The ferry Baltica ran aground off Moon Island on Friday with 88 passengers on board."
    assert unsourced(summary) == []


def test_one_of_several_names_stands_in_nobodys_place() -> None:
    article = (
        "The show is popular in Ghana, Kenya and Peru. It was first shown in 2004. "
        "A studio in Riga makes it. The next season starts in May."
    )
    found = unsourced("The show is popular in Ghana, Kenya and Nepal.", article)
    assert ("conflict", "Nepal") not in found


def test_two_sentences_are_no_article() -> None:
    article = (
        "Sure, here is one about it. The American show (TV Series) ran on UPN from 2005 to 2006."
    )
    assert unsourced("The show is an American sitcom of 2005.", article) == []
