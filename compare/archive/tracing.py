"""Pairs that the judge need not see -> the wording they share, and who may have it from whom.

Copies are what he is spared, and just they tell who copied whom. To trace them takes no model.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import partial
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar

from compare.archive.engine import mapped_in_turn
from compare.archive.reading import unpacked
from compare.archive.schema import schema
from compare.archive.settings import digest
from compare.archive.steps import Folder, Part
from compare.archive.telling import Tell, Told

if TYPE_CHECKING:
    import pyarrow as pa

    from compare.archive.pairs import Candidate
    from compare.model import Document, Reuse, Sharing

Row = dict[str, Any]
_TOGETHER = 5_000
"""Articles, by the first of their cluster, whose pairs are traced anew if one comes to them."""
_CHUNK = 1_000
"""Pairs that one step traces."""
_IN_TURN = 10
_NAME = "traced"


class Tracer:
    """Finds the wording that pairs share, as the judge does."""

    batch: ClassVar[int] = 32
    """Pairs that go to a worker at once."""

    def __call__(self, rows: Sequence[Row]) -> list[Row]:
        """Return the passages of each pair."""
        return [{"passages": traced(row)} for row in rows]


def returns() -> pa.DataType:
    """Return what is made of a pair."""
    import pyarrow as pa

    fields = [field for field in schema("passages") if field.name not in ("a", "b")]
    return pa.struct([("passages", pa.list_(pa.struct(fields)))])


def traced(row: Row) -> list[Row]:
    """Return the passages that the two articles of a row share."""
    from compare.analyse.sentences import segment
    from compare.pipeline import document_id

    documents = [unpacked(row[f"text_{n}"], row[f"read_{n}"]) for n in "ab"]
    cut = [segment(replace(one, id=document_id(n))) for n, one in enumerate(documents)]
    return passages(*shared(*cut), (row["a"], row["b"]))


def shared(one: Document, other: Document) -> tuple[tuple[Reuse, ...], tuple[Sharing, ...]]:
    """Return the wording that two documents share, which have ids and sentences."""
    from compare.options import Options
    from compare.provenance.reuse.credits import credits_of
    from compare.provenance.reuse.direction import sharings
    from compare.provenance.reuse.find import find

    documents = [one, other]
    pairs = find(documents, Options())
    reuse = tuple(passage for pair in pairs for passage in pair.reuse)
    return reuse, sharings(pairs, documents, credits_of(documents))


def passages(
    reuse: Sequence[Reuse], sharing: Sequence[Sharing], numbers: tuple[int, int]
) -> list[Row]:
    """Return rows of the table ``passages``, but for ``a`` and ``b``, which ``numbers`` are."""
    origin: Row = {"origin": "unknown", "source": None, "why": ""}
    for one in sharing:
        source = numbers["AB".index(one.source)] if one.source in ("A", "B") else None
        origin = {"origin": one.origin, "source": source, "why": one.explanation}
    return [
        {
            "kind": one.kind,
            "score": one.score,
            **{
                f"{side}_{end}": getattr(passage.span, end)
                for side, passage in zip("ab", one.passages, strict=True)
                for end in ("start", "end")
            },
            **origin,
        }
        for one in reuse
    ]


def trace(folder: Folder, pairs: Sequence[Candidate], judge: str, workers: int, tell: Tell) -> None:
    """Write down what pairs share that are not judged; what of others was written is removed."""
    named = parts(pairs, judge)
    kept = {part.name for part in named}
    for file in map(Path, folder.files("passages")):
        if file.stem.startswith(_NAME) and file.stem not in kept:
            file.unlink()
            (folder.path / "done" / f"{file.stem}.json").unlink(missing_ok=True)
    left = [part for part in named if not folder.is_done(part)]
    if not left:
        return
    sizes = [len(named[part]) for part in left]
    told = Told(tell, "tracing copies", sum(sizes))
    for start in range(0, len(left), _IN_TURN):
        several = left[start : start + _IN_TURN]

        def at(done: int, start: int = start) -> None:
            told(sum(sizes[: start + done]))

        folder.do_in_turn(several, partial(_run, folder, named, workers), at)


def untraced(folder: Folder, pairs: Sequence[Candidate], judge: str) -> int:
    """Return of how many of such pairs nothing is written down yet."""
    named = parts(pairs, judge)
    return sum(len(own) for part, own in named.items() if not folder.is_done(part))


def parts(pairs: Sequence[Candidate], judge: str) -> dict[Part, list[Candidate]]:
    """Divide pairs into steps, so that those of later articles change no earlier step."""
    named = {}
    order = sorted(pairs, key=lambda pair: (pair.cluster, pair.a, pair.b))
    for place, several in groupby(order, key=lambda pair: pair.cluster // _TOGETHER):
        held = list(several)
        for n, start in enumerate(range(0, len(held), _CHUNK)):
            own = held[start : start + _CHUNK]
            inputs = digest([judge, [(pair.a, pair.b) for pair in own]])
            named[Part(f"{_NAME}-{place:05d}-{n:03d}", inputs)] = own
    return named


def _run(
    folder: Folder, named: dict[Part, list[Candidate]], workers: int, left: Sequence[Part]
) -> Iterator[dict[str, pa.Table]]:
    import pyarrow as pa

    sizes = [len(named[part]) for part in left]
    pairs = [(pair.a, pair.b) for part in left for pair in named[part]]
    rows = rows_of_pairs(folder, pairs)
    for made in mapped_in_turn(rows, sizes, Tracer, (), returns(), workers=workers):
        columns = (made[name].to_pylist() for name in ("a", "b", "made"))
        told = [
            {"a": a, "b": b, **row}
            for a, b, one in zip(*columns, strict=True)
            for row in one["passages"]
        ]
        yield {"passages": pa.Table.from_pylist(told, schema("passages"))}


def rows_of_pairs(folder: Folder, pairs: Sequence[tuple[int, int]]) -> pa.Table:
    """Return pairs of articles with their texts, as workers are given them."""
    import pyarrow as pa
    import pyarrow.compute as pc

    numbers = sorted({n for pair in pairs for n in pair})
    wanted = pc.field("article").isin(numbers)
    held = folder.read("articles", ["article", "text", "read"], wanted).to_pylist()
    by_number = {row["article"]: row for row in held}
    columns: dict[str, list[object]] = {}
    for side, own in zip("ab", zip(*pairs, strict=True), strict=True):
        columns[side] = list(own)
        for name in ("text", "read"):
            columns[f"{name}_{side}"] = [by_number[n][name] for n in own]
    return pa.table(columns)
