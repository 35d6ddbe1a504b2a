"""Sentences and clauses -> vectors: what they say, whatever the words.

The sentence transformer all-MiniLM-L6-v2 (Wang et al. 2020; Apache-2.0), trained further on what
tells one point (tools/train_encoder.py), its weights in 8 bits, is run through onnxruntime on one
sentence at a time in the company of others of its document that are as long. Its vectors of the
words are averaged over the sentence, as the model was trained to be used, and over each clause, so
that a clause is read in its sentence: *it* is what it stands for.
"""

from __future__ import annotations

from bisect import bisect_left
from functools import cache
from importlib.resources import as_file
from typing import TYPE_CHECKING, Any

import numpy as np

from compare.analyse.network import Network
from compare.model import Vectors

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from numpy.typing import NDArray

    from compare.model import Analysis

NETWORK = Network("encoder")
WIDTH = 384
STEPS = 256
"""Steps to 1 in the vectors of words: each of their numbers fits into 8 bits."""
_TOGETHER = 16
"""Sentences in one run of the model, alike in length: little is filled up with nothing."""
_LONGEST = 160
"""Word pieces of a sentence that are read; a longer one is a list or a table."""


@cache
def _tokenizer() -> Any:
    """Return what cuts a text into word pieces, loaded once per process."""
    from tokenizers import Tokenizer

    with as_file(NETWORK.folder) as folder:
        tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
    tokenizer.no_padding()
    tokenizer.enable_truncation(_LONGEST)
    return tokenizer


def pieces(text: str) -> list[int]:
    """Return the word pieces of a text, without the marks around it."""
    ids: list[int] = _tokenizer().encode(text, add_special_tokens=False).ids
    return ids


def vectors(analysis: Analysis) -> Vectors:
    """Return a vector of length 1 for each sentence, clause and word, rounded.

    They depend on the document alone, so that they can be kept: those of sentences and clauses
    have 16 bits a number, those of words, which are many, take steps of 1/:data:`STEPS`.
    """
    count = len(analysis.document.sentences)
    clauses: list[list[int]] = [[] for _ in range(count)]
    for n, clause in enumerate(analysis.clauses):
        clauses[clause.sentence].append(n)
    made = Vectors(
        sentences=np.zeros((count, WIDTH), np.float16),
        clauses=np.zeros((len(analysis.clauses), WIDTH), np.float16),
        words=np.zeros((len(analysis.tokens), WIDTH), np.float16),
    )
    # Sentence by sentence: all words of a long document in 32 bits are hundreds of megabytes.
    for n, starts, rows in _run([_read(analysis, n)[0] for n in range(count)]):
        first, end = analysis.bounds[n], analysis.bounds[n + 1]
        words = np.zeros((end - first, WIDTH), np.float32)
        for word, (left, right) in enumerate(_read(analysis, n)[1]):
            held = slice(1 + bisect_left(starts, left), 1 + bisect_left(starts, right))
            words[word] = rows[held].sum(axis=0)
        made.sentences[n] = _unit(rows.mean(axis=0, keepdims=True))[0]
        for m in clauses[n]:
            inside = [token - first for token in analysis.clauses[m].tokens]
            made.clauses[m] = _unit(words[inside].sum(axis=0, keepdims=True))[0]
        made.words[first:end] = np.clip(np.rint(_unit(words) * STEPS), -127, 127) / STEPS
    return made


def _read(analysis: Analysis, sentence: int) -> tuple[str, list[tuple[int, int]]]:
    """Return a sentence as it is read, and where in it each of its tokens stands."""
    text = ""
    places = []
    end = None
    for token in analysis.tokens_of(sentence):
        if end is not None and token.span.start > end:
            text += " "
        places.append((len(text), len(text) + len(token.text)))
        text += token.text
        end = token.span.end
    return text, places


def _run(texts: Sequence[str]) -> Iterator[tuple[int, list[int], NDArray[np.float32]]]:
    """Yield for each text its number, where its word pieces start, and the vectors of these.

    There are two vectors more than starts: the first and the last are of the marks around it.
    """
    if not texts:
        return
    tokenizer, model = _tokenizer(), NETWORK.session()
    read_as: list[list[int]] = []
    starts: list[list[int]] = []
    for text in texts:  # one by one: a batch would start threads
        read = tokenizer.encode(text)
        read_as.append(read.ids)
        starts.append([start for start, _ in read.offsets[1:-1]])
    order = sorted(range(len(texts)), key=lambda n: len(read_as[n]))
    for first in range(0, len(order), _TOGETHER):
        batch = order[first : first + _TOGETHER]
        ids = np.zeros((len(batch), len(read_as[batch[-1]])), np.int64)
        mask = np.zeros_like(ids)
        for row, n in enumerate(batch):
            ids[row, : len(read_as[n])] = read_as[n]
            mask[row, : len(read_as[n])] = 1
        (rows,) = model.run(None, {"ids": ids, "mask": mask})
        for row, n in enumerate(batch):
            yield n, starts[n], rows[row, : len(read_as[n])]


def _unit(rows: NDArray[np.float32]) -> NDArray[np.float32]:
    length = np.linalg.norm(rows, axis=1, keepdims=True)
    unit = np.zeros_like(rows)
    np.divide(rows, length, out=unit, where=length > 0)
    return unit
