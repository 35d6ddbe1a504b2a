"""Records measurements in ``benchmarks/RESULTS.md``, each bench in a part of its own."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

RESULTS = Path(__file__).with_name("RESULTS.md")
_PARTS = {
    "reuse": "Reuse",
    "quality": "Quality",
    "confidence": "Confidence",
    "errors": "What is wrong, and what stands in the way",
    "pages": "Text of web pages",
    "speed": "Speed and size",
    "articles": "Two real articles",
}
"""Parts that commands write, in their order; all others are written by hand, and are kept."""
_PART = re.compile(r"^## ", re.MULTILINE)
_HEAD = """\
# Results

Made by the commands named below, which replace their own part of this file; how it was before is
in the history. [docs/benchmarks.md](../docs/benchmarks.md) says what is measured and how.
"""


def table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """Return a Markdown table."""
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join("| " + " | ".join(line) + " |" for line in lines)


def write(
    part: str,
    date: str,
    command: str,
    notes: Sequence[str],
    tables: Sequence[str],
    path: Path = RESULTS,
) -> None:
    """Replace one part of the file (``quality``, ``confidence``, ``speed``), keep the others."""
    from compare import __version__

    held = read(path.read_text(encoding="utf-8")) if path.exists() else {}
    facts = f"{date}, version {__version__}, `{command}`."
    made = "\n\n".join([f"## {_PARTS[part]}", facts, *notes, *tables]) + "\n"
    parts = _placed(held, part, made)
    path.write_text("\n".join([_HEAD, *parts.values()]), encoding="utf-8")


def read(text: str) -> dict[str, str]:
    """Return the parts of the file in their order, by name, or by title where no command has it."""
    names = {title: part for part, title in _PARTS.items()}
    places = [match.start() for match in _PART.finditer(text)]
    ends = [*places[1:], len(text)]
    held = {}
    for place, end in zip(places, ends, strict=False):
        title = text[place:end].partition("\n")[0].removeprefix("## ")
        held[names.get(title, title)] = text[place:end].rstrip() + "\n"
    return held


def _placed(held: dict[str, str], part: str, made: str) -> dict[str, str]:
    """Return the parts with one replaced, or put before the first that comes after it."""
    if part in held:
        return held | {part: made}
    order = list(_PARTS)
    later = set(order[order.index(part) + 1 :])
    before = next((name for name in held if name in later), None)
    placed = {}
    for name, text in held.items():
        if name == before:
            placed[part] = made
        placed[name] = text
    return placed | {part: made}
