"""Clusters as stories: the largest of them, and the accounts of one for a report."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from compare.archive.find import document_of, number_of, rows_of
from compare.archive.state import opened
from compare.errors import CompareError

if TYPE_CHECKING:
    from compare.archive.steps import Folder
    from compare.model import Document

MOST = 12
"""Accounts that a report compares."""
_COPY = 0.9
"""Share of wording with an account that is in, from which another is left out if there are many."""


@dataclass(frozen=True, slots=True)
class Listed:
    """A cluster, as it is listed."""

    cluster: int
    size: int
    first: str | None
    last: str | None
    title: str


@dataclass(frozen=True, slots=True)
class Story:
    """What a report on a cluster is made of."""

    cluster: int
    documents: tuple[Document, ...]
    left: tuple[tuple[int, str], ...]
    """Articles that are not in, and why."""


def stories(out: str, most: int) -> tuple[Listed, ...]:
    """Return the largest clusters, the earlier first among equals."""
    import pyarrow.compute as pc

    folder = opened(out)
    held = folder.read("clusters", ["cluster", "article", "size", "first", "last"])
    firsts = held.filter(pc.equal(held["cluster"], held["article"]))
    rows = firsts.sort_by([("size", "descending"), ("cluster", "ascending")]).slice(0, most)
    numbers = rows["cluster"].to_pylist()
    named = {row["article"]: row["title"] or row["source"] for row in rows_of(folder, numbers)}
    return tuple(
        Listed(
            row["cluster"],
            row["size"],
            row["first"] and row["first"].isoformat(),
            row["last"] and row["last"].isoformat(),
            named[row["cluster"]],
        )
        for row in rows.to_pylist()
    )


def story(out: str, what: str, most: int = MOST) -> Story:
    """Return the accounts of the cluster that an article, by number or name, is in.

    The earliest come first. Where there are more than ``most``, those go that have most of their
    wording from another. Raises :class:`CompareError`.
    """
    folder = opened(out)
    number = number_of(folder, what)
    if number is None:
        raise CompareError(f"{what}: is no article of {out}")
    members = _members(folder, number)
    if not members:
        raise CompareError(f"{what}: is in no cluster: nobody else tells this")
    rows = {row["article"]: row for row in rows_of(folder, members)}
    left: list[tuple[int, str]] = []
    words: dict[int, int] = {}
    for one in members:
        first = words.setdefault(rows[one]["wording"], one)
        if first != one:
            left.append((one, f"has the same words as article {first}"))
    kept = [one for one in members if words[rows[one]["wording"]] == one]
    kept, fewer = _fewer(folder, kept, most)
    order = sorted(kept, key=lambda n: (rows[n]["published"] or "9999", n))
    documents = tuple(document_of(rows[n]) for n in order)
    return Story(members[0], documents, tuple(sorted([*left, *fewer])))


def _members(folder: Folder, number: int) -> list[int]:
    import pyarrow.compute as pc

    found = folder.read("clusters", ["cluster"], pc.field("article") == number)
    if not found.num_rows:
        return []
    cluster = found["cluster"].to_pylist()[0]
    held = folder.read("clusters", ["article"], pc.field("cluster") == cluster)
    members: list[int] = sorted(held["article"].to_pylist())
    return members


def _fewer(
    folder: Folder, numbers: Sequence[int], most: int
) -> tuple[list[int], list[tuple[int, str]]]:
    """Leave out copies first, then the last ones, until there are no more than ``most``."""
    import pyarrow.compute as pc

    kept = list(numbers)
    left: list[tuple[int, str]] = []
    if len(kept) > most:
        inside = pc.field("a").isin(kept) & pc.field("b").isin(kept)
        held = folder.read("reuse", ["a", "b", "contained"], inside)
        pairs = held.sort_by([("contained", "descending"), ("a", "ascending"), ("b", "ascending")])
        for row in pairs.to_pylist():
            both = row["a"] in kept and row["b"] in kept
            if len(kept) > most and both and row["contained"] >= _COPY:
                kept.remove(row["b"])
                left.append((row["b"], f"has most of its words from article {row['a']}"))
    left += [(one, f"more than {most} accounts") for one in kept[most:]]
    return kept[:most], left
