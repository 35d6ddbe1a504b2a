"""The command ``check``: a draft against its sources."""

from __future__ import annotations

import sys
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import click

from compare.cli.app import Command
from compare.cli.commands import main, store
from compare.cli.configuration import ignore, ignored
from compare.cli.delivery import deliver, plan
from compare.cli.progress import Progress
from compare.cli.reading import Web, bare_paths, expand_files, read_files, reading_options
from compare.cli.settings import HELP, check_output_options, judging_options, take_options

if TYPE_CHECKING:
    from compare.model import Report

_AGAINST = "--against"


class Against(Command):
    """A command whose ``--against`` takes every argument up to the next option."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Set the option before each of the arguments that it takes."""
        spread: list[str] = []
        taking = False
        for place, word in enumerate(args):
            if word == "--":
                spread += args[place:]
                break
            if word == _AGAINST:
                if place + 1 == len(args) or _is_option(args[place + 1]):
                    raise click.BadOptionUsage(_AGAINST, f"{_AGAINST} names no source", ctx)
                taking = True
                continue
            taking = taking and not _is_option(word)
            spread += [_AGAINST, word] if taking else [word]
        return super().parse_args(ctx, spread)


def _is_option(word: str) -> bool:
    return word.startswith("-") and word != "-"


@main.command(
    "check", cls=Against, context_settings=HELP, short_help="Hold a draft against its sources."
)
@click.argument("draft", type=click.Path(allow_dash=True), metavar="DRAFT --against SOURCE...")
@click.option(
    _AGAINST,
    "sources",
    type=click.Path(allow_dash=True),
    multiple=True,
    required=True,
    metavar="SOURCE...",
    help="The sources: every file named after it.",
)
@judging_options
@reading_options
@check_output_options
@click.option(
    "--no-cache", is_flag=True, help="Keep nothing of the texts on disk, and use nothing kept."
)
def check_command(
    draft: str,
    sources: tuple[str, ...],
    no_cache: bool,
    save: str | None,
    allow_private: bool,
    **settings: Any,
) -> int:
    """Say of each claim of DRAFT whether its sources support it, and by which words.

    Each sentence is supported, partly supported (the words that nothing backs are marked),
    contradicted, to compare (a source answers the same question differently), or unsupported.
    Headings, questions and other sentences that claim nothing are left out. '-' is standard input.
    """
    files = expand_files((draft, *sources))
    options = take_options(settings)
    delivery = plan(inputs=bare_paths(files), documents=files, **settings)
    with Progress(None if delivery.quiet else sys.stderr) as progress:
        from compare.pipeline import check

        documents = read_files(files, Web(save, allow_private), progress)
        decide = _deciding(delivery.decisions)
        kept = None if no_cache else store()
        return deliver(check(documents, options, progress, kept, decide), delivery, progress)


def _deciding(decisions: str | None) -> Callable[[Report], Report] | None:
    """Return what is made of the findings before any verdict: decided, then listed as ignored."""
    listed = ignored()
    if decisions is None:
        return (lambda report: ignore(report, listed)) if listed else None
    from compare.review import Decisions

    made = Decisions(decisions)
    return lambda report: ignore(made.apply(report), listed)
