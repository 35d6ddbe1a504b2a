"""Is it one thing that both accounts speak of? By its name, or as the subject of two notes."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING, Protocol, TypeVar

from compare.analyse.quotes import REPORTING
from compare.judge import kinship
from compare.judge.kinds import BROADCASTS
from compare.judge.naming import contrast, qualifiers
from compare.judge.notes import THIRD_PERSON, are_notes
from compare.judge.remember import remembered

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from compare.judge.context import Account
    from compare.model import Mention, Predicate, Token

_WORD = re.compile(r"\w+")
_NAMING = ("compound", "nmod", "flat", "poss", "amod", "nummod")
_HE = frozenset({"he", "she"})
_GIVEN = frozenset({"the", "this"})


class Said(Protocol):
    """What an account says of a thing."""

    @property
    def account(self) -> Account:
        """Where it says so."""

    @property
    def thing(self) -> Token:
        """The noun or pronoun that stands for the thing."""

    @property
    def matter(self) -> str:
        """What it is about; only one matter is held against itself."""


_Said = TypeVar("_Said", bound=Said)


def of_one_thing(
    first: Sequence[_Said], second: Sequence[_Said]
) -> Iterator[list[tuple[_Said, _Said]]]:
    """Yield, for each matter and thing, what the one and the other of two accounts say of it.

    Long accounts must name the thing, so that no two sentences are held together but by a name.
    """
    if not first or not second:
        return
    notes = are_notes(first[0].account, second[0].account)
    found: dict[tuple[str, str], tuple[list[_Said], list[_Said]]] = defaultdict(lambda: ([], []))
    for side, told in enumerate((first, second)):
        for one in told:
            name = name_of(one.account, one.thing)
            if name or notes:
                found[one.matter, "" if notes else name][side].append(one)
    for ours, theirs in found.values():
        pairs = [(a, b) for a in ours for b in theirs if not notes or _is_one(a, b)]
        if pairs:
            yield pairs


def _is_one(a: Said, b: Said) -> bool:
    name = name_of(a.account, a.thing)
    same = bool(name) and name == name_of(b.account, b.thing)
    return same or one_subject(a.account, a.thing, b.account, b.thing)


def name_of(account: Account, token: Token) -> str:
    """Return the entity that a noun or pronoun stands for, or the words of a name; else ``""``."""
    if token.pos == "PRON":
        return account.referent(token)
    found = _mention(account, token)
    if found is None and token.pos == "NOUN":
        found = _named_behind(account, token)
    if found is None and token.pos != "PROPN":
        return ""
    if found is not None and found.type != "group":
        return found.entity
    return " ".join(sorted(_words(account, token)))


def _named_behind(account: Account, noun: Token) -> Mention | None:
    """Return the name right behind a noun, which the parser hangs on it: *the poet Ann Lee*."""
    near = account.mentions.get(noun.sentence, ())
    return next((m for m in near if m.span.start == noun.span.end + 1), None)


def _mention(account: Account, token: Token) -> Mention | None:
    """Return the name that a token heads or ends."""
    found = account.mention_at.get(token.index)
    if found is not None:
        return found
    near = account.mentions.get(token.sentence, ())
    return next((m for m in near if m.span.end == token.span.end), None)


@remembered
def _words(account: Account, token: Token) -> frozenset[str]:
    """Return the words of a name, found to be one or not: *Bailey-Thompson House*."""
    tokens = [token, *account.tree.children(token, *_NAMING)]
    tokens += [t for n in tokens[1:] for t in account.tree.children(n, *_NAMING)]
    text = " ".join(t.text for t in tokens if t.index <= token.index and t.text[:1].isupper())
    return frozenset(_WORD.findall(text.casefold()))


def one_subject(a: Account, x: Token, b: Account, y: Token) -> bool:
    """Tell whether two notes are about one thing, which one of them or both may leave unnamed.

    What stands before such a note, and would say who *he* or *the house* is, is not there; nobody
    holds two notes against each other that are about two things.
    """
    if not are_notes(a, b):
        return False
    if x.lemma == y.lemma and (one := _unique(a, x)) and one == _unique(b, y):
        return _owner(a, x) == _owner(b, y) and not contrast(qualifiers(a, x), qualifiers(b, y))
    if not (_is_topic(a, x) and _is_topic(b, y)):
        return False
    if x.pos == "PRON" and y.pos == "PRON":
        return x.lemma == y.lemma
    named = _is_name(a, x), _is_name(b, y)
    if all(named):
        first, second = _words(a, x), _words(b, y)
        return bool(first and second) and (first <= second or second <= first)
    if x.pos == y.pos == "NOUN" and not any(named):
        alike = kinship.nouns(x.lemma, y.lemma) >= kinship.KIND_OF
        alike = alike or {x.lemma, y.lemma} <= BROADCASTS
        if not alike or _unique(a, x) != _unique(b, y):
            return False
        return not contrast(qualifiers(a, x), qualifiers(b, y))
    return _may_be(a, x, b, y) and _may_be(b, y, a, x)


def _is_topic(account: Account, token: Token) -> bool:
    """Tell whether a noun or pronoun is what a note begins with, and stands for one thing."""
    if token.index >= account.analysis.bounds[1]:
        return False
    if _opens_with_bracket(account, token):
        return True
    if token.dep not in ("nsubj", "nsubjpass"):
        return False
    verb = account.tree.head(token)
    if verb is None or account.tree.children(token, "conj"):
        return False
    above = account.tree.head(verb)
    if above is not None and (verb.dep != "ccomp" or above.lemma not in REPORTING):
        return False
    if token.pos == "PRON":
        return token.lemma in THIRD_PERSON - {"they"}
    if _is_name(account, token):
        return token.tag in ("NNP", "NN")
    if token.tag != "NN":
        return False
    given = any(t.lemma in _GIVEN for t in account.tree.children(token, "det"))
    return given or bool(account.tree.children(token, "poss") and _unique(account, token))


def _owner(account: Account, noun: Token) -> set[str]:
    """Return whose the noun is, where a pronoun says so."""
    return {t.lemma for t in account.tree.children(noun, "poss") if t.pos == "PRON"}


def _unique(account: Account, noun: Token) -> frozenset[str]:
    """Return the words that say which one of many is meant: *first*, *only*, *largest*."""
    before = account.tree.children(noun, "amod", "advmod", "compound")
    return frozenset(
        t.lemma
        for t in before
        if t.entity == "ORDINAL" or t.tag == "JJS" or t.lemma in ("only", "final", "last", "debut")
    )


def _opens_with_bracket(account: Account, token: Token) -> bool:
    """Tell whether a name and a bracket behind it are what a note begins with."""
    tokens = account.analysis.tokens
    after = tokens[token.index + 1] if token.index + 1 < len(tokens) else token
    before = tokens[: token.index]
    return after.text in ("(", "-LRB-") and all(t.text[:1].isupper() for t in before)


def _is_name(account: Account, token: Token) -> bool:
    """Tell a name; one that the parser does not know has a capital and no article."""
    if token.pos == "PROPN":
        return True
    children = account.tree.children(token, "det", "poss", "amod", "compound")
    return token.pos == "NOUN" and token.text[:1].isupper() and not children


def _may_be(a: Account, x: Token, b: Account, y: Token) -> bool:
    """Tell whether ``x``, if it is a pronoun or *the* noun, may stand for what ``y`` is."""
    person = _is_person(b, y)
    if x.pos == "PRON":
        return person is None or person == (x.lemma in _HE)
    if x.pos == "NOUN" and not _is_name(a, x):
        if x.lemma in _words(b, y):
            return True  # "Holm Mill", "the mill"
        return person is None or person == kinship.is_person(x.lemma)
    return True


def _is_person(account: Account, token: Token) -> bool | None:
    """Tell whether a token stands for a person; ``None`` where nothing tells."""
    if token.pos == "PRON":
        return token.lemma in _HE
    if token.pos == "NOUN" and not _is_name(account, token):
        return kinship.is_person(token.lemma)
    found = _mention(account, token)
    if found is None or " " not in found.name:
        return None
    return found.type == "person" if found.type in ("person", "place") else None


def subject_of(account: Account, predicate: Predicate) -> Token | None:
    """Return the subject of a predicate; a bracket behind a name does not hide it.

    *Elin Strand (born 4 May 1911) is a painter*: the parser takes the bracket for the subject.
    """
    tokens = account.analysis.tokens
    found = None if predicate.subject is None else tokens[predicate.subject]
    if found is not None and found.text not in _BRACKETS and found.pos not in ("PUNCT", "VERB"):
        return found
    verb = tokens[predicate.token]
    if verb.lemma != "be" and found is None:
        return None
    return _opening(account, account.analysis.tokens_of(predicate.sentence), verb)


def _opening(account: Account, tokens: Sequence[Token], verb: Token) -> Token | None:
    """Return the name that a sentence begins with, if only a bracket parts it from its verb."""
    first = next((t for t in tokens if t.pos not in ("DET", "PUNCT")), None)
    if first is None:
        return None
    near = account.mentions.get(first.sentence, ())
    named = next((m for m in near if m.span.contains(first.span)), None)
    last = first
    if named is not None:
        last = [t for t in tokens if t.span.end <= named.span.end][-1]
    after = account.analysis.tokens[last.index + 1 : verb.index + 1]
    if not after or (after[0].index != verb.index and after[0].text not in _BRACKETS):
        return None
    return last


_BRACKETS = frozenset({"(", ")", "-LRB-", "-RRB-"})


def show_thing(account: Account, token: Token) -> str:
    """Return what a thing is called in an explanation: its name, or its own words."""
    found = _mention(account, token)
    if found is not None and found.type != "group":
        return found.name
    words = [*account.tree.children(token, "det", "poss", "amod", "compound", "nmod"), token]
    start = min(word.span.start for word in words)
    return account.document.text[start : token.span.end]
