"""What a text itself calls earlier, or newer: *authorities said earlier that four*.

Such a figure is no rival of the one that holds now: it is what was believed before. The words that
say so are few, and they do it in a few ways: by an adverb at the verb of saying, by an adjective at
the word for a figure, by a verb that corrects one figure to another.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import TYPE_CHECKING, Literal

from compare.analyse.quotes import REPORTING
from compare.analyse.tree import tree_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from compare.analyse.tree import Tree
    from compare.model import Analysis, Span, Token

Age = Literal["earlier", "newer", "later", ""]
"""``newer`` is what took the place of another figure; ``later`` what was only said after it."""

_FIRST = frozenset({"initially", "originally"})
"""Adverbs that call what any verb says the first state of things."""
_BEFORE = frozenset({"earlier", "previously", "first"})
"""Adverbs that do so at a verb of saying only: *four died earlier on Monday* is a time."""
_AFTER = frozenset({"later", "since", "subsequently", "now", "eventually", "finally"})
_STATING = REPORTING | frozenset(
    "put estimate list count place give identify name fear plan schedule expect set book tally "
    "number speak".split()
)
_STAND = frozenset({"stand", "be", "stay", "reach", "put", "say", "list", "know"})
_FIGURES = frozenset(
    "toll figure number estimate count report total tally statement account information plan date "
    "deadline target version forecast assessment".split()
)
_OLD = frozenset(
    "early initial original previous preliminary prior first old provisional former".split()
)
_NEW = frozenset("new updated revised corrected amended".split())
_LATE = frozenset("latest late final current".split())
_CORRECT = frozenset(
    "raise revise lower correct update reduce upgrade downgrade amend change adjust".split()
)
"""Verbs that put one figure in the place of another."""
_SHIFT = _CORRECT | frozenset("move bring postpone push delay extend reschedule shift".split())
"""Those, and verbs that put one day in the place of another."""
_GROW = frozenset("increase rise climb grow go jump fall drop cut up down".split())
"""Verbs of what changes in the world, unless a figure does: *the toll rose from four*."""
_VICTIMS = frozenset(
    "kill die dead death toll fatality casualty victim body injure wound hurt injury drown arrest "
    "detain infect".split()
)
"""Of these a number grows as they are counted, and does not fall."""
_CLOSED = frozenset({"conj", "relcl", "advcl"})
"""Where the way up from a place leaves what its own clause says."""
_AS_BEFORE = re.compile(
    r"(?:\W+\w+){0,3}?,?\s+(?:(?:as|than|that|which)(?: (?:was|were|had been))? )?"
    r"(?:first|initially|earlier|previously|originally)\s+"
    r"(?:announced|believed|estimated|expected|feared|given|planned|put|reported|said|scheduled|"
    r"stated|thought)\b"
)


def called(analysis: Analysis, span: Span, *, figures: bool) -> Age:
    """Return what the account itself calls what stands at a place.

    Of ``figures`` and days, *police had put it at four* says enough; of names and acts it may only
    look back.
    """
    tree = tree_of(analysis.tokens)
    head = _head(analysis, tree, span)
    if head is None:
        return ""
    end = analysis.document.sentences[head.sentence].span.end
    if _AS_BEFORE.match(analysis.document.text, span.end, end):
        return "earlier"
    moved = _moved(analysis, span)
    below = head
    for token in (head, *tree.ancestors(head)):
        found = _by_noun(tree, token) or _by_move(analysis, tree, token, moved, span)
        found = found or _by_verb(tree, token, below, figures)
        if found:
            return found
        if token.dep in _CLOSED:
            return ""
        below = token
    return ""


def counts_victims(analysis: Analysis, span: Span) -> bool:
    """Tell whether a place counts what only grows while it is counted: the dead, the arrested."""
    tree = tree_of(analysis.tokens)
    head = _head(analysis, tree, span)
    if head is None:
        return False
    near = list(_within(analysis, span))
    near += tree.children(head, "acl")
    for token in (head, *tree.ancestors(head)):
        near.append(token)
        for subject in tree.children(token, "nsubj", "nsubjpass"):
            near += tree.subtree(subject, without=("relcl",))
        if token.dep in _CLOSED:
            break
    return any(token.lemma in _VICTIMS for token in near)


def _head(analysis: Analysis, tree: Tree, span: Span) -> Token | None:
    held = list(_within(analysis, span))
    inside = {t.index for t in held}
    tops = (t for t in held if (up := tree.head(t)) is None or up.index not in inside)
    return next(tops, None)


def _within(analysis: Analysis, span: Span) -> Iterator[Token]:
    """Yield the tokens that lie inside a place; tokens follow one another in the text."""
    tokens = analysis.tokens
    for n in range(bisect_left(tokens, span.start, key=lambda t: t.span.start), len(tokens)):
        if tokens[n].span.start >= span.end:
            return
        if span.contains(tokens[n].span):
            yield tokens[n]


def _by_noun(tree: Tree, token: Token) -> Age:
    """Look at words for figures: *an earlier toll of four*, *the four given earlier*."""
    if token.pos not in ("NOUN", "PROPN", "NUM"):
        return ""
    if token.lemma in _FIGURES:
        return _by_adjective(tree, token)
    said = (c for c in tree.children(token, "acl") if c.lemma in _STATING)
    return "earlier" if any(_adverbs(tree, c) & (_FIRST | _BEFORE) for c in said) else ""


def _by_adjective(tree: Tree, noun: Token) -> Age:
    words = {c.lemma for c in tree.children(noun, "amod")}
    words |= {c.text.lower() for c in tree.children(noun, "amod", "advmod")}
    if words & _OLD or "earlier" in words:
        return "earlier"
    if words & _NEW:
        return "newer"
    return "later" if words & _LATE else ""


def _moved(analysis: Analysis, span: Span) -> str:
    """Return whether a place follows *from* or *to*, as figures that change do."""
    at = bisect_left(analysis.tokens, span.start, key=lambda t: t.span.start) - 1
    while at >= 0 and analysis.tokens[at].pos in ("DET", "ADV"):
        at -= 1
    word = analysis.tokens[at].lemma if at >= 0 else ""
    return word if word in ("from", "to") else ""


def _by_move(analysis: Analysis, tree: Tree, token: Token, moved: str, span: Span) -> Age:
    """Look at verbs of change: *raised from four to six*; *six, up from four*."""
    if moved == "to":
        return "newer" if token.lemma in _CORRECT else ""
    if moved != "from" or not (token.lemma in _SHIFT or token.lemma in _GROW):
        return ""
    if token.lemma in _SHIFT:
        return "earlier"
    if token.pos == "VERB":
        return "earlier" if any(True for _ in _subjects(tree, token)) else ""
    dated = any(t.sentence == token.sentence and t.span.start >= span.end for t in analysis.times)
    return "" if dated else "earlier"  # "up from four last year" is no correction


def _by_verb(tree: Tree, token: Token, below: Token, figures: bool) -> Age:
    if token.pos not in ("VERB", "AUX"):
        return ""
    adverbs = _adverbs(tree, token)
    if adverbs & _FIRST:
        return "earlier"
    if token.lemma in _STATING or below.lemma == "due":
        if adverbs & _BEFORE or (figures and _past_perfect(tree, token)):
            return "earlier"
        if any(_by_adjective(tree, s) == "earlier" for s in _subjects(tree, token)):
            return "earlier"
    later = adverbs & _AFTER and token.lemma in _STATING | _STAND
    return "later" if later else ""


def _adverbs(tree: Tree, verb: Token) -> set[str]:
    """Return the adverbs of a verb and beside it; *at first* is one of them."""
    found = {c.text.lower() for c in tree.children(verb, "advmod")}
    for index in (verb.index - 1, verb.index + 1):
        if 0 <= index < len(tree.tokens) and tree.tokens[index].pos == "ADV":
            above = tree.head(tree.tokens[index])
            if above is not None and above.pos in ("VERB", "AUX"):
                found.add(tree.tokens[index].text.lower())
    for preposition in tree.children(verb, "prep"):
        if preposition.lemma == "at" and any(
            c.lemma == "first" and not tree.children(c) for c in tree.children(preposition)
        ):
            found.add("initially")
    return found


def _past_perfect(tree: Tree, verb: Token) -> bool:
    return any(c.text.lower() in ("had", "'d", "’d") for c in tree.children(verb, "aux"))


def _subjects(tree: Tree, verb: Token) -> Iterator[Token]:
    yield from (c for c in tree.children(verb, "nsubj", "nsubjpass") if c.lemma in _FIGURES)
