"""How words are related: synonyms, opposites, kinds of one thing. From WordNet 3.0.

A word counts with its first senses only, because a rare sense relates everything to everything.
The table holds at most four senses of a noun or adverb and six of a verb or adjective, later ones
only where they are not much rarer than the first (``tools/build_relations.py``); the questions
below look at the first three or four of them, or fewer where that is said. Words are lower-case
lemmas, of several words with spaces; an unknown word is related to nothing.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from compare.data.lexicon import Pos, lexicon

Relation = Literal["same", "synonym", "antonym", "hypernym", "hyponym", "sister", "derived", "none"]

_LOOK: dict[Pos, int] = {"n": 3, "v": 4, "a": 4, "r": 3}
_UP: dict[Pos, int] = {"n": 4, "v": 2, "a": 0, "r": 0}
"""How many steps up count as a kind of: further up, everything is a kind of everything."""
_TOP = 20
"""More steps than any chain of nouns has."""
_BROAD = 150
"""A parent with more children than this does not make them sisters (``person`` has hundreds)."""
_ALL = 9
_LEXNAMES = (
    "all pert all Tops act animal artifact attribute body cognition communication event feeling "
    "food group location motive object person phenomenon plant possession process quantity "
    "relation shape state substance time body change cognition communication competition "
    "consumption contact creation emotion motion perception possession social stative weather ppl"
).split()
"""WordNet's lexicographer files by number, without their part of speech."""


def known(lemma: str, pos: Pos) -> bool:
    """Tell whether the word is in the table as this part of speech."""
    return bool(_senses(lemma, pos, 1))


@lru_cache(maxsize=65536)
def relation(a_lemma: str, b_lemma: str, pos: Pos) -> Relation:
    """Tell what ``b_lemma`` is to ``a_lemma``; where several relations hold, the closest.

    ``hypernym``: b is the wider word (dog, animal), at most four steps up for nouns and two for
    verbs; ``hyponym``: the narrower. ``sister``: in their first two senses both are kinds of one
    thing that is not too general (yellow, green); they may exclude each other or not.
    ``antonym`` is what :func:`antonymy` rates 2 or 3. ``derived`` holds within ``pos`` here; ask
    :func:`derived` across parts of speech.
    """
    if a_lemma.lower() == b_lemma.lower():
        return "same"
    a = _senses(a_lemma, pos, _LOOK[pos])
    b = _senses(b_lemma, pos, _LOOK[pos])
    if not a or not b:
        return "none"
    return next((name for name, holds in _tests(a_lemma, b_lemma, pos, a, b) if holds), "none")


def _tests(
    a_lemma: str, b_lemma: str, pos: Pos, a: Sequence[int], b: Sequence[int]
) -> Iterator[tuple[Relation, bool]]:
    """Yield each relation, the closest first, and whether it holds; later ones cost more."""
    opposed = _opposition(a_lemma, b_lemma, pos)
    yield "antonym", opposed == 3
    yield "synonym", _synonymous(a, b)
    yield "antonym", opposed == 2
    yield "hypernym", _reaches(a, b, _UP[pos])
    yield "hyponym", _reaches(b, a, _UP[pos])
    yield "synonym", pos == "a" and _similar(a[:2], b)
    yield "sister", _sisters(a[:2], b[:2])
    yield "derived", derived(a_lemma, pos, b_lemma, pos)


def linked(a_lemma: str, b_lemma: str, pos: Pos) -> bool:
    """Tell, much faster than :func:`relation`, whether that may say the words are related.

    False only where it says ``antonym``, ``sister`` or ``none``.
    """
    if a_lemma.lower() == b_lemma.lower():
        return True
    return not ties(a_lemma, pos).towards.isdisjoint(ties(b_lemma, pos).own)


@dataclass(frozen=True, slots=True)
class Ties:
    """What a word is found by, and what finds the words it may be related to.

    Two words may be related, or one be made from the other, only if ``towards`` of the first
    meets ``own`` of the second; so the words of two sentences can be matched as sets.
    """

    own: frozenset[int]
    towards: frozenset[int]


