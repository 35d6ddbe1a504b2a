"""``compare mcp`` for programs that propose, ``compare proposals`` for people who decide."""

from __future__ import annotations

import contextlib
import os
import signal
from collections.abc import Iterator
from types import FrameType
from typing import TYPE_CHECKING, Literal

import click

from compare.cli.commands import load_report, main, store
from compare.cli.reviewing import COLOR, FILE, FORMAT, WIDTH, as_json
from compare.cli.settings import HELP
from compare.cli.streams import print_bytes, terminal_width, wants_color
from compare.errors import MissingLibraryError
from compare.installing import adding_extras

if TYPE_CHECKING:
    from compare.mcp.desk import Run
    from compare.model import Document, Report


@main.command("proposals", context_settings=HELP, short_help="List what programs have proposed.")
@click.argument("report", type=click.Path(allow_dash=True), metavar="[REPORT.json]", required=False)
@FORMAT
@WIDTH
@COLOR
@FILE
def proposals_command(
    report: str | None, format: Literal["text", "json"], width: int | None, color: str, path: str
) -> None:
    """List what programs have proposed, and what was decided on it.

    Proposals are kept beside the decisions, in proposals.jsonl. They count for nothing until
    somebody decides: compare decide REPORT.json F3 proposed takes one as it is.
    """
    loaded = None if report is None else load_report(report)
    from compare.review import Decisions, Proposals
    from compare.review.listing import to_json
    from compare.review.proposals import beside
    from compare.review.show import proposals_text

    name = beside(path)
    ledger = Proposals(name).ledger()
    if format == "json":
        print_bytes(as_json(to_json(ledger, loaded, "proposals")))
        return
    look = width or terminal_width()
    made = Decisions(path).ledger()
    print_bytes(
        proposals_text(ledger, made, loaded, name=name, width=look, color=wants_color(color))
    )


@main.command("mcp", context_settings=HELP, short_help="Serve a program over MCP.")
@click.option(
    "--root",
    type=click.Path(),
    required=True,
    metavar="FOLDER",
    help="The folder below which files may be read; nothing else is.",
)
@click.option("--no-cache", is_flag=True, help="Keep nothing of the texts on disk.")
def mcp_command(root: str, no_cache: bool) -> None:
    """Serve a program that speaks the Model Context Protocol, on standard input and output.

    It may compare texts and files below FOLDER, list and read findings, and propose decisions. A
    proposal is written to .compare/proposals.jsonl in FOLDER, and needs a person to count.
    """
    from importlib.util import find_spec

    if not find_spec("mcp"):
        line = adding_extras("mcp")
        raise MissingLibraryError(f"mcp needs the package mcp; install with: {line}")
    from compare.mcp import Desk, Folder

    desk = Desk(Folder.at(root), _comparing(no_cache))
    from compare.mcp.server import make_server

    with _ends_at_once():
        make_server(desk).run("stdio")


@contextlib.contextmanager
def _ends_at_once() -> Iterator[None]:
    """End the process at a signal: a thread of the library waits for the next line until it comes.

    What is being written then is a line in a file of proposals; a torn one is passed over.
    """

    def end(number: int, _frame: FrameType | None) -> None:
        os._exit(128 + number)

    before = {number: signal.signal(number, end) for number in (signal.SIGINT, signal.SIGTERM)}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def _comparing(no_cache: bool) -> Run:
    kept = None if no_cache else store()

    def run(documents: list[Document]) -> Report:
        from compare.options import Options
        from compare.pipeline import run

        return run(documents, Options(), store=kept)

    return run
