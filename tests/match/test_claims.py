"""What one account of an event denies and the other states, and what only looks like it."""

from __future__ import annotations

import json
from importlib.resources import files

import pytest

from compare import align
from compare.match.claims import turned
from compare.match.claims.held import claims
from compare.match.claims.turned import WORTH
from compare.match.claims.weigh import COMPARISONS, pairs
from compare.match.claims.words import alike, undoes
from compare.match.question import Scene
from compare.options import Options
from tests.judge.told import findings
from tests.match.accounts import analysed

DAIRY = """\
The dairy of Aldmoor is to be taken over by its larger rival Hensel, both firms said on Tuesday.
The price was kept secret.
No jobs will be lost in Aldmoor, the managers assured the workers.
Inspectors who looked at the storage tanks found no leak in them.
Farmers of the valley will go on delivering their milk to the old yard.
"""
RIVAL = """\
Hensel swallows its neighbour: the Aldmoor dairy changes hands this summer.
Neither side would say how much was paid.
In Aldmoor 60 jobs will be lost in packing and sales by the spring, the union fears.
A leak in one of the storage tanks was discovered by the inspectors.
For the farmers little changes, since lorries call at the same yard.
"""


def scene(*texts: str) -> Scene:
    analyses = analysed(*texts)
    return Scene(analyses, align.link(analyses, Options()))


def quotes(a: str, b: str) -> set[tuple[str, str]]:
    held = scene(a, b)
    texts = [analysis.document.text for analysis in held.analyses]
    return {(t.first.of(texts[t.a]), t.second.of(texts[t.b])) for t in turned(held, (0, 1))}


def swap(text: str, old: str, new: str) -> str:
    assert text.count(old) == 1
    return text.replace(old, new)


def cores(sentence: str) -> list[tuple[list[str], bool]]:
    held = scene(f"{sentence} The inquiry lasted two days. It ended on Friday. Lunch was served.")
    return [
        ([t.lemma for t in claim.core], claim.total)
        for claim in claims(held.accounts[0], 0)
        if claim.core
    ]


def test_what_is_denied_in_one_article_and_stated_in_the_other_is_told() -> None:
    assert quotes(DAIRY, RIVAL) == {
        ("No jobs will be lost", "60 jobs will be lost"),
        ("found no leak", "A leak in one of the storage tanks was discovered"),
    }


def test_the_report_shows_both_places_and_what_rules_told_once() -> None:
    told = [f for kind in ("open", "conflict") for f in findings(kind, DAIRY, RIVAL)]
    told = [f for f in told if f.rule != "at-odds"]
    assert {(f.category, f.evidence[0].quote) for f in told} == {
        ("number", "No jobs"),
        ("negation", "found no leak"),
    }
    assert all(f.levels for f in told)
    assert all("denies" in f.explanation for f in told if f.category == "negation")


def test_the_order_of_the_accounts_does_not_matter() -> None:
    assert {(b, a) for a, b in quotes(RIVAL, DAIRY)} == quotes(DAIRY, RIVAL)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("60 jobs will be lost", "no jobs will be lost"),
        ("In Aldmoor 60 jobs will be lost", "If sales fall, 60 jobs might be lost in Aldmoor"),
        ("In Aldmoor 60 jobs will be lost", "In Aldmoor 60 workers will be trained"),
    ],
)
def test_what_is_denied_too_or_not_stated_is_left_alone(old: str, new: str) -> None:
    assert not any("jobs" in a for a, _ in quotes(DAIRY, swap(RIVAL, old, new)))


def test_who_also_states_it_does_not_only_deny_it() -> None:
    both = DAIRY + "Later the managers admitted that 60 jobs will be lost in packing and sales.\n"
    before, after = ({a: c for a, _, c in _chances(text, RIVAL)} for text in (DAIRY, both))
    assert after["lose"] < before["lose"]


def _chances(a: str, b: str) -> list[tuple[str, str, float]]:
    from compare.match.claims.weigh import chances

    found, values = pairs(scene(a, b), 0, 1)
    sure = chances(values)[0].tolist()
    return [(p.denied.verb.lemma, p.at.lemma, c) for p, c in zip(found, sure, strict=True)]


@pytest.mark.parametrize(
    ("sentence", "core", "total"),
    [
        ("Divers saw no damage.", ["damage"], True),
        ("There was no sign of a leak.", ["leak"], True),
        ("The firm has ruled out a merger.", ["merger"], True),
        ("The mayor did not resign.", ["resign"], False),
        ("The mayor never resigned.", ["resign"], True),
        ("The prosecutor sees no grounds for an inquiry.", ["inquiry"], True),
        ("The pilot was denied permission to land.", ["permission"], True),
    ],
)
def test_the_core_of_a_denial_is_what_it_denies(
    sentence: str, core: list[str], total: bool
) -> None:
    assert (core, total) in cores(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "The striker wears the No 9 shirt.",
        "The police made no comment.",
        "The ministry did not immediately respond.",
        "No other guests were hurt.",
        "No one else was hurt.",
        "Rather than waiting, the crew left.",
        "The driver could barely walk.",
        "He denied the accusation.",
        "The union wants no nurse to look after more than eight people.",
        "The festival was cancelled.",
        "Men who were not invited came.",
        "Whoever could not travel was paid back.",
        "Police ruled out Harlow as a suspect.",
    ],
)
def test_what_denies_nothing_has_no_core(sentence: str) -> None:
    assert cores(sentence) == []


def test_what_is_forbidden_may_be_done_all_the_same() -> None:
    park = """The lake in Torn Park was closed to visitors on Monday.
Swimming is forbidden in the lake because of the algae.
Dogs must be kept on a lead.
The water will be tested again next week."""
    swum = """Algae have spread in the lake of Torn Park since Monday.
Dozens of children swam in the lake all the same.
Owners were told to keep their dogs on a lead.
New tests of the water follow next week."""
    allowed = swap(
        swum,
        "Dozens of children swam in the lake all the same",
        "Swimming is still allowed in the lake",
    )
    assert not any(denied == "forbid" for denied, *_ in _chances(park, swum))
    assert any(denied == "forbid" for denied, *_ in _chances(park, allowed))


def test_what_is_so_no_longer_may_have_been_so() -> None:
    lines = """The phone network in Sorrel broke down on Monday.
Two of the three lines are no longer affected by the fault.
Engineers replaced a cable under the bridge.
Callers can claim their money back."""
    fault = """A broken cable cut off the phones of Sorrel on Monday.
The fault affected all three lines at first.
Repairs were done under the bridge.
Whoever could not call will be paid back."""
    assert _chances(lines, fault) == []


def test_words_that_deny_by_themselves_state_nothing() -> None:
    held = scene("Men who were not invited came uninvited. It rained. They left. Nobody saw them.")
    tokens = {t.text: t for t in held.analyses[0].tokens}
    assert undoes(tokens["uninvited"], tokens["invited"])
    assert not undoes(tokens["left"], tokens["invited"])
    assert alike(tokens["invited"], tokens["invited"]) == 1.0
    assert alike(tokens["rained"], tokens["invited"]) == 0.0


def test_the_shipped_weights_are_for_the_comparisons_that_are_made() -> None:
    models = json.loads(files("compare.data").joinpath("claims.json").read_text("utf-8"))["models"]
    assert tuple(models["turned"]["weights"]) == COMPARISONS
    assert 0 < WORTH < 1
