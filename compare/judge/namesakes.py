"""Rule ``namesake``: names alike but for one word, where both accounts tell of one bearer.

One surname with two given names, one given name with two surnames, *Mill Street* and *Mill Road*,
the *Northern* and the *Southern League*. That they tell of one is shown by the sentences, each the
other's only counterpart, and by the word they share: a name of its own, or, where that is a word
for any street or league, the place the two names have in their sentences.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from compare.align.vectors import weight
from compare.analyse.lists.whole import an_example
from compare.analyse.names.folding import fold, loose
from compare.analyse.names.noise import in_title_case
from compare.analyse.names.people import one_given_name
from compare.analyse.names.titles import is_title
from compare.analyse.names.words import CALENDAR
from compare.data import lexnames
from compare.data.people import line
from compare.judge import kinship
from compare.judge.counterparts import counterparts
from compare.judge.draft import Draft
from compare.judge.name_pairs import may_be_person, two_names
from compare.judge.remember import remembered
from compare.judge.same_fact import covers
from compare.judge.say import both
from compare.judge.spelling.alike import one_spelling, ordinary
from compare.model import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from compare.judge.context import Account, Context, Pair
    from compare.model import Analysis, Sentence, Token

_LEAST = 0.8
"""Score from which two sentences tell of one bearer."""
_COVERED = 0.4
"""Share of common words from which two names with a word for any of their kind are of one bearer:
*Mill Lane*, *Church Lane*."""
_TELLING = 0.2
"""Weight of a word, besides the name, that the two sentences must share."""
_GIVEN_AND_SURNAME = 2
_LONGEST = 5
_OPEN = frozenset({"NOUN", "VERB", "ADJ"})
_NAMING = frozenset({"PROPN", "NOUN", "ADJ"})
_JOINING = frozenset({"of", "'s", "\u2019s", "-"})
"""What may stand inside a name: *University of Lund*, *Abbot's Lane*."""


@dataclass(frozen=True, slots=True)
class _Named:
    """A name of two words or more where it stands."""

    words: tuple[str, ...]
    """Its words with a capital, folded, without titles."""
    head: Token
    span: Span
    person: bool
    joined: tuple[str, ...]
    """What stands between its words, without a capital."""


def find(context: Context) -> Iterator[Draft]:
    """Yield a conflict where sentences that tell of one bearer name two who share a word."""
    taken: set[tuple[object, ...]] = set()
    for pair in context.pairs:
        if pair.internal:
            continue
        ours, theirs = (_names(s.account, s.sentence) for s in (pair.a, pair.b))
        for a in ours:
            for b in theirs:
                key = pair.a.account.id, a.words, pair.b.account.id, b.words
                if key not in taken and _one_bearer(pair, a, b):
                    taken.add(key)
                    yield _draft(pair, a, b)


def _one_bearer(pair: Pair, a: _Named, b: _Named) -> bool:
    apart = [n for n, (x, y) in enumerate(zip(a.words, b.words, strict=False)) if x != y]
    if len(a.words) != len(b.words) or len(apart) != 1 or a.joined != b.joined:
        return False  # "Suna Oy", "Suna of Turku"
    if a.person and b.person and len(a.words) > _GIVEN_AND_SURNAME:
        return False  # of three names each account may have left out another
    if _in_short(a, b, apart[0]) or not _two(a, b, apart[0]):
        return False
    for side, own, other in ((pair.a.account, a, b), (pair.b.account, b, a)):
        if other.words[apart[0]] in _vocabulary(side, side.analysis):
            return False
        if _others(side, own, apart[0]) or _speaks_of_kin(side, own):
            return False
    if any(_an_example(side.account, own) for side, own in ((pair.a, a), (pair.b, b))):
        return False
    if pair.score < _LEAST and not counterparts(pair):
        return False
    if not _own_word(a, b, apart[0]) and not (covers(pair, _COVERED) and _one_slot(pair, a, b)):
        return False
    return _tells_of_one(pair, a)


def _one_slot(pair: Pair, a: _Named, b: _Named) -> bool:
    """Tell whether both hang on one word in one way: *lived in Mill Lane*, *in Church Lane*."""
    ours, theirs = pair.a.account.tree.head(a.head), pair.b.account.tree.head(b.head)
    if ours is None or theirs is None:
        return ours is theirs
    return a.head.dep == b.head.dep and (
        ours.lemma == theirs.lemma or kinship.verbs(ours.lemma, theirs.lemma) >= kinship.SYNONYM
    )


def _an_example(account: Account, one: _Named) -> bool:
    """Tell whether it is named as one of several: *prizes including the Laurel Prize*."""
    return an_example(account.analysis, account.tree, one.head)


def _own_word(a: _Named, b: _Named, apart: int) -> bool:
    """Tell whether the shared words call nothing else: a surname, but no given name or street."""
    from compare.data import opposed

    if opposed(a.words[apart], b.words[apart], "a"):
        return True  # the Northern League, the Southern League
    shared = [w for n, w in enumerate(a.words) if n != apart]
    if a.person and b.person and apart == len(a.words) - 1:
        return False
    return any(not ordinary(word) for word in shared)


