"""Rule ``numbered``: one flight, line, room or clause under two numbers, which count nothing."""

from __future__ import annotations

import re
import tomllib
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import combinations
from typing import TYPE_CHECKING

from compare.align.vectors import weight
from compare.judge.apart import apart_in_names, apart_in_place, apart_in_time_as_wholes
from compare.judge.draft import Draft
from compare.judge.remember import remembered
from compare.judge.same_fact import coverage
from compare.judge.same_story import of_other_events
from compare.model import Span

if TYPE_CHECKING:
    from compare.judge.context import Account, Context, Pair
    from compare.model import Document, Sentence, Token

_LEAST = 0.3
"""Score from which two sentences are looked at."""
_SAME_SENTENCE = 0.6
"""Share of the words that the sentences must have in common."""
_TELLING = 0.3
"""Weight from which a word tells what a passage is about."""
_PASSAGE = 4
"""Such words that two passages on one thing share."""
_WAYS = frozenset("street avenue road highway motorway route row lane exit junction".split())
"""A closed class: what one event may lie on two of."""
_MORE = frozenset({"also", "another", "too", "well", "other"})
"""A closed class: words that say that this is one more."""
_ROAD = re.compile(r"^(?P<kind>[A-Z]{1,2})-?(?P<number>\d{1,4})$")
_CALL = re.compile(r"(?<![\w.,])\+?\d[\d ()/-]{4,}\d(?![\w.,]*\d)(?!-?[A-Za-z])")
_DIGITS = 6
"""Digits from which a row of them is a number to call."""
_CODE = re.compile(r"^[A-Z]{0,3}\d{1,5}[A-Z]?$")
_ITEM = re.compile(
    r"^[^\S\n]*+(?P<number>\d{1,3})[.)][^\S\n]++(?P<title>[^\n.:]{2,60})", re.MULTILINE
)
_NINTH = {
    word: n
    for n, word in enumerate(
        """first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth
        thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth
        twentieth""".split(),
        start=1,
    )
}
_CARDINAL = {
    word: n
    for n, word in enumerate(
        "one two three four five six seven eight nine ten eleven twelve".split(), start=1
    )
}
_ORDINAL = re.compile(r"^(\d+)(?:st|nd|rd|th)$")


@dataclass(frozen=True, slots=True)
class Label:
    """A number that names one of its kind."""

    kind: str
    number: str
    span: Span
    """The number, with the noun where it stands right before."""


def find(context: Context) -> Iterator[Draft]:
    """Yield a conflict where two sentences are one but for such a number.

    Or where it is the one such number of each account, told in a passage on the same.
    """
    told: set[tuple[str, str, str]] = set()
    for pair in context.pairs:
        if pair.score >= _LEAST and not pair.internal:
            for kind, draft in _judged(pair):
                told.add((pair.a.account.id, pair.b.account.id, kind))
                yield draft
    for a, b in combinations(context.accounts, 2):
        if not of_other_events(a.analysis, b.analysis):
            yield from (d for kind, d in _alone(a, b) if (a.id, b.id, kind) not in told)


def _alone(a: Account, b: Account) -> Iterator[tuple[str, Draft]]:
    """Yield where each of two accounts has one number of a kind, and they are two."""
    ours, theirs = (_only(account, account.document) for account in (a, b))
    for kind in sorted(ours.keys() & theirs.keys()):
        (x, here), (y, there) = ours[kind], theirs[kind]
        shared = _passage(a, a.sentence(here)) & _passage(b, b.sentence(there))
        if (
            kind not in _WAYS
            and _digits(x) != _digits(y)
            and len(shared) >= _PASSAGE
            and not _renumbered(a, x, b, y)
        ):
            yield kind, _draft(a, x, b, y)


def _digits(label: Label) -> str:
    """Return the number without letters: *flight QZ8501* is *flight 8501*."""
    return re.sub(r"\D", "", label.number)


@remembered
def _only(account: Account, document: Document) -> dict[str, tuple[Label, int]]:
    """Return the labels of which an account has no other of the kind, with their sentence."""
    held: dict[str, list[tuple[Label, int]]] = defaultdict(list)
    for sentence in document.sentences:
        for label in labels(account, sentence):
            held[label.kind].append((label, sentence.index))
    numbers = {kind: {label.number for label, _ in found} for kind, found in held.items()}
    return {kind: found[0] for kind, found in held.items() if len(numbers[kind]) == 1}


@remembered
def _passage(account: Account, sentence: Sentence) -> frozenset[str]:
    """Return the telling words of a sentence and of those right before and behind it."""
    last = len(account.document.sentences) - 1
    near = range(max(0, sentence.index - 1), min(last, sentence.index + 1) + 1)
    return frozenset(
        token.lemma
        for n in near
        for token in account.analysis.tokens_of(n)
        if token.pos in ("NOUN", "PROPN", "VERB") and weight(token.lemma) >= _TELLING
    )


