"""How much page one can hold: guessed from the length of the words, then tried out."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from math import ceil

from compare.render.pdf.front import Addition, Fit
from compare.render.pdf.sheet import Sheet
from compare.render.plain import excerpt
from compare.render.view import Card

_WIDE_ROOM, _TIGHT_ROOM = 420, 230
_BRIEFLY = 8
_MOST_WITH_BRIEF = 7
_HEIGHTS = {"A4": 266.0, "Letter": 248.0}
"""Millimetres of page one between its margins."""


def fitted(sheet: Sheet, paper: str, holds: Callable[[Sheet], bool]) -> Sheet:
    """Return the sheet with the most that page one can hold.

    ``holds`` lays a sheet out and tells whether it is one page; it is asked as seldom as
    possible, first for what the lengths of the words suggest. Where not even the least fits,
    the least is returned.
    """
    sheets = [replace(sheet, fit=fit) for fit in _fits(len(sheet.conflicts), len(sheet.to_compare))]
    guess = next(
        (i for i, own in enumerate(sheets) if _height(own) <= _HEIGHTS[paper]), len(sheets) - 1
    )
    if holds(sheets[guess]):
        while guess and _may_hold(sheets[guess - 1], paper) and holds(sheets[guess - 1]):
            guess -= 1
    else:
        while guess + 1 < len(sheets):
            guess += 1
            if holds(sheets[guess]):
                break
    return sheets[guess]


def _fits(conflicts: int, questions: int) -> Sequence[Fit]:
    """Return the choices, from the most to the least on the page."""
    whole = [
        Fit(conflicts, 0, room, items, min(questions, told))
        for room, items, told in (
            (_WIDE_ROOM, 6, 6),
            (_WIDE_ROOM, 4, 5),
            (_WIDE_ROOM, 3, 4),
            (_TIGHT_ROOM, 2, 3),
            (_TIGHT_ROOM, 1, 2),
            (_TIGHT_ROOM, 0, 1),
            (_TIGHT_ROOM, 0, 0),
        )
    ]
    return list(dict.fromkeys(whole)) + [
        Fit(full, min(conflicts - full, _BRIEFLY), _TIGHT_ROOM, 0)
        for full in range(min(conflicts - 1, _MOST_WITH_BRIEF), -1, -1)
    ]


def _may_hold(sheet: Sheet, paper: str) -> bool:
    """Tell whether it is worth to lay out what was guessed to be too much."""
    return _height(sheet) <= 1.25 * _HEIGHTS[paper]


def _height(sheet: Sheet) -> float:
    """Guess the height of page one in millimetres."""
    head = 42 + 11 * len(sheet.view.sources) + 12 * len(sheet.notices)
    head += (6 if sheet.wording else 0) + 4 * len(sheet.wording)
    cards = sum(_card(card, sheet.fit.room) for card in sheet.conflicts_in_full)
    briefly = sum(4.8 * _lines(c.explanation, 100, sheet.fit.brief_room) for c in sheet.briefly)
    told = sheet.to_compare[: sheet.fit.open]
    questions = sum(4.8 * _lines(c.explanation, 100, sheet.fit.brief_room) for c in told)
    questions += 15 if told else 0
    additions = sheet.additions
    pairs = [additions[i : i + 2] for i in range(0, len(additions), 2)]
    adds = 9 + sum(max(_addition(own, sheet.fit.add_room) for own in pair) for pair in pairs)
    asked = sheet.checks
    letters = sum(len(check.words) + 6 * len(check.cards) + 4 for check in asked)
    check = 10 + 4.4 * ceil(letters / 105) if asked else 0
    return head + cards + briefly + questions + check + (adds if pairs else 0)


def _card(card: Card, room: int) -> float:
    quotes = [sum(len(p.text) for p in excerpt(q.pieces, room)) for q in card.quotes]
    pairs = [quotes[i : i + 2] for i in range(0, len(quotes), 2)]
    shown = sum(4.6 + 4.3 * ceil(max(pair) / 52) for pair in pairs)
    return 9 + 4.7 * _lines(card.explanation, 92) + shown


def _addition(addition: Addition, room: int) -> float:
    lines = sum(_lines(f"F100 {i.text} line 100", 54, room + 16) for i in addition.items)
    return 5 + 4.2 * (lines + bool(addition.more)) + 0.9 * len(addition.items)


def _lines(text: str, per_line: int, room: int = 1 << 30) -> int:
    return ceil(min(len(text), room) / per_line)
