"""The command ``inspect``: how a source is read, before anything is compared."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Literal

import click

from compare.cli.commands import main
from compare.cli.progress import Progress
from compare.cli.reading import Web, expand_files, read_files, reading_options
from compare.cli.settings import HELP, TIMEOUT
from compare.cli.streams import print_bytes, terminal_width, wants_color

if TYPE_CHECKING:
    from compare.model import Document


@main.command("inspect", context_settings=HELP, short_help="Show how a source is read.")
@click.argument(
    "files", nargs=-1, required=True, type=click.Path(allow_dash=True), metavar="FILE..."
)
@click.option(
    "--format",
    "format",
    type=click.Choice(["text", "json"]),
    default="text",
    show_default=True,
    help="What to print.",
)
@click.option("--full", is_flag=True, help="Show every passage whole, not its first line.")
@reading_options
@TIMEOUT
@click.option(
    "--width",
    type=click.IntRange(40, 200),
    metavar="COLUMNS",
    help="Width of text; else the terminal's, or 80.",
)
@click.option(
    "--color",
    type=click.Choice(["auto", "always", "never"]),
    default="auto",
    show_default=True,
    help="Colours in text; auto heeds NO_COLOR and FORCE_COLOR.",
)
def inspect_command(
    files: tuple[str, ...],
    format: str,
    full: bool,
    save: str | None,
    allow_private: bool,
    width: int | None,
    color: Literal["auto", "always", "never"],
) -> None:
    """Show how sources are read, before anything is compared.

    For each FILE: title, author, publisher, dates, address and language, with where each was
    found; the stories, if it holds several; every sentence with its place; and what is not taken
    for the story, with the reason.
    """
    from compare.analyse.limits import cut
    from compare.pipeline import document_id

    with Progress(None) as progress:
        documents = read_files(expand_files(files), Web(save, allow_private), progress)
    documents = [cut(replace(one, id=document_id(n))) for n, one in enumerate(documents)]
    if format == "json":
        print_bytes(_json(documents))
        return
    from compare.render.inspection import show_document

    shown = [
        show_document(
            document,
            width=width or terminal_width(),
            color=wants_color(color),
            whole=full,
        )
        for document in documents
    ]
    print_bytes(b"\n\n".join(shown))


def _json(documents: list[Document]) -> bytes:
    """Return the documents as a report has them."""
    import json

    from compare.codec import FORMAT_VERSION, document_to_dict

    data = {
        "format_version": FORMAT_VERSION,
        "documents": [document_to_dict(document) for document in documents],
    }
    return (json.dumps(data, indent=2, ensure_ascii=False) + "\n").encode("utf-8", "replace")
