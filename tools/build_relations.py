"""Build compare/data/relations.bin.gz from the WordNet 3.0 database files.

    apt-get install wordnet-base
    python -m tools.build_relations [/usr/share/wordnet]

The same database gives the same bytes. What is kept: lower-case words (names of people, places
and species are left out) and for each word and part of speech its first senses (see ``SENSES``);
of the relations between them hypernyms, similar adjectives, antonyms, verb groups,
entailment and cause, and derivation (with pertainyms).
"""

from __future__ import annotations

import gzip
import io
import json
import re
import sys
from array import array
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

OUT = Path(__file__).resolve().parent.parent / "compare" / "data" / "relations.bin.gz"
FOLDER = Path("/usr/share/wordnet")
POS = "nvar"
FILES = {"n": "noun", "v": "verb", "a": "adj", "r": "adv"}
SENSES = {"n": 4, "v": 6, "a": 6, "r": 4}
RARE = {"n": 10, "v": 20, "a": 20, "r": 10}
"""At most so many senses of a word are kept; a later one only if it is not rarer than the first
by this factor in the texts that WordNet counted."""
WORD = re.compile(r"[a-z][a-z'./-]*(?:_[a-z'./-]+){0,2}")


@dataclass
class Synset:
    """One synset as the database has it."""

    pos: str
    lexname: int
    words: list[str]
    pointers: list[tuple[str, str, int, int, int]] = field(default_factory=list)
    """Symbol, target's part of speech and offset, source and target word (1-based, 0 for all)."""


def main(arguments: list[str]) -> int:
    """Read the database in the folder given and write the table."""
    raw = table(Path(arguments[0]) if arguments else FOLDER)
    buffer = io.BytesIO()
    with gzip.GzipFile(filename="", fileobj=buffer, mode="wb", compresslevel=9, mtime=0) as file:
        file.write(raw)
    OUT.write_bytes(buffer.getvalue())
    print(f"{OUT.name}: {len(raw)} bytes, {len(buffer.getvalue())} compressed")
    return 0


def table(folder: Path) -> bytes:
    """Return the table for the database in ``folder``, not yet compressed."""
    synsets = {key: s for pos in POS for key, s in _synsets(folder, pos)}
    return _pack(synsets, _senses(folder))


def _synsets(folder: Path, pos: str) -> Iterable[tuple[tuple[str, int], Synset]]:
    for line in (folder / f"data.{FILES[pos]}").read_text(encoding="ascii").splitlines():
        if line.startswith(" "):
            continue
        cells = line.split(" | ")[0].split(" ")
        count = int(cells[3], 16)
        words = [re.sub(r"\(\w+\)$", "", cells[4 + 2 * i]) for i in range(count)]
        synset = Synset(pos, int(cells[1]), words)
        at = 4 + 2 * count
        for i in range(int(cells[at])):
            symbol, offset, target, ends = cells[at + 1 + 4 * i : at + 5 + 4 * i]
            target = "a" if target == "s" else target
            synset.pointers.append(
                (symbol, target, int(offset), int(ends[:2], 16), int(ends[2:], 16))
            )
        yield (pos, int(cells[0])), synset


def _senses(folder: Path) -> dict[tuple[str, str], list[tuple[int, int]]]:
    """Return the kept senses of each word: offset and how often texts use it."""
    counts: dict[tuple[str, str, int], int] = {}
    for line in (folder / "cntlist.rev").read_text(encoding="ascii").splitlines():
        key, number, count = line.split(" ")
        lemma, _, rest = key.partition("%")
        pos = {"1": "n", "2": "v", "3": "a", "4": "r", "5": "a"}[rest[0]]
        counts[pos, lemma, int(number)] = int(count)
    kept: dict[tuple[str, str], list[tuple[int, int]]] = {}
    for pos in POS:
        for line in (folder / f"index.{FILES[pos]}").read_text(encoding="ascii").splitlines():
            if line.startswith(" "):
                continue
            cells = line.split()
            offsets = [int(cell) for cell in cells[-int(cells[2]) :]]
            first = counts.get((pos, cells[0], 1), 0)
            chosen = [
                (offset, counts.get((pos, cells[0], number), 0))
                for number, offset in enumerate(offsets, 1)
                if number <= SENSES[pos]
                and (number == 1 or counts.get((pos, cells[0], number), 0) * RARE[pos] >= first)
            ]
            kept[pos, cells[0]] = chosen
    return kept


