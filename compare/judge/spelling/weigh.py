"""How surely two words of two names are spellings of one: all that speaks for and against it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from compare.analyse.names.folding import compact
from compare.analyse.names.gazetteer import index
from compare.analyse.names.titles import is_title
from compare.analyse.names.words import COMPASS
from compare.judge.spelling.alike import (
    edits,
    forms_of_one,
    near,
    one_spelling,
    ordinary,
    plural_of,
    rarity,
    sound,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from compare.judge.context import Account
    from compare.judge.spelling.names import Name

ENOUGH = 0.45
"""Weight from which two spellings are told."""
NEVER = -9.0
"""Weight of two words that are no spellings of one name, whatever else is said."""
_SHORT = 4
_OFTEN = 2
"""Times from which on a name is named often."""
_ACRONYM = 6
"""Letters up to which a word in capitals is an acronym, which one letter makes another."""


@dataclass(frozen=True, slots=True)
class Use:
    """A word of a name in an account."""

    account: Account
    name: Name
    place: int

    @property
    def word(self) -> str:
        """The word, folded."""
        return self.name.words[self.place]

    @property
    def text(self) -> str:
        """The word as written."""
        return self.name.tokens[self.place].text

    @property
    def leads(self) -> bool:
        """Whether it may be the given name of somebody."""
        if self.place or len(self.name.words) < 2 or not _may_be_person(self):
            return False
        first, second = self.name.tokens[:2]
        return second.index == first.index + 1  # Pathways to Peace

    @property
    def rest(self) -> tuple[str, ...]:
        """The other words of the name, in its longest form."""
        words, place = self.name.words, self.place
        if len(words) == 1 and len(self.name.full) > 1:
            words, place = self.name.full, len(self.name.full) - 1
        return (*words[:place], *words[place + 1 :])


@lru_cache(maxsize=1 << 16)
def likeness(x: str, y: str) -> float:
    """Return what speaks for or against two words as spellings of one name, whatever is named."""
    apart = near(x, y)
    if not apart or one_spelling(x, y) or {x, y} & COMPASS or is_title(x) or is_title(y):
        return NEVER
    known = _known(x), _known(y)
    if all(known):
        return NEVER
    same = sound(x) == sound(y)
    score = 0.3 if same else -0.4 * (apart - 1) - 0.3 * (x[0] != y[0])
    if min(len(x), len(y)) <= _SHORT:
        score -= 0.3
    if any(known) and ordinary(y if known[0] else x):
        score -= 0.7  # Iran, Iron Dome
    if not ordinary(x) and not ordinary(y):
        score += min(0.8, 0.2 * max(0, min(len(x), len(y)) - 5))
    if ordinary(x) and ordinary(y):
        score -= 0.2 if same or forms_of_one(x, y) else 0.4
    return score


def _known(word: str) -> bool:
    """Tell whether the tables have a word as a name, or as the plural of one."""
    return any(compact(form) in index() for form in (word, word.removesuffix("s")))


def weight(a: Use, b: Use) -> float:
    """Return how surely two words in use are spellings of one name."""
    return sum(parts(a, b).values())


def parts(a: Use, b: Use) -> dict[str, float]:
    """Return what speaks for and against, by what it is."""
    return {
        "words": likeness(a.word, b.word),
        "rest": _rest(a, b),
        "beside": _beside(a, b),
        "told": max(-0.2, min(1.0, 3.6 * (cosine(a, b) - 0.62))),
        "around": _around(a, b),
        "kind": _kind(a, b),
        "one account": _within(a, b) if a.account is b.account else 0.0,
    }


def at_odds(a: Use, b: Use) -> bool:
    """Tell whether the other words of two names show that they name two things."""
    return _rest(a, b) < 0


def _rest(a: Use, b: Use) -> float:
    """Weigh the other words of the two names."""
    if not a.rest or not b.rest:
        return 0.0
    if a.rest == b.rest:
        if {len(a.name.words), len(b.name.words)} != {1} and a.leads != b.leads:
            return 0.2 if 1 in (len(a.name.words), len(b.name.words)) else -1.0
        return min(1.7, 0.6 + sum(0.6 * rarity(word) for word in a.rest))
    shared = set(a.rest) & set(b.rest)
    if shared == set(a.rest) or shared == set(b.rest):
        return 0.7 if a.leads == b.leads and _lined_up(a, b) else -1.0
    return -2.0


def _lined_up(a: Use, b: Use) -> bool:
    """Tell whether two words stand in one place of their names, from either end."""
    behind = [len(use.name.words) - use.place for use in (a, b)]
    return a.place == b.place or behind[0] == behind[1]


def _beside(a: Use, b: Use) -> float:
    """Weigh age and role beside the names."""
    score = 0.0
    if a.name.age is not None and b.name.age is not None:
        score += 1.0 if a.name.age == b.name.age else -0.7
    if a.name.roles & b.name.roles:
        score += 0.5
    return score


def cosine(a: Use, b: Use) -> float:
    """Return how near the two sentences are in meaning, 0 where it is not known."""
    first, second = a.account.analysis.vectors, b.account.analysis.vectors
    if first is None or second is None:
        return 0.0
    x, y = first.sentences[a.name.sentence], second.sentences[b.name.sentence]
    return float(x.astype("float32") @ y.astype("float32"))


def _around(a: Use, b: Use) -> float:
    """Weigh the rare words that both names have near them."""
    shared = set(a.name.near) & set(b.name.near)
    return min(0.8, sum(0.5 * rarity(word) for word in sorted(shared)))


def _kind(a: Use, b: Use) -> float:
    kinds = {n.mention.type for n in (a.name, b.name) if n.mention is not None}
    score = 0.0
    if any(use.text.isupper() and len(use.text) <= _ACRONYM for use in (a, b)):
        return NEVER
    if plural_of(a.word, b.word):
        last = a.place == len(a.name.words) - 1 or b.place == len(b.name.words) - 1
        if last and ordinary(a.word) and ordinary(b.word):
            return NEVER  # one Harbour Award, several Harbour Awards
        score += 0.0 if not last else -2.5 if a.rest or b.rest else NEVER
    if _in_two_languages(a, b):
        return NEVER
    if "group" in kinds:
        score -= 1.5
    if len(kinds) > 1 and "other" not in kinds and a.rest != b.rest:
        score -= 0.2
    if _short_form(a, b):
        return NEVER
    if edits(a.word, b.word) == 1 and {a.word[-1], b.word[-1]} == {"a", "o"}:
        score -= 0.3
    return score


def _in_two_languages(a: Use, b: Use) -> bool:
    """Tell whether other words join the two names: *Université de Lorme*, *University of Lorme*."""
    ours, theirs = _joining(a), _joining(b)
    return bool(ours and theirs) and ours.isdisjoint(theirs)


def _joining(use: Use) -> frozenset[str]:
    """Return the words without a capital inside the name."""
    span = use.name.span
    inside = use.account.analysis.tokens_of(use.name.sentence)
    return frozenset(t.text for t in inside if span.contains(t.span) and t.text.islower())


def _short_form(a: Use, b: Use) -> bool:
    """Tell whether one word is short for the other in one person's name: *Steve*, *Steven*."""
    mentions = a.name.mention, b.name.mention
    if None in mentions or not (a.leads and b.leads):
        return False
    short, long = sorted((a.word, b.word), key=len)
    one = len({m.entity for m in mentions if m is not None}) == 1
    return one and long.startswith(short)


