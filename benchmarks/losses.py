"""At which stage a planted conflict was lost: what has to be mended to find it.

The first of these that applies:

judged compatible     an ``agree`` or ``detail`` finding holds both places
told as open          an ``open`` finding holds both: shown, but not called a conflict
not read              in one of the places no fact was found of a type the category rests on
not paired            no link and no alignment between the sentences of the two places
no match              a link alone: no alignment, and no finding of any kind on both sentences
no opposition known   the sentences are aligned or a finding rests on both, yet none on the places

*Judged compatible* is wide: where two sentences are aligned, the rule ``wording`` says of the whole
of them that they agree or that one goes further, and so holds every place in them without having
looked at it. That is why the rules that judged are told beside it.

What this cannot tell apart: a fact that was found but misread counts as read. Rules look at every
link, so that behind *no match* two values may have been held against each other and let pass,
and behind *no opposition known* they may never have met. A conflict that a rule drafted and a
later stage dropped shows as one of these two. Links are made anew here from the
same analyses, since a report does not hold them.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING

from benchmarks.cases import Json
from benchmarks.places import Pair, Place, holds, joined, sentences, told

if TYPE_CHECKING:
    from compare.model import Analysis, Span

OPEN = "told as open"
STAGES = (
    "not read",
    "not paired",
    "no match",
    "judged compatible",
    "no opposition known",
    OPEN,
)
"""All stages, in the order of the pipeline."""


@dataclass(frozen=True)
class Trace:
    """What the stages before judging make of the texts, found when it is first asked for."""

    texts: tuple[str, ...]
    internal: bool

    @cached_property
    def analyses(self) -> tuple[Analysis, ...]:
        """What each text says, as the pipeline has it."""
        from compare.analyse.lean_import import import_numpy

        import_numpy()
        import compare.analyse
        from compare.analyse.names import link
        from compare.analyse.sentences import segment
        from compare.options import Options
        from compare.pipeline import document_id
        from compare.read import read_text

        options = Options(internal=self.internal)
        found = []
        for n, text in enumerate(self.texts):
            document = replace(read_text(text, chr(ord("a") + n)), id=document_id(n))
            # By its module's name, so that an analysis which is kept is used again.
            found.append(compare.analyse.analyse(segment(document), options, None))
        return link(tuple(found))

    @cached_property
    def links(self) -> frozenset[tuple[tuple[str, int], tuple[str, int]]]:
        """Pairs of sentences, by document and index, that may tell one thing; both ways."""
        from compare import align
        from compare.options import Options

        ids = [analysis.document.id for analysis in self.analyses]
        pairs = set()
        for link in align.link(self.analyses, Options(internal=self.internal)):
            a = ids[link.a.document], link.a.sentence
            b = ids[link.b.document], link.b.sentence
            pairs |= {(a, b), (b, a)}
        return frozenset(pairs)


def stage(trace: Trace, report: Json, category: str, pair: Pair) -> str:
    """Return the stage at which a conflict that was not told was lost, one of :data:`STAGES`."""
    if judges(report, pair):
        return "judged compatible"
    if any(holds(finding, pair) for finding in told(report, "open")):
        return OPEN
    if not all(read(trace.analyses, category, place) for place in pair):
        return "not read"
    first, second = ({(place[0], n) for n in sentences(report, place)} for place in pair)
    aligned = joined(report, pair)
    if not aligned and not any((a, b) in trace.links for a in first for b in second):
        return "not paired"
    whole: Pair = (_around(report, pair[0]), _around(report, pair[1]))
    if aligned or any(holds(finding, whole) for finding in report["findings"]):
        return "no opposition known"
    return "no match"


def judges(report: Json, pair: Pair) -> tuple[str, ...]:
    """Return kind and rule of each finding that takes the two places for compatible."""
    held = {f"{f['kind']} {f['rule']}" for f in told(report, "agree", "detail") if holds(f, pair)}
    return tuple(sorted(held))


def read(analyses: Sequence[Analysis], category: str, place: Place) -> bool:
    """Tell whether a fact of a type that the category rests on was found in the place."""
    document, start, end = place
    analysis = next(a for a in analyses if a.document.id == document)
    facts = _FACTS.get(category, _words)(analysis)
    return any(span.start < end and start < span.end for span in facts)


def _around(report: Json, place: Place) -> Place:
    """Return the whole sentences a place touches."""
    document = next(d for d in report["documents"] if d["id"] == place[0])
    held = [s for s in document["sentences"] if s["index"] in sentences(report, place)]
    if not held:
        return place
    return place[0], min(s["start"] for s in held), max(s["end"] for s in held)


def _numbers(analysis: Analysis) -> list[Span]:
    return [quantity.phrase for quantity in analysis.quantities]


def _lists(analysis: Analysis) -> list[Span]:
    return [enumeration.span for enumeration in analysis.enumerations]


def _days(analysis: Analysis) -> list[Span]:
    lasting = [quantity.span for quantity in analysis.quantities if quantity.unit == "s"]
    return [*(time.span for time in analysis.times), *lasting]


def _acts(analysis: Analysis) -> list[Span]:
    return [predicate.span for predicate in analysis.predicates]


def _speakers(analysis: Analysis) -> list[Span]:
    spans = [span for quote in analysis.quotes for span in (quote.span, quote.speaker)]
    return [span for span in spans if span is not None]


def _words(analysis: Analysis) -> list[Span]:
    """Return names, and what acts or is acted on."""
    roles = [n for p in analysis.predicates for n in (p.subject, p.object) if n is not None]
    return [*(m.span for m in analysis.mentions), *(analysis.tokens[n].span for n in roles)]


_FACTS: dict[str, Callable[[Analysis], list[Span]]] = {
    "number": _numbers,
    "count": lambda analysis: [*_numbers(analysis), *_lists(analysis)],
    "list": _lists,
    "date": _days,
    "negation": _acts,
    "antonym": _acts,
    "certainty": _acts,
    "attribution": _speakers,
    "label": lambda analysis: [*_words(analysis), *_lists(analysis)],
}
"""What a conflict of each category rests on; names and roles for every other one."""
