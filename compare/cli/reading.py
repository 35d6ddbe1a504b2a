"""What the command line gives to be read, and the options for it."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar
from urllib.parse import urlsplit

import click

from compare.cli.app import refuse
from compare.cli.ending import written
from compare.cli.streams import note, read_stdin

if TYPE_CHECKING:
    from compare.cli.progress import Progress
    from compare.model import Document

Command = TypeVar("Command", bound=Callable[..., Any])
_NOT_IN_NAMES = re.compile(r"[^A-Za-z0-9.-]+")
_LONGEST = 60


@dataclass(frozen=True, slots=True)
class Web:
    """How addresses are read."""

    save: str | None
    """The folder in which what was fetched is kept."""
    private: bool
    """Whether addresses that are not in the public network are fetched."""


def reading_options(command: Command) -> Command:
    """Add the options that say how addresses are read."""
    for decorate in reversed(
        (
            click.option(
                "--save",
                type=click.Path(file_okay=False),
                metavar="DIR",
                help="Keep what was fetched from an address in DIR, under a name with its hash.",
            ),
            click.option(
                "--allow-private",
                is_flag=True,
                help="Fetch from this machine and local networks as well.",
            ),
        )
    ):
        command = decorate(command)
    return command


def expand_files(files: Sequence[str]) -> tuple[str, ...]:
    """Return the files that arguments stand for; standard input can be among them once."""
    from compare.read.arguments import expand

    found = expand(files)
    if found.count("-") > 1:
        refuse("-", "standard input can be read only once")
    return found


def bare_paths(files: Sequence[str]) -> tuple[str, ...]:
    """Return the paths of the inputs that are files, without the numbers of stories."""
    from compare.read.arguments import bare_path
    from compare.read.web.hosts import is_address

    return tuple(bare_path(name) for name in files if name != "-" and not is_address(name))


def below(argument: str) -> str:
    """Return the path of an argument from the working folder, if it lies in or below it.

    With slashes, and empty for standard input, an address and any other place.
    """
    from compare.read.arguments import bare_path
    from compare.read.web.hosts import is_address

    if argument == "-" or is_address(argument) or "\0" in argument:
        return ""
    try:
        path = os.path.relpath(bare_path(argument))
    except (OSError, ValueError):
        return ""
    outside = path == os.pardir or path.startswith(os.pardir + os.sep)
    return "" if outside else path.replace(os.sep, "/")


def read_files(files: Sequence[str], web: Web, progress: Progress) -> list[Document]:
    """Read every file, standard input and address; what was fetched is kept where asked for."""
    from compare.read import read_bytes, read_path
    from compare.read.web.hosts import is_address

    documents = []
    for name in files:
        progress(f"reading {name}", 0.0)
        if name == "-":
            documents.append(read_bytes(read_stdin(), "stdin"))
        elif is_address(name):
            documents.append(_read_address(name, web))
        else:
            documents.append(read_path(name))
    return documents


def _read_address(address: str, web: Web) -> Document:
    from compare.read import read_fetched
    from compare.read.web import fetch

    fetched = fetch(address, private=web.private)
    document = read_fetched(fetched, address)
    if web.save is not None:
        _save(fetched.data, document, address, web.save)
    return document


def _save(data: bytes, document: Document, address: str, folder: str) -> None:
    """Keep what was fetched; the hash in the name tells one state of a page from another."""
    from compare.read.formats import FORMATS
    from compare.write import OutputError, write_files

    suffixes = next((f.suffixes for f in FORMATS if f.media_type == document.media_type), (".txt",))
    parts = urlsplit(address)
    name = _NOT_IN_NAMES.sub("-", f"{parts.hostname}{parts.path}").strip("-.")[:_LONGEST]
    short = document.sha256.removeprefix("sha256:")[:12]
    path = Path(folder) / f"{name}-{short}{suffixes[0]}"
    try:
        Path(folder).mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise OutputError(folder, error.strerror or "cannot be made") from None
    write_files([(str(path), data)], done=written())
    note(f"kept {address} as {path}, {document.sha256}")
