"""Files on disk, whole or not at all.

What is written goes to a temporary file in the target's own folder first and takes the
target's name only when every one of them is complete and on the disk. A full disk, a
folder that cannot be written or an interrupt leaves the old files as they were, and no others.
"""

from __future__ import annotations

import contextlib
import errno
import os
import re
import signal
import stat
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from compare.errors import CompareError

PLACING = threading.Lock()
"""Held while new files take their places; whoever ends the process waits for it."""
_TRIES = 1000
_IN_THE_WAY = "too many temporary files are in the way"
_LEFT = re.compile(r"\.compare-([0-9]{1,10})-[0-9]{1,4}\.tmp")
_STALE = 60
"""Seconds after which what another process has left is nobody's."""


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


def write_files(
    files: Sequence[tuple[str, bytes]],
    *,
    before: Callable[[], None] | None = None,
    done: list[str] | None = None,
) -> None:
    """Write each content to its path, all of them or, as far as a disk allows, none.

    An existing file keeps its permissions, a new one gets the usual ones; a link is followed.
    Pipes and devices are written to directly, after the files. ``before`` is called when all
    contents are on the disk and none is in its place; if it raises, none will be. To ``done`` each
    name is added as soon as it holds the new content. Raises :class:`OutputError`, which
    says what was written all the same, if anything was.
    """
    special = [(name, data) for name, data in files if _is_special(Path(name))]
    regular = [(name, data) for name, data in files if not _is_special(Path(name))]
    waiting: list[_Waiting] = []
    done = [] if done is None else done
    try:
        for name, data in regular:
            target = _target(name)
            _sweep(target.parent)
            waiting.append(_Waiting(name, target))
            waiting[-1].fill(data)
        if before is not None:
            before()
        with _uninterrupted():
            for one in waiting:
                one.show(done)
            for one in waiting:
                one.take_place(done)
    finally:
        for one in waiting:
            one.drop()
    for name, data in special:
        try:
            Path(name).write_bytes(data)
        except OSError as error:
            raise OutputError(name, _cause(error, done)) from error
        done.append(name)


class _Waiting:
    """A new content on the disk of its target that does not have the target's name yet.

    On Linux it has no name at all until the last moment, so that nothing is left of it whatever
    happens to the process. Elsewhere it is a hidden file, which :func:`_sweep` removes some day.
    """

    def __init__(self, name: str, target: Path) -> None:
        self._name = name
        self._target = target
        self._path: Path | None = None
        self._handle = -1
        try:
            self._handle = _nameless(target.parent)
            if self._handle < 0:
                self._path, self._handle = self._named()
        except OSError as error:
            raise OutputError(name, _cause(error)) from error

    def fill(self, data: bytes) -> None:
        """Put ``data`` on the disk, as permissive as the target is to be."""
        try:
            left = memoryview(data)
            while left:
                left = left[os.write(self._handle, left) :]
            os.fsync(self._handle)
            if self._target.exists():
                os.fchmod(self._handle, stat.S_IMODE(self._target.stat().st_mode))
        except OSError as error:
            raise OutputError(self._name, _cause(error)) from error

    def show(self, done: Sequence[str] = ()) -> None:
        """Give it a name beside its target; ``done`` is what was written before."""
        if self._path is not None:
            return
        for path in _names(self._target.parent):
            try:
                # A folder to start from, which is not looked at, makes Python follow the link.
                os.link(f"/proc/self/fd/{self._handle}", path, src_dir_fd=self._handle)
            except FileExistsError:
                continue
            except OSError:  # a file system, or a sandbox, that cannot name what has no name
                self._copy(done)
                return
            self._path = path
            return
        raise OutputError(self._name, _with(_IN_THE_WAY, done))

    def _copy(self, done: Sequence[str]) -> None:
        nameless = self._handle
        try:
            self._path, self._handle = self._named()
            os.fchmod(self._handle, stat.S_IMODE(os.fstat(nameless).st_mode))
            at = 0
            while part := os.pread(nameless, 1 << 20, at):
                at += os.write(self._handle, part)
            os.fsync(self._handle)
        except OSError as error:
            raise OutputError(self._name, _cause(error, done)) from error
        finally:
            os.close(nameless)

    def take_place(self, done: list[str]) -> None:
        """Replace the target; ``done`` are the names of outputs that have, to which it is added."""
        assert self._path is not None
        try:
            os.replace(self._path, self._target)
        except OSError as error:
            raise OutputError(self._name, _cause(error, done)) from error
        self._path = None
        done.append(self._name)

    def drop(self) -> None:
        """Let go of it; what has not taken its place is gone."""
        if self._handle >= 0:
            os.close(self._handle)
            self._handle = -1
        if self._path is not None:
            self._path.unlink(missing_ok=True)

    def _named(self) -> tuple[Path, int]:
        for path in _names(self._target.parent):
            try:
                return path, os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o666)
            except FileExistsError:
                continue
        raise OutputError(self._name, _IN_THE_WAY)


def _nameless(folder: Path) -> int:
    """Open a file in ``folder`` that has no name; -1 where there is no such thing."""
    if not hasattr(os, "O_TMPFILE") or not os.path.isdir("/proc/self/fd"):
        return -1
    try:
        return os.open(folder, os.O_RDWR | os.O_TMPFILE, 0o666)
    except OSError as error:
        if error.errno in (errno.EOPNOTSUPP, errno.EISDIR, errno.EINVAL, errno.ENOENT):
            return -1
        raise


def _names(folder: Path) -> Iterator[Path]:
    for number in range(_TRIES):
        yield folder / f".compare-{os.getpid()}-{number}.tmp"


def _sweep(folder: Path) -> None:
    """Remove what a run that was killed has left in ``folder``, as far as that is sure."""
    with contextlib.suppress(OSError):
        for path in folder.glob(".compare-*-*.tmp"):
            found = _LEFT.fullmatch(path.name)
            if found and _is_over(int(found[1])) and time.time() - path.lstat().st_mtime > _STALE:
                path.unlink(missing_ok=True)


def _is_over(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return True
    except (OSError, OverflowError):
        return False
    return False


@contextlib.contextmanager
def _uninterrupted() -> Iterator[None]:
    """Hold back signals for the moment in which the new files take their places, all or none."""
    held = {signal.SIGINT, signal.SIGTERM, signal.SIGHUP, signal.SIGALRM}
    with PLACING:
        before = signal.pthread_sigmask(signal.SIG_BLOCK, held)
        try:
            yield
        finally:
            signal.pthread_sigmask(signal.SIG_SETMASK, before)


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


def _cause(error: Exception, done: Sequence[str] = ()) -> str:
    cause = str(error)
    if isinstance(error, OSError) and error.strerror:
        cause = error.strerror
    return _with(cause, done)


def _with(cause: str, done: Sequence[str]) -> str:
    return f"{cause}; written were {', '.join(done)}" if done else cause
