"""What the words of a document were found to say, each fact with its span."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

from compare.model.documents import Document
from compare.model.spans import Span

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray


@dataclass(frozen=True, slots=True)
class Token:
    """One token with its place in the sentence's dependency tree."""

    index: int
    """Position in :attr:`Analysis.tokens`."""
    span: Span
    text: str
    lemma: str
    """Lower-case lemma; a proper noun keeps its word, lower-cased."""
    pos: str
    """Universal part of speech (``NOUN``, ``PROPN``, ``VERB``, ...)."""
    tag: str
    """Penn Treebank tag (``NNS``, ``VBD``, ...)."""
    dep: str
    """Dependency label of spaCy's English scheme (``nsubj``, ``dobj``, ...)."""
    head: int
    """Index of the governing token; its own index at the root of a sentence."""
    sentence: int
    """Index of its sentence in :attr:`Document.sentences`."""
    entity: str
    """Type of the named entity it belongs to (OntoNotes: ``GPE``, ``PERSON``, ...) or ``""``."""
    entity_start: bool
    """Whether it is the first token of that entity."""


QuantityForm = Literal["exact", "about", "bound", "range", "vague"]
Granularity = Literal[
    "minute", "day", "week", "month", "quarter", "season", "year", "decade", "century", "range"
]
TimeRelation = Literal["at", "before", "after", "since", "until"]
MentionType = Literal["person", "organisation", "place", "group", "event", "work", "other"]
Modality = Literal[
    "actual", "possible", "able", "planned", "expected", "obliged", "conditional", "open"
]
"""``able``: can, or could not; ``open``: in the scope of a denial that may be aimed at it."""


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number in the text as the set of values it can stand for."""

    span: Span
    """The number with comparator and unit: ``about 40``, ``at least 2.5 million euro``."""
    phrase: Span
    """The same with what is counted: ``about 40 protesters``."""
    sentence: int
    low: float
    """Smallest value it can stand for, in the base unit of ``unit``; may be ``-inf``."""
    high: float
    """Largest value it can stand for; may be ``inf``. Equal to ``low`` for an exact number."""
    form: QuantityForm
    unit: str
    """``""`` for a count; ``percent``; an ISO 4217 code (``USD``); a base unit (``m``, ``s``,
    ``kg``, ``m2``, ``m3``, ``degC``, ``m/s``, ...); ``age`` (years); ``ordinal``."""
    step: float
    """Size of the last place that was given (``47.8`` -> 0.1; ``2.5 million`` -> 1e5), in the
    base unit: what rounding could have hidden."""
    noun: str
    """Lemma of what is counted or measured (``protester``); empty if nothing is named."""
    noun_token: int | None
    """Index of that noun's token."""
    token: int
    """Index of the token that carries the number itself."""


@dataclass(frozen=True, slots=True)
class Time:
    """A point or span of time as an interval of days, with what the text itself gave."""

    span: Span
    sentence: int
    granularity: Granularity
    relation: TimeRelation
    """``by Friday`` is ``before``, ``from 1992`` is ``since``; a plain date is ``at``."""
    start: dt.date | None
    """First day it can mean; ``None`` where it cannot be resolved."""
    end: dt.date | None
    """Last day it can mean, inclusive."""
    year: int | None
    month: int | None
    day: int | None
    weekday: int | None
    """Monday is 0. The four fields hold what the words say, before resolution."""
    clock: tuple[int, int] | None
    """First and last minute of the day it can mean, inclusive (``shortly before 6 a.m.``)."""
    token: int
    """Index of the token that heads the expression."""
    either: bool = False
    """Whether the clock may be in the other half of the day: *half past nine*."""


@dataclass(frozen=True, slots=True)
class Mention:
    """A name in the text and the entity it stands for in its document."""

    span: Span
    sentence: int
    entity: str
    """Canonical key, equal for all names of one entity: ``GB`` for *Britain*, *the UK*;
    for a person the case-folded full name as the document gives it."""
    name: str
    """The name as a reader would want it written."""
    type: MentionType
    token: int
    """Index of the token that heads the name."""


@dataclass(frozen=True, slots=True)
class Member:
    """One member of an enumeration."""

    span: Span
    key: str
    """What it is compared by: the mention's entity, else the content lemmas in order."""
    name: str


@dataclass(frozen=True, slots=True)
class Enumeration:
    """Things named one by one."""

    span: Span
    """From the first member to the last."""
    sentence: int
    members: tuple[Member, ...]
    open: bool
    """Whether the words leave room for more (``such as``, ``including``, ``among others``)."""
    noun: str
    """Lemma of what the members are called (``country``); empty if nothing is named."""
    noun_token: int | None
    token: int
    """Index of the token that heads the first member."""


@dataclass(frozen=True, slots=True)
class Predicate:
    """What a clause says: a verb, or a copula with what it ascribes."""

    span: Span
    """The verb with its auxiliaries and negation: ``did not attend``."""
    sentence: int
    lemma: str
    """Lemma of the verb with its particle (``break out``), or of what a copula ascribes."""
    negated: bool
    modality: Modality
    passive: bool
    subject: int | None
    """Token that heads what acts, or what is acted on where ``passive``."""
    object: int | None
    """Token that heads the direct object, or what a copula ascribes; who acts where ``passive``."""
    token: int


@dataclass(frozen=True, slots=True)
class Quote:
    """Words somebody is said to have said."""

    span: Span
    """The content, without quotation marks and without the words that attribute it."""
    sentence: int
    direct: bool
    """Whether quotation marks claim the exact words."""
    speaker: Span | None
    entity: str
    """The speaker's :attr:`Mention.entity`, else the case-folded words; empty for nobody."""
    verb: str
    """Lemma of the verb or preposition that attributes (``say``, ``according to``)."""
    made: bool = True
    """Whether it is told as said: not denied, asked, supposed, wished for or allowed."""


@dataclass(frozen=True, slots=True)
class Clause:
    """What one verb of a sentence says, without the clauses that hang on it."""

    sentence: int
    tokens: tuple[int, ...]
    """Indices of its tokens, rising; they need not follow one another."""
    head: int
    """Index of the verb, or of what heads a sentence without one."""


@dataclass(frozen=True, slots=True, eq=False)
class Vectors:
    """What sentences, clauses and words mean, as directions."""

    sentences: NDArray[np.float16]
    """Shape (sentences, 384), rows of length 1."""
    clauses: NDArray[np.float16]
    """Shape (clauses, 384), in the order of :attr:`Analysis.clauses`."""
    words: NDArray[np.float16]
    """Shape (tokens, 384): each word as it is used in its sentence."""


@dataclass(frozen=True, slots=True)
class Analysis:
    """A document with what its words were found to say."""

    document: Document
    tokens: tuple[Token, ...] = ()
    bounds: tuple[int, ...] = (0,)
    """Where each sentence's tokens start, and one more: sentence ``i`` has the tokens
    ``bounds[i]`` to ``bounds[i + 1]``."""
    quantities: tuple[Quantity, ...] = ()
    times: tuple[Time, ...] = ()
    mentions: tuple[Mention, ...] = ()
    enumerations: tuple[Enumeration, ...] = ()
    predicates: tuple[Predicate, ...] = ()
    quotes: tuple[Quote, ...] = ()
    clauses: tuple[Clause, ...] = ()
    vectors: Vectors | None = field(default=None, compare=False, repr=False)
    """``None`` where the document is not read: in another language than English."""

    def tokens_of(self, sentence: int) -> tuple[Token, ...]:
        """Return the tokens of the sentence with this index."""
        return self.tokens[self.bounds[sentence] : self.bounds[sentence + 1]]
