"""The closed word classes that dates are made of."""

from __future__ import annotations

from collections.abc import Mapping

from compare.analyse.numerals import ORDINALS, SMALL, TENS
from compare.model import Granularity, TimeRelation

MONTHS = {
    name: number
    for number, name in enumerate(
        "january february march april may june july august september october november "
        "december".split(),
        start=1,
    )
}
MONTHS_SHORT = {name[:3]: number for name, number in MONTHS.items() if name != "may"} | {"sept": 9}
"""Read as months only beside a number."""
WEEKDAYS = {
    name: number
    for number, name in enumerate(
        "monday tuesday wednesday thursday friday saturday sunday".split()
    )
}
WEEKDAYS_SHORT = {
    "mon": 0, "tue": 1, "tues": 1, "wed": 2, "thu": 3, "thur": 3, "thurs": 3, "fri": 4,
    "sat": 5, "sun": 6,
}  # fmt: skip
"""Read as weekdays only before a date."""
NAMED_DAYS = {
    "good",
    "black",
    "easter",
    "ash",
    "holy",
    "palm",
    "bloody",
    "cyber",
    "shrove",
    "super",
}
"""Words that make a weekday a day of the year, which is no day of this week."""
SEASONS = {"spring": 3, "summer": 6, "autumn": 9, "fall": 9, "winter": 12}
PARTS_OF_DAY = {
    "morning": (240, 720),
    "afternoon": (720, 1110),
    "evening": (1020, 1439),
    "night": (1080, 1439),
}
"""First and last minute of the day, each as wide as newspapers use the word."""
QUARTERS = {
    "first": 1,
    "second": 4,
    "third": 7,
    "fourth": 10,
    "1st": 1,
    "2nd": 4,
    "3rd": 7,
    "4th": 10,
}
"""First month of the quarter."""
PERIODS: Mapping[str, Granularity] = {
    "day": "day",
    "week": "week",
    "weekend": "week",
    "fortnight": "week",
    "month": "month",
    "quarter": "quarter",
    "year": "year",
    "decade": "decade",
    "century": "century",
}
"""Each period with how fine a date is that lies so many of them back."""
EDGES = {
    "early": "early",
    "start": "start",
    "beginning": "start",
    "mid": "mid",
    "middle": "mid",
    "late": "late",
    "end": "end",
}
TENS_OF_YEARS = {
    "twenties": 20, "thirties": 30, "forties": 40, "fifties": 50, "sixties": 60, "seventies": 70,
    "eighties": 80, "nineties": 90,
}  # fmt: skip
RELATIONS: dict[str, TimeRelation] = {
    "before": "before",
    "by": "before",
    "until": "until",
    "till": "until",
    "til": "until",
    "through": "until",
    "since": "since",
    "from": "since",
    "after": "after",
    "starting": "since",
    "beginning": "since",
    "following": "after",
}
ZONES = {
    "gmt", "utc", "bst", "cet", "cest", "est", "edt", "et", "cst", "cdt", "ct", "mst", "mdt", "pst",
    "pdt", "pt", "ist", "jst", "eet", "msk",
}  # fmt: skip
STARTERS = frozenset(
    {
        *MONTHS,
        *MONTHS_SHORT,
        *WEEKDAYS,
        *WEEKDAYS_SHORT,
        *SEASONS,
        *QUARTERS,
        *EDGES,
        *TENS_OF_YEARS,
    }
    | {*SMALL, *TENS, *ORDINALS}
    | {"noon", "midday", "midnight", "half", "quarter", "today", "yesterday", "tomorrow", "tonight"}
    | {"last", "previous", "past", "this", "current", "next", "coming", "the", "a", "an", "q"}
    | {"fiscal", "financial", "calendar", "year", "'", "\u2019", "\u2018"}
)
"""Words and signs that an expression of time can begin with; digits can always."""