def _within(a: Use, b: Use) -> float:
    """Weigh that one account writes both: of people it more often than not means two."""
    score = -0.3 if _one_body(a, b) else -1.0 if a.leads or b.leads else -0.5
    return score - (1.5 if a.name.sentence == b.name.sentence else 0.0)


def _one_body(a: Use, b: Use) -> bool:
    """Tell whether the names are of no person and alike but for the one word."""
    return bool(a.rest) and a.rest == b.rest and not (a.leads or b.leads)


def habit(uses: Sequence[Use], others: Sequence[Use]) -> float:
    """Weigh how one account uses both: a slip is made once, of a name that is named often.

    Who is called by a surname alone was introduced before; a slip never is.
    """
    few, many = sorted((len(uses), len(others)))
    score = 0.6 if many > _OFTEN and few == 1 else 0.0
    if few > 1 and not any(_one_body(a, b) for a in uses for b in others):
        score = -0.5 * (few - 1)
    introduced = [any(use.rest for use in held) for held in (uses, others)]
    persons = all(_may_be_person(use) for use in (*uses, *others))
    return score + (0.5 if persons and sum(introduced) == 1 and few == 1 else 0.0)


def _may_be_person(use: Use) -> bool:
    mention = use.name.mention
    return mention is None or mention.type in ("person", "other")
