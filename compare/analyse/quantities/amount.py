"""A number with its unit, before comparators and what is counted."""

from __future__ import annotations

from dataclasses import dataclass, replace

from compare.analyse.numerals import Number, read_number
from compare.analyse.quantities.line import Line
from compare.analyse.quantities.units import (
    Unit,
    calendar_days,
    is_money,
    read_currency_before,
    read_unit,
)

_DAY = 86400.0
_MAGNITUDES = {"m": 1e6, "b": 1e9, "t": 1e12, "million": 1e6}
_MINUS = {"-", "\u2212", "\u2013"}
_STERLING = {
    "pay",
    "cost",
    "price",
    "spend",
    "worth",
    "fine",
    "earn",
    "buy",
    "sell",
    "fund",
    "raise",
    "charge",
}
_WEIGH = {"weigh", "lose", "gain", "heavy", "weight", "drop", "lift"}


@dataclass(frozen=True, slots=True)
class Amount:
    """A value in the base unit of ``unit``."""

    value: float
    low: float
    high: float
    """Differ from ``value`` only for months and years, whose length is not fixed."""
    step: float
    unit: str
    start: int
    end: int
    number: int
    """Place of the atom that carries the number."""
    words: bool
    own: bool
    """Whether the unit stands at this number itself."""
    scaled: bool = False
    """Whether a magnitude word belongs to it."""
    raw: float = 0.0
    """The number before units."""


def read_amount(line: Line, at: int) -> Amount | None:
    """Read sign, currency, number, magnitude and unit with the number at ``at``."""
    number = read_number(line.pieces, at)
    if number is None or any(place in line.taken for place in range(at, number.end)):
        return None
    start, currency = at, None
    found = read_currency_before(line.pieces, at)
    if found is not None and not number.words:
        currency, start = found
    number, end = _abbreviated(line, number, currency)
    unit = currency or _unit(line, number, end)
    if unit is not None and currency is None:
        end = unit.end
    elif currency is not None:
        end = _skip_name(line, end, currency)
    if unit is None and not number.words:
        place = start - 1 if line.low(start - 1) in {"of", "-"} else start
        if line.low(place - 1) == "magnitude":
            unit, start = Unit("magnitude", 1.0, 0.0, end, "magnitude"), place - 1
    sign = 1.0
    if (
        start > 0
        and line.low(start - 1) in _MINUS
        and line.glued(start)
        and not line.glued(start - 1)
    ):
        sign, start = -1.0, start - 1
    return _amount(number, unit, sign, start, end, at)


def _amount(
    number: Number, unit: Unit | None, sign: float, start: int, end: int, at: int
) -> Amount:
    factor = unit.factor if unit else 1.0
    offset = unit.offset if unit else 0.0
    value = sign * number.value * factor + offset
    low = high = value = round(value, 9) if abs(value) < 1e15 else value
    days = calendar_days(unit.word) if unit and unit.base == "s" else None
    if days is not None:
        # A month is 28 to 31 days; over many the mean holds within a few days.
        few, many, mean = (_DAY * number.value * length for length in days)
        slack = 3 * _DAY
        low, high = max(few, mean - slack), min(many, mean + slack)
    return Amount(
        value=value,
        low=low,
        high=high,
        step=number.step * factor,
        unit=unit.base if unit else "",
        start=start,
        end=end,
        number=at,
        words=number.words,
        own=unit is not None,
        scaled=number.step >= 1e5 or (number.value >= 1e6 and not float(number.value).is_integer()),
        raw=sign * number.value,
    )


def _abbreviated(line: Line, number: Number, currency: Unit | None) -> tuple[Number, int]:
    """Take in ``m`` and ``b`` as magnitudes where they cannot be units."""
    end = number.end
    word = line.low(end)
    if number.words or word not in {"m", "b", "t"}:
        return number, end
    money_behind = read_unit(line.pieces, end + 1, digits=True)
    people = (
        end + 1 < len(line.pieces)
        and line.glued(end)
        and line.token(end + 1).tag in {"NNS", "NNPS"}
        and word == "m"
    )
    if currency or people or (money_behind and is_money(money_behind.base)):
        scale = _MAGNITUDES[word]
        scaled = replace(
            number, value=round(number.value * scale, 6), step=number.step * scale, end=end + 1
        )
        return scaled, end + 1
    return number, end


