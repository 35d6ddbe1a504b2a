from __future__ import annotations

import gzip
import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from compare.data import (
    Pos,
    Relation,
    antonymy,
    derived,
    entails,
    is_a,
    known,
    lexnames,
    linked,
    opposites,
    relation,
    synonyms,
)
from compare.data.lexicon import lexicon
from compare.data.tables import FOLDER
from tools.build_relations import FOLDER as FOLDER_OF_WORDNET
from tools.build_relations import table


@pytest.mark.parametrize(
    ("a", "b", "pos", "expected"),
    [
        ("fire", "fire", "n", "same"),
        ("country", "nation", "n", "synonym"),
        ("buy", "purchase", "v", "synonym"),
        ("begin", "start", "v", "synonym"),
        ("big", "large", "a", "synonym"),
        ("rise", "fall", "v", "antonym"),
        ("accept", "reject", "v", "antonym"),
        ("guilty", "innocent", "a", "antonym"),
        ("left", "right", "a", "antonym"),
        ("tiny", "big", "a", "antonym"),
        ("dog", "animal", "n", "hypernym"),
        ("animal", "dog", "n", "hyponym"),
        ("murder", "kill", "v", "hypernym"),
        ("yellow", "green", "n", "sister"),
        ("bus", "train", "n", "sister"),
        ("dog", "harbour", "n", "none"),
        ("xqzt", "dog", "n", "none"),
        ("dog", "animal", "v", "none"),
    ],
)
def test_relation(a: str, b: str, pos: Pos, expected: Relation) -> None:
    assert relation(a, b, pos) == expected


@pytest.mark.parametrize(
    ("a", "b", "pos", "least", "most"),
    [
        ("rise", "fall", "v", 3, 3),
        ("open", "closed", "a", 3, 3),
        ("tiny", "big", "a", 2, 2),
        ("soar", "plunge", "v", 1, 1),
        ("gain", "lose", "v", 1, 2),
        ("begin", "start", "v", 0, 0),
        ("say", "state", "v", 0, 0),
        ("yellow", "green", "n", 0, 0),
    ],
)
def test_antonymy(a: str, b: str, pos: Pos, least: int, most: int) -> None:
    assert least <= antonymy(a, b, pos) <= most


def test_kinds_and_fields() -> None:
    assert is_a("minister", "person")
    assert is_a("person", "person")
    assert not is_a("person", "minister")
    assert not is_a("harbour", "person")
    assert lexnames("minister") == ("person",)
    assert lexnames("week") == ("time",)
    assert lexnames("kilometre")[:1] == ("quantity",)
    assert lexnames("xqzt") == ()
    assert "nation" in synonyms("country", "n")
    assert "country" not in synonyms("country", "n")
    assert derived("terminate", "v", "termination", "n")
    assert not derived("terminate", "v", "harbour", "n")
    assert entails("kill", "die")
    assert not entails("die", "kill")
    assert known("dog", "n")
    assert not known("london", "n"), "names of places are left out"


WORDS = st.sampled_from(
    "rise fall dog animal big tiny open close begin end kill die people crowd yellow xqzt".split()
)


@given(WORDS, WORDS, st.sampled_from(["n", "v", "a", "r"]))
def test_relations_mirror_each_other(a: str, b: str, pos: Pos) -> None:
    mirror = {"hypernym": "hyponym", "hyponym": "hypernym"}
    there, back = relation(a, b, pos), relation(b, a, pos)
    assert back == mirror.get(there, there)
    assert antonymy(a, b, pos) == antonymy(b, a, pos)


ANY_WORD = st.deferred(lambda: st.sampled_from(lexicon().words))


@given(st.one_of(WORDS, ANY_WORD), st.data(), st.sampled_from(["n", "v", "a", "r"]))
def test_the_quick_questions_agree_with_the_slow_ones(
    a: str, data: st.DataObject, pos: Pos
) -> None:
    kin = [a, *synonyms(a, pos), *above_and_made_from(a, pos)]
    b = data.draw(st.one_of(st.sampled_from(kin), WORDS, ANY_WORD))
    for one, other in ((a, b), (b, a)):
        if not linked(one, other, pos):
            assert relation(one, other, pos) in ("antonym", "sister", "none")
        assert opposites(one, other, pos) == (antonymy(one, other, pos) >= 2)


def above_and_made_from(word: str, pos: Pos) -> list[str]:
    """Return words of the senses over a word's own, and words made from it."""
    words = lexicon()
    number = words.find(word)
    assert number is not None or word == "xqzt"
    made = () if number is None else words.derived.of(number, pos)
    above = [up for sense in words.senses(word, pos, 3) for up in words.hypernyms[sense]]
    return [w for up in above for w in words.members.get(up, ())] + [
        words.words[n] for n, _ in made
    ]


def test_the_table_is_sorted_and_its_bytes_hold_no_clock() -> None:
    words = lexicon().words
    assert all(a < b for a, b in itertools.pairwise(words))
    data = (FOLDER / "relations.bin.gz").read_bytes()
    assert data[4:8] == b"\0\0\0\0", "gzip's time stamp"
    assert len(data) < 2_000_000
    assert gzip.decompress(data).startswith(b'{"source":"WordNet 3.0"')


@pytest.mark.skipif(not FOLDER_OF_WORDNET.exists(), reason="needs Debian's wordnet-base")
def test_the_table_is_what_the_script_builds() -> None:
    shipped = gzip.decompress((FOLDER / "relations.bin.gz").read_bytes())
    assert table(FOLDER_OF_WORDNET) == shipped


def test_the_licence_ships_with_the_table() -> None:
    text = (FOLDER / "LICENSES" / "WordNet-3.0.txt").read_text("utf-8")
    assert "Princeton University" in text
    assert "THIS SOFTWARE AND DATABASE IS PROVIDED" in text
