"""Rule ``undisclosed``: accounts that agree in not knowing, or not being told, the reason."""

from __future__ import annotations

from collections.abc import Iterator

from compare.judge.context import Account, Context, Side
from compare.judge.draft import Draft
from compare.model import Span, Token

_LEAST = 0.1
"""Score from which two sentences are near enough to speak of one matter."""

# Closed classes: what accounts for a thing, words for not known, and verbs of making known.
_REASONS = {
    "reason": "reason",
    "reasoning": "reason",
    "rationale": "reason",
    "ground": "reason",
    "justification": "reason",
    "explanation": "reason",
    "motive": "motive",
    "motivation": "motive",
    "cause": "cause",
}
_UNKNOWN = frozenset(
    "unclear unknown opaque undisclosed unexplained secret obscure unstated".split()
)
_TELLING = frozenset(
    "give provide offer state specify disclose reveal explain know establish determine "
    "announce publish cite name mention identify clarify release".split()
)


def find(context: Context) -> Iterator[Draft]:
    """Yield an agreement for each pair of sentences that withhold the same kind of reason."""
    for pair in context.pairs:
        if pair.internal or pair.score < _LEAST:
            continue
        first, second = _withheld(pair.a), _withheld(pair.b)
        for what in sorted(first.keys() & second.keys()):
            a, b = pair.a.account, pair.b.account
            evidence = (
                a.evidence(first[what], f"no {what}"),
                b.evidence(second[what], f"no {what}"),
            )
            text = f"{a.id} and {b.id} both say that no {what} is known or given."
            yield Draft("agree", "negation", "cross", text, evidence)


def _withheld(side: Side) -> dict[str, Span]:
    """Return which kinds of reason a sentence says are not known, and where it says so."""
    found: dict[str, Span] = {}
    for token in side.tokens:
        kind = _REASONS.get(token.lemma)
        denial = _denial(side.account, token) if kind is not None else None
        if kind is not None and denial is not None:
            start = min(token.span.start, denial.start)
            found.setdefault(kind, Span(start, max(token.span.end, denial.end)))
    return found


def _denial(account: Account, noun: Token) -> Span | None:
    """Return where it is said that ``noun`` is not known or not given."""
    unknown = [t for t in account.tree.children(noun, "amod") if t.lemma in _UNKNOWN]
    if unknown:
        return unknown[0].span
    above = account.tree.head(noun)
    predicate = None if above is None else account.predicate_at.get(above.index)
    if above is None or predicate is None:
        return None
    if predicate.negated and (above.lemma in _TELLING or above.lemma == "be"):
        return predicate.span
    unknown = [t for t in account.tree.children(above, "acomp", "oprd") if t.lemma in _UNKNOWN]
    return unknown[0].span if unknown and not predicate.negated else None
