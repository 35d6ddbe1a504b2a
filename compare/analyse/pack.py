"""The tokens of a document as bytes, and back: columns of numbers in compressed JSON.

Each word, lemma and label is there once. Places are told from the token before and heads from the
token itself, since small numbers that come again compress well: five to nine bytes a word. They
are read in less time than the tokens are made in, so that a binary form would save little.
"""

from __future__ import annotations

import json
import zlib
from itertools import accumulate, pairwise
from typing import TYPE_CHECKING

from compare.model import Analysis, Span, Token

if TYPE_CHECKING:
    from compare.model import Document


def pack(analysis: Analysis) -> bytes:
    """Return the tokens of ``analysis`` and where its sentences start."""
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


def unpack(data: bytes, document: Document) -> Analysis:
    """Return ``document`` with the tokens in ``data``, which :func:`pack` made of it.

    Raises :class:`ValueError` for anything that is not the tokens of such a document.
    """
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
