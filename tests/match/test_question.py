"""Two places and one question: what is compared, and what accounts are versions of one text."""

from __future__ import annotations

import numpy as np
import pytest

from compare import align
from compare.align.match import Link, Place
from compare.match import ALIKE
from compare.match.question import COMPARISONS, Scene, Spot, compare_places, question
from compare.match.unsaid import VERSIONS
from compare.model import Span
from compare.options import Options
from tests.match.accounts import FERRY, LIBRARY, analysed, swapped


def scene(*texts: str) -> Scene:
    accounts = analysed(*texts)
    return Scene(accounts, align.link(accounts, Options()))


def spot(held: Scene, account: int, quote: str) -> Spot:
    start = held.analyses[account].document.text.index(quote)
    found = held.spot(account, Span(start, start + len(quote)))
    assert found is not None
    return found


def test_a_place_covers_the_tokens_it_touches() -> None:
    held = scene(*FERRY)
    found = spot(held, 0, "12 passengers ash")
    tokens = held.analyses[0].tokens
    assert [tokens[n].text for n in found.tokens] == ["212", "passengers", "ashore"]
    end = len(held.analyses[0].document.text)
    assert held.spot(0, Span(end, end)) is None


def test_counterparts_are_likelier_than_what_is_far_apart() -> None:
    held = scene(*FERRY)
    buoy = question(
        held, spot(held, 0, "a buoy light"), spot(held, 1, "A lamp on a marker"), figures=False
    )
    other = question(
        held, spot(held, 0, "a buoy light"), spot(held, 1, "seal colony"), figures=False
    )
    assert 0 <= other.probability < buoy.probability <= 1
    assert other.cosine < buoy.cosine
    assert other.margin < 0 < buoy.margin


@pytest.mark.parametrize("figures", [False, True])
def test_it_does_not_matter_which_account_comes_first(figures: bool) -> None:
    held = scene(*FERRY)
    a, b = spot(held, 0, "212 passengers"), spot(held, 1, "187 passengers")
    one = compare_places(held, a, b, figures=figures)
    assert one.shape == (len(COMPARISONS),)
    assert np.array_equal(one, compare_places(held, b, a, figures=figures))
    assert one[COMPARISONS.index("figures")] == figures
    assert question(held, a, b, figures=figures) == question(held, b, a, figures=figures)


def test_levels_say_in_words_what_was_weighed() -> None:
    held = scene(FERRY[0], FERRY[0])
    a, b = (spot(held, n, "212 passengers") for n in (0, 1))
    levels = question(held, a, b, figures=True).levels
    assert len({level.comparison for level in levels}) == len(levels) >= 4
    said = "; ".join(level.level for level in levels)
    assert "close in meaning" in said
    assert "each is the other's best counterpart" in said


def test_a_rewrite_is_a_version_and_another_report_is_not() -> None:
    rewrite = swapped(LIBRARY[0], ("Monday", "Tuesday"), ("painful", "regrettable"))
    assert scene(LIBRARY[0], rewrite).versions(0, 1) >= VERSIONS
    for texts in (FERRY, LIBRARY, (FERRY[0], LIBRARY[0])):
        held = scene(*texts)
        assert held.versions(0, 1) == held.versions(1, 0) < VERSIONS


def test_sentences_are_alike_by_what_stands_beside_the_places() -> None:
    held = scene(FERRY[0], swapped(FERRY[0], ("Moira Tench", "Nora Lumley")))
    a, b = spot(held, 0, "Moira Tench"), spot(held, 1, "Nora Lumley")
    assert held.alike(a, b) == 1
    assert held.alike(a, spot(held, 1, "Seven of them")) < ALIKE


def test_of_a_sentence_of_few_words_nothing_follows() -> None:
    held = scene("Dorrow is part of Hexley.", "Dorrow is part of Pellworth.")
    assert held.alike(spot(held, 0, "Hexley"), spot(held, 1, "Pellworth")) == 0


def test_a_link_counts_from_either_side() -> None:
    accounts = analysed(*FERRY)
    held = Scene(accounts, [Link(Place(0, 1), Place(1, 1), 0.8)])
    a, b = spot(held, 0, "212"), spot(held, 1, "187")
    assert held.linked(a, b) == held.linked(b, a) == 0.8
    assert held.linked(a, spot(held, 1, "Tickets")) == 0


def test_how_much_two_accounts_have_in_common() -> None:
    """Counted by sentences that surely have a counterpart, whichever account is named first."""
    accounts = analysed(*FERRY)
    sentences = sum(len(a.document.sentences) for a in accounts)
    links = [
        Link(Place(0, 1), Place(1, 2), 0.9),
        Link(Place(0, 1), Place(1, 3), 0.5),
        Link(Place(0, 0), Place(1, 0), 0.49),
        Link(Place(1, 1), Place(1, 2), 0.9),
    ]
    held = Scene(accounts, links)
    assert held.in_common(0, 1) == held.in_common(1, 0) == 3 / sentences
    assert scene(FERRY[0], LIBRARY[0]).in_common(0, 1) < 0.2 < scene(*FERRY).in_common(0, 1)
