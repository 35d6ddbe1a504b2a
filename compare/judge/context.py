"""What every judging rule is given: the pairs of sentences to look at, with their facts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import combinations
from typing import Any

from compare.align.kin import Kin, Term, kin
from compare.align.match import Link
from compare.align.words import (
    Word,
    WordAlignment,
    Words,
    align_words,
    keys_of,
    may_match,
    open_term,
    reachable,
    words_of,
)
from compare.analyse.grouping import by_sentence
from compare.analyse.tree import Tree, tree_of
from compare.analyse.values import compatible_times
from compare.judge.same_story import NAMING, of_other_events
from compare.model import (
    Analysis,
    Enumeration,
    Evidence,
    Mention,
    Predicate,
    Quantity,
    Quote,
    Sentence,
    Span,
    Time,
    Token,
)
from compare.options import Options


class Account:
    """One analysed document with its facts by sentence."""

    def __init__(self, analysis: Analysis) -> None:
        self.analysis = analysis
        self.document = analysis.document
        self.id = analysis.document.id
        self.quantities = by_sentence(analysis.quantities)
        self.times = by_sentence(analysis.times)
        self.mentions = by_sentence(analysis.mentions)
        self.enumerations = by_sentence(analysis.enumerations)
        self.predicates = by_sentence(analysis.predicates)
        self.quotes = by_sentence(analysis.quotes)
        self._words: dict[int, Words] = {}
        self._kin: dict[str, Kin] = {}
        self.remembered: dict[tuple[object, int], tuple[object, Any]] = {}

    @property
    def is_read(self) -> bool:
        """Whether it is in the language that the rules know."""
        return self.document.language == "en"

    @cached_property
    def tree(self) -> Tree:
        """The document's dependency trees."""
        return tree_of(self.analysis.tokens)

    @cached_property
    def keys(self) -> tuple[str, ...]:
        """What each token is compared by (:func:`compare.align.words.keys_of`)."""
        return keys_of(self.analysis)

    @cached_property
    def vocabulary(self) -> frozenset[str]:
        """All the keys of the account."""
        return frozenset(self.keys)

    def words(self, sentence: int) -> Words:
        """Return the words of a sentence, made once for all pairs it is part of."""
        words = self._words.get(sentence)
        if words is None:
            words = self._words[sentence] = words_of(self.analysis, (sentence,), self.keys)
        return words

    @cached_property
    def terms(self) -> tuple[Term, ...]:
        """The document's distinct words that others of like meaning may stand for."""
        sentences = range(len(self.document.sentences))
        found = (open_term(word) for sentence in sentences for word in self.words(sentence))
        return tuple(dict.fromkeys(term for term in found if term is not None))

    def kin_to(self, other: Account) -> Kin:
        """Return which words of ``other`` may stand for those of this one, found once."""
        found = self._kin.get(other.id)
        if found is None:
            found = self._kin[other.id] = kin(self.terms, other.terms)
        return found

    @cached_property
    def periods(self) -> tuple[Time, ...]:
        """The reporting periods that the account names: quarters and seasons."""
        return tuple(t for t in self.analysis.times if t.granularity in ("quarter", "season"))

    @cached_property
    def predicate_at(self) -> dict[int, Predicate]:
        """The predicates by the index of their verb."""
        return {predicate.token: predicate for predicate in self.analysis.predicates}

    @cached_property
    def entities(self) -> frozenset[str]:
        """All that the account names anywhere."""
        return frozenset(mention.entity for mention in self.analysis.mentions)

    @cached_property
    def spellings(self) -> frozenset[str]:
        """All its words as they are written, whatever their letters' size."""
        return frozenset(token.text.casefold() for token in self.analysis.tokens)

    @cached_property
    def mention_at(self) -> dict[int, Mention]:
        """The mentions by the index of the token that heads them."""
        return {mention.token: mention for mention in self.analysis.mentions}

    def referent(self, token: Token) -> str:
        """Return the entity that a token names, or the person a pronoun stands for; else ``""``.

        *He* and *she* are resolved where the two sentences before name one person and no other.
        """
        for mention in self.mentions.get(token.sentence, ()):
            if mention.span.contains(token.span):
                return mention.entity
        if token.lemma not in ("he", "she"):
            return ""
        near = {
            mention.entity
            for sentence in range(token.sentence - 2, token.sentence + 1)
            for mention in self.mentions.get(sentence, ())
            if mention.type == "person" and mention.span.end <= token.span.start
        }
        return next(iter(near)) if len(near) == 1 else ""

    def evidence(self, span: Span, value: str | None = None) -> Evidence:
        """Return ``span`` of this document as evidence; its own words stand in for a value."""
        quote = span.of(self.document.text)
        return Evidence(self.id, span, quote, quote if value is None else value)

    def sentence(self, index: int) -> Sentence:
        """Return the sentence with this index."""
        return self.document.sentences[index]