@lru_cache(maxsize=65536)
def ties(lemma: str, pos: Pos) -> Ties:
    """Return the ties of a word; those of an unknown one are empty."""
    words = lexicon()
    senses = _senses(lemma, pos, _LOOK[pos])
    level, above = set(senses), set[int]()
    for _ in range(_UP[pos]):
        level = {up for s in level for up in words.hypernyms[s]} - above
        above |= level
    near = _near(senses[:2]) if pos == "a" else set(senses)
    grouped = {g for s in senses for g in words.groups[s]}
    number = _number(lemma)
    # Three kinds of key: a sense, a sense that has something below it, a word.
    own = {*(3 * s for s in senses), *(3 * s + 1 for s in above)}
    if number is not None:
        own.add(_word_key(number, pos))
    return Ties(
        own=frozenset(own),
        towards=frozenset(
            {
                *(3 * s for s in near.union(senses, above, grouped)),
                *(3 * s + 1 for s in senses),
                *(_word_key(n, p) for n, p in _made_from(lemma, pos)),
            }
        ),
    )


def _word_key(number: int, pos: Pos) -> int:
    return 3 * (4 * number + "nvar".index(pos)) + 2


@lru_cache(maxsize=65536)
def _senses(lemma: str, pos: Pos, look: int) -> tuple[int, ...]:
    return lexicon().senses(lemma, pos, look)


@lru_cache(maxsize=65536)
def antonymy(a_lemma: str, b_lemma: str, pos: Pos) -> int:
    """Rate how surely two words are opposites.

    3: listed as antonyms (rise, fall); 2: synonyms of antonyms in their first two senses, and
    adjectives close to an antonym (tiny, big); 1: kinds of antonyms (soar, plunge), weak evidence:
    one pair of common verbs in 150 has it by accident; 0: not.
    """
    rated = _opposition(a_lemma, b_lemma, pos)
    if rated or pos != "v":
        return rated
    one, two = _number(a_lemma), _number(b_lemma)
    if one is None or two is None or one == two:
        return 0
    if set(_senses(a_lemma, pos, 2)) & set(_senses(b_lemma, pos, 2)):
        return 0
    return 1 if _loosely_opposed(one, two) else 0


def opposites(a_lemma: str, b_lemma: str, pos: Pos) -> bool:
    """Tell whether :func:`antonymy` rates two words 2 or 3, without looking for weak evidence."""
    return _opposition(a_lemma, b_lemma, pos) > 0


def sides(lemma: str, pos: Pos) -> tuple[tuple[str, ...], frozenset[int], frozenset[int]]:
    """Return the listed antonyms of a word, its senses, and the senses opposed to those.

    :func:`opposites` holds of two words only if one is listed with the other, or one of the
    opposed senses of the first is one of the second.
    """
    words = lexicon()
    number = _number(lemma)
    listed = () if number is None else words.opposites.of(number, pos)
    first = _senses(lemma, pos, 2)
    senses = _near(first) if pos == "a" else set(first)
    opposed = {opposite for s in senses for opposite in words.antonyms[s]}
    antonyms = tuple(words.words[n].replace("_", " ") for n, p in listed if p == pos)
    return antonyms, frozenset(senses), frozenset(opposed)


@lru_cache(maxsize=65536)
def _opposition(a_lemma: str, b_lemma: str, pos: Pos) -> int:
    """Rate how surely two words are opposites: 3, 2 or 0, as :func:`antonymy` has it."""
    words = lexicon()
    one, two = _number(a_lemma), _number(b_lemma)
    if one is None or two is None or one == two:
        return 0
    if (two, pos) in words.opposites.of(one, pos):
        return 3
    a, b = _senses(a_lemma, pos, 2), _senses(b_lemma, pos, 2)
    if set(a) & set(b):
        return 0
    return 2 if _opposed(a, b) or (pos == "a" and _opposed(_near(a), _near(b))) else 0


def synonyms(lemma: str, pos: Pos) -> tuple[str, ...]:
    """Return the words that share the first sense of ``lemma``, sorted."""
    first = _senses(lemma, pos, 1)
    words = lexicon().members.get(first[0], ()) if first else ()
    own = lemma.lower().replace(" ", "_")
    return tuple(word.replace("_", " ") for word in words if word != own)


@lru_cache(maxsize=65536)
def is_a(noun: str, ancestor: str, pos: Pos = "n") -> bool:
    """Tell whether ``noun`` in its first two senses is a kind of ``ancestor``'s first sense."""
    goal = _senses(ancestor, pos, 1)
    start = _senses(noun, pos, 2)
    return bool(set(goal) & set(start)) or _reaches(start, goal, _TOP)


