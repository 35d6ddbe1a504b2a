"""Articles with paragraphs and sentences moved and edited, made from our own stories.

What was moved is never a matter of opinion: of all ways to leave some sentences in their order and
move the rest, the one that was taken moves the fewest words, and what was moved passes over twice
its own words.
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.moves import DROPPED, EDITED, NEW, OPEN, STORIES, accounts_of, edit, sentences_of

_PARAGRAPHS, _ALONE = 2, 3
"""How many paragraphs, and how many sentences by themselves, are moved."""
_FAR = 2
"""Words that a move passes over, for each of its own."""
_TRIES = 200


@dataclass(frozen=True, slots=True)
class Edition:
    """An article and an edition of it; sentences are numbered through the whole article."""

    id: str
    old: tuple[tuple[str, ...], ...]
    """Its paragraphs, each with its sentences."""
    new: tuple[tuple[str, ...], ...]
    pairs: frozenset[tuple[int, int]]
    """Which sentence of the old article is which of the new."""
    edited: frozenset[tuple[int, int]]
    """Those of which words were changed."""
    alone: frozenset[tuple[int, int]]
    """Those that were moved by themselves, out of their paragraph into another."""
    within: frozenset[tuple[int, int]]
    """Those that were moved with their paragraph."""
    paragraphs: frozenset[tuple[int, int]]
    """Which paragraph is which."""
    moved: frozenset[tuple[int, int]]
    """Those that were moved as a whole."""


def editions(stories: Path = STORIES, hands: Sequence[str] = OPEN) -> Iterator[Edition]:
    """Yield an edition of every account by some hands in which paragraphs and sentences moved."""
    accounts = [(name, _paragraphs(text)) for name, text in accounts_of(stories, hands)]
    for n, (name, paragraphs) in enumerate(accounts):
        others = accounts[(n + len(accounts) // 2) % len(accounts)][1]
        made = _edition(name, paragraphs, [line for lines in others for line in lines])
        if made is not None:
            yield made


def _paragraphs(text: str) -> list[list[str]]:
    return [lines for part in re.split(r"\n\s*\n", text) if (lines := sentences_of(part))]


@dataclass(frozen=True, slots=True)
class _Line:
    """A sentence on its way into an edition."""

    text: str
    was: tuple[int, int] | None
    """Its sentence and paragraph in the old article, ``None`` of one from elsewhere."""
    moved: str = ""


def _edition(
    name: str, paragraphs: Sequence[Sequence[str]], others: Sequence[str]
) -> Edition | None:
    """Return an edition, ``None`` of an article too short to have anything moved far enough."""
    chance = random.Random(f"paragraphs of {name}")
    for _ in range(_TRIES):
        made = _moved_about(paragraphs, chance)
        if made is not None:
            break
    else:
        return None
    for line in chance.sample(list(others), min(len(others), round(NEW * sum(map(len, made))))):
        if chance.random() < 0.5:
            made.insert(chance.randrange(len(made) + 1), [_Line(line, None)])
        else:
            into = chance.choice(made)
            into.insert(chance.randrange(len(into) + 1), _Line(line, None))
    return _told(name, paragraphs, made, chance)


def _moved_about(
    paragraphs: Sequence[Sequence[str]], chance: random.Random
) -> list[list[_Line]] | None:
    """Leave out some sentences and move others; ``None`` where it can be told in fewer words."""
    number, held = 0, []
    for at, lines in enumerate(paragraphs):
        held.append([_Line(line, (number + n, at)) for n, line in enumerate(lines)])
        number += len(lines)
    held = [kept for own in held if (kept := [x for x in own if chance.random() >= DROPPED])]
    longer = [own for own in held if len(own) > 1]
    if len(held) < 2 * _PARAGRAPHS or not longer:
        return None
    blocks = chance.sample(held, _PARAGRAPHS)
    # The larger part of its paragraph stays, so that what is left is still that paragraph.
    loose = [x for own in longer if own not in blocks for x in own if 2 * _words([x]) < _words(own)]
    taken = {x.was[1]: x for x in chance.sample(loose, len(loose)) if x.was}
    alone = list(taken.values())[:_ALONE]
    stay = [[x for x in own if x not in alone] for own in held if own not in blocks]
    made = [list(own) for own in stay]
    for block in blocks:
        made.insert(chance.randrange(len(made) + 1), [_marked(x, "within") for x in block])
    for line in alone:
        hosts = [own for own in made if _hosts(own, line)]
        if not hosts:
            return None
        into = chance.choice(hosts)
        into.insert(chance.randrange(len(into) + 1), _marked(line, "alone"))
    return made if _plain(made) else None


def _hosts(own: Sequence[_Line], line: _Line) -> bool:
    """Tell whether a sentence can go into a paragraph: a longer one, neither moved nor its own."""
    there = {x.was[1] for x in own if x.was and not x.moved}
    return (
        bool(there)
        and line.was is not None
        and line.was[1] not in there
        and (_words([line]) < _words([x for x in own if not x.moved]))
    )


def _words(lines: Iterable[_Line]) -> int:
    return sum(len(line.text.split()) for line in lines)


def _marked(line: _Line, moved: str) -> _Line:
    return _Line(line.text, line.was, moved)


def _plain(made: Sequence[Sequence[_Line]]) -> bool:
    """Tell whether what was moved is what anybody would say was moved.

    Each moved sentence or paragraph passes over twice its own words of what stays, and no other
    choice of what stays in its order has as many words.
    """
    lines = [line for own in made for line in own]
    places = {line.was[0]: n for n, line in enumerate(lines) if line.was}
    words = {line.was[0]: len(line.text.split()) for line in lines if line.was}
    stays = [line.was[0] for line in lines if line.was and not line.moved]
    for own in made:
        for piece in [own] if own[0].moved == "within" else [[x] for x in own if x.moved]:
            first = piece[0].was
            assert first is not None
            passed = sum(
                words[n] for n in stays if (n < first[0]) != (places[n] < places[first[0]])
            )
            if passed < _FAR * _words(piece):
                return False
    return _most([(n, words[n]) for n in sorted(places, key=places.__getitem__)]) == sum(
        words[n] for n in stays
    )


def _most(order: Iterable[tuple[int, int]]) -> int:
    """Return the most words that can stay: the heaviest rising sequence."""
    best: list[tuple[int, int]] = []
    for number, words in order:
        before = max((total for n, total in best if n < number), default=0)
        best.append((number, before + words))
    return max((total for _, total in best), default=0)


def _told(
    name: str, old: Sequence[Sequence[str]], made: Sequence[Sequence[_Line]], chance: random.Random
) -> Edition:
    """Edit half of the sentences, and say what became of which."""
    pairs: dict[tuple[int, int], str] = {}
    edited: set[tuple[int, int]] = set()
    paragraphs: dict[tuple[int, int], str] = {}
    new, number = [], 0
    for at, own in enumerate(made):
        told = []
        for line in own:
            text = line.text
            if line.was:
                pair = line.was[0], number
                pairs[pair] = line.moved
                text = edit(text, chance) if chance.random() < EDITED else text
                if text != line.text:
                    edited.add(pair)
                if line.moved != "alone":
                    paragraphs[line.was[1], at] = line.moved
            told.append(text)
            number += 1
        new.append(tuple(told))
    return Edition(
        id=name,
        old=tuple(map(tuple, old)),
        new=tuple(new),
        pairs=frozenset(pairs),
        edited=frozenset(edited),
        alone=frozenset(pair for pair, moved in pairs.items() if moved == "alone"),
        within=frozenset(pair for pair, moved in pairs.items() if moved == "within"),
        paragraphs=frozenset(paragraphs),
        moved=frozenset(pair for pair, moved in paragraphs.items() if moved),
    )
