"""Drop what is taken for a name only because a capital starts a sentence or fills a title."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from compare.analyse.names.folding import fold
from compare.analyse.names.stretch import Candidate
from compare.analyse.names.words import CALENDAR
from compare.data import known
from compare.model import Analysis, Token

_ENDS = frozenset(". ! ? ” \" ’ ' ) :".split())
_NAMEABLE = frozenset({"PROPN", "NOUN", "ADJ", "X"})


def without_noise(analysis: Analysis, found: Sequence[Candidate]) -> list[Candidate]:
    """Return the candidates that are names by more than a capital letter."""
    tokens = analysis.tokens
    lower = {t.text for t in tokens if t.text.islower()}
    starts = set(analysis.bounds)
    titles = {
        s.index
        for s in analysis.document.sentences
        if _is_title(s.kind == "heading", analysis.tokens_of(s.index))
    }
    inner = Counter(
        _text(tokens, c) for c in found if c.first not in starts and c.sentence not in titles
    )
    parts = {fold(t.text) for c in found if c.last - c.first > 1 for t in tokens[c.first : c.last]}

    def keep(candidate: Candidate) -> bool:
        if candidate.keys:
            return True
        words = tokens[candidate.first : candidate.last]
        confirmed = bool(inner[_text(tokens, candidate)])
        in_title = candidate.sentence in titles
        if len(words) > 1:
            return not in_title or confirmed or any(inner[fold(t.text)] for t in words)
        word = words[0]
        if not set(word.text).isdisjoint("()[]{}<>|@\\/=_"):
            return False
        if len(word.text) < 2 or fold(word.text) in CALENDAR or word.text.lower() in lower:
            return False
        if confirmed or (word.pos == "PROPN" and fold(word.text) in parts):
            return True
        weak = in_title or candidate.first in starts
        return word.pos in _NAMEABLE and not (weak and common(word.text))

    return [candidate for candidate in found if keep(candidate)]


def _is_title(heading: bool, tokens: Sequence[Token]) -> bool:
    """Tell whether a line has the capitals of a title; a caption that ends with a stop has none."""
    caption = bool(tokens) and tokens[-1].text == "."
    return (heading and not caption) or in_title_case(tokens)


def in_title_case(tokens: Sequence[Token]) -> bool:
    """Tell whether a sentence has capitals throughout, so that they do not mark names."""
    if tokens and tokens[-1].text in _ENDS:
        return False
    words = [t.text for t in tokens if t.text.isalpha() and len(t.text) > 3]
    return len(words) > 3 and sum(w[0].isupper() for w in words) > 0.75 * len(words)


def common(word: str) -> bool:
    """Tell whether a word is an ordinary word of the language when written small."""
    lemma = word.lower()
    return any(known(lemma, pos) for pos in ("n", "v", "a", "r")) or (
        lemma.endswith("s") and known(lemma[:-1], "v")
    )


def _text(tokens: Sequence[Token], candidate: Candidate) -> str:
    return fold(" ".join(t.text for t in tokens[candidate.first : candidate.last]))
