"""Rule ``certainty``: what one account states as done, the other calls planned or possible."""

from __future__ import annotations

from collections.abc import Iterator

from compare.judge.context import Context, Pair
from compare.judge.draft import Draft
from compare.judge.same_event import same_event
from compare.model import Modality, Predicate

_SAME_EVENT = 0.85
_FIRMNESS: dict[Modality, int] = {
    "actual": 2,
    "planned": 1,
    "expected": 1,
    "obliged": 1,
    "possible": 0,
    "able": 0,
    "conditional": 0,
    "open": 0,
}
_WORDS: dict[Modality, str] = {
    "actual": "a fact",
    "possible": "possible",
    "able": "possible",
    "planned": "planned",
    "expected": "expected",
    "obliged": "required",
    "conditional": "conditional",
    "open": "open",
}


def find(context: Context) -> Iterator[Draft]:
    """Yield a detail wherever two accounts of one event differ in how certain it is."""
    for pair in context.pairs:
        if pair.internal or pair.score < context.options.align_threshold:
            continue
        for a in pair.a.predicates:
            for b in pair.b.predicates:
                if (
                    _differ(a, b)
                    and not _both_say_both(pair, a, b)
                    and (same_event(pair, a, b) >= _SAME_EVENT)
                ):
                    yield _draft(pair, a, b)


def _both_say_both(pair: Pair, a: Predicate, b: Predicate) -> bool:
    """Tell whether an account also says elsewhere what the other says, as firmly."""
    return any(
        other.lemma == said.lemma and other.modality == said.modality
        for account, said in ((pair.a.account, b), (pair.b.account, a))
        for other in account.analysis.predicates
    )


def _differ(a: Predicate, b: Predicate) -> bool:
    if "open" in (a.modality, b.modality):
        return False
    return a.negated == b.negated and _FIRMNESS[a.modality] != _FIRMNESS[b.modality]


def _draft(pair: Pair, a: Predicate, b: Predicate) -> Draft:
    left, right = pair.a.account, pair.b.account
    evidence = (left.evidence(a.span, a.modality), right.evidence(b.span, b.modality))
    firm = left if _FIRMNESS[a.modality] > _FIRMNESS[b.modality] else right
    text = (
        f"{left.id} makes this {_WORDS[a.modality]} (“{evidence[0].quote}”), "
        f"{right.id} {_WORDS[b.modality]} (“{evidence[1].quote}”)."
    )
    return Draft("detail", "certainty", "cross", text, evidence, adds=firm.id)
