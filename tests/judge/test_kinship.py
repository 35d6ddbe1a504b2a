"""How near two words are."""

from __future__ import annotations

import pytest

from compare.judge import kinship


@pytest.mark.parametrize(
    ("a", "b"), [("country", "nation"), ("ship", "ship"), ("physician", "doctor")]
)
def test_nouns_that_can_name_the_same(a: str, b: str) -> None:
    assert kinship.nouns(a, b) >= kinship.SYNONYM
    assert kinship.nouns(a, b) == kinship.nouns(b, a)


@pytest.mark.parametrize(("a", "b"), [("ferry", "boat"), ("car", "vehicle")])
def test_a_kind_of(a: str, b: str) -> None:
    assert kinship.KIND_OF <= kinship.nouns(a, b) < kinship.SYNONYM


@pytest.mark.parametrize(
    ("a", "b"), [("bridge", "worker"), ("school", "euro"), ("", "ship"), ("ship", "")]
)
def test_unrelated_nouns(a: str, b: str) -> None:
    assert kinship.nouns(a, b) == 0


def test_two_words_for_people_may_name_the_same_people() -> None:
    assert 0 < kinship.nouns("worker", "passenger") < kinship.KIND_OF


@pytest.mark.parametrize(
    ("a", "b"), [("rise", "fall"), ("climb", "drop"), ("confirm", "deny"), ("approve", "reject")]
)
def test_opposites(a: str, b: str) -> None:
    assert kinship.opposed(a, b, "VERB")
    assert kinship.opposed(b, a, "VERB")
    assert kinship.verbs(a, b) == 0


@pytest.mark.parametrize(
    ("a", "b"), [("rise", "climb"), ("kill", "wound"), ("say", "write"), ("come", "go")]
)
def test_no_opposites(a: str, b: str) -> None:
    assert not kinship.opposed(a, b, "VERB")


@pytest.mark.parametrize(
    ("a", "b", "pos"),
    [
        ("increase", "decline", "NOUN"),
        ("profit", "loss", "NOUN"),
        ("strong", "weak", "ADJ"),
        ("paved", "unpaved", "ADJ"),
        ("publicly", "secretly", "ADV"),
        ("above", "below", "ADP"),
        ("before", "after", "SCONJ"),
    ],
)
def test_opposites_of_other_classes(a: str, b: str, pos: str) -> None:
    assert kinship.opposed(a, b, pos)
    assert kinship.opposed(b, a, pos)


@pytest.mark.parametrize(
    ("a", "b", "pos"), [("until", "til", "ADP"), ("union", "ion", "NOUN"), ("with", "by", "ADP")]
)
def test_no_opposites_of_other_classes(a: str, b: str, pos: str) -> None:
    assert not kinship.opposed(a, b, pos)


def test_some_opposites_follow_each_other() -> None:
    assert kinship.successive("begin", "end", "VERB")
    assert kinship.successive("release", "arrest", "VERB")
    assert not kinship.successive("rise", "fall", "VERB")


@pytest.mark.parametrize("verb", ["found", "die", "publish", "sink"])
def test_what_happens_once(verb: str) -> None:
    assert kinship.once_only(verb)


@pytest.mark.parametrize("verb", ["visit", "say", "win", "attack"])
def test_what_can_happen_again(verb: str) -> None:
    assert not kinship.once_only(verb)


def test_people() -> None:
    assert kinship.is_person("worker")
    assert not kinship.is_person("bridge")
