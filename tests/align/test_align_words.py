"""Which words of two sentences stand for each other, and which differ."""

from __future__ import annotations

import pytest

from compare.align.differences import Kind, common, differences
from compare.align.words import WordAlignment, align_words, keys_of, words_of
from compare.model import Span
from tests.analyse.parsed import analysed


def aligned(a: str, b: str) -> WordAlignment:
    first, second = analysed(a), analysed(b)
    every = [range(len(x.document.sentences)) for x in (first, second)]
    return align_words(
        words_of(first, every[0], keys_of(first)), words_of(second, every[1], keys_of(second))
    )


def matched(a: str, b: str) -> dict[str, str]:
    found = aligned(a, b)
    return {found.a[i].token.text: found.b[j].token.text for i, j in found.forward.items()}


def marked(a: str, b: str) -> tuple[list[tuple[str, str]], list[tuple[str, str]]]:
    left, right = differences(aligned(a, b))
    return (
        [(span.of(a), kind) for span, kind in left],
        [(span.of(b), kind) for span, kind in right],
    )


# --- which words stand for each other --------------------------------------------------


@pytest.mark.parametrize(
    ("a", "b", "pair"),
    [
        ("The workers left.", "The worker leaves.", ("left", "leaves")),
        ("Britain left the pact.", "The UK left the pact.", ("Britain", "UK")),
        ("Ten boats sank.", "10 boats sank.", ("Ten", "10")),
        ("The nation voted.", "The country voted.", ("nation", "country")),
        ("Keller resigned.", "Anna Keller resigned.", ("resigned", "resigned")),
    ],
)
def test_one_word_stands_for_the_other(a: str, b: str, pair: tuple[str, str]) -> None:
    assert matched(a, b).get(pair[0]) == pair[1]


@pytest.mark.parametrize(
    ("a", "b", "word"),
    [
        ("Ten boats sank.", "Twelve boats sank.", "Ten"),
        ("Prices rose.", "Prices fell.", "rose"),
        ("Oslo was flooded.", "Bergen was flooded.", "Oslo"),
        ("The door was green.", "The door was yellow.", "green"),
    ],
)
def test_no_word_stands_for_another_value_opposite_or_name(a: str, b: str, word: str) -> None:
    assert word not in matched(a, b)


def test_the_matching_is_one_to_one_and_runs_both_ways() -> None:
    found = aligned("The dog saw the dog of the dog.", "The dog of the mayor saw a dog.")
    assert len(set(found.forward.values())) == len(found.forward)
    assert {j: i for i, j in found.forward.items()} == found.backward


def test_neighbours_tell_which_of_two_equal_words_is_meant() -> None:
    found = aligned(
        "The red boat sank and the blue boat sailed.", "The blue boat sailed and the red boat sank."
    )
    assert (found.forward[2], found.forward[7]) == (7, 2)


def test_what_is_left_over_are_words_with_meaning() -> None:
    found = aligned("The old boat sank in the storm.", "The boat sank.")
    assert [w.token.text for w in found.left_of_a()] == ["old", "storm"]
    assert found.left_of_b() == ()


# --- what differs ------------------------------------------------------------------------


def test_a_word_in_the_place_of_another_is_changed() -> None:
    left, right = marked("The ferry sank off Oslo.", "The ferry sank off Bergen.")
    assert left == [("Oslo", "changed")]
    assert right == [("Bergen", "changed")]


def test_a_word_in_nobodys_place_is_added() -> None:
    left, right = marked("The ferry sank.", "The ferry sank in heavy rain.")
    assert left == []
    assert right == [("in heavy rain", "added")]


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("On Monday the ferry sank off Oslo.", "The ferry sank off Oslo on Monday."),
        ("Ten boats sank.", "10 boats sank."),
        ("The UK left the pact.", "Britain left the pact."),
        ("The ferry sank, off Oslo.", "The ferry sank off Oslo!"),
        ("The ferry sank.", "A ferry sank."),
    ],
)
def test_words_that_only_moved_or_changed_their_form_are_not_marked(a: str, b: str) -> None:
    assert marked(a, b) == ([], [])


def test_a_function_word_is_marked_where_it_changes_what_is_said() -> None:
    left, right = marked("The mayor will resign.", "The mayor will not resign.")
    assert left == []
    assert right == [("not", "added")]


def test_neighbours_that_differ_are_marked_as_one() -> None:
    _, right = marked("The ferry sank.", "The ferry sank near the old lighthouse.")
    assert len(right) == 1


def test_with_three_accounts_only_what_both_others_lack_is_marked() -> None:
    first: list[tuple[Span, Kind]] = [(Span(0, 10), "added"), (Span(20, 30), "changed")]
    second: list[tuple[Span, Kind]] = [(Span(4, 12), "added")]
    assert common([first, second]) == [(Span(4, 10), "added")]
    assert common([first, []]) == []


def test_a_difference_is_made_of_whole_words_as_they_are_written() -> None:
    left, right = marked("They met in the first half.", "They met after half-time in the rain.")
    assert (left, right) == ([("first", "changed")], [("half-time", "added"), ("rain", "changed")])
    _, cut = marked("The crew had slept.", "The crew hadn't slept.")
    assert cut == [("hadn't", "added")]


def test_words_of_two_sentences_are_no_one_difference() -> None:
    _, right = marked("The ferry sank.", "The ferry sank off Brant. Divers found nobody.")
    assert [text for text, _ in right] == ["off Brant", "Divers found nobody"]


@pytest.mark.parametrize(
    ("a", "b", "left"),
    [
        ("The city will plant 12,500 trees.", "The city will plant 12 500 trees.", []),
        ("The city will plant 12,500 trees.", "The city will plant 12 600 trees.", ["12,500"]),
        ("It's a start, she said.", "It\u2019s a start, she said.", []),
        ("It's a start, she said.", "It\u2019s a joke, she said.", ["start"]),
    ],
)
def test_the_form_of_a_number_or_an_apostrophe_is_no_difference(
    a: str, b: str, left: list[str]
) -> None:
    one, other = marked(a, b)
    assert [text for text, _ in one] == left
    assert bool(other) == bool(left)
