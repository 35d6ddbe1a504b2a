"""View -> what the templates of the brief print: nothing is left to decide but its looks."""

from __future__ import annotations

import shlex
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby

from compare.model import Kind, Report
from compare.options import Options
from compare.render.pdf.letters import Missing
from compare.render.pdf.text import PrintedPart, PrintedRow, printed_columns, printed_rows, targets
from compare.render.templating import plural
from compare.render.view import KIND_NOTES, SIGNS, Card, Claim, Section, Source, View
from compare.render.wording import about, headline, in_short, left_out, number_word

__all__ = ["AddedItem", "Addition", "Column", "Fit", "PrintedPart", "PrintedRow", "Sheet", "Tally"]

_SIDE_BY_SIDE = 3
"""More accounts than this do not fit beside each other on paper."""
_DENSE = 30


@dataclass(frozen=True, slots=True)
class Fit:
    """What page one has room for."""

    full: int
    """Conflicts with their quotes."""
    briefly: int
    """Conflicts in a line each."""
    room: int
    """Characters of a quote."""
    items: int
    """Statements for each account under what it adds."""
    brief_room: int = 150
    add_room: int = 150


@dataclass(frozen=True, slots=True)
class Tally:
    """One field of the line of counts."""

    kind: Kind
    sign: str
    words: str
    note: str


@dataclass(frozen=True, slots=True)
class AddedItem:
    """One thing an account adds, as page one tells it."""

    card: Card
    text: str
    where: str


@dataclass(frozen=True, slots=True)
class Addition:
    """What one account adds, in short."""

    document: str
    label: str
    words: str
    items: tuple[AddedItem, ...]
    more: int
    anchor: str
    """Where the rest is told."""


@dataclass(frozen=True, slots=True)
class Column:
    """One account printed by itself."""

    source: Source
    rows: tuple[PrintedRow, ...]


