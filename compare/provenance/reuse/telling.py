"""Which words show that a passage was taken: not names, figures, small words and stock phrases."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from compare.provenance.reuse.words import Phrase, fold, phrases_of

if TYPE_CHECKING:
    from compare.provenance.reuse.words import Words

_DATA = Path(__file__).parents[2] / "data"


@cache
def stock() -> tuple[Phrase, ...]:
    """Return the phrases that anybody writes, folded word by word."""
    table = tomllib.loads((_DATA / "stock_phrases.toml").read_text(encoding="utf-8"))
    return phrases_of(phrase for phrases in table["phrases"].values() for phrase in phrases)


@cache
def small_words() -> frozenset[str]:
    """Return the words that every text holds: articles, pronouns, prepositions, auxiliaries."""
    table = tomllib.loads((_DATA / "function_words.toml").read_text(encoding="utf-8"))
    more = tomllib.loads((_DATA / "stock_phrases.toml").read_text(encoding="utf-8"))["words"]
    return frozenset(fold(word) for words in (*table.values(), more) for word in words)


def is_name(words: Words, n: int) -> bool:
    """Tell whether a word looks like part of a name or a figure: accounts have these in common.

    The first word of a sentence is none unless the next one has a capital, too.
    """
    form = words.forms[n]
    if form[0].isdigit():
        return True
    if not form[0].isupper():
        return False
    first = words.bounds[words.sentences[n]]
    if n > first:
        return True
    return n + 1 < len(words) and words.forms[n + 1][:1].isupper()