def _two(a: _Named, b: _Named, apart: int) -> bool:
    """Tell whether the words that differ are two: given names of one surname by any letter."""
    x, y = a.words[apart], b.words[apart]
    if a.person and b.person and not apart and min(len(x), len(y)) > 1:
        alike = x.startswith(y) or y.startswith(x) or one_given_name(x, y) or one_spelling(x, y)
        return not alike and loose(x) != loose(y)
    if x in _BODIES and y in _BODIES:
        return False  # the Sheriff's Office, the Sheriff's Department
    if apart == len(a.words) - 1 and _of_two_kinds(x, y):
        return False  # Lund University, the Lund Medal
    return two_names(" ".join(a.words), " ".join(b.words))


_BODIES = frozenset(
    """administration agency association authority board bureau center centre clinic college
    commission committee company corporation council department directorate division federation
    force foundation group hospital institute league ministry office police school service society
    team trust union unit university""".split()
)
"""A closed class: what bodies are called, for which people say one for another."""


def _of_two_kinds(a: str, b: str) -> bool:
    """Tell whether two common nouns at the end of names name things that are never one."""
    first, second = lexnames(a), lexnames(b)
    return bool(first and second) and set(first).isdisjoint(second)


_NO_PERSON = frozenset({"group", "act", "communication"})
"""First senses of the last word of a name that is of no person: *Song Dynasty*, *Drama Series*."""

_SHORT = 2
"""Letters in which a given name and what somebody is called for short begin alike."""
_PET_NAMES = "aeioy"
"""How names for short end: *Kasia*, *Sandy*, *Beppe*."""


def _in_short(a: _Named, b: _Named, apart: int) -> bool:
    """Tell whether one given name may be what its bearer is called for short."""
    if apart or not (a.person or b.person):
        return False
    short, long = sorted((a.words[0], b.words[0]), key=len)
    return short[:_SHORT] == long[:_SHORT] and short[-1] in _PET_NAMES and len(short) < len(long)


def _others(account: Account, one: _Named, apart: int) -> bool:
    """Tell whether an account names two that share these words."""
    shared = {w for n, w in enumerate(one.words) if n != apart}
    return any(
        named.words != one.words and len(named.words) == len(one.words) and shared <= {*named.words}
        for sentence in account.document.sentences
        for named in _names(account, sentence)
    )


def _speaks_of_kin(account: Account, one: _Named) -> bool:
    """Tell whether a sentence with one of the words has one for kin: *his brother Paul Lorne*."""
    if not one.person:
        return False
    words = set(one.words)
    return any(
        words & {fold(t.text) for t in tokens} and any(line("kin", t.lemma) for t in tokens)
        for sentence in account.document.sentences
        if (tokens := account.analysis.tokens_of(sentence.index))
    )


def _tells_of_one(pair: Pair, one: _Named) -> bool:
    words = [
        {t.lemma for t in side.tokens if t.pos in _OPEN and fold(t.text) not in one.words}
        for side in (pair.a, pair.b)
    ]
    return any(weight(word) >= _TELLING for word in words[0] & words[1])


@remembered
def _vocabulary(_: Account, analysis: Analysis) -> frozenset[str]:
    return frozenset(fold(token.text) for token in analysis.tokens)


@remembered
def _names(account: Account, sentence: Sentence) -> tuple[_Named, ...]:
    """Return the runs of words with a capital in a sentence, joined by *of* and the like."""
    tokens = account.analysis.tokens_of(sentence.index)
    if in_title_case(tokens):
        return ()
    found: list[_Named] = []
    run: list[Token] = []
    for token in (*tokens, None):
        if token is not None and (_is_part(token) or (run and token.text in _JOINING)):
            run.append(token)
            continue
        while run and not run[-1].text[:1].isupper():
            run.pop()
        while run and (is_title(run[0].text) or run[0].text in _JOINING):
            run.pop(0)
        words = tuple(fold(t.text) for t in run if t.text[:1].isupper())
        if 1 < len(words) <= _LONGEST and any(t.pos == "PROPN" for t in run):
            found.append(_made(account, words, run))
        run = []
    return tuple(found)


def _is_part(token: Token) -> bool:
    return token.text[:1].isupper() and token.pos in _NAMING and fold(token.text) not in CALENDAR


def _made(account: Account, words: tuple[str, ...], run: list[Token]) -> _Named:
    span = Span(run[0].span.start, run[-1].span.end)
    met = [m for m in account.mentions.get(run[0].sentence, ()) if m.span.overlaps(span)]
    person = any(m.type == "person" for m in met)
    person = person or (len(words) == _GIVEN_AND_SURNAME and any(map(may_be_person, met)))
    person = person and not _NO_PERSON.intersection(lexnames(words[-1])[:1])
    joined = tuple(t.text for t in run if not t.text[:1].isupper())
    return _Named(words, run[-1], span, person, joined)


def _draft(pair: Pair, a: _Named, b: _Named) -> Draft:
    evidence = (pair.a.account.evidence(a.span), pair.b.account.evidence(b.span))
    what = "one surname, two given names" if _surname(a, b) else "names alike but for one word"
    text = f"{both(evidence)}: {what}."
    return Draft("conflict", "entity", "cross", text, evidence)


def _surname(a: _Named, b: _Named) -> bool:
    return a.person and b.person and a.words[-1] == b.words[-1] and len(a.words) == 2
