"""Rule ``withheld``: one account has a source say what it would not say in the other."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import permutations
from typing import TYPE_CHECKING

from compare.analyse.quotes import REPORTING
from compare.judge import kinship
from compare.judge.draft import Draft
from compare.judge.same_story import of_other_events
from compare.model import Span

if TYPE_CHECKING:
    from compare.judge.context import Account, Context
    from compare.model import Predicate, Quote, Token

# Closed classes: verbs of making known, of keeping back, and nouns that name no matter.
_TELLING = REPORTING | frozenset(
    "give provide disclose reveal name identify specify comment discuss release offer".split()
)
_REFUSING = frozenset({"deny"})
_NO_MATTER = frozenset(
    """detail comment information question reason name further more other immediately request
    matter case statement that this it cause say tell give""".split()
)
_NOT_YET = frozenset({"yet", "immediately", "initially", "far", "still", "earlier"})
_VOICES = frozenset({"spokesman", "spokeswoman", "spokesperson"})
_OPEN = frozenset({"NOUN", "VERB", "ADJ", "PROPN"})
_SHARE = 0.6
"""Share of the matter that was kept back that the other account has the source speak of."""


@dataclass(frozen=True, slots=True)
class _Kept:
    """A matter that a source keeps back."""

    account: Account
    speaker: frozenset[str]
    matter: tuple[Token, ...]
    span: Span
    denied: bool
    """Whether it is denied, where others are only not told."""


def find(context: Context) -> Iterator[Draft]:
    """Yield a conflict where a source says in one account what it does not say in the other."""
    kept = [tuple(_kept(account)) for account in context.accounts]
    for n, m in permutations(range(len(context.accounts)), 2):
        a, b = context.accounts[n], context.accounts[m]
        if not kept[m] or of_other_events(a.analysis, b.analysis) or _later(a, b):
            continue
        for quote in a.analysis.quotes:
            if any(_is_in(own, quote) for own in kept[n]):  # "refused to say whether"
                continue
            for one in kept[m]:
                if not (_says(quote, one) and _same_source(a, quote, one)):
                    continue
                if _speaks_of(a, quote, one) and not _keeps_too(a, quote, kept[n], one):
                    yield _draft(n < m, a, quote, one)
                    break


def _says(quote: Quote, one: _Kept) -> bool:
    """Tell whether a source says something there, by which it does not keep the matter back.

    It does where it *did not deny* what the other account has it deny.
    """
    return one.denied and not quote.made if quote.verb in _REFUSING else quote.made


def _is_in(own: _Kept, quote: Quote) -> bool:
    """Tell whether the words of a quote are those that are kept back."""
    held = sum(quote.span.contains(t.span) for t in own.matter)
    return held >= _SHARE * len(own.matter)


def _keeps_too(a: Account, quote: Quote, kept: Sequence[_Kept], one: _Kept) -> bool:
    """Tell whether the account keeps the same matter back, and no narrower one.

    *He had met him, but denied that it was in Rome* still says that they met.
    """
    for own in kept:
        if own.denied == one.denied and _same_source(a, quote, own):
            words = {t.lemma for t in one.matter}
            if all(
                t.lemma in words or any(kinship.entails(s, t) for s in one.matter)
                for t in own.matter
            ):
                return True
    return False


def _later(a: Account, b: Account) -> bool:
    """Tell whether the two were published on different days: what was kept back may be out."""
    first, second = a.document.published, b.document.published
    return first is not None and second is not None and first[:10] != second[:10]


def _kept(account: Account) -> Iterator[_Kept]:
    tokens, tree = account.analysis.tokens, account.tree
    for clause in account.analysis.predicates:
        verb = tokens[clause.token]
        if not (clause.negated and verb.lemma in _TELLING) and verb.lemma not in _REFUSING:
            continue
        if verb.lemma in _REFUSING and clause.negated:
            continue
        if clause.subject is None or _NOT_YET & {t.lemma for t in tree.subtree(verb)}:
            continue
        subject = tokens[clause.subject]
        speaker = _words(account, subject)
        outer = _outer(account, clause, verb)
        own = {t.index for t in tree.subtree(subject)}
        matter = tuple(
            t
            for t in tree.subtree(verb, without=("parataxis", "conj", "advcl"))
            if t.pos in _OPEN and t.index not in own and t.lemma not in _NO_MATTER
            if t.index not in (verb.index, outer.index) and t.lemma not in _TELLING
        )
        if matter and speaker:
            start = min(min(own, default=verb.index), outer.index)
            end = max(t.span.end for t in (*matter, verb))
            span = Span(tokens[start].span.start, end)
            yield _Kept(account, speaker, matter, span, verb.lemma in _REFUSING)


def _outer(account: Account, clause: Predicate, verb: Token) -> Token:
    """Return *declined* of *declined to say*."""
    above = account.tree.head(verb)
    return above if verb.dep == "xcomp" and above is not None and clause.negated else verb


def _words(account: Account, noun: Token) -> frozenset[str]:
    referent = account.referent(noun)
    if noun.pos == "PRON" and not referent:
        return frozenset()
    if referent:
        return frozenset({f"@{referent}"})
    below = account.tree.subtree(noun, without=("relcl", "acl", "appos", "conj"))
    return _voices(t.lemma for t in below if t.pos in ("NOUN", "PROPN"))


def _voices(words: Iterator[str]) -> frozenset[str]:
    return frozenset("spokesman" if word in _VOICES else word for word in words)


def _same_source(account: Account, quote: Quote, one: _Kept) -> bool:
    if quote.speaker is None or not quote.entity:
        return False
    if f"@{quote.entity}" in one.speaker:
        return True
    tokens = account.analysis.tokens_of(quote.sentence)
    inside = [t for t in tokens if quote.speaker.contains(t.span)]
    words = _voices(t.lemma for t in inside if t.pos in ("NOUN", "PROPN"))
    if not words:
        return False
    return words <= one.speaker or one.speaker <= words


def _speaks_of(account: Account, quote: Quote, one: _Kept) -> bool:
    """Tell whether what a source says is about the matter that it kept back."""
    tokens = account.analysis.tokens_of(quote.sentence)
    said = [t for t in tokens if quote.span.contains(t.span) and t.pos in _OPEN]
    names = {t.lemma for t in said}
    found = [t.lemma in names or any(kinship.entails(s, t) for s in said) for t in one.matter]
    return sum(found) >= _SHARE * len(found)


def _with_verb(account: Account, quote: Quote, speaker: Span) -> Span:
    """Return a speaker with the verb right behind or before it: *the lawyer said*."""
    for token in account.analysis.tokens_of(quote.sentence):
        near = min(abs(token.span.start - speaker.end), abs(speaker.start - token.span.end))
        if token.lemma == quote.verb and near <= _BESIDE:
            return Span(min(speaker.start, token.span.start), max(speaker.end, token.span.end))
    return speaker


_BESIDE = 12
"""Characters between a speaker and the verb of saying."""


def _draft(first: bool, a: Account, quote: Quote, one: _Kept) -> Draft:
    assert quote.speaker is not None
    source = _with_verb(a, quote, quote.speaker)
    whole = Span(min(source.start, quote.span.start), max(source.end, quote.span.end))
    x, y = a.evidence(source), one.account.evidence(one.span)
    evidence = (a.evidence(whole), y) if first else (y, a.evidence(whole))
    text = (
        f"{x.document} has “{x.quote}” say so, {y.document} says “{y.quote}”: "
        "the same source did not say it."
    )
    return Draft("conflict", "negation", "cross", text, evidence)
