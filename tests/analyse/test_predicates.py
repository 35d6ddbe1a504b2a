"""Predicates: what is said, whether it is denied, how certain it is, who does it."""

from __future__ import annotations

import pytest

from compare.model import Predicate
from tests.analyse.parsed import analysed, word


def predicate(text: str, lemma: str) -> Predicate:
    found = [p for p in analysed(text).predicates if p.lemma == lemma]
    assert len(found) == 1, [p.lemma for p in analysed(text).predicates]
    return found[0]


# --- denial --------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "lemma", "words"),
    [
        ("The minister did not attend the talks.", "attend", "did not attend"),
        ("The minister didn't attend the talks.", "attend", "didn't attend"),
        ("The company never paid its workers.", "pay", "never paid"),
        ("The company hardly paid its workers.", "pay", "hardly paid"),
        ("Nobody attended the talks.", "attend", "Nobody attended"),
        ("None of the ministers attended the talks.", "attend", "None of the ministers attended"),
        ("No minister attended the talks.", "attend", "No minister attended"),
        ("Not one minister resigned.", "resign", "Not one minister resigned"),
        ("The minister attended no talks.", "attend", "attended no talks"),
        ("Nothing was stolen.", "steal", "Nothing was stolen"),
        ("The plan was rejected by no one.", "reject", "was rejected by no one"),
        ("There were no survivors.", "survivor", "were no survivors"),
        ("The bridge was not closed.", "close", "was not closed"),
        ("The mayor is not guilty.", "guilty", "is not guilty"),
        ("The plant is no longer open.", "open", "is no longer open"),
        ("The plant no longer makes cars.", "make", "no longer makes"),
        ("The company failed to pay its workers.", "pay", "failed to pay"),
        ("The company refused to pay its workers.", "pay", "refused to pay"),
        ("The man was unable to leave.", "leave", "was unable to leave"),
        ("The man has yet to resign.", "resign", "yet to resign"),
        ("They left without paying.", "pay", "without paying"),
        ("The guard stopped him from leaving.", "leave", "stopped him from leaving"),
        ("The guard did not let him leave.", "leave", "did not let him leave"),
        ("The mayor was too ill to resign.", "resign", "was too ill to resign"),
        ("They left instead of paying.", "pay", "of paying"),
        ("The mayor at no time met the union.", "meet", "no time met"),
        ("His failure to pay was punished.", "pay", "failure to pay"),
    ],
)
def test_denied(text: str, lemma: str, words: str) -> None:
    found = predicate(text, lemma)
    assert found.negated
    assert found.span.of(text) == words


@pytest.mark.parametrize(
    ("text", "lemma"),
    [
        ("The minister attended the talks.", "attend"),
        ("The company did not fail to pay its workers.", "pay"),
        ("The company failed to pay its workers.", "fail"),
        ("The mayor did not resign but left the town.", "leave"),
        ("The minister not only attended the talks but also spoke.", "attend"),
        ("Not all ministers attended the talks.", "attend"),
        ("Without a permit, the plant opened.", "open"),
        ("One minister resigned.", "resign"),
        ("The man denied that he had lied.", "lie"),
        ("The guard did not stop him from leaving.", "leave"),
        ("The guard let him leave.", "leave"),
        ("The mayor resigned after leaving the town.", "leave"),
        ("No details were given, and the talks went on.", "go on"),
    ],
)
def test_not_denied(text: str, lemma: str) -> None:
    assert not predicate(text, lemma).negated


@pytest.mark.parametrize(
    ("text", "denied"),
    [
        ("The minister neither attended the talks nor sent a deputy.", {"attend", "send"}),
        ("The mayor did not resign or leave the town.", {"resign", "leave"}),
        ("The mayor resigned and did not leave the town.", {"leave"}),
        ("Neither the minister nor the mayor attended the talks.", {"attend"}),
        ("Nobody was hurt and nothing was stolen.", {"hurt", "steal"}),
    ],
)
def test_denial_of_joined_verbs(text: str, denied: set[str]) -> None:
    assert {p.lemma for p in analysed(text).predicates if p.negated} == denied


def test_a_denied_opinion_is_a_denial_of_what_is_thought() -> None:
    found = predicate("Police do not believe he fired.", "fire")
    assert found.negated
    assert found.modality == "expected"


