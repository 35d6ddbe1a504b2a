"""The types of what a view shows in tables: claims, how the words divide, and dates."""

from __future__ import annotations

from dataclasses import dataclass

from compare.model import Kind, Stand
from compare.render.view.text import Mark


@dataclass(frozen=True, slots=True)
class Stance:
    """What one document does with a claim."""

    document: str
    stand: Stand
    text: str
    """Its words, empty where it is silent."""
    anchor: str | None
    """The part to look at."""
    findings: tuple[str, ...]
    quoting: str = ""
    """On whose word it says so: *the Courier, citing the ministry's report*."""


@dataclass(frozen=True, slots=True)
class Claim:
    """One row of the claim-by-source table."""

    row: int
    relation: Kind
    sign: str
    stances: tuple[Stance, ...]
    """One for each document, in the order of the report."""
    findings: tuple[str, ...]
    weight: float
    """How much there is to it; the heaviest claim comes first."""
    document: str
    """The first account that asserts it."""
    outlier: str | None
    """Id of the one account that differs from two or more voices that say the same."""
    voices: tuple[str, ...] = ()
    """Which of its accounts count once, and why: *A and B are one voice: shared wording (R1)*."""
    counted: int = 1
    """How many voices speak to it, those that contradict it among them."""

    @property
    def text(self) -> str:
        """The claim in the words of the first account that asserts it."""
        own = (stance.text for stance in self.stances if stance.document == self.document)
        return next(own, "") or next((s.text for s in self.stances if s.text), "")


@dataclass(frozen=True, slots=True)
class Share:
    """How the words of one account divide; the five add up to all its words in sentences."""

    document: str
    conflict: int
    open: int
    detail: int
    agree: int
    only: int

    @property
    def total(self) -> int:
        """All words in sentences."""
        return self.conflict + self.open + self.detail + self.agree + self.only


@dataclass(frozen=True, slots=True)
class Dating:
    """Words of an account that name a day or a stretch of days."""

    words: str
    value: str
    """In ISO 8601 where the days could be told, else what the words give."""
    sentence: str
    """The sentence they stand in."""
    anchor: str
    """The part to look at."""
    marks: tuple[Mark, ...]
    """The findings about this date."""
