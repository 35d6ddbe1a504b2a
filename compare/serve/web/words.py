"""The words of a second look: what stood there when somebody decided, and what stands there now."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from compare.model import Finding
from compare.review.words import Wording, Wordings
from compare.serve.store import MissingError
from compare.serve.store.review import Remark, Thread
from compare.serve.web.desk import Desk
from compare.serve.web.shapes import Changes


def second_look(desk: Desk, thread: Thread, said: Sequence[Remark]) -> tuple[Wording, ...]:
    """Return the sentences of a finding as they were and as they are, where it waits again.

    As they were when it was last decided on, or where nobody has, when it was last written on.
    """
    if thread.state not in ("again", "changed") or thread.finding is None:
        return ()
    runs = [  # the last of them counts
        one.run
        for sort in ("comment", "verdict")
        for one in said
        if one.sort == sort and not one.undone and one.run is not None and one.run < thread.run
    ]
    if not runs:
        return ()
    with desk.database.read() as db:
        row = db.execute(
            "SELECT run, finding FROM item WHERE thread = ? AND run <= ? ORDER BY run DESC LIMIT 1",
            (thread.id, runs[-1]),
        ).fetchone()
    if row is None:
        return ()
    try:
        old, new = (
            _findings(desk, run)[number]
            for run, number in ((row["run"], row["finding"]), (thread.run, thread.finding))
        )
        return _wordings(desk, row["run"], thread.run).of(old, new)
    except MissingError:
        return ()


def words_since(
    desk: Desk, runs: tuple[int, int] | None, told: Changes
) -> tuple[tuple[Wording, ...], ...]:
    """Return for each change between two runs the sentences of a finding that both have."""
    if runs is None:
        return ((),) * len(told.changes)
    old, new = (_findings(desk, run) for run in runs)
    words = _wordings(desk, *runs)
    return tuple(
        words.of(old[change["old"]["id"]], new[change["new"]["id"]])
        if change["old"] and change["new"]
        else ()
        for change in told.changes
    )


def _findings(desk: Desk, run: int) -> dict[str, Finding]:
    return {finding.id: finding for finding in desk.report(run).findings}


@lru_cache(maxsize=16)
def _wordings(desk: Desk, old: int, new: int) -> Wordings:
    return Wordings(desk.report(old), desk.report(new))
