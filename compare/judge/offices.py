"""The title before a name, and which office of state it means."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from compare.analyse.names.titles import is_title

if TYPE_CHECKING:
    from compare.judge.context import Account
    from compare.model import Mention, Token

_HEADS = {
    "president": "president",
    "premier": "prime minister",
    "taoiseach": "prime minister",
    "king": "monarch",
    "queen": "monarch",
    "emperor": "monarch",
    "empress": "monarch",
    "governor": "governor",
    "mayor": "mayor",
    "minister": "minister",
    "secretary": "minister",
    "senator": "senator",
    "speaker": "speaker",
}
"""The last word of a title -> the office. Secretaries of state are ministers elsewhere."""
_FIELDS = {
    "foreign": "foreign affairs",
    "external": "foreign affairs",
    "interior": "interior",
    "home": "interior",
    "internal": "interior",
    "defence": "defence",
    "defense": "defence",
    "war": "defence",
    "finance": "finance",
    "treasury": "finance",
    "economy": "economy",
    "economic": "economy",
    "economics": "economy",
    "justice": "justice",
    "health": "health",
    "education": "education",
    "agriculture": "agriculture",
    "farm": "agriculture",
    "environment": "environment",
    "energy": "energy",
    "transport": "transport",
    "transportation": "transport",
    "trade": "trade",
    "commerce": "trade",
    "labour": "labour",
    "labor": "labour",
    "culture": "culture",
    "tourism": "tourism",
    "housing": "housing",
    "immigration": "immigration",
}
"""What a minister has charge of."""
_RANKS = {"vice": "vice", "deputy": "vice", "lieutenant": "vice"}
_PAST = frozenset({"former", "ex", "then", "late", "ousted", "outgoing", "incoming", "designate"})


@dataclass(frozen=True, slots=True)
class Office:
    """An office of state; ``field`` and ``rank`` are empty where none is said."""

    kind: str
    field: str = ""
    rank: str = ""

    def may_be(self, other: Office) -> bool:
        """Tell whether one person can hold both at one time, or one is the other told shorter."""
        if self.kind == other.kind:
            fields = not self.field or not other.field or self.field == other.field
            return fields and self.rank == other.rank
        # A head of government may keep a field, and a speaker or a minister a seat.
        held = {self.kind, other.kind}
        return ("minister" in held and bool(held & {"prime minister", "senator", "governor"})) or (
            held == {"speaker", "senator"}
        )


def title_before(account: Account, mention: Mention) -> tuple[Token, ...]:
    """Return the words of the title right before a name, the office last; none without one."""
    tokens = account.analysis.tokens_of(mention.sentence)
    first = next(n for n, t in enumerate(tokens) if mention.span.overlaps(t.span))
    start = first
    while start and tokens[start - 1].dep in ("compound", "amod", "nmod"):
        start -= 1
    found = tokens[start:first]
    return found if found and is_title(found[-1].text) else ()


def office(title: tuple[Token, ...]) -> Office | None:
    """Return the office of state that a title means; ``None`` for others and for past ones."""
    words = [token.text.lower() for token in title]
    if not words or words[-1] not in _HEADS or _PAST & set(words):
        return None
    kind, before = _HEADS[words[-1]], words[:-1]
    if kind == "minister" and before[-1:] == ["prime"]:
        kind = "prime minister"
    fields = [_FIELDS[word] for word in before if word in _FIELDS]
    if kind == "minister" and not fields:
        return None
    rank = next((_RANKS[word] for word in before if word in _RANKS), "")
    return Office(kind, fields[-1] if kind == "minister" else "", rank)
