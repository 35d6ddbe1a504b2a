"""Drafts -> findings: duplicates dropped, the gravest first, each with number and fingerprint."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING, TypeAlias

from compare.judge.draft import Draft
from compare.judge.gather import gather
from compare.judge.near import Near
from compare.model import Finding
from compare.provenance.fingerprint import bare, fingerprint, signs

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from compare.model import Alignment, Analysis, Document, Evidence, Kind, Span

Spoken: TypeAlias = "dict[tuple[str, Span], list[Span]]"
"""Where a speaker is named, by document and place -> what he is said to have said."""
GRAVITY: tuple[Kind, ...] = ("conflict", "open", "detail", "agree", "only")
"""Kinds from the gravest to the mildest: the order of every report."""


def numbered(
    drafts: Iterable[tuple[str, Draft]],
    analyses: Sequence[Analysis],
    alignments: Sequence[Alignment],
) -> tuple[Finding, ...]:
    """Return the drafts as findings ``F1``, ``F2``, ...

    Conflicts come first, across accounts before inside one, then in the order of the text. What is
    open is in the order of its confidence, the surest first, since it is the longer list.
    """
    documents = [analysis.document for analysis in analyses]
    said = {document.id: _Said(document) for document in documents}
    told = _told_once(_across(list(drafts), said), said, _spoken(analyses))
    kept = gather(_distinct(_rival_free(told)), analyses)
    ranked = sorted(kept, key=lambda item: _rank(item[1], item[0]))
    known = {alignment.id for alignment in alignments}
    return tuple(
        Finding(
            id=f"F{n}",
            fingerprint=fingerprint(
                draft.kind, draft.category, draft.scope, draft.evidence, documents
            ),
            kind=draft.kind,
            category=draft.category,
            scope=draft.scope,
            rule=rule,
            confidence=draft.confidence,
            explanation=draft.explanation,
            alignment=draft.alignment if draft.alignment in known else None,
            adds=draft.adds,
            evidence=draft.evidence,
            levels=draft.levels,
        )
        for n, (rule, draft) in enumerate(ranked, start=1)
    )


def _across(drafts: list[tuple[str, Draft]], said: dict[str, _Said]) -> list[tuple[str, Draft]]:
    """Drop what accounts are said to differ in where one of them says all of it itself.

    An account that contradicts itself does so inside; its copy adds nothing to that.
    """
    return [
        (rule, draft)
        for rule, draft in drafts
        if draft.scope == "internal"
        or draft.kind not in ("conflict", "open", "detail")
        or draft.category == "wording"
        or not _said_by_one(draft, said)
    ]


class _Said:
    """The bare sentences of one document with their signs, found by where they end."""

    def __init__(self, document: Document) -> None:
        self._ends = [s.span.end for s in document.sentences]
        texts = [s.span.of(document.text) for s in document.sentences]
        self._texts = [(bare(text), signs(text)) for text in texts]
        self.all = frozenset(self._texts)

    def place(self, span: Span) -> int:
        """Return the index of the sentence in which ``span`` begins."""
        return bisect_right(self._ends, span.start)

    def at(self, span: Span) -> tuple[str, str]:
        """Return the sentence in which ``span`` begins."""
        at = self.place(span)
        return self._texts[at] if at < len(self._texts) else ("", "")


def _said_by_one(draft: Draft, said: dict[str, _Said]) -> bool:
    if len({e.document for e in draft.evidence}) == 1:
        return False
    sentences = {said[e.document].at(e.span) for e in draft.evidence}
    return any(sentences <= said[e.document].all for e in draft.evidence)


def _rank(draft: Draft, rule: str) -> tuple[object, ...]:
    places = tuple((e.document, e.span.start, e.span.end) for e in draft.evidence)
    sure = draft.confidence if draft.kind == "open" else None
    return (
        GRAVITY.index(draft.kind),
        draft.scope == "internal",
        sure is None,
        -(sure or 0.0),
        places,
        draft.category,
        rule,
    )


def _places(evidence: Iterable[Evidence]) -> frozenset[tuple[str, int, int]]:
    return frozenset((e.document, e.span.start, e.span.end) for e in evidence)


def _distinct(drafts: Iterable[tuple[str, Draft]]) -> list[tuple[str, Draft]]:
    seen: dict[object, tuple[str, Draft]] = {}
    for rule, draft in drafts:
        seen.setdefault((draft.kind, draft.category, _places(draft.evidence)), (rule, draft))
    return list(seen.values())


_ONE_MATTER = frozenset({"number", "date", "list", "entity", "negation", "antonym", "attribution"})
"""Categories that say one thing of the same words; the others judge something else in them."""
_KNOWS_BEST = "quotation"
"""Two wordings of one quotation: whatever differs in them was put into somebody's mouth."""