@dataclass(frozen=True, slots=True)
class Side:
    """One sentence of a pair."""

    account: Account
    index: int

    @property
    def quantities(self) -> tuple[Quantity, ...]:
        """The sentence's quantities."""
        return self.account.quantities.get(self.index, ())

    @property
    def times(self) -> tuple[Time, ...]:
        """The sentence's times."""
        return self.account.times.get(self.index, ())

    @property
    def mentions(self) -> tuple[Mention, ...]:
        """The sentence's names."""
        return self.account.mentions.get(self.index, ())

    @property
    def names(self) -> frozenset[str]:
        """What the sentence names that can tell one event from another."""
        return frozenset(m.entity for m in self.mentions if m.type in NAMING)

    @property
    def enumerations(self) -> tuple[Enumeration, ...]:
        """The sentence's lists."""
        return self.account.enumerations.get(self.index, ())

    @property
    def predicates(self) -> tuple[Predicate, ...]:
        """The sentence's predicates."""
        return self.account.predicates.get(self.index, ())

    @property
    def quotes(self) -> tuple[Quote, ...]:
        """The sentence's quotes, direct and indirect."""
        return self.account.quotes.get(self.index, ())

    @property
    def tokens(self) -> tuple[Token, ...]:
        """The sentence's tokens."""
        return self.account.analysis.tokens_of(self.index)

    def word(self, token: int) -> Word | None:
        """Return the word of the token with this index, if it stands in the sentence."""
        words = self.account.words(self.index)
        place = token - self.account.analysis.bounds[self.index]
        return words[place] if 0 <= place < len(words) else None

    @property
    def sentence(self) -> Sentence:
        """The sentence itself."""
        return self.account.sentence(self.index)


@dataclass(frozen=True)
class Pair:
    """Two sentences that may speak of the same thing."""

    a: Side
    b: Side
    score: float
    """Probability that they say the same thing, 0 to 1."""

    @property
    def internal(self) -> bool:
        """Whether both stand in one document."""
        return self.a.account is self.b.account

    @cached_property
    def words(self) -> WordAlignment:
        """Which words of the two stand for each other."""
        a, b = self.a, self.b
        related = a.account.kin_to(b.account)
        return align_words(a.account.words(a.index), b.account.words(b.index), related)

    @cached_property
    def reach(self) -> tuple[set[int], set[int]]:
        """Places of the words of each that may stand for one of the other, without aligning."""
        a, b = self.a.account, self.b.account
        return reachable(a.words(self.a.index), b.words(self.b.index), a.kin_to(b))

    @cached_property
    def partner(self) -> dict[int, int]:
        """Token index in ``a`` -> index of the token in ``b`` that stands for it."""
        words = self.words
        return {words.a[i].token.index: words.b[j].token.index for i, j in words.forward.items()}

    def matches(self, a: int, b: int) -> bool:
        """Tell whether token ``b`` of the one stands for token ``a`` of the other.

        Most pairs of words can be told apart without aligning the two sentences.
        """
        if "words" not in self.__dict__:
            first, second = self.a.word(a), self.b.word(b)
            if first is None or second is None or not may_match(first, second):
                return False
        return self.partner.get(a) == b


@dataclass(frozen=True)
class Context:
    """Everything a rule may look at."""

    accounts: tuple[Account, ...]
    links: tuple[Link, ...]
    options: Options

    def periods_apart(self, a: Account, b: Account) -> bool:
        """Tell whether two accounts report on different periods, such as two quarters."""
        return bool(a.periods and b.periods) and not any(
            compatible_times(x, y) for x in a.periods for y in b.periods
        )

    @cached_property
    def pairs(self) -> tuple[Pair, ...]:
        """The pairs of sentences with a chance of speaking of the same thing, in document order.

        Of two accounts that tell of other events only those that share a name.
        """
        return tuple(self._pairs())

    def _pairs(self) -> Iterator[Pair]:
        apart = {
            (n, m)
            for n, m in combinations(range(len(self.accounts)), 2)
            if of_other_events(self.accounts[n].analysis, self.accounts[m].analysis)
        }
        for link in self.links:
            a = Side(self.accounts[link.a.document], link.a.sentence)
            b = Side(self.accounts[link.b.document], link.b.sentence)
            if (link.a.document, link.b.document) in apart and not a.names & b.names:
                continue
            yield Pair(a, b, link.score)


def make_context(analyses: Sequence[Analysis], links: Sequence[Link], options: Options) -> Context:
    """Return the context for judging what these links join."""
    accounts = tuple(Account(analysis) for analysis in analyses)
    return Context(accounts, tuple(links), options)
