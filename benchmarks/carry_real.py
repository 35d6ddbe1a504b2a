"""Measures how decisions outlive edits of real articles: ``python -m benchmarks.carry_real``.

Of each cluster of real accounts ``compare`` makes a report; then one account is edited in place
(``benchmarks/real_edits.py``), ``compare`` makes the report of what is there now, and each
finding of the first is carried to the second. No text is kept: the articles belong to others,
and are read where they lie. Without them nothing is measured, and the command says so and fails.

*Altered* is a finding that quotes what the edit changed, or that rests on a sentence which was cut
or is told of another thing; *wrongly kept* are those of them whose decision would stand all the
same. *By search* is what a search for the nearest sentence would do with them. All other findings
*hold*; of these the report may say something else all the same, since what is told of one
sentence depends on what stands around it: a finding that is no longer made keeps no decision.
*Astray* is a finding that leads to another place than where its sentences went. Intervals of 95 %:
of shares by drawing clusters; of none in N edits by what N edits can exclude.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random

import compare
from benchmarks import stats
from benchmarks.carry import search
from benchmarks.cases import rows
from benchmarks.pool import reusing
from benchmarks.quality import DATA
from benchmarks.real_edits import CHANGES, KEEPS, SIGNS, Edit, Sort
from benchmarks.record import table
from compare.model import Document, Evidence, Finding, Report, Span
from compare.provenance import touched
from compare.review import carry, snapshot

Cluster = tuple[str, Mapping[str, str]]
"""Its name, and the accounts by key."""
_STATES = ("again", "changed", "gone")


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of the findings of one cluster at one edit."""

    cluster: str
    sort: str
    counts: Counter[str]
    wrong: tuple[str, ...]
    """Where a decision was wrongly kept, for a look at it: offsets and rules, no words."""


def main(given: Sequence[str] | None = None) -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description="Measure how decisions outlive real edits.")
    parser.add_argument("--edits", type=int, default=1, help="of each sort and cluster")
    parser.add_argument("--every", type=int, default=1, help="every n-th cluster alone")
    parser.add_argument(
        "--keeps-every",
        type=int,
        default=3,
        metavar="N",
        help="edits that leave findings alone in every n-th of these (default 3)",
    )
    parser.add_argument("--data", type=Path, default=DATA, metavar="FOLDER")
    options = parser.parse_args(given)
    path = options.data / "real_news" / "clusters.jsonl"
    if not path.exists():
        parser.exit(2, f"NOT MEASURED: needs real articles, and there is no {path}\n")
    clusters = [(row["id"], row["accounts"]) for row in rows(path)][:: options.every]
    with reusing(None):
        outcomes = list(measure(clusters, options.edits, options.keeps_every))
    print(f"{len(clusters)} clusters\n")
    print("\n".join(_tables(outcomes)))
    for outcome in outcomes:
        for wrong in outcome.wrong:
            print(f"wrongly kept: {outcome.sort} {outcome.cluster} {wrong}")


def measure(clusters: Iterable[Cluster], edits: int, keeps_every: int = 1) -> Iterator[Outcome]:
    """Yield what became of the findings at each edit, no more of one sort than ``edits``."""
    for n, (name, accounts) in enumerate(clusters):
        report = _report(accounts)
        for sort in (*CHANGES, *SIGNS, *(KEEPS if n % keeps_every == 0 else ())):
            for edit in _drawn(sort, report, Random(f"{name} {sort.__name__}"), edits):
                after = _report(_edited(accounts, edit))
                counts, wrong = _outcomes(report, after, edit)
                yield Outcome(name, sort.__name__, counts, wrong)


def _drawn(sort: Sort, report: Report, rng: Random, most: int) -> list[Edit]:
    made = list(sort(report, rng))
    return rng.sample(made, min(most, len(made)))


def _report(accounts: Mapping[str, str]) -> Report:
    return compare.compare_texts(*accounts.values(), names=list(accounts))


def _edited(accounts: Mapping[str, str], edit: Edit) -> Mapping[str, str]:
    key = list(accounts)[edit.account]
    made = {**accounts, key: edit.text(accounts[key])}
    return dict(reversed(made.items())) if edit.swapped else made


def _outcomes(before: Report, after: Report, edit: Edit) -> tuple[Counter[str], tuple[str, ...]]:
    old, new = snapshot(before), snapshot(after)
    counts: Counter[str] = Counter(made=1)
    wrong = []
    for step in carry(old, new):
        if step.old is None:
            continue
        finding = before.findings[step.old]
        sort = "altered" if _altered(finding, before, edit) else "holds"
        counts.update((sort, f"{sort} {step.state}"))
        if step.new is not None and _astray(finding, before, after.findings[step.new], after, edit):
            counts[f"{sort} astray"] += 1
        if sort == "altered":
            counts["altered found"] += search(old.marks[step.old], old, new)
            if step.state == "kept":
                wrong.append(_where(finding, before))
    return counts, tuple(wrong)


