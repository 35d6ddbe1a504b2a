"""Compare accounts of the same events: what agrees, what adds detail, what conflicts.

>>> import compare
>>> report = compare.compare_texts("Ten died.", "Nine died.", names=("one", "two"))
>>> [document.name for document in report.documents]
['one', 'two']

The names below are the public interface; ``docs/python.md`` shows them at work. Importing
this package loads nothing heavy: models load at the first comparison, once for a process.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from importlib import import_module
from typing import TYPE_CHECKING, Any

from compare._version import __version__

if TYPE_CHECKING:
    from compare.errors import CompareError, InputError
    from compare.model import Check, Document, Report
    from compare.opinion import Adviser
    from compare.options import Options

__all__ = [
    "Adviser",
    "Check",
    "CompareError",
    "InputError",
    "Options",
    "Report",
    "__version__",
    "check_files",
    "check_texts",
    "compare_files",
    "compare_texts",
    "segment",
    "to_dict",
]

_LAZY = {
    "Adviser": "compare.opinion",
    "Check": "compare.model",
    "CompareError": "compare.errors",
    "InputError": "compare.errors",
    "Options": "compare.options",
    "Report": "compare.model",
}
_NAME_WORDS = 6
_NAME_LENGTH = 40


def compare_texts(
    *texts: str,
    names: Sequence[str] | None = None,
    options: Options | None = None,
    cache: str | os.PathLike[str] | None = None,
    adviser: Adviser | None = None,
) -> Report:
    """Compare any number of texts from one up; one alone is held against itself.

    ``names`` are what the report calls them, one for each text; they may be equal. A text
    without a name is called by its first words. ``cache`` names a folder in which what the
    language model makes of each text is kept, for a quicker start the next time. ``adviser`` is a
    model of your own to be asked about what is left open. Raises
    :class:`TypeError` for what is no text, :class:`ValueError` for no texts at all or as many
    names as do not fit, and :class:`compare.InputError` for a text that cannot be read.
    """
    return _run(_texts(texts, names), options, cache, adviser)


def compare_files(
    *paths: str | os.PathLike[str],
    options: Options | None = None,
    cache: str | os.PathLike[str] | None = None,
    adviser: Adviser | None = None,
) -> Report:
    """Compare any number of files from one up; one alone is held against itself.

    ``-`` is standard input. ``cache`` and ``adviser`` are as in :func:`compare_texts`. Raises
    :class:`compare.InputError`, which names the file and the cause, for one that cannot be read,
    and :class:`ValueError` for no files at all.
    """
    from compare.read import read_path

    return _run([read_path(os.fsdecode(path)) for path in paths], options, cache, adviser)


def check_texts(
    draft: str,
    *sources: str,
    names: Sequence[str] | None = None,
    options: Options | None = None,
    cache: str | os.PathLike[str] | None = None,
) -> Check:
    """Hold a draft against its sources, sentence by sentence.

    ``names`` are those of the draft and of each source; all else is as in :func:`compare_texts`.
    Raises :class:`ValueError` where no source is given.
    """
    return _check(_texts((draft, *sources), names), options, cache)


def check_files(
    draft: str | os.PathLike[str],
    *sources: str | os.PathLike[str],
    options: Options | None = None,
    cache: str | os.PathLike[str] | None = None,
) -> Check:
    """Hold a file with a draft against the files of its sources, sentence by sentence.

    ``-`` is standard input. Raises what :func:`compare_files` does, and :class:`ValueError` where
    no source is given.
    """
    from compare.read import read_path

    return _check([read_path(os.fsdecode(path)) for path in (draft, *sources)], options, cache)


def segment(text: str) -> tuple[tuple[int, int], ...]:
    """Return the sentences of ``text`` as half-open ranges of code points, in order.

    Raises :class:`TypeError` for what is no text and :class:`compare.InputError` for one that is
    longer than any account may be.
    """
    from compare.analyse.limits import check_size
    from compare.analyse.sentences import split

    if not isinstance(text, str):
        raise TypeError(f"the text must be a str, not {type(text).__name__}")
    check_size(text, "the text")
    return tuple((span.start, span.end) for span in split(text))


def to_dict(report: Report | Check) -> dict[str, Any]:
    """Return ``report`` as the values of its JSON, which ``docs/json.md`` describes."""
    from compare.codec import to_dict as encode

    return encode(report)


def _run(
    documents: Sequence[Document],
    options: Options | None,
    cache: str | os.PathLike[str] | None,
    adviser: Adviser | None,
) -> Report:
    if not documents:
        raise ValueError("nothing to compare: give one text or more")
    _check_options(options)
    from compare.analyse.store import Store
    from compare.options import Options
    from compare.pipeline import run

    store = Store(cache) if cache is not None else None
    return run(documents, options or Options(), store=store, adviser=adviser)


def _check(
    documents: Sequence[Document],
    options: Options | None,
    cache: str | os.PathLike[str] | None,
) -> Check:
    if len(documents) < 2:
        raise ValueError("nothing to check against: give one source or more")
    _check_options(options)
    from compare.analyse.store import Store
    from compare.options import Options
    from compare.pipeline import check

    store = Store(cache) if cache is not None else None
    return check(documents, options or Options(), store=store)


def _check_options(options: object) -> None:
    from compare.options import Options

    if not isinstance(options, Options | None):
        raise TypeError(f"options must be compare.Options, not {type(options).__name__}")


def _texts(texts: Sequence[str], names: Sequence[str] | None) -> list[Document]:
    for text in texts:
        if not isinstance(text, str):
            raise TypeError(f"each text must be a str, not {type(text).__name__}")
    if isinstance(names, str | bytes):
        raise TypeError(f"names must be a sequence of names, not one {type(names).__name__}")
    given = tuple(names) if names is not None else tuple(map(_first_words, texts))
    if len(given) != len(texts):
        raise ValueError(f"{len(texts)} texts, but {len(given)} names")
    for name in given:
        if not isinstance(name, str):
            raise TypeError(f"each name must be a str, not {type(name).__name__}")
    return [_text(text, name) for text, name in zip(texts, given, strict=True)]


def _text(text: str, name: str) -> Document:
    from compare.errors import InputError
    from compare.read import read_text

    try:
        text.encode("utf-8")
    except UnicodeEncodeError as error:
        cause = f"is no text: half of a surrogate pair at character {error.start}"
        raise InputError(name, cause) from None
    return read_text(text, name)


def _first_words(text: str) -> str:
    """Return a name that says which text it is and does not depend on its place."""
    words = text[: 10 * _NAME_LENGTH].split()
    name = " ".join(words[:_NAME_WORDS])[:_NAME_LENGTH].rstrip()
    return name or "untitled"


def __getattr__(name: str) -> Any:
    """Load a public type when it is first asked for (PEP 562)."""
    if name not in _LAZY:
        raise AttributeError(f"module 'compare' has no attribute {name!r}")
    value = getattr(import_module(_LAZY[name]), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    """List the public names, loaded or not."""
    return sorted(set(globals()) | set(__all__))
