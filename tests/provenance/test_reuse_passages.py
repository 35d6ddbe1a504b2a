"""What counts as shared wording, and what does not."""

from __future__ import annotations

import json
import time
from itertools import combinations
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from compare.provenance.reuse.words import words_of
from tests.provenance.shared import (
    CRANE,
    DIVERS,
    HARBOUR,
    MARKET,
    PILOT,
    SCHOOL,
    document,
    documents,
    pairs,
    shared,
)

STORIES = Path(__file__).parents[2] / "benchmarks" / "stories"


def test_a_passage_copied_word_for_word_has_its_exact_place_in_both() -> None:
    a = f"{PILOT}\n\n{HARBOUR} {DIVERS}\n"
    b = f"{SCHOOL} {HARBOUR} {DIVERS}\n\n{MARKET}\n"
    assert shared(a, b) == [("copied", f"{HARBOUR} {DIVERS}"[:-1], f"{HARBOUR} {DIVERS}"[:-1])]


def test_capitals_quotation_marks_and_apostrophes_do_not_make_an_edit() -> None:
    a = "The harbour's crane, which nobody had serviced for years, fell with a long groan."
    b = "THE HARBOUR\N{RIGHT SINGLE QUOTATION MARK}S crane - which nobody had serviced for years - fell with a long groan!"
    assert [kind for kind, *_ in shared(a, b)] == ["copied"]


def test_an_edited_passage_takes_in_the_words_exchanged_at_its_ends() -> None:
    a = "Divers found no crack in the old foundations, but they will go down again next week."
    b = "They found no crack in the foundations, but they will go down again on Friday."
    assert shared(a, b) == [("edited", a[:-1], b[:-1])]


def test_a_passage_that_moved_is_found_and_said_to_have_moved() -> None:
    a, b = documents(
        f"{HARBOUR}\n\n{DIVERS}\n\n{CRANE}\n\n{PILOT}",
        f"{PILOT}\n\n{HARBOUR}\n\n{DIVERS}\n\n{CRANE}",
    )
    (pair,) = pairs([a, b])
    assert [(one.kind, one.moved) for one in pair.reuse] == [("copied", False), ("copied", True)]
    assert pair.reuse[1].passages[1].span.of(b.text) == PILOT[:-1]


@pytest.mark.parametrize("far", [f"{MARKET} {SCHOOL}", MARKET])
def test_a_sentence_taken_out_of_the_middle_of_a_passage_has_moved(far: str) -> None:
    """What stands before and behind it goes on as one passage, in which it seems to lie."""
    short = "Their beds were found to be cold at six."
    a, b = documents(f"{HARBOUR} {short} {DIVERS} {far}", f"{HARBOUR} {DIVERS} {far} {short}")
    (pair,) = pairs([a, b])
    told = {(a.text[o.passages[0].span.start :].startswith("Their"), o.moved) for o in pair.reuse}
    assert told == {(False, False), (True, True)}


def test_a_sentence_told_over_again_is_rewritten() -> None:
    a = (
        "Auditors discovered that the warden had quietly sold stacks of dry firewood from the reserve "
        "behind the ranger station to owners of expensive lakeside restaurants."
    )
    b = (
        "To expensive restaurants and their owners by the lakeside the warden sold dry firewood, "
        "quietly stacked in the reserve behind a ranger station, auditors discovered."
    )
    assert [kind for kind, *_ in shared(f"{PILOT} {a}", f"{b} {SCHOOL}")] == ["rewritten"]


def test_telling_one_fact_in_words_of_ones_own_is_no_reuse() -> None:
    a = "Half the roof of the sports hall was lifted off and came to rest in a beet field 200 metres away."
    b = "The sports hall of Skagersund is short of half its roof, which a farmer found among his beets."
    assert shared(a, b) == []


SAID = "we shall rebuild the old town stone by stone until the last of us is tired"


@pytest.mark.parametrize(
    ("a", "b"),
    [
        (f'"{SAID.capitalize()}," the mayor said.', f'The mayor: "{SAID}".'),
        (f'"{SAID.capitalize()}," the mayor said.', f"The mayor promised that {SAID}."),
        (
            f"“{SAID.capitalize()},” the mayor said.",
            f"„{SAID.capitalize()}”, so der Bürgermeister.",
        ),
    ],
)
def test_words_of_a_third_party_are_told_apart(a: str, b: str) -> None:
    ((kind, ours, theirs),) = shared(a, b)
    assert kind == "quoted"
    assert ours.lower() == theirs.lower() == SAID


def test_what_is_copied_around_a_quotation_is_reuse() -> None:
    text = f'Standing in the ruins of his own house on Tuesday night, the mayor told the few who had come: "{SAID}".'
    assert [kind for kind, *_ in shared(text, f"{PILOT} {text}")] == ["copied"]


@pytest.mark.parametrize(
    "phrase",
    [
        "The company did not immediately respond to a request for comment on Monday.",
        "Two officials spoke on condition of anonymity because they were not authorised to speak to the media.",
        "the Organisation for the Prohibition of Chemical Weapons and the International Atomic Energy Agency",
        "It is one of those that they had and that he will have had for us",
    ],
)
def test_stock_phrases_names_and_small_words_are_nobodys(phrase: str) -> None:
    assert shared(f"{PILOT} {phrase}", f"{SCHOOL} {phrase}") == []


def test_phrases_can_be_left_out() -> None:
    notice = "This text may be passed on by anybody who keeps its author's name with it"
    a, b = f"{PILOT} {notice}.", f"{SCHOOL} {notice}."
    assert shared(a, b) != []
    assert shared(a, b, reuse_exclude=(notice.upper(),)) == []


