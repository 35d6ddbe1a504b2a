"""Two versions of one source: which sentence of the old one became which of the new one.

What an editor decided hangs on sentences. When a source changes, its sentences are followed
through a diff of the two stored versions and never by a search of the text: a search finds
words that look alike in another place, and a decision that lands there is worse than one lost.
"""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import groupby

from compare.model import Document
from compare.provenance import bare, source_key

RATIO = 0.6
"""Least share of words, in order, that two sentences of a replaced block must have in common."""

_MOST_PAIRS = 250_000
"""Pairs of sentences compared in one replaced block; a larger one is another text."""


@dataclass(frozen=True, slots=True)
class Version:
    """The bare sentences of one source as it once stood."""

    key: str
    """The source's own identity, see :func:`compare.provenance.source_key`."""
    sentences: tuple[str, ...]

    @property
    def digest(self) -> str:
        """``sha256:`` over key and sentences."""
        canonical = json.dumps([self.key, *self.sentences], separators=(",", ":"))
        return "sha256:" + hashlib.sha256(canonical.encode()).hexdigest()


def version_of(document: Document) -> Version:
    """Return the version of a source that ``document``, cut into sentences, holds."""
    sentences = tuple(bare(sentence.span.of(document.text)) for sentence in document.sentences)
    return Version(source_key(document), sentences)


def follow(old: Version, new: Version) -> Mapping[int, int]:
    """Return old sentence -> new sentence, 1 to 1, for all that can be followed.

    First those that the diff leaves in place, then those that moved and stand exactly once in
    either version, then inside each replaced block the pairs most alike, from :data:`RATIO`
    up. Of two partners equally good neither is taken.
    """
    matcher = SequenceMatcher(None, old.sentences, new.sentences, autojunk=False)
    codes = matcher.get_opcodes()
    found: dict[int, int] = {}
    for tag, i, i_end, j, _ in codes:
        if tag == "equal":
            found.update({i + n: j + n for n in range(i_end - i)})
    found.update(_moved(old.sentences, new.sentences, found))
    taken = set(found.values())
    for tag, i, i_end, j, j_end in codes:
        if tag == "replace":
            left = [n for n in range(i, i_end) if n not in found]
            right = [n for n in range(j, j_end) if n not in taken]
            found.update(reworded(old.sentences, new.sentences, left, right))
    return found


def _moved(
    old: Sequence[str], new: Sequence[str], found: Mapping[int, int]
) -> Iterator[tuple[int, int]]:
    counts, others = Counter(old), Counter(new)
    taken = set(found.values())
    places = {sentence: n for n, sentence in enumerate(new) if n not in taken}
    for n, sentence in enumerate(old):
        if n not in found and sentence in places and counts[sentence] == others[sentence] == 1:
            yield n, places[sentence]


def reworded(
    old: Sequence[str], new: Sequence[str], left: Sequence[int], right: Sequence[int]
) -> Iterator[tuple[int, int]]:
    """Yield the pairs of sentences most alike, the best first, from :data:`RATIO` up.

    ``left`` and ``right`` are the indices that may be paired: those of one replaced block, as
    :func:`follow` has it. Of too many none are.
    """
    if len(left) * len(right) > _MOST_PAIRS:
        return
    words = {n: new[n].split() for n in right}
    ratios: list[tuple[float, int, int]] = []
    for i in left:
        mine = old[i].split()
        matcher = SequenceMatcher(None, autojunk=False)
        matcher.set_seq2(mine)
        for j in right:
            matcher.set_seq1(words[j])
            if matcher.real_quick_ratio() < RATIO or matcher.quick_ratio() < RATIO:
                continue
            if (ratio := matcher.ratio()) >= RATIO:
                ratios.append((ratio, i, j))
    used_old: set[int] = set()
    used_new: set[int] = set()
    for _, group in groupby(sorted(ratios, key=lambda item: -item[0]), key=lambda item: item[0]):
        free = [(i, j) for _, i, j in group if i not in used_old and j not in used_new]
        lefts, rights = Counter(i for i, _ in free), Counter(j for _, j in free)
        used_old.update(lefts)
        used_new.update(rights)
        # where several are as good, nothing tells which of them it is
        yield from ((i, j) for i, j in free if lefts[i] == rights[j] == 1)
