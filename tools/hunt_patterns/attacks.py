"""Texts that could make a pattern slow, made from its parse tree.

A pattern is slow on a text in which something it repeats can be matched in many ways, or from many
starts, before it fails. So an attack is a way into a repeat, what the repeat takes over and over
(the *pump*), and an end that lets it fail.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from importlib import import_module
from typing import Any

# The parse tree of a pattern is no part of the interface of ``re``, and has no type information.
codes: Any = import_module("re._constants")
parser: Any = import_module("re._parser")

LONG = 20
"""From how many rounds on a repeat counts as one without an end."""
_ALPHABET = (
    "a Z0\n.,;:!?'\"“”‘’()[]{}<>*_~`#|/\\@-–—…&%$£=+é\u00a0\t\r字ßſ1b\u200d^\x00ABbcdeinorst5"
)
_REPEATS = (codes.MAX_REPEAT, codes.MIN_REPEAT, codes.POSSESSIVE_REPEAT)
_ENDS = ("", "\x00", "\n\x00", "!", "a", " ")


@dataclass(frozen=True, slots=True)
class Attack:
    """A text of any length: ``before``, ``pump`` as often as it takes, ``after``."""

    before: str
    pump: str
    after: str

    def text(self, length: int) -> str:
        """Return the text with a middle of about ``length`` characters."""
        return self.before + self.pump * max(1, length // len(self.pump)) + self.after


def attacks(pattern: re.Pattern[str], most: int) -> tuple[Attack, ...]:
    """Return up to ``most`` attacks on ``pattern``, the same at each call."""
    tree = parser.parse(pattern.pattern, pattern.flags & ~re.DEBUG)
    maker = _Maker(tree, random.Random(ascii(pattern.pattern)))
    repeats = [path for path in maker.paths(list(tree), "") if path.many]
    made: dict[Attack, None] = {}
    if repeats or _is_long(tree):
        for attack in maker.plain():
            made.setdefault(attack)
        rounds = [list(maker.against(path)) for path in repeats]
        for n in range(max(map(len, rounds), default=0)):
            for one in rounds:
                if n < len(one):
                    made.setdefault(one[n])
    return tuple(made)[:most]


def _is_long(tree: Any) -> bool:
    return any(op in _REPEATS for op, _ in tree)


@dataclass(frozen=True, slots=True)
class _Path:
    """A repeat: a text that leads to it, its body, and what follows it in its own sequence."""

    before: str
    body: list[Any]
    rest: list[Any]
    many: bool


class _Maker:
    """Makes texts that match parts of a pattern."""

    def __init__(self, tree: Any, random: random.Random) -> None:
        self._random = random
        self._groups: dict[int, str] = {}
        literals = sorted(set(_literals(tree)))
        atoms = list(_atoms(tree))
        kinds: dict[tuple[bool, ...], str] = {}
        for char in [*_ALPHABET, *literals]:
            kinds.setdefault(tuple(_takes(atom, char) for atom in atoms), char)
        self.chars = list(kinds.values())
        """One character of each kind that the pattern tells apart."""

    def plain(self) -> Iterator[Attack]:
        """Yield runs of one character, and of two."""
        for char in self.chars:
            for end in _ENDS[:2]:
                yield Attack("", char, end)
        pairs = [(a, b) for a in self.chars for b in self.chars if a < b]
        self._random.shuffle(pairs)
        for a, b in pairs[:40]:
            yield Attack("", a + b, "\x00")

    def against(self, path: _Path) -> Iterator[Attack]:
        """Yield attacks on one repeat."""
        inside = [char for char in self.chars if self._could_be(path.body, char)]
        pumps = [*inside, *(self.text(path.body) for _ in range(4))]
        follow = self.text(path.rest)
        pumps += [self.text(path.body) + follow, path.before + self.text(path.body)]
        pumps += [path.before, path.before + self.text(path.body) + follow[:-1]]
        pumps += [a + b for a in inside[:4] for b in inside[:4] if a != b]
        for pump in dict.fromkeys(pumps):
            if pump:
                for end in (*_ENDS[:2], follow[:-1] + "\x00", follow + "\x00"):
                    yield Attack(path.before, pump, end)
                yield Attack("", pump, _ENDS[1])

    def paths(self, nodes: Sequence[Any], before: str) -> Iterator[_Path]:
        """Yield every repeat below ``nodes``."""
        for n, (op, value) in enumerate(nodes):
            rest = list(nodes[n + 1 :])
            if op in _REPEATS:
                yield _Path(before, list(value[2]), rest, _rounds(value[1]) >= LONG)
            for inner in _below(op, value):
                yield from self.paths(inner, before)
            before += self.text([(op, value)])

    def _could_be(self, body: list[Any], char: str) -> bool:
        return any(_takes(atom, char) for atom in _atoms(body))

    def text(self, nodes: Sequence[Any]) -> str:
        """Return a text that ``nodes`` would match, look-arounds and case aside."""
        return "".join(self._one(op, value) for op, value in nodes)

    def _one(self, op: Any, value: Any) -> str:
        choose = self._random.choice
        if op is codes.BRANCH:
            return self.text(choose(value[1]))
        if op is codes.SUBPATTERN:
            made = self.text(value[3])
            self._groups[value[0]] = made
            return made
        if op in _REPEATS:
            low, high, body = value
            rounds = min(_rounds(high), int(low) + choose((0, 1, 2)))
            return "".join(self.text(body) for _ in range(min(rounds, 40)))
        if op is codes.ATOMIC_GROUP:
            return self.text(value)
        if op is codes.GROUPREF:
            return self._groups.get(value, "")
        if op in (codes.LITERAL, codes.NOT_LITERAL, codes.IN, codes.ANY):
            fitting = [char for char in self.chars if _takes((op, value), char)]
            return choose(fitting) if fitting else ""
        return ""


def _rounds(high: Any) -> int:
    return 10**9 if high is codes.MAXREPEAT else int(high)


def _below(op: Any, value: Any) -> Iterator[list[Any]]:
    """Yield the sequences inside a node."""
    if op is codes.BRANCH:
        yield from (list(branch) for branch in value[1])
    elif op is codes.SUBPATTERN:
        yield list(value[3])
    elif op in _REPEATS:
        yield list(value[2])
    elif op is codes.ATOMIC_GROUP:
        yield list(value)
    elif op in (codes.ASSERT, codes.ASSERT_NOT):
        yield list(value[1])
    elif op is codes.GROUPREF_EXISTS:
        yield from (list(part) for part in value[1:] if part is not None)


def _atoms(nodes: Any) -> Iterator[Any]:
    """Yield every node that takes one character."""
    for op, value in nodes:
        if op in (codes.LITERAL, codes.NOT_LITERAL, codes.IN, codes.ANY):
            yield op, value
        for inner in _below(op, value):
            yield from _atoms(inner)


def _literals(nodes: Any) -> Iterator[str]:
    for op, value in _atoms(nodes):
        if op in (codes.LITERAL, codes.NOT_LITERAL):
            yield chr(value)
        elif op is codes.IN:
            for kind, item in value:
                if kind is codes.LITERAL:
                    yield chr(item)
                elif kind is codes.RANGE:
                    yield chr(item[0])


_CATEGORIES: dict[Any, Callable[[str], bool]] = {
    codes.CATEGORY_DIGIT: str.isdecimal,
    codes.CATEGORY_SPACE: str.isspace,
    codes.CATEGORY_WORD: lambda char: char.isalnum() or char == "_",
}
_OPPOSITES = {
    codes.CATEGORY_NOT_DIGIT: codes.CATEGORY_DIGIT,
    codes.CATEGORY_NOT_SPACE: codes.CATEGORY_SPACE,
    codes.CATEGORY_NOT_WORD: codes.CATEGORY_WORD,
}


def _takes(atom: Any, char: str) -> bool:
    """Tell whether a node of one character takes ``char``, whose case is as it stands."""
    op, value = atom
    if op is codes.ANY:
        return char != "\n"
    if op is codes.LITERAL:
        return char == chr(value)
    if op is codes.NOT_LITERAL:
        return char != chr(value)
    negated = bool(value) and value[0][0] is codes.NEGATE
    return negated != any(_is_in(kind, item, char) for kind, item in value)


def _is_in(kind: Any, item: Any, char: str) -> bool:
    if kind is codes.LITERAL:
        return char == chr(item)
    if kind is codes.RANGE:
        return bool(item[0] <= ord(char) <= item[1])
    if kind is codes.CATEGORY:
        opposite = _OPPOSITES.get(item)
        if opposite is None:
            return bool(_CATEGORIES[item](char))
        return not _CATEGORIES[opposite](char)
    return False