def _altered(finding: Finding, report: Report, edit: Edit) -> bool:
    document = report.documents[edit.account].id
    return edit.altered is not None and any(
        one.document == document and one.span.overlaps(edit.altered) for one in finding.evidence
    )


def _astray(finding: Finding, before: Report, found: Finding, after: Report, edit: Edit) -> bool:
    """Tell whether the finding leads elsewhere than where one of its sentences went."""
    reached = {spot for one in found.evidence for spot in _spots(one.document, one.span, after)}
    names = {document.name: document.id for document in after.documents}
    for one in finding.evidence:
        n = next(n for n, d in enumerate(before.documents) if d.id == one.document)
        stood = _sentences(one.span, before.documents[n])
        span = edit.moved(stood) if n == edit.account else stood
        if span is None or not reached & _spots(names[before.documents[n].name], span, after):
            return True
    return False


def _spots(document: str, span: Span, report: Report) -> set[tuple[str, int]]:
    held = next(d for d in report.documents if d.id == document)
    return {(held.name, n) for n in touched(span, held)}


def _sentences(span: Span, document: Document) -> Span:
    """Return the range of the sentences that the span touches, or itself outside of any."""
    held = [document.sentences[n].span for n in touched(span, document)]
    return Span(held[0].start, held[-1].end) if held else span


def _where(finding: Finding, report: Report) -> str:
    names = {document.id: document.name for document in report.documents}

    def place(one: Evidence) -> str:
        return f"{names[one.document]}:{one.span.start}-{one.span.end}"

    return f"{finding.kind} {finding.rule} {' '.join(map(place, finding.evidence))}"


# --- figures -----------------------------------------------------------------------------


def _tables(outcomes: Sequence[Outcome]) -> Iterator[str]:
    changes, signs, keeps = (
        [o for o in outcomes if o.sort in {sort.__name__ for sort in sorts}]
        for sorts in (CHANGES, SIGNS, KEEPS)
    )
    yield table(
        ("edit", "made", "altered", "wrongly kept", "by search", "look again", "changed", "gone",
         "astray"),
        [
            [name, *_numbers(held, "made", "altered"), _share(held, "altered kept", "altered"),
             _share(held, "altered found", "altered"),
             *_numbers(held, *(f"altered {state}" for state in _STATES), "altered astray")]
            for name, held in (*_sorts(changes), *_each(signs))
        ],
    )  # fmt: skip
    yield f"\nEdits with a decision wrongly kept: {_none(changes)}; of signs {_none(signs)}.\n"
    yield table(
        ("edit", "made", "hold", "kept", "look again", "changed", "gone", "astray"),
        [
            [name, *_numbers(held, "made", "holds"), _share(held, "holds kept", "holds"),
             *_numbers(held, *(f"holds {state}" for state in _STATES), "holds astray")]
            for name, held in (*_sorts(keeps), ("the changes above", changes))
        ],
    )  # fmt: skip


def _each(outcomes: Sequence[Outcome]) -> Iterator[tuple[str, Sequence[Outcome]]]:
    for name in dict.fromkeys(outcome.sort for outcome in outcomes):
        yield name, [outcome for outcome in outcomes if outcome.sort == name]


def _sorts(outcomes: Sequence[Outcome]) -> Iterator[tuple[str, Sequence[Outcome]]]:
    yield from _each(outcomes)
    yield "all", outcomes


def _numbers(held: Sequence[Outcome], *names: str) -> list[str]:
    return [str(_sum(held, name)) for name in names]


def _share(held: Sequence[Outcome], part: str, whole: str) -> str:
    def figure(drawn: Sequence[Outcome]) -> float:
        return _sum(drawn, part) / (_sum(drawn, whole) or 1)

    if not _sum(held, whole):
        return "-"
    if not _sum(held, part):
        return "0.000"
    low, high = stats.interval(held, figure, lambda outcome: outcome.cluster)
    return f"{figure(held):.3f} ({low:.3f} to {high:.3f})"


def _none(held: Sequence[Outcome]) -> str:
    """Return how many edits went wrong; of none, how many of a hundred could all the same."""
    told = [outcome for outcome in held if outcome.counts["altered"]]
    wrong = sum(bool(outcome.counts["altered kept"]) for outcome in told)
    if wrong or not told:
        return f"{wrong} of {len(told)}"
    return f"0 of {len(told)} (0 to {1 - 0.025 ** (1 / len(told)):.3f})"


def _sum(held: Sequence[Outcome], name: str) -> int:
    return sum(outcome.counts[name] for outcome in held)


if __name__ == "__main__":
    main()
