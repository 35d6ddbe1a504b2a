"""Rule ``post``: one office or part in the story, held by two differently named people."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from compare.judge.apart import apart_in_time_as_wholes
from compare.judge.arguments import CLASH, argument
from compare.judge.context import Context, Pair, Side
from compare.judge.draft import Draft
from compare.judge.naming import name_words, qualifiers
from compare.judge.offices import title_before
from compare.judge.same_fact import coverage
from compare.model import Mention, Scope, Token

_SAME_SENTENCE = 0.6
"""Share of the words, the two names apart, that the sentences must have in common."""
_INDEFINITE = frozenset({"a", "an", "another", "one", "some", "any", "each", "every"})
_SHARED = frozenset({"spokesman", "spokeswoman", "spokesperson", "resident", "witness", "member"})
"""Parts that several people may have at one time."""
_ON_EACH_SIDE = frozenset(
    """coach trainer manager captain skipper goalkeeper keeper lawyer attorney barrister counsel
    solicitor negotiator
    """.split()
)
"""Parts that every side of a match or a trial has: whose must be said by both or by none."""
_OFFICES = frozenset(
    """president premier chancellor king queen pope emperor empress taoiseach governor mayor speaker
    chairman chairwoman chairperson chair ceo cfo coo cto captain coach manager founder
    """.split()
)
"""Offices before a name that one person holds at a time; others may be shared (*Senator*, *Dr*)."""
_WITH_A_FIELD = frozenset("minister secretary commissioner director chief ambassador".split())
"""The same, where a word says of what: *Finance Minister*, *Police Chief*."""


@dataclass(frozen=True, slots=True)
class _Post:
    """What somebody is said to be."""

    noun: Token
    title: frozenset[str]
    """The noun and the words that narrow it down, without names."""
    of: frozenset[str]
    """Whose: the names that narrow it down."""


def find(context: Context) -> Iterator[Draft]:
    """Yield a conflict where *the captain, X* meets *the captain, Y* in matching sentences."""
    for pair in context.pairs:
        if pair.score >= context.options.align_threshold and not apart_in_time_as_wholes(pair):
            yield from _judged(pair)


def _judged(pair: Pair) -> Iterator[Draft]:
    for title, (first, a) in _holders(pair.a).items():
        if title not in (theirs := _holders(pair.b)):
            continue
        second, b = theirs[title]
        if _is_one(a, b) or coverage(pair, (a, b)) < _SAME_SENTENCE:
            continue
        if _of_different_things(pair, first, second):
            continue
        left, right = pair.a.account, pair.b.account
        evidence = (left.evidence(a.span, a.entity), right.evidence(b.span, b.entity))
        scope: Scope = "internal" if pair.internal else "cross"
        post = first.noun.lemma.lower()
        text = (
            f"{left.id} names the {post} “{evidence[0].quote}”, "
            f"{right.id} names the {post} “{evidence[1].quote}”."
        )
        yield Draft("conflict", "entity", scope, text, evidence)


def _holders(side: Side) -> dict[frozenset[str], tuple[_Post, Mention]]:
    """Return who holds which post; one with two holders is no single post."""
    found: dict[frozenset[str], list[tuple[_Post, Mention]]] = {}
    for mention in side.mentions:
        post = _post(side, mention) if mention.type == "person" else None
        if post is not None:
            found.setdefault(post.title, []).append((post, mention))
    return {title: held[0] for title, held in found.items() if len(held) == 1}


def _post(side: Side, mention: Mention) -> _Post | None:
    """Return what the person is: the title before the name, a noun beside it, *whose name is*."""
    tree, tokens = side.account.tree, side.account.analysis.tokens
    title = _title(side, mention)
    if title:
        return _made(side, title[-1], title[:-1])
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
            if determiners & _INDEFINITE or noun.tag == "NNS":
                return None
            return _made(side, noun, tree.children(noun, "compound", "amod"))
    return None


def _made(side: Side, noun: Token, before: Iterable[Token]) -> _Post:
    account = side.account
    keys = {account.keys[t.index]: t.lemma.lower() for t in before}
    named = {key for key in keys if key[:1] == "@"}
    named |= {key for key in qualifiers(account, noun) if key[0] == "@"}
    words = {lemma for key, lemma in keys.items() if key[:1] != "@"}
    return _Post(noun, frozenset({noun.lemma.lower(), *words}), frozenset(named))


def _title(side: Side, mention: Mention) -> tuple[Token, ...]:
    """Return the words of an office right before a name, the office last; none if it is shared."""
    found = title_before(side.account, mention)
    office = found[-1].lemma.lower() if found else ""
    return found if office in _OFFICES or (office in _WITH_A_FIELD and found[:-1]) else ()


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
    return a.entity == b.entity or bool(name_words(a.name) & name_words(b.name))


def _of_different_things(pair: Pair, a: _Post, b: _Post) -> bool:
    """Tell whether the two posts are narrowed down to different things (*of X*, *of Y*)."""
    if a.of and b.of:
        return not a.of & b.of
    if a.noun.lemma.lower() in _ON_EACH_SIDE and (a.of or b.of):
        return True
    return argument(pair, a.noun.index, b.noun.index) == CLASH
