"""What prosediff, a program that compares two versions of a text, says of the same lines.

It runs in an interpreter of its own, which has it: it is no dependency of this project.
"""

from __future__ import annotations

import json
import subprocess
import tempfile
from collections.abc import Sequence
from pathlib import Path

Pairs = frozenset[tuple[int, int]]
"""Lines of the old text and of the new one, by index."""
_PROGRAM = """
import json, sys
from prosediff import compare_paths
from prosediff.diff import all_rows, moved_passages
told, least = [], float(sys.argv[1])
for folder in sys.argv[2:]:
    pairs, moved = set(), set()
    old, new = (open(f"{folder}/{side}.txt").read().split("\\n") for side in ("old", "new"))
    for file in compare_paths(f"{folder}/old.txt", f"{folder}/new.txt").files:
        rows, left, right = all_rows(file.rows), {}, {}
        for row in rows:
            if row.kind in ("equal", "replace") and row.left_no and row.right_no:
                pairs.add((row.left_no, row.right_no))
            if row.move_pair and row.kind == "moved-out":
                left[row.move_pair] = row.left_no
            if row.move_pair and row.kind == "moved-in":
                right[row.move_pair] = row.right_no
        moved |= {(left[n], right[n]) for n in left if n in right}
        for one, here, other, there in moved_passages(rows):
            if one.left_no and other.right_no:
                shorter = min(len(old[one.left_no - 1]), len(new[other.right_no - 1]))
                if min(here.end - here.start, there.end - there.start) >= least * shorter:
                    moved.add((one.left_no, other.right_no))
    told.append([sorted((a - 1, b - 1) for a, b in own) for own in (pairs | moved, moved)])
print(json.dumps(told))
"""


def asked(
    texts: Sequence[tuple[Sequence[str], Sequence[str]]], python: str, least: float
) -> list[tuple[Pairs, Pairs]]:
    """Return for the lines of an old text and a new one which are one, and which of them moved.

    A passage within a line counts as that line from such a share of the shorter one on.
    """
    with tempfile.TemporaryDirectory() as folder:
        folders = []
        for n, lines in enumerate(texts):
            place = Path(folder) / str(n)
            place.mkdir()
            for side, held in zip(("old", "new"), lines, strict=True):
                (place / f"{side}.txt").write_text("\n".join(held) + "\n", "utf-8")
            folders.append(str(place))
        done = subprocess.run(
            [python, "-c", _PROGRAM, str(least), *folders],
            capture_output=True, text=True, check=True,
        )  # fmt: skip
    said = [[frozenset((a, b) for a, b in own) for own in two] for two in json.loads(done.stdout)]
    return [(pairs, moved) for pairs, moved in said]
