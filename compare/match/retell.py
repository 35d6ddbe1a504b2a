"""What differs, told as what it is: a dispute of two people, an earlier figure, or what it was."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from compare.analyse.grouping import ByPlace, by_sentence
from compare.match.earlier import called, counts_victims
from compare.match.voices import Voices

if TYPE_CHECKING:
    from collections.abc import Sequence

    from compare.judge.draft import Draft
    from compare.match.earlier import Age
    from compare.match.voices import Voice
    from compare.model import Analysis, Evidence

_OF_THE_WORDS = frozenset({"spelling", "quotation", "attribution"})
"""Rules on how something is written or to whom it is given: nobody disputes that."""
_FIGURES = frozenset({"number", "date", "count"})
_LONG = 14
"""Words of a quotation beyond which it is cut."""


class Retelling:
    """The accounts, to be asked who says what in them, and what they call earlier."""

    def __init__(self, analyses: Sequence[Analysis]) -> None:
        self._analyses = {analysis.document.id: analysis for analysis in analyses}
        self._voices = {name: Voices(analysis) for name, analysis in self._analyses.items()}
        self._figures = {
            name: ByPlace((q.phrase, q) for q in analysis.quantities)
            for name, analysis in self._analyses.items()
        }
        self._beside = {
            name: by_sentence(analysis.quantities) for name, analysis in self._analyses.items()
        }

    def told(self, rule: str, draft: Draft) -> Draft:
        """Return the finding, as an update or as a dispute where it is one.

        Where one place alone is somebody's words, it stays what it is and says whose.
        """
        places = _places(draft) if draft.kind in ("conflict", "open") else None
        if places is None or rule in _OF_THE_WORDS:
            return draft
        if places[0].value == places[1].value:
            return draft  # an update changes the value
        update = self._update(draft, *places)
        return update or self._grown(self._voiced(draft, *places), *places)

    def is_earlier(self, draft: Draft) -> bool:
        """Tell whether one of two figures of one account is what it calls the earlier."""
        places = _places(draft)
        if places is None or draft.scope != "internal" or draft.category not in _FIGURES:
            return False
        marks = [called(self._analyses[e.document], e.span, figures=True) for e in places]
        return marks.count("earlier") == 1

    def _of(self, places: Sequence[Evidence]) -> list[Voice | None]:
        return [self._voices[e.document].at(e.span) for e in places]

    # --- updates -----------------------------------------------------------------------

    def _update(self, draft: Draft, a: Evidence, b: Evidence) -> Draft | None:
        figures = draft.category in _FIGURES
        one, other = (called(self._analyses[e.document], e.span, figures=figures) for e in (a, b))
        if not figures and "earlier" not in (one, other):
            return None
        order = _order(one, other, within=draft.scope == "internal")
        if order is None:
            return self._replaced(draft, a, b) or self._replaced(draft, b, a)
        old, new = (a, b) if order else (b, a)
        return replace(
            draft, kind="detail", explanation=_updated(old, new, "earlier" in (one, other)),
            confidence=None, adds=None if draft.scope == "internal" else new.document,
        )  # fmt: skip

    def _replaced(self, draft: Draft, new: Evidence, old: Evidence) -> Draft | None:
        """Return the finding as an update where one sentence has both: *five, up from four*."""
        analysis = self._analyses[new.document]
        if draft.category not in _FIGURES or draft.scope == "internal":
            return None
        held = self._figures[old.document].over(old.span)
        here = next(iter(self._figures[new.document].over(new.span)), None)
        if here is None:
            return None
        for other in self._beside[new.document][here.sentence]:
            if other is not here and any(
                (q.low, q.high, q.unit) == (other.low, other.high, other.unit) for q in held
            ) and called(analysis, other.span, figures=True) == "earlier":  # fmt: skip
                text = f"{new.document} itself calls “{other.span.of(analysis.document.text)}” "
                text += f"earlier than “{_short(new)}”: an update, no contradiction."
                return replace(
                    draft, kind="detail", explanation=text, confidence=None, adds=new.document
                )
        return None

    def _grown(self, draft: Draft, a: Evidence, b: Evidence) -> Draft:
        """Say so where the later account has the larger number of what only grows."""
        one, other = (self._analyses[e.document] for e in (a, b))
        dates = [analysis.document.published for analysis in (one, other)]
        if draft.kind != "conflict" or draft.category != "number" or one is other:
            return draft
        if not dates[0] or not dates[1] or len(dates[0]) != len(dates[1]) or dates[0] == dates[1]:
            return draft
        old, new = ((one, a), (other, b)) if dates[0] < dates[1] else ((other, b), (one, a))
        before, after = (self._number(evidence) for _, evidence in (old, new))
        if before is None or after is None or after <= before:
            return draft
        if not (counts_victims(old[0], old[1].span) and counts_victims(new[0], new[1].span)):
            return draft
        later = f" {new[1].document} was published later, and such a number only grows."
        return replace(draft, explanation=draft.explanation + later)

    def _number(self, evidence: Evidence) -> float | None:
        held = self._figures[evidence.document].over(evidence.span)
        return next((q.low for q in held if not q.unit), None)

    # --- disputes ----------------------------------------------------------------------

    def _voiced(self, draft: Draft, a: Evidence, b: Evidence) -> Draft:
        first, second = self._of((a, b))
        if first is not None and second is not None:
            if not first.other_than(second):
                return draft
            if draft.scope == "internal" or draft.kind == "open" or (first.named and second.named):
                text = f"{_says(first, a)}, {_says(second, b)}: {_who(draft)}."
                return replace(draft, kind="open", explanation=text)
        named = [(v, e) for v, e in ((first, a), (second, b)) if v is not None and v.name]
        if not named:
            return draft
        words = " and ".join(
            f"“{_short(e)}” is what {_saying(v)} in {e.document}" for v, e in named
        )
        return replace(draft, explanation=f"{draft.explanation} {words[0].upper()}{words[1:]}.")


def _places(draft: Draft) -> tuple[Evidence, Evidence] | None:
    """Return the two places that differ: the first, and the first of another account."""
    first = draft.evidence[0]
    other = next((e for e in draft.evidence if e.document != first.document), draft.evidence[-1])
    return None if other is first else (first, other)


def _order(one: Age, other: Age, *, within: bool) -> bool | None:
    """Tell whether the first of two is the older, by what their accounts call them, if known."""
    if (one == "earlier") != (other == "earlier"):
        return one == "earlier"
    newer = {"newer", "later"} if within else {"newer"}
    if (one in newer) != (other in newer):
        return other in newer
    return None


def _updated(old: Evidence, new: Evidence, earlier: bool) -> str:
    """Return which of two is the older; ``earlier`` where it is called so."""
    first, second = (f"“{_short(e)}”" for e in (old, new))
    within = old.document == new.document
    if earlier:
        said = f"{old.document} itself calls {first} earlier"
        said += f" than {second}" if within else f"; {new.document} says {second}"
    else:
        said = f"{new.document} itself calls {second} newer"
        said += f" than {first}" if within else f"; {old.document} says {first}"
    return f"{said}: an update, no contradiction."


def _who(draft: Draft) -> str:
    if draft.scope == "internal":
        return f"a dispute between the two, which {draft.evidence[0].document} tells"
    return "a dispute between the two, not between the accounts"


def _says(voice: Voice, evidence: Evidence) -> str:
    verb = "say" if voice.many else "says"
    name = voice.name[:1].upper() + voice.name[1:]
    return f"{name} {verb} “{_short(evidence)}” in {evidence.document}"


def _saying(voice: Voice) -> str:
    return f"{voice.name} {'say' if voice.many else 'says'}"


def _short(evidence: Evidence) -> str:
    words = evidence.quote.split()
    return " ".join(words) if len(words) <= _LONG else " ".join(words[: _LONG - 1]) + " …"
