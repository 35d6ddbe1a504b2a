"""What an archive is made with: every knob that can change a table, and the digest over all."""

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict, dataclass

FORMAT = 1
"""Raised when tables change so that older ones cannot be added to."""


@dataclass(frozen=True, slots=True)
class Settings:
    """What is compared with what. They are fixed when an archive is begun."""

    window: int = 3
    """Days between two articles that can be accounts of one event."""
    most_wording: int = 50
    """Articles that share a shingle, above which it pairs neighbours in the archive only."""
    most_marks: int = 20
    """The same of a mark within a window."""
    marks: int = 120
    """Marks of an article that are looked up, the rarest of those that others have too."""
    least_marks: int = 3
    """Marks that two articles must share to be candidates."""
    least_wording: int = 2
    """Sampled shingles that two articles must share to be candidates."""
    near: float = 0.07
    """Share of the lighter article's marks, by weight, from which two are candidates."""
    same_event: float = 0.14
    """The same, from which a pair joins a cluster."""
    same_wording: float = 0.5
    """Share of the shorter article's shingles from which a pair joins a cluster."""
    some_wording: float = 0.1
    """The same where the two are candidates by their marks as well."""
    alike: float = 1.0
    """Strength from which a pair joins clusters whatever else is in them: copies do."""
    support: float = 0.5
    """Share of the pairs between two clusters that must be edges for them to be joined."""
    cluster: int = 200
    """Articles that a cluster may have."""
    span: int = 14
    """Days from the first to the last article of a cluster."""

    def __post_init__(self) -> None:
        """Refuse what cannot be meant."""
        if not 0 <= self.window <= 366:
            raise ValueError(f"window must be from 0 to 366 days, not {self.window}")
        if not 2 <= self.cluster <= 5_000:
            raise ValueError(f"cluster must be from 2 to 5,000 articles, not {self.cluster}")
        if self.span < self.window:
            raise ValueError(f"span must be at least the window, not {self.span} days")

    def digest(self) -> str:
        """Return ``sha256:`` over format and settings."""
        return digest({"format": FORMAT, **asdict(self)})


def digest(value: object) -> str:
    """Return ``sha256:`` over the canonical JSON of a value."""
    canonical = json.dumps(value, sort_keys=True, separators=(",", ":"))
    return "sha256:" + hashlib.sha256(canonical.encode()).hexdigest()
