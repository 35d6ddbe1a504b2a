"""What the rules tell of two sentences, they should tell of the same two inside longer accounts.

The examples are those of the tests of the rules, found by the names of their parameters. Padded, both
accounts are whole articles, in which a conflict must be more than possible to be told.
"""

from __future__ import annotations

import inspect
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

from tests.judge.told import findings, told

HERE = (
    "The tram to the old quarry runs every quarter of an hour.",
    "Bakers along the canal sold out of rye bread before breakfast.",
    "A choir of pensioners rehearsed in the gymnasium.",
    "Wild garlic grows thick beneath the beeches.",
)
THERE = (
    "Repairs to the organ are paid for by a lottery.",
    "Cyclists complained about gravel on the towpath.",
    "The lighthouse keeper collects stamps from Samoa.",
    "Snow lay late in the upper pastures.",
)
EVERY = 4
"""One in so many of the examples is looked at, so that the test stays short."""
SHOWN, KEPT = 0.8, 0.75
"""Shares of the conflicts that stay conflicts or become places to compare, and that stay conflicts: a little
below what was measured. What is lost are short sentences with little to know them by."""


def examples() -> Iterator[tuple[str, str]]:
    """Yield each pair of texts that a parametrised test of a rule has as ``a`` and ``b``, once."""
    seen = set()
    for path in sorted(Path(__file__).parent.glob("test_*.py")):
        if path == Path(__file__):
            continue
        module = import_module(f"tests.judge.{path.stem}")
        for _, function in sorted(inspect.getmembers(module, inspect.isfunction)):
            for mark in getattr(function, "pytestmark", ()):
                if mark.name != "parametrize" or tuple(mark.args[0])[:2] != ("a", "b"):
                    continue
                for row in mark.args[1]:
                    a, b = tuple(getattr(row, "values", row))[:2]
                    if all(isinstance(x, str) and " " in x for x in (a, b)) and (a, b) not in seen:
                        seen.add((a, b))
                        yield a, b


def padded(text: str, more: tuple[str, ...]) -> str:
    return "\n\n".join((text, *more))


def places(kinds: tuple[str, ...], a: str, b: str) -> set[frozenset[str]]:
    return {
        frozenset(e.quote for e in finding.evidence)
        for kind in kinds
        for finding in findings(kind, a, b)
    }


def test_most_conflicts_survive_in_longer_accounts() -> None:
    shown = kept = count = 0
    for a, b in list(examples())[::EVERY]:
        alone = places(("conflict",), a, b)
        if not alone:
            continue
        long = padded(a, HERE), padded(b, THERE)
        still = places(("conflict",), *long)
        count += len(alone)
        kept += len(alone & still)
        shown += len(alone & (still | places(("open",), *long)))
    assert count > 50
    print(f"{count} conflicts: {kept / count:.2f} stay, {shown / count:.2f} are shown")
    assert kept / count >= KEPT
    assert shown / count >= SHOWN


def test_nothing_in_the_padding_is_held_against_the_other() -> None:
    report = told("\n\n".join(HERE), "\n\n".join(THERE))
    assert not [f for f in report.findings if f.kind in ("conflict", "open")]
