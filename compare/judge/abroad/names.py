"""Rule ``written-name``: another name in the same place of sentences that go alike.

What is a name is told by its capital, where the script has such and where it shows something. In
German, where all nouns have one, only what stands behind another noun is taken for one: *Kapitän
Karl Lind*. Whether a name is another person or the same by another name is not known.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from compare.judge.abroad.alike import figures, pairs, text_of
from compare.judge.context import Account, Context, Pair, Side
from compare.judge.draft import Draft
from compare.model import Span
from compare.read.tongue import capitals_of, is_common

_ALIKE = 0.6
"""How much of two sentences is the same, in the same order."""
_LONGEST = 2
"""Words of a name that may differ."""
_FORM = 0.6
"""Share of the shorter of two words from which, at their beginning, they are forms of one."""
_LEAST = 3
_WORD = re.compile(r"[^\W_]+(?:[-’'][^\W_]+)*|[^\w\s]")


@dataclass(frozen=True, slots=True)
class _Word:
    """A word, a figure or a sign of a sentence with its place in the text."""

    text: str
    span: Span
    capital: bool
    """Whether it has a capital and is no word that is often written small."""
    name: bool
    """Whether that shows that it names something: not where all words have one."""


@dataclass(frozen=True, slots=True)
class _Name:
    """A name of which some words differ."""

    words: tuple[str, ...]
    """Those that differ."""
    span: Span


def find(context: Context) -> Iterator[Draft]:
    """Yield places to compare."""
    known = {account.id: _known(account) for account in context.accounts}
    for pair in pairs(context):
        a, b = pair.a.account, pair.b.account
        for one, other in _exchanged(pair):
            if any(_has(known[b.id], word) for word in one.words):
                continue
            if any(_has(known[a.id], word) for word in other.words):
                continue
            first, second = a.evidence(one.span), b.evidence(other.span)
            text = (
                f"{a.id} writes “{first.quote}” where {b.id} writes “{second.quote}”, in sentences "
                f"that otherwise go alike; {a.id} nowhere has “{' '.join(other.words)}”, "
                f"nor {b.id} “{' '.join(one.words)}”."
            )
            yield Draft("open", "entity", "cross", text, (first, second))


def _exchanged(pair: Pair) -> Iterator[tuple[_Name, _Name]]:
    """Yield the names that stand in each other's place, with the same words around them."""
    capitals = capitals_of(pair.a.account.document.language)
    if not capitals or "heading" in (pair.a.sentence.kind, pair.b.sentence.kind):
        return
    left, right = _words(pair.a), _words(pair.b)
    folded = [[word.text.casefold() for word in side] for side in (left, right)]
    matcher = SequenceMatcher(None, folded[0], folded[1], autojunk=False)
    if matcher.ratio() < _ALIKE:
        return
    for what, i, end, j, end_b in matcher.get_opcodes():
        if what != "replace" or end - i != end_b - j or end - i > _LONGEST:
            continue
        runs = left[i:end], right[j:end_b]
        if not all(word.name for run in runs for word in run) or _of_one_name(*runs):
            continue
        if capitals == "nouns" and not (_behind_noun(left, i) and _behind_noun(right, j)):
            continue
        yield _name(left, i, end), _name(right, j, end_b)


def _name(words: Sequence[_Word], start: int, end: int) -> _Name:
    """Return the words that differ, with the other words of their name."""
    first, last = start, end
    while first > 0 and words[first - 1].name:
        first -= 1
    while last < len(words) and words[last].name:
        last += 1
    span = Span(words[first].span.start, words[last - 1].span.end)
    return _Name(tuple(word.text for word in words[start:end]), span)


def _behind_noun(words: Sequence[_Word], at: int) -> bool:
    """Tell whether a word stands behind one with a capital that no figure counts."""
    return at > 0 and words[at - 1].capital and not (at > 1 and words[at - 2].text[0].isdigit())


def _of_one_name(ours: Sequence[_Word], theirs: Sequence[_Word]) -> bool:
    """Tell whether two runs have a word in two forms, or short for long: *UN*, *Nations*."""
    return any(
        _one_form(one.text, other.text) or one.text.isupper() != other.text.isupper()
        for one, other in zip(ours, theirs, strict=True)
    )


def _one_form(one: str, other: str) -> bool:
    """Tell whether two words begin alike: a name in two cases, or spelled in two ways."""
    a, b = one.casefold(), other.casefold()
    shorter = min(len(a), len(b))
    shared = next((n for n in range(shorter) if a[n] != b[n]), shorter)
    return shared >= max(_LEAST, _FORM * shorter) or shared == shorter


def _words(side: Side) -> list[_Word]:
    language, start = side.account.document.language, side.sentence.span.start
    taken = [figure.written.span for figure in figures(side)]
    found: list[_Word] = []
    open_ = True
    for match in _WORD.finditer(text_of(side)):
        word = match.group()
        span = Span(start + match.start(), start + match.end())
        capital = len(word) > 1 and word[0].isupper() and not is_common(word, language)
        capital = capital and not any(span.overlaps(other) for other in taken)
        found.append(_Word(word, span, capital, capital and not open_))
        open_ = not word[0].isalnum() and word not in ",()'’-"
    return found


def _known(account: Account) -> frozenset[str]:
    """Return the words of an account with a capital, wherever they stand."""
    found = (match.group() for match in _WORD.finditer(account.document.text))
    return frozenset(word for word in found if word[0].isupper())


def _has(known: frozenset[str], word: str) -> bool:
    return any(_one_form(word, other) for other in known)
