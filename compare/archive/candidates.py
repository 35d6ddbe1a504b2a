"""Shingles and marks -> pairs of articles worth a closer look, by joins of the engine.

Both are inverted indexes: all articles that have a key come together, and each two of them are a
pair. A key that too many have pairs each only with the next in the archive: what a hundred papers
print stays joined, and what a hundred papers print in every article costs a hundred pairs.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from compare.archive.engine import engine, parquet

if TYPE_CHECKING:
    import pyarrow as pa

    from compare.archive.settings import Settings

LEAST = 1_000
"""Articles that rarity is told by at least: what all of six articles have may be rare elsewhere."""
UNDATED = -1
"""The slot of articles without a day, which may tell of any."""


@dataclass(frozen=True, slots=True)
class Slots:
    """Stretches of time, each as long as the window, of which one join takes some."""

    first: int
    end: int
    """The slot after the last one."""
    undated: bool
    """Whether articles without a day are joined with all instead."""


def wording(keys: Sequence[str], first: int, settings: Settings, part: int, parts: int) -> pa.Table:
    """Return columns ``a``, ``b``, ``shared`` of pairs with shingles in common.

    Pairs have an article from ``first`` on, the later one. Of all keys one of ``parts`` is looked
    at: what a pair shares has to be summed up over them.
    """
    col = engine().col
    frame = parquet(keys, ("key", "article"))
    if parts > 1:
        frame = frame.where(col("key") % parts == part)
    if first:
        fresh = frame.where(col("article") >= first).select("key").distinct()
        frame = frame.join(fresh, on="key", how="semi")
    groups = frame.groupby("key").agg(col("article").list_agg().alias("articles"))
    pairs = _pairs(groups.select("articles"), settings.most_wording)
    counted = pairs.where(col("r") >= first).groupby("l", "r").agg(col("l").count().alias("shared"))
    return _named(counted).to_arrow()


def summed(shared: pa.Table, articles: pa.Table, settings: Settings, *, parts: int) -> pa.Table:
    """Return the table ``reuse``: what pairs share, against the shorter article.

    ``shared`` are the rows of all ``parts`` of the keys, in several of which a pair may be;
    ``articles`` has the columns ``article`` and ``shingles``.
    """
    daft = engine()
    col = daft.col
    frame = daft.from_arrow(shared)
    if parts > 1:
        frame = frame.groupby("a", "b").agg(col("shared").sum().alias("shared"))
    frame = frame.where(col("shared") >= settings.least_wording)
    held = daft.from_arrow(articles)
    for side in ("a", "b"):
        one = held.select(col("article").alias(side), col("shingles").alias(f"of_{side}"))
        frame = frame.join(one, on=side)
    least = _lesser(col("of_a"), col("of_b"))
    frame = frame.with_column("contained", col("shared") / least)
    table: pa.Table = frame.select("a", "b", "shared", "contained").to_arrow()
    return table


def rarity(marks: Sequence[str]) -> pa.Table:
    """Return the table ``rarity``: marks that two articles or more have."""
    col = engine().col
    frame = parquet(marks, ("key", "article")).groupby("key")
    counted = frame.agg(col("article").count().alias("articles"))
    table: pa.Table = counted.where(col("articles") >= 2).to_arrow()
    return table


def weights(marks: Sequence[str], known: pa.Table, articles: int) -> pa.Table:
    """Return the table ``weights``; ``known`` is the table ``rarity``."""
    daft = engine()
    col = daft.col
    frame = parquet(marks, ("key", "article", "day"))
    frame = frame.join(daft.from_arrow(known), on="key", how="left")
    frame = frame.with_column("articles", col("articles").fill_null(1))
    frame = frame.with_column("weight", _weight(articles))
    grouped = frame.groupby("article")
    table: pa.Table = grouped.agg(col("weight").sum(), col("day").min()).to_arrow()
    return table


def events(
    marks: Sequence[str],
    known: pa.Table,
    weighed: pa.Table,
    first: int,
    settings: Settings,
    slots: Slots,
) -> pa.Table:
    """Return the table ``events`` of some slots: pairs with rare marks in common in one window."""
    daft = engine()
    col = daft.col
    rare = _rarest(marks, known, weighed.num_rows, settings, slots)
    entries = _entries(rare, settings, slots)
    grouped = entries.groupby("key", "slot").agg(
        col("entry").list_agg().alias("articles"), col("weight").min()
    )
    pairs = _pairs(grouped.select("articles", "weight"), settings.most_marks)
    own = (col("l") % 2 == 1) | (col("r") % 2 == 1)
    pairs = pairs.where(own).select(
        (col("l") // 2).alias("l"), (col("r") // 2).alias("r"), "weight"
    )
    summed = (
        pairs.where(col("r") >= first)
        .groupby("l", "r")
        .agg(col("weight").sum(), col("l").count().alias("shared"))
    )
    frame = _named(summed.where(col("shared") >= settings.least_marks))
    held = daft.from_arrow(weighed)
    for side in ("a", "b"):
        one = held.select(
            col("article").alias(side),
            col("weight").alias(f"of_{side}"),
            col("day").alias(f"day_{side}"),
        )
        frame = frame.join(one, on=side)
    least = _lesser(col("of_a"), col("of_b"))
    frame = frame.with_column("score", col("weight") / least)
    frame = frame.with_column("days", (col("day_a") - col("day_b")).abs())
    near = col("days").is_null() | (col("days") <= settings.window)
    frame = frame.where((col("score") >= settings.near) & near)
    table: pa.Table = frame.select("a", "b", "shared", "score", "days").to_arrow()
    return table


def _pairs(groups: Any, most: int) -> Any:
    """Return each two of the articles in a list as ``l`` and ``r``, the earlier first."""
    col = engine().col
    groups = groups.with_column("n", col("articles").length().cast(engine().DataType.int64()))
    groups = groups.where(col("n") >= 2).with_column("articles", col("articles").list_sort())
    few = groups.where(col("n") <= most)
    few = few.with_columns({"l": col("articles"), "r": col("articles")})
    few = few.explode("l").explode("r").where(col("l") < col("r"))
    many = groups.where(col("n") > most)
    many = many.with_columns(
        {"l": col("articles").slice(0, col("n") - 1), "r": col("articles").slice(1, col("n"))}
    )
    many = many.explode("l", "r")
    return few.concat(many).exclude("articles", "n")


def _rarest(
    marks: Sequence[str], known: pa.Table, articles: int, settings: Settings, slots: Slots
) -> Any:
    """Return the marks that are looked up of each article: the rarest that others have too."""
    daft = engine()
    col = daft.col
    frame = parquet(marks, ("key", "article", "day"))
    if not slots.undated:
        width = max(settings.window, 1)
        low, high = (slots.first - 1) * width, slots.end * width
        frame = frame.where((col("day") >= low) & (col("day") < high))
    frame = frame.join(daft.from_arrow(known), on="key")
    window = daft.Window().partition_by("article").order_by("articles", "key")
    frame = frame.with_column("rank", daft.functions.row_number().over(window))
    frame = frame.where(col("rank") <= settings.marks).with_column("weight", _weight(articles))
    return frame.select("key", "article", "day", "weight")


def _entries(rare: Any, settings: Settings, slots: Slots) -> Any:
    """Put each article into its slot and the next one; ``entry`` is odd in its own.

    Two articles whose days are near are in one slot, and in one at which one of them is at home.
    """
    col = engine().col

    def entry(own: int) -> Any:
        return (col("article") * 2 + own).alias("entry")

    if slots.undated:
        slot = (col("article") * 0 + UNDATED).alias("slot")
        at_home = rare.where(col("day").is_null()).select("key", slot, entry(1), "weight")
        others = rare.where(col("day").not_null()).select("key", slot, entry(0), "weight")
        return at_home.concat(others)
    dated = rare.with_column("slot", col("day") // max(settings.window, 1))
    at_home = dated.select("key", "slot", entry(1), "weight")
    later = dated.select("key", (col("slot") + 1).alias("slot"), entry(0), "weight")
    both = at_home.concat(later)
    return both.where((col("slot") >= slots.first) & (col("slot") < slots.end))


def _weight(articles: int) -> Any:
    """Return what a mark weighs: the bits by which its rarity tells, in whole 1024ths.

    Whole numbers, since the sum of others depends on the order in which threads come to it.
    """
    daft = engine()
    bits = (daft.lit(float(max(articles, LEAST) + 1)) / daft.col("articles")).log2()
    return (bits * 1024).round().cast(daft.DataType.int64())


def _named(frame: Any) -> Any:
    col = engine().col
    return frame.with_columns({"a": col("l"), "b": col("r")}).exclude("l", "r")


def _lesser(one: Any, other: Any) -> Any:
    daft = engine()
    return daft.functions.when(one <= other, one).otherwise(other)
