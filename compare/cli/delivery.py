"""Where a report goes: every format made first, then all files written and what is printed.

Standard output comes when the files are on the disk and before they take their places, so that none
is new where it fails.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from compare.cli.app import DONE, FOUND, INCOMPLETE, complain, refuse
from compare.cli.configuration import ignore, ignored
from compare.cli.ending import written
from compare.cli.reading import below
from compare.cli.settings import CHECK_FAILS_ON, DECISIONS, FAIL_ON
from compare.cli.streams import (
    held_back,
    is_terminal,
    note,
    print_bytes,
    terminal_width,
    wants_color,
)
from compare.errors import MissingLibraryError
from compare.render import Look, format_of, render
from compare.write import check_target, write_files

if TYPE_CHECKING:
    from compare.cli.progress import Progress
    from compare.model import Check, Report, SecondLook

_IN_A_CHECK = {"conflict": "contradicted", "detail": "partial"}
"""What ``--fail-on`` means where a saved check is taken as any report is."""

_WAITS: dict[SecondLook, str] = {
    "again": "to look at again, since the words have changed",
    "changed": "changed since it was decided or remarked on",
}

BINARY = ("pdf", "docx")
"""Formats that a terminal cannot show."""


@dataclass(frozen=True, slots=True)
class Delivery:
    """What was asked for, as checked as it can be before the work."""

    files: tuple[tuple[str, str], ...]
    """Path and format of each output."""
    stdout: str | None
    """Format to print, if any."""
    fail_on: str
    undecided: bool
    """Whether ``fail_on`` passes over what is decided."""
    quiet: bool
    decisions: str | None
    """The file of decisions to show, if any."""
    width: int | None
    color: Literal["auto", "always", "never"]
    paper: Literal["A4", "Letter"]
    templates: str | None
    attach: bool
    explain: bool
    paths: tuple[str, ...]
    """Where the documents lie below the working folder, in their order."""

    def look(self, *, printed: bool) -> Look:
        """Return how to render for standard output (``printed``) or for a file."""
        width = self.width or (terminal_width() if printed else 80)
        return Look(
            width=width,
            color=wants_color(self.color) if printed else self.color == "always",
            paper=self.paper,
            templates=self.templates,
            attach=self.attach,
            explain=self.explain,
            paths=self.paths,
        )


def plan(
    *,
    inputs: Sequence[str],
    documents: Sequence[str] = (),
    outputs: tuple[str, ...],
    stdout_format: str | None,
    fail_on: str,
    undecided: bool,
    quiet: bool,
    decisions: str | None,
    no_decisions: bool,
    width: int | None,
    color: Literal["auto", "always", "never"],
    paper: Literal["A4", "Letter"],
    templates: str | None,
    attach: bool,
    explain: bool,
) -> Delivery:
    """Return the delivery, or refuse what can be seen to go wrong before any work is done.

    ``documents`` are the arguments that the documents are read from, in their order.
    """
    files = tuple((output, _format(output)) for output in outputs)
    for position, output in enumerate(outputs):
        for other in outputs[:position]:
            if _same(output, other):
                refuse(output, "is given as output twice")
        for name in inputs:
            if name != "-" and _same(output, name):
                refuse(output, "is an input and would be overwritten")
        check_target(output)
    if stdout_format in BINARY and is_terminal():
        refuse(f"--format {stdout_format}", "is not for a terminal; use -o FILE or redirect it")
    printed = stdout_format or ("text" if not outputs and not quiet else None)
    if decisions and no_decisions:
        refuse("--no-decisions", "contradicts --decisions")
    if decisions is None and not no_decisions and os.path.exists(DECISIONS):
        decisions = DECISIONS
    return Delivery(
        files,
        printed,
        fail_on,
        undecided,
        quiet,
        decisions,
        width,
        color,
        paper,
        templates,
        attach,
        explain,
        tuple(map(below, documents)),
    )


def deliver(report: Report | Check, delivery: Delivery, progress: Progress) -> int:
    """Render, write and print ``report``; return the exit code.

    A format whose system library is missing is told of and left out. Anything else that goes
    wrong raises before a single file has been replaced.
    """
    made: dict[str, bytes | MissingLibraryError] = {}
    report, waiting = _decided(report, delivery.decisions)
    report = _passed_over(report)
    with held_back() as warnings:
        for path, format in delivery.files:
            progress(f"writing {path}", 1.0)
            if format not in made:
                made[format] = _make(report, format, delivery.look(printed=False))
        printed = delivery.stdout and _make(report, delivery.stdout, delivery.look(printed=True))
    results = [(path, made[format]) for path, format in delivery.files]
    outputs = [(path, result) for path, result in results if isinstance(result, bytes)]
    done = written()

    def show() -> None:
        progress.close()
        if isinstance(printed, bytes):
            done.append("a part of standard output")
            print_bytes(printed)
            done[-1] = "standard output"

    write_files(outputs, before=show, done=done)
    for warning in () if delivery.quiet else dict.fromkeys(warnings):
        complain(warning)
    if outputs and not delivery.quiet:
        note(f"{_summary(report)}; wrote {', '.join(path for path, _ in outputs)}")
    for told in () if delivery.quiet else waiting:
        note(told)
    missing = [
        f"{name}: {result}"
        for name, result in [*results, ("standard output", printed)]
        if isinstance(result, MissingLibraryError)
    ]
    for message in missing:
        complain(message)
    if missing:
        return INCOMPLETE
    return FOUND if _found(report, delivery) else DONE


def _passed_over(report: Report | Check) -> Report | Check:
    """Return the report with what is listed as to be ignored marked so."""
    from compare.model import Check

    listed = ignored()
    return report if isinstance(report, Check) or not listed else ignore(report, listed)


def _decided(report: Report | Check, path: str | None) -> tuple[Report | Check, list[str]]:
    """Return the report with what was decided, and notes on what waits for a second look.

    Into a check what was decided went before its verdicts; what waits is told by its claims.
    """
    from compare.model import Check

    if path is None:
        return report, []
    from compare.review import Decisions

    told = Decisions(path).apply(report.report if isinstance(report, Check) else report)
    notes = []
    for standing, words in _WAITS.items():
        ids = [finding.id for finding in told.findings if finding.standing == standing]
        if isinstance(report, Check):
            ids = [claim.id for claim in report.claims if set(claim.findings) & set(ids)]
        if ids:
            notes.append(f"{words}: {', '.join(ids)}")
    return report if isinstance(report, Check) else told, notes


def _make(report: Report | Check, format: str, look: Look) -> bytes | MissingLibraryError:
    from compare.model import Check
    from compare.render import check

    try:
        if isinstance(report, Check):
            return check.render(report, format, look)
        return render(report, format, look)
    except MissingLibraryError as error:
        return error


def _summary(report: Report | Check) -> str:
    """Return the counts in the words that every format uses."""
    from compare.model import Check
    from compare.render.check.view import check_view
    from compare.render.view import make_view

    if isinstance(report, Check):
        return ", ".join(words for _, words in check_view(report).summary) or "no claims"

    return ", ".join(words for _, words in make_view(report).summary)


def grave(fail_on: str) -> tuple[str, ...]:
    """Return the kinds of findings that ``--fail-on`` means."""
    return () if fail_on == "never" else FAIL_ON[: FAIL_ON.index(fail_on) + 1]


def grave_in_a_check(fail_on: str) -> tuple[str, ...]:
    """Return the verdicts that ``--fail-on`` means where it is a check that is looked at."""
    if fail_on == "never":
        return ()
    return CHECK_FAILS_ON[: CHECK_FAILS_ON.index(_IN_A_CHECK.get(fail_on, fail_on)) + 1]


def _found(report: Report | Check, delivery: Delivery) -> bool:
    from compare.model import Check

    if delivery.fail_on == "never":
        return False
    if isinstance(report, Check):
        verdicts = grave_in_a_check(delivery.fail_on)
        return any(claim.verdict in verdicts for claim in report.claims)
    kinds = grave(delivery.fail_on)
    return any(
        finding.kind in kinds and not (delivery.undecided and finding.decision)
        for finding in report.findings
        if not finding.settled
    )


def _format(output: str) -> str:
    format = format_of(output)
    if format is None:
        from compare.cli.settings import SUFFIXES

        suffix = Path(output).suffix
        what = f"no format has the suffix {suffix!r}" if suffix else "the suffix is missing"
        refuse(output, f"{what}, use one of {SUFFIXES}")
    return format


def _same(one: str, other: str) -> bool:
    """Tell whether two paths lead to one file, there already or not."""
    try:
        return os.path.samefile(one, other)
    except (OSError, ValueError):
        return os.path.realpath(one) == os.path.realpath(other)
