"""The options of a second opinion, and what is said of it on standard error."""

from __future__ import annotations

import os
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, TypeVar

import click

from compare.cli.app import refuse
from compare.cli.streams import note, print_bytes

if TYPE_CHECKING:
    from compare.model import Report
    from compare.opinion import Adviser, Estimate

OPINIONS = "opinions"
"""The folder of the person's cache in which replies are kept."""

Command = TypeVar("Command", bound=Callable[..., Any])

ADVICE = (
    "judge",
    "judge_model",
    "judge_conflicts",
    "judge_dry_run",
    "judge_allow_remote",
    "judge_timeout",
)
"""The parameters that :func:`advice_options` adds."""


def advice_options(command: Command) -> Command:
    """Add the options that say which model is asked, and about what."""
    for decorate in reversed(
        (
            click.option(
                "--judge",
                metavar="URL",
                help=(
                    "Ask a language model of your own about what is left open: the address of an "
                    "OpenAI-compatible server. Its answers are checked."
                ),
            ),
            click.option("--judge-model", metavar="NAME", help="Which model to ask there."),
            click.option(
                "--judge-conflicts", is_flag=True, help="Ask about the conflicts found as well."
            ),
            click.option(
                "--judge-dry-run",
                is_flag=True,
                help="Say how much would be asked, and send nothing.",
            ),
            click.option(
                "--judge-allow-remote",
                is_flag=True,
                help="Let passages of the articles go to an address beyond this machine.",
            ),
            click.option(
                "--judge-timeout",
                type=click.FloatRange(min=0, min_open=True, max=3600),
                default=60.0,
                show_default=True,
                metavar="SECONDS",
                help="How long to wait for a reply.",
            ),
        )
    ):
        command = decorate(command)
    return command


def adviser_of(
    *,
    judge: str | None,
    judge_model: str | None,
    judge_conflicts: bool,
    judge_dry_run: bool,
    judge_allow_remote: bool,
    judge_timeout: float,
    keep: bool,
) -> Adviser | None:
    """Return who is to be asked, or ``None`` where nobody is.

    Replies are kept in the person's cache if ``keep``. Raises a usage error for what does not fit.
    """
    if judge is None:
        if judge_dry_run or judge_conflicts:
            refuse("--judge-dry-run" if judge_dry_run else "--judge-conflicts", "needs --judge")
        return None
    if judge_model is None:
        refuse("--judge", "needs --judge-model as well")
    from compare.analyse.store import user_folder
    from compare.opinion.adviser import KEY, Adviser

    home = user_folder() if keep else None
    try:
        return Adviser(
            judge,
            judge_model,
            key=os.environ.get(KEY) or None,
            conflicts=judge_conflicts,
            # Nothing is sent on a dry run.
            allow_remote=judge_allow_remote or judge_dry_run,
            timeout=judge_timeout,
            folder=None if home is None else str(home / OPINIONS),
        )
    except ValueError as error:
        hint = "; --judge-allow-remote lets it" if "not this machine" in str(error) else ""
        refuse("--judge", f"{error}{hint}")


def announce(adviser: Adviser, names: list[str]) -> None:
    """Say what goes where, before anything leaves this machine."""
    if not adviser.local:
        note(f"sending passages of {', '.join(names)} to {adviser.host} (model {adviser.model})")


def show_estimate(made: Estimate, adviser: Adviser) -> None:
    """Print what asking would come to."""
    places = f"{made.places} {'place' if made.places == 1 else 'places'}"
    tokens = f"{made.tokens_sent:,} tokens to send and {made.tokens_back:,} back"
    told = f"{adviser.model} would be asked about {places} in {made.requests} requests"
    print_bytes(f"{told}: about {tokens}; nothing was sent\n".encode())


def sum_up(report: Report) -> None:
    """Say in one line what came of asking."""
    told = report.consulted
    if told is None:
        return
    left = "; ".join(f"{number} {reason}" for reason, number in told.left)
    note(
        f"{told.model} was asked about {told.asked} and believed on {told.believed}"
        + (f" (not on: {left})" if left else "")
    )
