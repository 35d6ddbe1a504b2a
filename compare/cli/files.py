"""Files that the command names besides articles: read within limits, never waited for in vain."""

from __future__ import annotations

import os
import stat
from functools import partial

from compare.errors import InputError

LISTED = 1_000_000
"""Bytes of a list of phrases, of fingerprints, or of a file of settings."""
SAVED = 500_000_000
"""Bytes of a saved report."""


def read_regular(name: str, limit: int) -> bytes:
    """Return what a file holds, if it is an ordinary one and no larger than ``limit``.

    A pipe or a device is not waited for. Raises :class:`InputError`.
    """
    try:
        with open(name, "rb", opener=_open_regular) as handle:
            return _within(handle.read(limit + 1), name, limit)
    except (OSError, ValueError) as error:
        raise InputError(name, getattr(error, "strerror", None) or str(error)) from error


def read_text(name: str) -> str:
    """Return what a short file of UTF-8 text holds; :class:`InputError` for any other."""
    data = read_regular(name, LISTED)
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise InputError(name, f"is not UTF-8 text (byte {error.start})") from error
    if "\0" in text:
        raise InputError(name, "holds NUL characters, so it is no text")
    return text


def read_whole(name: str, limit: int = SAVED) -> bytes:
    """Return what a file holds; a pipe is read as well, once somebody writes to it.

    Raises :class:`InputError`.
    """
    try:
        opener = None
        if stat.S_ISFIFO(os.stat(name).st_mode):
            from compare.read.source import open_patiently

            opener = partial(open_patiently, shown=name)
        with open(name, "rb", opener=opener) as handle:
            return _within(handle.read(limit + 1), name, limit)
    except (OSError, ValueError) as error:
        raise InputError(name, getattr(error, "strerror", None) or str(error)) from error


def _open_regular(name: str, flags: int) -> int:
    # A pipe that nobody writes to would be waited for before it could be told from a file.
    handle = os.open(name, flags | os.O_NONBLOCK)
    mode = os.fstat(handle).st_mode
    if not stat.S_ISREG(mode):
        os.close(handle)
        what = "a folder" if stat.S_ISDIR(mode) else "a pipe or a device"
        raise InputError(name, f"is {what}, not a file")
    return handle


def _within(data: bytes, name: str, limit: int) -> bytes:
    if len(data) > limit:
        raise InputError(name, f"is larger than {limit // 1_000_000} MB")
    return data
