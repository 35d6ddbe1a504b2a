"""Standard input, output and error, each of which may be a terminal, a full disk, or closed."""

from __future__ import annotations

import contextlib
import os
import sys
from collections.abc import Iterator

import click

from compare.errors import InputError
from compare.write import OutputError

_MOST = 100_000_000
"""Bytes that are taken from standard input, so that an endless one ends as well."""


def read_stdin() -> bytes:
    """Return what standard input holds; :class:`InputError` where it is closed."""
    try:
        return sys.stdin.buffer.read(_MOST)
    except (OSError, ValueError, AttributeError) as error:
        cause = getattr(error, "strerror", None) or "is closed"
        raise InputError("standard input", cause) from error


def print_bytes(data: bytes) -> None:
    """Write to standard output and flush; a reader that has gone away is no error.

    Raises :class:`OutputError` where it is closed or its disk is full.
    """
    try:
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()
    except BrokenPipeError:
        _silence_stdout()
    except (OSError, ValueError, AttributeError) as error:  # closed: a ValueError, or no stream
        _silence_stdout()
        cause = getattr(error, "strerror", None) or "is closed"
        raise OutputError("standard output", cause) from error
    except BaseException:  # what is left must not wait for the reader at the end
        _silence_stdout()
        raise


def note(message: str) -> None:
    """Say ``message`` in one line on standard error, if there is one."""
    with contextlib.suppress(OSError):
        click.echo(one_line(message), err=True)


@contextlib.contextmanager
def held_back() -> Iterator[list[str]]:
    """Collect the warnings that our own modules log meanwhile, so that none breaks into a line."""
    import logging

    messages: list[str] = []

    class Collector(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            messages.append(record.getMessage())

    logger, handler = logging.getLogger("compare"), Collector(logging.WARNING)
    logger.addHandler(handler)
    try:
        yield messages
    finally:
        logger.removeHandler(handler)


def one_line(text: str) -> str:
    """Return ``text`` on one line: blanks for line ends, escapes for control characters."""
    return "".join(
        char if char.isprintable() else " " if char.isspace() else ascii(char)[1:-1]
        for char in text
    )


def is_terminal() -> bool:
    """Tell whether somebody sees standard output as it comes."""
    return sys.stdout is not None and sys.stdout.isatty()


def terminal_width() -> int:
    """Return the columns of the terminal, or 80 where standard output is none."""
    import shutil

    return shutil.get_terminal_size().columns if is_terminal() else 80


def wants_color(color: str) -> bool:
    """Tell whether printed text is coloured; the option beats the environment."""
    if color != "auto":
        return color == "always"
    if os.environ.get("NO_COLOR"):
        return False
    if os.environ.get("FORCE_COLOR", "0") not in ("", "0"):
        return True
    return is_terminal() and os.environ.get("TERM") != "dumb"


def _silence_stdout() -> None:
    """Keep the interpreter from failing once more when it flushes at its end."""
    null = os.open(os.devnull, os.O_WRONLY)
    try:
        os.dup2(null, sys.stdout.fileno())
    except (OSError, ValueError, AttributeError):
        pass
    finally:
        os.close(null)
