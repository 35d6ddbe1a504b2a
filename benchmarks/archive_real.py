"""Measure on real news what the cascade keeps from the judge, and what he would have said of it.

``python -m benchmarks.archive --real``. The judge sees all labelled pairs, all others that are in
one cluster, and some of the candidates that are in no cluster together.
"""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.archive_limits import Pair, Told, accounts, real_news

if TYPE_CHECKING:
    from compare.archive.pairs import Candidate
    from compare.archive.steps import Folder

SAMPLE = 60
"""Candidates of two events in no cluster together that are judged, spread over all."""
MOSTS = (1, 2, 3, 5)
KINDS = ("conflict", "open", "agree")


@dataclass(frozen=True, slots=True)
class Said:
    """What the judge made of a pair."""

    kinds: Counter[str]
    """How many findings of each kind."""
    seconds: float
    """Of CPU time."""


@dataclass(frozen=True, slots=True)
class Sorted:
    """Pairs of articles, by whether they tell of one event and are in one cluster."""

    right: tuple[Pair, ...]
    missed: tuple[Pair, ...]
    wrong: tuple[Pair, ...]
    others: tuple[Pair, ...]
    """Candidates of two events in no cluster together."""


def sort(told: set[Pair], clusters: Iterable[Sequence[int]], candidates: set[Pair]) -> Sorted:
    """Sort the pairs of one event, of one cluster, and the candidates."""
    joined = {pair for held in clusters for pair in combinations(sorted(held), 2)}
    return Sorted(
        *(
            tuple(sorted(pairs))
            for pairs in (told & joined, told - joined, joined - told, candidates - told - joined)
        )
    )


def spread(pairs: Sequence[Pair], most: int) -> Sequence[Pair]:
    """Return so many of the pairs, evenly spread."""
    return [pairs[n * len(pairs) // most] for n in range(min(most, len(pairs)))]


def table(rows: Iterable[tuple[str, Sequence[Said]]]) -> Iterator[str]:
    """Yield a line of Markdown for each kind of pairs."""
    yield "| pairs | conflicts | open | agreements | CPU s a pair |"
    yield "| --- | --- | --- | --- | --- |"
    for what, said in rows:
        conflicts, opened, agreed = (sum(one.kinds[kind] for one in said) for kind in KINDS)
        within = sum(1 for one in said if one.kinds["conflict"])
        seconds = sum(one.seconds for one in said) / len(said) if said else 0.0
        told = f"{conflicts} in {within} pairs" if conflicts else "0"
        yield f"| {len(said)} {what} | {told} | {opened} | {agreed} | {seconds:.2f} |"


def lines(work: Path) -> Iterator[str]:
    """Build an archive of real news in a folder; yield the table, and what ``--most`` leaves."""
    from benchmarks.archive import members
    from compare.archive import build, cluster
    from compare.archive.pairs import candidates, choose, wordings
    from compare.archive.state import opened

    source, out = work / "real.jsonl", work / "archive"
    told = Told("real news", accounts(real_news(), source))
    build(str(source), str(out))
    folder = opened(str(out))
    cluster(folder)
    held = folder.read("clusters", ["article", "cluster"])
    of = dict(zip(held["article"].to_pylist(), held["cluster"].to_pylist(), strict=True))
    pairs = {
        pair
        for name in ("reuse", "events")
        for pair in zip(*(folder.read(name)[end].to_pylist() for end in "ab"), strict=True)
    }
    found = sort(told.pairs(), members(of), pairs)
    yield f"{len(told.pairs())} labelled pairs, {len(pairs)} candidates"
    said = judged(folder, [*found.right, *found.missed, *found.wrong])
    others = list(judged(folder, spread(found.others, SAMPLE)).values())
    yield from table(
        (
            ("of one event, in one cluster", [said[pair] for pair in found.right]),
            ("of one event, in no cluster together", [said[pair] for pair in found.missed]),
            ("of two events, in one cluster", [said[pair] for pair in found.wrong]),
            ("candidates of two events, in no cluster together", others),
        )
    )
    inside = candidates(folder)
    chosen = {most: choose(inside, wordings(folder), most).judged for most in MOSTS}
    in_clusters = {pair: said[pair] for pair in (*found.right, *found.wrong)}
    yield from kept(chosen.items(), in_clusters)


def kept(
    chosen: Iterable[tuple[int, Iterable[Candidate]]], said: dict[Pair, Said]
) -> Iterator[str]:
    """Yield how much of what the judge says in clusters is left by each ``--most``."""
    whole = sum((one.kinds for one in said.values()), Counter[str]())
    for most, pairs in chosen:
        near = [said[pair.a, pair.b] for pair in pairs]
        own = sum((one.kinds for one in near), Counter[str]())
        told = ", ".join(f"{own[kind]} of {whole[kind]} {kind}" for kind in KINDS)
        yield f"--most {most}: {len(near)} pairs for the judge; {told}"


def judged(folder: Folder, pairs: Sequence[Pair]) -> dict[Pair, Said]:
    """Return what the judge says of each pair; his models are loaded before the clock runs."""
    from compare.archive.judging import Judge
    from compare.archive.tracing import rows_of_pairs

    judge = Judge()
    rows = rows_of_pairs(folder, pairs).to_pylist() if pairs else []
    judge(rows[:1])
    judge = Judge()  # which has parsed no article yet
    said = {}
    for pair, row in zip(pairs, rows, strict=True):
        begun = time.process_time()
        (made,) = judge([row])
        spent = time.process_time() - begun
        findings = {(one["finding"], one["kind"]) for one in made.get("findings") or ()}
        said[pair] = Said(Counter(kind for _, kind in findings), spent)
    return said