def _pack(
    synsets: dict[tuple[str, int], Synset], senses: dict[tuple[str, str], list[tuple[int, int]]]
) -> bytes:
    senses = {key: kept for key, kept in senses.items() if _is_word(key, kept, synsets)}
    used = {(pos, offset) for (pos, _), kept in senses.items() for offset, _ in kept}
    todo = sorted(used)
    while todo:
        key = todo.pop()
        for symbol, pos, offset, _, _ in synsets[key].pointers:
            if symbol in ("@", "&") and (pos, offset) not in used:
                used.add((pos, offset))
                todo.append((pos, offset))
    order = sorted(used, key=lambda key: (POS.index(key[0]), key[1]))
    number = {key: i for i, key in enumerate(order)}
    lemmas = sorted({lemma for _, lemma in senses})
    index = {lemma: i for i, lemma in enumerate(lemmas)}

    entries: list[tuple[int, ...]] = []  # per lemma: synsets, by part of speech then sense
    for lemma in lemmas:
        entries.append(
            tuple(number[pos, offset] for pos in POS for offset, _ in senses.get((pos, lemma), ()))
        )
    tables: dict[str, list[set[int]]] = {
        name: [set() for _ in order]
        for name in ("hypernyms", "similar", "antonyms", "groups", "entails")
    }
    lexical: dict[str, defaultdict[int, set[int]]] = {
        "opposites": defaultdict(set),
        "derived": defaultdict(set),
    }
    symbols = {"@": "hypernyms", "&": "similar", "!": "antonyms", "$": "groups"}
    symbols |= {"*": "entails", ">": "entails"}
    for key in order:
        synset = synsets[key]
        for symbol, pos, offset, source, target in synset.pointers:
            if (pos, offset) not in number:
                continue
            if symbol in symbols:
                tables[symbols[symbol]][number[key]].add(number[pos, offset])
            if symbol in ("!", "+", "\\", "<") and source and target:
                ends = (synset.words[source - 1], synsets[pos, offset].words[target - 1])
                if all(word in index for word in ends):
                    a, b = (index[word] for word in ends)
                    name = "opposites" if symbol == "!" else "derived"
                    # The part of speech rides in the low two bits of both ends.
                    one, two = a * 4 + POS.index(key[0]), b * 4 + POS.index(pos)
                    lexical[name][one].add(two)
                    lexical[name][two].add(one)
    sections: list[tuple[str, bytes]] = [("lemmas", "\n".join(lemmas).encode("ascii"))]
    sections.append(("lexnames", bytes(synsets[key].lexname for key in order)))
    sections += _rows("senses", entries)
    for name, table in tables.items():
        sections += _rows(name, [tuple(sorted(targets)) for targets in table])
    for name, pairs in lexical.items():
        keys = sorted(pairs)
        sections.append((f"{name}.keys", _bytes("I", keys)))
        sections += _rows(name, [tuple(sorted(pairs[key])) for key in keys])
    starts = [sum(1 for key in order if POS.index(key[0]) < i) for i in range(5)]
    header = {
        "source": "WordNet 3.0",
        "pos": starts,
        "sections": [[name, len(data)] for name, data in sections],
    }
    head = json.dumps(header, separators=(",", ":")).encode("ascii") + b"\n"
    return head + b"".join(data for _, data in sections)


def _is_word(
    key: tuple[str, str],
    kept: list[tuple[int, int]],
    synsets: dict[tuple[str, int], Synset],
) -> bool:
    """Tell whether a word of the index is a common word rather than a name."""
    pos, lemma = key
    if not kept or not WORD.fullmatch(lemma):
        return False
    return any(lemma in synsets[pos, offset].words for offset, _ in kept)


def _rows(name: str, table: list[tuple[int, ...]]) -> list[tuple[str, bytes]]:
    """Return a table of rows of different length as the ends of its rows and its values."""
    ends, total = [], 0
    for row in table:
        total += len(row)
        ends.append(total)
    return [
        (f"{name}.ends", _bytes("I", ends)),
        (f"{name}.values", _bytes("I", [value for row in table for value in row])),
    ]


def _bytes(code: str, values: list[int]) -> bytes:
    packed = array(code, values)
    if sys.byteorder == "big":
        packed.byteswap()
    return packed.tobytes()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
