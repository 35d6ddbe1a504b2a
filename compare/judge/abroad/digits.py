"""Rule ``digits``: other figures in sentences of another language than English that go alike.

Nothing is known of such a language here but that it writes numbers in digits. So no conflict is
found, only places to compare: two sentences in one language that share most of their words, and
beside the same word in both a figure that the other does not have.
"""

from __future__ import annotations

from collections.abc import Iterator

from compare.judge.abroad.alike import at_odds, pairs
from compare.judge.context import Context
from compare.judge.draft import Draft


def find(context: Context) -> Iterator[Draft]:
    """Yield places to compare; in English other rules know what a number counts."""
    for pair in pairs(context):
        a, b = pair.a.account, pair.b.account
        for one, other in at_odds(pair):
            if one.kind == other.kind == "number":
                first, second = a.evidence(one.span, one.value), b.evidence(other.span, other.value)
                text = (
                    f"{a.id} writes {first.quote} where {b.id} writes {second.quote}, "
                    "in sentences that otherwise go alike."
                )
                yield Draft("open", "number", "cross", text, (first, second))
