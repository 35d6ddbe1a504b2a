"""Two articles -> what the judge says of them. Runs in the workers, which hold the models."""

from __future__ import annotations

import contextlib
from collections import OrderedDict
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar
from uuid import uuid4

from compare.analyse import models
from compare.analyse.store import Store
from compare.archive.reading import FAILED, failure, unpacked, whole
from compare.archive.tracing import passages, traced
from compare.errors import CompareError

if TYPE_CHECKING:
    import numpy as np
    import pyarrow as pa
    from numpy.typing import NDArray

    from compare.model import Analysis, Document, Finding

Row = dict[str, Any]
__all__ = ["FAILED", "KINDS", "Judge", "returns", "within"]
KINDS = ("conflict", "open", "detail", "agree")
"""Findings that are kept: what one of two has alone says nothing of a whole cluster."""


def returns() -> pa.DataType:
    """Return what the judge makes of a pair."""
    import pyarrow as pa

    from compare.archive.schema import schema

    def rows(table: str) -> pa.DataType:
        fields = [field for field in schema(table) if field.name not in ("a", "b")]
        return pa.list_(pa.struct(fields))

    lists = [(table, rows(table)) for table in ("findings", "passages")]
    return pa.struct([("reason", pa.string()), *lists])


class Judge:
    """Compares pairs as the command line does; an article in several of them is parsed once."""

    batch: ClassVar[int] = 8
    """Pairs that go to a worker at once."""

    def __init__(self, notes: str | None = None) -> None:
        """Write down in the folder ``notes``, if there is one, which pair it is at."""
        self._kept = _Kept()
        self._note = _Note(notes) if notes else None

    def __call__(self, rows: Sequence[Row]) -> list[Row]:
        """Return for each pair what was found, or why it was not judged."""
        return [self._noted(row) for row in rows]

    def _noted(self, row: Row) -> Row:
        if self._note:
            self._note.write((row["a"], row["b"]))
        try:
            made: Row = self._judged(row)
        except CompareError as error:
            made = {"reason": whole(str(error))}
        except Exception as error:  # one pair in a million must not end the run; it is counted
            made = {"reason": failure(error)}
        if self._note:
            self._note.clear()
        return made

    def _judged(self, row: Row) -> Row:
        from compare.options import Options
        from compare.pipeline import run

        numbers = (row["a"], row["b"])
        documents = [unpacked(row[f"text_{n}"], row[f"read_{n}"]) for n in "ab"]
        if within(*documents):
            reason = "every sentence of one is in the other, word for word"
            return {"reason": reason, "passages": traced(row)}
        report = run(documents, Options(internal=False), store=self._kept)
        return {
            "reason": None,
            "findings": [part for f in report.findings for part in _finding(f, numbers)],
            "passages": passages(report.reuse, report.sharing, numbers),
        }


class _Note:
    """What one worker is at."""

    def __init__(self, folder: str) -> None:
        self._path = Path(folder) / uuid4().hex

    def write(self, pair: tuple[int, int]) -> None:
        """Write down a pair before it is compared."""
        with contextlib.suppress(OSError):  # a full disk is no reason to fail here
            self._path.parent.mkdir(exist_ok=True)
            self._path.write_text("{} {}".format(*pair), "ascii")

    def clear(self) -> None:
        """Say that it came to its end."""
        with contextlib.suppress(OSError):
            self._path.unlink(missing_ok=True)


def within(one: Document, other: Document) -> bool:
    """Tell whether all sentences of one of two stand in the other: then nothing can differ."""
    from compare.analyse.sentences import segment
    from compare.archive.shingles import folded

    sets = []
    for document in (one, other):
        cut = segment(document)
        texts = (sentence.span.of(cut.text) for sentence in cut.sentences)
        sets.append({" ".join(folded(text)) for text in texts})
    return sets[0] <= sets[1] or sets[1] <= sets[0]


class _Kept(Store):
    """The analyses of the last articles, in memory: pairs come cluster by cluster.

    Nothing goes to the disk: a pair is judged once, and what was found is kept in the tables.
    """

    _MOST = 24

    def __init__(self) -> None:
        super().__init__("")
        self._held: OrderedDict[tuple[str, str, str], Analysis] = OrderedDict()

    def parse(self, document: Document) -> Analysis:
        """Return what the models make of a document, under the id that it has now."""
        key = (document.name, document.sha256, document.text)
        analysis = self._held.pop(key, None)
        if analysis is None:
            analysis = models.parse(document)
        self._held[key] = analysis
        if len(self._held) > self._MOST:
            self._held.popitem(last=False)
        return replace(analysis, document=document)

    def answers(
        self, _: Sequence[object], make: Callable[[], NDArray[np.float64]]
    ) -> NDArray[np.float64]:
        """Return the numbers that ``make`` does."""
        return make()


def _finding(finding: Finding, numbers: tuple[int, int]) -> list[Row]:
    if finding.kind not in KINDS:
        return []
    told = {
        "finding": finding.id,
        "kind": finding.kind,
        "category": finding.category,
        "rule": finding.rule,
        "confidence": finding.confidence,
        "explanation": finding.explanation,
    }
    return [
        {
            **told,
            "article": numbers["AB".index(item.document)],
            "start": item.span.start,
            "end": item.span.end,
            "quote": item.quote,
            "value": item.value,
        }
        for item in finding.evidence
    ]
