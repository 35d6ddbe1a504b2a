"""What the tests of single facts share: a text analysed as the pipeline does it, once each."""

from __future__ import annotations

from functools import cache

from compare.analyse import analyse
from compare.analyse.sentences import segment
from compare.model import Analysis, Token
from compare.options import Options
from compare.read import read_text


@cache
def analysed(text: str) -> Analysis:
    """Return the analysis of ``text``."""
    return analyse(segment(read_text(text, "account.txt")), Options())


def word(analysis: Analysis, index: int | None) -> str | None:
    """Return the text of the token at ``index``."""
    return None if index is None else analysis.tokens[index].text


def token(analysis: Analysis, text: str) -> Token:
    """Return the one token that reads ``text``."""
    (found,) = (t for t in analysis.tokens if t.text == text)
    return found
