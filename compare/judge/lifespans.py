"""Dates of birth and death in brackets behind a name: ``(3 May 1961 - 4 June 2001)``."""

from __future__ import annotations

import datetime as dt
import re
from calendar import monthrange
from typing import TYPE_CHECKING, Literal

from compare.model import Span, Time

if TYPE_CHECKING:
    from collections.abc import Iterator

    from compare.judge.context import Account
    from compare.model import Mention

Part = Literal["birth", "death"]

_MONTHS = (
    "january february march april may june july august september october november december".split()
)
_MONTH = "|".join(f"{name[:3]}(?:{name[3:]})?" for name in _MONTHS)
_DATE = (
    rf"(?:(?P<day{{0}}>\d{{{{1,2}}}})(?:st|nd|rd|th)?\s+(?P<month{{0}}>{_MONTH})\.?(?:\s*+,)?+\s++"
    rf"|(?P<name{{0}}>{_MONTH})\.?\s+(?:(?P<number{{0}}>\d{{{{1,2}}}})(?:st|nd|rd|th)?(?:\s*+,)?+\s++)?)?"
    r"(?P<year{0}>1\d{{3}}|20\d{{2}})\b"
)
_BORN = re.compile(
    rf"(?<![\w-])(?:born|b\.)(?:\s++(?>(?-i:[A-Z])[\w.'\u2019-]*+|on|in|as|;)(?=\s))*\s+{_DATE.format(1)}",
    re.I,
)
_DIED = re.compile(rf"(?<![\w-])(?:died|d\.)(?:\s+(?:on|in))?\s+{_DATE.format(2)}", re.I)
_SPAN = re.compile(
    rf"{_DATE.format(1)}\s*(?:-{{1,2}}|[\u2010-\u2015\u2212])\s*{_DATE.format(2)}", re.I
)
# The treebanks write brackets as words; between name and bracket may stand titles and posts.
_BRACKET = re.compile(
    r"(?:\s*+,[^(),.;]{1,40}){0,2}\s*+(?:,\s*+)?(?:\(|-LRB-)\s*+(?P<inside>.*?)(?:\n\s*+)?"
    r"(?:\)|-RRB-)"
)
_LONGEST = 300


def bracketed(account: Account, mention: Mention) -> Iterator[tuple[Part, Time]]:
    """Yield what the bracket behind the name of a person says of birth and death."""
    if mention.type != "person":
        return
    text = account.document.text
    end = min(account.sentence(mention.sentence).span.end, mention.span.end + _LONGEST)
    found = _BRACKET.match(text, mention.span.end, end)
    if found is None:
        return
    low, high = found.span("inside")
    span = _SPAN.search(text, low, high)
    born = span or _BORN.search(text, low, high)
    died = span or _DIED.search(text, low, high)
    for part, match, which in (("birth", born, 1), ("death", died, 2)):
        time = None if match is None else _time(mention, match, which)
        if time is not None:
            yield ("birth" if part == "birth" else "death"), time


def _time(mention: Mention, found: re.Match[str], which: int) -> Time | None:
    given = {name: found[f"{name}{which}"] for name in ("day", "month", "name", "number", "year")}
    year, month = int(given["year"]), given["month"] or given["name"]
    day = given["day"] or given["number"]
    number = 0 if not month else 1 + next(
        n for n, name in enumerate(_MONTHS) if name.startswith(month[:3].lower())
    )  # fmt: skip
    if day and not 1 <= int(day) <= monthrange(year, number)[1]:
        return None
    first = dt.date(year, number or 1, int(day or 1))
    last = first if day else dt.date(year, number or 12, monthrange(year, number or 12)[1])
    starts = [found.start(f"{name}{which}") for name in given if given[name]]
    return Time(
        span=Span(min(starts), found.end(f"year{which}")),
        sentence=mention.sentence,
        granularity="day" if day else "month" if number else "year",
        relation="at",
        start=first,
        end=last,
        year=year,
        month=number or None,
        day=int(day) if day else None,
        weekday=None,
        clock=None,
        token=mention.token,
    )
