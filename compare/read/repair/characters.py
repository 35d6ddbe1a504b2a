"""Characters that stand for others, or for nothing, in a text that came through the wrong hands."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache

from compare.model import Repair, Span

_MARKS = re.compile(
    "(?P<soft>\u00ad+)"
    "|(?P<blank>[\u200b\u2060\ufeff\u180e\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069"
    "\ufff9-\ufffb\U000e0020-\U000e007f]+)"
    "|(?P<joiner>(?<=[a-zA-Z0-9])[\u200c\u200d]+(?=[a-zA-Z0-9]))"
    "|(?P<ligature>[\ufb00-\ufb06])"
    "|(?P<wide>[\uff10-\uff19\uff21-\uff3a\uff41-\uff5a]{1,64})"
    "|(?P<styled>[\U0001d400-\U0001d7ff]{1,64})"
    "|(?P<hyphen>[\u2010\u2011])"
    "|(?P<accent>[A-Za-z][\u0300-\u036f]{1,8})"
)
"""Long runs are put right piece by piece, so that what is found in one has a place of its own."""
_WHAT = {
    "soft": "soft hyphen",
    "blank": "invisible character",
    "joiner": "invisible character",
    "ligature": "ligature",
    "wide": "full-width letter",
    "styled": "styled letter",
    "hyphen": "no-break hyphen",
    "accent": "letter and accent apart",
}
_FLAG = "\U0001f3f4"
"""The black flag: the invisible letters behind it say whose flag it is."""

_LEAD = "\u00c2-\u00f4\u0420\u0421\u0432\u221a\u201a"
_TRAIL = (
    "\u0080-\u00bf\u20ac\u201a\u0192\u201e\u2026\u2020\u2021\u02c6\u2030\u0160\u2039\u0152\u017d"
    "\u2018\u2019\u201c\u201d\u2022\u2013\u2014\u02dc\u2122\u0161\u203a\u0153\u017e\u0178"
    "\u0402\u0453\u0409\u2265\u00c4"
)
_MISREAD = re.compile(f"[{_LEAD}][{_TRAIL}]")
"""What the two bytes of one letter look like, read as two letters of a code page."""
_WORD = re.compile(r"[^ \t\r\n]+")
_LONGEST = 2000
_LOST = "\u00e2\u20ac"
"""A closing quotation mark of which one byte stood for no letter and was lost."""

_GREEK = "\u0370-\u03ff\u1f00-\u1fff"
_SCRIPTS = re.compile(
    f"[{_GREEK}\u0400-\u052f\u0531-\u0587\u05d0-\u05f4\u0620-\u06d3\u10a0-\u10ff\u13a0-\u13fd"
    "\u1c80-\u1c8a\u2c00-\u2c5f\u2c80-\u2cff\u2d30-\u2d7f\ua4d0-\ua4fd\ua640-\ua69f\uab70-\uabbf]"
)
"""Letters of scripts that set blanks between words, as Latin does, and are not mixed with it inside
one. Chinese, Japanese, Korean and Thai set none, or join a Latin word to an ending of theirs."""
_SIGN = re.compile(f"^[{_GREEK}]+|[{_GREEK}]+$")
"""Greek at the edge of a word is a sign: 5 μg, TNFα, ΔT."""
_LETTERS = re.compile(r"[^\W\d_]+")
_LATIN = re.compile("[A-Za-z]")
_LOOKS = dict(
    zip(
        "аеорсхуіјѕԁһԛԝӏАВЕКМНОРСТУХІЈЅԌԚԜΑΒΕΖΗΙΚΜΝΟΡΤΥΧον",
        "aeopcxyijsdhqwlABEKMHOPCTYXIJSGQWABEZHIKMNOPTYXov",
        strict=True,
    )
)
"""Letters of Cyrillic and Greek that look like a Latin one. Source: our own choice among those that
Unicode's table of confusable characters lists, leaving out what differs in most typefaces."""


def misread(text: str) -> Iterator[Repair]:
    """Yield words that were written in UTF-8 and read in another encoding."""
    if not _MISREAD.search(text):
        return
    for match in _WORD.finditer(text):
        word = match.group()
        if word.isascii() or len(word) > _LONGEST or not _MISREAD.search(word):
            continue
        fixed = _decoded(word)
        if fixed != word:
            before, after = _same_ends(word, fixed)
            span = Span(match.start() + before, match.end() - after)
            yield Repair(span, "wrong encoding", fixed[before : len(fixed) - after])


@lru_cache(maxsize=1 << 14)
def _decoded(word: str) -> str:
    import ftfy

    fixed = ftfy.fix_encoding(word)
    return fixed.removesuffix(_LOST) + "\u201d" if fixed.endswith(_LOST) else fixed


def _same_ends(a: str, b: str) -> tuple[int, int]:
    """Return how many characters two strings share at the beginning, and behind that at the end."""
    most = min(len(a), len(b))
    before = next((n for n in range(most) if a[n] != b[n]), most)
    after = next((n for n in range(most - before) if a[-1 - n] != b[-1 - n]), most - before)
    return before, after


def marks(text: str) -> Iterator[Repair]:
    """Yield characters without a shape of their own, and those that are one letter in another."""
    if text.isascii():
        return
    for match in _MARKS.finditer(text):
        kind = match.lastgroup or ""
        found = match.group()
        if kind in ("soft", "joiner"):
            instead = ""
        elif kind == "blank":
            instead = ""
            if text[match.start() - 1 : match.start()] == _FLAG:
                continue
        elif kind == "hyphen":
            instead = "-"
        else:
            whole = unicodedata.normalize("NFC", found)
            instead = whole if kind == "accent" else unicodedata.normalize("NFKC", whole)
            if instead == found:
                continue
        yield Repair(Span(*match.span()), _WHAT[kind], instead)


def mixed(text: str) -> Iterator[Repair]:
    """Yield letters of another script inside a word of Latin ones which look like Latin ones."""
    for start, word, foreign in _mixed(text):
        if all(word[n] in _LOOKS for n in foreign):
            for n in foreign:
                at = start + n
                yield Repair(Span(at, at + 1), "letter of another script", _LOOKS[word[n]])


def strange(text: str) -> Iterator[str]:
    """Yield words of Latin letters with one of another script that looks like none of them.

    What is meant by them is not known, so they stay as they are. A text that is mostly of another
    script has endings on its Latin words, and none are told of there.
    """
    found = (
        word
        for _, word, foreign in _mixed(text)
        if not all(word[n] in _LOOKS for n in foreign) and _SCRIPTS.search(_SIGN.sub("", word))
    )
    if (first := next(found, None)) is not None and not _elsewhere(text):
        yield first
        yield from found


def _mixed(text: str) -> Iterator[tuple[int, str, list[int]]]:
    """Yield words of Latin letters and others: where, the word, and where in it the others are."""
    if text.isascii() or not _SCRIPTS.search(text):
        return
    for match in _LETTERS.finditer(text):
        word = match.group()
        if word.isascii() or not _LATIN.search(word):
            continue
        foreign = [n for n, c in enumerate(word) if _SCRIPTS.match(c)]
        if foreign:
            yield match.start(), word, foreign


def _elsewhere(text: str) -> bool:
    """Tell whether most letters are of another script than Latin."""
    return sum(1 for _ in _SCRIPTS.finditer(text)) > sum(1 for _ in _LATIN.finditer(text))
