"""Have a reader judge what is told of real articles: ``python -m benchmarks.judge``.

Without ``--take`` it writes every conflict that nobody has judged yet (with ``--open`` open
findings too) as JSON Lines, with what stands around its places and an empty verdict. A reader
fills in ``right``, ``earlier``, ``arguable`` or ``false``; what stays empty is left for later.
``--take FILE`` puts these verdicts into ``benchmarks/real_news_judged.jsonl``, with places alone:
the articles belong to others, so that the listing itself must stay out of the repository.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

from benchmarks.cases import Failure, Item, Json, rows
from benchmarks.pool import each
from benchmarks.quality import DATA
from benchmarks.sets import real_news

_AROUND = 250
"""Code points of context on both sides of a place."""


def unjudged(item: Item, report: Json) -> list[dict[str, Any]]:
    """Return what is told of a pair and has no verdict, ready for a reader."""
    texts = dict(zip(item.extra["keys"], item.texts, strict=True))
    return [
        {
            "cluster": item.group,
            "scope": one["scope"],
            "rule": one["rule"],
            "kind": one["kind"],
            "evidence": [
                [key, start, end, texts[key][start:end]] for key, start, end in one["places"]
            ],
            "verdict": None,
            "explanation": one["explanation"],
            "context": [_around(texts[key], start, end) for key, start, end in one["places"]],
        }
        for one in real_news.judged(item, report)
        if one["verdict"] == real_news.UNJUDGED
    ]


def _around(text: str, start: int, end: int) -> str:
    before, after = text[max(0, start - _AROUND) : start], text[end : end + _AROUND]
    return f"{before}>>>{text[start:end]}<<<{after}"


def bare(row: Json) -> dict[str, Any]:
    """Return a verdict without any words of the articles.

    Raises :class:`ValueError` for a verdict that there is not.
    """
    if row["verdict"] not in real_news.VERDICTS:
        raise ValueError(f"{row['cluster']}: no verdict is called {row['verdict']!r}")
    return {
        "cluster": row["cluster"],
        "scope": row["scope"],
        "rule": row["rule"],
        "evidence": [list(place[:3]) for place in row["evidence"]],
        "verdict": row["verdict"],
    }


def merged(held: Iterable[Json], given: Iterable[Json]) -> list[dict[str, Any]]:
    """Return the verdicts held and those given, each set of places once, sorted.

    A verdict given anew replaces the one that was held.
    """
    found = {}
    for row in [*map(bare, held), *(bare(row) for row in given if row["verdict"])]:
        places = tuple(sorted(map(tuple, row["evidence"])))
        found[row["cluster"], row["scope"], places] = row
    return [found[key] for key in sorted(found)]


def main(given: Sequence[str] | None = None) -> None:
    """List what is unjudged, or take verdicts in."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.judge", description=__doc__)
    parser.add_argument("--take", type=Path, metavar="FILE", help="take in a reader's verdicts")
    parser.add_argument("--open", action="store_true", help="list open findings too")
    parser.add_argument("--data", type=Path, default=DATA, metavar="FOLDER")
    parser.add_argument("--jobs", type=int, default=2, metavar="N", help="processes (default 2)")
    parser.add_argument("--cache", metavar="FOLDER", help="keep there what is made of the texts")
    options = parser.parse_args(given)
    if options.take:
        verdicts = merged(rows(real_news.OWN), rows(options.take))
        lines = [json.dumps(row, ensure_ascii=False) + "\n" for row in verdicts]
        real_news.OWN.write_text("".join(lines), encoding="utf-8")
        print(f"{len(verdicts)} verdicts in {real_news.OWN.name}", file=sys.stderr)
        return
    kinds = {"conflict", "open"} if options.open else {"conflict"}
    for row in _listed(real_news.items(options.data), options.jobs, options.cache):
        if row["kind"] in kinds:
            print(json.dumps(row, ensure_ascii=False))


def _listed(items: Sequence[Item], jobs: int, cache: str | None) -> Iterator[dict[str, Any]]:
    """Yield each once, also where several pairs of a cluster bring it up."""
    seen = set()
    for told in each(items, jobs, unjudged, cache):
        if isinstance(told, Failure):
            print(f"FAILED {told.set} {told.id}: {told.error}", file=sys.stderr)
            continue
        for row in told:
            places = tuple(sorted(map(tuple, row["evidence"])))
            key = (row["cluster"], row["kind"], row["scope"], places)
            if key not in seen:
                seen.add(key)
                yield row


if __name__ == "__main__":
    main()
