"""Whom the words of a speaker name."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

from compare.analyse.tree import cover

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from compare.analyse.quotes.reports import Report
    from compare.analyse.tree import Tree
    from compare.model import Analysis, Mention, Span, Token

_PRONOUNS = frozenset({"he", "she", "they", "it", "i", "we", "you", "who", "which", "that"})
_FOR_OTHERS = frozenset({"spokesman", "spokeswoman", "spokesperson", "representative", "official"})
"""Who speaks for an organisation: what they say is what it says."""
_BACK = 2
"""Sentences before a pronoun in which the person it stands for is looked for."""


class Speakers:
    """The names of one document, to be asked who speaks."""

    def __init__(self, analysis: Analysis, tree: Tree, quoted: Sequence[Span]) -> None:
        self._text = analysis.document.text
        self._tree = tree
        self._quoted = quoted
        self._mentions: dict[int, list[Mention]] = {}
        for mention in analysis.mentions:
            self._mentions.setdefault(mention.sentence, []).append(mention)

    def speaker(self, report: Report) -> tuple[Span, str]:
        """Return the words that name the speaker, and the entity or the words it is known by.

        The entity is empty for a pronoun that may stand for more than one person.
        """
        span = cover(report.speaker)
        named = self._at(report.head)
        if named is not None:
            return span, named.entity
        for beside in self._tree.children(report.head, "appos"):  # "the mayor, Anna Keller, said"
            named = self._at(beside)
            if named is not None and named.type == "person":
                return cover(_joined(report.speaker, self._tree.subtree(beside))), named.entity
        if report.head.lemma in _FOR_OTHERS:
            for mention in self._mentions.get(report.sentence, ()):
                if mention.type == "organisation" and span.contains(mention.span):
                    return span, mention.entity
        if span.of(self._text).lower() in _PRONOUNS:
            return span, self._person_before(report)
        words = [t.lemma for t in report.speaker if t.pos not in ("DET", "PUNCT")]
        return span, " ".join(words)

    def _at(self, token: Token) -> Mention | None:
        near = self._mentions.get(token.sentence, ())
        held = (m for m in near if m.type != "group" and m.span.contains(token.span))
        return next(held, None)

    def _person_before(self, report: Report) -> str:
        """Resolve *he* and *she* where one person alone has been named; else leave it open."""
        if report.head.text.lower() not in ("he", "she"):
            return ""
        near = {mention.entity for mention in self._persons_before(report)}
        return next(iter(near)) if len(near) == 1 else ""

    def _persons_before(self, report: Report) -> Iterator[Mention]:
        for sentence in range(report.sentence - _BACK, report.sentence + 1):
            for mention in self._mentions.get(sentence, ()):
                before = mention.span.end <= report.head.span.start
                if mention.type == "person" and before and not self._is_quoted(mention.span):
                    yield mention

    def _is_quoted(self, span: Span) -> bool:
        at = bisect_right(self._quoted, span.start, key=lambda quoted: quoted.start) - 1
        return at >= 0 and self._quoted[at].contains(span)


def _joined(a: Iterable[Token], b: Iterable[Token]) -> list[Token]:
    return sorted([*a, *b], key=lambda token: token.index)
