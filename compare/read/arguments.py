"""What a person gives to be read: files, folders, patterns, addresses, ``-``."""

from __future__ import annotations

import glob
import os
from collections.abc import Iterator, Sequence
from pathlib import PurePath

from compare.errors import InputError
from compare.read.formats import FORMATS
from compare.read.stories import split_pick
from compare.read.web.hosts import is_address

MOST = 50
"""Files that are compared at once; more are a mistake, or a corpus."""


def expand(arguments: Sequence[str]) -> tuple[str, ...]:
    """Return the files that are meant, in the order given; those of a folder by their names.

    A folder stands for the files in it, not in those below, whose suffix is that of a format that
    can be read; a pattern (``*.txt``) for the files that fit, where no file has that very name.
    Raises :class:`InputError` for a folder or a pattern without any, and for too many.
    """
    found = [path for argument in arguments for path in _expand(argument)]
    if len(found) > MOST:
        raise InputError(
            ", ".join(arguments)[:200],
            f"{len(found)} files, but at most {MOST} can be compared at once",
        )
    return tuple(found)


def bare_path(argument: str) -> str:
    """Return the path of ``page.txt#2``, unless a file has that name."""
    return argument if os.path.exists(argument) else split_pick(argument)[0]


def _expand(argument: str) -> Iterator[str]:
    if argument == "-" or is_address(argument) or "\0" in argument:
        yield argument
    elif os.path.isdir(argument):
        yield from _in_folder(argument)
    elif glob.has_magic(argument) and not os.path.exists(bare_path(argument)):
        fitting = sorted(path for path in glob.glob(argument) if not os.path.isdir(path))
        if not fitting:
            raise InputError(argument, "no file fits this pattern")
        yield from fitting
    else:
        yield argument


def _in_folder(folder: str) -> list[str]:
    suffixes = {suffix for found in FORMATS if found.place for suffix in found.suffixes}
    try:
        names = sorted(os.listdir(folder))
    except OSError as error:
        raise InputError(folder, f"cannot be read ({error.strerror})") from None
    found = [
        os.path.join(folder, name)
        for name in names
        if not name.startswith(".") and PurePath(name).suffix.lower() in suffixes
    ]
    files = [path for path in found if os.path.isfile(path)]
    if not files:
        raise InputError(folder, "is a folder without a file that can be read")
    return files
