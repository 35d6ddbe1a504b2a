"""Rule ``whole``: all of a group did it, and one of them did not; men all, and men and women."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from compare.data.opposites import of_one_state
from compare.judge import kinship, say
from compare.judge.apart import apart_in_place, apart_in_time_as_wholes
from compare.judge.counterparts import counterparts
from compare.judge.draft import Draft
from compare.judge.remember import remembered
from compare.judge.same_fact import covers
from compare.model import Span

if TYPE_CHECKING:
    from compare.judge.context import Account, Context, Pair
    from compare.model import Category, Predicate, Sentence, Token

_LEAST = 0.1
_SHARED = 0.3
"""Share of the lighter sentence's words that the two must have in common."""
# Closed classes of English.
_ALL = frozenset("all both every each everyone everybody anyone anybody".split())
_NONE = frozenset("none neither nobody no".split())
_SOME = frozenset("some several one two three four five six many most half certain other".split())
_ANYONE = frozenset("everyone everybody anyone anybody nobody those".split())
_MADE_OF = frozenset({"make", "consist", "compose", "comprise"})
_NAMING = frozenset({"nmod", "compound", "poss"})
"""What stands before a noun as part of its name: *the No. 1 Rovers*."""


@dataclass(frozen=True, slots=True)
class _Said:
    """What is said of all of a group, of some of it, or of some alone."""

    how: str
    """``all``, ``some``, ``only``, or ``part`` for so many of so many: *one of the two*."""
    denied: bool
    group: frozenset[str]
    """Nouns that name the group, and what it is of."""
    members: frozenset[str]
    """Who is named as belonging to it."""
    verb: Token
    span: Span


def find(context: Context) -> Iterator[Draft]:
    """Yield a conflict where what one says of all the other denies of one."""
    for pair in context.pairs:
        if pair.internal or pair.score < _LEAST:
            continue
        left, right = pair.a.account, pair.b.account
        found = _exception(pair) or _kinds(pair)
        if found is None or apart_in_place(pair) or apart_in_time_as_wholes(pair):
            continue
        evidence = (left.evidence(found[0]), right.evidence(found[1]))
        text = f"{say.both(evidence)}: what is said of all cannot fail for one."
        category: Category = found[2]
        yield Draft("conflict", category, "cross", text, evidence)


def _exception(pair: Pair) -> tuple[Span, Span, Category] | None:
    ours, theirs = (_said(s.account, s.sentence) for s in (pair.a, pair.b))
    for a in ours:
        for b in theirs:
            if not _clash(pair, a, b):
                continue
            if covers(pair, _SHARED) or a.members & b.members or counterparts(pair):
                return a.span, b.span, "negation"
    return None


def _one_group(pair: Pair, a: _Said, b: _Said) -> bool:
    """Tell whether two are said of one group; *both* alone are those of its counterpart."""
    if a.group & b.group or a.members & b.members:
        return True
    unnamed = not a.group and not a.members, not b.group and not b.members
    return unnamed[0] != unnamed[1] and counterparts(pair)


def _clash(pair: Pair, a: _Said, b: _Said) -> bool:
    if "all" not in (a.how, b.how) or not _one_group(pair, a, b):
        return False
    whole, part = (a, b) if a.how == "all" else (b, a)
    if part.how == "all" and {whole.denied, part.denied} != {True, False}:
        return False
    if part.members and not part.members <= whole.members:
        return False
    same = a.verb.lemma == b.verb.lemma or pair.matches(a.verb.index, b.verb.index)
    same = same or of_one_state(a.verb.lemma, b.verb.lemma)
    if part.how == "part":
        return same and (not part.denied or whole.denied != part.denied)
    if same or kinship.verbs(a.verb.lemma, b.verb.lemma) >= kinship.SYNONYM:
        if part.how == "only":
            return not whole.denied and not part.denied
        return whole.denied != part.denied
    if kinship.opposed(a.verb.lemma, b.verb.lemma, a.verb.pos):
        return whole.denied == part.denied and part.how != "only"
    return False


@remembered
def _said(account: Account, sentence: Sentence) -> tuple[_Said, ...]:
    found = []
    for verb in account.predicates.get(sentence.index, ()):
        if verb.subject is not None:
            one = _of_subject(account, verb)
            found += [] if one is None else [one]
    return tuple(found)


def _of_subject(account: Account, verb: Predicate) -> _Said | None:
    tokens, tree = account.analysis.tokens, account.tree
    assert verb.subject is not None
    subject, head = tokens[verb.subject], tokens[verb.token]
    below = tree.children(subject)
    before = {t.lemma for t in below if t.index < subject.index and t.dep not in _NAMING}
    before.add(subject.lemma)
    floating = {t.lemma for t in tree.children(head, "advmod", "appos")} | {
        t.lemma for t in below if t.dep == "appos"
    }
    floating |= {t.lemma for c in tree.children(head, "advmod") for t in tree.children(c)}
    negative = bool(before & _NONE)
    denied = verb.negated
    if head.lemma == "do" and verb.object is None and (above := tree.head(head)) is not None:
        if head.dep != "conj" or above.index not in account.predicate_at:
            return None
        head = above  # "but Reed did not"
    group = _group(account, subject) or _fronted(account, head)
    span = Span(min(tree.span(subject, ("relcl", "acl")).start, verb.span.start), verb.span.end)
    named = account.referent(subject)
    if before & _ALL or negative or ((before | floating) & {"both", "all"}):
        members = _members(account, subject) if named or "both" in before | floating else ()
        return _Said("all", denied or negative, group, frozenset(members), head, span)
    if named:
        others = tree.children(subject, "conj")
        return None if others else _Said("some", denied, group, frozenset({named}), head, span)
    if "only" in before | {t.lemma for t in tree.children(subject, "advmod")}:
        return _Said("only", denied, group | {"*"}, frozenset(), head, span)
    parts = subject.lemma in _SOME or subject.tag in ("JJR", "JJS") or subject.pos == "NUM"
    of = any(t.lemma == "of" for t in tree.children(subject, "prep"))
    if subject.lemma == "one" and of and _and_the_other(account, subject):
        return _Said("only", denied, group, frozenset(), head, span)
    if _is_so_many_of(account, subject, head):
        return _Said("part", denied, group, frozenset(), head, span)
    if (parts and of) or before & {"some", "several"} or _one_of_two(account, subject):
        return _Said("some", denied, group, frozenset(), head, span)
    return None


