"""Rule ``number``: the same thing counted or measured twice, with values that cannot both hold."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator
from dataclasses import dataclass

from compare.analyse.values import compatible, refines, show
from compare.judge import kinship, say
from compare.judge.context import Account, Context, Pair, Side
from compare.judge.directions import moved_and_kept
from compare.judge.draft import Draft
from compare.judge.exchanged import exchanged
from compare.judge.harm import counted_apart
from compare.judge.one_point import of_one_point
from compare.judge.quantifiers import counts_all, share_counted
from compare.judge.remember import remembered
from compare.judge.same_fact import SURE, same_quantity
from compare.judge.set_limits import is_set, of_one_rule, other_limit, told_too
from compare.judge.sums import parts
from compare.model import Document, Evidence, Quantity, Scope

_OPEN = ("about", "vague")
_CERTAIN = 0.9
_RIVAL = 0.85
"""A counterpart nearly as likely as the best one, and compatible, settles the matter."""


_SPOKEN, _WORDS = 60, 3
"""Characters and words that make a number so particular that who has them has the number."""


@dataclass(frozen=True, slots=True)
class _Match:
    pair: Pair
    a: Quantity
    b: Quantity
    strength: float
    agrees: bool

    def rank(self) -> tuple[object, ...]:
        """Return what sorts the likeliest match first, whichever account is named first."""
        weight = self.strength if self.agrees else _RIVAL * self.strength
        places = sorted((side.account.document.name, q.span) for side, q in self.sides())
        return -weight, _whole_and_part(self.sides()), places

    def sides(self) -> tuple[tuple[Side, Quantity], tuple[Side, Quantity]]:
        """Return each number with the sentence it stands in."""
        return (self.pair.a, self.a), (self.pair.b, self.b)

    @property
    def pointed(self) -> bool:
        """Whether both are plain figures, so that it says something that they are the same."""
        return self.a.form == self.b.form == "exact"

    @property
    def part(self) -> bool:
        """Whether one of several is spoken of: *six fragments*, *one fragment struck ...*."""
        lower, higher = sorted((self.a.low, self.b.low))
        return self.a.unit == "" and lower == 1 < higher and self.strength < _CERTAIN


def find(context: Context) -> Iterator[Draft]:
    """Yield what is agreed, refined or disputed about each number that two sentences share.

    Each number is held against one number of each other account, the likeliest: of two that are
    nearly as likely, the one it agrees with. A number that the other account has too, said of what
    may be the same, is not held against another one unless the two are sure to belong together.
    """
    pairs = [p for p in context.pairs if not context.periods_apart(p.a.account, p.b.account)]
    matches = [match for pair in pairs for match in _matches(pair)]
    answered = {key for match in matches if match.agrees and match.pointed for key in _keys(match)}
    matches = [match for match in matches if match.strength >= SURE]
    taken: set[object] = set()
    for match in sorted(matches, key=_Match.rank):
        keys = _keys(match)
        if taken.isdisjoint(keys):
            taken.update(keys)
            if not match.agrees and match.strength < _CERTAIN and _known(match, answered):
                continue
            draft = _draft(match)
            if draft is not None:
                yield draft


def _whole_and_part(sides: Iterable[tuple[Side, Quantity]]) -> bool:
    """Tell whether one counts a group, the other some of one: *all 22*, *none* of *none of the 18*.

    That *all 22* and *the 18* are two sizes of the group is then the nearer comparison.
    """
    whole, part = [], []
    for side, quantity in sides:
        whole.append(counts_all(side.account, quantity.span))
        part.append(any(_is_within(other, quantity) for other in side.quantities))
    return any(whole) and any(part)


def _is_within(group: Quantity, part: Quantity) -> bool:
    return part.span.end <= group.span.start and group.span.end <= part.phrase.end


def _matches(pair: Pair) -> Iterator[_Match]:
    for a in pair.a.quantities:
        for b in pair.b.quantities:
            strength = same_quantity(pair, a, b)
            if strength < SURE and (of_one_rule(pair, a, b) or of_one_point(pair, a, b)):
                strength = SURE
            if strength:
                yield _Match(pair, a, b, strength, compatible(a, b))


def _keys(match: _Match) -> tuple[object, object]:
    """Return one key per number: where it stands, and in which account it is looked for."""
    a, b = match.pair.a.account.id, match.pair.b.account.id
    return (a, match.a.span, match.a.unit, b), (b, match.b.span, match.b.unit, a)


def _known(match: _Match, answered: Container[object]) -> bool:
    """Tell whether the other account has one of the numbers too.

    Said of what may be the same, or with the words behind it: *12 737 MAX*.
    """
    if any(key in answered for key in _keys(match)):
        return True
    for (side, quantity), (other, _) in (match.sides(), match.sides()[::-1]):
        text = side.account.document.text
        said = " ".join(text[quantity.span.start :][:_SPOKEN].split()[:_WORDS])
        if said in _on_one_line(other.account, other.account.document):
            return True
    return False


@remembered
def _on_one_line(_: Account, document: Document) -> str:
    return " ".join(document.text.split())


def _draft(match: _Match) -> Draft | None:
    pair, a, b = match.pair, match.a, match.b
    left, right = pair.a.account, pair.b.account
    evidence = (left.evidence(a.phrase, show(a)), right.evidence(b.phrase, show(b)))
    noun = a.noun or b.noun
    of = f" for “{noun}”" if noun else ""
    if not match.agrees:
        if match.part or _is_part_of_sum(match):
            return None
        scope: Scope = "internal" if pair.internal else "cross"
        text = (
            f"{say.both(evidence)}: {_value(a, evidence[0])} and {_value(b, evidence[1])} "
            f"cannot both hold{of}."
        )
        return Draft("conflict", "number", scope, text, evidence)
    if exchanged(pair.a, pair.b) is not None:
        return None  # the figure is the same, what it is said of is not
    if pair.internal:
        return None
    reason = _unearned(match)
    if reason:
        text = f"{say.both(evidence)}: {reason}{of}."
        return Draft("conflict", "number", "cross", text, evidence)
    for side, finer, coarser in ((left, a, b), (right, b, a)):
        if refines(finer, coarser):
            more, less = evidence if finer is a else evidence[::-1]
            how = "goes further" if a.form == b.form == "bound" else "is more precise"
            text = f"{side.id} {how}{of}: “{more.quote}” against “{less.quote}”."
            return Draft("detail", "number", "cross", text, evidence, adds=side.id)
    if _is_both(evidence[0]) != _is_both(evidence[1]):
        return None  # who says *both* counts nothing, but says something of either
    if _other_shares(match):
        return None  # *all nine*, *some of the nine*: one number, and not the same said of it
    if a.form == b.form == "exact":
        text = f"{left.id} and {right.id} give the same figure{of}: {say.quantity(a)}."
    else:
        text = f"{say.both(evidence)}: both can hold{of}."
    return Draft("agree", "number", "cross", text, evidence)


def _unearned(match: _Match) -> str:
    """Return why two figures that could both hold are two answers all the same."""
    left, right, a, b = match.pair.a.account, match.pair.b.account, match.a, match.b
    if a.unit != b.unit and {a.unit, b.unit} == {"percent", "pp"}:
        return "percent of it or percentage points are two amounts"
    if a.unit and moved_and_kept(left, a, right, b):
        return "it was moved to the figure, or it stayed there"
    if counted_apart(left, a, right, b):
        return "one figure, of other people"
    return "a rule sets one limit" if _two_limits(match) else ""


def _is_both(evidence: Evidence) -> bool:
    return evidence.quote.lower().startswith("both")


def _other_shares(match: _Match) -> bool:
    """Tell whether one says something of the whole group that a figure counts, one of a part."""
    shares = {share_counted(side.account, q.span) for side, q in match.sides()}
    return None not in shares and len(shares) > 1


def _two_limits(match: _Match) -> bool:
    """Tell whether two rules on one thing set two limits: *at least 18*, *at least 21*."""
    a, b = match.a, match.b
    left, right = match.pair.a.account, match.pair.b.account
    if not other_limit(left, a, right, b) or (
        a.noun and b.noun and a.noun != b.noun and not a.unit
    ):
        return False
    if a.unit == "age" and kinship.nouns(a.noun, b.noun) < kinship.SYNONYM:
        return False
    if told_too(left, b) or told_too(right, a):
        return False
    return is_set(left, a) and is_set(right, b)


def _value(quantity: Quantity, evidence: Evidence) -> str:
    """Return a value to be read: what is left open stays in the words of the text."""
    text = say.quantity(quantity)
    return evidence.quote.lower() if quantity.form in _OPEN and " to " in text else text


def _is_part_of_sum(match: _Match) -> bool:
    """Tell *120 passengers and six crew* from *126 people*, for which there is a rule."""
    pair, a, b = match.pair, match.a, match.b
    return a.noun != b.noun and any(
        part in run and kinship.nouns(a.noun, b.noun) < kinship.SYNONYM
        for side, part in ((pair.a, a), (pair.b, b))
        for run in parts(side)
    )
