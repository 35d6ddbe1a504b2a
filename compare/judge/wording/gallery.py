"""Captions of a gallery that each begin with its title, run into what the picture shows.

*Fire at the old mill Crews damp down the roof.* *Fire at the old mill A horse is led away.*
"""

from __future__ import annotations

from itertools import pairwise, takewhile
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from compare.model import Document

_LEAST = 4
"""Words of a title: *according to the* begins two sentences of any article."""
_DIVIDES = frozenset(',;:."“”')


def under_one_title(document: Document) -> frozenset[int]:
    """Return the indices of the sentences that begin with the same title as another.

    The words that two have in common are followed by a capital in both, and no mark divides them.
    """
    sentences = [(s.span.of(document.text).split(), s.index) for s in document.sentences]
    sentences.sort()
    found: set[int] = set()
    for (first, n), (second, m) in pairwise(sentences):
        pairs = zip(first, second, strict=False)
        same = [a for a, b in takewhile(lambda pair: pair[0] == pair[1], pairs)]
        rest = first[len(same) :], second[len(same) :]
        capital = all(words and words[0][0].isupper() for words in rest)
        divided = any(_DIVIDES & set(word) for word in same)
        if len(same) >= _LEAST and capital and not divided and same[-1].islower():
            found |= {n, m}
    return frozenset(found)
