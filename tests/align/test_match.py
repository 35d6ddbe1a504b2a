"""Links -> groups: neighbours, or a few against one sentence; in any order, moved ones told."""

from __future__ import annotations

from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from compare.align.match import Link, Place, group, moved, strongest


def link(a: tuple[int, int], b: tuple[int, int], score: float, *, wide: bool = False) -> Link:
    return Link(Place(*a), Place(*b), score, wide=wide)


def places(*links: Link) -> list[list[tuple[int, int]]]:
    return [[(p.document, p.sentence) for p in found] for found, _ in group(links)]


# --- the strongest links ---------------------------------------------------------------


def test_what_does_not_reach_the_threshold_is_left_out() -> None:
    weak, strong = link((0, 0), (1, 0), 0.49), link((0, 1), (1, 1), 0.5)
    assert strongest([weak, strong], 0.5) == (strong,)


def test_a_mere_resemblance_gives_way_to_the_real_counterpart() -> None:
    real, like = link((0, 0), (1, 3), 0.95), link((0, 0), (1, 7), 0.6)
    assert strongest([like, real], 0.5) == (real,)


def test_a_better_match_in_another_document_is_no_rival() -> None:
    links = [link((0, 0), (1, 3), 0.95), link((0, 0), (2, 7), 0.6)]
    assert strongest(links, 0.5) == tuple(links)


def test_where_rivals_are_weighed_in_the_score_the_best_of_either_sentence_will_do() -> None:
    real, part = link((0, 0), (1, 3), 0.95, wide=True), link((0, 0), (1, 7), 0.6, wide=True)
    assert strongest([part, real], 0.5) == (part, real)
    better = link((0, 9), (1, 7), 0.9, wide=True)
    assert strongest([part, real, better], 0.5) == (real, better)


def test_links_inside_one_document_make_no_alignment() -> None:
    assert strongest([link((0, 0), (0, 4), 0.9)], 0.5) == ()


# --- one sentence held against many ------------------------------------------------------

ASKED = frozenset({(Place(1, 0), 0)})


def test_a_single_sentence_needs_less_likeness() -> None:
    likely, faint = link((0, 7), (1, 0), 0.3), link((0, 9), (2, 0), 0.3)
    assert strongest([likely, faint], 0.5, ASKED) == (likely,)
    assert strongest([link((0, 7), (1, 0), 0.14)], 0.5, ASKED) == ()
    assert strongest([likely], 0.999, ASKED) == ()


def test_a_single_sentence_may_be_borne_out_in_several_places() -> None:
    best, part, like = (link((0, n), (1, 0), score) for n, score in ((2, 0.9), (8, 0.6), (5, 0.5)))
    kept = strongest([best, part, like], 0.5, ASKED)
    assert kept == (best, part)
    assert [found for found, _ in group(kept, ASKED)] == [(best.a, part.a, Place(1, 0))]
    assert strongest([best, part, like], 0.5) == (best,)


def test_what_bears_out_a_single_sentence_is_held_against_nothing_else() -> None:
    links = [
        *(link((0, n), (1, 0), 0.9 - n / 100) for n in (2, 5, 8)),
        link((0, 11), (1, 0), 0.81),
        link((0, 2), (2, 0), 0.8),
    ]
    three = (Place(0, 2), Place(0, 5), Place(0, 8))
    found = [members for members, _ in group(links, ASKED)]
    assert found == [(*three, Place(0, 11), Place(1, 0))]
    fewer = [members for members, _ in group([*links[:3], links[4]], ASKED)]
    assert fewer == [(*three, Place(1, 0), Place(2, 0))]


# --- groups ------------------------------------------------------------------------------


def test_one_sentence_may_match_two_neighbours() -> None:
    found = places(link((0, 0), (1, 4), 0.9), link((0, 1), (1, 4), 0.8))
    assert found == [[(0, 0), (0, 1), (1, 4)]]


def test_up_to_three_sentences_may_stand_anywhere_against_one() -> None:
    links = [link((0, n), (1, 4), 0.9 - n / 100) for n in (0, 5, 9, 14)]
    assert places(*links[:2]) == [[(0, 0), (0, 5), (1, 4)]]
    assert places(*links) == [[(0, 0), (0, 5), (0, 9), (1, 4)]]


