"""``a day``, ``per share``, ``an hour``: what an amount is counted by."""

from __future__ import annotations

from compare.analyse.quantities.line import Line

_PERIODS = {
    "second": "s", "minute": "minute", "hour": "hour", "day": "day", "week": "week",
    "fortnight": "fortnight", "month": "month", "quarter": "quarter", "year": "year",
    "annum": "year", "night": "night", "decade": "decade", "season": "season", "game": "game",
    "match": "match",
}  # fmt: skip
_EACH = {
    "share", "barrel", "tonne", "ton", "head", "person", "pound", "kilo", "kilogram", "kilometre",
    "kilometer", "mile", "litre", "liter", "gallon", "ounce", "piece", "bushel", "household",
    "unit",
}  # fmt: skip
_ADVERBS = {
    "daily": "day",
    "weekly": "week",
    "monthly": "month",
    "yearly": "year",
    "annually": "year",
    "hourly": "hour",
}
_NOT_AFTER = {"ago", "later", "earlier", "before", "after", "old", "from", "-"}


def read_rate(line: Line, at: int) -> tuple[str, int] | None:
    """Return the name of what an amount is by and the place behind it."""
    word, follower = line.low(at), line.low(at + 1)
    if at in line.taken or at + 1 in line.taken:
        return None
    if word == "/" and (follower in _PERIODS or follower in _EACH):
        return _PERIODS.get(follower, follower), at + 2
    if word in {"a", "an", "each", "every"} and line.low(at + 2) not in _NOT_AFTER:
        if follower in _PERIODS:
            return _PERIODS[follower], at + 2
        if follower in _EACH:
            return follower, at + 2
    if word == "per" and at + 1 < len(line.pieces):
        if follower in _PERIODS:
            return _PERIODS[follower], at + 2
        if follower in {"diluted", "common", "ordinary", "basic"} and line.low(at + 2) == "share":
            return "share", at + 3
        if line.pieces[at + 1].kind == "num":
            name = line.pieces[at + 1].text
            end = at + 2
            if end < len(line.pieces) and line.token(end).tag in {"NNS", "NNPS"}:
                end += 1
            return name.replace(",", ""), end
        if line.token(at + 1).pos == "NOUN":
            return line.token(at + 1).lemma, at + 2
    if word == "apiece" or (word == "each" and line.token(at).dep != "det"):
        return "each", at + 1
    return None


def read_adverb(line: Line, at: int) -> tuple[str, int] | None:
    """Return the period of ``daily`` or ``annually`` behind an amount, where it ends the phrase."""
    name = _ADVERBS.get(line.low(at))
    if name is not None and line.token(at).pos == "ADV":
        return name, at + 1
    return None
