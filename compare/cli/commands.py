"""The commands themselves: each parses, calls one function of ours and hands out the result."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING, Any

import click

from compare._version import __version__
from compare.cli.advice import (
    ADVICE,
    OPINIONS,
    advice_options,
    adviser_of,
    announce,
    show_estimate,
    sum_up,
)
from compare.cli.app import DEFAULT, DONE, App
from compare.cli.delivery import deliver, plan
from compare.cli.help import Compare
from compare.cli.progress import Progress
from compare.cli.reading import Web, bare_paths, expand_files, read_files, reading_options
from compare.cli.settings import HELP, judging_options, output_options
from compare.cli.streams import print_bytes, read_stdin
from compare.errors import CompareError

if TYPE_CHECKING:
    from compare.analyse.store import Store
    from compare.model import Check, Report
    from compare.opinion import Adviser

main = App("compare", add_help_option=False, context_settings=HELP)
"""The script entry, and a click command for tests to invoke."""


def _show_version(ctx: click.Context, param: click.Parameter, value: bool) -> None:
    if value and not ctx.resilient_parsing:
        print_bytes(f"compare {__version__}\n".encode())
        ctx.exit()


@main.command(DEFAULT, cls=Compare, context_settings=HELP)
@click.argument(
    "files", nargs=-1, required=True, type=click.Path(allow_dash=True), metavar="FILE..."
)
@judging_options
@advice_options
@reading_options
@output_options
@click.option(
    "--version",
    is_flag=True,
    is_eager=True,
    expose_value=False,
    callback=_show_version,
    help="Show the version and exit.",
)
@click.option(
    "--no-cache",
    is_flag=True,
    help="Keep nothing of the texts on disk, and use nothing kept.",
)
def compare_command(
    files: tuple[str, ...],
    no_internal: bool,
    disabled_rules: tuple[str, ...],
    align_threshold: float,
    date_order: Any,
    reuse_min_words: int,
    reuse_exclude: tuple[str, ...],
    no_cache: bool,
    save: str | None,
    allow_private: bool,
    **others: Any,
) -> int:
    """Compare accounts of one event, sentence by sentence and fact by fact.

    Tells where they agree, where one adds detail, where they conflict, where they answer one
    question differently and what stands in one alone, and shows the words of each source that it
    rests on. One FILE alone is held against itself. '-' is standard input.

    A FILE is plain text, Markdown, HTML, a saved web page (MHTML), PDF, Word, OpenDocument, RTF, a
    mail or JSON, told by what is in it. A folder stands for its files; http(s)://... is fetched.
    """
    advice = {name: others.pop(name) for name in ADVICE}
    files = expand_files(files)
    delivery = plan(inputs=bare_paths(files), documents=files, **others)
    adviser = adviser_of(**advice, keep=not no_cache)
    with Progress(None if delivery.quiet else sys.stderr) as progress:
        from compare.options import Options
        from compare.pipeline import run

        options = Options(
            internal=not no_internal,
            disabled_rules=disabled_rules,
            align_threshold=align_threshold,
            date_order=date_order,
            reuse_min_words=reuse_min_words,
            reuse_exclude=reuse_exclude,
        )
        documents = read_files(files, Web(save, allow_private), progress)
        kept = None if no_cache else store()
        if adviser is not None and advice["judge_dry_run"]:
            return _estimated(run(documents, options, progress, kept), adviser)
        if adviser is not None and not delivery.quiet:
            announce(adviser, [document.name for document in documents])
        report = run(documents, options, progress, kept, adviser)
        code = deliver(report, delivery, progress)
        if not delivery.quiet:
            sum_up(report)
        return code


def _estimated(report: Report, adviser: Adviser) -> int:
    from compare.opinion import estimate

    show_estimate(estimate(report.findings, report.documents, adviser), adviser)
    return DONE


@main.command("render", context_settings=HELP, short_help="Make outputs from a saved JSON report.")
@click.argument("report", type=click.Path(allow_dash=True), metavar="REPORT.json")
@output_options
def render_command(report: str, **output: Any) -> int:
    """Make outputs again from a saved JSON report, without comparing again.

    Numbers, findings and wording stay those of the saved report. '-' is standard input.
    """
    delivery = plan(inputs=[report], **output)
    with Progress(None if delivery.quiet else sys.stderr) as progress:
        return deliver(load_any(report), delivery, progress)


@main.command("rules", context_settings=HELP)
def rules_command() -> None:
    """List the judging rules that --disable takes."""
    from importlib import import_module

    from compare.judge import RULES

    for name, module in RULES.items():
        purpose = (import_module(module).__doc__ or "").strip().partition("\n")[0]
        purpose = purpose.removeprefix(f"Rule ``{name}``: ")
        print_bytes(f"{name:<16}{purpose}\n".encode())


@main.command("cache", context_settings=HELP)
@click.option("--clear", is_flag=True, help="Remove everything that is kept.")
def cache_command(clear: bool) -> None:
    """Tell what is kept of texts on disk, or remove it."""
    from compare.opinion.kept import files_in

    kept = store()
    if kept is None:
        print_bytes(b"nothing is kept\n")
        return
    try:
        replies = files_in(kept.folder / OPINIONS)
        if clear:
            kept.clear()
            for reply in replies:
                reply.unlink(missing_ok=True)
            replies = []
        count, size = kept.size()
        size += sum(reply.stat().st_size for reply in replies)
    except OSError as error:
        raise CompareError(f"{kept.folder}: {error.strerror}") from error
    texts = f"{count} {'text' if count == 1 else 'texts'}"
    if replies:
        texts += f", {len(replies)} {'reply' if len(replies) == 1 else 'replies'} of models"
    texts += f", {size / 1e6:.1f} MB"
    print_bytes(os.fsencode(kept.folder) + f": {texts}\n".encode())


@main.command("schema", context_settings=HELP)
def schema_command() -> None:
    """Print the JSON Schema of the JSON report."""
    import json

    from compare.codec import schema

    print_bytes((json.dumps(schema(), indent=2, ensure_ascii=False) + "\n").encode())


@main.command("completion", context_settings=HELP, short_help="Print a script for tab completion.")
@click.argument("shell", type=click.Choice(["bash", "zsh", "fish"]), metavar="SHELL")
@click.pass_context
def completion_command(ctx: click.Context, shell: str) -> None:
    r"""Print a script that completes commands, options and files in your shell.

    \b
      bash  eval "$(compare completion bash)"         in ~/.bashrc
      zsh   eval "$(compare completion zsh)"          in ~/.zshrc
      fish  compare completion fish | source          in ~/.config/fish/config.fish

    It completes the name it was called by: compare-accounts completion bash is for
    compare-accounts.
    """
    from click.shell_completion import ShellComplete, get_completion_class

    called = ctx.find_root().info_name or ""
    name = called if called in ("compare", "compare-accounts") else "compare"
    variable = f"_{name}_COMPLETE".replace("-", "_").upper()
    kind = get_completion_class(shell)
    assert kind is not None
    # Not kind.source(): for bash it would start a bash to ask for its version.
    source = ShellComplete.source(kind(main, {}, name, variable))
    print_bytes(f"{source}\n".encode())


def store() -> Store | None:
    """Return the person's own store of analyses, if there is to be one."""
    from compare.analyse.store import Store, user_folder

    folder = user_folder()
    return None if folder is None else Store(folder)


def load_report(name: str) -> Report:
    """Return the report saved as JSON in the file ``name``, or on standard input for ``-``.

    Of a saved check it is the report it rests on.
    """
    from compare.model import Report

    loaded = load_any(name)
    return loaded if isinstance(loaded, Report) else loaded.report


def load_any(name: str) -> Report | Check:
    """Return the check saved as JSON in the file ``name``, else the report."""
    from compare.cli.files import read_whole
    from compare.codec import loads_any
    from compare.errors import InputError, ReportFormatError

    data = read_stdin() if name == "-" else read_whole(name)
    try:
        return loads_any(data.decode("utf-8"))
    except UnicodeDecodeError as error:
        raise InputError(name, f"is not UTF-8 text (byte {error.start})") from error
    except ReportFormatError as error:
        raise InputError(name, str(error)) from error
    except ValueError as error:
        raise InputError(name, str(error)) from error
