"""Records measurements in ``benchmarks/RESULTS.md``, each bench in a part of its own."""

from __future__ import annotations

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
"""Parts of the file in their order; those that no command writes are written by hand."""
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
    held[part] = "\n\n".join([f"## {_PARTS[part]}", facts, *notes, *tables]) + "\n"
    path.write_text("\n".join([_HEAD, *(held[p] for p in _PARTS if p in held)]), encoding="utf-8")


def read(text: str) -> dict[str, str]:
    """Return the parts of the file as they stand, by name."""
    starts = {text.find(f"## {title}\n"): part for part, title in _PARTS.items()}
    places = sorted(place for place in starts if place >= 0)
    ends = [*places[1:], len(text)]
    return {
        starts[place]: text[place:end].rstrip() + "\n"
        for place, end in zip(places, ends, strict=False)
    }
