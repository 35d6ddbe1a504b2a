"""Compares the texts of labelled cases in several processes, through the public interface only."""

from __future__ import annotations

import os
import traceback
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from functools import lru_cache, partial
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from benchmarks.cases import Failure, Item, Json, Prediction
from benchmarks.sets import family

if TYPE_CHECKING:
    from compare.analyse.store import Store
    from compare.model import Analysis, Document
    from compare.options import Options

_T = TypeVar("_T")

_THREADS = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS")
_CHUNK = 40_000
"""Code points in one piece of work, about: small enough that no process waits for another long."""


def predictions(
    items: Sequence[Item], jobs: int, cache: str | None = None
) -> Iterator[Prediction | Failure]:
    """Yield what is said of each item, in the order of the items.

    An error in one of them does not stop the others. ``cache`` is as in :func:`each`.
    """
    return each(items, jobs, _said, cache)


def each(
    items: Sequence[Item],
    jobs: int,
    say: Callable[[Item, Json], _T],
    cache: str | None = None,
) -> Iterator[_T | Failure]:
    """Yield what ``say``, a function of some module, makes of each item and its report.

    ``cache`` is a folder that keeps what the language model makes of the texts, for the next run.
    """
    if jobs <= 1:
        with reusing(cache):
            for item in items:
                yield _safely(item, say)
        return
    from multiprocessing import get_context

    # The processes are the threads here; more of them than processors only get in the way.
    os.environ.update(dict.fromkeys(_THREADS, "1"))
    with get_context("spawn").Pool(jobs, _start, (cache,)) as pool:
        for chunk in pool.imap(partial(_chunk, say), list(_chunks(items))):
            yield from chunk


def _chunks(items: Sequence[Item]) -> Iterator[list[Item]]:
    """Cut the work, keeping together what shares its first text, so that it is read once."""
    chunk: list[Item] = []
    size = 0
    for first, group in groupby(items, key=lambda item: item.texts[0]):
        held = list(group)
        chunk += held
        size += len(first) + sum(200 + sum(map(len, item.texts[1:])) for item in held)
        if size > _CHUNK:
            yield chunk
            chunk, size = [], 0
    if chunk:
        yield chunk


def _start(cache: str | None) -> None:
    """Let the analysis of a document that comes again at once be used again.

    Analysing is a pure function, so that nothing but time changes.
    """
    import compare.analyse
    from compare.analyse.store import Store

    own = compare.analyse.analyse
    store = Store(cache) if cache is not None else None

    @lru_cache(maxsize=8)
    def kept(document: Document, options: Options, _store: Store | None = None) -> Analysis:
        return own(document, options, store)

    compare.analyse.analyse = kept


@contextmanager
def reusing(cache: str | None) -> Iterator[None]:
    """Use analyses again in this process, for a while, as :func:`each` does; ``cache`` likewise."""
    import compare.analyse

    own = compare.analyse.analyse
    _start(cache)
    try:
        yield
    finally:
        compare.analyse.analyse = own


def _chunk(say: Callable[[Item, Json], _T], items: Iterable[Item]) -> list[_T | Failure]:
    return [_safely(item, say) for item in items]


def _safely(item: Item, say: Callable[[Item, Json], _T]) -> _T | Failure:
    try:
        return say(item, _report(item))
    except Exception as error:
        place = traceback.extract_tb(error.__traceback__)[-1]
        name = f"{Path(place.filename).name}:{place.lineno}"
        return Failure(item.set, item.id, f"{type(error).__name__}: {error} ({name})")


def _said(item: Item, report: Json) -> Prediction:
    return family(item.set).predict(item, report)


def _report(item: Item) -> Json:
    import compare

    options = compare.Options(internal=item.internal)
    if item.threshold is not None:
        options = compare.Options(internal=item.internal, align_threshold=item.threshold)
    names = [chr(ord("a") + n) for n in range(len(item.texts))]
    if item.check:
        return compare.to_dict(compare.check_texts(*item.texts, names=names, options=options))
    return compare.to_dict(
        compare.compare_texts(*item.texts, names=names, options=options, adviser=item.adviser)
    )
