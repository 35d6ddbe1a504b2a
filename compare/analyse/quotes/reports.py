"""The verbs that attribute words to somebody, with what they attribute."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from compare.analyse.tree import cover
from compare.model import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from compare.analyse.tree import Tree
    from compare.model import Analysis, Token

REPORTING = frozenset(
    "say tell add state claim note declare announce insist stress explain warn argue report "
    "suggest confirm deny maintain assert remark comment reply respond answer observe admit "
    "acknowledge concede write tweet post describe recall testify estimate allege contend "
    "emphasize emphasise reiterate reveal disclose mention predict urge ask demand conclude "
    "caution believe think joke quip shout cry whisper hint signal agree complain promise".split()
)
"""Lemmas of the verbs that attribute words or thoughts to somebody."""
_NAMING = frozenset({"call", "brand", "label", "dub", "term"})
"""Verbs that attribute a quoted name: *called it "a danger to all"*."""
_SPEAKERS = ("NOUN", "PROPN", "PRON")
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


def reports(analysis: Analysis, tree: Tree) -> Iterator[Report]:
    """Yield what is attributed to somebody, in text order."""
    for token in analysis.tokens:
        if token.pos == "VERB" and token.lemma in REPORTING:
            yield from _of_verb(analysis, tree, token)
        elif token.pos == "VERB" and token.lemma in _NAMING:
            yield from (_report(tree, token, head, ()) for head in _subjects(tree, token))
        elif token.lemma == "accord" and token.text.lower() == "according":
            yield from _according(analysis, tree, token)


def _subjects(tree: Tree, verb: Token) -> list[Token]:
    return [t for t in tree.children(verb, "nsubj") if t.pos in _SPEAKERS][:1]


def _report(tree: Tree, verb: Token, head: Token, content: tuple[Span, ...]) -> Report:
    speaker = tuple(tree.subtree(head, _NOT_OF_NAME))
    return Report(verb.lemma, verb.sentence, verb.span, head, speaker, content)


def _of_verb(analysis: Analysis, tree: Tree, verb: Token) -> Iterator[Report]:
    clauses = tree.children(verb, "ccomp")
    above = tree.head(verb)
    parts: list[list[Token]] = []
    if clauses:
        parts = [tree.subtree(clauses[0])]
    elif verb.dep in ("parataxis", "ccomp") and above is not None:
        own = {token.index for token in tree.subtree(verb)}
        around = [token for token in tree.subtree(above) if token.index not in own]
        parts = [
            [token for token in around if token.index < min(own)],
            [token for token in around if token.index > max(own)],
        ]
    content = tuple(span for part in parts for span in _trimmed(part))
    for head in _subjects(tree, verb):
        yield _report(tree, verb, head, content)


def _according(analysis: Analysis, tree: Tree, token: Token) -> Iterator[Report]:
    phrase = {t.index for t in tree.subtree(token)}
    rest = analysis.tokens_of(token.sentence)
    parts = [
        [t for t in rest if t.index < min(phrase)],
        [t for t in rest if t.index > max(phrase)],
    ]
    content = tuple(span for part in parts for span in _trimmed(part))
    for to in tree.children(token, "prep"):
        for head in tree.children(to, "pobj")[:1]:
            speaker = tuple(tree.subtree(head, _NOT_OF_NAME))
            at = token.span
            yield Report("according to", token.sentence, at, head, speaker, content)


def _trimmed(tokens: Iterable[Token]) -> Iterator[Span]:
    """Yield the span of ``tokens`` without punctuation and *that* around it, unless empty."""
    kept = list(tokens)
    while kept and (kept[0].pos == "PUNCT" or kept[0].text.lower() == "that" == kept[0].lemma):
        kept = kept[1:]
    while kept and kept[-1].pos in ("PUNCT", "CCONJ"):
        kept = kept[:-1]
    if kept:
        yield cover(kept)
