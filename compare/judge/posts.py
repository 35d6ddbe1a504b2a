"""Rule ``post``: one office or part in the story, held by two differently named people."""

from __future__ import annotations

from collections.abc import Iterator

from compare.judge.context import Context, Pair, Side
from compare.judge.draft import Draft
from compare.judge.same_event import CLASH, argument, qualifiers
from compare.judge.same_fact import apart_in_time_as_wholes, coverage
from compare.model import Mention, Scope, Token

_SAME_SENTENCE = 0.6
"""Share of the words, the two names apart, that the sentences must have in common."""
_INDEFINITE = frozenset({"a", "an", "another", "one", "some", "any", "each", "every"})
_SHARED = frozenset({"spokesman", "spokeswoman", "spokesperson", "resident", "witness", "member"})
"""Parts that several people may have at one time."""


def find(context: Context) -> Iterator[Draft]:
    """Yield a conflict where *the captain, X* meets *the captain, Y* in matching sentences."""
    for pair in context.pairs:
        if pair.score >= context.options.align_threshold and not apart_in_time_as_wholes(pair):
            yield from _judged(pair)


def _judged(pair: Pair) -> Iterator[Draft]:
    for lemma, (first, a) in _holders(pair.a).items():
        if lemma not in (theirs := _holders(pair.b)):
            continue
        second, b = theirs[lemma]
        if _is_one(a, b) or coverage(pair, (a, b)) < _SAME_SENTENCE:
            continue
        if _of_different_things(pair, first, second):
            continue
        left, right = pair.a.account, pair.b.account
        evidence = (left.evidence(a.span, a.entity), right.evidence(b.span, b.entity))
        scope: Scope = "internal" if pair.internal else "cross"
        text = (
            f"{left.id} names the {lemma} “{evidence[0].quote}”, "
            f"{right.id} names the {lemma} “{evidence[1].quote}”."
        )
        yield Draft("conflict", "entity", scope, text, evidence)


def _holders(side: Side) -> dict[str, tuple[Token, Mention]]:
    """Return who holds which part, by its noun; a noun with two holders names no single part."""
    found: dict[str, list[tuple[Token, Mention]]] = {}
    for mention in side.mentions:
        post = _post(side, mention) if mention.type == "person" else None
        if post is not None:
            found.setdefault(post.lemma, []).append((post, mention))
    return {lemma: held[0] for lemma, held in found.items() if len(held) == 1}


def _post(side: Side, mention: Mention) -> Token | None:
    """Return the noun that says what the person is: beside the name, or *whose name is*."""
    tree, tokens = side.account.tree, side.account.analysis.tokens
    name = tokens[mention.token]
    above = tree.head(name)
    near = [above] if above is not None and name.dep == "appos" else []
    near += [*tree.children(name, "appos"), *_before_comma(side, mention)]
    if above is not None and above.lemma == "be" and above.dep == "relcl":
        subjects = tree.children(above, "nsubj")
        if subjects and subjects[0].lemma == "name":
            near += [holder for holder in (tree.head(above),) if holder is not None]
    for noun in near:
        if noun.pos == "NOUN" and noun.lemma not in _SHARED:
            determiners = {t.lemma for t in tree.children(noun, "det")}
            return None if determiners & _INDEFINITE or noun.tag == "NNS" else noun
    return None


def _before_comma(side: Side, mention: Mention) -> list[Token]:
    """Return the noun of *the captain, Jo Doe,*, which the parser often fails to join."""
    tokens = side.tokens
    inside = [n for n, t in enumerate(tokens) if mention.span.overlaps(t.span)]
    first, after = inside[0], inside[-1] + 1
    if first < 2 or tokens[first - 1].text != "," or tokens[first - 2].pos != "NOUN":
        return []
    closed = after == len(tokens) or tokens[after].text in (",", ".", ";")
    return [tokens[first - 2]] if closed else []


def _is_one(a: Mention, b: Mention) -> bool:
    return a.entity == b.entity or bool(
        set(a.name.casefold().split()) & set(b.name.casefold().split())
    )


def _of_different_things(pair: Pair, a: Token, b: Token) -> bool:
    """Tell whether the two nouns are narrowed down to different things (*of X*, *of Y*)."""
    first, second = qualifiers(pair.a.account, a), qualifiers(pair.b.account, b)
    named = [key for key in first if key[0] == "@"], [key for key in second if key[0] == "@"]
    if named[0] and named[1]:
        return not set(named[0]) & set(named[1])
    return argument(pair, a.index, b.index) == CLASH
