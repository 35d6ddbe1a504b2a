"""Numbers in words and digits."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from compare.analyse.numerals import Number, atoms, parse_digits, read_number, read_ordinal
from compare.model import Span, Token

SMALL = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen "
    "sixteen seventeen eighteen nineteen"
).split()
TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
SCALES = [(10**9, "billion"), (10**6, "million"), (1000, "thousand")]


def below_thousand(number: int, *, british: bool) -> str:
    if number < 20:
        return SMALL[number]
    if number < 100:
        tens, unit = divmod(number, 10)
        return TENS[tens - 2] + (f"-{SMALL[unit]}" if unit else "")
    hundreds, rest = divmod(number, 100)
    joint = " and " if british else " "
    tail = joint + below_thousand(rest, british=british) if rest else ""
    return f"{SMALL[hundreds]} hundred{tail}"


def in_words(number: int, *, british: bool) -> str:
    if number < 1000:
        return below_thousand(number, british=british)
    parts = []
    for scale, name in SCALES:
        count, number = divmod(number, scale)
        if count:
            parts.append(f"{below_thousand(count, british=british)} {name}")
    if number:
        tail = below_thousand(number, british=british)
        parts.append(f"and {tail}" if british and number < 100 else tail)
    return " ".join(parts)


def read(text: str) -> Number | None:
    token = Token(0, Span(0, len(text)), text, text, "NUM", "CD", "ROOT", 0, 0, "", False)
    return read_number(atoms(text, 0, (token,)), 0)


@given(st.integers(0, 10**12 - 1), st.booleans())
def test_words_round_trip(number: int, british: bool) -> None:
    text = in_words(number, british=british)
    found = read(text + " houses")
    assert found is not None
    assert found.value == number, text


@given(st.integers(0, 10**12), st.sampled_from([",", "\u00a0", "\u202f", ""]))
def test_digits_round_trip(number: int, mark: str) -> None:
    text = f"{number:,}".replace(",", mark)
    found = read(text)
    assert found is not None
    assert (found.value, found.step) == (number, 1)


@given(st.integers(0, 10**6), st.integers(0, 99))
def test_decimals_keep_their_last_place(whole: int, hundredths: int) -> None:
    parsed = parse_digits(f"{whole:,}.{hundredths:02}")
    assert parsed is not None
    assert parsed[0] == pytest.approx(whole + hundredths / 100)
    assert parsed[1] == 0.01


@pytest.mark.parametrize(
    ("text", "value", "step"),
    [
        ("2.5 million", 2.5e6, 1e5),
        ("2.5m people", 2.5, 0.1),  # a magnitude or metres: not for this module to say
        ("3.5bn", 3.5e9, 1e8),
        ("10k runners", 10_000, 1000),
        ("half a million", 5e5, 1e5),
        ("half a dozen", 6, 1),
        ("a dozen", 12, 1),
        ("two dozen", 24, 1),
        ("a hundred and one", 101, 1),
        ("one and a half million", 1.5e6, 5e5),
        ("two-and-a-half years", 2.5, 0.5),
        ("2 1/2 years", 2.5, 0.5),
        ("5 lakh", 5e5, 1e5),
        ("3 crore", 3e7, 1e7),
        ("1,20,000 rupees", 120_000, 1),
        ("1 200 people", 1200, 1),
        ("1.200,50", 1200.5, 0.01),
        ("1.200.000", 1_200_000, 1),
        ("twenty-two thousand", 22_000, 1000),
        ("12 737 MAX jets", 12, 1),
        ("one two", 1, 1),
        ("one hundred and two hundred", 100, 1),
        ("two million and three million", 2e6, 1e6),
        ("two thousand, three of them", 2000, 1000),
        ("3 " + "million " * 80, 3e36, 1e36),  # no infinity, and no more digits than in figures
    ],
)
def test_reads(text: str, value: float, step: float) -> None:
    found = read(text)
    assert found is not None
    assert (found.value, found.step) == (value, step)


def test_a_number_in_groups_without_end_is_cut() -> None:
    found = read("1" + " 200" * 120)
    assert found is not None
    assert 1e36 < found.value < 1e40


@pytest.mark.parametrize(
    "text", ["3,5 million", "1.2.3", "12:30", "a house", "second", "12/3/2025"]
)
def test_is_no_number(text: str) -> None:
    assert read(text) is None


@given(st.integers(1, 99))
def test_ordinals_round_trip(number: int) -> None:
    suffix = (
        "th" if 10 <= number % 100 <= 20 else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    )
    text = f"{number}{suffix} time"
    token = Token(0, Span(0, len(text)), text, text, "NUM", "CD", "ROOT", 0, 0, "", False)
    found = read_ordinal(atoms(text, 0, (token,)), 0)
    assert found is not None
    assert found.value == number


@given(st.text(max_size=60))
def test_atoms_cover_all_but_space(text: str) -> None:
    token = Token(0, Span(0, len(text)), text, text, "X", "XX", "ROOT", 0, 0, "", False)
    found = atoms(text, 0, (token,))
    assert all(text[atom.start : atom.end] == atom.text for atom in found)
    assert all(first.end <= second.start for first, second in itertools.pairwise(found))
