"""Lines that say by themselves where an account has its words from: *With AFP*, *(c) Reuters*."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from compare.model import Span
from compare.read.head.publishers import AGENCY

if TYPE_CHECKING:
    from collections.abc import Iterator

    from compare.model import Document

_LONGEST = 300
"""Characters of a line that credits somebody, at most."""
_NAME = rf"(?:[Tt]he )?(?:{AGENCY})"
_NAMES = rf"{_NAME}(?:(?:,|,? and|\s?/) ?{_NAME}){{0,5}}"
_FROM_HIM = rf"(?i:by) {_NAME}(?i: staff)?"
_RIGHTS = (
    r"(?:(?i:copyright)|©|\((?:c|C)\))(?: ?(?:©|\((?:c|C)\)))?"
    rf"(?: ?\d{{4}})?,? ?(?:by )?{_NAME}(?:[.,]? (?i:all rights reserved))?"
)
_WITH = (
    r"(?i:with|from|additional|further)"
    r"(?i: additional| further)?(?i: reporting| agency inputs?| inputs?| material| files| copy)?"
    rf"(?i: from| by| of)? {_NAMES}"
)
_CONTRIBUTED = (
    rf"{_NAMES} (?i:(?:also )?contributed(?: reporting)? to this (?:report|story|article))"
)
_SOURCE = rf"(?i:sources?|agency|agencies): ?{_NAMES}"
_PAIR = rf"(?:{AGENCY})/[^\W\d_][\w.’' -]{{1,40}}|[A-Z][\w.’' -]{{1,40}}/(?:{AGENCY})"
_EDGES = "()[]–—- \t"


def credit_lines(document: Document) -> Iterator[tuple[str, Span, bool]]:
    """Yield the agencies that lines of a document credit, the line, and whether it is theirs.

    The forms are a closed class. What may be the credit of a picture, rights and *AFP/Courier*
    and all that was read as one, counts only behind the last sentence of the story, where an
    account is signed.
    """
    text = document.text
    lines = list(_lines(text))
    told = {span: _read(span.of(text)) for span in lines}
    own = [span for span, found in told.items() if found is not None]
    story = (s.span for s in document.sentences if not any(line.contains(s.span) for line in own))
    end = max((span.end for span in story), default=0)
    credits = [part.span for part in document.removed if part.reason == "credits"]
    pictures = [part.span for part in document.removed if part.reason.startswith("image")]
    for span, found in told.items():
        if found is not None:
            signed, for_words = found
            names = _agency().findall(span.of(text))
            of_words = for_words and not any(part.overlaps(span) for part in pictures)
            if of_words or span.start >= end:
                for name in names:
                    yield name, span, signed and len(names) == 1
        elif any(part.overlaps(span) for part in credits):  # "Reporting by Jo Lind, Reuters"
            for name in _agency().findall(span.of(text)):
                yield name, span, False


def _lines(text: str) -> Iterator[Span]:
    """Yield the lines that may be a credit, without the blanks around them."""
    start = 0
    for line in text.splitlines(keepends=True):
        bare = line.strip()
        if bare and len(bare) <= _LONGEST:
            at = start + len(line) - len(line.lstrip())
            yield Span(at, at + len(bare))
        start += len(line)


def _read(line: str) -> tuple[bool, bool] | None:
    """Return whether a line signs the account, and whether it can be about the words alone."""
    bare = line.strip(_EDGES).rstrip(".").rstrip(_EDGES)
    whole = line.lstrip("[–—- \t").rstrip(".)] \t")
    for pattern, signs, for_words in _forms():
        if pattern.fullmatch(bare) or pattern.fullmatch(whole):
            return signs, for_words
    return None


@cache
def _forms() -> tuple[tuple[re.Pattern[str], bool, bool], ...]:
    return (
        (re.compile(_FROM_HIM), True, True),
        (re.compile(_RIGHTS), True, False),
        (re.compile(_WITH), False, True),
        (re.compile(_CONTRIBUTED), False, True),
        (re.compile(_SOURCE), True, True),
        (re.compile(_PAIR), False, False),
    )


@cache
def _agency() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{AGENCY})\b")
