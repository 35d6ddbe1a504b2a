"""Texts with sentences moved and edited, made from our own stories, with what went where."""

from __future__ import annotations

import json
import random
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from compare import segment

STORIES = Path(__file__).with_name("stories")
FIRST = ("alder", "birch", "cedar", "elm", "hazel", "rowan")
"""The hands whose stories there were when the first figures were recorded."""
OPEN = ("alder", "cedar", "hazel", "aspen", "fir", "holly", "juniper", "yew")
"""The hands that may be looked at; of the others only figures are."""
_OTHER = (
    "reportedly large late early several also however local quickly later again nearly whole "
    "former small nearby steady plain public remaining recent broad quiet common separate useful"
).split()
"""Words that are put in, or in the place of others."""
DROPPED, NEW, EDITED = 0.1, 0.15, 0.5
"""Shares of the sentences that are left out, put in and edited."""
_WORDS_AN_EDIT = 8
_BLOCKS, _SINGLES = 2, 3
"""How many runs of one to three sentences, and how many single sentences, are moved."""


@dataclass(frozen=True, slots=True)
class Moved:
    """A text and an edition of it, a sentence a line."""

    id: str
    old: tuple[str, ...]
    new: tuple[str, ...]
    pairs: frozenset[tuple[int, int]]
    """Which sentence of the old text is which of the new."""


def moves(stories: Path = STORIES, hands: Sequence[str] = FIRST) -> Iterator[Moved]:
    """Yield an edition of every account by some hands, always the same."""
    accounts = [(name, sentences_of(text)) for name, text in accounts_of(stories, hands)]
    for n, (name, sentences) in enumerate(accounts):
        others = accounts[(n + len(accounts) // 2) % len(accounts)][1]
        yield _moved(name, sentences, others)


def accounts_of(stories: Path, hands: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Yield name and text of every account by some hands."""
    for path in sorted(stories.glob("*.json")):
        if path.stem.partition("_")[0] in hands:
            told = json.loads(path.read_text("utf-8"))["accounts"]
            yield from ((f"{path.stem}/{key}", text) for key, text in told.items())


def sentences_of(text: str) -> list[str]:
    """Return the sentences of a text, each on one line."""
    lines = (" ".join(text[start:end].split()) for start, end in segment(text))
    return [line for line in lines if re.search(r"\w", line)]


def _moved(name: str, sentences: Sequence[str], others: Sequence[str]) -> Moved:
    chance = random.Random(name)
    kept: list[tuple[int | None, str]] = [
        (n, edit(line, chance) if chance.random() < EDITED else line)
        for n, line in enumerate(sentences)
        if chance.random() >= DROPPED
    ]
    for length in [chance.randint(1, 3) for _ in range(_BLOCKS)] + [1] * _SINGLES:
        at = chance.randrange(max(1, len(kept) - length))
        block = kept[at : at + length]
        del kept[at : at + length]
        to = chance.randrange(len(kept) + 1)
        kept[to:to] = block
    for line in chance.sample(list(others), min(len(others), round(NEW * len(sentences)))):
        kept.insert(chance.randrange(len(kept) + 1), (None, line))
    pairs = frozenset((n, place) for place, (n, _) in enumerate(kept) if n is not None)
    return Moved(name, tuple(sentences), tuple(line for _, line in kept), pairs)


def edit(line: str, chance: random.Random) -> str:
    """Exchange, leave out and put in words, one for each eight at most, at least one."""
    words = line.split()
    for _ in range(chance.randint(1, max(1, len(words) // _WORDS_AN_EDIT))):
        at = chance.randrange(len(words))
        match chance.choice(("exchange", "leave out", "put in")):
            case "exchange":
                words[at] = chance.choice(_OTHER)
            case "leave out" if len(words) > 1:
                del words[at]
            case _:
                words.insert(at, chance.choice(_OTHER))
    return " ".join(words)