def lexnames(lemma: str, pos: Pos = "n") -> tuple[str, ...]:
    """Return the fields that the first senses of a word belong to, each once.

    ``person``, ``location``, ``time``, ``group``, ``quantity``, ...; the most frequent sense
    comes first; empty for an unknown word.
    """
    words = lexicon()
    senses = _senses(lemma, pos, _LOOK[pos])
    return tuple(dict.fromkeys(_LEXNAMES[words.lexnames[s]] for s in senses))


def derived(a_lemma: str, a_pos: Pos, b_lemma: str, b_pos: Pos) -> bool:
    """Tell whether one word is made from the other (``terminate``, v, ``termination``, n)."""
    other = _number(b_lemma)
    return other is not None and (other, b_pos) in _made_from(a_lemma, a_pos)


@lru_cache(maxsize=65536)
def _made_from(lemma: str, pos: Pos) -> frozenset[tuple[int, Pos]]:
    """Return the words, by number and part of speech, that are made from this one."""
    number = _number(lemma)
    return frozenset(() if number is None else lexicon().derived.of(number, pos))


@lru_cache(maxsize=65536)
def _number(lemma: str) -> int | None:
    return lexicon().find(lemma)


def entails(a_verb: str, b_verb: str) -> bool:
    """Tell whether doing ``a_verb`` entails or causes ``b_verb`` (snore, sleep; kill, die)."""
    words = lexicon()
    goal = set(_senses(b_verb, "v", _LOOK["v"]))
    return any(goal & set(words.entails[s]) for s in _senses(a_verb, "v", _LOOK["v"]))


def _synonymous(a: Sequence[int], b: Sequence[int]) -> bool:
    groups = lexicon().groups
    return bool(set(a) & set(b)) or any(g in b for s in a for g in groups[s])


def _reaches(start: Sequence[int], goal: Sequence[int], steps: int) -> bool:
    """Tell whether a sense of ``goal`` stands above one of ``start``."""
    hypernyms = lexicon().hypernyms
    level, wanted, seen = set(start), set(goal), set(start)
    for _ in range(steps):
        level = {up for s in level for up in hypernyms[s]} - seen
        if level & wanted:
            return True
        seen |= level
    return False


def _sisters(a: Sequence[int], b: Sequence[int]) -> bool:
    words = lexicon()
    ours = {up for s in a for up in words.hypernyms[s]}
    theirs = {up for s in b for up in words.hypernyms[s]}
    return any(words.children[up] <= _BROAD for up in ours & theirs)


def _similar(a: Sequence[int], b: Sequence[int]) -> bool:
    return any(near in b for s in a for near in lexicon().similar[s])


def _near(senses: Sequence[int]) -> set[int]:
    return {*senses, *(near for s in senses for near in lexicon().similar[s])}


def _opposed(a: Sequence[int] | set[int], b: Sequence[int] | set[int]) -> bool:
    antonyms = lexicon().antonyms
    return any(opposite in b for s in a for opposite in antonyms[s])


def _loosely_opposed(one: int, two: int) -> bool:
    """Tell whether two verbs are opposed through their parents, or through an antonym's kin."""
    words = lexicon()
    a_lemma, b_lemma = words.words[one], words.words[two]
    if _kin_of_opposite(one, b_lemma) or _kin_of_opposite(two, a_lemma):
        return True
    a, b = _senses(a_lemma, "v", _ALL), _senses(b_lemma, "v", _ALL)
    over_a = {up for s in a for up in words.hypernyms[s]}
    over_b = {up for s in b for up in words.hypernyms[s]}
    return not set(a) & set(b) and _opposed({*a, *over_a}, {*b, *over_b})


def _kin_of_opposite(word: int, other: str) -> bool:
    """Tell whether a verb is a synonym, a kind or a parent of a listed antonym of ``word``."""
    words = lexicon()
    b = _senses(other, "v", 2)
    for opposite, pos in words.opposites.of(word, "v"):
        a = _senses(words.words[opposite], pos, 2)
        if set(a) & set(b) or _reaches(a, b, 1) or _reaches(b, a, 1):
            return True
    return False
