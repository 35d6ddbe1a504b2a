"""The options of the command line: one for each field of ``Options``, and how to hand out."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, TypeVar

import click

from compare.cli.configuration import NO_CONFIG
from compare.cli.ending import give_time
from compare.render import FORMATS, suffix_of

if TYPE_CHECKING:
    from compare.options import Options

FAIL_ON = ("conflict", "open", "detail")
CHECK_FAILS_ON = ("contradicted", "unsupported", "open", "partial")
"""What ``--fail-on`` takes, from the gravest; each includes those before it."""

Command = TypeVar("Command", bound=Callable[..., Any])

HELP = {"help_option_names": ["-h", "--help"], "max_content_width": 80}
"""Settings that every command shares."""

DECISIONS = ".compare/decisions.jsonl"
"""Where decisions are kept; :data:`compare.review.log.DEFAULT`, without loading it."""

TIMEOUT = click.option(
    "--timeout",
    type=float,
    callback=give_time,
    expose_value=False,
    metavar="SECONDS",
    help="Give up after so long; then nothing is written.",
)

SUFFIXES = ", ".join(sorted(suffix_of(name) for name in FORMATS))


def _share(ctx: click.Context, param: click.Parameter, value: float) -> float:
    """Return ``value`` if it is a number from 0 to 1; NaN is none."""
    if not 0 <= value <= 1:
        raise click.BadParameter(f"{value} is no number from 0 to 1", ctx, param)
    return value


def _known(ctx: click.Context, param: click.Parameter, value: tuple[str, ...]) -> tuple[str, ...]:
    """Return ``value`` if each is the name of a rule."""
    for name in value:
        if name not in rules():
            raise click.BadParameter(
                f"there is no rule {name!r}; 'compare rules' lists them", ctx, param
            )
    return value


def _phrases(ctx: click.Context, param: click.Parameter, value: tuple[str, ...]) -> tuple[str, ...]:
    """Return the phrases, with the lines of a file in place of its name behind an ``@``."""
    phrases: list[str] = []
    for phrase in value:
        if phrase.startswith("@"):
            phrases += _lines(phrase[1:])
        else:
            phrases.append(phrase)
    return tuple(stripped for phrase in phrases if (stripped := phrase.strip()))


def _lines(name: str) -> list[str]:
    from compare.cli.files import read_text

    return read_text(name).splitlines()


def _complete_rule(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[str]:
    return [name for name in rules() if name.startswith(incomplete)]


def rules() -> tuple[str, ...]:
    """Return the names of all judging rules, in the order they are tried."""
    from compare.judge import RULES

    return tuple(RULES)


def judging_options(command: Command) -> Command:
    """Add one option for each field of :class:`compare.options.Options`."""
    for decorate in reversed(
        (
            click.option(
                "--no-internal",
                is_flag=True,
                help="Do not hold each account against itself as well.",
            ),
            click.option(
                "--disable",
                "disabled_rules",
                multiple=True,
                callback=_known,
                shell_complete=_complete_rule,
                metavar="RULE",
                help="Leave a rule out; may be repeated. 'compare rules' lists them.",
            ),
            click.option(
                "--align-threshold",
                type=float,
                callback=_share,
                default=0.5,
                show_default=True,
                metavar="0..1",
                help="How alike sentences must be to count as saying the same.",
            ),
            click.option(
                "--date-order",
                type=click.Choice(["dmy", "mdy"]),
                default="dmy",
                show_default=True,
                help="How 3/4/2025 is read: 3 April or 4 March.",
            ),
            click.option(
                "--reuse-min-words",
                type=click.IntRange(min=3),
                default=8,
                show_default=True,
                metavar="N",
                help="Equal words from which wording that two accounts share is told.",
            ),
            click.option(
                "--reuse-exclude",
                multiple=True,
                callback=_phrases,
                metavar="PHRASE",
                help=(
                    "A phrase that is nobody's own and never counts as shared wording; may be "
                    "repeated. @FILE takes each line of a file."
                ),
            ),
        )
    ):
        command = decorate(command)
    return command


def take_options(settings: dict[str, Any]) -> Options:
    """Take what :func:`judging_options` added out of the settings of a command."""
    import dataclasses

    from compare.options import Options

    settings["internal"] = not settings.pop("no_internal")
    names = [field.name for field in dataclasses.fields(Options) if field.name in settings]
    return Options(**{name: settings.pop(name) for name in names})


def output_options(command: Command) -> Command:
    """Add the options that say where a report goes and what it looks like."""
    told = (
        "Exit with 1 if there is a conflict; or a conflict or a question left open; "
        "or one of these or a detail."
    )
    return _output_options(command, FAIL_ON, told)


def check_output_options(command: Command) -> Command:
    """Add the same options for a check."""
    told = (
        "Exit with 1 if a claim is contradicted; or contradicted or unsupported; or one of these "
        "or to compare; or not supported in full."
    )
    return _output_options(command, CHECK_FAILS_ON, told)


def _output_options(command: Command, kinds: tuple[str, ...], told: str) -> Command:
    for decorate in reversed(
        (
            click.option(
                "-o",
                "--output",
                "outputs",
                type=click.Path(),
                multiple=True,
                metavar="FILE",
                help=f"Write the report to FILE; may be repeated. The suffix says how: {SUFFIXES}.",
            ),
            click.option(
                "--format",
                "stdout_format",
                type=click.Choice(sorted(FORMATS)),
                help="Print the report to standard output; without -o as text.",
            ),
            click.option(
                "--fail-on",
                type=click.Choice([*kinds, "never"]),
                default="never",
                show_default=True,
                help=told,
            ),
            click.option(
                "--undecided",
                is_flag=True,
                help="Let --fail-on pass over what somebody has decided on.",
            ),
            click.option(
                "-q",
                "--quiet",
                is_flag=True,
                help="No summary, no notes, no progress; errors and --format still show.",
            ),
            TIMEOUT,
            click.option(
                "--no-config",
                is_flag=True,
                expose_value=False,
                help=NO_CONFIG,
            ),
            click.option(
                "--decisions",
                type=click.Path(exists=True, dir_okay=False, readable=True),
                metavar="FILE",
                help=f"Take decisions from FILE; else from {DECISIONS}, if it is there.",
            ),
            click.option(
                "--no-decisions",
                is_flag=True,
                help="Show findings as if nothing had been decided.",
            ),
            click.option(
                "--width",
                type=click.IntRange(40, 200),
                metavar="COLUMNS",
                help="Width of text output; else the terminal's, or 80.",
            ),
            click.option(
                "--color",
                type=click.Choice(["auto", "always", "never"]),
                default="auto",
                show_default=True,
                help="Colours in text; auto heeds NO_COLOR and FORCE_COLOR.",
            ),
            click.option(
                "--paper",
                type=click.Choice(["A4", "Letter"], case_sensitive=False),
                metavar="[A4|Letter]",
                default="A4",
                show_default=True,
                help="Page size of a PDF.",
            ),
            click.option(
                "--template",
                "templates",
                type=click.Path(exists=True, file_okay=False, readable=True),
                metavar="DIR",
                help="Use the templates in DIR in place of ours, block by block.",
            ),
            click.option("--attach", is_flag=True, help="Put the JSON report into the PDF."),
            click.option(
                "--explain",
                is_flag=True,
                help="Say in text why two places were taken for one question.",
            ),
        )
    ):
        command = decorate(command)
    return command