def test_only_a_strong_link_joins_what_does_not_stand_next_to_it() -> None:
    near, strong, weak = (
        link((0, n), (1, 0), score) for n, score in ((2, 0.9), (7, 0.75), (7, 0.74))
    )
    assert places(near, strong) == [[(0, 2), (0, 7), (1, 0)]]
    assert places(near, weak) == [[(0, 2), (1, 0)]]
    assert places(near, link((0, 3), (1, 0), 0.74)) == [[(0, 2), (0, 3), (1, 0)]]


def test_against_two_sentences_those_of_a_group_stand_next_to_each_other() -> None:
    found = places(link((0, 0), (1, 4), 0.9), link((0, 0), (1, 5), 0.85), link((0, 5), (1, 4), 0.8))
    assert found == [[(0, 0), (1, 4), (1, 5)]]


def test_a_group_does_not_grow_without_end() -> None:
    found = places(*(link((0, n), (1, n // 2), 0.9) for n in range(12)))
    for members in found:
        for document in (0, 1):
            assert sum(d == document for d, _ in members) <= 4


def test_three_documents_join_in_one_group() -> None:
    found = places(link((0, 0), (1, 0), 0.9), link((1, 0), (2, 3), 0.9), link((0, 0), (2, 3), 0.7))
    assert found == [[(0, 0), (1, 0), (2, 3)]]


def test_the_score_is_the_mean_of_the_links() -> None:
    ((_, score),) = group([link((0, 0), (1, 0), 0.9), link((0, 1), (1, 0), 0.7)])
    assert score == pytest.approx(0.8)


LINKS = st.lists(
    st.builds(
        lambda a, b, s: link((0, a), (1, b), s / 100),
        st.integers(0, 6),
        st.integers(0, 6),
        st.integers(50, 99),
    ),
    max_size=7,
    unique_by=lambda x: (x.a, x.b),
)


@given(LINKS)
def test_groups_are_disjoint_bounded_and_independent_of_the_order_of_links(
    links: list[Link],
) -> None:
    found = group(links)
    assert found == group(list(reversed(links)))
    held = [place for members, _ in found for place in members]
    assert len(set(held)) == len(held)
    for members, score in found:
        assert 0.5 <= score <= 1
        held_by = [[p.sentence for p in members if p.document == n] for n in (0, 1)]
        one_against_few = min(map(len, held_by)) == 1 and max(map(len, held_by)) <= 3
        for own in held_by:
            assert 1 <= len(own) <= 4
            assert one_against_few or own == list(range(own[0], own[0] + len(own)))


@given(LINKS)
def test_groups_do_not_depend_on_which_document_comes_first(links: list[Link]) -> None:
    distinct = {x.score: x for x in links}  # equal scores may be joined in another order
    swapped = [link((0, x.b.sentence), (1, x.a.sentence), x.score) for x in distinct.values()]
    one = {frozenset((p.document, p.sentence) for p in g) for g, _ in group(distinct.values())}
    two = {frozenset((1 - p.document, p.sentence) for p in g) for g, _ in group(swapped)}
    assert one == two


# --- moved -------------------------------------------------------------------------------


def at(*pairs: tuple[int, int]) -> list[tuple[Place, ...]]:
    return [(Place(0, a), Place(1, b)) for a, b in pairs]


def test_nothing_is_moved_where_the_order_is_kept() -> None:
    assert moved(at((0, 1), (2, 3), (5, 4))) == (False, False, False)


def test_the_one_that_breaks_the_order_is_moved() -> None:
    assert moved(at((0, 1), (1, 2), (2, 9), (3, 3), (4, 4))) == (False, False, True, False, False)


def test_the_longest_rising_run_stays() -> None:
    assert moved(at((0, 5), (1, 6), (2, 0), (3, 1), (4, 2))) == (True, True, False, False, False)


def test_what_is_moved_in_any_pair_of_documents_is_moved() -> None:
    groups = [
        (Place(0, 0), Place(1, 0), Place(2, 5)),
        (Place(0, 1), Place(1, 1), Place(2, 1)),
        (Place(0, 2), Place(1, 2), Place(2, 2)),
    ]
    assert moved(groups) == (True, False, False)


@pytest.mark.parametrize("order", list(permutations(range(4))))
def test_at_least_one_group_is_never_moved(order: tuple[int, ...]) -> None:
    found = moved(at(*enumerate(order)))
    assert not all(found)
    assert (True not in found) == (order == (0, 1, 2, 3))
