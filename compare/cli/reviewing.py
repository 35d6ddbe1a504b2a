"""The commands for people who work through a report: ``diff``, ``decide``, ``decisions``."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NoReturn, cast

import click

from compare.cli.app import DONE, FOUND, refuse
from compare.cli.commands import load_any, load_report, main
from compare.cli.configuration import told_with_origin
from compare.cli.delivery import grave, grave_in_a_check
from compare.cli.settings import CHECK_FAILS_ON, DECISIONS, FAIL_ON, HELP
from compare.cli.streams import note, print_bytes, terminal_width, wants_color

if TYPE_CHECKING:
    from compare.model import Check, Report
    from compare.review import Verdict

_VERDICTS = ("accept", "dismiss", "fix", "note", "reopen")
_AS_PROPOSED = "proposed"

WIDTH = click.option(
    "--width",
    type=click.IntRange(40, 200),
    metavar="COLUMNS",
    help="Width of text; else the terminal's, or 80.",
)
COLOR = click.option(
    "--color",
    type=click.Choice(["auto", "always", "never"]),
    default="auto",
    show_default=True,
    help="Colours in text; auto heeds NO_COLOR and FORCE_COLOR.",
)
FORMAT = click.option(
    "--format",
    "format",
    type=click.Choice(["text", "json"]),
    default="text",
    show_default=True,
    help="What to print.",
)
FILE = click.option(
    "--decisions",
    "path",
    type=click.Path(dir_okay=False),
    default=DECISIONS,
    show_default=True,
    metavar="FILE",
    help="Where decisions are kept.",
)


@main.command("diff", context_settings=HELP, short_help="Tell what changed between two reports.")
@click.argument("old", type=click.Path(allow_dash=True), metavar="OLD.json")
@click.argument("new", type=click.Path(allow_dash=True), metavar="NEW.json")
@click.option(
    "--format",
    "format",
    type=click.Choice(["text", "html", "json"]),
    default="text",
    show_default=True,
    help="What to print.",
)
@click.option(
    "--fail-on",
    type=click.Choice([*dict.fromkeys((*FAIL_ON, *CHECK_FAILS_ON)), "never"]),
    default="never",
    show_default=True,
    help="Exit with 1 if such a finding, or a graver one, is new or has changed; of two checks, "
    "if such a claim is or has.",
)
@WIDTH
@COLOR
def diff_command(
    old: str,
    new: str,
    format: Literal["text", "html", "json"],
    fail_on: str,
    width: int | None,
    color: str,
) -> int:
    """Tell which findings of two saved JSON reports are new, changed or gone.

    Of two checks of a draft: which of its claims are new, gone, or have changed in verdict, in
    words or in what they rest on.

    Findings and claims are compared by what they say, whatever their numbers and
    the order of the sources. '-' is standard input.
    """
    if old == new == "-":
        refuse("-", "standard input can be read only once")
    from compare.model import Check

    before, after = load_any(old), load_any(new)
    look = (format, width or terminal_width(), wants_color(color))
    if isinstance(before, Check) and isinstance(after, Check):
        return _diff_of_checks(before, after, fail_on, *look)
    if fail_on not in (*FAIL_ON, "never"):
        _refuse_verdict(fail_on)
    one, other = (made.report if isinstance(made, Check) else made for made in (before, after))
    return _diff_of_reports(one, other, fail_on, *look)


def _refuse_verdict(fail_on: str) -> NoReturn:
    """Say that there are no claims to have this verdict, and what has set it, if it was a file."""
    ctx = click.get_current_context()
    param = next(param for param in ctx.command.params if param.name == "fail_on")
    what = f"{fail_on!r} is said of claims, and not both are checks; use {', '.join(FAIL_ON)}"
    with told_with_origin(ctx):
        raise click.BadParameter(what, ctx, param)
    raise AssertionError  # told_with_origin lets nothing pass


def _diff_of_checks(
    before: Check, after: Check, fail_on: str, format: str, width: int, color: bool
) -> int:
    from compare.review.claims import fresh, to_json

    if format == "html":
        from compare.review.claim_page import claims_html

        print_bytes(claims_html(before, after))
    elif format == "json":
        print_bytes(as_json(to_json(before, after)))
    else:
        from compare.review.claim_show import claims_text

        print_bytes(claims_text(before, after, width=width, color=color))
    verdicts = grave_in_a_check(fail_on)
    return FOUND if any(claim.verdict in verdicts for claim in fresh(before, after)) else DONE


def _diff_of_reports(
    before: Report, after: Report, fail_on: str, format: str, width: int, color: bool
) -> int:
    from compare.review.changes import changes, to_json

    if format == "html":
        from compare.review.page import changes_html

        print_bytes(changes_html(before, after))
    elif format == "json":
        print_bytes(as_json(to_json(before, after)))
    else:
        from compare.review.show import changes_text

        print_bytes(changes_text(before, after, width=width, color=color))
    fresh = [item.new for item in changes(before, after) if item.change in ("new", "changed")]
    return FOUND if any(f is not None and f.kind in grave(fail_on) for f in fresh) else DONE


@main.command("decide", context_settings=HELP, short_help="Write down what holds of a finding.")
@click.argument("report", type=click.Path(allow_dash=True), metavar="REPORT.json")
@click.argument("findings", metavar="F3[,F5...]")
@click.argument("verdict", type=click.Choice([*_VERDICTS, _AS_PROPOSED]), metavar="VERDICT")
@click.option("-m", "--reason", default="", help="Why, in a few words.")
@click.option("--by", metavar="NAME", help="Who decides; else the user of this computer.")
@FILE
def decide_command(
    report: str, findings: str, verdict: str, reason: str, by: str | None, path: str
) -> None:
    r"""Write down a decision on findings of a saved JSON report, for all later runs.

    \b
    VERDICT is one of
      accept    it holds
      dismiss   it does not, or does not matter: reports show it folded
      fix       it holds, and the text has to be changed
      note      a remark that decides nothing (with -m)
      reopen    take back what was decided
      proposed  as a program has proposed (see compare proposals)

    A decision is known again by the words and signs it was made on. Where these change, it is
    asked for anew. Nothing is ever removed from the file.
    """
    ids = [part.strip().upper() for part in findings.split(",") if part.strip()]
    if not ids:
        refuse(findings, "names no finding")
    if verdict == "note" and not reason.strip():
        refuse("note", "needs its words: -m TEXT")
    loaded = load_report(report)
    from compare.review import Decisions

    wanted: list[tuple[list[str], Verdict, str]] = []
    if verdict == _AS_PROPOSED:
        from compare.review.proposals import Proposals, beside, proposed

        ledger = Proposals(beside(path)).ledger()
        entries = [proposed(ledger, loaded, id) for id in ids]  # all, before any is written
        wanted = [([id], one.verdict, one.reason) for id, one in zip(ids, entries, strict=True)]
    else:
        wanted = [(ids, cast("Verdict", verdict), "")]
    for some, decided, why in wanted:
        for entry in Decisions(path).decide(
            loaded, some, decided, reason=reason.strip() or why, by=by
        ):
            note(f"{entry.finding}: {decided} written to {path}")


@main.command("decisions", context_settings=HELP, short_help="List what has been decided.")
@click.argument("report", type=click.Path(allow_dash=True), metavar="[REPORT.json]", required=False)
@FORMAT
@WIDTH
@COLOR
@FILE
def decisions_command(
    report: str | None, format: Literal["text", "json"], width: int | None, color: str, path: str
) -> None:
    """List what has been decided, and by a report where each decision stands in it."""
    loaded = None if report is None else load_report(report)
    from compare.review import Decisions
    from compare.review.listing import to_json
    from compare.review.show import decisions_text

    ledger = Decisions(path).ledger()
    if format == "json":
        print_bytes(as_json(to_json(ledger, loaded)))
    else:
        look = width or terminal_width()
        print_bytes(decisions_text(ledger, loaded, name=path, width=look, color=wants_color(color)))


def as_json(value: object) -> bytes:
    """Return JSON as the commands print it."""
    import json

    text = json.dumps(value, ensure_ascii=False, indent=2) + "\n"
    return text.encode("utf-8", "backslashreplace")
