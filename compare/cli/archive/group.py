"""The group of commands ``compare archive``, and what those that work for long have in common."""

from __future__ import annotations

import contextlib
import os
import sys
from collections.abc import Callable, Iterator
from typing import Any, TypeVar

import click

from compare.cli.app import INTERRUPTED, Command, as_it_stands, refuse, show_help
from compare.cli.commands import main
from compare.cli.progress import Log, Progress
from compare.cli.settings import HELP

Decorated = TypeVar("Decorated", bound=Callable[..., Any])


class Group(click.Group):
    """A group whose commands and help are like those of the program."""

    command_class = Command

    def __init__(self, **settings: Any) -> None:
        super().__init__(no_args_is_help=False, **settings)
        self.help = as_it_stands(self.help)

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        """Return click's option with our way of printing."""
        option = super().get_help_option(ctx)
        if option is not None:
            option.callback = show_help
        return option


@main.group("archive", cls=Group, context_settings=HELP, short_help="Work on a whole archive.")
def archive_group() -> None:
    r"""Find in a whole archive who else reported this, who copied whom, where they differ.

    \b
      compare archive build wire/ --out year        read, and join what is alike
      compare archive clusters year                 accounts of one event
      compare archive compare year                  where they differ
      compare archive find year today.txt           who else tells this?
      compare archive report year 150 -o brief.html  the story of article 150

    An archive is a folder of Parquet tables, which other programs can read. Needs the extra
    [archive].
    """


def working(command: Decorated) -> Decorated:
    """Add the options of commands that work for long."""
    for decorate in reversed(
        (
            click.option(
                "--workers",
                type=click.IntRange(1, 512),
                metavar="N",
                help="Processes side by side; else as many as machine or cluster have processors.",
            ),
            click.option(
                "--engine",
                type=click.Choice(["native", "ray"]),
                default="native",
                show_default=True,
                help="Where the work is done: on this machine, or on a cluster of Ray.",
            ),
            click.option(
                "--address",
                metavar="HOST:PORT",
                help="The cluster for --engine ray; else one is started on this machine.",
            ),
            click.option("-q", "--quiet", is_flag=True, help="No notes and no progress."),
        )
    ):
        command = decorate(command)
    return command


archive_argument = click.argument("archive", type=click.Path(file_okay=False), metavar="DIR")


@contextlib.contextmanager
def telling(quiet: bool) -> Iterator[Progress]:
    """Give the progress of long work, and end at once when interrupted."""
    with Log(None if quiet else sys.stderr) as progress:
        try:
            yield progress
        except KeyboardInterrupt:
            progress.close()
            # The engine's threads wait for its workers: to end in good order would abort.
            os._exit(INTERRUPTED)


def use_engine(engine: str, address: str | None) -> int:
    """Set up what the work is done on; return how many processors it has."""
    if engine == "ray":
        from compare.archive.engine import on_cluster

        return on_cluster(address)
    if address:
        refuse("--address", "is for --engine ray")
    return os.cpu_count() or 1
