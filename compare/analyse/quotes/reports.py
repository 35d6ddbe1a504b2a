"""The verbs that attribute words to somebody, with what they attribute."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from compare.analyse.quotes.content import content_of, goes_on, phrase_content
from compare.analyse.quotes.verbs import ALSO, REPORTING, is_made, subjects

if TYPE_CHECKING:
    from collections.abc import Iterator

    from compare.analyse.tree import Tree
    from compare.model import Analysis, Span, Token

_NAMING = frozenset(
    "call brand label dub term accuse denounce condemn praise hail blast characterize "
    "characterise decry dismiss".split()
)
"""Verbs that attribute what is quoted: *called it "a danger to all"*, *accused it of "silence"*."""
_NOT_OF_NAME = ("relcl", "acl", "appos", "punct", "conj", "cc", "advcl")


@dataclass(frozen=True, slots=True)
class Report:
    """A verb of saying with its speaker and what it reports."""

    verb: str
    sentence: int
    at: Span
    head: Token
    """Heads the words that name the speaker."""
    speaker: tuple[Token, ...]
    content: tuple[Span, ...]
    """What is said without quotation marks; two spans where the speaker stands in the middle."""
    made: bool = True
    """Whether it is told as said: not denied, asked, supposed, wished for or allowed."""
    reach: Span | None = None
    """Where the words are that it may attribute: in its own relative clause, if it is in one."""


def reports(analysis: Analysis, tree: Tree) -> Iterator[Report]:
    """Yield what is attributed to somebody, in text order."""
    for token in analysis.tokens:
        if token.pos == "VERB" and (token.lemma in REPORTING or token.lemma in ALSO):
            content = content_of(tree, token)
            for head in _speakers(tree, token):
                yield _report(tree, token, head, content)
        elif token.pos == "VERB" and token.lemma in _NAMING:
            yield from (_report(tree, token, head, ()) for head in subjects(tree, token))
        elif token.lemma == "accord" and token.text.lower() == "according":
            yield from _according(analysis, tree, token)


def _speakers(tree: Tree, verb: Token) -> list[Token]:
    return subjects(tree, goes_on(tree, verb) or verb)


def _report(tree: Tree, verb: Token, head: Token, content: tuple[Span, ...]) -> Report:
    speaker = tuple(tree.subtree(head, _NOT_OF_NAME))
    reach = tree.span(verb) if verb.dep == "relcl" else None
    return Report(
        verb.lemma, verb.sentence, verb.span, head, speaker, content, is_made(tree, verb), reach
    )


def _according(analysis: Analysis, tree: Tree, token: Token) -> Iterator[Report]:
    content = phrase_content(tree, token, analysis.tokens_of(token.sentence))
    for to in tree.children(token, "prep"):
        if to.text.lower() != "to":
            continue
        for head in tree.children(to, "pobj")[:1]:
            speaker = tuple(tree.subtree(head, _NOT_OF_NAME))
            at = token.span
            yield Report("according to", token.sentence, at, head, speaker, content)
