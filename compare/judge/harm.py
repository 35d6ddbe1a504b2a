"""Who is counted as harmed, and how badly: *killed*, *hurt*, *killed or injured* are three."""

from __future__ import annotations

from typing import TYPE_CHECKING

from compare.judge import kinship
from compare.judge.frames import frame
from compare.judge.remember import remembered

if TYPE_CHECKING:
    from compare.judge.context import Account
    from compare.judge.frames import Frame
    from compare.model import Quantity, Token

_WORDS = {
    "hurt": "injury casualty hurt injure wound",
    "dead": "death fatality casualty kill die perish drown",
}
"""A closed class: the nouns and the verbs that count who was harmed, and how badly."""
_JOINING = frozenset({"or", "and", "and/or"})


def one_harm(a: Quantity, first: Frame, b: Quantity, second: Frame) -> bool:
    """Tell whether one counts by a noun who, by its verb, the other counts as hurt or killed."""
    for noun, about in ((a.noun, second), (b.noun, first)):
        other = b.noun if about is second else a.noun
        if about.verb is None or not kinship.is_person(other):
            continue
        if any({noun, about.verb.lemma} <= set(words.split()) for words in _WORDS.values()):
            return True
    return False


@remembered
def harm(account: Account, quantity: Quantity) -> frozenset[str]:
    """Return what befell those who are counted; empty where it is no harm, or not of people."""
    if quantity.unit or quantity.noun_token is None:
        return frozenset()
    noun = account.analysis.tokens[quantity.noun_token]
    if of_noun := _kinds(noun) or _behind(account, noun):
        return of_noun
    about = frame(account, quantity)
    if about.verb is None or not kinship.is_person(quantity.noun):
        return frozenset()
    verb = account.analysis.tokens[about.verb.token]
    if noun.index not in (about.verb.subject, about.verb.object):
        return frozenset()
    found = _kinds(verb)
    for other in account.tree.children(verb, "conj"):
        held = account.tree.children(other, "dobj", "nsubj", "nsubjpass")
        joined = {t.lemma for t in account.tree.children(verb, "cc")}
        if not held and found and joined <= _JOINING:
            found |= _kinds(other)  # "killed or injured", of the same people
    return found


_STATES = {
    "dead": "dead",
    "missing": "missing",
    "injured": "hurt",
    "wounded": "hurt",
    "hurt": "hurt",
}


def _behind(account: Account, noun: Token) -> frozenset[str]:
    """Return what stands right behind those who are counted: *28 people dead or missing*."""
    tokens, at = account.analysis.tokens, noun.index + 1
    found: set[str] = set()
    while at < len(tokens) and tokens[at].sentence == noun.sentence:
        word = tokens[at].text.lower()
        if word in _STATES:
            found.add(_STATES[word])
        elif word not in _JOINING or not found:
            break
        at += 1
    return frozenset(found)


def _kinds(word: Token) -> frozenset[str]:
    held = frozenset(kind for kind, words in _WORDS.items() if word.lemma in words.split())
    return frozenset() if word.lemma == "casualty" else held


def counted_apart(first: Account, a: Quantity, second: Account, b: Quantity) -> bool:
    """Tell whether two numbers count those who were harmed in different ways."""
    x, y = harm(first, a), harm(second, b)
    return bool(x and y) and x != y


def widened(first: Account, a: Quantity, second: Account, b: Quantity) -> bool:
    """Tell whether one counts as dead whom the other counts as dead *or hurt*."""
    x, y = harm(first, a), harm(second, b)
    return bool(x and y) and x != y and (x < y or y < x)
