"""Chains and rewritten sentences -> passages: which count as reuse, and of which kind."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from compare.provenance.reuse.chains import Chain, chains
from compare.provenance.reuse.seeds import Run, runs
from compare.provenance.reuse.telling import is_name, small_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from compare.provenance.reuse.words import Words

Kind = Literal["copied", "edited", "rewritten", "quoted"]

_SHORTEST_SENTENCE = 5
"""Words from which a sentence that both have as a whole counts, however short passages may be."""
_PLAIN = 4
"""Equal words that are no names or figures, below which a passage says nothing."""
_TELLING = 3
"""Those among them that are not small words either."""
_EQUAL = 0.5
"""Share of the longer side that is equal, below which a passage is not edited but another one."""
_IN_A_ROW = 3
_COST = 0.7
"""What an edited word costs of the equal ones, so that short passages may have few of them."""
_SLACK = 2
"""Equal words that edits may cost beyond those that it takes."""
_EDGE = 0.3
"""Share of a sentence that may differ at its end for the passage to be the whole sentence."""


@dataclass(frozen=True, slots=True)
class Shared:
    """A passage that two documents share: ranges of words in either."""

    kind: Kind
    a: int
    a_end: int
    b: int
    b_end: int
    runs: tuple[Run, ...]
    """The words that are equal; empty where it is rewritten."""
    score: float
    """Share of the longer side that is equal, or of what the shorter side tells."""

    @property
    def order(self) -> tuple[Run, ...]:
        """The runs; of a rewritten passage one, as if the words of its shorter side were equal."""
        length = min(self.a_end - self.a, self.b_end - self.b)
        return self.runs or (Run(self.a, self.b, length),)


def copied(a: Words, b: Words, least: int) -> Iterator[Shared]:
    """Yield what was copied, with or without edits, and what both quote.

    ``least`` is the number of equal words from which a passage counts; words that are anybody's
    do not count.
    """
    for chain in chains(a, b, runs(a, b)):
        shared = _judged(a, b, chain, least)
        if shared is not None:
            yield shared


def _judged(a: Words, b: Words, chain: Chain, least: int) -> Shared | None:
    if chain.share < _EQUAL or chain.longest < _IN_A_ROW:
        return None
    pairs = [
        (run.a + n, run.b + n)
        for run in chain.runs
        for n in range(run.length)
        if not (a.anybodys[run.a + n] or b.anybodys[run.b + n])
    ]
    if not _says_something(a, b, pairs):
        return None
    own = [(i, j) for i, j in pairs if not (a.quoted[i] or b.quoted[j])]
    whole = _whole_sentences(a, chain.a, chain.a_end) and _whole_sentences(b, chain.b, chain.b_end)
    needed = min(least, _SHORTEST_SENTENCE) if whole and chain.share == 1 else least
    if len(pairs) < needed or not _holds_together(chain, least):
        return None
    if 2 * len(own) < len(pairs) and (len(own) < needed or not _says_something(a, b, own)):
        return _shared("quoted", _in_quotes(a, b, chain))
    if chain.share == 1:
        return _shared("copied", chain)
    return _shared("edited", _to_edges(a, b, chain))


def _shared(kind: Kind, chain: Chain) -> Shared:
    return Shared(
        kind, chain.a, chain.a_end, chain.b, chain.b_end, chain.runs, round(chain.share, 4)
    )


def _holds_together(chain: Chain, least: int) -> bool:
    """Tell whether the edited words are few enough beside the equal ones."""
    edited = max(chain.a_end - chain.a, chain.b_end - chain.b) - chain.equal
    return not edited or chain.equal - _COST * edited >= least - _SLACK


def _says_something(a: Words, b: Words, pairs: Iterable[tuple[int, int]]) -> bool:
    """Tell whether enough of the equal words are neither names, nor figures, nor small words."""
    plain = [a.folded[i] for i, j in pairs if not (is_name(a, i) or is_name(b, j))]
    small = small_words()
    return len(plain) >= _PLAIN and sum(word not in small for word in plain) >= _TELLING


def _whole_sentences(words: Words, first: int, end: int) -> bool:
    """Tell whether a passage begins and ends where sentences do."""
    begins = words.bounds[words.sentences[first]] == first
    return begins and words.bounds[words.sentences[end - 1] + 1] == end


def _in_quotes(a: Words, b: Words, chain: Chain) -> Chain:
    """Return the chain without the equal words before and behind the quotation."""
    runs = []
    for run in chain.runs:
        inside = [n for n in range(run.length) if a.quoted[run.a + n] or b.quoted[run.b + n]]
        if inside:
            first, end = inside[0], inside[-1] + 1
            runs.append(Run(run.a + first, run.b + first, end - first))
    return Chain(runs[0].a, runs[-1].a_end, runs[0].b, runs[-1].b_end, tuple(runs))


def _to_edges(a: Words, b: Words, chain: Chain) -> Chain:
    """Stretch an edited passage to the ends of its sentences where little of them is left.

    So that a word exchanged at the beginning of a sentence is seen to be part of the edit.
    """
    a_first, a_end = _room(a, chain.a, chain.a_end)
    b_first, b_end = _room(b, chain.b, chain.b_end)
    at_first = a_first is not None and b_first is not None
    at_end = a_end is not None and b_end is not None
    stretched = Chain(
        a_first if at_first and a_first is not None else chain.a,
        a_end if at_end and a_end is not None else chain.a_end,
        b_first if at_first and b_first is not None else chain.b,
        b_end if at_end and b_end is not None else chain.b_end,
        chain.runs,
    )
    return stretched if stretched.share >= _EQUAL else chain


def _room(words: Words, first: int, end: int) -> tuple[int | None, int | None]:
    """Return the limits of the sentences a passage begins and ends in, where they are near."""
    before = words.of_sentence(words.sentences[first])
    behind = words.of_sentence(words.sentences[end - 1])
    near = first - before.start <= _EDGE * len(before)
    close = behind.stop - end <= _EDGE * len(behind)
    return before.start if near else None, behind.stop if close else None
