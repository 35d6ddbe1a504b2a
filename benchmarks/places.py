"""Places in accounts that labels name, and what of a report meets them.

A label names two places by document, start and end. A finding *holds* both when two different
pieces of its evidence overlap them: one long piece may not stand for two places in one text.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from benchmarks.cases import Json

Place = tuple[str, int, int]
"""Id of a document, start and end: half open, in code points of its text."""
Pair = tuple[Place, Place]


def letter(n: int) -> str:
    """Return the id a report gives the n-th account, from 0."""
    return chr(ord("A") + n)


def number(document: str) -> int:
    """Return which account, from 0, a report means by its id."""
    return ord(document) - ord("A")


def quoted(accounts: Mapping[str, str], spans: Iterable[Sequence[str]]) -> tuple[Place, ...]:
    """Return the places of quotes, each given by the key of its account.

    Raises :class:`ValueError` for a quote that its account does not have.
    """
    ids = {key: letter(n) for n, key in enumerate(accounts)}
    found = []
    for key, quote in spans:
        start = accounts[key].index(quote)
        found.append((ids[key], start, start + len(quote)))
    return tuple(found)


def meets(evidence: Iterable[Json], place: Place) -> bool:
    """Tell whether a piece of evidence overlaps the place."""
    document, start, end = place
    return any(
        e["document"] == document and e["start"] < end and start < e["end"] for e in evidence
    )


def holds(finding: Json, pair: Pair) -> bool:
    """Tell whether two different pieces of evidence overlap the two places."""
    first, second = (
        {n for n, piece in enumerate(finding["evidence"]) if meets([piece], place)}
        for place in pair
    )
    return any(a != b for a in first for b in second)


def sentences(report: Json, place: Place) -> set[int]:
    """Return the indices of the sentences a place touches."""
    document, start, end = place
    return {
        sentence["index"]
        for held in report["documents"]
        if held["id"] == document
        for sentence in held["sentences"]
        if sentence["start"] < end and start < sentence["end"]
    }


def joined(report: Json, pair: Pair) -> bool:
    """Tell whether an alignment joins sentences of the two places, which lie in two accounts."""
    (a, _, _), (b, _, _) = pair
    if a == b:
        return False
    touched = [(place[0], sentences(report, place)) for place in pair]
    for alignment in report["alignments"]:
        held = {m["document"]: set(m["sentences"]) for m in alignment["members"]}
        if all(held.get(document, set()) & wanted for document, wanted in touched):
            return True
    return False


def told(report: Json, *kinds: str) -> Iterator[Json]:
    """Yield the findings of these kinds, of both scopes."""
    for finding in report["findings"]:
        if finding["kind"] in kinds:
            yield finding
