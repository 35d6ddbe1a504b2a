"""Of sources that are one voice a check says so, whatever they say of a claim."""

from __future__ import annotations

import compare


def test_two_sources_that_share_their_wording_are_one_voice() -> None:
    wire = (
        "The harbour office of Ostrick closed two of its four gates on Tuesday after a tug ran "
        "into the outer wall. Nobody on the tug was hurt."
    )
    other = f"{wire} The mayor went to see the wall."
    draft = (
        "The harbour office of Ostrick closed two gates on Tuesday after a tug ran into the wall."
    )
    claim = compare.check_texts(draft, wire, other).claims[0]
    assert claim.verdict == "supported"
    assert [voice.documents for voice in claim.voices] == [("B", "C")]
    assert "B and C are one voice: shared wording" in claim.reason


WIRE = (
    "{} shops burned down in the market hall of Ostrick on Friday night after a stove was left "
    "alight by somebody in the bakery. The road to Vennmoor was closed."
)
OWN = "{} shops in Ostrick have burned down: on Friday night fire broke out in the market hall."


def test_two_sources_that_contradict_in_shared_wording_are_one_voice() -> None:
    draft = "Three shops burned down in the market hall of Ostrick on Friday night."
    wire = WIRE.format("Five")
    claim = compare.check_texts(draft, wire, f"{wire} Nobody was hurt.").claims[0]
    assert claim.verdict == "contradicted"
    assert claim.reason.endswith(". B and C are one voice: shared wording (R3).")


def test_two_that_differ_on_the_word_of_one_are_one_voice() -> None:
    draft = "Anna Keller, the mayor, said four miners were killed in the pit at Orrin."
    one = "Rolf Lund said that five miners were killed in the pit at Orrin. It rained."
    two = "At Orrin, Rolf Lund said, the pit killed five miners. Trams ran late."
    claim = compare.check_texts(draft, one, two).claims[0]
    assert claim.verdict == "open"
    assert claim.reason.endswith(". B and C are one voice: both on the word of Rolf Lund.")


def test_two_that_contradict_in_words_of_their_own_are_two() -> None:
    draft = "Three shops burned down in the market hall of Ostrick on Friday night."
    claim = compare.check_texts(draft, WIRE.format("Five"), OWN.format("Five")).claims[0]
    assert claim.verdict == "contradicted"
    assert {w.document for w in claim.witnesses if w.bearing == "contradicts"} == {"B", "C"}
    assert "one voice" not in claim.reason


def test_two_that_back_what_a_third_contradicts_may_be_one_voice() -> None:
    draft = "Three shops burned down in the market hall of Ostrick on Friday night."
    wire = WIRE.format("Three")
    claim = compare.check_texts(draft, wire, wire, OWN.format("Five")).claims[0]
    assert claim.verdict == "contradicted"
    assert claim.sources == ("B", "C")
    assert "B and C back it; B and C are one voice: shared wording" in claim.reason
