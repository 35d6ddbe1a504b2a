"""What the models made of a document, and of two together, kept on disk for the next time.

Loading the models and running them takes the larger part of a comparison of two articles. What
comes out depends on nothing but the text, its sentences, what is not read of it, the models, and
the code that runs them, so that a hash over all of these names a file that holds it. On a hit
neither spaCy nor onnxruntime nor their models are loaded. A report is the same with and without.
The answers to pairs of sentences that were read together are kept under a hash over all of them:
the last digits of each depend on which others are read in the same run.

The files hold the words of the articles. They and their folder are for their owner alone; a
folder that belongs to somebody else, or that others may write to, is not used. A file that is
damaged or is none of ours is passed over and replaced. Where nothing can be read or written,
all goes as if there were no store: it never stands in the way of a comparison.
"""

from __future__ import annotations

import hashlib
import json
import os
import stat
import sys
from contextlib import suppress
from functools import cache
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from compare._version import __version__
from compare.analyse import language, models
from compare.analyse.pack import pack, unpack

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    import numpy as np
    from numpy.typing import NDArray

    from compare.model import Analysis, Document

_Kept = TypeVar("_Kept")

VARIABLE = "COMPARE_CACHE"
"""Environment variable that names another folder than the usual one; empty for none."""
LIMIT = 256_000_000
"""Bytes that a folder may hold, some 600 articles of 1,000 words; when there are more, what was
not used for longest goes first."""

_MAGIC = b"compare tokens 2\n"
"""Starts every file; the number is raised when :mod:`compare.analyse.pack` changes."""
_MADE_BY = (
    "compare.analyse.language",
    "compare.analyse.annotate",
    "compare.analyse.unread",
    "compare.read.condense",
    "compare.analyse.clauses",
    "compare.analyse.tree",
    "compare.analyse.meaning",
    "compare.analyse.network",
    "compare.align.cross_encoder",
)
"""The modules that make what is kept: another state of any of them makes other files."""
_LIBRARIES = ("spacy", "thinc", "numpy", "onnxruntime", "tokenizers")
_SUFFIX, _ANSWERS = ".tokens", ".answers"
_UNFINISHED = ".tmp"
_DIGEST = hashlib.sha256().digest_size


def user_folder() -> Path | None:
    """Return where the person's store is: what :data:`VARIABLE` says, else the usual place."""
    named = os.environ.get(VARIABLE)
    if named is not None:
        return Path(named) if named else None
    try:
        return _caches() / "compare-accounts"
    except RuntimeError:  # there is no home
        return None


def _caches() -> Path:
    """Return the folder that the platform means for what can be made again."""
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Caches"
    name = "LOCALAPPDATA" if sys.platform == "win32" else "XDG_CACHE_HOME"
    named = os.environ.get(name, "")
    # A relative path is to be ignored, says the XDG specification.
    return Path(named) if os.path.isabs(named) else Path.home() / ".cache"


