"""What our own arithmetic says of the words that a model points at. It wins."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Literal, TypeVar

from compare.analyse.values.quantity import compatible
from compare.analyse.values.time import comparable_times, compatible_times
from compare.model import Analysis, Quantity, Span, Time

Fact = TypeVar("Fact", Quantity, Time)


def hold(
    analyses: Sequence[Analysis], documents: Sequence[str], spans: Sequence[Span]
) -> Literal["both", "not both"] | None:
    """Tell whether the one value in either span can hold beside the other.

    ``None`` where either has no value or several, or where the two are of different kinds. Numbers
    of different things, *ten killed* and *eight hurt*, are never said not to hold together.
    """
    by_id = {analysis.document.id: analysis for analysis in analyses}
    a, b = (by_id[document] for document in documents)
    verdicts = set()
    one, other = _one(a.quantities, spans[0]), _one(b.quantities, spans[1])
    if one and other and _plain(one, other):
        holds = compatible(one, other)
        if holds or len({one.noun, other.noun} - {""}) < 2:
            verdicts.add(holds)
    when, then = _one(a.times, spans[0]), _one(b.times, spans[1])
    if when and then and comparable_times(when, then):
        verdicts.add(compatible_times(when, then))
    if len(verdicts) != 1:
        return None
    return "both" if verdicts.pop() else "not both"


def _plain(a: Quantity, b: Quantity) -> bool:
    """Tell whether two numbers have one unit and are no limits, of which two may be set."""
    return a.unit == b.unit and "bound" not in (a.form, b.form)


def _one(facts: Iterable[Fact], span: Span) -> Fact | None:
    found = [fact for fact in facts if span.overlaps(fact.span)]
    return found[0] if len(found) == 1 else None
