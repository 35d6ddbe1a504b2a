"""Rule ``anniversary``: an anniversary that does not fit the year in which the thing began."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from compare.judge.arguments import argument
from compare.judge.context import Account, Context, Pair, Side
from compare.judge.draft import Draft
from compare.judge.frames import governing
from compare.judge.same_event import roles
from compare.model import Quantity, Time

_BEGINNING = frozenset(
    "found establish create form open start begin launch build set incorporate marry wed "
    "inaugurate institute".split()
)
_SAME_THING = 0.75
_SLACK = 1
"""Years: a jubilee may be kept in the year before or after."""


@dataclass(frozen=True, slots=True)
class _Jubilee:
    """The so-manieth anniversary of something, in a year."""

    side: Side
    owner: int
    count: Quantity
    year: int

    @property
    def began(self) -> int:
        """The year that the anniversary counts from."""
        return self.year - round(self.count.low)


@dataclass(frozen=True, slots=True)
class _Begun:
    """A beginning with its year."""

    side: Side
    what: int
    time: Time
    year: int


def find(context: Context) -> Iterator[Draft]:
    """Yield a conflict for each jubilee that the other account's year of beginning rules out."""
    jubilees = [found for account in context.accounts for found in _jubilees(account)]
    begun = [found for account in context.accounts for found in _beginnings(account)]
    for jubilee in jubilees:
        for beginning in begun:
            if jubilee.side.account is beginning.side.account:
                continue
            if abs(jubilee.began - beginning.year) <= _SLACK:
                continue
            pair = Pair(jubilee.side, beginning.side, 0.0)
            if argument(pair, jubilee.owner, beginning.what) >= _SAME_THING:
                yield _draft(jubilee, beginning)


def _jubilees(account: Account) -> Iterator[_Jubilee]:
    tokens = account.analysis.tokens
    for count in account.analysis.quantities:
        if count.unit != "ordinal" or count.noun != "anniversary" or count.noun_token is None:
            continue
        noun = tokens[count.noun_token]
        clause = governing(account, noun)
        owners = [
            *account.tree.children(noun, "poss"),
            *(
                inner
                for preposition in account.tree.children(noun, "prep")
                if preposition.lemma == "of"
                for inner in account.tree.children(preposition, "pobj")
            ),
        ]
        named = [t.index for t in owners if t.pos != "PRON"]
        owner = named[0] if named else None if clause is None else clause.subject
        side = Side(account, count.sentence)
        years = {time.year for time in side.times if time.year is not None}
        if not years and account.document.published and clause and clause.modality == "actual":
            years = {int(account.document.published[:4])}
        if owner is not None and len(years) == 1:
            yield _Jubilee(side, owner, count, years.pop())


def _beginnings(account: Account) -> Iterator[_Begun]:
    for time in account.analysis.times:
        if time.relation != "at" or time.year is None or time.start is None or time.end is None:
            continue
        clause = governing(account, account.analysis.tokens[time.token])
        if clause is None or clause.negated or clause.lemma.split(" ")[0] not in _BEGINNING:
            continue
        found = roles(clause)
        what = found.patient if clause.passive or found.patient is not None else found.agent
        if what is not None and time.start.year == time.end.year:
            yield _Begun(Side(account, time.sentence), what, time, time.start.year)


def _draft(jubilee: _Jubilee, beginning: _Begun) -> Draft:
    a, b = jubilee.side.account, beginning.side.account
    first = a.evidence(jubilee.count.phrase, str(jubilee.began))
    second = b.evidence(beginning.time.span, str(beginning.year))
    text = (
        f"{a.id} says “{first.quote}” in {jubilee.year}, which counts from {jubilee.began}; "
        f"{b.id} says “{second.quote}”."
    )
    ordered = sorted((first, second), key=lambda e: e.document)
    return Draft("conflict", "date", "cross", text, tuple(ordered))
