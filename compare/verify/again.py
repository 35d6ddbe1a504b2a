"""The texts of a report compared once more, and what of it comes out otherwise."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from compare.codec import to_dict
from compare.model import Check, Report
from compare.verify.compared import Json, differing, lists
from compare.verify.model import Broken
from compare.verify.sharing import options_of

if TYPE_CHECKING:
    from compare.model import Document
    from compare.options import Options

Again = Callable[[Sequence["Document"], "Options", Report | Check], Report | Check]
"""Compares documents with some options, as the report or check that is given was made."""

NEAR = 0.02
"""How far a probability may be off: other machines and versions of libraries round otherwise."""
_MADE_LATER = re.compile(r"stand in lists of more than|^no second opinion of ")
"""Notes that a comparison adds to those of reading."""
_FINDING = (
    *("kind", "category", "scope", "rule", "confidence", "explanation", "adds", "evidence"),
    *("levels", "voices"),
)
_ALIGNMENT = ("score", "relation", "moved", "differences", "voices")


def compared_again(
    data: Json, stated: Report | Check, again: Again
) -> tuple[tuple[Broken, ...], str | None]:
    """Return what differs from a comparison of the same texts, and why none was made, if so.

    Findings are told by their fingerprints, so that one that is missing moves no other.
    """
    report = stated.report if isinstance(stated, Check) else stated
    options = options_of(report)
    if options is None:
        return (), "its options are none of this version"
    if report.consulted is not None:
        return (), "another model was asked for a second opinion"
    made = again([_unread(document) for document in report.documents], options, stated)
    return tuple(_odd(data, to_dict(made))), None


def _unread(document: Document) -> Document:
    """Return a document as it was before it was compared."""
    notes = tuple(note for note in document.notes if not _MADE_LATER.search(note))
    return replace(document, id="", sentences=(), dates=(), notes=notes)


def _odd(data: Json, made: Json) -> Iterator[Broken]:
    for n, (own, due) in enumerate(zip(data["documents"], made["documents"], strict=True)):
        dates = {"dates": due["dates"], "notes": due.get("notes", [])}
        yield from differing(own, dates, f"documents[{n}]", what="again", document=own["id"])
    yield from _both(
        "alignments",
        data,
        made,
        lambda o: sorted(map(repr, map(_member, o["members"]))),
        _ALIGNMENT,
    )
    yield from _both("findings", data, made, lambda o: o["fingerprint"], _FINDING)
    yield from _both("speakers", data, made, lambda o: o["name"], ("kind", "sayings", "anonymous"))
    yield from _both("skipped", data, made, lambda o: (o["document"], o["reason"]), ())
    if "check" in made:
        fields = ("verdict", "reason", "support", "missing", "witnesses", "sources", "voices")
        yield from _both("claims", data["check"], made["check"], lambda o: o["sentence"], fields)


def _member(member: Json) -> object:
    return member["document"], member["sentences"]


def _both(
    name: str, data: Json, made: Json, key: Callable[[Json], object], fields: Sequence[str]
) -> Iterator[Broken]:
    due: list[dict[str, Any]] = [
        {**item, **{field: item.get(field) for field in fields}} for item in made[name]
    ]
    leaving = {field for item in due for field in item if field not in fields}
    yield from lists(name, data.get(name) or [], due, key, what="again", leaving=leaving, near=NEAR)
