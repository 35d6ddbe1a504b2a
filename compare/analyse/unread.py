"""Sentences -> tokens, in a language that no model here knows: by their letters alone.

A word has no class, no lemma and no place in a tree, so that it stands for itself and for nothing
else: no synonym, no vector and no rule of English finds anything in it.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from typing import TYPE_CHECKING

from compare.analyse.written import find
from compare.model import Analysis, Token

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from compare.model import Document
    from compare.read.condense import Condensed

_WITHOUT_BLANKS = frozenset({"zh", "ja", "th"})
"""Languages that set no blanks between words, so that a clause would be one token."""
_WORD_CLASS = "PROPN"
"""What a word is taken for: as a name it is like no other word, whatever the two mean."""
_MARKED = range(0x300, 0x3100)
"""Where the scripts have the marks that belong to the letter before: vowels, tones, accents."""


def by_letters(document: Document) -> bool:
    """Tell whether each letter of a document is a token of its own."""
    return document.language in _WITHOUT_BLANKS


def tokenize(document: Document, read: Sequence[Condensed]) -> Analysis:
    """Return the document with the words, figures and signs of each of its sentences as tokens.

    ``read`` are the sentences as they are read.
    """
    tokens: list[Token] = []
    bounds = [0]
    piece = _pieces(letters=by_letters(document))
    for sentence, condensed in zip(document.sentences, read, strict=True):
        tokens.extend(_tokens(piece, document.language, sentence.index, condensed, len(tokens)))
        bounds.append(len(tokens))
    return Analysis(document=document, tokens=tuple(tokens), bounds=tuple(bounds))


def _tokens(
    piece: re.Pattern[str], language: str, sentence: int, read: Condensed, first: int
) -> Iterator[Token]:
    for here, (start, end, lemma, pos) in enumerate(_parts(piece, read.text, language), first):
        yield Token(
            index=here,
            span=read.source_span(start, end),
            text=read.text[start:end],
            lemma=lemma,
            pos=pos,
            tag="",
            dep="ROOT",
            head=here,
            sentence=sentence,
            entity="",
            entity_start=False,
        )


def _parts(piece: re.Pattern[str], text: str, language: str) -> Iterator[tuple[int, int, str, str]]:
    """Yield the range of each token with its key and class: a figure is one, by its value."""
    at = 0
    for figure in (*find(text, language), None):
        end = figure.span.start if figure else len(text)
        for match in piece.finditer(text, at, end):
            pos = "PUNCT" if match.lastgroup else _WORD_CLASS
            yield *match.span(), match.group().lower(), pos
        if figure:
            at = figure.span.end
            yield figure.span.start, at, figure.value.lower(), "NUM"


@cache
def _pieces(*, letters: bool) -> re.Pattern[str]:
    """Return what finds the next token; where ``letters``, words of other scripts are letters."""
    marks = "".join(chr(c) for c in _MARKED if unicodedata.category(chr(c))[0] == "M")
    letter = rf"[^\W\d_][{marks}]*+"
    word = rf"[A-Za-z]+|{letter}" if letters else rf"(?:{letter})+(?:[’'-](?:{letter})+)*"
    return re.compile(rf"{word}|(?P<sign>\S)")
