"""The claims of an account: what it states, and what it denies in whatever words.

*No jobs will be cut*, *ruled out any cut*, *failed to find a leak*: at the core of a denial is the
word without which it denies nothing, here the cut or the leak.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from compare.analyse.predicates import NEGATIVE
from compare.analyse.predicates.negation import denials
from compare.judge.context import Side
from compare.judge.scope import scope, subject_words

if TYPE_CHECKING:
    from collections.abc import Iterable

    from compare.analyse.tree import Tree
    from compare.judge.context import Account
    from compare.model import Predicate, Token

# Closed classes of English.
_RULING_OUT = frozenset("rule_out deny forbid ban prohibit exclude".split())
"""Verbs of which what they act on is not so, or is not to be."""
_FORBIDDING = frozenset("forbid ban prohibit bar outlaw".split())
PERMITTING = frozenset(
    "allow permit let authorise authorize entitle free open legal permission permitted".split()
)
"""What is not allowed may be done all the same, but it is not allowed."""
_TOTAL = frozenset("no none nobody nothing never neither any nowhere without single".split())
"""Words with which every instance is denied, so that one of them speaks against it."""
_ANY = frozenset("any anyone anybody anything ever single".split())
_NARROW = frozenset(
    "yet only just immediately all every always necessarily fully entirely enough alone first "
    "longer merely simply each so very".split()
)
"""Words to which a denial is drawn: *not yet*, *not all* deny no more than that."""
_NO_DENIAL = frozenset("than instead barely hardly scarcely".split())
_REST = frozenset({"other", "else", "further", "additional"})
_MORE = frozenset("more much few less".split())
_NO_MORE = frozenset({"longer", "anymore"})
_LIGHT = frozenset(
    "sign evidence indication trace ground reason plan need intention case report proof prospect "
    "hope chance possibility basis cause record word news suggestion hint risk danger threat "
    "form kind sort".split()
)
"""Nouns that only carry another: *no sign of a leak* denies the leak."""
_THREATS = frozenset("danger risk threat".split())
"""Of these what they are a danger *for* is not denied."""
_OF = frozenset({"of", "that"})
_SILENT = frozenset("comment mention reference word statement respond reply response".split())
"""Who makes no mention of a thing, or no comment, does not deny it."""
_PLAIN = frozenset("be have do get make take give go come see want know".split())
"""Verbs that tell little without what they act on."""
_EMPTY = frozenset(
    {"be", "have", "do", "say", "also", "still", "already", "then", "there", "here", "now"}
)
_TELLING = frozenset({"NOUN", "PROPN", "VERB", "ADJ", "NUM", "ADV"})
_APART = ("relcl", "advcl", "ccomp", "conj", "parataxis")
_NEAR = 6
_DEPTH = 2


@dataclass(frozen=True, slots=True, eq=False)
class Claim:
    """What one clause says."""

    account: int
    predicate: Predicate
    verb: Token
    subject: tuple[Token, ...]
    """The telling words of its subject."""
    scope: tuple[Token, ...]
    """Its other telling words."""
    core: tuple[Token, ...]
    """What a denial is about; empty where nothing is denied."""
    total: bool = False
    """Whether every instance is denied: *no leak*, *never*."""
    narrow: bool = False
    """Whether no more may be denied than that it is so yet, or of all."""
    no_more: bool = False
    """Whether it was so before: *no longer*."""
    forbidden: bool = False
    """Whether no more is denied than that it may be done."""

    @property
    def sentence(self) -> int:
        """Return the sentence it stands in."""
        return self.verb.sentence

    @property
    def words(self) -> tuple[Token, ...]:
        """Return its telling words, each once."""
        return tuple({t.index: t for t in (*self.scope, *self.subject, *self.core)}.values())


def claims(account: Account, index: int) -> tuple[Claim, ...]:
    """Return the claims of an account, those of headings left out, in text order."""
    sentences = account.document.sentences
    return tuple(
        _claim(account, index, predicate)
        for predicate in account.analysis.predicates
        if sentences[predicate.sentence].kind != "heading"
    )


def tells(token: Token) -> bool:
    """Tell whether a word has a meaning of its own."""
    return token.pos in _TELLING and token.lemma not in NEGATIVE and token.lemma not in _EMPTY


def _claim(account: Account, index: int, predicate: Predicate) -> Claim:
    tokens, tree = account.analysis.tokens, account.tree
    side, verb = Side(account, predicate.sentence), tokens[predicate.token]
    nouns = [tokens[n] for n in (predicate.subject, predicate.object) if n is not None]
    by = denials(tree, verb, nouns) if predicate.negated else ()
    if by:
        core, total = _denied(tree, verb, nouns, by)
        below = [t for t in tree.subtree(verb, _APART) if t.sentence == predicate.sentence]
        narrow = any(t.text.lower() in _NARROW for t in below)
        no_more = any(t.text.lower() in _NO_MORE for t in below)
        behind = tokens[by[0].index + 1 : by[0].index + 1 + _NEAR]
        total = total or any(t.lemma in _ANY for t in behind)
        if (
            _is_no_denial(tree, verb, by)
            or _describes(tree, verb)
            or any(t.lemma in _SILENT for t in core)
        ):
            core = ()
    else:
        core = _ruled_out(tree, verb, predicate, tokens)
        total, narrow, no_more = True, False, False
    return Claim(
        account=index,
        predicate=predicate,
        verb=verb,
        subject=tuple(t for t in subject_words(side, predicate) if tells(t)),
        scope=tuple(t for t in scope(side, predicate) if tells(t)),
        core=core,
        total=total and bool(core),
        narrow=narrow and bool(core),
        no_more=no_more,
        forbidden=bool(core) and _is_forbidden(tree, verb, by),
    )


def _denied(
    tree: Tree, verb: Token, nouns: Iterable[Token], by: tuple[Token, ...]
) -> tuple[tuple[Token, ...], bool]:
    """Return the core of a denial, and whether every instance is denied."""
    heads = [tree.head(t) for t in by if t.dep in ("det", "preconj", "nummod", "neg")]
    denied = [t for t in heads if t is not None and t.pos in ("NOUN", "PROPN") and t.lemma != "one"]
    core = [inner for noun in denied for inner in _through(tree, noun)]
    if not any(noun.lemma in _LIGHT for noun in denied) and verb.lemma not in _EMPTY:
        core.append(verb)
    things = [t for t in nouns if t.index > verb.index]
    if not core or verb.lemma in _PLAIN:
        core += [inner for thing in things for inner in _through(tree, thing)]
    elif any(thing.lemma in _LIGHT for thing in things):
        core = [inner for thing in things for inner in _through(tree, thing)]
    telling = {t.index: t for t in core if tells(t) and t.lemma not in _PLAIN}
    return tuple(telling.values()), any(t.lemma in _TOTAL for t in by)


def _through(tree: Tree, noun: Token, depth: int = _DEPTH) -> list[Token]:
    """Return the noun, or what a noun that only carries others is about."""
    if noun.lemma not in _LIGHT or not depth:
        return [noun]
    leading = _OF if noun.lemma in _THREATS else _OF | {"for", "to"}
    behind = tree.tokens[noun.index + 1 : noun.index + 2]  # which may hang on the verb
    found = {p.index: p for p in (*tree.children(noun, "prep"), *behind) if p.lemma in leading}
    below = [t for p in found.values() for t in tree.children(p, "pobj", "pcomp")]
    below = [t for t in (*below, *tree.children(noun, "acl", "relcl", "ccomp")) if tells(t)]
    return [t for inner in below for t in _through(tree, inner, depth - 1)] or [noun]


def _is_no_denial(tree: Tree, verb: Token, by: tuple[Token, ...]) -> bool:
    """Tell *No 9* and *rather than*, which deny nothing, and *no other*, which denies the rest.

    Nor does *hardly* deny: it says that there is little.
    """
    for token in by:
        behind = tree.tokens[token.index + 1 : token.index + 2]
        if token.lemma in _NO_DENIAL or any(t.lemma in _NO_DENIAL for t in behind):
            return True
        if token.lemma == "no" and any(t.pos == "NUM" or t.lemma in _REST for t in behind):
            return True
        after = tree.tokens[token.index + 1 : token.index + 1 + _NEAR]
        if any(t.lemma == "else" for t in after[:2]):
            return True
        if any(a.lemma == "any" and b.lemma == "more" for a, b in pairwise(after)):
            return True
        further = tree.tokens[token.index + 1 : token.index + 1 + 2 * _NEAR]
        if any(a.lemma in _MORE and b.lemma == "than" for a, b in pairwise(further)):
            return True  # "no nurse has more than eight patients"
        between = tree.tokens[token.index + 1 : verb.index]
        apart = any(t.text in (",", ";", ":") for t in between)
        if apart and any(t.dep.startswith("nsubj") or t.dep == "mark" for t in between):
            return True  # "nobody has been there, for the place was shut"
    return False


def _describes(tree: Tree, verb: Token) -> bool:
    """Tell whether a clause only says who is meant: *those who were not invited*, *whoever ...*.

    What is set off by a comma is told besides: *Lind, who was not there, ...*.
    """
    if verb.dep in ("csubj", "csubjpass"):
        return True
    first = min((t.index for t in tree.subtree(verb)), default=verb.index)
    before = tree.tokens[max(0, first - 1)]
    return verb.dep == "relcl" and before.text not in (",", "–", "—", "-", "(")


def _is_forbidden(tree: Tree, verb: Token, by: tuple[Token, ...]) -> bool:
    above = tree.head(verb)
    said = {verb.lemma, *(t.lemma for t in by)}
    said |= {above.lemma} if above is not None and verb.dep in ("xcomp", "ccomp") else set()
    return bool(said & (_FORBIDDING | PERMITTING))


def _ruled_out(
    tree: Tree, verb: Token, predicate: Predicate, tokens: tuple[Token, ...]
) -> tuple[Token, ...]:
    """Return what a verb that denies by itself is about; nothing of any other verb."""
    particles = [child.lemma for child in tree.children(verb, "prt")]
    if "_".join([verb.lemma, *particles]) not in _RULING_OUT:
        return ()
    things = tree.children(verb, "dobj", "xcomp", "ccomp")
    if verb.lemma == "deny" and not predicate.passive:  # an accusation, which there was
        things = tree.children(verb, "xcomp", "ccomp")
    elif not things and predicate.passive and predicate.subject is not None:
        things = [tokens[predicate.subject]]
    inner = [t for thing in things for t in _through(tree, thing)]
    return tuple(t for t in inner if tells(t) and t.pos != "PROPN")  # "ruled him out as a suspect"
