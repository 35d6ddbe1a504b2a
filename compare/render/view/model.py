"""The types of a view: what every renderer shows, with nothing left to decide.

All text is kept as it stands in the document; renderers fold white space and escape.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from compare.model import Category, Decision, Kind, Level, Remark, Scope, SecondLook, Span
from compare.render.templating import day
from compare.render.view.tables import Claim, Dating, Share
from compare.render.view.text import Row
from compare.render.view.told import decision_words, remark_words

if TYPE_CHECKING:
    from compare.render.view.sharing import SharedWording
    from compare.render.view.speakers import SpeakerView


_HEADS = ("title", "author", "publisher", "published")


@dataclass(frozen=True, slots=True)
class Source:
    """One account as the head of a report names it."""

    id: str
    name: str
    title: str | None
    publisher: str | None
    author: str | None
    published: str | None
    """ISO 8601, as precise as the text gave it."""
    language: str
    words: int
    """Words of the story: removed text is not counted."""
    sentences: int
    lines: int
    sha256: str
    sha256_short: str
    """The first twelve hex digits, without the tag."""
    skipped: str | None
    """Why the account was left out, if it was."""
    notes: tuple[str, ...] = ()
    """What must be known of how it was read."""
    updated: str | None = None
    """ISO 8601, as precise as the source gives it."""
    address: str | None = None
    """The source's own address: what it calls canonical, else where it was fetched from."""
    grounds: tuple[tuple[str, str], ...] = ()
    """Field (``title``, ``published``, ...) and where it was found: ``JSON-LD``, ``byline``, ..."""

    @property
    def found(self) -> tuple[str, ...]:
        """What the source tells of itself beyond the head of a report, and where, line by line."""
        where = dict(self.grounds)
        dated = day(self.updated) if self.updated else None
        lines = [
            f"{name} {value}" + (f" ({where[field]})" if field in where else "")
            for name, field, value in (
                ("Updated", "updated", dated),
                ("Address:", "address", self.address),
            )
            if value
        ]
        heads: dict[str, list[str]] = {}
        for field in _HEADS:
            if getattr(self, field) and field in where:
                heads.setdefault(where[field], []).append(field)
        if heads:
            told = ", ".join(f"{', '.join(own)} ({ground})" for ground, own in heads.items())
            lines.append(f"Found: {told}")
        return tuple(lines)

    @property
    def label(self) -> str:
        """The shortest name a reader will recognise: publisher, else file name."""
        return self.publisher or self.name


@dataclass(frozen=True, slots=True)
class Counts:
    """How many findings there are of each sort; each is in one of the first six."""

    conflicts: int
    """Conflicts between accounts."""
    internal: int
    """Conflicts inside one account."""
    open: int
    """Questions answered differently, to be compared by the reader."""
    details: int
    agreements: int
    only: int
    only_by_document: tuple[tuple[str, int], ...]
    """Document id and its number of ``only`` findings, for every document."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a quote, in evidence or beside it."""

    text: str
    marked: bool


@dataclass(frozen=True, slots=True)
class QuoteView:
    """Evidence in the sentences it stands in, cut where the evidence begins and ends."""

    document: str
    name: str
    label: str
    pieces: tuple[Piece, ...]
    span: Span
    """The whole stretch that is quoted."""
    values: tuple[str, ...]
    """The normalised values that were compared."""
    first_line: int
    """Line of the source at which the marked words begin, from 1."""
    last_line: int
    anchor: str
    """Anchor of the part (see :class:`Part`) in which the marked words begin."""
    place: str | None = None
    """Where the marked words stand in a source that is no plain text: ``p. 3, line 12``."""

    @property
    def text(self) -> str:
        """The whole quote."""
        return "".join(piece.text for piece in self.pieces)

    @property
    def marks(self) -> tuple[str, str]:
        """What to set around it: quotation marks, unless it begins with one of its own."""
        own = self.text.lstrip()[:1] in ('"', "“", "„", "«")
        return ("", "") if own else ("“", "”")

    @property
    def before(self) -> str:
        """The text up to the first marked words."""
        return self._cut()[0]

    @property
    def marked(self) -> str:
        """The text from the first marked words to the last."""
        return self._cut()[1]

    @property
    def after(self) -> str:
        """The text after the last marked words."""
        return self._cut()[2]

    @property
    def lines(self) -> str:
        """``line 3`` or ``lines 3-5``; of a source that is no plain text ``p. 3, line 12``."""
        if self.place:
            return self.place
        if self.first_line == self.last_line:
            return f"line {self.first_line}"
        return f"lines {self.first_line}\N{EN DASH}{self.last_line}"

    @property
    def spot(self) -> str:
        """The same as short as can be, to follow a name: ``:3``, ``, p. 3, line 12``."""
        return f", {self.place}" if self.place else f":{self.first_line}"

    def _cut(self) -> tuple[str, str, str]:
        places = [i for i, piece in enumerate(self.pieces) if piece.marked]
        if not places:
            return self.text, "", ""
        first, last = places[0], places[-1] + 1
        before, marked, after = self.pieces[:first], self.pieces[first:last], self.pieces[last:]
        return (
            "".join(p.text for p in before),
            "".join(p.text for p in marked),
            "".join(p.text for p in after),
        )


