"""Names that spaCy did not label: runs of proper nouns."""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set

from compare.analyse.names.folding import fold, without_form
from compare.analyse.names.gazetteer import Hit
from compare.analyse.names.stretch import Candidate, Stretch
from compare.analyse.names.titles import is_office, is_suffix, is_title, length_of_title
from compare.analyse.names.words import BODIES, CALENDAR, COMPASS, PARTICLES
from compare.model import MentionType, Token

NUMERIC = frozenset("DATE TIME CARDINAL ORDINAL MONEY PERCENT QUANTITY".split())


def larger(stretch: Stretch, hit: Hit, taken: Set[int]) -> Candidate | None:
    """Return the larger name that a known name is only a part of, like *Air France*."""
    tokens = stretch.tokens

    def part(i: int) -> bool:
        free = stretch.low <= i < stretch.high and i not in taken
        return free and _proper(tokens[i]) and fold(tokens[i].text) not in COMPASS

    start, end = hit.first, hit.last
    while part(end):
        end += 1
    while part(start - 1) and tokens[start - 1].dep == "compound":
        start -= 1
    # "Gulf of Oman", "Bank of England": what stands before "of" makes it another thing.
    at = start - 2
    of = start == hit.first and hit.known.type == "place" and part(at)
    if of and tokens[at + 1].text == "of":
        start = at
        while part(start - 1):
            start -= 1
        if any(is_title(t.text) for t in tokens[start : at + 1]):
            start = hit.first
    while start < hit.first and is_title(tokens[start].text):
        start += 1
    if length_of_title([*(t.text for t in tokens[hit.last : end]), "X"]):
        end = hit.last
    if (start, end) == (hit.first, hit.last):
        return None
    return Candidate(start, end, stretch.sentence, _guess(tokens[start:end]))


def unlabelled(stretch: Stretch, taken: Set[int]) -> Iterator[Candidate]:
    """Yield the runs of proper nouns that nothing has claimed."""
    tokens = stretch.tokens

    def proper(i: int) -> bool:
        return stretch.low <= i < stretch.high and i not in taken and _proper(tokens[i])

    i = stretch.low
    while i < stretch.high:
        if not proper(i):
            i += 1
            continue
        end = i + 1
        while proper(end) or (proper(end + 1) and _joins(tokens[end].text)):
            end += 1
        first = i + length_of_title([t.text for t in tokens[i:end]])
        title = tokens[first - 1].text if first > stretch.low else ""
        title = fold(title) if is_title(title) else ""
        last = end
        while last - first > 1 and is_suffix(tokens[last - 1].text):
            last -= 1
        words = tokens[first:last]
        if not is_nothing(words) and not is_nothing(tokens[i:end]):
            kind = "person" if title else _guess(words)
            yield Candidate(first, last, stretch.sentence, kind, title=title)
        i = end


def is_nothing(words: Sequence[Token]) -> bool:
    """Tell whether words are only a title, a date or a direction."""
    texts = [fold(t.text) for t in words if any(c.isalnum() for c in t.text)]
    return (
        is_office(texts)
        or all(text in COMPASS for text in texts)
        or all(text in CALENDAR or text.isdigit() for text in texts)
        or without_form(("", *texts)) == ("",)
    )


def _proper(token: Token) -> bool:
    return (
        token.pos == "PROPN"
        and token.text[0].isupper()
        and token.entity not in NUMERIC
        and fold(token.text) not in CALENDAR
    )


def _joins(text: str) -> bool:
    return text.lower() in PARTICLES or text == "-"


def _guess(words: Sequence[Token]) -> MentionType:
    if any(fold(t.text) in BODIES for t in words):
        return "organisation"
    if len(words) == 1 and words[0].text.isupper() and len(words[0].text) > 1:
        return "organisation"
    return "other"
