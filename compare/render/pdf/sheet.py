"""View -> what the templates of the brief print: nothing is left to decide but its looks."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from compare.model import Report
from compare.render.checks import Check, checks
from compare.render.pdf.front import Addition, Fit, Tally, additions_of, tallies_of
from compare.render.pdf.letters import Missing
from compare.render.pdf.made import command_of, facts_of, method_of
from compare.render.pdf.text import PrintedRow, printed_columns, printed_rows, targets
from compare.render.view import Card, Claim, Section, SharedWording, Source, View
from compare.render.wording import about, headline, left_out, number_word

_SIDE_BY_SIDE = 3
"""More accounts than this do not fit beside each other on paper."""
_DENSE = 30
_MUCH = 0.1
"""Share of an account from which page one tells that it is shared."""
_LINES = 3


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
        return tallies_of(self.view)

    @property
    def notices(self) -> tuple[str, ...]:
        """What an editor must know before relying on the page."""
        skipped = tuple(f"{s.document}: {s.reason}" for s in self.report.skipped)
        return skipped + ((self.missing.notice,) if self.missing and self.missing.grave else ())

    @property
    def wording(self) -> tuple[SharedWording, ...]:
        """Accounts that share much wording, those that share most first: page one has a line each.

        An editor must know, since what they agree on is one voice.
        """
        much = [shared for shared in self.view.sharing if shared.part >= _MUCH]
        return tuple(sorted(much, key=lambda shared: -shared.part)[:_LINES])

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
    def to_compare(self) -> tuple[Card, ...]:
        """What is answered differently: page one has the first of it in a line each."""
        return self.view.section("open")

    @property
    def other_sections(self) -> tuple[Section, ...]:
        """The sections after the conflicts."""
        return tuple(section for section in self.view.sections if section.kind != "conflict")

    def is_dense(self, section: Section) -> bool:
        """Tell whether a section is set run-in: many agreements, which nobody reads one by one."""
        return section.kind == "agree" and len(section.cards) > _DENSE

    def is_terse(self, section: Section) -> bool:
        """Tell whether added details go without quotes: many, whose words stand out in the text."""
        return section.kind == "detail" and len(section.cards) > _DENSE

    @property
    def additions_title(self) -> str:
        """The heading over what each account adds."""
        return "What each account adds" if len(self.view.sources) > 1 else "What it says"

    @property
    def additions(self) -> tuple[Addition, ...]:
        """What each account adds or is alone with; nothing where there is one account."""
        return additions_of(self.view, self.fit.items)

    @property
    def checks(self) -> tuple[Check, ...]:
        """What to check before the story is used."""
        return checks(self.view)

    # --- text -----------------------------------------------------------------------

    @cached_property
    def _targets(self) -> dict[str, str]:
        return targets(self.view, side_by_side=self.layout in ("pair", "wide"))

    @cached_property
    def linked(self) -> frozenset[str]:
        """The places in the text that a finding links to; only they need an ``id``."""
        in_full = (*self.conflicts, *self.to_compare)
        anchors = [quote.anchor for card in in_full for quote in card.quotes]
        for section in self.other_sections:
            if section.kind != "open" and not self.is_dense(section):
                anchors += [card.quotes[0].anchor for card in section.cards if card.quotes]
        anchors += [card.quotes[0].anchor for card in self.view.settled if card.quotes]
        return frozenset(map(self.target, anchors))

    @cached_property
    def dense_kinds(self) -> tuple[str, ...]:
        """The kinds of finding that are set run-in; they have no place to link to."""
        return tuple(s.kind for s in self.other_sections if self.is_dense(s))

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
        return facts_of(self.report, source)

    @property
    def left_out(self) -> tuple[tuple[str, str], ...]:
        """For each account what was not held to be part of the story."""
        return left_out(self.report)

    @property
    def method(self) -> tuple[tuple[str, str], ...]:
        """Program, models and options."""
        return method_of(self.view)

    @property
    def command(self) -> str:
        """The command that makes this file again."""
        return command_of(self.view)
