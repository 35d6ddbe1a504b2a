"""Whom the words of a speaker name."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

from compare.analyse.tree import cover
from compare.model import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from compare.analyse.quotes.reports import Report
    from compare.analyse.tree import Tree
    from compare.model import Analysis, Mention, Token

_PRONOUNS = frozenset({"he", "she", "they", "it", "i", "we", "you", "who", "which", "that"})
_FOR_OTHERS = frozenset({"spokesman", "spokeswoman", "spokesperson", "representative", "official"})
"""Who speaks for an organisation: what they say is what it says."""
_OWNING = ("'s", "’s")
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
        named = self._behind(report.head) or self._at(report.head)
        if named is not None and named.type == "place":  # "Ostrick (Reuters) Ida Cole said"
            named = self._last(report.head.sentence, span) or named
        if named is not None:
            return Span(span.start, max(span.end, named.span.end)), named.entity
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

    def _behind(self, head: Token) -> Mention | None:
        """Return the person whose rank heads the words: *police Sgt. Ida Cole*."""
        held = (
            m
            for m in self._mentions.get(head.sentence, ())
            if m.type == "person" and m.span.start > head.span.start
            if self._text[head.span.end : m.span.start].strip() in ("", ".")
            if not self._tree.tokens[m.token].dep.startswith("nsubj")  # "a memo Ida Cole wrote"
        )
        return next(held, None) if head.pos in ("NOUN", "PROPN") else None

    def _last(self, sentence: int, span: Span) -> Mention | None:
        """Return the person whose name ends the words."""
        near = self._mentions.get(sentence, ())
        return next((m for m in near if m.type == "person" and m.span.end == span.end), None)

    def _at(self, token: Token) -> Mention | None:
        near = self._mentions.get(token.sentence, ())
        held = (m for m in near if m.type != "group" and m.span.contains(token.span))
        return next((m for m in held if not self._is_owned(m)), None)

    def _is_owned(self, mention: Mention) -> bool:
        """Tell whether a name is the end of a longer one: *the sheriff's Office*."""
        name = mention.span.of(self._text)
        before = self._text[max(mention.span.start - 3, 0) : mention.span.start]
        owned = before.rstrip().endswith(_OWNING) and before[-1:].isspace()
        return name.startswith(_OWNING) or (owned and len(name.split()) == 1)

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