def _is_so_many_of(account: Account, subject: Token, head: Token) -> bool:
    """Tell *one of the two surgeons*; of *one of the surgeons* there may be more."""
    tree = account.tree
    of = [*tree.children(subject, "prep"), *tree.children(head, "prep")]
    nouns = [n for t in of if t.lemma == "of" for n in tree.children(t, "pobj")]
    told = subject.pos == "NUM" or subject.lemma == "one"
    return told and any(tree.children(n, "nummod") and tree.children(n, "det") for n in nouns)


def _fronted(account: Account, head: Token) -> frozenset[str]:
    """Return the group of *of the two brothers, one did*."""
    tree = account.tree
    of = [t for t in tree.children(head, "prep") if t.lemma == "of" and t.index < head.index]
    return frozenset(n.lemma for t in of for n in tree.children(t, "pobj"))


def _and_the_other(account: Account, subject: Token) -> bool:
    """Tell *one of the two was jailed, the other acquitted*."""
    sentence = account.analysis.tokens_of(subject.sentence)
    return any(t.lemma in ("other", "another") and t.index > subject.index for t in sentence)


def _one_of_two(account: Account, subject: Token) -> bool:
    """Tell *three of the 30 pupils*, where the parser has the number for the noun's own."""
    return subject.tag in ("NNS", "NN") and any(
        t.pos == "NUM" and any(p.lemma == "of" for p in account.tree.children(t, "prep"))
        for t in account.tree.children(subject, "nummod")
    )


def _group(account: Account, subject: Token) -> frozenset[str]:
    tree = account.tree
    found = [subject] if subject.pos in ("NOUN", "PROPN") else []
    below = [subject]
    for _ in range(2):
        below = [
            inner
            for token in below
            for preposition in tree.children(token, "prep")
            for inner in tree.children(preposition, "pobj")
        ]
        found += below
    wide = {"*"} if subject.lemma in _ANYONE else set()
    return frozenset({t.lemma for t in found if t.lemma not in _ANYONE} | wide)


def _members(account: Account, subject: Token) -> Iterator[str]:
    """Yield who is named in the sentence, or in the one before it, as *both* of them."""
    for listed in account.enumerations.get(subject.sentence, ()):
        for mention in account.mentions.get(subject.sentence, ()):
            if listed.span.contains(mention.span):
                yield mention.entity
    for token in (subject, *account.tree.children(subject, "conj")):
        if referent := account.referent(token):
            yield referent


def _kinds(pair: Pair) -> tuple[Span, Span, Category] | None:
    """Return what all of a group are in one account, and some not in the other."""
    ours, theirs = (list(_made_of(s.account, s.sentence.index)) for s in (pair.a, pair.b))
    for whole_a, group_a, kinds_a, span_a in ours:
        for whole_b, group_b, kinds_b, span_b in theirs:
            if not group_a & group_b or not (whole_a or whole_b):
                continue
            few, many = (kinds_a, kinds_b) if whole_a else (kinds_b, kinds_a)
            if whole_a and whole_b and len(kinds_a) > len(kinds_b):
                few, many = kinds_b, kinds_a
            if any(_of_two_kinds(x, y) for x in few for y in many - few):
                return span_a, span_b, "antonym"
    return None


def _kind(account: Account, noun: Token) -> str:
    """Return what members of a group are: a noun, or the country they are of."""
    from compare.data import countries

    named = account.mention_at.get(noun.index)
    if named is not None:
        return f"@{named.entity}" if named.entity in countries() else ""
    return noun.lemma if noun.pos == "NOUN" else ""


def _of_two_kinds(a: str, b: str) -> bool:
    """Tell whether nobody is of two kinds: men and women, people of two countries."""
    return (a[:1] == b[:1] == "@") or kinship.opposed(a, b, "NOUN")


def _made_of(
    account: Account, sentence: int
) -> Iterator[tuple[bool, frozenset[str], frozenset[str], Span]]:
    """Yield whether it is said of all, the group, what they are, and where it says so."""
    tokens, tree = account.analysis.tokens, account.tree
    for verb in account.predicates.get(sentence, ()):
        if verb.subject is None or verb.negated or verb.modality != "actual":
            continue
        head, subject = tokens[verb.token], tokens[verb.subject]
        held = tree.children(head, "attr", "acomp") if head.lemma == "be" else []
        if head.lemma in _MADE_OF:
            held = [n for p in tree.children(head, "prep") for n in tree.children(p, "pobj")]
        nouns = [n for first in held for n in (first, *tree.children(first, "conj"))]
        kinds = frozenset(
            _kind(account, n) for n in nouns if n.tag == "NNS" or account.mention_at.get(n.index)
        ) - {""}
        if kinds:
            whole = bool({t.lemma for t in (subject, *tree.children(subject))} & {"all", "both"})
            whole = whole or any(t.lemma in ("all", "only") for t in tree.children(head, "advmod"))
            span = Span(tree.span(subject, ("relcl", "acl")).start, nouns[-1].span.end)
            yield whole, _group(account, subject), kinds, span