@dataclass(frozen=True)
class Sheet:
    """All that is printed. ``front_only`` leaves everything behind page one out."""

    report: Report
    view: View
    fit: Fit
    missing: Missing | None = None
    """Characters that no font has."""
    front_only: bool = False

    @property
    def layout(self) -> str:
        """``single``, ``pair`` (two beside each other), ``wide`` (three) or ``sequence``."""
        number = len(self.view.sources)
        if number > _SIDE_BY_SIDE:
            return "sequence"
        return ("single", "pair", "wide")[max(number, 1) - 1]

    # --- head -----------------------------------------------------------------------

    @property
    def title(self) -> str:
        """The document's title in its metadata."""
        names = [source.title or source.name for source in self.view.sources]
        if len(names) == 1:
            return f"{names[0]}: checked against itself"
        return "Accounts compared: " + "; ".join(names)

    @property
    def subject(self) -> str:
        """The counts, for the metadata."""
        return ", ".join(words for _, words in self.view.summary)

    @property
    def kicker(self) -> str:
        """The line over the headline."""
        if len(self.view.sources) == 1:
            return "One account against itself"
        return f"{number_word(len(self.view.sources)).capitalize()} accounts of one story"

    @property
    def headline(self) -> str:
        """What there is to know, in a few words."""
        return headline(self.view)

    def about(self, source: Source) -> str:
        """Return publisher, author and date, as far as they are known."""
        return about(source)

    @property
    def tallies(self) -> tuple[Tally, ...]:
        """The line of counts, one field for each kind that can occur."""
        if len(self.view.sources) == 1:
            words = plural(self.view.counts.internal, "conflict")
            return (Tally("conflict", SIGNS["conflict"], words, KIND_NOTES["conflict"]),)
        return tuple(
            Tally(kind, SIGNS[kind], " and ".join(words for _, words in own), KIND_NOTES[kind])
            for kind, own in groupby(self.view.summary, key=lambda pair: pair[0])
        )

    @property
    def notices(self) -> tuple[str, ...]:
        """What an editor must know before relying on the page."""
        skipped = tuple(f"{s.document}: {s.reason}" for s in self.report.skipped)
        return skipped + ((self.missing.notice,) if self.missing and self.missing.grave else ())

    # --- findings -------------------------------------------------------------------

    @property
    def conflicts(self) -> tuple[Card, ...]:
        """All conflicts, those between accounts first."""
        return tuple(
            card
            for section in self.view.sections
            if section.kind == "conflict"
            for card in section.cards
        )

    @property
    def conflicts_in_full(self) -> tuple[Card, ...]:
        """Those that page one has with their quotes."""
        return self.conflicts[: self.fit.full]

    @property
    def briefly(self) -> tuple[Card, ...]:
        """Those that page one has in a line each."""
        return self.conflicts[self.fit.full : self.fit.full + self.fit.briefly]

    @property
    def conflicts_continued(self) -> tuple[Card, ...]:
        """Those that follow with their quotes after page one."""
        return self.conflicts[self.fit.full :]

    @property
    def untold(self) -> int:
        """How many conflicts page one does not name at all."""
        return len(self.conflicts_continued) - len(self.briefly)

    @property
    def other_sections(self) -> tuple[Section, ...]:
        """The sections after the conflicts."""
        return tuple(section for section in self.view.sections if section.kind != "conflict")

    def is_dense(self, section: Section) -> bool:
        """Tell whether a section is set run-in: many agreements, which nobody reads one by one."""
        return section.kind == "agree" and len(section.cards) > _DENSE

    @property
    def additions_title(self) -> str:
        """The heading over what each account adds."""
        return "What each account adds" if len(self.view.sources) > 1 else "What it says"

    @property
    def additions(self) -> tuple[Addition, ...]:
        """What each account adds or is alone with; nothing where there is one account."""
        if len(self.view.sources) == 1:
            return ()
        return tuple(a for a in map(self._addition, self.view.sources) if a.items)

    def _addition(self, source: Source) -> Addition:
        adds = self.view.section(f"adds-{source.id}")
        only = self.view.section(f"only-{source.id}")
        cards = (*adds, *only)
        shown = cards[: self.fit.items]
        told = []
        if adds:
            told.append(plural(len(adds), "added detail"))
        if only:
            told.append(plural(len(only), "statement") + " of its own")
        first_left_out = cards[self.fit.items] if len(cards) > self.fit.items else None
        return Addition(
            source.id,
            source.label,
            ", ".join(told),
            tuple(_added(card, source.id) for card in shown),
            len(cards) - len(shown),
            first_left_out.id if first_left_out else "",
        )

    # --- text -----------------------------------------------------------------------

    @cached_property
    def _targets(self) -> dict[str, str]:
        return targets(self.view, side_by_side=self.layout in ("pair", "wide"))

    def target(self, anchor: str) -> str:
        """Return where a link to this part of an account leads."""
        return self._targets.get(anchor, anchor)

    @property
    def rows(self) -> tuple[PrintedRow, ...]:
        """The accounts beside each other."""
        return printed_rows(self.view)

    @property
    def columns(self) -> tuple[Column, ...]:
        """The accounts one after the other."""
        columns = printed_columns(self.view)
        return tuple(Column(source, columns[source.id]) for source in self.view.sources)

    @property
    def claims(self) -> tuple[Claim, ...]:
        """What at least two accounts speak of."""
        return tuple(
            claim
            for claim in self.view.claims
            if sum(stance.stand != "silent" for stance in claim.stances) > 1
        )

    # --- how it was made --------------------------------------------------------------

    def facts(self, source: Source) -> tuple[str, ...]:
        """Return what is known of one source, line by line."""
        document = next(d for d in self.report.documents if d.id == source.id)
        known = (source.title, self.about(source))
        words, sentences = plural(source.words, "word"), plural(source.sentences, "sentence")
        size = f"{words} in {sentences} on {plural(source.lines, 'line')}"
        read = f"{document.media_type}, language {source.language}"
        return (*(fact for fact in known if fact), size, read)

    @property
    def left_out(self) -> tuple[tuple[str, str], ...]:
        """For each account what was not held to be part of the story."""
        return left_out(self.report)

    @property
    def reuse(self) -> tuple[tuple[str, str], ...]:
        """Passages with shared wording, in words."""
        told = []
        for reuse in self.report.reuse:
            texts = {document.id: document.text for document in self.report.documents}
            names = " and ".join(dict.fromkeys(p.document for p in reuse.passages))
            first = reuse.passages[0]
            told.append((f"{names}, {reuse.kind}", first.span.of(texts[first.document])))
        return tuple(told)

    @property
    def method(self) -> tuple[tuple[str, str], ...]:
        """Program, models and options."""
        options = ", ".join(f"{name} = {_value(value)}" for name, value in self.view.options)
        models = ", ".join(f"{name} {version}" for name, version in self.view.models)
        return (
            ("Program", f"{self.view.tool} {self.view.version}"),
            ("Models", models or "none"),
            ("Options", options or "none"),
        )

    @property
    def command(self) -> str:
        """The command that makes this file again."""
        names = [source.name for source in self.view.sources]
        usual = Options().items() == self.view.options
        line = shlex.join([self.view.tool, *names, "-o", "brief.pdf"])
        return line if usual else f"{line}   (with the options above)"


def _added(card: Card, document: str) -> AddedItem:
    own = next((quote for quote in card.quotes if quote.document == document), None)
    return AddedItem(card, in_short(card), own.lines if own else "")


def _value(value: object) -> str:
    match value:
        case bool():
            return "yes" if value else "no"
        case list() | tuple():
            return ", ".join(map(str, value)) or "none"
        case _:
            return str(value)
