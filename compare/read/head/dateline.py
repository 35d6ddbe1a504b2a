"""Datelines: ``PARIS, March 3, 2025 (Reuters) —`` before the first sentence of a story."""

from __future__ import annotations

import re
from dataclasses import dataclass

from compare.model import Span
from compare.read.dates import find_date
from compare.read.head.publishers import AGENCY, EDGE, PUBLISHER, WEEKDAY_OR_MONTH, is_publisher
from compare.read.lines import Line

DATELINE = re.compile(
    r"(?P<place>[A-Z][^\W\d_a-z][\w .,'’/-]{0,50}?|[A-Z][\w .,'’-]{1,40}?(?=\s*\())"
    rf"(?:(?:\s*\((?P<agency>{AGENCY}|[A-Z][\w .&'’-]{{1,40}})\))?\s*(?:—|–|--|\s-|:\s*-)\s*(?=\S)"
    rf"|\.?\s*/(?P<slashed>{AGENCY})/\.\s)"
)
"""What may be a dateline: a place, perhaps a date, perhaps a name in brackets, a dash."""
_MONTH = r"(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)(?:[a-z]{2,6})?"
_DATED = re.compile(
    rf"^[^,]*,.*(?:\b{_MONTH}\.?,? ?\d|\d(?:st|nd|rd|th)? ?(?:of )?{_MONTH}\b|\d[/.-]\d)", re.I
)
# What else stands in brackets there: which version it is, the clock, a place in a picture.
_NO_NAME = re.compile(
    r"(?i:updated?|correct(?:s|ed|ion)|adds?|recasts?|new|exclusive|breaking|photos?|video|"
    r"local time|left|right)\b.*|GMT|UTC|[A-Z]{1,2}[SD]?T|[LRC]"
)
_PLACE_WORDS = 4


@dataclass(frozen=True, slots=True)
class Dateline:
    """What the dateline of a story says."""

    publisher: str | None
    published: str | None
    span: Span | None
    """Its range, where it is nothing but a dateline: then it is no part of the sentence."""


def read_dateline(line: Line) -> Dateline | None:
    """Return what the dateline of a paragraph says, or ``None`` for one without."""
    match = DATELINE.match(line.text)
    if not match:
        return None
    agency = match["agency"] or match["slashed"]
    if agency and not is_publisher(agency) and not _sends(match["place"], agency):
        agency = None
    date = find_date(line.text[: match.end()])
    place = re.split(r"[,(]", match[0])[0].strip(EDGE)
    whole = line.span.end - line.span.start == len(line.text)  # no markup in between
    apart = place.isupper() and len(place.split()) <= _PLACE_WORDS
    begins = not line.text[match.end()].islower()  # NATO — long divided — agreed
    span = Span(line.span.start, line.span.start + match.end())
    return Dateline(agency, date[0] if date else None, span if whole and apart and begins else None)


def _sends(before: str, name: str) -> bool:
    """Tell whether a name in brackets after place and date is that of an agency, known or not."""
    return (
        bool(_DATED.search(before) and PUBLISHER.fullmatch(name))
        and not _NO_NAME.fullmatch(name)
        and not WEEKDAY_OR_MONTH.match(name)
    )
