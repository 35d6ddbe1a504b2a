"""What the tests of the rules share: two short accounts compared, once each."""

from __future__ import annotations

from functools import cache

import compare
from compare.model import Finding, Report

Said = tuple[str, str, str]
"""Rule, and the quotes of the first and the last piece of evidence."""


@cache
def told(*texts: str) -> Report:
    """Return the report on these accounts."""
    return compare.compare_texts(*texts, names=tuple(f"account {n}" for n in range(len(texts))))


def findings(kind: str, *texts: str) -> tuple[Finding, ...]:
    """Return the findings of one kind."""
    return tuple(f for f in told(*texts).findings if f.kind == kind)


def said(kind: str, *texts: str) -> list[Said]:
    """Return the findings of one kind in the fewest words, without those on wording."""
    return [
        (f.rule, f.evidence[0].quote, f.evidence[-1].quote)
        for f in findings(kind, *texts)
        if f.rule != "wording"
    ]


def conflicts(*texts: str) -> list[Said]:
    """Return all conflicts, of whatever rule, in the fewest words."""
    return said("conflict", *texts)
