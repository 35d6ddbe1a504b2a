"""``compare archive build``, ``status`` and ``resume``."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from compare.cli.app import DONE
from compare.cli.archive.group import (
    archive_argument,
    archive_group,
    telling,
    use_engine,
    working,
)
from compare.cli.settings import HELP
from compare.cli.streams import note, print_bytes

if TYPE_CHECKING:
    from compare.archive import Built


@archive_group.command("build", context_settings=HELP, short_help="Add articles to an archive.")
@click.argument("given", type=click.Path(), metavar="FOLDER|FILE")
@click.option(
    "--out",
    required=True,
    type=click.Path(file_okay=False),
    metavar="DIR",
    help="The archive: a new folder, or one that is to grow.",
)
@click.option(
    "--window",
    type=click.IntRange(0, 366),
    metavar="DAYS",
    help="Days that accounts of one event may be apart; for a new archive.  [default: 3]",
)
@working
def build_command(
    given: str, out: str, window: int | None, workers: int | None, quiet: bool, **cluster: Any
) -> int:
    """Read articles into an archive and join those that share wording or tell of one event.

    FOLDER is searched for any files that can be read, with the folders in it; .jsonl and .parquet
    in it, or a FILE of these, hold an article in each line or row, in the shape of an article as
    JSON. What the archive has already is passed over, so that the same call adds what is new.
    """
    with telling(quiet) as progress:
        from compare.archive import Settings, build

        processors = use_engine(**cluster)
        settings = None if window is None else Settings(window=window, span=max(14, window))
        built = build(given, out, settings, workers=workers or processors, tell=progress)
    if not quiet:
        note(_built(built, out))
    return DONE


@archive_group.command("status", context_settings=HELP, short_help="Tell how far an archive is.")
@archive_argument
def status_command(archive: str) -> int:
    """List the tables of an archive, and what is left to do."""
    from compare.archive import status

    found = status(archive)
    lines = [
        f"{name:<10}{rows:>14,} rows{size / 1e6:>11,.1f} MB" for name, rows, size in found.tables
    ]
    lines += [f"left: {what}" for what in found.left]
    print_bytes("".join(f"{line}\n" for line in lines).encode())
    return DONE


@archive_group.command("resume", context_settings=HELP, short_help="Go on where a run was ended.")
@archive_argument
@working
def resume_command(archive: str, workers: int | None, quiet: bool, **cluster: Any) -> int:
    """Do what was begun and not done; the tables are those of a run that nobody ended."""
    with telling(quiet) as progress:
        from compare.archive import resume

        processors = use_engine(**cluster)
        resume(archive, workers=workers or processors, tell=progress)
    return DONE


def _built(built: Built, out: str) -> str:
    unread = f", {built.unread:,} could not be read (table unread)" if built.unread else ""
    return (
        f"{out}: {built.added:,} added, {built.articles:,} articles in all{unread}; "
        f"{built.reuse:,} pairs share wording, {built.events:,} may tell of one event"
    )
