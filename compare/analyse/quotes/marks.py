"""What stands between quotation marks."""

from __future__ import annotations

import re

from compare.model import Span

_PAIRS = {"“": "”", "„": "“", "«": "»", '"': '"', "‘": "’", "'": "'"}
_OPENING = re.compile(f"[{''.join(_PAIRS)}]")
_ALWAYS_QUOTES = frozenset('“„«"')
_SHORTEST = 2
"""Words between quotation marks below which they are scare quotes or a title, not speech."""


def quotations(text: str) -> list[Span]:
    """Return what stands between quotation marks, mark by mark, within one paragraph."""
    spans = []
    for line in re.finditer(r"[^\n]+", text):
        at = line.start()
        while mark := _OPENING.search(text, at, line.end()):
            span = _quotation_at(text, mark.start(), line.end())
            if span is None:
                at = mark.end()
            else:
                spans.append(span)
                at = span.end + 1
    return [span for span in spans if len(span.of(text).split()) >= _SHORTEST]


_LONGEST_TITLE = 6
_SMALL = frozenset("a an the of for and or to in on at by with from s".split())
_WORD = re.compile(r"[^\W\d_]+")


def is_title(text: str) -> bool:
    """Tell whether what is quoted is a name rather than speech: *“The Early Show”*.

    All its words begin with a capital letter but the smallest, and it is no shout.
    """
    words = _WORD.findall(text)
    told = [word for word in words if word.lower() not in _SMALL]
    if not 1 <= len(told) <= len(words) <= _LONGEST_TITLE or text.rstrip()[-1:] in "!?":
        return False
    return all(word[0].isupper() for word in (*told, words[0])) and not text.isupper()


def _quotation_at(text: str, at: int, limit: int) -> Span | None:
    mark = text[at]
    if not _opens(text, at):
        return None
    closing = _PAIRS[mark]
    end = at + 1
    while True:
        end = text.find(closing, end, limit)
        if end < 0:
            return None
        if mark in _ALWAYS_QUOTES or _closes(text, end):
            return Span(at + 1, end)
        end += 1


def _opens(text: str, at: int) -> bool:
    before = text[at - 1] if at else " "
    after = text[at + 1 : at + 2]
    return not before.isalnum() and bool(after) and not after.isspace()


def _closes(text: str, at: int) -> bool:
    """Tell a closing single quotation mark from an apostrophe."""
    before, after = text[at - 1], text[at + 1 : at + 2]
    return not after.isalnum() and (before in ".,!?;…" or not _possessive(text, at))


def _possessive(text: str, at: int) -> bool:
    return text[at - 1] == "s" and text[at + 1 : at + 2] == " "