class Store:
    """A folder with what the models made of documents; made when there is something to keep."""

    def __init__(self, folder: str | os.PathLike[str], limit: int = LIMIT) -> None:
        self.folder = Path(folder) / "tokens"
        self.limit = limit

    def parse(self, document: Document) -> Analysis:
        """Return what :func:`compare.analyse.models.parse` does, kept or made and then kept."""
        key = _key(document)
        path = self.folder / (key.hex() + _SUFFIX)
        analysis = self._read(path, key, lambda body: unpack(body, document))
        if analysis is None:
            analysis = models.parse(document)
            self._write(path, key, pack(analysis))
        return analysis

    def answers(
        self, asked: Sequence[object], make: Callable[[], NDArray[np.float64]]
    ) -> NDArray[np.float64]:
        """Return the numbers that ``make`` does, kept or made and then kept.

        ``asked`` is all that they depend on beside the code and the libraries; it can be written
        as JSON.
        """
        key = hashlib.sha256(json.dumps([_maker(), *asked]).encode("ascii")).digest()
        path = self.folder / (key.hex() + _ANSWERS)
        answers = self._read(path, key, _numbers)
        if answers is None:
            answers = make()
            self._write(path, key, json.dumps(answers.tolist()).encode("ascii"))
        return answers

    def size(self) -> tuple[int, int]:
        """Return how many texts are kept, and how many bytes all that is kept holds."""
        files = list(self._files())
        texts = sum(path.suffix == _SUFFIX for path, _ in files)
        return texts, sum(entry.st_size for _, entry in files)

    def clear(self) -> int:
        """Remove all files and the folder; return how many there were. Raises ``OSError``."""
        files = [path for path, _ in self._files()]
        for path in files:
            path.unlink(missing_ok=True)
        with suppress(OSError):  # something of somebody else's is in there
            self.folder.rmdir()
        return len(files)

    def _read(self, path: Path, key: bytes, unpacked: Callable[[bytes], _Kept]) -> _Kept | None:
        try:
            if not self._is_ours():
                return None
            data = path.read_bytes()
            body = data[len(_MAGIC) + 2 * _DIGEST :]
            if data != _MAGIC + key + hashlib.sha256(body).digest() + body:
                return None
            kept = unpacked(body)
            os.utime(path)  # was used just now
        except (OSError, ValueError):
            return None
        return kept

    def _write(self, path: Path, key: bytes, body: bytes) -> None:
        data = _MAGIC + key + hashlib.sha256(body).digest() + body
        if len(data) > self.limit:
            return
        from tempfile import mkstemp

        try:
            self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            if not self._is_ours():
                return
            handle, temporary = mkstemp(suffix=_UNFINISHED, dir=self.folder)  # 0600
            try:
                with open(handle, "wb") as file:
                    file.write(data)
                os.replace(temporary, path)
            finally:
                Path(temporary).unlink(missing_ok=True)
            self._shrink()
        except OSError:
            return

    def _is_ours(self) -> bool:
        """Tell whether nobody else can have put files into the folder."""
        held = self.folder.stat()
        if not hasattr(os, "getuid"):
            return True
        return held.st_uid == os.getuid() and not held.st_mode & (stat.S_IWGRP | stat.S_IWOTH)

    def _shrink(self) -> None:
        """Remove what was not used for longest until the rest fits."""
        files = sorted(self._files(), key=lambda file: (file[1].st_mtime_ns, file[0]))
        excess = sum(entry.st_size for _, entry in files) - self.limit
        for path, entry in files:
            if excess <= 0:
                return
            path.unlink(missing_ok=True)
            excess -= entry.st_size

    def _files(self) -> Iterator[tuple[Path, os.stat_result]]:
        """Yield our files, those that a run left unfinished among them."""
        with suppress(FileNotFoundError, NotADirectoryError), os.scandir(self.folder) as entries:
            for entry in entries:
                if entry.name.endswith((_SUFFIX, _ANSWERS, _UNFINISHED)):
                    with suppress(FileNotFoundError):  # another run has just removed it
                        yield Path(entry.path), entry.stat(follow_symlinks=False)


def _numbers(body: bytes) -> NDArray[np.float64]:
    import numpy as np

    numbers: NDArray[np.float64] = np.array(json.loads(body), np.float64)
    return numbers


def _key(document: Document) -> bytes:
    """Return a hash over all that the tokens and vectors of a document depend on."""
    parts = [
        _maker(),
        language.reads_as(document),
        hashlib.sha256(document.text.encode("utf-8", "surrogatepass")).hexdigest(),
        [(s.index, s.span.start, s.span.end, s.kind) for s in document.sentences],
        [(r.span.start, r.span.end, r.reason) for r in document.removed],
    ]
    return hashlib.sha256(json.dumps(parts).encode("ascii")).digest()


@cache
def _maker() -> list[str]:
    """Return what makes the contents: our version and code, the models, and the libraries."""
    from importlib.metadata import version

    from compare.analyse import meaning

    libraries = [f"{name} {version(name)}" for name in _LIBRARIES]
    code = [hashlib.sha256(_source(name)).hexdigest() for name in _MADE_BY]
    python = f"python {sys.version_info.major}.{sys.version_info.minor}"
    encoder = sorted(meaning.NETWORK.about().items())
    return [__version__, *language.model_version(), *chain(*encoder), python, *libraries, *code]


def _source(module: str) -> bytes:
    """Return the code of a module: a checkout changes without a new version."""
    from importlib.util import find_spec

    spec = find_spec(module)
    if spec is None or spec.origin is None:
        return b""
    try:
        return Path(spec.origin).read_bytes()
    except OSError:  # in an archive: then the version tells
        return b""
