"""Write down every finding on whole articles: ``python -m benchmarks.snapshot FILE``.

One finding a line, as a JSON array of case, kind, category, rule and quotes, sorted, so that what a
change turns can be seen in full: ``--against OLD`` prints what is gone (``-``), what is new (``+``)
and what has another kind, category or rule now (``~``), and how many of each sort.

The cases are the stories, the field cases and the probes, as far as they are there, and the sample
articles of the project, those of one affair at once. The texts of some belong to others: keep the
files out of the repository.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from benchmarks.cases import OPEN, Failure, Item, Json
from benchmarks.pool import each
from benchmarks.quality import DATA
from benchmarks.sets import family

SEEDS = Path(__file__).parents[1] / "seeds"
_SETS = ("stories", "field", "probes")

Row = tuple[str, str, str, str, tuple[str, ...]]
"""Case, kind, category, rule, and the quotes, each after the id of its document."""


def items(data: Path) -> list[Item]:
    """Return the cases to compare."""
    found = [item for name in _SETS for item in family(name).items(data)]
    affairs: dict[str, list[str]] = {}
    for path in sorted([*SEEDS.glob("*-*.txt"), *SEEDS.glob("*-*.md")]):
        text = path.read_text(encoding="utf-8")
        affairs.setdefault(path.stem.partition("-")[0], []).append(text)
    for name, texts in affairs.items():
        found.append(Item("seeds", name, name, tuple(texts), OPEN, internal=True))
    return found


def rows(item: Item, report: Json) -> list[Row]:
    """Return the findings of one report."""
    return [
        (
            f"{item.set} {item.id}",
            finding["kind"],
            finding["category"],
            finding["rule"],
            tuple(f"{e['document']}: {e['quote']}" for e in finding["evidence"]),
        )
        for finding in report["findings"]
    ]


def read(path: Path) -> list[Row]:
    """Return the findings that a snapshot holds."""
    found = []
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            case, kind, category, rule, quotes = json.loads(line)
            found.append((case, kind, category, rule, tuple(quotes)))
    return found


def write(path: Path, held: Iterable[Row]) -> None:
    """Write findings, sorted."""
    lines = sorted(json.dumps(row, ensure_ascii=False) for row in held)
    path.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")


def turned(old: Sequence[Row], new: Sequence[Row]) -> Iterator[str]:
    """Yield each change between two snapshots, a line each, then how many of each sort."""
    gone, come = Counter(old) - Counter(new), Counter(new) - Counter(old)
    sorts: Counter[str] = Counter()
    places: dict[tuple[str, tuple[str, ...]], list[Row]] = {}
    for row in sorted(come.elements()):
        places.setdefault((row[0], row[4]), []).append(row)
    for row in sorted(gone.elements()):
        same = places.get((row[0], row[4]))
        sort = f"~ {_name(row)} -> {_name(same.pop(0))}" if same else f"- {_name(row)}"
        sorts[sort] += 1
        yield f"{sort}: {_where(row)}"
    for row in sorted(row for held in places.values() for row in held):
        sorts[f"+ {_name(row)}"] += 1
        yield f"+ {_name(row)}: {_where(row)}"
    for sort in sorted(sorts, key=lambda held: (held[0], -sorts[held], held)):
        yield f"{sorts[sort]:5} {sort}"


def _name(row: Row) -> str:
    return f"{row[1]} {row[3]}/{row[2]}"


def _where(row: Row) -> str:
    return f"{row[0]}: " + " | ".join(" ".join(quote.split()) for quote in row[4])


def main(given: Sequence[str] | None = None) -> None:
    """Make a snapshot, and hold it against an older one where asked to."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.snapshot", description=__doc__)
    parser.add_argument("file", type=Path, metavar="FILE", help="where to write it")
    parser.add_argument("--against", type=Path, metavar="OLD", help="print what has changed")
    parser.add_argument("--data", type=Path, default=DATA, metavar="FOLDER")
    parser.add_argument("--jobs", type=int, default=2, metavar="N", help="processes (default 2)")
    parser.add_argument("--cache", metavar="FOLDER", help="keep there what is made of the texts")
    options = parser.parse_args(given)
    old = read(options.against) if options.against else None
    cases = items(options.data)
    found: list[Row] = []
    failures = []
    for one in each(cases, options.jobs, rows, options.cache):
        if isinstance(one, Failure):
            failures.append(one)
        else:
            found += one
    write(options.file, found)
    if old is not None:
        # A case that failed has not lost its findings.
        failed = {f"{failure.set} {failure.id}" for failure in failures}
        for line in turned([row for row in old if row[0] not in failed], found):
            print(line)
    print(f"{len(found)} findings on {len(cases)} cases", file=sys.stderr)
    for failure in failures:
        print(f"FAILED {failure.set} {failure.id}: {failure.error}", file=sys.stderr)
    if failures:
        sys.exit(1)


if __name__ == "__main__":
    main()
