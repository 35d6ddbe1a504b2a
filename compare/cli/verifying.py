"""The command ``verify``: what of a saved report no longer holds."""

from __future__ import annotations

import os
import re
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Literal

import click

from compare.cli.app import DONE, FOUND, refuse
from compare.cli.commands import main
from compare.cli.files import read_whole
from compare.cli.progress import Progress
from compare.cli.reading import Web, bare_paths, expand_files, read_files, reading_options
from compare.cli.settings import HELP, TIMEOUT
from compare.cli.streams import print_bytes, read_stdin, terminal_width, wants_color
from compare.errors import InputError, ReportFormatError

if TYPE_CHECKING:
    from compare.model import Check, Document, Report
    from compare.options import Options
    from compare.verify import Given

_HASH_LINE = re.compile(r"\\?([0-9a-fA-F]{64}) [ *](.+)")
"""A line as sha256sum writes it."""


@main.command(
    "verify", context_settings=HELP, short_help="Tell what of a saved report no longer holds."
)
@click.argument("report", type=click.Path(allow_dash=True), metavar="REPORT.json")
@click.argument("files", nargs=-1, type=click.Path(allow_dash=True), metavar="[FILE...]")
@click.option(
    "--hash",
    "hash_file",
    type=click.Path(exists=True, dir_okay=False),
    metavar="FILE",
    help="The report's hash as sha256sum writes it; else REPORT.json.sha256, if it is there.",
)
@click.option(
    "--format",
    "format",
    type=click.Choice(["text", "json"]),
    default="text",
    show_default=True,
    help="What to print.",
)
@click.option(
    "--again",
    is_flag=True,
    help="Compare the texts of the report anew, and tell what comes out otherwise.",
)
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
def verify_command(
    report: str,
    files: tuple[str, ...],
    hash_file: str | None,
    format: Literal["text", "json"],
    again: bool,
    save: str | None,
    allow_private: bool,
    width: int | None,
    color: str,
) -> int:
    """Hold a saved JSON report against itself and against its sources.

    Alone: whether its quotes stand in its own texts at its own offsets, its findings are those of
    their fingerprints, its signature that of its options, and whatever follows from the rest (its
    numbers, shared wording, voices, the table of claims) as it is made anew. With FILEs, which are
    told by their hashes, else by their names: whether they are what was compared, and if not, which
    findings rest on words that are not there any more. Nothing is put right. Exits with 1 if
    anything no longer holds. '-' is standard input.
    """
    paths = _others(report, expand_files(files)) if files else ()
    if report == "-" in paths:
        refuse("-", "standard input can be read only once")
    data = _bytes(report)
    from compare.codec import parse
    from compare.verify import digest, to_json, verification_text, verify

    stated = _stated(report, hash_file)
    hashed = None if stated is None else (*stated, digest(data))
    try:
        values = parse(data.decode("utf-8"))
        given = _given(paths, Web(save, allow_private))
        checked = verify(values, given, hashed, _compare if again else None)
    except UnicodeDecodeError as error:
        raise InputError(report, f"is not UTF-8 text (byte {error.start})") from error
    except ReportFormatError as error:
        raise InputError(report, str(error)) from error
    if format == "json":
        import json

        told = json.dumps(to_json(checked), ensure_ascii=False, indent=2) + "\n"
        print_bytes(told.encode("utf-8", "backslashreplace"))
    else:
        look, colored = width or terminal_width(), wants_color(color)
        print_bytes(verification_text(checked, name=report, width=look, color=colored))
    return DONE if checked.holds else FOUND


def _others(report: str, paths: tuple[str, ...]) -> tuple[str, ...]:
    """Return the paths without the report itself, which a folder may hold beside its sources."""
    if report == "-":
        return paths
    own = os.path.realpath(report)
    return tuple(path for path in paths if path == "-" or os.path.realpath(path) != own)


def _given(paths: tuple[str, ...], web: Web) -> list[Given]:
    """Read the files as a comparison would."""
    from compare.verify import Given

    with Progress(None) as progress:
        documents = read_files(paths, web, progress)
    return [
        Given(path, document, _kept(path, document.sha256))
        for path, document in zip(paths, documents, strict=True)
    ]


def _kept(path: str, sha256: str) -> bytes | None:
    """Return the bytes of a file that was read; ``None`` of what can be read but once."""
    from compare.verify import digest

    names = [name for name in (path, *bare_paths((path,))) if path != "-" and Path(name).is_file()]
    try:
        data = Path(names[0]).read_bytes() if names else None
    except OSError:
        return None
    return data if data is not None and digest(data) == sha256 else None


def _compare(
    documents: Sequence[Document], options: Options, stated: Report | Check
) -> Report | Check:
    """Compare documents anew, as the report was made; nothing of it is kept on disk."""
    from compare.model import Check
    from compare.pipeline import check, run

    if not isinstance(stated, Check):
        return run(documents, options)
    decided = {f.fingerprint: f.decision for f in stated.report.findings}

    def decide(report: Report) -> Report:
        findings = (replace(f, decision=decided.get(f.fingerprint)) for f in report.findings)
        return replace(report, findings=tuple(findings))

    return check(documents, options, decide=decide)


def _bytes(name: str) -> bytes:
    return read_stdin() if name == "-" else read_whole(name)


def _stated(report: str, hash_file: str | None) -> tuple[str, str] | None:
    """Return the file that has the report's hash and that hash, if there is one.

    Of a file with several lines it is the one that names the report.
    """
    beside = f"{report}.sha256"
    path = hash_file or (beside if report != "-" and Path(beside).is_file() else None)
    if path is None:
        return None
    lines = _bytes(path).decode("utf-8", "replace").splitlines()
    found = [line for raw in lines if (line := _HASH_LINE.fullmatch(raw))]
    own = [line for line in found if Path(line[2]).name == Path(report).name]
    if len(own) != 1:
        raise InputError(path, f"has no line, or several, with a SHA-256 hash of {report}")
    return path, f"sha256:{own[0][1].lower()}"
