"""``compare archive clusters``, ``compare``, ``find`` and ``report``."""

from __future__ import annotations

import sys
from typing import Any

import click

from compare.cli.app import DONE
from compare.cli.archive.group import (
    archive_argument,
    archive_group,
    telling,
    use_engine,
    working,
)
from compare.cli.commands import store
from compare.cli.delivery import deliver, plan
from compare.cli.progress import Progress
from compare.cli.settings import HELP, output_options
from compare.cli.streams import note, print_bytes, terminal_width


@archive_group.command("clusters", context_settings=HELP, short_help="Find accounts of one event.")
@archive_argument
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
@archive_argument
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
    with telling(quiet) as progress:
        from compare.archive import compare

        processors = use_engine(**cluster)
        done = compare(archive, most=most, workers=workers or processors, tell=progress)
    if not quiet:
        failed = f", {done.failed:,} failed" if done.failed else ""
        note(
            f"{done.judged:,} pairs compared, {done.pairs:,} in all{failed}; "
            f"{done.conflicts:,} conflicts"
        )
    return DONE


@archive_group.command("report", context_settings=HELP, short_help="Report on one story.")
@archive_argument
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
@archive_argument
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
