"""Whether a sentence ends at a stop.

The rules are asked in order. Each answers yes, no, or nothing where it has no opinion; the first
answer counts, and Punkt's where no rule has one.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from compare.analyse.sentences import abbreviations, punkt, stops
from compare.analyse.sentences.stops import QUOTES, Stop

_INITIALS = re.compile(r"(?:[A-Za-z]\.)+[A-Za-z]")
_COUNTED = re.compile(r"#?[\dIVXLC]+\b|[A-Z]\b(?!['’])")
_LABEL = re.compile(r"\d{1,3}(?:\.\d{1,2})*|[a-zA-Z]|[ivx]{1,4}|[IVX]{1,4}")
_NAME_THEN_VERB = re.compile(
    r"(?:(?:[A-Z][\w.'’-]*|of|the|de|van|von|al)\s+){1,5}(?P<verb>[a-z]+)\b"
)
_AFTER_CLOCK = re.compile(
    r"(?:[A-Z]{1,2}[SD]?T|GMT|UTC|Eastern|Central|Mountain|Pacific|Moscow|London|Beijing|local|"
    r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|(?:Jan|Febr)uary|March|April|May|June|July|August|"
    r"(?:Septem|Octo|Novem|Decem)ber)\b"
)
_FRONTED = re.compile(r"(?:at|by|around|about|until|till|from|since|on|before|after|in)\s", re.I)
_FEW_WORDS, _SHORT = 4, 40
_ALSO_LAST = frozenset({"st", "sts", "mt", "ft", "pt"})
"""Stand before a name (St. Paul) and after one (Downing St.)."""
_SLASHED = re.compile(r"/[A-Z][\w-]+/")
_DASHES = ("—", "–", "--")


def ends(text: str, starters: frozenset[str]) -> list[tuple[int, int]]:
    """Return for each boundary inside a paragraph where a sentence ends and the next begins.

    ``starters`` are the lower-cased words that the whole text shows to open sentences. Between the
    two offsets of a boundary there is only white space.
    """
    if not stops.has_stop(text):
        return []
    by_punkt = punkt.boundaries(text)
    found: list[tuple[int, int]] = []
    glued = [*stops.glued(text), len(text)]
    last = len(text.rstrip())
    begin = position = 0
    while (stop := stops.find(text, begin, position, starters)) and stop.end < last:
        while glued[0] <= stop.start:
            begin = glued.pop(0)
            found.append((begin, begin))
        if begin > stop.sentence_start:
            continue
        position = stop.end
        if stop.following > position and _verdict(stop, by_punkt):
            found.append((position, stop.following))
            begin = stop.following
    found.extend((at, at) for at in glued[:-1] if at > begin)
    return found


def _verdict(stop: Stop, by_punkt: frozenset[int]) -> bool:
    for rule in _RULES:
        verdict = rule(stop)
        if verdict is not None:
            return verdict
    return stop.stop != "." or bool(stop.note or by_punkt & {stop.following, stop.next_at})


def _broken_off(stop: Stop) -> bool | None:
    """After a quotation broken off by a dash only a word that opens sentences starts a new one."""
    if stop.stop not in _DASHES:
        return None
    rest = stop.text[stop.next_at + len(stop.next) : stop.next_at + len(stop.next) + _SHORT]
    verb = rest.split(maxsplit=1)[:1]
    return stop.opens() and not (verb and verb[0].strip(",.") in abbreviations.words().saying)


def _goes_on(stop: Stop) -> bool | None:
    """Before punctuation or a small letter no sentence ends."""
    first = stop.next[:1]
    if first in _DASHES or first == "-":
        rest = stop.next.lstrip("—–-") or stop.text[stop.next_at :][:_SHORT].lstrip("—–- ")
        return False if rest[:1].islower() else None
    if first.islower():
        return None if stop.next[1:2].isupper() else False
    if first == "." and not stop.next.strip("."):
        return stop.stop == "." and stop.word[-1:].isalpha()
    return False if first and first in ",;:)]}%" else None


def _dateline(stop: Stop) -> bool | None:
    """Keep ``MOSCOW, March 4. /TASS/.`` with the sentence it opens."""
    if stop.before(2 * _SHORT) is None:
        return None
    return False if _SLASHED.match(stop.next) or _SLASHED.fullmatch(stop.word) else None


def _ellipsis(stop: Stop) -> bool | None:
    """Three dots set off by a space leave words out; at the end of a word they end the sentence."""
    dots = stop.stop.replace(" ", "")
    if dots.strip(".…") or (len(dots) < 3 and "…" not in dots):
        return None
    spaced = stop.start == 0 or stop.text[stop.start - 1].isspace()
    if spaced and not stop.close and dots.count(".") < 4:
        return False
    if stop.close.startswith("]"):
        return stop.opens() and not stop.open
    return True


def _mark(stop: Stop) -> bool | None:
    """Inside a name, or before words that say who spoke, a question mark ends nothing."""
    if stop.stop.strip("!?"):
        return None
    if stop.word + stop.stop in abbreviations.load().names_with_marks:
        return stop.opens()
    if stop.close.strip(")]}*_") and not stop.open:
        match = _NAME_THEN_VERB.match(stop.text, stop.next_at)
        if match and match["verb"] in abbreviations.words().saying:
            return False
    return True


def _list_number(stop: Stop) -> bool | None:
    """At the head of a sentence ``1.`` or ``a.`` numbers it."""
    before = stop.before(_SHORT)
    if stop.stop != "." or before is None:
        return None
    return False if _LABEL.fullmatch(before.strip(" •‣⁃*-–(\t")) else None


def _split_number(stop: Stop) -> bool | None:
    """Nothing ends right after a number that opens a bracket: ``(6. 6 feet)`` has a space in it."""
    if stop.stop != "." or not stop.word.isdecimal() or not stop.next[:1].isdecimal():
        return None
    return False if stop.text.endswith(f"({stop.word}", 0, stop.start) else None


def _clock(stop: Stop) -> bool | None:
    """After ``a.m.`` and ``p.m.`` a capital letter starts a sentence, but for zones and days."""
    if stop.stop != "." or stop.tail.lower() not in ("a.m", "p.m"):
        return None
    if _is_fronted(stop) or _AFTER_CLOCK.match(stop.next):
        return False
    return stop.next[:1].isupper() or stop.next[:1].isdigit() or bool(stop.open)


def _initial(stop: Stop) -> bool | None:
    """After a single capital letter a name goes on, unless a word that opens sentences follows."""
    word = stop.tail
    if stop.stop != "." or stop.close or not (len(word) == 1 and word.isalpha() and word.isupper()):
        return None
    return stop.opens(learned=False) or bool(stop.open.strip("([{")) or not stop.next[:1].isalpha()


def _before_name_or_number(stop: Stop) -> bool | None:
    """After ``Gen.`` comes a name; after ``No.`` a number, or else it is the word and ends."""
    if stop.stop != "." or stop.close.strip("’'"):
        return None
    word, table = stop.tail, abbreviations.load()
    lower = word.lower()
    if lower in table.never or (lower in table.before_number and _COUNTED.match(stop.next)):
        return False
    if word[:1].isupper() and lower in table.before_name:
        if lower in _ALSO_LAST and stop.opens(learned=False):
            return True
        return False if stop.next[:1].isalnum() else None
    return True if lower in table.before_number or lower == "etc" else None


def _either(stop: Stop) -> bool | None:
    """After ``Inc.``, ``U.S.`` or ``Nov.`` only a word that opens sentences starts a new one."""
    if stop.stop != "." or stop.close.strip("’'") or not _is_abbreviation(stop):
        return None
    address = stop.next.rstrip(".").lower() in abbreviations.words().address
    if address or stop.opens(learned="." not in stop.tail):
        return not _is_fronted(stop)
    return bool(stop.open) and stop.open[0] in QUOTES


def _is_abbreviation(stop: Stop) -> bool:
    word, table = stop.tail, abbreviations.load()
    lower = word.lower()
    if lower in table.units:
        start = stop.start - len(word)
        return bool(re.search(r"\d\s$", stop.text[max(0, start - 2) : start]))
    return (
        bool(_INITIALS.fullmatch(word))
        or lower in table.either
        or (word[:1].isupper() and lower in table.either_capital)
        or (lower == "al" and stop.text.endswith("et al", 0, stop.start))
    )


def _is_fronted(stop: Stop) -> bool:
    """Tell whether the sentence so far is but the time or place it opens with (``At 5 a.m.``)."""
    before = stop.before(_SHORT)
    return before is not None and bool(_FRONTED.match(before)) and len(before.split()) <= _FEW_WORDS


_RULES: tuple[Callable[[Stop], bool | None], ...] = (
    _broken_off,
    _goes_on,
    _dateline,
    _ellipsis,
    _mark,
    _list_number,
    _split_number,
    _clock,
    _initial,
    _before_name_or_number,
    _either,
)
