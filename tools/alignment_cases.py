"""Labelled pairs of lines for tools/train_alignment.py: three public sets in one form."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from benchmarks.cases import rows

SETS: Mapping[str, tuple[str, float]] = {
    "superpal_multinews": ("SuperPAL, part on Multi-News (Apache-2.0)", 5.0),
    "wice": ("WiCE (annotations ODC-BY)", 0.2),
    "nanco": ("NANCO, of Discord Questions (BSD-3-Clause)", 0.3),
}
"""Folder -> name with licence, and how much each of its pairs counts. Pairs of news held against
news count most, since that is what the scores are for; there are ten times as many of pages, most
of them wrong; answers are shorter than sentences."""


@dataclass(frozen=True, slots=True)
class Case:
    """Two texts of one line each or more, and which lines belong together."""

    set: str
    group: str
    """Its topic, page or question: what must not be learned from and judged at once."""
    left: tuple[str, ...]
    right: str
    """A single line, held against each line on the left."""
    gold: tuple[float, ...]
    """How far each line on the left is right, 0 to 1."""
    before: str = ""
    """A line that leads both texts and is not held against anything."""


def cases(data: Path) -> list[Case]:
    """Return all cases below ``data``; raise :class:`FileNotFoundError` for a set not there."""
    for name in SETS:
        if not (data / name).is_dir():
            raise FileNotFoundError(data / name)
    return [*_superpal(data), *_wice(data), *_nanco(data)]


def _superpal(data: Path) -> Iterator[Case]:
    pairs = rows(data / "superpal_multinews" / "pairs.jsonl")
    for topic in dict.fromkeys(row["group"] for row in pairs):
        own = [(_line(r["sentence1"]), _line(r["sentence2"])) for r in pairs if r["group"] == topic]
        sources = tuple(dict.fromkeys(source for _, source in own))
        for summary in dict.fromkeys(summary for summary, _ in own):
            gold = tuple(float((summary, source) in own) for source in sources)
            yield Case("superpal_multinews", topic, sources, summary, gold)


def _wice(data: Path) -> Iterator[Case]:
    for row in rows(data / "wice" / "claim.jsonl"):
        lines = tuple(map(_line, row["sentences"]))
        supported = row["label"] != "not_supported"
        sets = [set(chosen) for chosen in row["gold_sets"]] if supported else []
        gold = (sum(n in s for s in sets) / max(len(sets), 1) for n in range(len(lines)))
        yield Case("wice", str(row["group"]), lines, _line(row["claim"]), tuple(gold))


def _nanco(data: Path) -> Iterator[Case]:
    for row in rows(data / "nanco" / "pairs.jsonl"):
        left, right = (_answer(row[key]) for key in ("text1", "text2"))
        gold = (float(row["label"] == "same"),)
        yield Case("nanco", row["group"], (left,), right, gold, before=_line(row["question"]))


def _line(text: str) -> str:
    return " ".join(text.split())


def _answer(text: str) -> str:
    line = _line(text)
    return f"{line[:1].upper()}{line[1:]}{'' if line.endswith('.') else '.'}"
