"""Words around a number that widen it: ``about``, ``at least``, ``nearly``, ``or more``."""

from __future__ import annotations

import math
from typing import Literal

from compare.model import QuantityForm

Comparator = Literal["", "about", "below", "above", "ge", "gt", "le", "lt"]

_BEFORE: dict[str, Comparator] = {
    **dict.fromkeys(
        (
            "about", "around", "roughly", "approximately", "approx", "approx .", "circa", "c .",
            "~", "some", "more or less", "an estimated", "estimated", "in the region of", "or so",
            "in the order of", "on the order of", "close to", "somewhere around", "something like",
            "give or take", "in the neighborhood of", "in the neighbourhood of", "perhaps", "maybe",
            "estimated at", "estimated at about", "of about", "of around", "of some", "just about",
            "an approximate", "a rough", "an average of about", "anywhere from",
        ),
        "about",
    ),
    **dict.fromkeys(
        (
            "nearly", "almost", "just under", "just below", "slightly less than",
            "slightly fewer than", "slightly under", "a little under", "a little less than",
            "not quite", "just short of", "virtually", "approaching", "slightly below",
            "just shy of", "nearing", "a bit less than",
        ),
        "below",
    ),
    **dict.fromkeys(
        (
            "just over", "just above", "slightly more than", "slightly over", "slightly above",
            "a little over", "a little more than", "a bit more than", "a bit over",
            "just more than",
        ),
        "above",
    ),
    **dict.fromkeys(
        (
            "at least", "no fewer than", "no less than", "not less than", "not fewer than",
            "a minimum of", "minimum", "minimum of", "at a minimum", "as little as", "as few as",
            "\u2265", "at the least", "at the very least", "at minimum",
        ),
        "ge",
    ),
    **dict.fromkeys(
        (
            "more than", "over", "above", "greater than", "in excess of", "exceeding", "upwards of",
            "upward of", "north of", ">", "well over", "far more than", "well above", "higher than",
            "longer than", "older than", "bigger than", "larger than", "much more than",
            "well in excess of", "far over", "beyond", "more than an estimated", "not just",
            "significantly more than",
        ),
        "gt",
    ),
    **dict.fromkeys(
        (
            "at most", "up to", "no more than", "not more than", "as many as", "as much as",
            "as high as", "a maximum of", "maximum", "maximum of", "at the most", "\u2264",
            "within", "not exceeding", "no greater than", "no longer than", "as long as",
            "as far as", "as late as", "up to an estimated", "not over", "a maximum", "up to about",
            "up to around",
        ),
        "le",
    ),
    **dict.fromkeys(
        (
            "fewer than", "less than", "under", "below", "<", "well under", "well below",
            "lower than", "shorter than", "younger than", "smaller than", "far fewer than",
            "far less than", "much less than", "short of", "in under", "in less than",
        ),
        "lt",
    ),
}  # fmt: skip
_AFTER: dict[str, Comparator] = {
    "or more": "ge",
    "or greater": "ge",
    "or higher": "ge",
    "or above": "ge",
    "or over": "ge",
    "or older": "ge",
    "or longer": "ge",
    "and over": "ge",
    "and above": "ge",
    "and older": "ge",
    "and up": "ge",
    "plus": "ge",
    "- plus": "ge",
    "+": "ge",
    "or fewer": "le",
    "or less": "le",
    "or under": "le",
    "or younger": "le",
    "or lower": "le",
    "and under": "le",
    "or below": "le",
    "and younger": "le",
    "or so": "about",
    "or thereabouts": "about",
    "more or less": "about",
    "- odd": "about",
    "odd": "about",
    "- ish": "about",
    "at least": "ge",
    "at most": "le",
    "at the most": "le",
    "at the least": "le",
    "tops": "le",
}
_LONGEST = 5
_DIGITS = 3
_FEW = 10
"""Below it *more than* is meant to the unit: *more than two* is not two."""


def before(words: list[str]) -> tuple[Comparator, int]:
    """Return the comparator that ends ``words`` and how many words it takes."""
    for length in range(min(_LONGEST, len(words)), 0, -1):
        found = _BEFORE.get(" ".join(words[-length:]))
        if found is not None:
            return found, length
    return "", 0


def after(words: list[str]) -> tuple[Comparator, int]:
    """Return the comparator that ``words`` begins with and how many words it takes."""
    for length in range(min(3, len(words)), 0, -1):
        found = _AFTER.get(" ".join(words[:length]))
        if found is not None:
            return found, length
    return "", 0


def tolerance(value: float, step: float) -> float:
    """Return how far ``about value`` reaches: the rounder the number, the farther.

    One significant digit: half its place, but a tenth to a fifth of the value. Two: a
    twentieth, or a tenth before a final five. More: a fiftieth. Never less than a step for
    small whole numbers.
    """
    size = abs(value)
    if size == 0:
        return step
    places = math.floor(math.log10(size))
    text = f"{size / 10.0**places:.6f}".replace(".", "").rstrip("0")
    if step < 1:
        # Decimals were written out on purpose: 7.50 has three digits.
        text = text.ljust(len(str(round(size / step))), "0")
    if len(text) <= 1:
        share = min(0.2, max(0.1, 0.5 / max(1, int(text or "1"))))
    elif len(text) == 2:
        share = 0.1 if text.endswith("5") else 0.05
    else:
        share = 0.05 if len(text) == _DIGITS and text.endswith("5") else 0.02
    return max(size * share, min(step, 1.0) if size < 100 else 0.0)


def widen(
    comparator: Comparator, value: float, step: float, *, whole: bool
) -> tuple[float, float, QuantityForm]:
    """Return lowest and highest value, and the form.

    ``whole`` says that values are counts: ``fewer than 10`` then ends at 9. ``more than``
    includes its number and stops at three times of it: a writer who knows of 400 does not
    write *more than 40*. ``at least`` has no end.
    """
    reach = tolerance(value, step)
    floor = -math.inf if value < 0 else 0.0
    match comparator:
        case "":
            return value, value, "exact"
        case "about":
            return value - reach, value + reach, "about"
        case "below":
            return value - reach, value, "about"
        case "above":
            return value, value + reach, "about"
        case "ge":
            return value, math.inf, "bound"
        case "gt":
            if whole and value < _FEW:
                return value + 1, 3 * value + _FEW, "bound"
            return value, max(3 * value, value + 10) if value > 0 else math.inf, "bound"
        case "le":
            return floor, value, "bound"
        case "lt":
            return floor, value - 1 if whole else math.nextafter(value, -math.inf), "bound"
