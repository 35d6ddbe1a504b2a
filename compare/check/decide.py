"""A verdict on each sentence of a draft: findings first, then how well the sources back it."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from typing import TYPE_CHECKING

from compare.check.attributed import Attributed
from compare.check.backing import backings
from compare.check.claims import NOTHING, no_claim
from compare.check.judged import Judged
from compare.judge.context import Account
from compare.model import Check, Checked
from compare.provenance.reuse.credits import credits_of
from compare.provenance.reuse.voices import Sources

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from compare.align.match import Link
    from compare.model import Analysis, Finding, Report


def check(analyses: Sequence[Analysis], links: Sequence[Link], report: Report) -> Check:
    """Return the verdict on each sentence of the first document, held against all others.

    ``report`` is the comparison of the same documents, whose findings decide what contradicts.
    """
    accounts = [Account(analysis) for analysis in analyses]
    sources = range(1, len(accounts))
    together = backings(accounts, sources, links)
    alone = {n: backings(accounts, (n,), links) for n in sources} if len(sources) > 1 else {}
    alone = alone or {1: together}
    said = _findings(accounts[0], report.findings)
    documents = [analysis.document for analysis in analyses]
    independent = Sources(
        documents, report.reuse, credits_of(documents), report.speakers, report.findings
    )
    attributed = Attributed(accounts, report.speakers)
    claims = []
    for sentence in accounts[0].document.sentences:
        index = sentence.index
        number, findings = f"C{index + 1}", said.get(index, ())
        reason = no_claim(accounts[0], index)
        if reason is None and index not in together:
            reason = NOTHING
        if reason is not None and not findings:
            claims.append(
                Checked(number, index, sentence.span, "none", reason, None, (), (), (), (), ())
            )
            continue
        single = {n: held[index] for n, held in alone.items() if index in held}
        elsewhere = attributed.elsewhere(index, single)
        judged = Judged(
            accounts,
            index,
            together.get(index),
            single,
            findings,
            independent.voices,
            elsewhere,
        )
        claims.append(judged.told(number))
    return Check(report, tuple(claims))


def _findings(draft: Account, findings: Iterable[Finding]) -> dict[int, tuple[Finding, ...]]:
    """Return for each sentence of the draft what contradicts, differs, or has no source."""
    ends = [sentence.span.end for sentence in draft.document.sentences]
    found: dict[int, dict[str, Finding]] = defaultdict(dict)
    for finding in findings:
        unsourced = finding.rule == "unsourced" and finding.adds == draft.id
        if not finding.settled and (finding.kind in ("conflict", "open") or unsourced):
            for item in finding.evidence:
                if item.document == draft.id:
                    found[bisect_right(ends, item.span.start)][finding.id] = finding
    return {index: tuple(held.values()) for index, held in found.items()}
