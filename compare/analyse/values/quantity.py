"""Quantities as sets of values: overlap, containment, rounding and conversion."""

from __future__ import annotations

import math
from dataclasses import replace

from compare.analyse.quantities.units import is_money
from compare.model import Quantity

_DAYS = {
    "hour": 1 / 24,
    "minute": 1 / 1440,
    "s": 1 / 86400,
    "day": 1.0,
    "week": 7.0,
    "month": 30.4375,
    "year": 365.25,
}
_DOLLARS = {"USD", "AUD", "CAD", "NZD", "HKD", "SGD"}
_PHYSICAL = {"m", "m2", "m3", "kg", "m/s", "degC", "W", "J"}
_POUND = {"GBP": 1.0, "kg": 0.45359237}
"""What a pound comes to, by what it is a pound of."""
_CONVERTED = 0.05
"""How far a rounded conversion strays: *30 miles* for 50 km."""
_ROUND_FROM = 1000
_TINY = 1e-9
_POINT = 0.001
"""Step of a number with three places behind the point."""


def comparable(a: Quantity, b: Quantity) -> bool:
    """Tell whether the two are of one kind, so that they can disagree at all.

    Money in another currency is not: without the day's rate nothing follows.
    """
    return _aligned(a, b) is not None


def compatible(a: Quantity, b: Quantity) -> bool:
    """Tell whether both can be true of one thing.

    Values of different kinds can; so can 48 % and 47.8 %, *dozens* and 40, *at least ten* and
    12, 5 miles and 8 km. Counts below a thousand must be equal. The same figure in two
    currencies cannot be true of one sum, unless both are dollars.
    """
    pair = _aligned(a, b)
    if pair is None:
        return not _same_figure(a, b)
    a, b = _unbounded(*pair)
    if a.form == "exact" and b.form == "exact":
        return abs(a.low - b.low) <= _slack(a, b) or _separated(a, b) or _separated(b, a)
    if a.form == "range" and b.form == "range":
        slack = _slack(a, b)
        if _is_stated(a) and (abs(a.low - b.low) <= slack) != (abs(a.high - b.high) <= slack):
            return False
        return _contains(a, b, slack) or _contains(b, a, slack)
    if a.form == "about" and b.form == "about":
        return _about(a, b) or _about(b, a)
    low_a, high_a = _reach(a)
    low_b, high_b = _reach(b)
    return low_a <= high_b + _tiny(high_b) and low_b <= high_a + _tiny(high_a)


def refines(a: Quantity, b: Quantity) -> bool:
    """Tell whether ``a`` says more precisely what ``b`` says; never true both ways."""
    pair = _aligned(a, b)
    if pair is None or not compatible(a, b):
        return False
    a, b = _unbounded(*pair)
    if a.form == "exact" and b.form == "exact":
        if not _is_count(a) and _converted(a, b) and _place(a) * 10 > _place(b):
            return False
        return _place(a) < _place(b) * (1 - _TINY) and abs(a.low - b.low) > _tiny(a.low)
    if a.high - a.low >= (b.high - b.low) * (1 - _TINY) and math.isfinite(a.high - a.low):
        return False
    if not math.isfinite(a.high - a.low):
        return (
            not math.isfinite(b.high - b.low) and a != b and _contains(b, a, 0.0) and a.low > b.low
        )
    return _contains(b, a, _slack(a, b) if a.form == "exact" else 0.0)


def _separated(a: Quantity, b: Quantity) -> bool:
    """Tell whether ``a`` may be ``b`` with a point for thousands: *23.417* users, *23,417*."""
    if a.step <= 0 or a.unit != b.unit:
        return False
    digits = a.low / a.step
    point = 1 / _POINT <= digits + _TINY < _ROUND_FROM / _POINT
    grown = abs(a.step * _ROUND_FROM - b.step) <= _tiny(b.step)
    return point and grown and abs(a.low * _ROUND_FROM - b.low) <= _tiny(b.low)


def _about(a: Quantity, b: Quantity) -> bool:
    """Tell whether the number that ``a`` gives roughly lies where ``b`` puts it.

    Each leaves room; but *some 20,000* and *about 25,000* are two numbers.
    """
    middle = (a.low + a.high) / 2
    return b.low <= middle + _tiny(middle) and middle <= b.high + _tiny(b.high)


def _is_stated(quantity: Quantity) -> bool:
    """Tell a range that is itself what was set: a price, a rate, an outlook for profit.

    Two of them that have one end in common are one range with two readings of its other end; a
    count between two numbers is one that is not known, and may be known better by others.
    """
    return is_money(quantity.unit) or quantity.unit in {"percent", "pp"}


def _unbounded(a: Quantity, b: Quantity) -> tuple[Quantity, Quantity]:
    """Take the end off *more than 40* where the other is no such bound: 400 is more than 40.

    Who writes *more than 40* hardly knows of 400, so two of them are apart; but what the other
    says may be something that this one did not know.
    """
    if (a.form == "bound") == (b.form == "bound"):
        return a, b
    return _open(a), _open(b)


