"""Furniture inside a line of the story: who took a picture, how many there are, labels.

A caption runs into its credit, and the captions of a gallery into each other. What is taken out is
of a closed class, and the line stays.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

_AGENCY = (
    r"(?:Associated Press|AP|Reuters|AFP|Agence France-Presse|Getty(?: Images)?|Bloomberg|EPA|PA|"
    r"Xinhua|TASS|Sputnik|dpa|Press Association|Anadolu(?: Agency)?|Canadian Press)"
)
_NAME = r"[A-Z][\w.’'-]{0,20}(?: [A-Z][\w.’'-]{0,20}){0,4}"
_SHOT = r"(?:(?i:photo(?:graph)?|image|picture|credit|video|courtesy(?: of)?)s?(?: by| credit)?:? )"
_BY = rf"(?:{_SHOT}{_NAME}(?:[/,|] ?{_NAME}){{0,2}}|{_AGENCY}(?: [Pp]hoto)?(?:/{_NAME})?)"
_HOUSE = r"(?:REUTERS|Reuters|AP|AFP|EPA|Getty Images)"
_END = re.compile(
    rf"(?<=[.!?…\"”’)])\s*(?:\({_BY}\)(?:\s?{_AGENCY}|\s?\({_AGENCY}\))?"
    rf"|(?:{_AGENCY} [Pp]hoto|{_HOUSE})/{_NAME}"
    rf"|(?:Photo(?:graph)?|Image|Picture|Credit): {_NAME}/{_NAME})\s*$"
)
"""A credit behind the sentence that ends a line; by itself an agency is one in brackets only."""
_ANYWHERE = (
    (
        "image label",
        re.compile(
            r"(?:(?:Hide|Show|View) [Cc]aption|Image|Photo|Picture|Slide) \d{1,3} (?:of|/) \d{1,3}"
            r"(?: Photos?:?)?(?!\w)"
        ),
    ),
    ("image label", re.compile(r"(?:Buy|Enlarge|Hide|Show) (?:this )?(?:Photo|Image|Caption)\b")),
    (
        "image label",
        re.compile(r"Media playback is (?:unsupported|not supported) on (?:your|this) device"),
    ),
    ("image label", re.compile(r"(?:Picture|Photo|Image) taken [A-Z][^.!?\n]{3,30} \d{4}\.")),
    ("update note", re.compile(r"\((?:Published|Updated|Posted)[:,]? [^()\n]{4,40} \d{4}\)")),
    (
        "image credit",
        re.compile(rf"Image (?:copyright|credit|source),? {_NAME}(?= Image caption )"),
    ),
    ("image label", re.compile(r"(?:Image|Media) caption,? (?=[A-Z“\"‘])")),
    ("navigation", re.compile(r"^Story highlights (?=[A-Z“\"‘])")),
)


def within(line: str) -> Iterator[tuple[int, int, str]]:
    """Yield the ranges of a line that are no part of the story, with the reason, in order."""
    found = [(m.start(), m.end(), reason) for reason, one in _ANYWHERE for m in one.finditer(line)]
    credit = _END.search(line)
    if credit:
        start = credit.start()
        while line[start].isspace():
            start += 1
        found.append((start, credit.end(), "image credit"))
    last = 0
    for start, end, reason in sorted(found, key=lambda part: (part[0], -part[1])):
        if start >= last:
            yield start, end, reason
            last = end
