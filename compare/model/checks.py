"""What the check of a draft against its sources comes to."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from compare.model.results import Report
from compare.model.reuse import Voice
from compare.model.spans import Span

Verdict = Literal["contradicted", "unsupported", "open", "partial", "supported", "none"]
"""From the gravest; ``none`` for a sentence that claims nothing."""
Bearing = Literal["contradicts", "differs", "supports", "partly"]


@dataclass(frozen=True, slots=True)
class Witness:
    """A place in a source that speaks for or against a claim."""

    document: str
    span: Span
    quote: str
    """Always the document's text at ``span``."""
    bearing: Bearing
    """``supports`` and ``partly`` say whether its source backs all of the claim or some of it."""
    finding: str | None = None
    """Id of the finding that says so, for a place that contradicts or differs."""


@dataclass(frozen=True, slots=True)
class Checked:
    """One sentence of a draft with what its sources make of it."""

    id: str
    """``C1``, ``C2``, ...: its number in this check, the same in every rendering."""
    sentence: int
    """Index of the sentence in the draft."""
    span: Span
    verdict: Verdict
    reason: str
    """The verdict in one plain sentence; for ``none`` what the sentence is instead."""
    support: float | None
    """How likely it is that the sources back all of it, 0 to 1; ``None`` for no claim."""
    missing: tuple[Span, ...]
    """Words of the claim that no source backs, in text order."""
    disputed: tuple[Span, ...]
    """Words of the claim that a source contradicts or answers differently."""
    witnesses: tuple[Witness, ...]
    """The gravest first, then by source."""
    sources: tuple[str, ...]
    """Ids of the sources that back all of it."""
    findings: tuple[str, ...]
    """Ids of the findings of the report that it rests on."""
    voices: tuple[Voice, ...] = ()
    """Those sources in groups of which each counts once; empty for fewer than two."""


@dataclass(frozen=True, slots=True)
class Check:
    """A draft held against its sources: the comparison, and a verdict on each sentence."""

    report: Report
    """The draft is its first document."""
    claims: tuple[Checked, ...]
    """Every sentence and heading of the draft, in its order."""

    @property
    def draft(self) -> str:
        """The id of the draft."""
        return self.report.documents[0].id

    @property
    def sources(self) -> tuple[str, ...]:
        """The ids of the sources."""
        return tuple(document.id for document in self.report.documents[1:])
