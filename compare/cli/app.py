"""The click group that takes bare paths, and the one place where errors become exit codes."""

from __future__ import annotations

import gc
import os
import sys
import traceback
import warnings
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any, NoReturn

import click

from compare.cli.configuration import (
    commands_of,
    configure,
    no_config,
    options_of,
    told_with_origin,
)
from compare.cli.ending import Expired, signals
from compare.cli.streams import note, print_bytes
from compare.errors import CompareError

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem

DONE, FOUND, TROUBLE, INCOMPLETE, INTERRUPTED = 0, 1, 2, 3, 130
"""Exit codes: done; what ``--fail-on`` names was found; wrong usage or unreadable input;
an output that needs a missing system library; interrupted (128 and the signal's number)."""

DEFAULT = "compare"
"""The command that runs where the first argument names no other."""

DEBUG = "COMPARE_DEBUG"
"""Environment variable that, set to anything, shows the traceback of an unexpected error."""

_LONGEST = 500
"""Characters of a message, which may quote what was given."""
_RARELY = 50_000
"""New objects between two searches for rubbish: parsing makes hundreds of thousands that stay."""


class Command(click.Command):
    """A command that heeds settings, and whose help goes to standard output like a report."""

    def __init__(self, *args: Any, **settings: Any) -> None:
        super().__init__(*args, **settings)
        self.help = as_it_stands(self.help)
        if options_of(self) and not any("--no-config" in p.opts for p in self.params):
            self.params.append(no_config())

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Put the settings of file and environment behind what the command line says."""
        root = ctx.find_root().command
        if isinstance(root, click.Group) and any("--no-config" in p.opts for p in self.params):
            configure(self, ctx, args, commands_of(root))
        with told_with_origin(ctx):
            return super().parse_args(ctx, args)

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        """Return click's option with our way of printing."""
        option = super().get_help_option(ctx)
        if option is not None:
            option.callback = show_help
        return option


def as_it_stands(help: str | None) -> str | None:
    """Return a help text with click's mark, which a raw docstring spells, for lines to be kept."""
    return help and help.replace("\\b", "\b")


def show_help(ctx: click.Context, param: click.Parameter, value: bool) -> None:
    """Print the help and end, where the option was given."""
    if value and not ctx.resilient_parsing:
        print_bytes(f"{ctx.get_help()}\n".encode())
        ctx.exit()


class App(click.Group):
    """A group whose default command needs no name: ``compare A B`` compares.

    Only the very first argument can name another command, so options may come first and a
    file called ``render`` is reached as ``./render``.
    """

    command_class = Command

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Put the default command's name before arguments that name none."""
        first_word_is_being_completed = ctx.resilient_parsing and not args
        if not first_word_is_being_completed and not self._names_a_command(args):
            args = [DEFAULT, *args]
        return super().parse_args(ctx, args)

    def _names_a_command(self, args: Sequence[str]) -> bool:
        return bool(args) and args[0] != DEFAULT and args[0] in self.commands

    def shell_complete(self, ctx: click.Context, incomplete: str) -> list[CompletionItem]:
        """Complete the first word: an option of the default command, a command, else a file."""
        from click.shell_completion import CompletionItem

        default = self.commands[DEFAULT]
        if incomplete.startswith("-"):
            return default.shell_complete(
                click.Context(default, ctx, resilient_parsing=True), incomplete
            )
        names = [name for name in self.list_commands(ctx) if name.startswith(incomplete)]
        if incomplete and names:
            return [CompletionItem(name) for name in names if name != DEFAULT]
        return [CompletionItem(incomplete, type="file")]

    def main(
        self,
        args: Sequence[str] | None = None,
        prog_name: str | None = None,
        complete_var: str | None = None,
        standalone_mode: bool = True,
        **extra: Any,
    ) -> Any:
        """Run the command and leave the process with its exit code.

        With ``standalone_mode`` off, exceptions pass through and the code is returned.
        """

        def run() -> int:
            return int(
                super(App, self).main(args, prog_name, complete_var, standalone_mode=False, **extra)
                or DONE
            )

        if not standalone_mode:
            return run()
        gc.set_threshold(_RARELY)  # this process is ours, and short-lived
        sys.exit(guarded(run))


def guarded(run: Callable[[], int]) -> int:
    """Return what ``run`` returns, or the exit code of what it raised, told in one line."""
    debug = bool(os.environ.get(DEBUG))
    try:
        with warnings.catch_warnings(), signals():
            if not debug:
                warnings.simplefilter("ignore")
            return run()
    except click.UsageError as error:
        complain(f"{one_sentence(error.format_message())} (see compare --help)")
    except click.ClickException as error:
        complain(error.format_message())
    except CompareError as error:
        complain(str(error))
    except (click.Abort, KeyboardInterrupt):
        return INTERRUPTED
    except Expired as error:
        complain(str(error))
    except MemoryError:
        complain("there is not enough memory for this")
    except Exception as error:
        if debug:
            traceback.print_exc()
        complain(
            f"unexpected {type(error).__name__}: {error} - this is a mistake in compare, "
            f"please report it ({DEBUG}=1 shows where it happened)"
        )
    return TROUBLE


def complain(message: str) -> None:
    """Say what is wrong in one line on standard error."""
    if len(message) > _LONGEST:
        message = f"{message[:_LONGEST]}..."
    note(f"compare: {message}")


def one_sentence(text: str) -> str:
    """Return ``text`` in the form of our own messages: no capital, no stop, one line."""
    words = " ".join(text.split())
    return (words[:1].lower() + words[1:]).rstrip(".")


def refuse(name: str, cause: str) -> NoReturn:
    """Raise a usage error about the argument or file ``name``."""
    raise click.UsageError(f"{name}: {cause}")
