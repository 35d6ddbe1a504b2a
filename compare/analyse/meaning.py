"""Sentences and clauses -> vectors: what they say, whatever the words.

The sentence transformer all-MiniLM-L6-v2 (Wang et al. 2020; Apache-2.0), its weights in 8 bits, is run
through onnxruntime on one sentence at a time in the company of others of its document that are as
long. Its vectors of the words are averaged over the sentence, as the model was trained to be used, and
over each clause, so that a clause is read in its sentence: *it* is what it stands for.
"""

from __future__ import annotations

from bisect import bisect_left
from functools import cache
from importlib.resources import as_file, files
from typing import TYPE_CHECKING, Any

import numpy as np

from compare.model import Vectors

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from compare.model import Analysis

WIDTH = 384
_TOGETHER = 16
"""Sentences in one run of the model, alike in length: little is filled up with nothing."""
_LONGEST = 160
"""Word pieces of a sentence that are read; a longer one is a list or a table."""


@cache
def _model() -> tuple[Any, Any]:
    """Return the tokenizer and the session, loaded once per process."""
    import onnxruntime
    from tokenizers import Tokenizer

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1  # sums in one order
    options.log_severity_level = 3
    with as_file(files("compare.data").joinpath("encoder")) as folder:
        tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
        session = onnxruntime.InferenceSession(
            folder / "model.onnx", options, providers=["CPUExecutionProvider"]
        )
    tokenizer.no_padding()
    tokenizer.enable_truncation(_LONGEST)
    return tokenizer, session


def vectors(analysis: Analysis) -> Vectors:
    """Return a vector of length 1 for each sentence, clause and word, rounded to 16 bits.

    They depend on the document alone, so that they can be kept.
    """
    read = [_read(analysis, n) for n in range(len(analysis.document.sentences))]
    sentences = np.zeros((len(read), WIDTH), np.float32)
    words = np.zeros((len(analysis.tokens), WIDTH), np.float32)
    for n, offsets, rows in _run([text for text, _ in read]):
        sentences[n] = rows.mean(axis=0)
        starts = [start for start, _ in offsets[1:-1]]  # the first and the last are marks
        for token, (start, end) in read[n][1].items():
            held = slice(1 + bisect_left(starts, start), 1 + bisect_left(starts, end))
            words[token] = rows[held].sum(axis=0)
    clauses = np.zeros((len(analysis.clauses), WIDTH), np.float32)
    for n, clause in enumerate(analysis.clauses):
        clauses[n] = words[list(clause.tokens)].sum(axis=0)
    return Vectors(_unit(sentences), _unit(clauses), _unit(words))


def _read(analysis: Analysis, sentence: int) -> tuple[str, dict[int, tuple[int, int]]]:
    """Return a sentence as it is read, and where in it each of its tokens stands."""
    text = ""
    places = {}
    end = None
    for token in analysis.tokens_of(sentence):
        if end is not None and token.span.start > end:
            text += " "
        places[token.index] = (len(text), len(text) + len(token.text))
        text += token.text
        end = token.span.end
    return text, places


def _run(texts: Sequence[str]) -> Any:
    """Yield for each text its number, the places of its word pieces and their vectors."""
    if not texts:
        return
    tokenizer, session = _model()
    read = tokenizer.encode_batch(list(texts))
    order = sorted(range(len(read)), key=lambda n: len(read[n].ids))
    for first in range(0, len(order), _TOGETHER):
        batch = order[first : first + _TOGETHER]
        ids = np.zeros((len(batch), len(read[batch[-1]].ids)), np.int64)
        mask = np.zeros_like(ids)
        for row, n in enumerate(batch):
            ids[row, : len(read[n].ids)] = read[n].ids
            mask[row, : len(read[n].ids)] = 1
        (rows,) = session.run(None, {"ids": ids, "mask": mask})
        for row, n in enumerate(batch):
            yield n, read[n].offsets, rows[row, : len(read[n].ids)]


def _unit(rows: NDArray[np.float32]) -> NDArray[np.float16]:
    length = np.linalg.norm(rows, axis=1, keepdims=True)
    return np.divide(rows, length, out=np.zeros_like(rows), where=length > 0).astype(np.float16)
