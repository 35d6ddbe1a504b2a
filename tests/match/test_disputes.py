"""What one person says against what another says is a dispute of the two, in short and long texts."""

from __future__ import annotations

import pytest

from compare.match.voices import Voice, Voices
from compare.model import Finding, Span
from tests.judge.test_padded import HERE, THERE, padded
from tests.judge.told import told
from tests.match.accounts import analysed

MINE = "The mine at Orrin collapsed on Monday."
INTERVIEW = """\
Keller: Four miners were killed in the pit at Orrin.

Lund: No. Five miners were killed in the pit at Orrin.

Keller: I was there.

Lund: You came later."""


def differing(*texts: str) -> list[Finding]:
    found = told(*texts).findings
    return [f for f in found if f.kind in ("conflict", "open", "detail") and f.rule != "wording"]


def both(a: str, b: str) -> list[tuple[str, str]]:
    """Return two texts, and the same in longer accounts."""
    return [(a, b), (padded(a, HERE), padded(b, THERE))]


def alone(text: str) -> list[str]:
    return [text, padded(text, HERE)]


@pytest.mark.parametrize(
    "texts",
    both(
        f"{MINE} Anna Keller, the mayor, said four miners were killed.",
        f"{MINE} Rolf Lund said that five miners were killed.",
    ),
)
def test_two_people_named_by_two_accounts_dispute_it(texts: tuple[str, str]) -> None:
    (found,) = differing(*texts)
    assert (found.kind, found.category, found.scope) == ("open", "number", "cross")
    assert found.explanation == (
        "Anna Keller says “four miners” in A, Rolf Lund says “five miners” in B: a dispute between "
        "the two, not between the accounts."
    )


@pytest.mark.parametrize(
    "text",
    alone(
        "The gates of the dam were open all night, said Anna Keller. "
        "The gates of the dam were not open that night, Rolf Lund said."
    ),
)
def test_an_account_that_tells_both_does_not_contradict_itself(text: str) -> None:
    (found,) = differing(text)
    assert (found.kind, found.scope) == ("open", "internal")
    assert "Anna Keller says" in found.explanation and "Rolf Lund says" in found.explanation
    assert "which A tells" in found.explanation


@pytest.mark.parametrize("text", alone(INTERVIEW))
def test_an_interview_is_two_voices(text: str) -> None:
    (found,) = differing(text)
    assert found.kind == "open"
    assert "Keller says “Four miners” in A, Lund says “Five miners” in A" in found.explanation


@pytest.mark.parametrize(
    "texts",
    both(
        f"{MINE} Four miners were killed.", f"{MINE} Rolf Lund said that five miners were killed."
    ),
)
def test_against_an_accounts_own_words_a_speaker_is_named_and_it_stays_a_conflict(
    texts: tuple[str, str],
) -> None:
    (found,) = differing(*texts)
    assert found.kind == "conflict"
    assert found.explanation.endswith("“five miners” is what Rolf Lund says in B.")


def test_who_is_not_named_is_a_source_and_the_accounts_are_in_conflict() -> None:
    (found,) = differing(
        f"{MINE} Police said four miners were killed.",
        f"{MINE} The hospital said that five miners were killed.",
    )
    assert found.kind == "conflict"
    assert "is what police say in A" in found.explanation
    assert "is what the hospital says in B" in found.explanation


@pytest.mark.parametrize(
    "text",
    [
        "Anna Keller said four miners were killed at Orrin. Keller said five miners were killed at Orrin.",
        "Four miners were killed at Orrin. Five miners were killed at Orrin.",
    ],
)
def test_one_voice_that_says_two_things_contradicts_itself(text: str) -> None:
    (found,) = differing(text)
    assert (found.kind, found.scope) == ("conflict", "internal")
    assert "dispute" not in found.explanation


def voice(text: str, quote: str) -> Voice | None:
    (analysis,) = analysed(text)
    start = text.index(quote)
    return Voices(analysis).at(Span(start, start + len(quote)))


@pytest.mark.parametrize(
    ("text", "quote", "name"),
    [
        ("Anna Keller, the mayor, said four men died.", "four men", "Anna Keller"),
        ("“Four men died,” a nurse said.", "Four men", "a nurse"),
        ("Anna Keller denied that the dam was unsafe.", "denied", "Anna Keller"),
        ("According to the coastguard, four men died.", "four men", "the coastguard"),
        ("Lund said the union claimed that four men died.", "four men", "the union"),
        (
            "Q: How many died?\n\nA: Four men died.\n\nQ: When?\n\nA: At night.",
            "Four",
            "who answers",
        ),
    ],
)
def test_a_place_is_in_the_words_of(text: str, quote: str, name: str) -> None:
    found = voice(text, quote)
    assert found is not None and found.name == name


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("Four men died. Anna Keller said she was sorry.", "Four men"),
        ("Anna Keller: a life\n\nFour men died.", "Four men"),
        ("Note: Four men died.\n\nUpdate: Five men died.", "Four men"),
    ],
)
def test_a_place_is_in_the_accounts_own_words(text: str, quote: str) -> None:
    assert voice(text, quote) is None


def test_he_who_may_be_anybody_is_no_other_voice() -> None:
    unknown, known = Voice("", "", named=False), Voice("anna keller", "Anna Keller", named=True)
    assert not unknown.other_than(known)
    assert not known.other_than(Voice("keller", "Keller", named=True))
    assert known.other_than(Voice("rolf lund", "Rolf Lund", named=True))
