"""Find direct quotations that two accounts give with other words in the middle."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import combinations
from typing import TYPE_CHECKING

from compare.align.vectors import weight
from compare.analyse.predicates import NEGATIVE
from compare.judge import say
from compare.judge.draft import Draft
from compare.judge.quotation.words import GAP, Word, may_be_one, value, words_of
from compare.judge.spelling.alike import near, one_spelling, ordinary
from compare.model import Quote, Span

if TYPE_CHECKING:
    from compare.judge.context import Account, Context

_RUN = 3
"""Words in a row that two quotations must share to be looked at."""
_AROUND = 5
"""Words in a row, before and behind, between which a changed word shows."""
_TELLING = 1.5
"""How much these words must tell together: *we are going to be* is anybody's."""
_TELLING_OF_ONE = 0.7
"""The same where both accounts give the words to one speaker."""
_TELLS_ALONE = 0.4
_SHARE = 0.7
"""Share of the shorter quotation's words that does instead."""
_SHORTEST = 5
_UNNAMED = 8
"""Words that quotations must share where neither account says whose they are."""
_MOST = 3
"""Words in one place from which it is another passage, not another word."""
_SHOWN = 2
"""Words on each side of a change that are shown with it."""
_HOW_MANY = frozenset(
    "all every each both most many some several few half none nobody nothing always never "
    "often sometimes rarely hardly".split()
)
"""Closed class: words that tell how many or how often, which change what is said."""
_DENYING = NEGATIVE | {"not"}
_SELF = frozenset("i me my mine we us our ours am".split())
_OTHERS = frozenset("he him his she her hers they them their theirs is".split())


@dataclass(frozen=True)
class _Said:
    """A direct quotation with its words."""

    account: Account
    quote: Quote
    words: tuple[Word, ...]

    @property
    def keys(self) -> tuple[str, ...]:
        return tuple(word.key for word in self.words)


@dataclass(frozen=True, slots=True)
class _Change:
    """Words of two quotations that stand in one place: ranges into their words."""

    a: tuple[int, int]
    b: tuple[int, int]


def find(context: Context) -> Iterator[Draft]:
    """Yield a conflict for each quotation that two accounts give in other words."""
    held = [_quotations(account) for account in context.accounts]
    for ours, theirs in combinations(held, 2):
        by_run: dict[tuple[str, ...], list[int]] = defaultdict(list)
        for m, said in enumerate(theirs):
            for run in _runs(said.keys):
                by_run[run].append(m)
        for a in ours:
            met = sorted({m for run in _runs(a.keys) for m in by_run.get(run, ())})
            for b in (theirs[m] for m in met):
                if not _two_speakers(a, b):
                    changes = [c for c in _changes(a, b) if not _said_by_both(a, b, c, held)]
                    if changes:
                        yield _draft(a, b, changes)


def _quotations(account: Account) -> list[_Said]:
    text = account.document.text
    return [
        _Said(account, quote, words_of(text, quote.span))
        for quote in account.analysis.quotes
        if quote.direct
    ]


def _runs(keys: Sequence[str]) -> set[tuple[str, ...]]:
    return {tuple(keys[i : i + _RUN]) for i in range(len(keys) - _RUN + 1)}


def _two_speakers(a: _Said, b: _Said) -> bool:
    """Tell whether two speakers are named: two people may say nearly the same."""
    x, y = _named(a), _named(b)
    return bool(x and y) and x != y


def _named(said: _Said) -> str:
    """Return the speaker where it is named, and not only called *a witness* or *he*."""
    entity = said.quote.entity
    named = any(m.entity == entity for m in said.account.analysis.mentions)
    return entity if named else ""


def _changes(a: _Said, b: _Said) -> list[_Change]:
    matcher = SequenceMatcher(None, a.keys, b.keys, autojunk=False)
    steps = matcher.get_opcodes()
    same = [key for tag, i1, i2, _, _ in steps if tag == "equal" for key in a.keys[i1:i2]]
    shared, shorter = len(same), min(len(a.words), len(b.words))
    speaker = _named(a) == _named(b) != "" or (a.quote.entity == b.quote.entity != "")
    enough = _TELLING_OF_ONE if speaker else _TELLING
    least = _SHORTEST - 1 if a.quote.entity or b.quote.entity else _UNNAMED
    if speaker and len(a.words) == len(b.words) == shared + 1:
        least, enough = _RUN, 0.0  # "pray for the ...", one speaker and one word
    if sum(map(weight, same)) < enough or shared < least:
        return []
    most = shorter >= _SHORTEST and shared >= _SHARE * shorter
    found = []
    for n, (tag, i1, i2, j1, j2) in enumerate(steps):
        if tag == "equal":
            continue
        before = a.keys[steps[n - 1][1] : i1] if n else ()
        behind = a.keys[i2 : steps[n + 1][2]] if n + 1 < len(steps) else ()
        around = (*before, *behind)
        firm = len(around) >= _AROUND and sum(map(weight, around)) >= _TELLING
        change = _Change((i1, i2), (j1, j2))
        if before and behind:
            firm = (firm or most) and (_one_for_one(change) or (_held(before) and _held(behind)))
        else:  # where one of the two may be cut short
            firm = firm and most and _one_for_one(change) and _end_tells(a, b, change)
        if firm and _tells(a, b, change):
            found.append(change)
    return found


