"""Every knob that can change a result, and the digest over all of them."""

from __future__ import annotations

import dataclasses
import hashlib
import json
from dataclasses import dataclass
from typing import Literal

_LEAST_WORDS = 3
"""Shared passages are found by runs of so many words: shorter ones cannot be."""


@dataclass(frozen=True, slots=True)
class Options:
    """What to look for and how strictly. Passed explicitly; there is no global state.

    A value that cannot be meant raises :class:`ValueError`.
    """

    internal: bool = True
    """Whether each document is also held against itself."""
    disabled_rules: tuple[str, ...] = ()
    """Names of judging rules to leave out (see ``compare.judge.RULES``), kept sorted."""
    align_threshold: float = 0.5
    """Lowest score at which sentences count as saying the same thing, 0 to 1.

    Less is enough where an account of one sentence is held against a longer one: see
    :func:`compare.align.match.strongest`.
    """
    date_order: Literal["dmy", "mdy"] = "dmy"
    """How ``3/4/2025`` is read."""
    reuse_min_words: int = 8
    """Equal words from which a passage that two accounts share is told, at least 3."""
    reuse_exclude: tuple[str, ...] = ()
    """Phrases that never count as shared wording: legal notices, slogans; kept sorted."""

    def __post_init__(self) -> None:
        """Refuse what cannot be meant; bring equal wishes to one form, so that digests agree."""
        if isinstance(self.disabled_rules, str):
            raise ValueError("disabled_rules must be a tuple of names, not one string")
        if not 0 <= self.align_threshold <= 1:  # also false for a NaN
            raise ValueError(f"align_threshold must be from 0 to 1, not {self.align_threshold}")
        if self.date_order not in ("dmy", "mdy"):
            raise ValueError(f"date_order must be 'dmy' or 'mdy', not {self.date_order!r}")
        if isinstance(self.reuse_exclude, str):
            raise ValueError("reuse_exclude must be a tuple of phrases, not one string")
        if self.reuse_min_words < _LEAST_WORDS:
            raise ValueError(
                f"reuse_min_words must be {_LEAST_WORDS} or more, not {self.reuse_min_words}"
            )
        object.__setattr__(self, "reuse_exclude", tuple(sorted(set(self.reuse_exclude))))
        object.__setattr__(self, "disabled_rules", tuple(sorted(set(self.disabled_rules))))
        object.__setattr__(self, "align_threshold", float(self.align_threshold))

    def items(self) -> tuple[tuple[str, object], ...]:
        """Return every field by name, in the order of declaration, as JSON values."""
        pairs = ((field.name, getattr(self, field.name)) for field in dataclasses.fields(self))
        return tuple((name, list(v) if isinstance(v, tuple) else v) for name, v in pairs)

    def digest(self) -> str:
        """Return ``sha256:`` over the canonical JSON of all fields."""
        canonical = json.dumps(dict(self.items()), sort_keys=True, separators=(",", ":"))
        return "sha256:" + hashlib.sha256(canonical.encode()).hexdigest()