def _open(quantity: Quantity) -> Quantity:
    opens = quantity.form == "bound" and 0 < quantity.low < quantity.high
    return replace(quantity, high=math.inf) if opens else quantity


def _contains(outer: Quantity, inner: Quantity, slack: float) -> bool:
    return outer.low - slack <= inner.low + _tiny(
        inner.low
    ) and inner.high <= outer.high + slack + _tiny(outer.high)


def _tiny(value: float) -> float:
    return abs(value) * _TINY if math.isfinite(value) else 0.0


def _aligned(a: Quantity, b: Quantity) -> tuple[Quantity, Quantity] | None:
    """Bring both to one unit, or ``None`` where there is none."""
    if a.unit == b.unit:
        return a, b
    base_a, _, per_a = a.unit.partition("/")
    base_b, _, per_b = b.unit.partition("/")
    if base_a in _DOLLARS and base_b in _DOLLARS and per_a == per_b and "USD" in {base_a, base_b}:
        # A bare "$" is the writer's own dollar.
        return (a, b) if _meet(a, b) else None
    if base_a == base_b and per_a in _DAYS and per_b in _DAYS:
        return _daily(a, base_a, per_a), _daily(b, base_b, per_b)
    if {a.unit, b.unit} == {"percent", "pp"} and _meet(a, b):
        return a, b
    if a.unit == "pound" and b.unit in _POUND:
        return _pounds(a, b.unit), b
    if b.unit == "pound" and a.unit in _POUND:
        return a, _pounds(b, a.unit)
    return None


def _pounds(quantity: Quantity, unit: str) -> Quantity:
    """Return pounds of which nothing tells whether they are money as what the other text says."""
    factor = _POUND[unit]
    low, high, step = (factor * n for n in (quantity.low, quantity.high, quantity.step))
    return replace(quantity, low=low, high=high, step=step, unit=unit)


def _daily(quantity: Quantity, base: str, period: str) -> Quantity:
    factor = 1 / _DAYS[period]
    low, high = quantity.low * factor, quantity.high * factor
    if quantity.form == "exact":
        # So much a year for so much a month is a rounding of either.
        low, high = low * 0.98, high * 1.02
    return replace(
        quantity, low=low, high=high, step=quantity.step * factor, unit=f"{base}/day", form="about"
    )


def _meet(a: Quantity, b: Quantity) -> bool:
    return a.low <= b.high and b.low <= a.high


def _same_figure(a: Quantity, b: Quantity) -> bool:
    if not (is_money(a.unit) and is_money(b.unit)) or (a.unit in _DOLLARS and b.unit in _DOLLARS):
        return False
    return a.form == b.form == "exact" and a.low == b.low and a.low != 0


def _is_count(quantity: Quantity) -> bool:
    return quantity.unit in {"", "age", "ordinal"} or quantity.unit.startswith(("/", "score"))


def _place(quantity: Quantity) -> float:
    """Return the size of the last place that means something.

    From a thousand up a count that ends in two or more noughts may have been rounded.
    """
    step = quantity.step
    if quantity.unit in {"", "percent"} and step == 1 and quantity.low >= _ROUND_FROM:
        while quantity.low % (step * 10) == 0:
            step *= 10
        return step if step >= 100 else 1.0
    return step


def _slack(a: Quantity, b: Quantity) -> float:
    """Return how far apart two exact numbers may stand because one was rounded."""
    coarse, fine = max(_place(a), _place(b)), min(_place(a), _place(b))
    size = max(abs(a.low), abs(b.low), abs(a.high), abs(b.high))
    tiny = _tiny(size)
    if _is_count(a) and coarse <= 1:
        return tiny
    if not _is_count(a) and _converted(a, b):
        spread = size * _CONVERTED if a.unit in _PHYSICAL - {"degC"} else 0.0
        return max(coarse / 2 + fine / 2, spread) + tiny
    # Half a step; and if the steps are equal the numbers are.
    return coarse / 2 + tiny if coarse > fine * (1 + _TINY) else tiny


def _converted(a: Quantity, b: Quantity) -> bool:
    """Tell whether the two were given in different units: no power of ten lies between."""
    if a.step <= 0 or b.step <= 0 or a.unit.startswith("percent"):
        return False
    ratio = math.log10(a.step / b.step)
    return abs(ratio - round(ratio)) > 1e-6


def _reach(quantity: Quantity) -> tuple[float, float]:
    """Return the interval, an exact number widened by what its own rounding could hide."""
    if quantity.form != "exact":
        return quantity.low, quantity.high
    half = _place(quantity) / 2
    if _is_count(quantity) and half <= 0.5:
        half = 0.0
    return quantity.low - half, quantity.high + half
