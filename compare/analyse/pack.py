"""What the models make of a document as bytes, and back.

Tokens are columns of numbers in compressed JSON. Each word, lemma and label is there once. Places
are told from the token before and heads from the token itself, since small numbers that come again
compress well: five to nine bytes a word. They are read in less time than the tokens are made in, so
that a binary form would save little. Clauses follow from the tokens, and are made again.

Vectors take some 420 bytes a word, those of the words 290 of them: 8 bits a number, of which
Huffman's code saves a quarter. Those of sentences and clauses are kept as they are.
"""

from __future__ import annotations

import json
import zlib
from dataclasses import replace
from itertools import accumulate, pairwise
from typing import TYPE_CHECKING

from compare.analyse import models
from compare.model import Analysis, Span, Token, Vectors

if TYPE_CHECKING:
    from compare.model import Document

_LENGTH = 8
"""Bytes that tell how long the tokens are."""


def pack(analysis: Analysis) -> bytes:
    """Return the tokens of ``analysis``, where its sentences start, and its vectors."""
    tokens = _pack_tokens(analysis)
    vectors = b"" if analysis.vectors is None else _pack_vectors(analysis.vectors)
    return len(tokens).to_bytes(_LENGTH, "big") + tokens + vectors


def unpack(data: bytes, document: Document) -> Analysis:
    """Return ``document`` with tokens, clauses and vectors from what :func:`pack` made of it.

    Raises :class:`ValueError` for anything that is not such a document's.
    """
    end = _LENGTH + int.from_bytes(data[:_LENGTH], "big")
    analysis = models.divided(_unpack_tokens(data[_LENGTH:end], document))
    if document.language != "en":
        return analysis
    return replace(analysis, vectors=_unpack_vectors(data[end:], analysis))


def _pack_tokens(analysis: Analysis) -> bytes:
    tokens = analysis.tokens
    strings: dict[str, int] = {}

    def number(text: str) -> int:
        return strings.setdefault(text, len(strings))

    columns = [
        [b - a for a, b in pairwise([0, *(t.span.start for t in tokens)])],
        [t.span.end - t.span.start for t in tokens],
        [number(t.text) for t in tokens],
        [number(t.lemma) for t in tokens],
        [number(t.pos) for t in tokens],
        [number(t.tag) for t in tokens],
        [number(t.dep) for t in tokens],
        [t.head - t.index for t in tokens],
        [number(t.entity) for t in tokens],
        [int(t.entity_start) for t in tokens],
    ]
    sizes = [end - start for start, end in pairwise(analysis.bounds)]
    return zlib.compress(json.dumps([list(strings), sizes, columns]).encode("ascii"))


def _unpack_tokens(data: bytes, document: Document) -> Analysis:
    try:
        strings, sizes, columns = json.loads(zlib.decompress(data))
        bounds = tuple(accumulate(sizes, initial=0))
        sentences = (n for n, size in enumerate(sizes) for _ in range(size))
        starts = accumulate(columns[0])
        tokens = tuple(
            Token(
                index=index,
                span=Span(start, start + length),
                text=strings[text],
                lemma=strings[lemma],
                pos=strings[pos],
                tag=strings[tag],
                dep=strings[dep],
                head=index + head,
                sentence=sentence,
                entity=strings[entity],
                entity_start=bool(first),
            )
            for index, (
                sentence, start, length, text, lemma, pos, tag, dep, head, entity, first
            ) in enumerate(zip(sentences, starts, *columns[1:], strict=True))
        )  # fmt: skip
    except (zlib.error, ValueError, KeyError, IndexError, TypeError, RecursionError) as error:
        raise ValueError("no tokens") from error
    if len(sizes) != len(document.sentences):
        raise ValueError("the tokens of another document")
    return Analysis(document=document, tokens=tokens, bounds=bounds)


def _pack_vectors(vectors: Vectors) -> bytes:
    import numpy as np

    from compare.analyse.meaning import STEPS

    words = (vectors.words * np.float16(STEPS)).astype(np.int8)
    # No matches are looked for: the numbers are all but random.
    coder = zlib.compressobj(level=1, strategy=zlib.Z_HUFFMAN_ONLY)
    whole = [array.astype("<f2").tobytes() for array in (vectors.sentences, vectors.clauses)]
    return b"".join([*whole, coder.compress(words.tobytes()), coder.flush()])


def _unpack_vectors(data: bytes, analysis: Analysis) -> Vectors:
    import numpy as np

    from compare.analyse.meaning import STEPS, WIDTH

    middle = len(analysis.document.sentences)
    count = middle + len(analysis.clauses)
    size = 2 * WIDTH * count
    try:
        whole = np.frombuffer(data[:size], "<f2").reshape(count, WIDTH).astype(np.float16)
        words = np.frombuffer(zlib.decompress(data[size:]), np.int8)
        words = words.reshape(len(analysis.tokens), WIDTH)
    except (zlib.error, ValueError) as error:
        raise ValueError("no vectors") from error
    return Vectors(whole[:middle], whole[middle:], words.astype(np.float16) / np.float16(STEPS))
