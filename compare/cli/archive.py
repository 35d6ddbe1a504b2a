"""``compare archive ...``: a whole archive, beyond what one comparison holds."""

from __future__ import annotations

import sys
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, TypeVar

import click

from compare.cli.app import DONE, Command, as_it_stands, refuse, show_help
from compare.cli.commands import main, store
from compare.cli.delivery import deliver, plan
from compare.cli.progress import Log, Progress
from compare.cli.settings import HELP, output_options
from compare.cli.streams import note, print_bytes, terminal_width

if TYPE_CHECKING:
    from compare.archive import Built

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
    for decorate in (
        click.option("-q", "--quiet", is_flag=True, help="No notes and no progress."),
        click.option(
            "--workers",
            type=click.IntRange(1, 512),
            metavar="N",
            help="Processes that work side by side; else as many as there are processors.",
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
    ):
        command = decorate(command)
    return command


_archive = click.argument("archive", type=click.Path(file_okay=False), metavar="DIR")


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
    with Log(None if quiet else sys.stderr) as progress:
        from compare.archive import Settings, build

        _engine(**cluster)
        settings = None if window is None else Settings(window=window, span=max(14, window))
        built = build(given, out, settings, workers=_workers(workers), tell=progress)
    if not quiet:
        note(_built(built, out))
    return DONE


@archive_group.command("clusters", context_settings=HELP, short_help="Find accounts of one event.")
@_archive
@click.option(
    "--top",
    type=click.IntRange(0, 1_000),
    default=10,
    show_default=True,
    metavar="N",
    help="How many to list, the largest first.",
)
@click.option("-q", "--quiet", is_flag=True, help="No notes and no progress.")
def clusters_command(archive: str, top: int, quiet: bool) -> int:
    """Make the table of clusters, articles that tell of one event, and list the largest."""
    from compare.archive import cluster, stories
    from compare.archive.show import stories_text
    from compare.archive.state import opened

    folder = opened(archive)
    made = cluster(folder)
    if not quiet:
        note(f"{folder.rows('clusters'):,} articles in clusters{'' if made else ', as before'}")
    print_bytes(stories_text(stories(archive, top), terminal_width()).encode())
    return DONE


@archive_group.command("compare", context_settings=HELP, short_help="Compare within clusters.")
@_archive
@click.option(
    "--most",
    type=click.IntRange(1, 200),
    default=5,
    show_default=True,
    metavar="N",
    help="Pairs of one article that are compared, with the articles nearest to it.",
)
@working
def compare_command(
    archive: str, most: int, workers: int | None, quiet: bool, **cluster: Any
) -> int:
    """Compare the pairs within clusters, each as 'compare A B' does, into tables of findings.

    Pairs that were compared before are passed over, and those in which every sentence of one is in
    the other. The table pairs says which were left out, and why.
    """
    with Log(None if quiet else sys.stderr) as progress:
        from compare.archive import compare

        _engine(**cluster)
        done = compare(archive, most=most, workers=_workers(workers), tell=progress)
    if not quiet:
        failed = f", {done.failed:,} failed" if done.failed else ""
        note(
            f"{done.judged:,} pairs compared, {done.pairs:,} in all{failed}; "
            f"{done.conflicts:,} conflicts"
        )
    return DONE


@archive_group.command("report", context_settings=HELP, short_help="Report on one story.")
@_archive
@click.argument("story", metavar="STORY")
@click.option(
    "--most",
    type=click.IntRange(2, 50),
    default=12,
    show_default=True,
    metavar="N",
    help="Accounts that are compared; copies of others go first.",
)
@output_options
def report_command(archive: str, story: str, most: int, **output: Any) -> int:
    """Compare all accounts of one story and report on them, as 'compare A B C' does.

    STORY is the number of a cluster, or the number or name of any article in it.
    """
    delivery = plan(inputs=[], **output)
    with Progress(None if delivery.quiet else sys.stderr) as progress:
        from compare.archive.stories import story as story_of
        from compare.options import Options
        from compare.pipeline import run

        found = story_of(archive, story, most)
        report = run(found.documents, Options(), progress, store())
        code = deliver(report, delivery, progress)
    if not delivery.quiet:
        for article, reason in found.left:
            note(f"article {article} is not in: {reason}")
    return code


@archive_group.command("find", context_settings=HELP, short_help="Find who else tells this.")
@_archive
@click.argument("article", metavar="ARTICLE")
@click.option(
    "--format",
    "format",
    type=click.Choice(["text", "json"]),
    default="text",
    show_default=True,
    help="What to print.",
)
def find_command(archive: str, article: str, format: str) -> int:
    """Find who else tells this, and who has it from whom.

    ARTICLE is the number or the name of an article of the archive, or a file from elsewhere.
    """
    from compare.archive import find
    from compare.archive.show import answer_json, answer_text

    answer = find(archive, article)
    if format == "json":
        print_bytes(answer_json(answer))
    else:
        print_bytes(answer_text(answer, terminal_width()).encode())
    return DONE


@archive_group.command("status", context_settings=HELP, short_help="Tell how far an archive is.")
@_archive
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
@_archive
@working
def resume_command(archive: str, workers: int | None, quiet: bool, **cluster: Any) -> int:
    """Do what was begun and not done; the tables are those of a run that nobody ended."""
    with Log(None if quiet else sys.stderr) as progress:
        from compare.archive import resume

        _engine(**cluster)
        resume(archive, workers=_workers(workers), tell=progress)
    return DONE


def _engine(engine: str, address: str | None) -> None:
    """Set up what the work is done on."""
    if engine == "ray":
        from compare.archive.engine import on_cluster

        on_cluster(address)
    elif address:
        refuse("--address", "is for --engine ray")


def _workers(given: int | None) -> int:
    import os

    return given or os.cpu_count() or 1


def _built(built: Built, out: str) -> str:
    unread = f", {built.unread:,} could not be read (table unread)" if built.unread else ""
    return (
        f"{out}: {built.added:,} added, {built.articles:,} articles in all{unread}; "
        f"{built.reuse:,} pairs share wording, {built.events:,} may tell of one event"
    )
