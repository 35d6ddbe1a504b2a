"""What to check before a story is used: what the brief, the ticket and the Word file list alike."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from compare.model import Category
from compare.render.view import Card, View
from compare.render.wording import listed

_QUESTIONS: dict[Category, str] = {
    "number": "Which number holds:",
    "count": "Whether count and list go together:",
    "list": "Who or what belongs in the list:",
    "date": "When it was:",
    "entity": "Who, what or where it was:",
    "negation": "Whether it is so or not:",
    "antonym": "Which of two opposites holds:",
    "attribution": "Who said it:",
    "label": "Whether the name of the group fits:",
    "certainty": "How certain it is:",
    "wording": "Which wording holds:",
}


@dataclass(frozen=True, slots=True)
class Check:
    """One thing to find out."""

    words: str
    cards: tuple[Card, ...]
    """The findings that raise it; for what one account alone says the first of each account."""


def checks(view: View) -> tuple[Check, ...]:
    """Return what a reader is to check, in the order of weight; nothing where there is nothing.

    Conflicts are gathered under the question they raise, the first under its own rank. Then come
    accounts that contradict themselves, what they answer differently, statements without a second
    account, and accounts without a date, by which words like *Tuesday* cannot be placed.
    """
    return (*_conflicts(view), *_internal(view), *_open(view), *_alone(view), *_undated(view))


def _conflicts(view: View) -> Iterator[Check]:
    asked: dict[Category, list[Card]] = {}
    for card in view.section("conflicts"):
        asked.setdefault(card.category, []).append(card)
    for category, cards in asked.items():
        yield Check(_QUESTIONS[category], tuple(cards))


def _internal(view: View) -> Iterator[Check]:
    held: dict[str, list[Card]] = {}
    for card in view.section("internal"):
        held.setdefault(" and ".join(card.documents), []).append(card)
    for document, cards in held.items():
        yield Check(f"What {document} means, which contradicts itself:", tuple(cards))


def _open(view: View) -> Iterator[Check]:
    if cards := view.section("open"):
        yield Check("Whether both answers can hold:", cards)


def _alone(view: View) -> Iterator[Check]:
    if len(view.sources) == 1:
        return
    alone = {source.id: view.section(f"only-{source.id}") for source in view.sources}
    alone = {document: cards for document, cards in alone.items() if cards}
    if alone:
        numbers = ", ".join(f"{len(cards)} in {document}" for document, cards in alone.items())
        words = f"A second source for what one account alone says ({numbers}), from"
        yield Check(words, tuple(cards[0] for cards in alone.values()))


def _undated(view: View) -> Iterator[Check]:
    undated = [source.id for source in view.sources if not source.published]
    if undated and len(view.sources) > 1:
        were = "was" if len(undated) == 1 else "were"
        them = "it gives" if len(undated) == 1 else "they give"
        yield Check(f"When {listed(undated)} {were} published: {them} no date", ())
