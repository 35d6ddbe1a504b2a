"""The clauses of a sentence that can be read by themselves.

*The Kenyan government said*, *that can be a distraction* and *for losing 50 kilos* tell a reader
nothing: what is cut out of its sentence has to say who did what, and to say it whole. Nor may it
say what the sentence does not: *there was no sign that the board was content* does not tell that it
was.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from compare.analyse.predicates import NEGATIVE
from compare.analyse.quotes import REPORTING
from compare.analyse.tree import tree_of
from compare.model import Span

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence

    from compare.analyse.tree import Tree
    from compare.judge.context import Account
    from compare.model import Clause, Token

_SUBJECTS = ("nsubj", "nsubjpass", "csubj", "csubjpass", "expl")
_RELATIVE = frozenset({"WDT", "WP", "WP$", "WRB"})
_FINITE = frozenset({"VBD", "VBP", "VBZ", "MD"})
_TELLING = REPORTING - frozenset("deny ask demand urge believe think joke suggest hint".split())
"""Verbs of what is told by somebody; *the clerk denied that he knew* does not say that he knew."""
_BESIDE = frozenset({"relcl", "acl", "advcl", "parataxis", "appos", "conj"})
"""What may be left out where a comma, a dash or a bracket sets it off."""
_NO_WORDS = frozenset({"PUNCT", "SPACE"})


def readable(account: Account, alone: Collection[int]) -> Iterator[Span]:
    """Yield the parts of a sentence, in its order, that ``alone`` of its clauses make.

    ``alone`` are clauses of one sentence by index. Some make no part that can be read.
    """
    if not alone:
        return
    clauses = account.analysis.clauses
    sentence = clauses[min(alone)].sentence
    held = {n: c for n, c in enumerate(clauses) if c.sentence == sentence}
    tree = tree_of(account.analysis.tokens)
    family = _Family(tree, held)
    kept = family.whole(alone)
    for run in _runs(tree.tokens, [t for n in kept for t in held[n].tokens]):
        words = _trimmed(run)
        heads = {t.index for t in words}
        if any(held[n].head in heads and family.stands(n) for n in kept):
            span = Span(words[0].span.start, words[-1].span.end)
            yield _with_marks(account.document.text, span)


class _Family:
    """The clauses of one sentence, and which hangs on which."""

    def __init__(self, tree: Tree, held: Mapping[int, Clause]) -> None:
        self._tree, self._held = tree, held
        home = {token: n for n, clause in held.items() for token in clause.tokens}
        above = {n: tree.head(tree.tokens[clause.head]) for n, clause in held.items()}
        self._parent = {n: home.get(t.index) for n, t in above.items() if t is not None}

    def whole(self, alone: Collection[int]) -> tuple[int, ...]:
        """Return which of the clauses can be told without those that are not among them."""
        kept = set(alone)
        while True:
            lost = {n for n in kept if not self._holds(n, kept)}
            if not lost:
                return tuple(sorted(kept))
            kept -= lost

    def _holds(self, n: int, kept: Collection[int]) -> bool:
        if not self.stands(n) and self._parent.get(n) not in kept:
            return False
        below = (m for m, parent in self._parent.items() if parent == n and m != n)
        return all(m in kept or self._may_go(m) for m in below)

    def stands(self, n: int) -> bool:
        """Tell whether a clause says by itself who did what, as a statement of the account."""
        head = self._tree.tokens[self._held[n].head]
        own = [self._tree.tokens[t] for t in self._held[n].tokens]
        subjects = [c for c in self._tree.children(head, *_SUBJECTS) if c in own]
        if not subjects or any(t.tag in _RELATIVE for t in own[:2]):
            return False
        if not any(t.tag in _FINITE for t in (head, *self._tree.children(head, "aux", "auxpass"))):
            return False
        return self._stated(head)

    def _stated(self, head: Token) -> bool:
        """Tell whether what a verb says is said to be so, and not only asked, denied or wished."""
        if any(t.lemma != "that" for t in self._tree.children(head, "mark")):
            return False
        above = self._tree.head(head)
        if above is None or head.dep == "parataxis":
            return True
        if head.dep == "conj":
            return self._stated(above)
        return head.dep == "ccomp" and self._says(above)

    def _says(self, verb: Token) -> bool:
        """Tell whether what hangs on a verb is told by somebody, wherever that verb stands."""
        if verb.lemma not in _TELLING:
            return False
        return not any(
            t.lemma in NEGATIVE or (t.dep == "mark" and t.lemma != "that")
            for above in (verb, *self._tree.ancestors(verb))
            for t in self._tree.children(above)
        )

    def _may_go(self, n: int) -> bool:
        """Tell whether the clause on which another hangs is whole without it."""
        tokens, own = self._tree.tokens, self._held[n].tokens
        if tokens[self._held[n].head].dep == "conj":
            return True
        if tokens[self._held[n].head].dep not in _BESIDE:
            return False
        first, last = own[0], own[-1]
        start = first == 0 or tokens[first - 1].sentence != tokens[first].sentence
        after = last + 1 < len(tokens) and tokens[last + 1].pos == "PUNCT"
        inside = tokens[first].pos == "PUNCT" or (not start and tokens[first - 1].pos == "PUNCT")
        return inside or (start and (after or tokens[last].pos == "PUNCT"))


def _runs(tokens: Sequence[Token], indices: Sequence[int]) -> Iterator[list[Token]]:
    """Yield the stretches of a sentence that some of its tokens make, over what is no word."""
    run: list[Token] = []
    for index in sorted(indices):
        if run and any(t.pos not in _NO_WORDS for t in tokens[run[-1].index + 1 : index]):
            yield run
            run = []
        run.append(tokens[index])
    if run:
        yield run


_OPENING, _CLOSING = '“"', '”"'
_AFTER = 2
"""Characters behind a part among which its closing mark may stand: *he ran,"*."""


def _with_marks(text: str, span: Span) -> Span:
    """Return a part with the quotation mark that it lacks at one of its ends."""
    words, before = span.of(text), text[max(span.start - 1, 0) : span.start]
    for opening, closing in zip(_OPENING, _CLOSING, strict=True):
        lacking = (
            words.count(opening) % 2
            if opening == closing
            else (words.count(opening) - words.count(closing))
        )
        if lacking and before == opening and (opening == closing or lacking < 0):
            return Span(span.start - 1, span.end)
        at = text[span.end : span.end + _AFTER].find(closing)
        if lacking > 0 and at >= 0:
            return Span(span.start, span.end + at + 1)
    return span


def _trimmed(run: Sequence[Token]) -> Sequence[Token]:
    """Return a stretch without a conjunction at either end, *that* before it, and marks."""
    first, end = 0, len(run)
    while end > 1 and _leads(run[end - 1]):
        end -= 1
    while first < end - 1 and (_leads(run[first]) or _that(run[first])):
        first += 1
    return run[first:end]


def _that(token: Token) -> bool:
    return token.dep == "mark" and token.lemma == "that"


def _leads(token: Token) -> bool:
    return token.pos in ("CCONJ", "PUNCT", "SPACE")
