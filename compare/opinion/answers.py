"""A reply -> answers, each as far as it can be checked against the passages."""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from typing import cast, get_args

from compare.codec.node import Node
from compare.errors import ReportFormatError
from compare.model import Span
from compare.opinion.questions import CONTROLS, More, Question, Side, Verdict

_REASON = 200
"""Characters of a reason that are kept."""
_OTHER: dict[More, More] = {"first": "second", "second": "first", "neither": "neither"}


@dataclass(frozen=True, slots=True)
class Answer:
    """What a model says of one pair, before it is believed."""

    verdict: Verdict
    words: tuple[str, str]
    more: More
    reason: str

    def turned(self) -> Answer:
        """Return the answer to the same question with its sides exchanged."""
        return Answer(self.verdict, (self.words[1], self.words[0]), _OTHER[self.more], self.reason)


@dataclass(frozen=True, slots=True)
class Opinion:
    """An answer that has stood every check on its words."""

    verdict: Verdict
    spans: tuple[Span, Span]
    """Where the words stand, in the documents of the question's sides."""
    more: More
    reason: str


def answers(reply: str, asked: int) -> tuple[Answer | None, ...] | None:
    """Return the answer to each of ``asked`` questions, ``None`` for one that is missing or bad.

    ``None`` for the whole reply where it is no JSON, or fails a question whose answer is known.
    """
    found: dict[int, Answer | None] = {}
    try:
        items = list(Node(json.loads(_object_in(reply)))["answers"].items())
    except (ValueError, RecursionError, ReportFormatError):
        return None
    for item in items:
        try:
            number = item["id"].natural()
        except ReportFormatError:
            continue
        found[number] = None if number in found else _answer(item)
    for number, control in enumerate(CONTROLS, start=asked + 1):
        told = found.get(number)
        if told is None or told.verdict != control.right:
            return None
    return tuple(found.get(number) for number in range(1, asked + 1))


def agreed(question: Question, one: Answer | None, other: Answer | None) -> Opinion | str:
    """Return what both answers say, or why they are not believed, in a few words.

    ``other`` was given with the sides exchanged. Their words must stand in the passages letter by
    letter; those of the first answer tell where.
    """
    if one is None or other is None:
        return "no usable answer"
    back = other.turned()
    if (one.verdict, one.more) != (back.verdict, back.more):
        return "another answer when the sides were exchanged"
    if (one.verdict == "one_says_more") == (one.more == "neither"):
        return "an answer that contradicts itself"
    spans = [_stands(side, words) for side, words in zip(question.sides, one.words, strict=True)]
    again = [_stands(side, words) for side, words in zip(question.sides, back.words, strict=True)]
    if one.verdict == "cannot_tell":
        return "no answer either way"
    first, second = spans
    if first is None or second is None or None in again:
        return "words that do not stand in the passages"
    return Opinion(one.verdict, (first, second), one.more, one.reason)


def _answer(node: Node) -> Answer | None:
    try:
        return Answer(
            cast("Verdict", node["verdict"].choice(get_args(Verdict))),
            (node["first_words"].string(), node["second_words"].string()),
            cast("More", node["more"].choice(get_args(More))),
            _plain(node["reason"].string()),
        )
    except ReportFormatError:
        return None


def _object_in(reply: str) -> str:
    """Return the outermost braces: some models put a fence or a sentence around their JSON."""
    return reply[reply.find("{") : reply.rfind("}") + 1]


def _stands(side: Side, words: str) -> Span | None:
    """Return where ``words`` stand in the passage: over the evidence if they do so there."""
    words = words.strip()
    if not any(char.isalnum() for char in words):
        return None
    places = _places(side.text, words, side.passage.start)
    over = [place for place in places if place.overlaps(side.evidence)]
    return next(iter([*over, *places]), None)


def _places(text: str, words: str, offset: int) -> Sequence[Span]:
    """Return where whole words of ``text`` are ``words``."""
    places = []
    at = text.find(words)
    while at >= 0:
        end = at + len(words)
        inside = (at > 0 and text[at - 1].isalnum() and words[0].isalnum()) or (
            end < len(text) and text[end].isalnum() and words[-1].isalnum()
        )
        if not inside:
            places.append(Span(offset + at, offset + end))
        at = text.find(words, at + 1)
    return places


def _plain(reason: str) -> str:
    """Return a reason as one line of ordinary characters, not too long."""
    kept = "".join(c if unicodedata.category(c)[0] != "C" else " " for c in reason[: 4 * _REASON])
    line = " ".join(kept.split())
    return (
        line if len(line) <= _REASON else line[: _REASON - 1].rstrip() + "\N{HORIZONTAL ELLIPSIS}"
    )
