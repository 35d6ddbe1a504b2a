"""Rule ``count-vs-list``: a stated number held against the things that are named one by one."""

from __future__ import annotations

from collections.abc import Iterator

from compare.analyse.values import show
from compare.judge.context import Context
from compare.judge.draft import Draft
from compare.judge.stated import Stated, stated_counts
from compare.model import Kind, Scope

_NEARLY_ALL = 0.75
_NAMED = 4
_ALIGNED = 0.5
_BEHIND = 16
"""Characters behind a list in which it would go on."""


def find(context: Context) -> Iterator[Draft]:
    """Yield agreement or conflict for every number that counts a list."""
    for stated in stated_counts(context):
        kind = _kind(stated)
        if kind is not None:
            yield _draft(stated, kind)


def _kind(stated: Stated) -> Kind | None:
    said, named = round(stated.count.low), len(stated.listed.members)
    if named > said:
        return "conflict"
    if named == said:
        return None if _goes_on(stated) else "agree"
    if stated.listed.open or not (stated.direct or _is_nearly_whole(stated)):
        return None  # a list of fewer may simply stop short
    return "conflict"


def _goes_on(stated: Stated) -> bool:
    """Tell whether the sentence names more behind the list.

    *Iceland, Norway and, since May, Chile* are not all read as one list.
    """
    end = stated.listed.span.end
    behind = stated.lister.document.text[end : end + _BEHIND].lstrip(" ,").casefold()
    return behind.startswith(("and ", "and,", "as well as", "plus ", "or "))


def _is_nearly_whole(stated: Stated) -> bool:
    named = len(stated.listed.members)
    return stated.score >= _ALIGNED and named >= max(_NAMED, _NEARLY_ALL * stated.count.low)


def _draft(stated: Stated, kind: Kind) -> Draft:
    count, listed = stated.count, stated.listed
    members = listed.members
    evidence = (
        stated.counter.evidence(count.phrase, show(count)),
        stated.lister.evidence(listed.span, str(len(members))),
    )
    scope: Scope = "internal" if stated.internal else "cross"
    names = ", ".join(member.name for member in members)
    who = "then" if stated.internal else stated.lister.id
    verb = "says" if kind == "conflict" else "gives the right number with"
    text = f"{stated.counter.id} {verb} “{evidence[0].quote}”; {who} names {len(members)}: {names}."
    return Draft(kind, "count", scope, text, evidence)
