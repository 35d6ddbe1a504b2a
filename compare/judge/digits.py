"""Rule ``digits``: other figures in sentences of another language than English that go alike.

Nothing is known of such a language here but that it writes numbers in digits. So no conflict is
found, only places to compare: two sentences in one language that share most of their words, and
beside the same word in both a figure that the other does not have.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from compare.judge.context import Context, Pair, Side
from compare.judge.draft import Draft
from compare.model import Span

_ALIKE = 0.5
"""Share of the words of the shorter sentence that stand in the other as well."""
_FIGURE = re.compile(r"\d+(?:[.,'’٫٬   ]\d+)*")
_GROUPED = re.compile(r"\d{1,3}(?:([.,'’٬   ])\d{3})(?:\1\d{3})*")
_WORD = re.compile(r"[^\W\d_]+")
_STEM = 4
"""Letters of a counted word that stay the same, whatever form the number asks for."""
_WIDE = "\u2e80"
"""From here on a letter is a word or a syllable, and words are not set apart."""


@dataclass(frozen=True, slots=True)
class _Figure:
    """A number in digits, with the words on either side of it."""

    span: Span
    value: str
    before: str
    behind: str


def find(context: Context) -> Iterator[Draft]:
    """Yield places to compare; in English other rules know what a number counts."""
    for pair in context.pairs:
        a, b = pair.a, pair.b
        languages = {side.account.document.language for side in (a, b)}
        if pair.internal or len(languages) > 1 or "en" in languages or not _alike(a, b):
            continue
        yield from _at_odds(pair)


def _at_odds(pair: Pair) -> Iterator[Draft]:
    left, right = _figures(pair.a), _figures(pair.b)
    values = {figure.value for figure in left} & {figure.value for figure in right}
    ours = [figure for figure in left if figure.value not in values]
    theirs = [figure for figure in right if figure.value not in values]
    for one in ours:
        beside = [other for other in theirs if _answers(one, other)]
        if len(beside) != 1 or sum(_answers(own, beside[0]) for own in ours) != 1:
            continue  # which of them it answers is not to be told
        a, b = pair.a.account, pair.b.account
        first = a.evidence(one.span, one.value)
        second = b.evidence(beside[0].span, beside[0].value)
        text = (
            f"{a.id} writes {first.quote} where {b.id} writes {second.quote}, "
            "in sentences that otherwise go alike."
        )
        yield Draft("open", "number", "cross", text, (first, second))


def _answers(one: _Figure, other: _Figure) -> bool:
    """Tell whether two figures stand behind the same word or before it."""
    if one.behind[:_STEM] and one.behind[:_STEM] == other.behind[:_STEM]:
        return True
    return bool(one.before) and one.before == other.before


def _alike(a: Side, b: Side) -> bool:
    left, right = set(_words(_text(a))), set(_words(_text(b)))
    return len(left & right) >= _ALIKE * max(1, min(len(left), len(right)))


def _figures(side: Side) -> Sequence[_Figure]:
    text, start = _text(side), side.sentence.span.start
    return [
        _Figure(
            Span(start + match.start(), start + match.end()),
            _value(match.group()),
            (_words(text[: match.start()]) or [""])[-1],
            (_words(text[match.end() :]) or [""])[0],
        )
        for match in _FIGURE.finditer(text)
    ]


def _text(side: Side) -> str:
    return side.sentence.span.of(side.account.document.text)


def _words(text: str) -> list[str]:
    """Return words in small letters; in scripts without blanks each letter is one."""
    return [
        part
        for word in _WORD.findall(text.casefold())
        for part in (word if word[0] >= _WIDE else [word])
    ]


def _value(figure: str) -> str:
    """Return a figure in one way of writing: ASCII digits, no groups, a point for decimals.

    *1.200* and *1,200* are twelve hundred in most languages, and *1,2* is *1.2*.
    """
    digits = "".join(str(unicodedata.digit(c)) if c.isdigit() else c for c in figure)
    if _GROUPED.fullmatch(digits):
        return re.sub(r"\D", "", digits)
    return re.sub(r"\D", ".", digits)