def _told_once(
    drafts: list[tuple[str, Draft]], said: dict[str, _Said], spoken: Spoken
) -> list[tuple[str, Draft]]:
    """Drop what differs between sentences over words that an earlier rule has judged there.

    *No children* against *20 children* is a matter of numbers and needs no word on denial. Words
    that two people are said to have said are not the same where a number in them differs.
    """
    kept: list[tuple[str, Draft]] = []
    judged: dict[object, list[tuple[str, Draft]]] = {}
    for rule, draft in sorted(drafts, key=lambda item: item[0] != _KNOWS_BEST):
        if draft.kind in ("conflict", "open") and draft.category in _ONE_MATTER:
            where = frozenset((e.document, said[e.document].place(e.span)) for e in draft.evidence)
            earlier = judged.setdefault(where, [])
            if any(other != rule and _told(one, draft, spoken) for other, one in earlier):
                continue
            earlier.append((rule, draft))
        kept.append((rule, draft))
    return kept


def _told(one: Draft, draft: Draft, spoken: Spoken) -> bool:
    """Tell whether ``one`` says what a later rule found; what is open settles no conflict."""
    if _within(one, draft, spoken):
        return True
    return _overlap(draft, one) and (one.kind == "conflict" or draft.kind == "open")


def _spoken(analyses: Sequence[Analysis]) -> Spoken:
    """Return what each speaker, by the place where he is named, is said to have said."""
    found: Spoken = {}
    for analysis in analyses:
        for quote in analysis.quotes:
            if quote.speaker is not None:
                found.setdefault((analysis.document.id, quote.speaker), []).append(quote.span)
    return found


def _within(inner: Draft, draft: Draft, spoken: Spoken) -> bool:
    """Tell whether all that one finding rests on stands in the words that another attributes."""
    if draft.category != "attribution":
        return False
    words = {
        (e.document, span) for e in draft.evidence for span in spoken.get((e.document, e.span), ())
    }
    return bool(words) and all(
        any(document == e.document and span.contains(e.span) for document, span in words)
        for e in inner.evidence
    )


def _rival_free(drafts: list[tuple[str, Draft]]) -> list[tuple[str, Draft]]:
    """Drop a draft where an earlier rule found something graver at the very same places."""
    places = Near[tuple[str, Draft]]()
    aligned: dict[str | None, list[tuple[str, Draft]]] = {}
    for rule, draft in drafts:
        if draft.kind == "conflict":
            places.add(draft.evidence, (rule, draft))
            aligned.setdefault(draft.alignment, []).append((rule, draft))

    def graver(draft: Draft) -> list[tuple[str, Draft]]:
        """Return the conflicts that may settle a draft: no other does."""
        if draft.category == "certainty" and draft.alignment is not None:
            return aligned.get(draft.alignment, [])
        return places.at(draft.evidence)

    return [
        (rule, draft)
        for rule, draft in drafts
        if draft.kind == "only"
        or draft.category == "wording"
        or not any(
            _settles(c, draft) for other, c in graver(draft) if _goes_before(other, rule, draft)
        )
    ]


_LAST = frozenset({"substitution", "unsourced"})


def _goes_before(other: str, rule: str, draft: Draft) -> bool:
    """Tell whether a conflict of one rule may settle a draft of another.

    The rules on exchanged words and on what stands nowhere know least of what the words mean:
    any other rule goes before them.
    """
    return draft.kind != "conflict" or (rule in _LAST and other not in _LAST)


def _settles(conflict: Draft, draft: Draft) -> bool:
    """Tell whether a conflict leaves nothing to say of what a milder draft found."""
    if draft.category == "certainty" and draft.alignment is not None:
        denied = conflict.category in ("negation", "antonym")
        return denied and draft.alignment == conflict.alignment
    if len(draft.evidence) == 1:  # what one account says and the other nowhere
        return _overlap(draft, conflict)
    return _same_places(draft, conflict)


def _same_places(a: Draft, b: Draft) -> bool:
    return len(a.evidence) == len(b.evidence) and all(
        any(x.document == y.document and x.span.overlaps(y.span) for y in b.evidence)
        for x in a.evidence
    )


def _overlap(a: Draft, b: Draft) -> bool:
    return any(
        x.document == y.document and x.span.overlaps(y.span) for x in a.evidence for y in b.evidence
    )
