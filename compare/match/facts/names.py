"""How surely two names fill one place: who, what or where, asked of two accounts.

What is said around them counts as it does of figures (:mod:`compare.match.facts.pairs`); besides,
whether either account knows the name that the other gives, how often it is mentioned, as what it is
introduced, what it narrows down, and who else is named there. The weights are fitted by
``tools/train_answers.py``, with the names of real articles as counterexamples.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from functools import partial
from itertools import chain, product
from typing import TYPE_CHECKING

import numpy as np

from compare.align.weights import model
from compare.analyse.grouping import by_sentence
from compare.analyse.limits import LIST
from compare.analyse.names.acronyms import fits
from compare.analyse.names.folding import fold
from compare.analyse.quotes import REPORTING
from compare.judge import kinship
from compare.judge.frames import governing
from compare.judge.geography import may_be_one_place
from compare.judge.spelling.alike import near, one_spelling
from compare.match.facts.around import leads
from compare.match.facts.held import Fact
from compare.match.facts.introduced import introduced
from compare.match.facts.pairs import FactPair
from compare.match.question import compare_places
from compare.model import Mention

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from compare.judge.context import Account
    from compare.match.facts.around import Around, Surroundings
    from compare.model import Token

    Floats = NDArray[np.float64]

COMPARED = (
    "link", "sentences", "clauses", "around", "particular", "as used", "shared", "rivals",
    "lead", "mentioned", "known", "shared name", "one act", "one verb", "introduced as one",
    "one introduced", "both introduced", "other preposition", "of one whole", "of two wholes",
    "others named", "of their sort", "apart in order", "says", "person",
)  # fmt: skip
_LEAST = 0.24
"""Cosine of their clauses from which two names are looked at."""
_OFTEN = 5
_SORTS = frozenset({"person", "organisation", "place", "work"})
"""A group, as *German*, is said of many things at once, and an event is no answer to who."""
_SHORT = 2
"""Letters up to which a part of a name is no name: *of*, *al*."""
_NARROWS = frozenset({"compound", "poss", "amod", "nmod"})


@dataclass(frozen=True, slots=True)
class _Told:
    """A name with what its account says of it."""

    fact: Fact
    name: Mention
    written: str
    """The name as it is written there."""
    around: Around
    verb: str
    says: bool
    introduced: frozenset[str]
    whole: str
    """The noun that it narrows down: *village* of *Li Baizi village*."""
    preposition: str
    others: frozenset[str]
    """Who and what else is named in the sentence."""
    of_its_sort: int
    mentioned: int


def name_pairs(around: Surroundings) -> tuple[list[FactPair], Floats]:
    """Return the pairs of names in linked sentences, and the values of :data:`COMPARED` of each."""
    scene, (a, b) = around.scene, around.accounts
    told = [_told(around, n) for n in (a, b)]
    known = [_Known(scene.accounts[n]) for n in (a, b)]
    nearness = scene.nearness(a, b)
    found, kept, values = [], [], []
    joined = (product(told[0].get(x, ()), told[1].get(y, ())) for x, y in scene.joined(a, b))
    for x, y in chain.from_iterable(joined):
        if x.name.type != y.name.type or nearness.cosine(x.fact.clause, y.fact.clause) < _LEAST:
            continue
        places = compare_places(scene, x.around.spot, y.around.spot, figures=False)
        margins = float(places[3]), float(places[4])
        found.append(
            FactPair(x.fact, y.fact, may_be_one(x.name, y.name, (x.written, y.written)), margins)
        )
        kept.append((x, y))
        values.append([*places[[6, 1, 0]], *_likeness(around, x, y), margins[0]])
    ahead = leads([(x.fact, y.fact) for x, y in kept], [row[5] for row in values])
    sizes = [len(scene.analyses[n].document.sentences) for n in (a, b)]
    rows = [
        [*row, lead, *_said(x, y, known, sizes)]
        for row, lead, (x, y) in zip(values, ahead, kept, strict=True)
    ]
    return found, np.array(rows, float).reshape(len(rows), len(COMPARED))


def name_chances(values: Floats) -> tuple[Floats, Floats]:
    """Return how surely each pair of names fills one place, 0 to 1, and why.

    The second has what each of :data:`COMPARED` adds to the log odds.
    """
    weights, intercept = model("names", "answers")
    shares = values * weights
    return 1 / (1 + np.exp(-(shares.sum(axis=1) + intercept))), shares


def may_be_one(a: Mention, b: Mention, written: tuple[str, str]) -> bool:
    """Tell whether two names can stand for one: in part, misspelled, a town and its country."""
    if a.entity == b.entity or (a.type == "place" and may_be_one_place(a, b)):
        return True
    forms = ({a.name, written[0]}, {b.name, written[1]})
    return any(_is_one(fold(x).split(), fold(y).split()) for x, y in product(*forms))


def _is_one(first: Sequence[str], second: Sequence[str]) -> bool:
    """Tell whether nothing is left of one name without the words, or initials, of the other."""
    rest = [[w for w in own if not any(map(partial(_is_word, w), other))]
            for own, other in ((first, second), (second, first))]  # fmt: skip
    if not all(rest):
        return True
    return any(len(x) == 1 and fits(x[0], " ".join(y)) for x, y in (rest, rest[::-1]))


def _is_word(a: str, b: str) -> bool:
    return a == b or one_spelling(a, b) or near(a, b) > 0


def _told(around: Surroundings, n: int) -> dict[int, tuple[_Told, ...]]:
    """Return the names of an account by sentence, those of headings and of lists left out.

    One of several is no answer by itself: lists are held against lists.
    """
    account, home = around.scene.accounts[n], around.scene.clause_of[n]
    sentences = account.document.sentences
    often = Counter(mention.entity for mention in account.analysis.mentions)
    found: dict[int, list[_Told]] = defaultdict(list)
    for sentence, mentions in by_sentence(account.analysis.mentions).items():
        if sentences[sentence].kind == "heading" or len(mentions) > LIST:
            continue
        lists = [listed.span for listed in account.enumerations.get(sentence, ())]
        for name in mentions:
            if name.type not in _SORTS or any(name.span.overlaps(span) for span in lists):
                continue
            fact = Fact(n, name, home[name.token])
            surroundings = around.of(fact)
            if surroundings is None:
                continue
            token = account.analysis.tokens[name.token]
            above = governing(account, token)
            clause = account.analysis.clauses[fact.clause].head
            found[sentence].append(
                _Told(
                    fact=fact,
                    name=name,
                    written=name.span.of(account.document.text),
                    around=surroundings,
                    verb="" if above is None else above.lemma,
                    says=account.analysis.tokens[clause].lemma in REPORTING,
                    introduced=introduced(account, name),
                    whole=_whole(account, token),
                    preposition=_preposition(account, token),
                    others=frozenset(m.entity for m in mentions if m is not name),
                    of_its_sort=sum(m.type == name.type for m in mentions),
                    mentioned=min(often[name.entity], _OFTEN),
                )
            )
    return {sentence: tuple(held) for sentence, held in found.items()}


class _Known:
    """The names that an account knows, whole or in part."""

    def __init__(self, account: Account) -> None:
        self._entities = {mention.entity for mention in account.analysis.mentions}
        self._words = set(fold(account.document.text).split())

    def knows(self, name: Mention) -> bool:
        return name.entity in self._entities or bool(_parts(name) & self._words)


def _parts(name: Mention) -> set[str]:
    return {word for word in fold(name.name).split() if len(word) > _SHORT}


def _likeness(around: Surroundings, x: _Told, y: _Told) -> list[float]:
    """Return how near what stands around two names is, as *around* to *shared*."""
    a, b = x.around, y.around
    return [
        float(a.clause @ b.clause),
        around.particular(a.clause, b.clause),
        around.particular(a.own, b.own),
        around.share(a.words, b.words),
    ]


def _said(x: _Told, y: _Told, known: Sequence[_Known], sizes: Sequence[int]) -> list[float]:
    """Return what is said of two names, as *mentioned* to *person*."""
    both = bool(x.introduced) and bool(y.introduced)
    kin = max((kinship.nouns(p, q) for p in x.introduced for q in y.introduced), default=0.0)
    whole = kinship.nouns(x.whole, y.whole)
    others = [x.others - {y.name.entity}, y.others - {x.name.entity}]
    prepositions = bool(x.preposition and y.preposition) and x.preposition != y.preposition
    return [
        float(x.mentioned + y.mentioned),
        float(known[1].knows(x.name)) + float(known[0].knows(y.name)),
        float(bool(_parts(x.name) & _parts(y.name))),
        kinship.verbs(x.verb, y.verb),
        float(x.verb == y.verb != ""),
        kin,
        float(bool(x.introduced) != bool(y.introduced)),
        float(both),
        float(prepositions),
        whole,
        float(bool(x.whole or y.whole) and not whole),
        float(len(others[0] ^ others[1])),
        float(x.of_its_sort + y.of_its_sort),
        abs(x.fact.sentence / sizes[0] - y.fact.sentence / sizes[1]),
        float(x.says or y.says),
        float(x.name.type == "person"),
    ]


def _whole(account: Account, token: Token) -> str:
    above = account.tree.head(token)
    return (
        above.lemma if above is not None and token.dep in _NARROWS and above.pos == "NOUN" else ""
    )


def _preposition(account: Account, token: Token) -> str:
    above = account.tree.head(token)
    return above.lemma if above is not None and above.pos == "ADP" else ""
