"""The one folder whose files may be read, whatever name is asked for."""

from __future__ import annotations

import contextlib
import errno
import os
import stat
from collections.abc import Iterator
from dataclasses import dataclass

from compare.errors import InputError

MOST_BYTES = 60_000_000
"""Largest file that is read."""
_MOST_NAMES = 500
_MOST_SEEN = 20_000
_FOLDER = os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC
_FILE = os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC  # a pipe must not hold us up


@dataclass(frozen=True, slots=True)
class Folder:
    """A folder, and what lies below it.

    Links are not followed, wherever they lead, and names that begin with a dot are not read: each
    step down is opened from the one before, so that nothing that changes meanwhile leads out.
    """

    root: str
    """Absolute, without links."""

    @staticmethod
    def at(path: str) -> Folder:
        """Return the folder at ``path``; :class:`compare.InputError` where there is none."""
        root = os.path.realpath(path)
        if not os.path.isdir(root):
            raise InputError(path, "is no folder")
        return Folder(root)

    def read(self, name: str) -> bytes:
        """Return the bytes of a file, named from the folder or by its whole path.

        Raises :class:`compare.InputError`, which tells nothing of what lies outside.
        """
        shown = "".join(c if c.isprintable() else "?" for c in name)[:200] or "''"
        parts = self._parts(name, shown)
        try:
            with self._open(parts) as handle:
                told = os.fstat(handle)
                if not stat.S_ISREG(told.st_mode):
                    raise InputError(shown, "is no file")
                if told.st_size > MOST_BYTES:
                    raise InputError(shown, f"is larger than {MOST_BYTES // 10**6} MB")
                with os.fdopen(os.dup(handle), "rb") as file:
                    return file.read(MOST_BYTES)
        except OSError as error:
            raise InputError(shown, _cause(error)) from None

    def names(self) -> tuple[tuple[str, ...], bool]:
        """Return names of files below the folder, sorted, and whether there are more."""
        found: list[str] = []
        seen = 0
        for folder, folders, files in os.walk(self.root):
            folders[:] = sorted(name for name in folders if not name.startswith("."))
            for name in sorted(files):
                seen += 1
                path = os.path.join(folder, name)
                if not name.startswith(".") and _plain(path):
                    found.append(os.path.relpath(path, self.root))
                if len(found) > _MOST_NAMES or seen > _MOST_SEEN:
                    return tuple(found[:_MOST_NAMES]), True
        return tuple(found), False

    def _parts(self, name: str, shown: str) -> list[str]:
        if os.path.isabs(name):
            if not name.startswith(self.root.rstrip("/") + "/"):
                raise InputError(shown, "is not below the folder that may be read")
            name = name[len(self.root) :]
        parts = [part for part in name.split("/") if part not in ("", ".")]
        if ".." in parts:
            raise InputError(shown, "is not below the folder that may be read")
        if not parts or "\0" in name:
            raise InputError(shown, "is not the name of a file")
        if any(part.startswith(".") for part in parts):
            raise InputError(shown, "begins with a dot, and such files are not read")
        return parts

    @contextlib.contextmanager
    def _open(self, parts: list[str]) -> Iterator[int]:
        handle = os.open(self.root, _FOLDER)
        try:
            for n, part in enumerate(parts):
                how = _FILE if n == len(parts) - 1 else _FOLDER | os.O_NOFOLLOW
                below = os.open(part, how, dir_fd=handle)
                os.close(handle)
                handle = below
            yield handle
        finally:
            os.close(handle)


def _plain(path: str) -> bool:
    try:
        return stat.S_ISREG(os.lstat(path).st_mode)
    except OSError:
        return False


def _cause(error: OSError) -> str:
    match error.errno:
        case errno.ENOENT:
            return "no such file"
        case errno.ELOOP | errno.ENOTDIR:
            return "leads through a link or a file, which is not followed"
        case errno.EACCES | errno.EPERM:
            return "no permission to read it"
        case errno.ENXIO:
            return "is no file"
        case _:
            return f"cannot be read ({error.strerror})"
