"""Files on disk, whole or not at all.

What is written goes to a temporary file in the target's own folder first and takes the
target's name only when every one of them is complete and on the disk. A full disk, a
folder that cannot be written or an interrupt leaves the old files as they were.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Sequence
from pathlib import Path

from compare.errors import CompareError

_TRIES = 1000


class OutputError(CompareError):
    """An output that cannot be written; the message names it and the cause."""

    def __init__(self, name: str, cause: str) -> None:
        """Keep ``name`` as the person gave it, and the cause in a few words."""
        super().__init__(f"{name}: {cause}")
        self.name = name
        self.cause = cause


def check_target(name: str) -> None:
    """Raise :class:`OutputError` if ``name`` can be seen beforehand to be no place to write to."""
    path = Path(name)
    folder = _target(name).parent
    try:
        if path.is_dir():
            raise OutputError(name, "is a directory")
        if not folder.is_dir():
            raise OutputError(name, f"there is no directory {_shown(path.parent)}")
        if path.exists() and not os.access(path, os.W_OK):
            raise OutputError(name, "may not be written")
        if not os.access(folder, os.W_OK | os.X_OK) and not _is_special(path):
            raise OutputError(name, f"the directory {_shown(path.parent)} may not be written to")
    except OSError as error:
        raise OutputError(name, _cause(error)) from error


def write_files(files: Sequence[tuple[str, bytes]]) -> None:
    """Write each content to its path, all of them or, as far as a disk allows, none.

    An existing file keeps its permissions, a new one gets the usual ones; a link is followed.
    Pipes and devices are written to directly, after the files. Raises :class:`OutputError`.
    """
    special = [(name, data) for name, data in files if _is_special(Path(name))]
    regular = [(name, data) for name, data in files if not _is_special(Path(name))]
    waiting: list[tuple[str, Path, Path]] = []
    try:
        for name, data in regular:
            target = _target(name)
            temporary = _reserve(name, target)
            waiting.append((name, temporary, target))
            _fill(name, temporary, data)
        while waiting:
            name, temporary, target = waiting[0]
            try:
                os.replace(temporary, target)
            except OSError as error:
                raise OutputError(name, _cause(error)) from error
            waiting.pop(0)
    finally:
        for _, temporary, _ in waiting:
            temporary.unlink(missing_ok=True)
    for name, data in special:
        try:
            Path(name).write_bytes(data)
        except OSError as error:
            raise OutputError(name, _cause(error)) from error


def _reserve(name: str, target: Path) -> Path:
    """Create an empty file beside ``target``, as permissive as ``target`` is to be."""
    try:
        for number in range(_TRIES):
            temporary = target.parent / f".compare-{os.getpid()}-{number}.tmp"
            try:
                handle = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o666)
            except FileExistsError:
                continue
            os.close(handle)
            return temporary
    except OSError as error:
        raise OutputError(name, _cause(error)) from error
    raise OutputError(name, "too many temporary files are in the way")


def _fill(name: str, temporary: Path, data: bytes) -> None:
    target = _target(name)
    try:
        with temporary.open("wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        if target.exists():
            temporary.chmod(stat.S_IMODE(target.stat().st_mode))
    except OSError as error:
        raise OutputError(name, _cause(error)) from error


def _target(name: str) -> Path:
    """Return where ``name`` leads, so that a link stays a link."""
    try:
        return Path(name).resolve()
    except (OSError, RuntimeError, ValueError) as error:  # links in a circle, a null character
        raise OutputError(name, _cause(error)) from error


def _is_special(path: Path) -> bool:
    return path.exists() and not path.is_file()


def _shown(folder: Path) -> str:
    return f"'{folder}'"


def _cause(error: Exception) -> str:
    if isinstance(error, OSError) and error.strerror:
        return error.strerror
    return str(error)
