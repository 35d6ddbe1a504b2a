"""Static word vectors: how near two words are in meaning, and how much a word weighs.

The vectors are those of the WordLlama package (32,000 subwords by 256, MIT licence), read from
its installed files without importing it, since its own loader brings a network client along.
A word's vector is the sum of its subwords'. Its length serves as the word's weight: the vectors
were trained to be averaged, so frequent words came out short (*the* 1.6, *said* 6.5,
*government* 11.5, *agreement* 15.7) without any table of frequencies.
"""

from __future__ import annotations

from functools import cache, lru_cache
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

import numpy as np

from compare.errors import CompareError
from compare.installing import adding

if TYPE_CHECKING:
    from collections.abc import Iterable

    from numpy.typing import NDArray
    from tokenizers import Tokenizer

DIMENSIONS = 256
_HEAVIEST = 22.0
"""Length at which a word counts as rare as can be; long rare words pile up subwords."""


class _Rows(Protocol):
    """The table of vectors, of which only the rows asked for are read from the file."""

    def __getitem__(self, row: int) -> NDArray[np.float16]:
        """Return one subword's vector, shape (256,)."""


@cache
def _load() -> tuple[Tokenizer, _Rows]:
    from safetensors import safe_open
    from tokenizers import Tokenizer

    spec = find_spec("wordllama")
    if spec is None or not spec.submodule_search_locations:
        raise CompareError(f"the word vectors are not installed: {adding('wordllama')}")
    folder = Path(next(iter(spec.submodule_search_locations)))
    # Their module has no types.
    weights: Any = safe_open(folder / "weights" / f"l2_supercat_{DIMENSIONS}.safetensors", "numpy")
    name = next(iter(weights.keys()))
    tokenizer = Tokenizer.from_file(
        str(folder / "tokenizers" / "l2_supercat_tokenizer_config.json")
    )
    return tokenizer, weights.get_slice(name)


@cache
def vector(word: str) -> NDArray[np.float32]:
    """Return the vector of a word, shape (256,), not normalised."""
    tokenizer, rows = _load()
    total = np.zeros(DIMENSIONS, np.float32)
    for row in tokenizer.encode(word, add_special_tokens=False).ids:
        total += rows[row]
    return total


def vectors(words: Iterable[str]) -> NDArray[np.float32]:
    """Return the vectors of ``words``, shape (n, 256)."""
    rows = [vector(word) for word in words]
    return np.stack(rows) if rows else np.zeros((0, DIMENSIONS), np.float32)


@cache
def unit(word: str) -> NDArray[np.float32]:
    """Return the vector of a word at length 1, shape (256,); zeros for a word without any."""
    length = _length(word)
    return vector(word) / np.float32(length) if length else vector(word)


@cache
def weight(word: str) -> float:
    """Return how much a word tells, 0 to 1: near 0.05 for *the*, near 1 for a rare name."""
    return min(_length(word) / _HEAVIEST, 1.0)


@cache
def _length(word: str) -> float:
    return float(np.linalg.norm(vector(word)))


@lru_cache(maxsize=1 << 18)
def nearness(a: str, b: str) -> float:
    """Return the cosine of two words' vectors, -1 to 1."""
    scale = _length(a) * _length(b)
    return float(vector(a) @ vector(b)) / scale if scale else 0.0
