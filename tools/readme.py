"""The two blocks of README.md that show what the program prints."""

from __future__ import annotations

import os
import re
import subprocess
import sys

WIDTH = 80
_LINES = 30
"""How much of the terminal output the README shows at most; it ends at an empty line."""
_HELP = "import sys; sys.argv[0] = 'compare'; from compare.cli import main; main()"


def filled(text: str, command: str, terminal: str) -> str:
    """Return the README with both blocks made anew.

    ``terminal`` is what ``command`` prints. Raises :class:`ValueError` where a block is missing.
    """
    lines = terminal.split("\n")[:_LINES]
    while lines.pop():
        pass
    shown = "\n".join([f"$ {command}", *lines, "..."])
    text = _replaced(text, "terminal", shown + "\n")
    return _replaced(text, "help", usage())


def usage() -> str:
    """Return what ``compare --help`` prints on 80 columns."""
    done = subprocess.run(
        [sys.executable, "-c", _HELP, "--help"],
        capture_output=True,
        text=True,
        check=True,
        env={**os.environ, "COLUMNS": str(WIDTH)},
    )
    return done.stdout


def _replaced(text: str, name: str, content: str) -> str:
    pattern = re.compile(rf"(<!-- {name} -->\n```\w*\n).*?(```\n)", re.DOTALL)
    if not pattern.search(text):
        raise ValueError(f"README.md has no block {name!r}")
    return pattern.sub(lambda found: found[1] + content + found[2], text, count=1)
