"""Whether two accounts tell of one event, so that what they tell can answer one question."""

from __future__ import annotations

from typing import TYPE_CHECKING

from compare.judge.same_story import of_other_events

if TYPE_CHECKING:
    from compare.match.question import Scene

IN_COMMON = 0.2
"""Share of the sentences of two accounts with a counterpart, below which nothing they tell is an
answer to one question. No conflict told rightly of stories or probes lies below .25."""


def of_one_event(scene: Scene, a: int, b: int) -> bool:
    """Tell whether two accounts seem to be of one event, and not only of one subject."""
    if of_other_events(scene.analyses[a], scene.analyses[b]):
        return False
    return scene.in_common(a, b) >= IN_COMMON
