"""Places looked up instead of asked one by one: nothing that overlaps is missed."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from compare.judge.draft import Draft
from compare.judge.gather import gather
from compare.judge.near import Near
from compare.model import Evidence, Span

places = st.builds(
    lambda document, start, length: Evidence(document, Span(start, start + length), "", ""),
    st.sampled_from("ABC"),
    st.integers(0, 400),
    st.integers(1, 300),
)


@given(st.lists(places, max_size=12), st.lists(places, min_size=1, max_size=3))
def test_all_that_overlaps_is_found_in_the_order_in_which_it_came(
    held: list[Evidence], asked: list[Evidence]
) -> None:
    near = Near[int]()
    for n, item in enumerate(held):
        near.add([item], n)
    found = near.at(asked)
    assert found == sorted(found)
    assert set(found) >= {
        n
        for n, item in enumerate(held)
        if any(item.document == a.document and item.span.overlaps(a.span) for a in asked)
    }


def test_what_stands_far_away_is_not_looked_at() -> None:
    near = Near[int]()
    for n in range(2000):
        near.add([Evidence("A", Span(100 * n, 100 * n + 20), "", "")], n)
    assert len(near.at([Evidence("A", Span(5000, 5020), "", "")])) <= 2


@given(st.lists(st.tuples(places, places), max_size=14))
def test_every_place_is_still_told_once(pairs: list[tuple[Evidence, Evidence]]) -> None:
    drafts = [
        ("number", Draft("conflict", "number", "cross", "A says 1; B says 2.", pair))
        for pair in pairs
        if pair[0].document != pair[1].document
    ]
    told = gather(drafts)
    assert len(told) <= len(drafts)
    documents = {e.document for _, d in drafts for e in d.evidence}
    assert {e.document for _, d in told for e in d.evidence} == documents
    for _, draft in told:
        assert len({e.document for e in draft.evidence}) == len(draft.evidence)