def _one_for_one(change: _Change) -> bool:
    return change.a[1] - change.a[0] == change.b[1] - change.b[0] == 1


def _held(words: Sequence[str]) -> bool:
    """Tell whether the words on one side of a change show that it stands in one place in both."""
    return len(words) > 1 or sum(map(weight, words)) >= _TELLS_ALONE


def _end_tells(a: _Said, b: _Said, change: _Change) -> bool:
    """Tell whether a quotation's first or last word says how much or how many in both."""
    return all(_weighs(s.words[at[0]].key) for s, at in ((a, change.a), (b, change.b)))


def _tells(a: _Said, b: _Said, change: _Change) -> bool:
    """Tell whether a difference is one of words, not of how they were written down or cut."""
    (i1, i2), (j1, j2) = change.a, change.b
    if GAP in a.keys[i1 - 1 : i2 + 1] or GAP in b.keys[j1 - 1 : j2 + 1]:
        return False
    x, y = a.keys[i1:i2], b.keys[j1:j2]
    if max(len(x), len(y)) > _MOST:
        return False
    if not x or not y:
        beside = {*a.keys[i1 - 1 : i1], *a.keys[i2 : i2 + 1]}
        return any(_weighs(word) and word not in beside for word in x or y)
    return not (_written_alike(a, b, change) or _other_person(x, y))


def _weighs(word: str) -> bool:
    """Tell whether a word changes what is said by being there."""
    return word in _DENYING or word in _HOW_MANY or value((word,)) is not None


def _written_alike(a: _Said, b: _Said, change: _Change) -> bool:
    (i1, i2), (j1, j2) = change.a, change.b
    x, y = a.keys[i1:i2], b.keys[j1:j2]
    if "".join(x) == "".join(y):
        return True
    if value(x) is not None and value(x) == value(y):
        return True
    pairs = list(zip(a.words[i1:i2], b.words[j1:j2], strict=False))
    return len(x) == len(y) and all(_one_word(v, w) for v, w in pairs)


def _one_word(v: Word, w: Word) -> bool:
    """Tell whether two words are one: a variant, a contraction, a name or a slip of the keys."""
    x, y = v.key, w.key
    if x == y or one_spelling(x, y) or may_be_one(x, y):
        return True
    names = v.text[0].isupper() and w.text[0].isupper()
    slip = not (ordinary(x) and ordinary(y)) and min(len(x), len(y)) > _RUN
    return bool(near(x, y)) and (names or slip)


def _other_person(x: Sequence[str], y: Sequence[str]) -> bool:
    """Tell whether one account made part of it its own: *my car*, *his car*."""
    said, told = set(x), set(y)
    return (said <= _SELF and told <= _OTHERS) or (said <= _OTHERS and told <= _SELF)


def _said_by_both(a: _Said, b: _Said, change: _Change, held: Sequence[Sequence[_Said]]) -> bool:
    """Tell whether one account has the other's version as well, and so quotes twice."""
    mine, other = _excerpt(a.keys, change.a), _excerpt(b.keys, change.b)
    for quotations in held:
        account = quotations[0].account if quotations else None
        if account is b.account and any(_holds(said.keys, mine) for said in quotations):
            return True
        if account is a.account and any(_holds(said.keys, other) for said in quotations):
            return True
    return False


def _excerpt(keys: tuple[str, ...], at: tuple[int, int]) -> tuple[str, ...]:
    return keys[max(0, at[0] - _SHOWN) : at[1] + _SHOWN]


def _holds(keys: Sequence[str], run: Sequence[str]) -> bool:
    return any(tuple(keys[i : i + len(run)]) == run for i in range(len(keys) - len(run) + 1))


def _draft(a: _Said, b: _Said, changes: Sequence[_Change]) -> Draft:
    evidence = tuple(
        said.account.evidence(_span(said.words, *at))
        for change in changes
        for said, at in ((a, change.a), (b, change.b))
    )
    first = changes[0]
    x, y = _shown(a, first.a), _shown(b, first.b)
    more = "" if len(changes) == 1 else f", and so in {len(changes)} places"
    text = (
        f"{a.account.id} quotes {_speaker(a, b)} with “{x}”, {b.account.id} with “{y}”{more}: "
        "one quotation, other words."
    )
    return Draft("conflict", "attribution", "cross", text, evidence)


def _span(words: Sequence[Word], start: int, end: int) -> Span:
    """Return where words stand; where there are none, the words on both sides."""
    if start == end:
        start, end = start - 1, end + 1
    return Span(words[start].span.start, words[end - 1].span.end)


def _shown(said: _Said, at: tuple[int, int]) -> str:
    low, high = max(0, at[0] - _SHOWN), min(len(said.words), at[1] + _SHOWN)
    return say.words(said.account.document, _span(said.words, low, high))


def _speaker(a: _Said, b: _Said) -> str:
    """Return who is quoted, by name where either account has one."""
    for said in (a, b):
        name = _named(said)
        for mention in said.account.analysis.mentions:
            if name and mention.entity == name:
                return mention.name
    for said in (a, b):
        speaker = said.quote.speaker
        if speaker is not None and said.quote.entity:
            return f"“{say.words(said.account.document, speaker)}”"
    return "somebody"
