"""Which sentences of a draft claim nothing, and what they are instead."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from compare.judge.context import Account
    from compare.model import Token

HEADING, QUESTION, REQUEST, GREETING, ITSELF, NOTHING = (
    "a heading",
    "a question",
    "a request to the reader",
    "a greeting",
    "about the text itself",
    "no statement",
)
UNREAD = "not taken to be English: not checked"
_GREETINGS = frozenset(
    "hello hi hey dear greetings welcome thanks thank cheers regards sincerely goodbye".split()
)
_TEXTS = frozenset("article summary text draft post newsletter piece digest overview".split())
_FEW = 3
"""Telling words up to which a line without a verb, number or name states nothing."""
_SHORT = 8
"""Words up to which a line that begins with a greeting is one."""
_TELLING = frozenset({"NOUN", "PROPN", "VERB", "ADJ", "ADV", "NUM"})


def no_claim(draft: Account, sentence: int) -> str | None:
    """Return what a sentence is that claims nothing; ``None`` for a claim."""
    if draft.sentence(sentence).kind == "heading":
        return HEADING
    if draft.document.language != "en" or draft.analysis.vectors is None:
        return UNREAD
    tokens = [t for t in draft.analysis.tokens_of(sentence) if t.pos not in ("SPACE", "PUNCT")]
    text = draft.sentence(sentence).span.of(draft.document.text).rstrip("\"'”’) ")
    if text.endswith("?") and not draft.quotes.get(sentence):
        return QUESTION
    if tokens and tokens[0].text.lower() in _GREETINGS and len(tokens) <= _SHORT:
        return GREETING
    if not tokens or _says_nothing(draft, sentence, tokens):
        return NOTHING
    if _asks(draft, tokens):
        return REQUEST
    return ITSELF if _of_itself(draft, tokens) else None


def _says_nothing(draft: Account, sentence: int, tokens: Sequence[Token]) -> bool:
    if draft.quantities.get(sentence) or draft.mentions.get(sentence):
        return False
    if any(token.pos in ("VERB", "AUX") for token in tokens):
        return False
    return sum(token.pos in _TELLING for token in tokens) <= _FEW


def _root(tokens: Sequence[Token]) -> Token | None:
    return next((token for token in tokens if token.head == token.index), None)


def _asks(draft: Account, tokens: Sequence[Token]) -> bool:
    """Tell whether the main verb is a bare form without a subject: *See below*, *Do note that*."""
    root = _root(tokens)
    if root is None or root.tag != "VB" or root.lemma == "let":
        return False
    first = next((t for t in tokens if t.pos not in ("INTJ", "ADV")), None)
    below = draft.tree.children(root)
    subject = any(t.dep in ("nsubj", "nsubjpass", "expl", "csubj") for t in below)
    modal = any(t.dep in ("aux", "auxpass") and t.lemma != "do" for t in below)
    return not subject and not modal and first in (root, *(t for t in below if t.dep == "aux"))


def _of_itself(draft: Account, tokens: Sequence[Token]) -> bool:
    """Tell whether a sentence is about the text it stands in: *This summary was made ...*."""
    root = _root(tokens)
    if root is None:
        return False
    subjects = [t for t in draft.tree.children(root) if t.dep in ("nsubj", "nsubjpass")]
    if tokens[0].lemma == "here" and root.lemma == "be":  # "Here is a short summary."
        return any(t.lemma in _TEXTS for t in draft.tree.children(root))
    return any(
        subject.lemma in _TEXTS and any(t.lemma == "this" for t in draft.tree.children(subject))
        for subject in subjects
    )