def _judged(pair: Pair) -> Iterator[tuple[str, Draft]]:
    left, right = pair.a.account, pair.b.account
    ours, theirs = labels(left, pair.a.sentence), labels(right, pair.b.sentence)
    for kind in sorted({a.kind for a in ours} & {b.kind for b in theirs}):
        x, y = ([one for one in held if one.kind == kind] for held in (ours, theirs))
        alone = [a for a in x if (kind, a.number) not in _known(right, right.document)]
        others = [b for b in y if (kind, b.number) not in _known(left, left.document)]
        if len(alone) != 1 or len(others) != 1 or len(x) != len(y):
            continue
        if apart_in_time_as_wholes(pair) or apart_in_place(pair) or apart_in_names(pair):
            return
        if any(t.lemma in _MORE for side in (pair.a, pair.b) for t in side.tokens):
            return
        if coverage(pair) < _SAME_SENTENCE or _renumbered(left, alone[0], right, others[0]):
            continue
        yield kind, _draft(left, alone[0], right, others[0])


def _draft(left: Account, a: Label, right: Account, b: Label) -> Draft:
    evidence = (left.evidence(a.span), right.evidence(b.span))
    text = (
        f"{left.id} says “{evidence[0].quote}”, {right.id} “{evidence[1].quote}”: two numbers, "
        f"each the name of one {a.kind}."
    )
    return Draft("conflict", "number", "cross", text, evidence)


@remembered
def _known(account: Account, document: Document) -> frozenset[tuple[str, str]]:
    """Return all such numbers that an account has, each with its kind."""
    held = (labels(account, sentence) for sentence in document.sentences)
    return frozenset((one.kind, one.number) for own in held for one in own)


@remembered
def labels(account: Account, sentence: Sentence) -> tuple[Label, ...]:
    """Return the numbers of a sentence that are names."""
    return tuple(_labels(account, sentence))


def _labels(account: Account, sentence: Sentence) -> Iterator[Label]:
    tokens, table = account.analysis.tokens_of(sentence.index), _table()
    for n, token in enumerate(tokens):
        after = tokens[n + 1] if n + 1 < len(tokens) else None
        word = token.text.lower().rstrip(".")
        road = _ROAD.match(token.text)
        if road and not (n and tokens[n - 1].text.lower() in table["behind"]):
            yield Label(f"{road['kind']} number", road["number"], token.span)
        if after is not None and word in table["behind"] and (number := _number(after)):
            if n + 2 < len(tokens) and tokens[n + 2].text in ("percent", "per", "%", ","):
                continue
            if token.text != "no" and _names(tokens, n + 1):
                yield Label(word, number, Span(token.span.start, after.span.end))
        if after is not None and after.lemma in table["before"] and (nth := _nth(token)):
            yield Label(after.lemma, nth, Span(token.span.start, after.span.end))
    if table["call"] & {token.lemma for token in tokens}:
        text = sentence.span.of(account.document.text)
        for found in _CALL.finditer(text):
            digits = re.sub(r"\D", "", found[0])
            if len(digits) >= _DIGITS:
                start = sentence.span.start + found.start()
                yield Label("number to call", digits, Span(start, start + len(found[0])))


def _names(tokens: tuple[Token, ...], at: int) -> bool:
    """Tell whether a number behind a noun counts no noun of its own: not *on line 20 people*."""
    behind = tokens[at + 1] if at + 1 < len(tokens) else None
    return behind is None or behind.tag not in ("NNS", "CD") or behind.index == tokens[at].head


def _number(token: Token) -> str:
    if _CODE.match(token.text) and any(c.isdigit() for c in token.text):
        return token.text.upper().lstrip("0") or "0"
    spoken = _CARDINAL.get(token.text.lower())
    return "" if spoken is None else str(spoken)


def _nth(token: Token) -> str:
    found = _ORDINAL.match(token.text.lower())
    if found:
        return found[1]
    spoken = _NINTH.get(token.text.lower())
    return "" if spoken is None else str(spoken)


def _renumbered(left: Account, a: Label, right: Account, b: Label) -> bool:
    """Tell whether two numbers lead to one passage, which each account numbers in its own way."""
    if a.kind not in _table()["counted_anew"]:
        return False
    x, y = _items(left, left.document).get(a.number), _items(right, right.document).get(b.number)
    return x is not None and x == y


@remembered
def _items(_: Account, document: Document) -> dict[str, str]:
    """Return how each numbered passage of an account begins."""
    return {m["number"]: m["title"].casefold().strip() for m in _ITEM.finditer(document.text)}


@cache
def _table() -> dict[str, frozenset[str]]:
    text = files("compare.data").joinpath("labels.toml").read_text("utf-8")
    return {key: frozenset(words.split()) for key, words in tomllib.loads(text).items()}
