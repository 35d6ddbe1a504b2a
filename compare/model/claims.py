"""The claim-by-source table: what each account does with each claim."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from compare.model.spans import Span

if TYPE_CHECKING:
    from compare.model.results import Kind

Stand = Literal["asserts", "adds", "differs", "contradicts", "silent"]


@dataclass(frozen=True, slots=True)
class Standing:
    """What one account does with a claim."""

    document: str
    stand: Stand
    spans: tuple[Span, ...]
    """Its words: the narrowest that say what it does, in text order; none where it is silent."""
    speakers: tuple[str, ...] = ()
    """Ids of those on whose word it says so (:class:`compare.model.Speaker`)."""
    chains: tuple[tuple[str, ...], ...] = ()
    """The same in order: whom the account quotes, whom that one cites, and so on."""


@dataclass(frozen=True, slots=True)
class Statement:
    """One row of the table: a claim in the words of one account, and what each does with it."""

    id: str
    """``S1``, ``S2``, ...: its number in this report."""
    document: str
    span: Span
    """The claim, in the words of the first account that asserts it."""
    relation: Kind
    """The gravest that is found about it; ``only`` for what one account alone says."""
    alignment: str | None
    standings: tuple[Standing, ...]
    """One for each account, in the order of the report."""
    weight: float
    """How much there is to it: see :func:`compare.provenance.claims.statements`."""
    outlier: str | None
    """Id of the one account that differs from two or more voices that say the same."""
    findings: tuple[str, ...]
