"""What people decided and wrote about a finding, in words: the same in every format."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from compare.model import Decision, Remark, Remarked, SecondLook
from compare.render.templating import day

_REMARKED: dict[Remarked, str] = {
    "accept": "Earlier: accepted",
    "dismiss": "Earlier: dismissed",
    "fix": "Earlier: marked to be fixed",
    "note": "Note",
    "reopen": "Reopened",
}


def decision_words(
    decision: Decision | None, standing: SecondLook | None, before: Decision | None
) -> str:
    """Tell what was decided, by whom, when and why, or what waits; empty where nothing does."""
    if decision is not None:
        at = f", {day(decision.at[:10])}" if decision.at else ""
        why = f": {decision.why}" if decision.why else ""
        if decision.to_fix:
            return f"To be fixed{f', says {decision.by}' if decision.by else ''}{at}{why}"
        return (
            f"{decision.state.capitalize()}{f' by {decision.by}' if decision.by else ''}{at}{why}"
        )
    if standing is None:
        return ""
    was = "" if before is None else _was(before)
    if standing == "again":
        return f"To look at again: {was}" if was else "To look at again"
    return f"Changed since {was or 'it was remarked on'}"


def remark_words(remarks: Sequence[Remark]) -> Iterator[str]:
    """Tell each remark with who wrote it, and when."""
    for remark in remarks:
        yield _said(_REMARKED[remark.verdict], remark.by, remark.at, remark.reason)


def _was(decision: Decision) -> str:
    state = "marked to be fixed" if decision.to_fix else decision.state
    return _said(state, decision.by, decision.at, decision.why)


def _said(what: str, by: str | None, at: str | None, words: str) -> str:
    who = f" by {by}" if by else ""
    when = f" on {day(at[:10])}" if at else ""
    return f"{what}{who}{when}{f': {words}' if words else ''}"