# --- certainty -----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "lemma", "modality"),
    [
        ("The mayor resigned.", "resign", "actual"),
        ("The mayor has not yet resigned.", "resign", "actual"),
        ("The mayor may resign.", "resign", "possible"),
        ("The mayor could not resign.", "resign", "able"),
        ("The plant could have exploded.", "explode", "possible"),
        ("The mayor can't resign.", "resign", "able"),
        ("The mayor could resign.", "resign", "possible"),
        ("The police did not say that he fired.", "fire", "open"),
        ("They did not sit at the table, eating bread.", "eat", "open"),
        ("The man was not accused of stealing.", "steal", "possible"),
        ("They did not sign and publish the deal.", "publish", "open"),
        ("The man claimed that he had paid.", "pay", "possible"),
        ("Did the mayor resign?", "resign", "possible"),
        ("The mayor will resign on Friday.", "resign", "planned"),
        ("The mayor won't resign.", "resign", "planned"),
        ("The mayor plans to resign.", "resign", "planned"),
        ("The mayor is going to resign.", "resign", "planned"),
        ("They agreed to sign the deal.", "sign", "planned"),
        ("He went to Rome to sign the deal.", "sign", "planned"),
        ("The decision to close the plant angered many.", "close", "planned"),
        ("The deal was set to be signed on Monday.", "sign", "planned"),
        ("The mayor is expected to resign.", "resign", "expected"),
        ("The deal is likely to collapse.", "collapse", "expected"),
        ("The ship is believed to have sunk.", "sink", "expected"),
        ("The man reportedly fired first.", "fire", "expected"),
        ("The mayor must resign.", "resign", "obliged"),
        ("The mayor has to resign.", "resign", "obliged"),
        ("The mayor would resign if asked.", "resign", "conditional"),
        ("The mayor said that he would resign if asked.", "resign", "conditional"),
        ("The mayor said that he would resign in May.", "resign", "planned"),
        ("If the mayor resigns, the party will split.", "resign", "conditional"),
        ("The court will decide whether the mayor lied.", "lie", "conditional"),
        ("The man denied that he had lied.", "lie", "possible"),
    ],
)
def test_modality(text: str, lemma: str, modality: str) -> None:
    assert predicate(text, lemma).modality == modality


@pytest.mark.parametrize(
    ("text", "lemma"),
    [
        ("He began to sign the deal.", "sign"),
        ("He managed to sign the deal.", "sign"),
        ("He went on to sign the deal.", "sign"),
        ("They were forced to leave.", "leave"),
        ("He used to work there.", "work"),
        ("She was the first woman to lead the bank.", "lead"),
        ("The company failed to pay its workers.", "pay"),
    ],
)
def test_an_infinitive_that_came_true_is_actual(text: str, lemma: str) -> None:
    assert predicate(text, lemma).modality == "actual"


def test_an_infinitive_is_no_more_certain_than_the_verb_above_it() -> None:
    assert predicate("He may begin to sign the deal.", "sign").modality == "possible"


# --- roles ---------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "lemma", "passive", "subject", "obj"),
    [
        ("The police closed the bridge.", "close", False, "police", "bridge"),
        ("The bridge was closed by the police.", "close", True, "bridge", "police"),
        ("The bridge was not closed.", "close", True, "bridge", None),
        ("The army pulled out and gave up the airport.", "give up", False, "army", "airport"),
        ("The fire broke out at noon.", "break out", False, "fire", None),
        ("The talks were called off.", "call off", True, "talks", None),
        ("The mayor is a doctor.", "doctor", False, "mayor", "doctor"),
        ("The mayor resigned and left the town.", "leave", False, "mayor", "town"),
        ("The mayor plans to leave the town.", "leave", False, "mayor", "town"),
        ("The mayor is ready to leave the town.", "leave", False, "mayor", "town"),
        ("He urged them to sign the deal.", "sign", False, "them", "deal"),
        ("The army wants the rebels to leave the town.", "leave", False, "rebels", "town"),
        ("They were forced to leave the town.", "leave", False, "They", "town"),
        ("Police arrested the man who robbed the bank.", "rob", False, "who", "bank"),
    ],
)
def test_roles(text: str, lemma: str, passive: bool, subject: str, obj: str | None) -> None:
    found = predicate(text, lemma)
    analysis = analysed(text)
    assert found.passive == passive
    assert word(analysis, found.subject) == subject
    assert word(analysis, found.object) == obj


def test_a_copula_is_quoted_with_what_it_ascribes() -> None:
    text = "The old bridge over the river is unsafe."
    assert predicate(text, "unsafe").span.of(text) == "is unsafe"


def test_auxiliaries_are_no_predicates() -> None:
    text = "The bridge has been being repaired."
    assert [p.lemma for p in analysed(text).predicates] == ["repair"]