@dataclass(frozen=True, slots=True)
class Card:
    """One finding, ready to be shown."""

    id: str
    """``F3``: its number and its anchor."""
    kind: Kind
    sign: str
    kind_label: str
    category: Category
    category_label: str
    scope: Scope
    rule: str
    confidence: float | None
    explanation: str
    adds: str | None
    """For a detail the id of the document that says more."""
    documents: tuple[str, ...]
    """Ids of the documents in evidence, in the order of the report."""
    quotes: tuple[QuoteView, ...]
    """In the order of the evidence; evidence in the same sentences shares one quote."""
    alignment: str | None
    row: int | None
    """Number of the row (see :class:`Row`) to look at."""
    levels: tuple[Level, ...]
    """Why its places were taken to answer one question, where that was weighed."""
    decision: Decision | None = None
    """What somebody has decided about it."""
    standing: SecondLook | None = None
    """Why what was decided or written waits for a second look, where it does."""
    decided_before: Decision | None = None
    """What had been decided, where that waits."""
    remarks: tuple[Remark, ...] = ()
    """What was written about it, in order."""

    @property
    def settled(self) -> bool:
        """Whether it has been dealt with, so that it is shown folded."""
        return self.decision is not None and self.decision.settled

    @property
    def decided(self) -> str:
        """What was decided, by whom, when and why, or what waits; empty where nothing was."""
        return decision_words(self.decision, self.standing, self.decided_before)

    @property
    def remarked(self) -> tuple[str, ...]:
        """Each remark in words, with who wrote it and when."""
        return tuple(remark_words(self.remarks))

    @property
    def told(self) -> tuple[str, ...]:
        """Everything that people decided and wrote about it, in words."""
        return (*filter(None, (self.decided,)), *self.remarked)


@dataclass(frozen=True, slots=True)
class Section:
    """Cards under one heading; a finding is in exactly one section."""

    key: str
    """An anchor: ``conflicts``, ``internal``, ``open``, ``details`` / ``adds-B``, ``agree``,
    ``only-A``."""
    kind: Kind
    sign: str
    title: str
    document: str | None
    """The account that adds, or that is alone."""
    cards: tuple[Card, ...]


@dataclass(frozen=True, slots=True)
class View:
    """A report laid out."""

    sources: tuple[Source, ...]
    counts: Counts
    summary: tuple[tuple[Kind, str], ...]
    """The one line of counts, in words: ``("conflict", "2 conflicts")``, ..."""
    cards: tuple[Card, ...]
    """Every finding, in the order of the report."""
    sections: tuple[Section, ...]
    """Only those that hold something; what has been dealt with is in none."""
    rows: tuple[Row, ...]
    claims: tuple[Claim, ...]
    shares: tuple[Share, ...]
    dates: tuple[tuple[str, tuple[Dating, ...]], ...]
    """Document id and what it dates, for every document."""
    sharing: tuple[SharedWording, ...]
    """For each two accounts that share wording what they share."""
    speakers: tuple[SpeakerView, ...]
    """Who is quoted, those that most accounts quote first."""
    signature: str
    tool: str
    version: str
    options: tuple[tuple[str, object], ...]
    models: tuple[tuple[str, str], ...]

    @property
    def settled(self) -> tuple[Card, ...]:
        """What has been dealt with: shown last, folded, and not counted."""
        return tuple(card for card in self.cards if card.settled)

    def source(self, document: str) -> Source:
        """Return the source with this id."""
        return next(source for source in self.sources if source.id == document)

    def card(self, finding: str) -> Card:
        """Return the card with this id."""
        return next(card for card in self.cards if card.id == finding)

    def section(self, key: str) -> tuple[Card, ...]:
        """Return the cards of a section, empty if there is none."""
        return next((s.cards for s in self.sections if s.key == key), ())
