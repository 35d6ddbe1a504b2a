"""What to type where a package is missing: a line for the very environment that we run in."""

from __future__ import annotations

import re
import shlex
import sys
from pathlib import Path

_NAME = "compare-accounts"
_EXTRA = re.compile(r"""\bextra\s*==\s*['"]([\w.-]+)['"]""")


def adding(*packages: str) -> str:
    """Return the command line that installs ``packages``, requirements as pip reads them, here."""
    from importlib.util import find_spec

    python = sys.executable or "python3"
    # An environment may be without pip; any other pip can fill it then.
    pip = [python, "-m", "pip"] if find_spec("pip") else ["pip", "--python", python]
    return shlex.join([*pip, "install", *packages])


def adding_extras(*extras: str) -> str:
    """Return the command line that installs what ``extras`` of this distribution ask for, here.

    The packages are named, not the distribution: nobody has to know where that came from.
    """
    from importlib.metadata import PackageNotFoundError, requires

    try:
        wanted = requires(_NAME) or []
    except PackageNotFoundError:  # a bare copy of the source
        return adding(f"{Path(__file__).parents[1]}[{','.join(extras)}]")
    asked = (requirement.partition(";") for requirement in wanted)
    names = [name.strip() for name, _, only in asked if {*_EXTRA.findall(only)} & {*extras}]
    return adding(*names)
