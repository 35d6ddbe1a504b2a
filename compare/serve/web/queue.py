"""The review queue as a page: which findings are shown, in which column, with what beside them."""

from __future__ import annotations

import secrets
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any
from urllib.parse import urlencode

from markupsafe import Markup

from compare.render.view import Card
from compare.serve.store import audit, review, runs, stories
from compare.serve.store.access import Visitor, form_key
from compare.serve.store.review import Remark, Thread
from compare.serve.web.desk import Desk
from compare.serve.web.templates import page, part

COLUMNS: Mapping[str, tuple[str, tuple[str, ...]]] = {
    "open": ("Open", ("open",)),
    "look": ("Look again", ("again", "changed")),
    "fix": ("To fix", ("fix",)),
    "accepted": ("Accepted", ("accepted",)),
    "dismissed": ("Dismissed", ("dismissed",)),
    "gone": ("Gone", ("gone",)),
}
"""Key -> heading, and what of a thread's column stands in it; the first five have keys 1 to 5."""

_MOST = 100
"""Findings on one page."""

_KEY = secrets.token_hex(32)
"""Stands for the key of a form in what is kept; no text can hold it, since nobody knows it."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which part of the queue is looked at."""

    column: str = ""
    kind: str = ""
    words: str = ""

    @staticmethod
    def holding(thread: Thread) -> Wanted:
        """Return the column that a thread stands in."""
        return Wanted(next(key for key, (_, holds) in COLUMNS.items() if thread.column in holds))

    def of(self, desk: Desk, queue: Sequence[Thread]) -> list[Thread]:
        """Return the threads of a queue that are looked at."""
        holds = COLUMNS.get(self.column, COLUMNS["open"])[1]
        return [
            one
            for one in queue
            if one.column in holds
            and self.kind in ("", one.kind)
            and (not self.words or self._meets(desk, one))
        ]

    def query(self, **other: str) -> str:
        """Return it as the query of an address, with some parts changed."""
        parts = {"column": self.column, "kind": self.kind, "q": self.words, **other}
        told = urlencode({name: value for name, value in parts.items() if value})
        return f"?{told}" if told else ""

    def _meets(self, desk: Desk, thread: Thread) -> bool:
        card = card_of(desk, thread)
        if card is None:
            return False
        text = " ".join([card.explanation, card.category_label, *(q.text for q in card.quotes)])
        return all(word in text.casefold() for word in self.words.casefold().split())


def card_of(desk: Desk, thread: Thread) -> Card | None:
    """Return the finding of a thread as reports show it, from the last run that had it."""
    number = thread.finding
    if number is None:
        with desk.database.read() as db:
            row = db.execute(
                "SELECT finding FROM item WHERE thread = ? AND run = ?", (thread.id, thread.run)
            ).fetchone()
        number = row["finding"]
    return desk.cards(thread.run).get(number)


def card_html(
    desk: Desk,
    by: Visitor,
    thread: Thread,
    said: tuple[Remark, ...],
    wanted: Wanted,
    clash: Mapping[str, Any] | None,
) -> Markup:
    """Return a finding as the queue shows it, with the forms of ``by``.

    Most of the time that a page takes goes into these, and they are the same for all but for the
    key of their forms: each is made once for one state of its finding.
    """
    mine = thread.assigned == by.person
    if clash is not None and clash["finding"] == thread.id:
        told = _card(desk, thread, said, wanted, mine, clash)
    else:
        told = _kept(desk, thread, said, wanted, mine)
    return Markup(told.replace(_KEY, "" if by.secret is None else form_key(by.secret)))


@lru_cache(maxsize=2000)
def _kept(desk: Desk, thread: Thread, said: tuple[Remark, ...], wanted: Wanted, mine: bool) -> str:
    return _card(desk, thread, said, wanted, mine, None)


def _card(
    desk: Desk,
    thread: Thread,
    said: tuple[Remark, ...],
    wanted: Wanted,
    mine: bool,
    clash: Mapping[str, Any] | None,
) -> str:
    card = card_of(desk, thread)
    return part(
        "serve/card.html",
        thread=thread, card=card, said=said, wanted=wanted, mine=mine, clash=clash, key=_KEY,
    )  # fmt: skip


def queue_page(
    desk: Desk,
    by: Visitor,
    story: int,
    wanted: Wanted,
    clash: Mapping[str, Any] | None = None,
) -> str:
    """Return the page; ``clash`` tells of a decision that came second."""
    with desk.database.read() as db:
        told = stories.get(db, story)
        sources = stories.sources(db, story)
        every = runs.every(db, story)
        queue = review.queue(db, story)
        shown = wanted.of(desk, queue)
        if clash is not None and all(one.id != clash["finding"] for one in shown):
            shown = [one for one in queue if one.id == clash["finding"]] + shown
        said = review.remarks_of(db, [one.id for one in shown[:_MOST]])
        known = review.seen(db, story, by.person)
        newest = audit.latest(db, 1)
    counts = {key: sum(one.column in holds for one in queue) for key, (_, holds) in COLUMNS.items()}
    column = wanted.column if wanted.column in COLUMNS else "open"
    holds = COLUMNS[column][1]
    kinds: dict[str, int] = {}
    for one in queue:
        if one.column in holds:
            kinds[one.kind] = kinds.get(one.kind, 0) + 1
    latest = every[0] if every else None
    return page(
        "serve/story.html",
        by=by,
        story=told,
        sources=sources,
        run=latest,
        done=next((run for run in every if run.state == "done"), None),
        busy=latest is not None and latest.state in ("waiting", "running"),
        columns=[(key, name, counts[key]) for key, (name, _) in COLUMNS.items()],
        column=column,
        kinds=kinds,
        wanted=wanted,
        cards=[card_html(desk, by, one, said[one.id], wanted, clash) for one in shown[:_MOST]],
        left=max(0, len(shown) - _MOST),
        clash=clash,
        seen=known[2] if known else None,
        event=newest[0].id if newest else 0,
    )
