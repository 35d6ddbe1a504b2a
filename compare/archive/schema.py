"""The tables of an archive: their columns, types and order. ``docs/archive.md`` tells them over."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pyarrow as pa

_INPUTS = "article:int64 source:string kind:string path:string start:int64 size:int64 digest:string"
_COLUMNS = {
    # Where each article was found: a file, or bytes of one, or a row.
    "inputs": _INPUTS,
    "articles": (
        "article:int64 source:string digest:string media_type:string title:string "
        "publisher:string author:string published:string day:date32 language:string "
        "address:string words:int32 shingles:int32 wording:int64 text:string read:string"
    ),
    "unread": "article:int64 source:string reason:string",
    # What articles are looked up by.
    "keys": "key:int64 article:int64",
    "marks": "key:int64 article:int64 day:int32",
    # How many articles have a mark, and what the marks of an article weigh together.
    "rarity": "key:int64 articles:int32",
    "weights": "article:int64 weight:int64 day:int32",
    # Candidates; ``shared`` is what became of a part of the keys, until all are summed up.
    "shared": "a:int64 b:int64 shared:int64",
    "reuse": "a:int64 b:int64 shared:int32 contained:float32",
    "events": "a:int64 b:int64 shared:int32 score:float32 days:int32",
    "clusters": (
        "cluster:int64 article:int64 size:int32 first:date32 last:date32 "
        "nearest:int64 contained:float32"
    ),
    # What the judge made of pairs.
    "pairs": (
        "a:int64 b:int64 judged:bool reason:string findings:int32 conflicts:int32 judge:string"
    ),
    "findings": (
        "a:int64 b:int64 finding:string kind:string category:string rule:string "
        "confidence:float64 explanation:string article:int64 start:int32 end:int32 quote:string "
        "value:string"
    ),
    "passages": (
        "a:int64 b:int64 kind:string score:float64 a_start:int32 a_end:int32 b_start:int32 "
        "b_end:int32 origin:string source:int64 why:string"
    ),
}
ORDER = {
    "inputs": ("article",),
    "articles": ("article",),
    "unread": ("article",),
    "keys": ("key", "article"),
    "marks": ("key", "article"),
    "rarity": ("key",),
    "weights": ("article",),
    "shared": ("a", "b"),
    "reuse": ("a", "b"),
    "events": ("a", "b"),
    "clusters": ("cluster", "article"),
    "pairs": ("a", "b"),
    "findings": ("a", "b", "finding", "article", "start", "end", "quote"),
    "passages": ("a", "b", "a_start", "b_start"),
}
"""What the rows of each file are sorted by."""


@cache
def schema(table: str) -> pa.Schema:
    """Return the schema of a table."""
    import pyarrow as pa

    types = {
        "int64": pa.int64(),
        "int32": pa.int32(),
        "float32": pa.float32(),
        "float64": pa.float64(),
        "string": pa.string(),
        "date32": pa.date32(),
        "bool": pa.bool_(),
    }
    pairs = (column.split(":") for column in _COLUMNS[table].split())
    return pa.schema([(name, types[kind]) for name, kind in pairs])


def empty(table: str) -> pa.Table:
    """Return a table without rows."""
    return schema(table).empty_table()


def fitted(table: str, found: pa.Table) -> pa.Table:
    """Return what was found with the columns, types and order of a table."""
    import pyarrow as pa

    wanted = schema(table)
    cast = pa.table(
        [found[field.name].cast(field.type) for field in wanted], schema=wanted
    ).combine_chunks()
    return cast.sort_by([(name, "ascending") for name in ORDER[table]])