def _unit(line: Line, number: Number, end: int) -> Unit | None:
    at = end
    if line.low(at) == "-" and line.glued(at):
        at += 1
    pounds = _pounds(line, number, at)
    if pounds is not None:
        return pounds
    unit = read_unit(line.pieces, at, digits=not number.words)
    if unit is None or at in line.taken:
        return None
    if unit.word in {"won", "real", "rand", "try", "stone", "foot", "mi", "cent"}:
        tag = line.token(at).tag
        if tag not in {"NN", "NNS"} or (at > end and unit.word != "foot"):
            return None
    if unit.word in {"second", "knots", "knot", "stone", "degrees", "b", "c", "f"}:
        if unit.word == "second" and number.value != 1 and at == end:
            return None
        if unit.word in {"b", "c", "f"}:
            return None
    if (
        unit.word in {"day", "days"}
        and line.low(unit.end) == "of"
        and line.low(unit.end + 1) == "the"
    ):
        return unit
    if unit.word in {"cent", "cents"} and ("\u20ac" in line.text and "$" not in line.text):
        return replace(unit, base="EUR")
    return unit


def _pounds(line: Line, number: Number, at: int) -> Unit | None:
    """``pounds`` is money or a weight; where nothing tells which it is a unit of its own."""
    word = line.low(at)
    if word == "p" and line.glued(at) and not number.words and "\u00a3" in line.text:
        return Unit("GBP", 0.01, 0.0, at + 1, word)
    if word not in {"pound", "pounds"}:
        return None
    money = Unit("GBP", 1.0, 0.0, at + 1, word)
    weight = Unit("kg", 0.45359237, 0.0, at + 1, word)
    if number.value >= 1e6:
        return money
    lemmas = {token.lemma for token in line.tokens[line.bounds[0] : line.bounds[1]]}
    if line.low(at + 1) == "sterling":
        return replace(money, end=at + 2)
    if lemmas & _WEIGH or at > number.end:
        return weight
    if line.low(at + 1) == "of":
        return weight if not lemmas & _STERLING else Unit("pound", 1.0, 0.0, at + 1, word)
    if "\u00a3" in line.text or (lemmas & _STERLING and "$" not in line.text):
        return money
    return Unit("pound", 1.0, 0.0, at + 1, word)


def _skip_name(line: Line, end: int, currency: Unit) -> int:
    # "$5 million dollars", "US$ 5 million US dollars"
    unit = read_unit(line.pieces, end, digits=True)
    if unit is not None and unit.base == currency.base and unit.word not in {"cents", "cent"}:
        return unit.end
    return end


def compound(line: Line, first: Amount) -> Amount:
    """Take in the smaller unit that follows: ``two hours and 15 minutes``, ``6ft 2in``."""
    if first.unit not in {"s", "m", "kg", "USD", "GBP", "EUR"} or not first.own:
        return first
    at = first.end
    if line.low(at) == "and":
        at += 1
    if at >= len(line.pieces) or at in line.taken:
        return first
    second = read_amount(line, at)
    if (second is None or not second.own) and line.low(at + 1) == "in":
        number = read_number(line.pieces, at)
        if number is not None and first.unit == "m" and line.glued(at + 1):
            second = _amount(number, Unit("m", 0.0254, 0.0, at + 2, "in"), 1.0, at, at + 2, at)
    if second is None or second.unit != first.unit or not second.own:
        return first
    if is_money(first.unit) and second.step >= 1:
        return first
    if second.value >= first.step or second.start != at:
        return first
    return replace(
        first,
        value=first.value + second.value,
        low=first.low + second.low,
        high=first.high + second.high,
        step=second.step,
        end=second.end,
    )
