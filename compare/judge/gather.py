"""What several accounts differ in, or agree on, told once and not once for each two of them.

Rules look at two accounts at a time. Where D says thirteen and three others fifteen they find three
conflicts, which are one: D alone says thirteen. Findings of one category are joined where they rest
on the same words, whichever rules found them, so long as no account says two things in what is
joined.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from compare.judge.near import Near
from compare.judge.standing import stand

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from compare.judge.draft import Draft
    from compare.model import Analysis, Evidence, Span

_KINDS = ("conflict", "open", "agree")
_APART = frozenset({"wording", "attribution", "label"})
"""Categories whose findings say more than that accounts have values."""
_NAMES = re.compile(r"\b[A-Z]+\b")
"""What may be the id of a document."""
_PAIR = 2
_WORDS = 12
"""Words of evidence that are quoted."""


@dataclass(slots=True)
class _Group:
    """Findings over places that belong together, one for each account."""

    rule: str
    drafts: list[Draft]
    places: dict[str, Evidence]


def gather(
    drafts: Sequence[tuple[str, Draft]], analyses: Sequence[Analysis] = ()
) -> list[tuple[str, Draft]]:
    """Return the drafts with those over the same places joined, in the place of the first.

    An account of ``analyses`` that names what one side names stands on that side.
    """
    held: dict[tuple[str, ...], _Groups] = defaultdict(_Groups)
    everyone: set[str] = set()
    for rule, draft in drafts:
        if _joins(draft):
            key = draft.kind, draft.category, "" if draft.kind == "conflict" else rule
            _put(held[key], rule, draft)
            everyone |= {item.document for item in draft.evidence}
    agreeing = [group for (kind, *_), own in held.items() if kind == "agree" for group in own]
    if len(everyone) <= _PAIR:
        agreeing = []  # both stand on a side already
    home = {id(draft): g for own in held.values() for g in own for draft in g.drafts}
    told: set[int] = set()
    made: list[tuple[str, Draft]] = []
    for rule, draft in drafts:
        group = home.get(id(draft))
        if group is None:
            made.append((rule, draft))
        elif id(group) not in told:
            told.add(id(group))
            made.append((group.rule, _told(group, agreeing, analyses)))
    return made


class _Groups:
    """Groups in the order in which they were made, found by their places."""

    def __init__(self) -> None:
        self._held: dict[int, _Group] = {}
        self._order: dict[int, int] = {}
        self._near = Near[_Group]()

    def __iter__(self) -> Iterator[_Group]:
        return iter(self._held.values())

    def meeting(self, draft: Draft) -> list[_Group]:
        """Return the groups that a finding rests on a place of."""
        found = {id(group): group for group in self._near.at(draft.evidence)}
        met = [group for key, group in found.items() if key in self._held and _meets(group, draft)]
        return sorted(met, key=lambda group: self._order[id(group)])

    def add(self, group: _Group) -> None:
        """Take in a group, or what places it has besides."""
        self._order.setdefault(id(group), len(self._order))
        self._held[id(group)] = group
        self._near.add(group.places.values(), group)

    def remove(self, group: _Group) -> None:
        """Leave a group out that was joined with another."""
        del self._held[id(group)]


def _put(groups: _Groups, rule: str, draft: Draft) -> None:
    """Put a finding into the group whose places it rests on, else into one of its own."""
    met = groups.meeting(draft)
    group = _joined(groups, met, draft) if met else None
    if group is None:
        group = _Group(rule, [], {item.document: item for item in draft.evidence})
        groups.add(group)
    group.drafts.append(draft)


def _joins(draft: Draft) -> bool:
    return (
        draft.kind in _KINDS
        and draft.scope == "cross"
        and draft.category not in _APART
        and len(draft.evidence) == len({item.document for item in draft.evidence}) == 2
    )


def _meets(group: _Group, draft: Draft) -> bool:
    """Tell whether a finding rests on a place of a group."""
    return any(_same(group.places.get(item.document), item.span) for item in draft.evidence)


def _same(known: Evidence | None, span: Span) -> bool:
    return known is not None and known.span.overlaps(span)


def _joined(same: _Groups, met: Sequence[_Group], draft: Draft) -> _Group | None:
    """Make one group of those that a finding meets; ``None`` where an account says two things."""
    places: dict[str, Evidence] = {}
    for item in (*(e for group in met for e in group.places.values()), *draft.evidence):
        if not _same(places.setdefault(item.document, item), item.span):
            return None
    if draft.kind == "agree":
        values = {item.value for item in places.values()}
        if len(values) > 1:
            return None
    first, *others = met
    first.places = places
    for other in others:
        first.drafts += other.drafts
        same.remove(other)
    same.add(first)
    return first


def _told(group: _Group, agreeing: Iterable[_Group], analyses: Sequence[Analysis]) -> Draft:
    first = group.drafts[0]
    if first.kind == "agree":
        return _agreed(group) if len(group.places) > 2 else first
    sides = _sides(group)
    for other in agreeing:
        if other.rule == group.rule and other.drafts[0].category == first.category:
            _add(sides, other)
    if first.kind == "conflict":
        sides = stand(sides, analyses)
    places = [replace(item, value=side[0].value) for side in sides for item in side]
    if len(places) == 2:
        return first
    rank = {item.document: n for n, item in enumerate(sorted(places, key=_document))}
    ordered = tuple(sorted(places, key=lambda item: rank[item.document]))
    sure = [draft.confidence for draft in group.drafts if draft.confidence is not None]
    return replace(
        first,
        explanation=_explained(sides, first.explanation),
        evidence=ordered,
        alignment=next((d.alignment for d in group.drafts if d.alignment), None),
        confidence=max(sure, default=None),
    )


def _document(item: Evidence) -> tuple[int, str]:
    return len(item.document), item.document


def _agreed(group: _Group) -> Draft:
    """Tell an agreement of more than two, in the words of the first two."""
    first = group.drafts[0]
    a, b = (item.document for item in first.evidence)
    ordered = sorted(group.places.values(), key=_document)
    lead, everyone = f"{a} and {b} ", f"{_listed([e.document for e in ordered])} "
    if not first.explanation.startswith(lead):
        return first
    text = everyone + first.explanation.removeprefix(lead).replace("both ", "all ", 1)
    return replace(first, explanation=text, evidence=tuple(ordered))


def _sides(group: _Group) -> list[list[Evidence]]:
    """Return the places by what they say: two sides where there are, else by their values."""
    against: dict[str, set[str]] = defaultdict(set)
    for draft in group.drafts:
        a, b = (item.document for item in draft.evidence)
        against[a].add(b)
        against[b].add(a)
    side: dict[str, int] = {}
    for start in sorted(against):
        waiting = [] if start in side else [start]
        side.setdefault(start, 0)
        while waiting:
            here = waiting.pop()
            for there in sorted(against[here]):
                if there not in side:
                    side[there] = 1 - side[here]
                    waiting.append(there)
    two = all(side[a] != side[b] for a, others in against.items() for b in others)
    held: dict[object, list[Evidence]] = defaultdict(list)
    for item in sorted(group.places.values(), key=_document):
        held[side[item.document] if two else item.value.casefold()].append(item)
    return list(held.values())


def _add(sides: list[list[Evidence]], agreeing: _Group) -> None:
    """Let accounts that agree with a side stand on it, if they stand on none."""
    standing = {item.document for side in sides for item in side}
    for side in sides:
        if any(_same(agreeing.places.get(item.document), item.span) for item in side):
            new = [e for d, e in sorted(agreeing.places.items()) if d not in standing]
            side.extend(new)
            standing |= {item.document for item in new}


def _explained(sides: Sequence[Sequence[Evidence]], first: str) -> str:
    """Say who says what, the smallest side first, and the reason that was given."""
    ordered = sorted(sides, key=lambda side: (len(side), _document(side[0])))
    told = [_says(side, alone=len(side) == 1 < max(map(len, sides))) for side in ordered]
    ids = {item.document for side in sides for item in side}
    _, colon, reason = first.rpartition(": ")
    if not colon or len(sides) > 2 or not ids.isdisjoint(_NAMES.findall(reason)):
        return "; ".join(told) + "."
    return f"{'; '.join(told)}: {reason}"


def _says(side: Sequence[Evidence], *, alone: bool) -> str:
    names = [item.document for item in sorted(side, key=_document)]
    verb = "say" if len(names) > 1 else "alone says" if alone else "says"
    words = side[0].quote.split()
    quote = " ".join(words[:_WORDS]) + (" …" if len(words) > _WORDS else "")
    return f"{_listed(names)} {verb} “{quote}”"


def _listed(names: Sequence[str]) -> str:
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"
