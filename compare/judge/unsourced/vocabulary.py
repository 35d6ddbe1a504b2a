"""The words of an article, in every form in which a summary may use them."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from compare.align.terms import stem

if TYPE_CHECKING:
    from compare.judge.context import Account
    from compare.model import Token

_FORM = 5
"""Letters from which words with the same beginning may be forms of one: *Methodist*, *-ism*."""


class Vocabulary:
    """The words of one account as sets, each made when it is first asked for."""

    def __init__(self, account: Account) -> None:
        self.account = account

    @cached_property
    def words(self) -> frozenset[str]:
        """All words as written and their lemmas, case-folded; those with hyphens in parts too."""
        found: set[str] = set()
        for token in self.account.analysis.tokens:
            for form in (token.text.casefold(), token.lemma.casefold()):
                found |= {form, *form.split("-")}
        return frozenset(found - {""})

    @cached_property
    def stems(self) -> frozenset[str]:
        """The stems of all words."""
        return frozenset(map(stem, self.words))

    @cached_property
    def beginnings(self) -> frozenset[str]:
        """The first letters of all words that are long enough to tell by them."""
        return frozenset(word[:_FORM] for word in self.words if len(word) >= _FORM)

    @cached_property
    def initials(self) -> frozenset[str]:
        """The initials of all names of several words."""
        text = self.account.document.text
        names = (mention.span.of(text) for mention in self.account.analysis.mentions)
        return frozenset(found for name in names if (found := initials(name)))

    def says(self, token: Token) -> bool:
        """Tell whether the account has a word with this lemma."""
        return token.text.casefold() in self.words or token.lemma.casefold() in self.words

    def has(self, word: str) -> bool:
        """Tell whether the account has a word in whatever form."""
        folded = word.casefold()
        return (
            folded in self.words
            or stem(folded) in self.stems
            or (len(folded) >= _FORM and folded[:_FORM] in self.beginnings)
            or folded.replace("-", "") in self.words
        )


def initials(name: str) -> str:
    """Return the initials of a name of several words, case-folded; else nothing."""
    words = [w for w in name.replace("-", " ").split() if w[:1].isupper() or w[:1].isdigit()]
    return "".join(w[0] for w in words).casefold() if len(words) > 1 else ""
