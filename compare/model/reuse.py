"""Wording that documents share, where it may come from, and how many voices that leaves."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from compare.model.spans import Span

ReuseKind = Literal["copied", "edited", "rewritten", "quoted"]
"""``copied``: word for word; ``edited``: most words are the same, in the same order; ``rewritten``:
told over again in words too alike for chance; ``quoted``: words of a third party that both quote,
which is no reuse."""
Origin = Literal["taken", "one-way", "common", "unknown"]
"""``taken``: one account has it from the other; ``one-way``: if either took from the other, only
one of them can have; ``common``: both have it from a third; ``unknown``: nothing shows."""
GroundKind = Literal["credit", "date", "extent", "cut", "third"]
"""What a direction rests on: an attribution or credit; the days of publication; how much of each is
shared; what one has in a shared passage and the other has not; a third account."""


@dataclass(frozen=True, slots=True)
class Passage:
    """A span in a document named by its id."""

    document: str
    span: Span


@dataclass(frozen=True, slots=True)
class Reuse:
    """A passage of one document and a passage of another that share their words."""

    kind: ReuseKind
    passages: tuple[Passage, ...]
    """One in each document, in the order of the report."""
    score: float
    """Share of the longer passage's words that are equal; of a ``rewritten`` one the share of what
    the shorter tells."""
    id: str = ""
    """``R1``, ``R2``, ...: its number in this report."""
    moved: bool = False
    """Whether it stands in another order than the passages around it."""


@dataclass(frozen=True, slots=True)
class Share:
    """How many words of one document stand in passages that it shares with another."""

    document: str
    words: int
    """All words of its sentences."""
    copied: int
    edited: int
    rewritten: int
    quoted: int
    """Apart: what both quote is not shared wording."""

    @property
    def shared(self) -> float:
        """The part of the document that is copied, edited or rewritten, 0 to 1."""
        return (self.copied + self.edited + self.rewritten) / self.words if self.words else 0.0


@dataclass(frozen=True, slots=True)
class Ground:
    """One reason to think that wording went one way."""

    kind: GroundKind
    text: str
    """The reason in one plain clause."""
    passages: tuple[Passage, ...] = ()
    """The words it rests on, if any."""


@dataclass(frozen=True, slots=True)
class Sharing:
    """What two documents share, and where it may come from."""

    shares: tuple[Share, Share]
    """In the order of the report."""
    reuse: tuple[str, ...]
    """Ids of the passages."""
    origin: Origin = "unknown"
    source: str | None = None
    """Where it came from: for ``taken`` and ``one-way`` the id of the document; for ``common`` the
    id of a third, or the name of whom both credit."""
    explanation: str = ""
    """What can be said of the direction, in one plain sentence."""
    grounds: tuple[Ground, ...] = ()

    @property
    def documents(self) -> tuple[str, str]:
        """The ids of the two."""
        first, second = self.shares
        return first.document, second.document


@dataclass(frozen=True, slots=True)
class Voice:
    """Accounts of which, on one point, only one speaks for itself."""

    documents: tuple[str, ...]
    ground: str = ""
    """Why they count as one; empty for an account that speaks for itself."""
    reuse: tuple[str, ...] = ()
    """Ids of the passages that tie them together, if any."""
