"""What may stand between two names of one list."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from compare.analyse.tree import Tree
    from compare.model import Analysis, Mention, Token

_MARKS = frozenset({",", ";", "the", "both", "either", "neither", "not", "only"})
_LINKS = frozenset(
    {
        "and", "or", "nor", "&", "plus", "then", "and then", "and later", "and also", "but also",
        "and finally", "as well as", "and even", "along with", "together with", "followed by",
    }
)  # fmt: skip
"""Words between two members (a closed class), without commas and articles."""
_BEHIND = frozenset({"of", "from", "for", "in"})
_TITLED = ("compound", "amod", "nmod", "det", "poss", "nummod")
_TITLE_POS = ("NOUN", "PROPN", "ADJ", "DET", "PRON", "NUM", "PART")


class Gaps:
    """The words between the names of one sentence."""

    def __init__(self, analysis: Analysis, tree: Tree, mentions: Sequence[Mention]) -> None:
        sentence = mentions[0].sentence if mentions else 0
        self._tokens = analysis.tokens_of(sentence)
        self._starts = [token.span.start for token in self._tokens]
        self._tree = tree
        self._ends = {self._at(m.span.start): self._at(m.span.end) for m in mentions}

    def _at(self, offset: int) -> int:
        """Return the place in the sentence of the first token from ``offset`` on."""
        return bisect_left(self._starts, offset)

    def word_before(self, mention: Mention) -> str:
        """Return the word before a name, lower-cased; articles and *both* are passed over."""
        at = self._at(mention.span.start) - 1
        while at >= 0 and self._tokens[at].text.lower() in _MARKS:
            at -= 1
        return self._tokens[at].text.lower() if at >= 0 else ""

    def is_owner(self, mention: Mention) -> bool:
        """Tell whether the name only says whose (*Kenya's neighbour*): it is no member itself."""
        at = self._at(mention.span.end)
        return at < len(self._tokens) and self._tokens[at].tag == "POS"

    def link(self, a: Mention, b: Mention) -> str | None:
        """Return the words that join two members, ``""`` for a comma; ``None`` if nothing does.

        Passed over is what belongs to one of the two: an age, brackets, *of* and a place
        behind the first; title, adjective and owner before the second.
        """
        first, last = self._at(a.span.end), self._at(b.span.start)
        if last <= first:
            return None
        first = self._behind(first, last)
        last = self._before(first, last, b)
        words = [token.text.lower() for token in self._tokens[first:last]]
        joined = " ".join(word for word in words if word not in _MARKS)
        if not words or not (joined in _LINKS or (joined == "" and {",", ";"} & {*words})):
            return None
        return joined

    def _behind(self, at: int, end: int) -> int:
        """Skip what says more about the first name."""
        here = -1
        while here != at:
            here = at
            word = self._tokens[at].text.lower() if at < end else ""
            if word == "(":
                closing = [n for n in range(at, end) if self._tokens[n].text == ")"]
                at = closing[0] + 1 if closing else at
            elif word in _BEHIND:
                start = at + 1 + (at + 1 < end and self._tokens[at + 1].pos == "DET")
                at = min(self._ends.get(start, at), end)
            elif word == ",":
                at = self._past_age(at, end)
        return at

    def _past_age(self, at: int, end: int) -> int:
        number = at + 1 + (at + 1 < end and self._tokens[at + 1].text.lower() == "aged")
        if number + 1 >= end or self._tokens[number].pos != "NUM":
            return at
        return number + 1 if self._tokens[number + 1].text in (",", ";", "and") else at

    def _before(self, start: int, at: int, b: Mention) -> int:
        """Skip back over what stands before the second name in its own phrase."""
        while at > start and self._leads(self._tokens[at - 1], b):
            at -= 1
        return at

    def _leads(self, token: Token, b: Mention) -> bool:
        if token.text.lower() in _MARKS or token.pos not in _TITLE_POS:
            return False
        while token.dep == "case" or token.dep in _TITLED:
            above = self._tree.head(token)
            follows = above is not None and above.index > token.index
            if above is None or follows == (token.dep == "case"):  # "'s" follows its owner
                return False
            if b.span.contains(above.span):
                return True
            token = above
        return False
