"""Analyses -> links between sentences, and alignments made from the strongest of them."""

from __future__ import annotations

from dataclasses import replace
from itertools import combinations
from typing import TYPE_CHECKING

from compare.align.match import Place
from compare.model import Alignment, AlignmentMember, Difference

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from compare.align.cross_encoder import Read
    from compare.align.kin import Kin, Term
    from compare.align.match import Asked, Link
    from compare.align.words import Words
    from compare.model import Analysis, Document, Span
    from compare.options import Options

DIGITS = 4
"""Decimal places of a score: enough to order by, few enough to be the same on every machine."""


def link(
    analyses: Sequence[Analysis], options: Options, together: Read | None = None
) -> tuple[Link, ...]:
    """Return every pair of sentences with a chance of saying the same thing, with its score.

    Pairs lie in two documents, or in one where ``options.internal`` is set. The judges look at
    all of them; :func:`align` keeps the strongest. ``together`` reads sentences together, by
    default with nothing kept.
    """
    from compare.align import cross_encoder, score

    read = together or cross_encoder.readings
    return score.links(analyses, internal=options.internal, together=read)


_SUPPORT = 0.45
"""How far towards certainty a score moves when a fact is found to stand in both sentences."""


def support(links: Sequence[Link], shared: Collection[tuple[Place, Place]]) -> tuple[Link, ...]:
    """Return the links with a better score where both sentences state one fact."""
    return tuple(
        replace(link, score=link.score + _SUPPORT * (1 - link.score), firm=True)
        if (link.a, link.b) in shared
        else link
        for link in links
    )


def align(
    analyses: Sequence[Analysis], links: Sequence[Link], options: Options
) -> tuple[Alignment, ...]:
    """Return groups of sentences, of two or more documents, that say the same thing.

    The relation of each is ``agree`` until the findings on it are known.
    """
    from compare.align import match
    from compare.align.words import keys_of

    keys = [keys_of(analysis) for analysis in analyses]
    asked = frozenset(_asked([analysis.document for analysis in analyses]))
    groups = match.group(match.strongest(links, options.align_threshold, asked), asked)
    order = match.moved([places for places, _ in groups])
    runs = [_runs(analyses, keys, places) for places, _ in groups]
    related = _related(runs)
    return tuple(
        _alignment(analyses, n, places, score, moved, _differences(analyses, held, related))
        for n, ((places, score), moved, held) in enumerate(
            zip(groups, order, runs, strict=True), start=1
        )
    )


_LONGER = 4
"""Sentences from which an account is long enough to be asked about a single one."""


def _asked(documents: Sequence[Document]) -> Iterator[Asked]:
    """Yield each sentence that is a whole account with the longer documents there are.

    Headings do not count: a headline and one sentence are an account of one sentence.
    """
    bodies = [[s.index for s in d.sentences if s.kind != "heading"] for d in documents]
    for n, body in enumerate(bodies):
        if len(body) == 1:
            for other, longer in enumerate(bodies):
                if len(longer) >= _LONGER:
                    yield Place(n, body[0]), other


def _alignment(
    analyses: Sequence[Analysis],
    n: int,
    places: Sequence[Place],
    score: float,
    moved: bool,
    differences: tuple[Difference, ...],
) -> Alignment:
    members = tuple(
        AlignmentMember(analyses[d].document.id, tuple(sentences))
        for d, sentences in _by_document(places).items()
    )
    return Alignment(
        id=f"L{n}",
        members=members,
        score=round(score, DIGITS),
        relation="agree",
        moved=moved,
        differences=differences,
    )


def _by_document(places: Sequence[Place]) -> dict[int, list[int]]:
    held: dict[int, list[int]] = {}
    for place in sorted(places):
        held.setdefault(place.document, []).append(place.sentence)
    return held


def _runs(
    analyses: Sequence[Analysis], keys: Sequence[Sequence[str]], places: Sequence[Place]
) -> dict[int, Words]:
    """Return the words of a group by document."""
    from compare.align.words import words_of

    held = _by_document(places)
    return {d: words_of(analyses[d], sentences, keys[d]) for d, sentences in held.items()}


def _related(groups: Sequence[dict[int, Words]]) -> dict[tuple[int, int], Kin]:
    """Return for two documents each which of the words in their groups are related, found once."""
    from compare.align.kin import kin

    terms: dict[tuple[int, int], tuple[dict[Term, None], dict[Term, None]]] = {}
    for runs in groups:
        for a, b in combinations(runs, 2):
            first, second = terms.setdefault((a, b), ({}, {}))
            first.update(dict.fromkeys(runs[a].open))
            second.update(dict.fromkeys(runs[b].open))
    return {pair: kin(tuple(first), tuple(second)) for pair, (first, second) in terms.items()}


def _differences(
    analyses: Sequence[Analysis],
    runs: dict[int, Words],
    related: dict[tuple[int, int], Kin],
) -> tuple[Difference, ...]:
    """Return the words of each member that no other member has.

    With more than two members a word is marked only if every other member lacks it.
    """
    from compare.align import differences as differing
    from compare.align.words import align_words

    lacking: dict[int, list[list[tuple[Span, differing.Kind]]]] = {d: [] for d in runs}
    for a, b in combinations(runs, 2):
        left, right = differing.differences(align_words(runs[a], runs[b], related[a, b]))
        lacking[a].append(left)
        lacking[b].append(right)
    return tuple(
        Difference(analyses[d].document.id, span, kind)
        for d in runs
        for span, kind in differing.common(lacking[d])
    )