def test_how_many_words_it_takes_is_an_option() -> None:
    a = "He found no crack in the old foundations and left."
    b = "Nobody found a crack in the old foundations, we hear."
    assert shared(a, b, reuse_min_words=8) == []
    assert shared(a, b, reuse_min_words=5) == [
        ("copied", "crack in the old foundations", "crack in the old foundations")
    ]


def test_a_short_sentence_that_both_have_as_a_whole_counts() -> None:
    a, b = f"{PILOT} The bell rang twice that night.", f"{SCHOOL} The bell rang twice that night."
    assert [kind for kind, *_ in shared(a, b)] == ["copied"]


def test_what_is_no_part_of_the_story_is_not_looked_at() -> None:
    menu = (
        "Advertisement\n\nRead more about this story on our pages every single day of the week\n\n"
    )
    a, b = document(f"{menu}{PILOT}"), document(f"{menu}{SCHOOL}", "B")
    assert a.removed
    spans = [one.passages[0].span for pair in pairs([a, b]) for one in pair.reuse]
    assert not [s for s in spans for r in a.removed if s.overlaps(r.span)]


def test_shares_count_each_word_once() -> None:
    a, b = documents(f"{HARBOUR} {PILOT}", f"{HARBOUR} {SCHOOL} {HARBOUR}")
    ((first, second),) = [pair.shares for pair in pairs([a, b])]
    count = len(HARBOUR.split())
    assert (first.copied, first.words) == (count, count + len(PILOT.split()))
    assert second.copied <= 2 * count
    assert first.shared == pytest.approx(count / first.words)


def test_every_two_of_several_are_looked_at_and_passages_numbered_through() -> None:
    made = documents(HARBOUR, f"{HARBOUR} {DIVERS}", DIVERS, MARKET)
    found = pairs(made)
    assert [(pair.a.document, pair.b.document) for pair in found] == [("A", "B"), ("B", "C")]
    assert [one.id for pair in found for one in pair.reuse] == ["R1", "R2"]


SENTENCES = st.lists(
    st.sampled_from([HARBOUR, DIVERS, CRANE, PILOT, SCHOOL, MARKET]), min_size=1, max_size=6
)


@settings(max_examples=40)
@given(SENTENCES, SENTENCES)
def test_who_comes_first_does_not_matter(one: list[str], other: list[str]) -> None:
    a, b = " ".join(one), " ".join(other)
    there = {(kind, x, y) for kind, x, y in shared(a, b)}
    back = {(kind, y, x) for kind, x, y in shared(b, a)}
    assert {kind for kind, *_ in there} == {kind for kind, *_ in back}
    assert sum(len(x) for _, x, _ in there) == sum(len(x) for _, x, _ in back)


@given(
    st.lists(
        st.sampled_from([HARBOUR, DIVERS, CRANE, PILOT, SCHOOL, MARKET]), min_size=1, unique=True
    )
)
def test_a_text_is_a_copy_of_itself(sentences: list[str]) -> None:
    text = " ".join(sentences)
    assert shared(text, text) == [("copied", text[:-1], text[:-1])]


ANY = st.text(st.sampled_from("abA1 .,'\"\n“”\N{COMBINING ACUTE ACCENT}ßß東🙂-"), max_size=60)


@settings(max_examples=60)
@given(ANY, ANY)
def test_any_two_texts_can_be_looked_at(a: str, b: str) -> None:
    made = documents(f"{a} x", f"{b} y {a}")
    for pair in pairs(made):
        for one in pair.reuse:
            for passage, own in zip(one.passages, made, strict=True):
                assert passage.span.of(own.text).strip()


@pytest.mark.parametrize("hand", ["alder", "cedar", "hazel"])
def test_independent_accounts_share_nothing_but_quotations(hand: str) -> None:
    found = []
    for path in sorted(STORIES.glob(f"{hand}_*.json")):
        accounts = json.loads(path.read_text("utf-8"))["accounts"].values()
        for a, b in combinations(accounts, 2):
            found += [one for one in shared(a, b) if one[0] != "quoted"]
    assert found == []


def test_the_work_grows_with_the_length_of_the_texts() -> None:
    """Two thousand sentences made of few words, every other one copied, take seconds at most."""
    lines = [
        f"Crate {n} of lot {n % 97} went from quay {n % 7} to shed {n % 11} with seal {n * n % 1009}."
        for n in range(2000)
    ]
    mine = [
        f"Nobody saw who carried box {n * 7} past gate {n % 13} that night." for n in range(2000)
    ]
    a = "\n".join(lines)
    b = "\n".join(line if n % 2 else mine[n] for n, line in enumerate(reversed(lines)))
    made = documents(a, b)
    begin = time.process_time()
    assert pairs(made)
    assert time.process_time() - begin < 20


def test_words_keep_their_places() -> None:
    text = "In 1999 it cost 1,234.50 crowns; “don’t,” said **she**."
    made = document(text)
    words = words_of(made, {})
    assert [words.span(n, n + 1).of(text) for n in range(len(words))] == list(words.forms)
    assert "1,234.50" in words.forms
    assert [form for form, quoted in zip(words.forms, words.quoted, strict=True) if quoted] == []


def test_short_sentences_count_where_one_text_is_made_of_the_other() -> None:
    a = f"{HARBOUR} He left. {DIVERS} Nobody was seen there at all. {CRANE}"
    b = f"{CRANE} {HARBOUR} Nobody was seen there. {DIVERS} He left."
    assert ("copied", "He left", "He left") in shared(a, b)
    assert ("edited", "Nobody was seen there at all", "Nobody was seen there") in shared(a, b)
    assert shared(f"{SCHOOL} He left. {PILOT}", f"{MARKET} He left. {DIVERS}") == []
