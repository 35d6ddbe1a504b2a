"""The claims of a check: what of them follows from the findings and the texts."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

from compare.codec.reuse import encode_voice
from compare.verify.compared import differing
from compare.verify.findings import sources_of
from compare.verify.model import Broken

if TYPE_CHECKING:
    from compare.model import Check, Checked, Document, Evidence, Finding, Sentence, Span
    from compare.provenance.reuse.voices import Sources
    from compare.verify.sharing import Texts

_AGAINST = {"conflict": ("contradicted", "contradicts"), "open": ("open", "differs")}
"""Kinds of findings that stand against a claim: the verdict, and what their places do."""


def claims_of(check: Check, texts: Texts) -> Iterator[Broken]:
    """Yield what of the claims does not follow; how well the sources back them is a model's."""
    draft = check.report.documents[0]
    if len(check.claims) != len(draft.sentences):
        counts = f"{len(check.claims)}", f"{len(draft.sentences)}"
        yield Broken("derived", "check", stated=counts[0], found=counts[1], field="claims")
        return
    sources = sources_of(check.report, texts, decided=True)
    said = _findings(check, draft)
    names = [document.id for document in check.report.documents]
    for n, (claim, sentence) in enumerate(zip(check.claims, draft.sentences, strict=True)):
        stated: dict[str, Any] = {"id": claim.id, "sentence": claim.sentence}
        made: dict[str, Any] = {"id": f"C{n + 1}", "sentence": n}
        one = _Claim(claim, sentence, said.get(n, []), names)
        both = [*one.plain(), one.backing()]
        if not texts.damaged:
            both += [one.places(), one.voices(sources)]
        for own, due in both:
            stated |= own
            made |= due
        yield from differing(stated, made, claim.id)


def _findings(check: Check, draft: Document) -> dict[int, list[Finding]]:
    """Return for each sentence of the draft what contradicts, differs, or has no source."""
    ends = [sentence.span.end for sentence in draft.sentences]
    found: dict[int, dict[str, Finding]] = defaultdict(dict)
    for finding in check.report.findings:
        unsourced = finding.rule == "unsourced" and finding.adds == draft.id
        if not finding.settled and (finding.kind in _AGAINST or unsourced):
            for item in finding.evidence:
                if item.document == draft.id:
                    found[bisect_right(ends, item.span.start)][finding.id] = finding
    return {index: list(held.values()) for index, held in found.items()}


Both = tuple[dict[str, Any], dict[str, Any]]
"""Fields as they are stated, and as they follow."""


class _Claim:
    def __init__(
        self,
        claim: Checked,
        sentence: Sentence,
        findings: Sequence[Finding],
        documents: Sequence[str],
    ) -> None:
        self._claim = claim
        self._span = sentence.span
        self._findings = findings
        self._draft, *self._sources = documents
        against = [f for f in findings if f.kind in _AGAINST]
        self._against = sorted(against, key=lambda f: f.kind != "conflict")

    def plain(self) -> Iterator[Both]:
        """Yield what rests on the findings alone."""
        claim = self._claim
        yield _spans([claim.span], [self._span], "span")
        yield {"findings": list(claim.findings)}, {"findings": [f.id for f in self._findings]}
        if self._against:
            due = _AGAINST[self._against[0].kind][0]
            yield {"verdict": claim.verdict}, {"verdict": due}
            told = self._against[0].explanation
            yield {"reason": claim.reason[: len(told)]}, {"reason": told}
        elif claim.verdict in ("contradicted", "open"):
            yield {"verdict": claim.verdict}, {"verdict": "none that findings bear out"}
        if claim.verdict == "none" or claim.support is None:
            yield (
                {"verdict": claim.verdict, "support": claim.support},
                {"verdict": "none", "support": None},
            )
        if claim.verdict != "partial":
            yield _spans(claim.missing, (), "missing")

    def backing(self) -> Both:
        """Return the sources that back all of it against the places that say so.

        Of a claim that is supported a source may be passed over that denies it elsewhere.
        """
        claim = self._claim
        shown = dict.fromkeys(w.document for w in claim.witnesses if w.bearing == "supports")
        backing = {d for d in claim.sources if d in shown or claim.verdict == "supported"}
        due = [document for document in self._sources if document in backing | shown.keys()]
        if claim.verdict not in ("supported", "contradicted", "open"):
            due = []
        return {"sources": list(claim.sources)}, {"sources": due}

    def places(self) -> Both:
        """Return the places that stand against the claim, and its words that they dispute."""
        own = [
            {"document": w.document, "start": w.span.start, "end": w.span.end,
             "bearing": w.bearing, "finding": w.finding}
            for w in self._claim.witnesses
            if w.finding is not None or w.bearing in ("contradicts", "differs")
        ]  # fmt: skip
        due = [
            {"document": item.document, "start": item.span.start, "end": item.span.end,
             "bearing": _AGAINST[finding.kind][1], "finding": finding.id}
            for finding in self._against
            for item in self._other_side(finding)
        ]  # fmt: skip
        disputed = {
            item.span
            for finding in self._against
            for item in finding.evidence
            if item.document == self._draft and self._span.contains(item.span)
        }
        stated, made = _spans(self._claim.disputed, sorted(disputed), "disputed")
        return {**stated, "witnesses": own}, {**made, "witnesses": due}

    def _other_side(self, finding: Finding) -> list[Evidence]:
        """Return the places of a finding with another value than the claim has."""

        def within(item: Evidence) -> bool:
            return item.document == self._draft and self._span.overlaps(item.span)

        own = {item.value for item in finding.evidence if within(item)}
        return [i for i in finding.evidence if i.value not in own and not within(i)]

    def voices(self, sources: Sources) -> Both:
        """Return the sources that back it by who speaks for itself, where their places show."""
        claim = self._claim
        places: dict[str, list[Span]] = defaultdict(list)
        for witness in claim.witnesses:
            if witness.bearing == "supports" and witness.document in claim.sources:
                places[witness.document].append(witness.span)
        stated = {"voices": [encode_voice(voice) for voice in claim.voices]}
        if len(claim.sources) < 2:
            return stated, {"voices": []}
        if places.keys() != set(claim.sources):
            return {}, {}
        made = sources.voices({document: tuple(spans) for document, spans in places.items()})
        return stated, {"voices": [encode_voice(voice) for voice in made]}


def _spans(stated: Sequence[Span], made: Sequence[Span], field: str) -> Both:
    own, due = ([{"start": s.start, "end": s.end} for s in some] for some in (stated, made))
    return {field: own}, {field: due}
