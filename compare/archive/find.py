"""One article against an archive: who else tells this, and who has it from whom."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from compare.archive import marks, shingles
from compare.archive.candidates import LEAST
from compare.archive.reading import day_of, unpacked
from compare.archive.settings import Settings
from compare.archive.state import opened, settings_of
from compare.archive.steps import Folder
from compare.archive.tracing import shared
from compare.errors import CompareError
from compare.model import Document

if TYPE_CHECKING:
    import pyarrow as pa

    from compare.model import Sharing

MOST = 20
"""Articles that are looked at word by word."""
_BITS = 1024
_NUMBER = re.compile("[0-9]{1,18}")


@dataclass(frozen=True, slots=True)
class Told:
    """An article of the archive, as it is listed."""

    article: int | None
    """Its number; ``None`` for one that is not in the archive."""
    source: str
    title: str | None
    publisher: str | None
    published: str | None
    words: int
    cluster: int | None


@dataclass(frozen=True, slots=True)
class Match:
    """An article that tells the same, or in the same words."""

    id: str
    """``B``, ``C``, ...: what the explanation calls it; ``A`` is what was looked up."""
    told: Told
    contained: float
    """Share of the shorter one's sampled shingles that both have."""
    score: float
    """Share of the lighter one's names, figures and dates, by rarity, that both have."""
    sharing: Sharing | None
    """Wording that both have, and where it may come from."""

    @property
    def share(self) -> float:
        """The part of its words that stand in what was looked up too."""
        return 0.0 if self.sharing is None else self.sharing.shares[1].shared


@dataclass(frozen=True, slots=True)
class Answer:
    """What was looked up, and what was found: most alike first."""

    told: Told
    matches: tuple[Match, ...]
    others: int
    """Candidates that are not shown: they share a few words and no passage, or are beyond
    :data:`MOST`."""


def find(out: str, what: str) -> Answer:
    """Look up an article by its number or name in the archive, or a file that is not in it.

    Raises :class:`CompareError`.
    """
    folder = opened(out)
    settings = settings_of(folder)
    number = number_of(folder, what)
    if number is not None:
        (row,) = rows_of(folder, [number])
        document = document_of(row)
        near = _kept(folder, number)
    elif os.path.isfile(what):
        from compare.read import read_path

        row, document = None, read_path(what)
        near = _searched(folder, document, settings)
    else:
        raise CompareError(f"{what}: is neither an article of {out} nor a file")
    order = sorted(near, key=lambda n: (-near[n][0] - 2 * near[n][1], n))
    clusters = _clusters(folder, [*order[:MOST], *([number] if number is not None else [])])
    told = _told(row, clusters) if row else _outside(document)
    held = {row["article"]: row for row in rows_of(folder, order[:MOST])}
    matches = tuple(_matches(document, [held[n] for n in order[:MOST]], near, clusters))
    return Answer(told, matches, len(order) - len(matches))


def number_of(folder: Folder, what: str) -> int | None:
    """Return the number of an article by its number or name; ``None`` for what is neither."""
    import pyarrow.compute as pc

    numbered = _NUMBER.fullmatch(what) is not None and not os.path.exists(what)
    wanted = pc.field("article") == int(what) if numbered else pc.field("source") == what
    found = folder.read("articles", ["article"], wanted)["article"].to_pylist()
    if not found and numbered:
        raise CompareError(f"{folder.path}: there is no article {what}")
    return max(found, default=None)  # of one name, the latest


def rows_of(folder: Folder, numbers: Iterable[int]) -> list[dict[str, Any]]:
    """Return rows of the table ``articles``, in the order of their numbers."""
    import pyarrow.compute as pc

    found = folder.read("articles", None, pc.field("article").isin(list(numbers)))
    return sorted(found.to_pylist(), key=lambda row: int(row["article"]))


def document_of(row: dict[str, Any]) -> Document:
    """Return the document that a row holds, as the reader made it."""
    return unpacked(row["text"], row["read"])


def _kept(folder: Folder, number: int) -> dict[int, tuple[float, float]]:
    """Return the candidates of an article of the archive: how much wording, how many marks."""
    import pyarrow.compute as pc

    one = (pc.field("a") == number) | (pc.field("b") == number)
    near: dict[int, tuple[float, float]] = {}
    for table, column in (("reuse", "contained"), ("events", "score")):
        found = folder.read(table, ["a", "b", column], one)
        for a, b, value in zip(*(found[c].to_pylist() for c in ("a", "b", column)), strict=True):
            other = b if a == number else a
            contained, score = near.get(other, (0.0, 0.0))
            near[other] = (value, score) if table == "reuse" else (contained, value)
    return near


