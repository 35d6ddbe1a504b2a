"""All that is damaged in a text."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import islice

from compare.model import Removed, Repair
from compare.read.lines import split_lines
from compare.read.repair.characters import marks, misread, mixed, strange
from compare.read.repair.printed import broken_lines, page_furniture
from compare.read.repair.view import Way, way_of

_MOST = 100_000
"""Places that are put right in one text; what lies behind them stays as it is."""
_SHOWN, _LONG = 3, 40
"""Words that a note names, and letters of each."""
_MANY = {
    "soft hyphen": "soft hyphens",
    "invisible character": "invisible characters",
    "ligature": "ligatures",
    "full-width letter": "runs of full-width letters",
    "styled letter": "runs of styled letters",
    "letter and accent apart": "letters with their accents apart",
    "letter of another script": "letters of another script inside a word",
    "wrong encoding": "words read in the wrong encoding",
    "word broken at a line end": "words broken at line ends",
}
"""What is told of, in the plural; all else is layout."""


@dataclass(frozen=True, slots=True)
class Found:
    """What is damaged in a text, in its order, without overlaps."""

    repairs: tuple[Repair, ...] = ()
    removed: tuple[Removed, ...] = ()
    """What stands between its lines: running heads and numbers of pages."""
    strange: tuple[str, ...] = ()
    """Words with letters of two scripts of which it is not known what they were meant to be."""

    def way(self, text: str) -> Way | None:
        """Return the text as it was meant, with the way back; ``None`` where nothing is damaged."""
        return way_of(text, self.repairs, self.removed)

    def notes(self) -> tuple[str, ...]:
        """Return in words what was put right."""
        counts = Counter(repair.what for repair in self.repairs)
        told = [
            f"{counts[what]:,} {_MANY[what] if counts[what] > 1 else what}"
            for what in _MANY
            if counts[what]
        ]
        notes = [f"read as they were meant: {', '.join(told)}"] if told else []
        if self.strange:
            number = len(self.strange)
            some = ", ".join(word[:_LONG] for word in dict.fromkeys(self.strange[:_SHOWN]))
            words = f"{number:,} words mix" if number > 1 else "1 word mixes"
            notes.append(f"{words} the letters of two scripts, kept as they are: {some}")
        return tuple(notes)


def find(text: str, printed: bool) -> Found:
    """Return what is damaged in ``text``; ``printed`` looks for the lines of pages as well."""
    each = (misread(text), marks(text), mixed(text))
    repairs = [repair for found in each for repair in islice(found, _MOST)]
    removed: list[Removed] = []
    if printed:
        lines = split_lines(text)
        removed = page_furniture(text, lines)
        repairs += broken_lines(lines, removed)
    return Found(apart(repairs), tuple(removed), tuple(islice(strange(text), _MOST)))


def apart(repairs: Iterable[Repair]) -> tuple[Repair, ...]:
    """Return repairs in order, of those that overlap the one that begins first."""
    kept: list[Repair] = []
    for repair in sorted(repairs, key=lambda repair: (repair.span.start, -repair.span.end)):
        if not kept or repair.span.start >= kept[-1].span.end:
            kept.append(repair)
    return tuple(kept[:_MOST])


def tidy(text: str) -> str:
    """Return a short text, such as a title, as it was meant."""
    way = find(text, printed=False).way(text)
    return text if way is None else way.text
