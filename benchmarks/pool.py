"""Compares the texts of labelled cases in several processes, through the public interface only."""

from __future__ import annotations

import os
import traceback
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import groupby
from pathlib import Path

from benchmarks.cases import Failure, Item, Prediction
from benchmarks.sets import family

_THREADS = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS")
_CHUNK = 40_000
"""Code points in one piece of work, about: small enough that no process waits for another long."""


def predictions(items: Sequence[Item], jobs: int) -> Iterator[Prediction | Failure]:
    """Yield what is said of each item, in the order of the items.

    An error in one of them does not stop the others.
    """
    if jobs <= 1:
        for item in items:
            yield _safely(item)
        return
    from multiprocessing import get_context

    # The processes are the threads here; more of them than processors only get in the way.
    os.environ.update(dict.fromkeys(_THREADS, "1"))
    with get_context("spawn").Pool(jobs, _start) as pool:
        for chunk in pool.imap(_chunk, list(_chunks(items))):
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


def _start() -> None:
    """Let the analysis of a document that comes again at once be used again.

    Analysing is a pure function, so that nothing but time changes, and nothing outlives the run.
    """
    import compare.analyse

    compare.analyse.analyse = lru_cache(maxsize=8)(compare.analyse.analyse)


def _chunk(items: Iterable[Item]) -> list[Prediction | Failure]:
    return [_safely(item) for item in items]


def _safely(item: Item) -> Prediction | Failure:
    try:
        return _predict(item)
    except Exception as error:
        place = traceback.extract_tb(error.__traceback__)[-1]
        name = f"{Path(place.filename).name}:{place.lineno}"
        return Failure(item.set, item.id, f"{type(error).__name__}: {error} ({name})")


def _predict(item: Item) -> Prediction:
    import compare

    options = compare.Options(internal=item.internal)
    if item.threshold is not None:
        options = compare.Options(internal=item.internal, align_threshold=item.threshold)
    names = [chr(ord("a") + n) for n in range(len(item.texts))]
    report = compare.to_dict(compare.compare_texts(*item.texts, names=names, options=options))
    return family(item.set).predict(item, report)
