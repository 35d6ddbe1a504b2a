"""Sockets that ``compare serve`` listens on: a port of this machine, or a file."""

from __future__ import annotations

import contextlib
import errno
import os
import socket
import stat
from collections.abc import Iterator

from compare.errors import CompareError

_BACKLOG = 128
"""Whoever follows the link at once waits until we answer."""


@contextlib.contextmanager
def at_port(port: int) -> Iterator[socket.socket]:
    """Listen on a port of 127.0.0.1, 0 for any; :class:`CompareError` where it is taken."""
    # With the protocol named, asyncio knows that it is TCP and lets no small answer wait (Nagle).
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM, socket.IPPROTO_TCP) as made:
        made.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            made.bind(("127.0.0.1", port))
            made.listen(_BACKLOG)
        except OSError as error:
            raise CompareError(f"port {port}: {error.strerror} (--port names another)") from error
        yield made


@contextlib.contextmanager
def at_path(path: str, mode: int) -> Iterator[socket.socket]:
    """Listen on a Unix socket with the permissions ``mode``, and remove it at the end.

    A socket that nobody answers on any more is replaced; a socket in use, and whatever is no
    socket, is a :class:`CompareError`.
    """
    with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as made:
        try:
            _make_room(path)
            before = os.umask(0o777 & ~mode)  # nobody else can open it, not even for a moment
            try:
                made.bind(path)
            finally:
                os.umask(before)
            made.listen(_BACKLOG)
        except OSError as error:
            raise CompareError(f"{path}: {error.strerror or error}") from error
        own = _identity(path)
        try:
            yield made
        finally:
            if own is not None and _identity(path) == own:  # nobody has put another there
                with contextlib.suppress(OSError):
                    os.unlink(path)


def _make_room(path: str) -> None:
    """Remove a socket that was left behind."""
    try:
        told = os.lstat(path)
    except FileNotFoundError:
        return
    if not stat.S_ISSOCK(told.st_mode):
        raise CompareError(f"{path}: is there already, and no socket")
    with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as asking:
        asking.settimeout(2)
        try:
            asking.connect(path)
        except OSError as error:
            if error.errno != errno.ECONNREFUSED:
                raise
        else:
            raise CompareError(f"{path}: another server listens there")
    os.unlink(path)


def _identity(path: str) -> tuple[int, int] | None:
    try:
        told = os.lstat(path)
    except OSError:
        return None
    return told.st_dev, told.st_ino
