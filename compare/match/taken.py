"""The places of which something is told already: nothing more is said of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from compare.judge.near import Near
from compare.model import Evidence

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from compare.judge.draft import Draft
    from compare.match.facts import Answers
    from compare.model import Analysis


class Taken:
    """What conflicts and places to compare rest on."""

    def __init__(self, told: Iterable[tuple[str, Draft]]) -> None:
        self._places: Near[Evidence] = Near()
        for _, draft in told:
            if draft.kind in ("conflict", "open"):
                self.take(draft.evidence)

    def take(self, evidence: Iterable[Evidence]) -> None:
        """Let these places be taken."""
        for item in evidence:
            self._places.add((item,), item)

    def meets(self, evidence: Sequence[Evidence]) -> bool:
        """Tell whether one of these places overlaps one that is taken."""
        return any(
            item.document == other.document and item.span.overlaps(other.span)
            for item in evidence
            for other in self._places.at((item,))
        )

    def takes(self, evidence: Sequence[Evidence]) -> bool:
        """Take these places unless one of them is taken, and tell whether they were free."""
        free = not self.meets(evidence)
        if free:
            self.take(evidence)
        return free


_ANSWERED = frozenset({"number", "date", "entity"})


class Sure:
    """Facts that surely answer one question, by where they stand."""

    def __init__(self, analyses: Sequence[Analysis], answered: Iterable[Answers]) -> None:
        self._ids = [analysis.document.id for analysis in analyses]
        self._facts: Near[Answers] = Near()
        for one in answered:
            if one.sure:
                places = (Evidence(self._ids[f.account], f.span, "", "") for f in (one.a, one.b))
                self._facts.add(places, one)

    def tells(self, draft: Draft) -> bool:
        """Tell whether what would be shown to be compared is surely a conflict of two facts."""
        if draft.kind != "open" or draft.category not in _ANSWERED:
            return False
        near = self._facts.at(draft.evidence)
        return any(one.meets(draft.evidence, self._ids) for one in near)
