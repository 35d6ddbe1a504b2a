"""The names of an account, word by word, with what stands beside them."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from compare.analyse.names.folding import fold
from compare.analyse.names.noise import in_title_case
from compare.analyse.names.titles import is_title
from compare.analyse.names.words import CALENDAR, PARTICLES
from compare.judge.spelling.alike import ordinary
from compare.model import Span

if TYPE_CHECKING:
    from compare.judge.context import Account
    from compare.model import Mention, Token

_JOINING = frozenset("of to the for in on".split()) | PARTICLES
"""Words without a capital that may stand inside a name: *Pathways to Peace*."""
_LONGEST = 8
"""Words from which a run of capitals is a headline rather than a name."""
_AGE = re.compile(r"\s*[,(]\s*(?:aged\s+)?(\d{1,3})\b(?!\s*(?:percent|per|%))")
_AGED = re.compile(r"(\d{1,3})-year-old(?:\s+[\w-]+){0,3}\s+$")
_AROUND = 6
"""Tokens on each side of a name that tell what is said of it."""
_TELLING = frozenset({"NOUN", "PROPN", "VERB", "ADJ"})
_BESIDE = 60
"""Characters before a name in which its age may stand."""


@dataclass(frozen=True, slots=True)
class Name:
    """A name where it stands."""

    words: tuple[str, ...]
    """Its telling words, folded."""
    tokens: tuple[Token, ...]
    """The token of each word."""
    full: tuple[str, ...]
    """The words of the full name that the account has for the same person."""
    mention: Mention | None
    age: int | None
    roles: frozenset[str]
    """What stands beside it and says who or what it is."""
    near: frozenset[str]
    """Lemmas of the telling words around it."""

    @property
    def sentence(self) -> int:
        """The sentence it stands in."""
        return self.tokens[0].sentence

    @property
    def span(self) -> Span:
        """From its first word to its last."""
        return Span(self.tokens[0].span.start, self.tokens[-1].span.end)


def names_of(account: Account) -> tuple[Name, ...]:
    """Return the names of an account: its mentions, and runs of capitals besides."""
    found = [_name(account, mention, tokens) for mention, tokens in _mentioned(account)]
    taken = {token.index for name in found for token in name.tokens}
    known = {word for name in found for word in name.words}
    for tokens in _runs(account):
        free = [t for t in tokens if t.index not in taken]
        if free and (len(tokens) > 1 or fold(tokens[0].text) not in known):
            found.append(_name(account, None, tokens))
    named = sorted((n for n in found if n.words), key=lambda n: (n.span, len(n.words)))
    return tuple(_completed(named))


def _completed(names: list[Name]) -> Iterator[Name]:
    """Give a surname alone the full name that the account has for the same person."""
    full: dict[tuple[str, str], tuple[str, ...]] = {}
    for name in names:
        if name.mention is not None and name.mention.type == "person" and len(name.words) > 1:
            full.setdefault((name.mention.entity, name.words[-1]), name.words)
    for name in names:
        entity = "" if name.mention is None else name.mention.entity
        whole = full.get((entity, name.words[-1])) if len(name.words) == 1 else None
        yield name if whole is None else replace(name, full=whole)


def by_word(names: Iterable[Name]) -> dict[str, list[tuple[Name, int]]]:
    """Return each word of the names with where it stands in which of them."""
    held: dict[str, list[tuple[Name, int]]] = defaultdict(list)
    for name in names:
        for place, word in enumerate(name.words):
            held[word].append((name, place))
    return held


def _mentioned(account: Account) -> Iterator[tuple[Mention, list[Token]]]:
    for mention in account.analysis.mentions:
        tokens = account.analysis.tokens_of(mention.sentence)
        inside = [t for t in tokens if mention.span.contains(t.span)]
        if inside:
            yield mention, inside


def _runs(account: Account) -> Iterator[list[Token]]:
    """Yield runs of words with a capital, joined by *of* and the like."""
    for sentence in account.document.sentences:
        tokens = account.analysis.tokens_of(sentence.index)
        if sentence.kind == "heading" or in_title_case(tokens):
            continue
        run: list[Token] = []
        first = tokens[0] if tokens else None
        for token in (*tokens, None):
            if token is not None and (_capital(token, token is first) or (run and _joins(token))):
                run.append(token)
                continue
            while run and not run[-1].text[0].isupper():
                run.pop()
            if run and len(run) <= _LONGEST and any(map(_proper, run)):
                yield run
            run = []


def _capital(token: Token, first: bool) -> bool:
    return (
        token.text[0].isupper()
        and (token.pos in ("PROPN", "NOUN", "ADJ") or (token.pos == "VERB" and not first))
        and CALENDAR.isdisjoint({fold(token.text), fold(token.text).removesuffix("s")})
    )


def _proper(token: Token) -> bool:
    return token.pos == "PROPN" or (token.text[0].isupper() and not ordinary(fold(token.text)))


def _joins(token: Token) -> bool:
    return token.text in _JOINING or token.text in "-'’"


def _name(account: Account, mention: Mention | None, tokens: Iterable[Token]) -> Name:
    telling = [t for t in tokens if _tells(t)]
    while len(telling) > 1 and is_title(telling[0].text):
        telling = telling[1:]
    words = tuple(fold(t.text).replace(" ", "") for t in telling)
    span = Span(telling[0].span.start, telling[-1].span.end) if telling else None
    age = None if span is None else _age(account, span)
    roles = _roles(account, telling) if telling else frozenset()
    near = _near(account, telling) if telling else frozenset()
    return Name(words, tuple(telling), words, mention, age, roles, near)


def _near(account: Account, tokens: list[Token]) -> frozenset[str]:
    low, high = tokens[0].index - _AROUND, tokens[-1].index + _AROUND
    inside = {t.index for t in tokens}
    return frozenset(
        t.lemma
        for t in account.analysis.tokens_of(tokens[0].sentence)
        if low <= t.index <= high and t.index not in inside and t.pos in _TELLING
    )


def _tells(token: Token) -> bool:
    text = fold(token.text)
    return len(text) > 1 and text[0].isalnum() and token.text[0].isupper() and token.tag != "POS"


def _age(account: Account, span: Span) -> int | None:
    text = account.document.text
    behind = _AGE.match(text, span.end)
    before = _AGED.search(text, max(0, span.start - _BESIDE), span.start)
    found = behind or before
    return int(found[1]) if found else None


def _roles(account: Account, tokens: list[Token]) -> frozenset[str]:
    """Return the nouns that stand before a name or in apposition to it."""
    inside = {t.index for t in tokens}
    head = next((t for t in tokens if t.head not in inside), tokens[-1])
    beside = [*account.tree.children(head, "appos", "compound", "nmod", "amod")]
    if head.dep == "appos":
        beside.append(account.analysis.tokens[head.head])
    return frozenset(t.lemma for t in beside if t.index not in inside and t.lemma.isalpha())