def _searched(
    folder: Folder, document: Document, settings: Settings
) -> dict[int, tuple[float, float]]:
    """Return the candidates of a document from outside, by the same keys."""
    removed = [part.span for part in document.removed]
    keys = shingles.keys(shingles.folded(document.text, removed))
    wording = _by_wording(folder, keys.tolist(), settings)
    told = _by_marks(folder, document, marks.keys(marks.marks(document.text, removed)), settings)
    return {n: (wording.get(n, 0.0), told.get(n, 0.0)) for n in {*wording, *told}}


def _by_wording(folder: Folder, keys: list[int], settings: Settings) -> dict[int, float]:
    import pyarrow.compute as pc

    held = folder.read("keys", ["article"], pc.field("key").isin(keys))
    counts = held.group_by("article").aggregate([("article", "count")])
    several = counts.filter(pc.greater_equal(counts["article_count"], settings.least_wording))
    return _shares(folder, "articles", "shingles", several, "article_count", len(keys), 0.0)


def _by_marks(
    folder: Folder, document: Document, keys: list[int], settings: Settings
) -> dict[int, float]:
    import math
    from datetime import date

    import pyarrow as pa
    import pyarrow.compute as pc

    count = max(folder.rows("articles"), LEAST)
    rows = folder.read("rarity", None, pc.field("key").isin(keys))
    common = dict(zip(rows["key"].to_pylist(), rows["articles"].to_pylist(), strict=True))
    weight = [round(_BITS * math.log2((count + 1) / common.get(k, 1))) for k in keys]
    wanted = pc.field("key").isin(keys)
    day = day_of(document.published)
    if day is not None:
        at = (day - date(1970, 1, 1)).days
        low, high = at - settings.window, at + settings.window
        near = (pc.field("day") >= low) & (pc.field("day") <= high)
        wanted &= near | pc.field("day").is_null()
    # Without a day these may be most of the archive: they do not become objects of Python.
    found = folder.read("marks", ["key", "article"], wanted)
    own = pc.index_in(found["key"], pa.array(keys, pa.int64()))
    found = found.append_column("weight", pc.take(pa.array(weight, pa.int64()), own))
    sums = found.group_by("article").aggregate([("weight", "sum"), ("weight", "count")])
    several = sums.filter(pc.greater_equal(sums["weight_count"], settings.least_marks))
    return _shares(folder, "weights", "weight", several, "weight_sum", sum(weight), settings.near)


def _shares(
    folder: Folder, table: str, column: str, found: pa.Table, shared: str, own: int, least: float
) -> dict[int, float]:
    """Return which part of the lighter one an article shares with one that weighs ``own``.

    Those that share less than ``least`` are left out. What articles weigh is a column of ``table``,
    what they share one of ``found``.
    """
    import pyarrow.compute as pc

    held = folder.read(table, ["article", column], pc.field("article").isin(found["article"]))
    place = pc.index_in(found["article"], held["article"].combine_chunks())
    total = pc.take(held[column], place)
    lighter = pc.max_element_wise(pc.min_element_wise(total, own), 1)
    share = pc.divide(pc.cast(found[shared], "double"), pc.cast(lighter, "double"))
    # Of a batch that is on its way in, the total is missing.
    near = pc.and_(pc.is_valid(total), pc.greater_equal(share, least))
    numbers, parts = (pc.filter(column, near).to_pylist() for column in (found["article"], share))
    return dict(zip(numbers, parts, strict=True))


def _matches(
    document: Document,
    rows: Sequence[dict[str, Any]],
    near: dict[int, tuple[float, float]],
    clusters: dict[int, int],
) -> Iterable[Match]:
    from compare.analyse.limits import cut
    from compare.analyse.sentences import segment
    from compare.pipeline import document_id

    one = cut(replace(document, id=document_id(0)))
    count = 1
    for row in rows:
        contained, score = near[row["article"]]
        name = document_id(count)
        sharing = None
        if contained:
            _, told = shared(one, segment(replace(document_of(row), id=name)))
            sharing = told[0] if told else None
        if sharing is not None or score:
            count += 1
            yield Match(name, _told(row, clusters), contained, score, sharing)


def _clusters(folder: Folder, numbers: list[int]) -> dict[int, int]:
    import pyarrow.compute as pc

    if not folder.files("clusters"):
        return {}
    held = folder.read("clusters", ["article", "cluster"], pc.field("article").isin(numbers))
    return dict(zip(held["article"].to_pylist(), held["cluster"].to_pylist(), strict=True))


def _told(row: dict[str, Any], clusters: dict[int, int]) -> Told:
    names = ("article", "source", "title", "publisher", "published", "words")
    return Told(**{name: row[name] for name in names}, cluster=clusters.get(row["article"]))


def _outside(document: Document) -> Told:
    words = len(shingles.folded(document.text, [part.span for part in document.removed]))
    return Told(
        None, document.name, document.title, document.publisher, document.published, words, None
    )
