"""Runs ``compare`` on every hostile input and prints the table: ``python -m tools.hostile``.

With ``--write`` the table goes into ``docs/security.md``, between its two marks. ``--only WORDS``
takes the inputs whose names hold these words, ``--limit SECONDS`` ends what takes longer. Each run
is a process of its own; processor time and memory are those of it and of what it starts.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path

from tools.hostile.case import Case
from tools.hostile.tried import CASES, LIMIT, Outcome, tried

_DOCS = Path(__file__).parents[2] / "docs" / "security.md"
_BEGIN, _END = "<!-- hostile: begin -->", "<!-- hostile: end -->"


def row(case: Case, outcome: Outcome) -> str:
    """Return a row of the table."""
    place = case.test.removeprefix("tests/").partition("::")[0]
    cells = (
        case.what.replace("|", "\\|"),
        outcome.came_to,
        f"{outcome.seconds:.1f} s",
        f"{outcome.memory:,.0f} MB",
        f"`{place}`" if place else "",
    )
    return f"| {' | '.join(cells)} |"


def table(rows: Iterable[str]) -> str:
    """Return the table with its head."""
    head = "| input | came to | time | memory | held by |\n|---|---|---|---|---|"
    return "\n".join((head, *rows))


def main(arguments: Sequence[str] | None = None) -> int:
    """Try every input, one after the other."""
    parser = argparse.ArgumentParser(prog="python -m tools.hostile")
    parser.add_argument("--write", action="store_true")
    parser.add_argument("--only", default="")
    parser.add_argument("--limit", type=float, default=LIMIT)
    given = parser.parse_args(arguments)
    rows = []
    for case in CASES:
        if given.only in case.what:
            rows.append(row(case, tried(case, given.limit)))
            print(rows[-1], flush=True)
    if given.write:
        text = _DOCS.read_text(encoding="utf-8")
        before, _, rest = text.partition(_BEGIN)
        _, _, after = rest.partition(_END)
        _DOCS.write_text(f"{before}{_BEGIN}\n{table(rows)}\n{_END}{after}", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
