"""What readers wrote below a story, in a text copied from a page.

A line alone does not show it: a comment is a sentence like any other. It is told from where it
stands: below the story, below a line such as *Comments (12)*, and between the name and the age that
a page puts above a comment or the buttons that it puts below.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from compare.read.lines import Line

REASON = "comments"
_ACTION = re.compile(
    r"(?:(?:reply|replies|like|likes|dislike|report|flag|upvote|downvote|share|recommend|respond|"
    r"permalink|log in to reply|sign in to reply|(?:view|show|hide) (?:\d{1,4} )?repl(?:y|ies)|"
    r"\d{1,6} (?:likes?|repl(?:y|ies)|points?|votes?)|\d{1,6})(?:[ \t|·•,/]+|$)){1,8}",
    re.I,
)
_REPLY = re.compile(r"\b(?:repl(?:y|ies)|respond|upvote|flag|permalink)\b", re.I)
"""Buttons that stand below comments alone; *Like* and *Share* stand below stories as well."""
_CONTROL = re.compile(
    r"(?:sort(?:ed)? by\b.{0,40}|(?:newest|oldest|best|top|most (?:liked|recent|relevant))"
    r"(?: (?:first|comments))?|top comments?|all comments?|featured comments?|load more comments?|"
    r"(?:add|write|post|leave) (?:a|your) comment.{0,30}|name|e-?mail|website|comment|"
    r"post comment)",
    re.I,
)
_MONTH = (
    r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|sept|oct|nov|dec|january|february|march|april|june|"
    r"july|august|september|october|november|december)\.?"
)
_CLOCK = r"(?:,? (?:at )?\d{1,2}[:.]\d\d ?(?:[ap]\.?m\.?)?)"
_WHEN = (
    rf"(?:(?:\d{{1,2}} {_MONTH}|{_MONTH} \d{{1,2}})(?:,? \d{{4}})?{_CLOCK}?"
    rf"|\d{{4}}-\d\d-\d\d{_CLOCK}?|\d{{1,2}}[/.]\d{{1,2}}[/.]\d{{2,4}}{_CLOCK}?"
    rf"|(?:yesterday|today){_CLOCK}?|just now"
    r"|(?:\d{1,3} ?(?:s|m|h|d|w|y|mo|secs?|mins?|hrs?|seconds?|minutes?|hours?|days?|weeks?|"
    r"months?|years?)|an? (?:minute|hour|day|week|month|year))(?: ago)?(?: \(edited\))?)"
)
_TIME = re.compile(rf"(?:posted )?(?:on )?{_WHEN}(?: \(edited\))?", re.I)
_SIGNED = re.compile(
    rf"(?P<name>\S{{1,30}}(?: \S{{1,30}}){{0,3}}?)(?: ?[·•|,–—-] ?| (?:on )?|\t)(?:{_WHEN})"
    r"(?:[ \t]*[·•|,][ \t]*(?:edited|reply|report))?",
    re.I,
)
_SAYS = re.compile(r"\S{1,30}(?: \S{1,30}){0,3} (?:says|wrote|commented):?", re.I)
_STORY = re.compile(r"[.!?…][\"'”’)\]]*$")
_ENDS = frozenset(
    ["legal notice", "navigation", "see also", "prompt", "another story", "credits", "update note"]
)
"""What does not stand among comments; a page goes on there."""
_NAME_WORDS, _NAME_LENGTH = 4, 40
_STORY_LINES, _STORY_WORDS = 2, 40
"""How much of a story there has to be above."""
_BODY = 8
"""Lines of one comment."""


def comments(lines: Sequence[Line], marks: Mapping[int, str]) -> Iterator[int]:
    """Yield the lines below a marker of comments that are comments or belong to them."""
    told = words = 0
    after = 0
    for number, line in enumerate(lines):
        if number < after:
            continue
        if marks.get(number) == REASON:
            if told >= _STORY_LINES and words >= _STORY_WORDS:
                after = _end(lines, marks, number + 1)
                yield from range(number + 1, after)
        elif number not in marks:
            told += bool(_STORY.search(line.text))
            words += len(line.text.split())


def _end(lines: Sequence[Line], marks: Mapping[int, str], start: int) -> int:
    """Return where the comments end that begin at ``start``; ``start`` where none do.

    One that has no button below it is told by name and age alone, and such there have to be two.
    """
    at = end = start
    heads = buttons = 0
    while at < len(lines):
        if marks.get(at) in _ENDS:
            break
        if marks.get(at) == REASON or _CONTROL.fullmatch(lines[at].text):
            at += 1
            end = at if heads or buttons else end
            continue
        body = at + _head(lines, at)
        stop = body
        while stop < len(lines) and stop - body < _BODY and not _stops(lines, marks, stop):
            stop += 1
        tail = stop
        while tail < len(lines) and _ACTION.fullmatch(lines[tail].text):
            tail += 1
        button = any(_REPLY.search(line.text) for line in lines[stop:tail])
        if stop - body < (1 if body > at else 2) or not (body > at or button):
            break  # nothing said, or neither a head nor a button
        if body == at and not _is_name(lines[at].text):
            break
        heads += body > at
        buttons += button
        at = end = tail
    return end if buttons or heads > 1 else start


def _stops(lines: Sequence[Line], marks: Mapping[int, str], at: int) -> bool:
    return (
        marks.get(at) == REASON
        or marks.get(at) in _ENDS
        or bool(_ACTION.fullmatch(lines[at].text))
        or bool(_head(lines, at))
    )


def _head(lines: Sequence[Line], at: int) -> int:
    """Return how many lines name who wrote a comment and when; 0 where none do."""
    text = lines[at].text
    if len(text) > 2 * _NAME_LENGTH:
        return 0
    signed = _SIGNED.fullmatch(text)
    if signed and _is_name(signed["name"]):
        return 1
    after = lines[at + 1].text if at + 1 < len(lines) else ""
    named = _is_name(text) or bool(_SAYS.fullmatch(text))
    return 2 if named and len(after) < _NAME_LENGTH and _TIME.fullmatch(after) else 0


def _is_name(text: str) -> bool:
    return (
        len(text) <= _NAME_LENGTH
        and len(text.split()) <= _NAME_WORDS
        and any(c.isalpha() for c in text)
        and not _STORY.search(text)
    )
