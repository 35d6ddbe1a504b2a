"""Try vectors of the top as a third source of candidates: ``python -m benchmarks.archive_vectors``.

An archive, all in one window, is built of real news and one of the stories that may be fitted on.
Each article's first sentences are a vector of the sentence encoder; its nearest neighbours become
candidates beside those of wording and of names, figures and dates.
"""

from __future__ import annotations

import json
import tempfile
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from benchmarks.archive_limits import OWN, Pair, Told, accounts, real_news

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from compare.model import Document

    Floats = NDArray[np.float32]

HANDS = ("alder", "aspen", "cedar", "fir", "hazel", "holly", "juniper", "yew")
"""Whose stories may be fitted on (benchmarks/stories/README.md)."""
NEAREST = (1, 2, 3, 5)
"""Neighbours of an article that become candidates."""
LEADS = (1, 3)
"""Sentences at the top of which the vectors are."""
_LONG = 8
"""Words of a sentence; a shorter one at the top is a headline or a place."""


def stories() -> list[list[str]]:
    """Return the texts of the stories that may be fitted on."""
    files = [file for hand in HANDS for file in sorted(OWN.glob(f"{hand}_*.json"))]
    return [list(json.loads(file.read_text("utf-8"))["accounts"].values()) for file in files]


def nearest(vectors: Floats, most: int) -> set[Pair]:
    """Return each article with so many of those whose vectors are nearest to its own."""
    like = vectors @ vectors.T
    np.fill_diagonal(like, -np.inf)
    order = np.argsort(-like, axis=1, kind="stable")[:, :most]
    return {(min(a, b), max(a, b)) for a, near in enumerate(order.tolist()) for b in near}


def leads(document: Document, many: int) -> list[str]:
    """Return the first sentences that are long enough to tell something."""
    from compare.analyse.sentences import segment

    cut = segment(document)
    texts = [sentence.span.of(cut.text) for sentence in cut.sentences]
    return ([text for text in texts if len(text.split()) >= _LONG] or texts)[:many]


def encoded(documents: Sequence[Document], many: int) -> tuple[Floats, float]:
    """Return a vector for the top of each document, and the CPU seconds that one took."""
    _sentences(["The encoder is loaded."])
    tops = [leads(document, many) for document in documents]
    begun = time.process_time()
    rows = np.stack([_sentences(top).mean(axis=0) for top in tops])
    spent = (time.process_time() - begun) / len(documents)
    return rows / np.linalg.norm(rows, axis=1, keepdims=True), spent


def _sentences(texts: Sequence[str]) -> Floats:
    """Return a vector for each sentence: the mean of its pieces, as the judge has it."""
    from compare.analyse import meaning

    # What the judge reads has been parsed, which takes longer than all of this.
    made = {n: rows.mean(axis=0) for n, _, rows in meaning._run(texts)}
    return np.stack([made[n] / np.linalg.norm(made[n]) for n in range(len(texts))])


def tried(told: Told, source: Path, archive: Path) -> Iterator[str]:
    """Build an archive; yield what of its pairs is found with and without vectors."""
    from compare.archive import build
    from compare.archive.find import document_of
    from compare.archive.steps import Folder

    build(str(source), str(archive))
    folder = Folder(archive)
    rows = sorted(folder.read("articles").to_pylist(), key=lambda row: int(row["article"]))
    documents = [document_of(row) for row in rows]
    wanted = told.pairs()
    held = {
        pair
        for name in ("reuse", "events")
        for pair in zip(*(folder.read(name)[end].to_pylist() for end in "ab"), strict=True)
    }
    yield f"{told.name}, {len(documents)} articles, {_found(held, wanted)}"
    for many in LEADS:
        vectors, spent = encoded(documents, many)
        for most in NEAREST:
            near = nearest(vectors, most)
            yield (
                f"  {many} at the top ({1000 * spent:.1f} ms of CPU), {most} nearest: alone "
                f"{_found(near, wanted)}; with the others {_found(near | held, wanted)}"
            )


def _found(pairs: set[Pair], wanted: set[Pair]) -> str:
    return f"{len(pairs & wanted)} of {len(wanted)} pairs by {len(pairs)} candidates"


def main() -> None:
    """Print what is found of real news, and of stories told in other words."""
    with tempfile.TemporaryDirectory() as work:
        for name, groups in (("real news", real_news()), ("stories", stories())):
            source = Path(work) / f"{name.split()[0]}.jsonl"
            told = Told(name, accounts(groups, source))
            for line in tried(told, source, source.with_suffix("")):
                print(line, flush=True)


if __name__ == "__main__":
    main()
