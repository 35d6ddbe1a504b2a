"""What a sentence says of an act in each respect: when, where, at what age and by whom."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from compare.judge.frames import governing
from compare.judge.once.acts import happenings
from compare.judge.once.where import places

if TYPE_CHECKING:
    from collections.abc import Iterator

    from compare.judge.context import Account
    from compare.judge.once.acts import Happening
    from compare.model import Mention, Quantity, Time, Token


@dataclass(frozen=True, slots=True)
class Told:
    """An act with all that its sentence says of it."""

    account: Account
    happening: Happening
    times: tuple[Time, ...]
    places: tuple[Mention, ...]
    """From inside out."""
    ages: tuple[Quantity, ...]
    doers: tuple[Mention, ...]
    """The people or bodies named; empty unless each of them is."""

    @property
    def thing(self) -> Token:
        """What it befalls."""
        return self.happening.thing

    @property
    def matter(self) -> str:
        """The act."""
        return self.happening.act.name


def told(account: Account) -> Iterator[Told]:
    """Yield what an account says of each act that befalls one thing once."""
    for happening in happenings(account):
        act, verb = happening.act, happening.verb
        yield Told(
            account=account,
            happening=happening,
            times=_times(account, happening) if act.when else (),
            places=places(account, verb, source=not act.when) if act.where else (),
            ages=_ages(account, happening),
            doers=_doers(account, happening),
        )


def _times(account: Account, happening: Happening) -> tuple[Time, ...]:
    tokens, verb = account.analysis.tokens, happening.verb
    return tuple(
        time
        for time in account.times.get(verb.sentence, ())
        if time.relation == "at" and (time.year is not None or time.weekday is not None)
        if (above := governing(account, tokens[time.token])) and above.token == verb.index
    )


def _ages(account: Account, happening: Happening) -> tuple[Quantity, ...]:
    tokens, verb = account.analysis.tokens, happening.verb
    return tuple(
        quantity
        for quantity in account.quantities.get(verb.sentence, ())
        if quantity.unit == "age"
        if (above := governing(account, tokens[quantity.token])) and above.token == verb.index
    )


def _doers(account: Account, happening: Happening) -> tuple[Mention, ...]:
    named = [_named(account, token) for token in happening.doers]
    found = tuple(mention for mention in named if mention is not None)
    return found if len(found) == len(named) else ()


def _named(account: Account, doer: Token) -> Mention | None:
    """Return the name of who did it, also behind a comma: *by the architect, Ole Lund*."""
    found = account.mention_at.get(doer.index)
    if found is not None or doer.pos != "NOUN":
        return found
    text, end = account.document.text, doer.span.end
    near = account.mentions.get(doer.sentence, ())
    return next(
        (m for m in near if m.span.start >= end and text[end : m.span.start].strip() in ("", ",")),
        None,
    )
