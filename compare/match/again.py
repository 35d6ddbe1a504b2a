"""What an account tells twice: said once, so that nobody takes it for two sources."""

from __future__ import annotations

from itertools import product
from typing import TYPE_CHECKING

from compare.align.twice import told_twice
from compare.analyse.predicates import NEGATIVE
from compare.analyse.values import comparable, comparable_times, compatible, compatible_times
from compare.model import Evidence, Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from compare.judge.draft import Draft
    from compare.model import Analysis


def again(analyses: Sequence[Analysis], drafts: Sequence[Draft]) -> Iterator[Draft]:
    """Yield the parts of a story that an account tells twice, unless the tellings are at odds."""
    from compare.judge.draft import Draft

    for analysis in analyses:
        document = analysis.document
        for twice in told_twice(analysis):
            spans = [_span(analysis, held) for held in (twice.first, twice.second)]
            if any(_differ(draft, document.id, spans) for draft in drafts):
                continue
            if any(_at_odds(analysis, *pair) for pair in twice.pairs):
                continue
            quotes = [span.of(document.text) for span in spans]
            evidence = tuple(
                Evidence(document.id, span, quote, quote)
                for span, quote in zip(spans, quotes, strict=True)
            )
            same = " ".join(quotes[0].split()) == " ".join(quotes[1].split())
            how = "the same words" if same else "other words"
            text = f"{document.id} tells this part of its story twice, in {how}."
            yield Draft("agree", "wording", "internal", text, evidence)


def _span(analysis: Analysis, sentences: Sequence[int]) -> Span:
    held = analysis.document.sentences
    return Span(held[sentences[0]].span.start, held[sentences[-1]].span.end)


def _differ(draft: Draft, document: str, spans: Sequence[Span]) -> bool:
    """Tell whether something is said to differ between two places of a document."""
    held = [e.span for e in draft.evidence if e.document == document]
    return draft.kind in ("conflict", "open", "detail") and all(
        any(place.overlaps(span) for place in held) for span in spans
    )


def _at_odds(analysis: Analysis, a: int, b: int) -> bool:
    """Tell whether two tellings have other figures or days, or one alone denies something."""
    amounts = [[q for q in analysis.quantities if q.sentence == s] for s in (a, b)]
    times = [[t for t in analysis.times if t.sentence == s] for s in (a, b)]
    figures = [compatible(x, y) for x, y in product(*amounts) if comparable(x, y)]
    days = [compatible_times(x, y) for x, y in product(*times) if comparable_times(x, y)]
    denied = [any(t.lemma in NEGATIVE for t in analysis.tokens_of(s)) for s in (a, b)]
    other = any(found and not any(found) for found in (figures, days))
    return other or denied[0] != denied[1]
