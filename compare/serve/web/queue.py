"""The review queue as a page: which findings are shown, in which column, with what beside them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any
from urllib.parse import urlencode

from fastapi.concurrency import run_in_threadpool
from markupsafe import Markup

from compare.render.view import Card
from compare.serve.store import audit, proposals, review, runs, stories
from compare.serve.store.access import Visitor
from compare.serve.store.proposals import Proposal
from compare.serve.store.review import Remark, Thread
from compare.serve.web.desk import Desk
from compare.serve.web.templates import FORM_KEY, addressed, blank, part
from compare.serve.web.words import second_look

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
            and (self.kind in ("", one.kind) or (self.kind == "proposed" and one.proposed))
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


def _card(
    desk: Desk,
    thread: Thread,
    said: tuple[Remark, ...],
    proposed: tuple[Proposal, ...],
    wanted: Wanted,
    mine: bool,
    clash: Mapping[str, Any] | None = None,
) -> Markup:
    """Return a finding as the queue shows it, with a blank for the key of its forms."""
    card = card_of(desk, thread)
    told = part(
        "serve/card.html",
        thread=thread, card=card, words=second_look(desk, thread, said), said=said,
        proposed=proposed, wanted=wanted, mine=mine, clash=clash, key=FORM_KEY,
    )  # fmt: skip
    return Markup(told)


_card_once = lru_cache(maxsize=2000)(_card)
"""Most of the time that a page takes goes into its cards: each is made once for one state of it."""


@dataclass(frozen=True, slots=True)
class _Queue:
    """A part of the queue as a page for many."""

    page: bytes
    takers: frozenset[str]
    """Those who look after one of its findings: to them it is another page."""

    def __len__(self) -> int:
        return len(self.page)


async def queue_page(desk: Desk, by: Visitor, story: int, wanted: Wanted) -> bytes:
    """Return the page. Where it is kept, no thread is needed for it."""
    key = ("queue", story, wanted)
    known = desk.kept.known(key)
    if known is not None and by.person in known.takers:
        known = desk.kept.known((*key, by.person))
    if known is None:
        known = await run_in_threadpool(_kept, desk, by, story, wanted)
    return addressed(known.page, by)


def clash_page(
    desk: Desk, by: Visitor, story: int, wanted: Wanted, clash: Mapping[str, Any]
) -> bytes:
    """Return the page that tells of a decision that came second."""
    return addressed(_made(desk, by.person, story, wanted, clash).page, by)


def _kept(desk: Desk, by: Visitor, story: int, wanted: Wanted) -> _Queue:
    key = ("queue", story, wanted)
    told = desk.kept.get(key, lambda: _made(desk, None, story, wanted))
    if by.person in told.takers:
        told = desk.kept.get((*key, by.person), lambda: _made(desk, by.person, story, wanted))
    return told


def _made(
    desk: Desk,
    person: str | None,
    story: int,
    wanted: Wanted,
    clash: Mapping[str, Any] | None = None,
) -> _Queue:
    """Return the page as ``person`` sees it, or whoever looks after none of its findings."""
    with desk.database.read() as db:
        told = stories.get(db, story)
        sources = stories.sources(db, story)
        every = runs.every(db, story)
        queue = review.queue(db, story)
        shown = wanted.of(desk, queue)
        if clash is not None and all(one.id != clash["finding"] for one in shown):
            shown = [one for one in queue if one.id == clash["finding"]] + shown
        ids = [one.id for one in shown[:_MOST]]
        said, proposed = review.remarks_of(db, ids), proposals.of(db, ids)
        newest = audit.latest(db, 1)
    counts = {key: sum(one.column in holds for one in queue) for key, (_, holds) in COLUMNS.items()}
    column = wanted.column if wanted.column in COLUMNS else "open"
    holds = COLUMNS[column][1]
    kinds: dict[str, int] = {}
    for one in queue:
        if one.column in holds:
            kinds[one.kind] = kinds.get(one.kind, 0) + 1
    latest = every[0] if every else None
    cards = []
    for one in shown[:_MOST]:
        mine = person is not None and one.assigned == person
        given = (desk, one, said[one.id], proposed[one.id], wanted, mine)
        late = clash is not None and clash["finding"] == one.id
        cards.append(_card(*given, clash) if late else _card_once(*given))
    page = blank(
        "serve/story.html",
        story=told,
        sources=sources,
        run=latest,
        done=next((run for run in every if run.state == "done"), None),
        busy=latest is not None and latest.state in ("waiting", "running"),
        columns=[(key, name, counts[key]) for key, (name, _) in COLUMNS.items()],
        column=column,
        kinds=kinds,
        proposed=sum(one.proposed > 0 for one in queue if one.column in holds),
        wanted=wanted,
        cards=cards,
        left=max(0, len(shown) - _MOST),
        clash=clash,
        event=newest[0].id if newest else 0,
    )
    return _Queue(page, frozenset(one.assigned for one in shown[:_MOST] if one.assigned))
