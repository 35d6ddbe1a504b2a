"""One claim: what speaks for and against it, and what that comes to."""

from __future__ import annotations

from collections import defaultdict
from itertools import pairwise
from typing import TYPE_CHECKING

from compare.check.attributed import told_from
from compare.check.support import backs_all, backs_some, chance
from compare.judge.say import words as words_of
from compare.model import Checked, Span, Witness

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from compare.check.backing import Backing
    from compare.judge.context import Account
    from compare.model import Bearing, Evidence, Finding, Kind, Verdict, Voice

_NAMED = 3
"""Stretches of words that a reason names, at most."""
_WORDS = 8
"""Words of such a stretch that it shows."""
_GAP = 2
"""Words that claim nothing by themselves and may stand between two of one stretch."""
_BEARINGS: dict[Kind, Bearing] = {"conflict": "contradicts", "open": "differs"}


class Judged:
    """A claim of the first account with how the others back it, together and each alone."""

    def __init__(
        self,
        accounts: Sequence[Account],
        sentence: int,
        backing: Backing | None,
        alone: Mapping[int, Backing],
        findings: Sequence[Finding],
        voices: Callable[[dict[str, tuple[Span, ...]]], tuple[Voice, ...]],
        elsewhere: Mapping[int, str],
    ) -> None:
        self._accounts = accounts
        self._draft = accounts[0]
        self._sentence = self._draft.sentence(sentence)
        self._backing = backing
        self._alone = alone
        self._against = [f for f in findings if f.kind in _BEARINGS]
        self._findings = findings
        self._some = backing is not None and backs_some(backing)
        whole = [n for n, own in alone.items() if backs_all(own)]
        self._whole = [n for n in whole if n not in elsewhere]
        backing_it = whole or [n for n, own in alone.items() if backs_some(own)]
        self._elsewhere = {n: elsewhere[n] for n in backing_it if n in elsewhere}
        self._other_word = bool(self._elsewhere) and len(self._elsewhere) == len(backing_it)
        self.verdict = self._verdict()
        self.voices = self._voices(voices)
        self._others = self._other_voices(voices)

    def told(self, number: str) -> Checked:
        """Return the claim with its verdict."""
        missing = tuple(self._missing()) if self.verdict == "partial" else ()
        witnesses = (*self._contradicting(), *self._backing_places())
        disputed = dict.fromkeys(
            item.span
            for finding in self._against
            for item in finding.evidence
            if item.document == self._draft.id and self._sentence.span.contains(item.span)
        )
        return Checked(
            id=number,
            sentence=self._sentence.index,
            span=self._sentence.span,
            verdict=self.verdict,
            reason=self._reason(missing, witnesses),
            support=chance(self._backing.values, "all") if self._backing else 0.0,
            missing=missing,
            disputed=tuple(sorted(disputed)),
            witnesses=witnesses,
            sources=self._sources(),
            findings=tuple(finding.id for finding in self._findings),
            voices=self.voices,
        )

    def _verdict(self) -> Verdict:
        kinds = {finding.kind for finding in self._against}
        if "conflict" in kinds:
            return "contradicted"
        if "open" in kinds:
            return "open"
        if self._backing and backs_all(self._backing) and not self._unsourced():
            return "unsupported" if self._other_word else "supported"
        return "partial" if self._some else "unsupported"

    def _unsourced(self) -> list[Span]:
        """Return what a rule found to stand in no source."""
        own = [f for f in self._findings if f.kind == "detail"]
        return [e.span for f in own for e in f.evidence if e.document == self._draft.id]

    def _other_side(self, finding: Finding) -> list[Evidence]:
        """Return what a finding holds against the claim: the places with another value."""
        own = [
            item.value
            for item in finding.evidence
            if item.document == self._draft.id and self._sentence.span.overlaps(item.span)
        ]
        return [
            item
            for item in finding.evidence
            if item.value not in own
            and not (item.document == self._draft.id and self._sentence.span.overlaps(item.span))
        ]

    def _contradictors(self) -> set[str]:
        return {item.document for finding in self._against for item in self._other_side(finding)}

    def _sources(self) -> tuple[str, ...]:
        against = self._contradictors()
        if self.verdict not in ("supported", "contradicted", "open"):
            return ()
        held = (self._accounts[n].id for n in sorted(self._whole))
        return tuple(document for document in held if document not in against)

    def _voices(
        self, voices: Callable[[dict[str, tuple[Span, ...]]], tuple[Voice, ...]]
    ) -> tuple[Voice, ...]:
        """Return the sources that back all of it in groups of which each counts once."""
        sources = self._sources()
        if len(sources) < 2:
            return ()
        places = {
            self._accounts[n].id: tuple(
                self._accounts[n].sentence(place).span for _, place in self._alone[n].places
            )
            for n in self._whole
            if self._accounts[n].id in sources
        }
        return voices(places)

    def _other_voices(
        self, voices: Callable[[dict[str, tuple[Span, ...]]], tuple[Voice, ...]]
    ) -> tuple[Voice, ...]:
        """Return the sources that stand against the claim most gravely, grouped alike."""
        gravest = [f for f in self._against if f.kind == "conflict"] or self._against
        accounts = {account.id: account for account in self._accounts[1:]}
        places: dict[str, dict[Span, None]] = defaultdict(dict)
        for item in (item for finding in gravest for item in self._other_side(finding)):
            if (account := accounts.get(item.document)) is not None:
                for sentence in account.document.sentences:
                    if sentence.span.overlaps(item.span):
                        places[item.document][sentence.span] = None
        if len(places) < 2:
            return ()
        return voices({document: tuple(spans) for document, spans in places.items()})

    # --- places -----------------------------------------------------------------------

    def _contradicting(self) -> Iterator[Witness]:
        """Yield the places that a finding holds against the claim, the gravest first."""
        for finding in sorted(self._against, key=lambda f: f.kind != "conflict"):
            for item in self._other_side(finding):
                yield Witness(
                    item.document, item.span, item.quote, _BEARINGS[finding.kind], finding.id
                )

    def _backing_places(self) -> Iterator[Witness]:
        """Yield the sentences that back the claim, source by source, where it is not unbacked."""
        if not self._some:
            return
        against = self._contradictors()
        for n, own in sorted(self._alone.items()):
            account = self._accounts[n]
            if account.id in against or not (n in self._whole or backs_some(own)):
                continue
            if own.denied and self.verdict == "supported":
                continue  # others say it; this one says the reverse
            bearing: Bearing = "supports" if n in self._whole else "partly"
            if n in self._elsewhere:
                if self.verdict == "supported":
                    continue  # others have it from who says it
                bearing = "partly"
            if bearing == "supports" and self.verdict == "partial":
                bearing = "partly"
            for _, place in own.places:
                span = account.sentence(place).span
                yield Witness(account.id, span, span.of(account.document.text), bearing)

    # --- words ------------------------------------------------------------------------

    def _missing(self) -> Iterator[Span]:
        """Yield the stretches of the claim that no source has, in text order."""
        unsourced = self._unsourced()
        lacking = set(self._backing.missing) if self._backing else set()
        tokens = [
            t for t in self._draft.analysis.tokens_of(self._sentence.index) if t.pos != "SPACE"
        ]
        near = self._draft.quantities.get(self._sentence.index, ())
        whole = [q.span for q in near if q.token in lacking]  # a number goes with its unit
        taken = [
            place
            for place, token in enumerate(tokens)
            if token.index in lacking or any(s.overlaps(token.span) for s in (*unsourced, *whole))
        ]
        if not taken:
            return
        content = {place for place, token in enumerate(tokens) if self._draft.keys[token.index]}
        start = taken[0]
        for one, other in pairwise([*taken, len(tokens) + _GAP + 1]):
            between = range(one + 1, min(other, len(tokens)))
            far = other - one > _GAP + 1 or any(
                place in content or tokens[place].pos == "PUNCT" for place in between
            )
            if far:
                yield self._words_of(Span(tokens[start].span.start, tokens[one].span.end))
                start = other

    def _words_of(self, span: Span) -> Span:
        """Return the whole words of which a span has a part: *clean-up*, not *clean*."""
        text, (start, end) = self._draft.document.text, (span.start, span.end)
        while start and _joined(text[start - 1 : start + 1]):
            start -= 1
        while end < len(text) and _joined(text[end - 1 : end + 1]):
            end += 1
        while end > span.end and not text[end - 1].isalnum():
            end -= 1
        while start < span.start and not text[start].isalnum():
            start += 1
        return Span(start, end)

    def _reason(self, missing: Sequence[Span], witnesses: Sequence[Witness]) -> str:
        if self.verdict in ("contradicted", "open"):
            gravest = min(self._against, key=lambda f: f.kind != "conflict")
            one = "; ".join(_one(self._others))
            also = _listed(self._sources(), "and")
            backs = "; ".join(
                (f"{also} {_say(self._sources(), 'backs', 'back')} it", *_one(self.voices))
            )
            return " ".join(
                (
                    gravest.explanation,
                    *([f"{one}."] if one else ()),
                    *([f"{backs}."] if also else ()),
                )
            )
        sources = [account.id for account in self._accounts[1:]]
        if self.verdict == "unsupported":
            if self._some:
                from_whom = sorted(self._elsewhere.items())
                return f"{told_from((self._accounts[n].id, name) for n, name in from_whom)}."
            return f"Nothing in {_listed(sources, 'or')} says this."
        own = list(dict.fromkeys(witness.document for witness in witnesses))
        if self.verdict == "supported":
            whole = self._sources()
            if whole:
                said = f"{_listed(whole, 'and')} {_say(whole, 'says', 'say')} this"
                return "; ".join((said, *_one(self.voices))) + "."
            return f"{_listed(own, 'and')} say this together, neither alone."
        said = f"{_listed(own, 'and')} {_say(own, 'says', 'say')} a part of this" if own else ""
        named = [self._shown(span) for span in missing[:_NAMED]]
        more = f" and {len(missing) - _NAMED} more" if len(missing) > _NAMED else ""
        lack = f"nothing in {_listed(sources, 'or')} has {', '.join(named)}{more}" if named else ""
        told = "; ".join(filter(None, (said, lack))) or "Not all of this is in the sources"
        return told[0].upper() + told[1:] + "."

    def _shown(self, span: Span) -> str:
        told = words_of(self._draft.document, span).split()
        shown = " ".join(told[:_WORDS])
        return f"“{shown} …”" if len(told) > _WORDS else f"“{shown}”"


def _one(voices: Iterable[Voice]) -> Iterator[str]:
    """Say which sources count as one voice."""
    for voice in voices:
        if len(voice.documents) > 1:
            yield f"{_listed(voice.documents, 'and')} are one voice: {voice.ground}"


def _joined(pair: str) -> bool:
    """Tell whether two characters stand in one word."""
    return all(c.isalnum() or c in "-\N{EN DASH}'\N{RIGHT SINGLE QUOTATION MARK}" for c in pair)


def _listed(names: Sequence[str], last: str) -> str:
    if len(names) < 2:
        return names[0] if names else ""
    return f"{', '.join(names[:-1])} {last} {names[-1]}"


def _say(names: Sequence[str], one: str, many: str) -> str:
    return one if len(names) == 1 else many
