"""Two checks of a draft against its sources: what became of each of its claims."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from compare.codec.checks import check_to_dict
from compare.model import Check, Checked, Document, Span
from compare.provenance import bare, sentences_of, signs, source_key
from compare.review.changes import changes
from compare.review.changes import to_json as findings_to_json
from compare.review.versions import reworded

ClaimChange = Literal["new", "verdict", "words", "backing", "gone", "kept"]
CLAIM_CHANGES: tuple[ClaimChange, ...] = ("new", "verdict", "words", "backing", "gone", "kept")
"""In the order in which they are told; ``backing`` is another basis for the same verdict on the
same words."""

_AGAINST = ("conflict", "open")
"""Findings by which a claim is contradicted or to compare."""


@dataclass(frozen=True, slots=True)
class ClaimChanged:
    """What became of one claim."""

    change: ClaimChange
    old: Checked | None
    """``None`` for one that is new."""
    new: Checked | None
    """``None`` for one that is gone."""
    number: int
    """Which of the sentences with these words it is, in the order of the draft it stands in."""
    of: int
    """How many there are; mostly 1."""


@dataclass(frozen=True, slots=True)
class Pairing:
    """Which document of an earlier check is which of a later one; the drafts are one."""

    pairs: tuple[tuple[Document | None, Document | None], ...]
    """Earlier and later, in the order of the later check, then what is there no more."""

    @property
    def names(self) -> tuple[dict[str, int], dict[str, int]]:
        """The ids of either check with what stands for the document in both."""
        old = {a.id: n for n, (a, _) in enumerate(self.pairs) if a is not None}
        return old, {b.id: n for n, (_, b) in enumerate(self.pairs) if b is not None}


def paired(old: Check, new: Check) -> Pairing:
    """Tell which document is which: sources by name and text, then by name, then by text."""
    (mine, *left), (theirs, *later) = old.report.documents, new.report.documents
    found: dict[str, Document] = {}
    for alike in (_name_and_text, source_key, _text):
        for document in later:
            other = next((own for own in left if alike(own) == alike(document)), None)
            if document.id not in found and other is not None:
                found[document.id] = other
                left.remove(other)
    return Pairing(
        (
            (mine, theirs),
            *((found.get(document.id), document) for document in later),
            *((document, None) for document in left),
        )
    )


def _name_and_text(document: Document) -> Hashable:
    return source_key(document), document.text


def _text(document: Document) -> Hashable:
    return document.text


def claim_changes(old: Check, new: Check) -> tuple[ClaimChanged, ...]:
    """Return what became of every claim, by content: ids, order and letters do not count.

    Two sentences are one claim if they have the same words; where these stand several times, the
    first is the first and so on. Of those left, the pairs most alike are one claim in other words,
    from three words in five; of two equally alike neither is. Sentences that claim nothing in
    either check are left out.
    In the order of :data:`CLAIM_CHANGES`, and within each in that of the draft it stands in.
    """
    mine, theirs = (_Side(check) for check in (old, new))
    pairs = _same(mine, theirs)
    pairs |= _reworded(mine, theirs, pairs)
    told = paired(old, new).names
    found = [_changed(mine, theirs, o, n, told) for o, n in pairs.items()]
    found += [_alone(mine, o, "gone") for o in range(len(old.claims)) if o not in pairs]
    used = set(pairs.values())
    found += [_alone(theirs, n, "new") for n in range(len(new.claims)) if n not in used]
    claims = [item for item in found if _claims(item)]
    return tuple(sorted(claims, key=lambda item: (CLAIM_CHANGES.index(item.change), _place(item))))


def _claims(item: ClaimChanged) -> bool:
    return any(claim is not None and claim.verdict != "none" for claim in (item.old, item.new))


def _place(item: ClaimChanged) -> int:
    claim = item.new or item.old
    return claim.span.start if claim is not None else 0


class _Side:
    """The sentences of one draft by what they say."""

    def __init__(self, check: Check) -> None:
        self.check = check
        self.draft = check.report.documents[0]
        self.texts = [claim.span.of(self.draft.text) for claim in check.claims]
        self.words = [bare(text) for text in self.texts]
        self.signed = [
            (words, signs(text)) for words, text in zip(self.words, self.texts, strict=True)
        ]
        same: dict[str, list[int]] = defaultdict(list)
        for n in sorted(range(len(self.words)), key=lambda n: check.claims[n].span):
            same[self.words[n]].append(n)
        self.numbers = {n: (k, len(g)) for g in same.values() for k, n in enumerate(g, 1)}


def _same(old: _Side, new: _Side) -> dict[int, int]:
    """Return those with the same words on both sides, those with the same signs first."""
    found: dict[int, int] = {}
    for keys in ((old.signed, new.signed), (old.words, new.words)):
        found |= _numbered(keys[0], keys[1], found)
    return found


def _numbered(
    old: Sequence[Hashable], new: Sequence[Hashable], found: dict[int, int]
) -> Iterator[tuple[int, int]]:
    """Yield those with one key, the first of those left with the first, and so on."""
    taken = set(found.values())
    free: dict[Hashable, list[int]] = defaultdict(list)
    for n, key in enumerate(new):
        if n not in taken:
            free[key].append(n)
    for o, key in enumerate(old):
        if o not in found and free[key]:
            yield o, free[key].pop(0)


def _reworded(old: _Side, new: _Side, found: dict[int, int]) -> dict[int, int]:
    """Return those left that are most alike, wherever they stand."""
    pairs: dict[int, int] = {}
    mine, theirs = _left(old, found), _left(new, found.values())
    left, right = list(mine), list(theirs)
    while left and right:
        firsts = ([mine[words][0] for words in left], [theirs[words][0] for words in right])
        more = dict(reworded(old.words, new.words, *firsts))
        pairs |= more
        for side, held, taken in ((old, mine, more), (new, theirs, more.values())):
            for n in taken:
                held[side.words[n]].pop(0)
        # only where the same sentence is left once more can anything else come of it
        left = [old.words[o] for o in more if mine[old.words[o]]]
        right = [new.words[n] for n in more.values() if theirs[new.words[n]]]
        if left and not right:
            right = [words for words, own in theirs.items() if own]
        elif right and not left:
            left = [words for words, own in mine.items() if own]
    return pairs


def _left(side: _Side, taken: Iterable[int]) -> dict[str, list[int]]:
    """Return those not taken by their words, which alone tell them apart."""
    held: dict[str, list[int]] = {}
    for n in sorted(set(range(len(side.words))).difference(taken)):
        held.setdefault(side.words[n], []).append(n)
    return held


def _alone(side: _Side, n: int, change: Literal["new", "gone"]) -> ClaimChanged:
    claim = side.check.claims[n]
    old, new = (claim, None) if change == "gone" else (None, claim)
    return ClaimChanged(change, old, new, *side.numbers[n])


def _changed(
    old: _Side, new: _Side, o: int, n: int, names: tuple[dict[str, int], dict[str, int]]
) -> ClaimChanged:
    before, now = old.check.claims[o], new.check.claims[n]
    change: ClaimChange = "kept"
    if before.verdict != now.verdict:
        change = "verdict"
    elif old.signed[o] != new.signed[n]:
        change = "words"
    elif _basis(old.check, before, names[0]) != _basis(new.check, now, names[1]):
        change = "backing"
    return ClaimChanged(change, before, now, *new.numbers[n])


def _basis(check: Check, claim: Checked, names: dict[str, int]) -> Hashable:
    """Return what a verdict rests on, by content."""
    documents = {document.id: document for document in check.report.documents}

    def read(id: str, span: Span) -> Hashable:
        text = sentences_of(span, documents[id])
        return names[id], bare(text), signs(text)

    def cut(spans: Sequence[Span]) -> Hashable:
        return tuple(bare(span.of(documents[check.draft].text)) for span in spans)

    return (
        frozenset(
            (read(w.document, w.span), bare(w.quote), signs(w.quote), w.bearing)
            for w in claim.witnesses
        ),
        cut(claim.missing),
        cut(claim.disputed),
        frozenset(names[id] for id in claim.sources),
        frozenset(frozenset(names[id] for id in voice.documents) for voice in claim.voices),
    )


def counted(found: Sequence[ClaimChanged]) -> dict[ClaimChange, int]:
    """Return how many there are of each."""
    return {change: sum(item.change == change for item in found) for change in CLAIM_CHANGES}


def fresh(old: Check, new: Check) -> tuple[Checked, ...]:
    """Return the claims of ``new`` that say something new or have come to stand otherwise.

    Those that are new or have changed in verdict or words, and those of which a new or changed
    finding says that a source contradicts them or answers differently.
    """
    told = changes(old.report, new.report)
    against = {
        item.new.id
        for item in told
        if item.new is not None and item.change in ("new", "changed") and item.new.kind in _AGAINST
    }
    return tuple(
        item.new
        for item in claim_changes(old, new)
        if item.new is not None
        and (item.change in ("new", "verdict", "words") or against.intersection(item.new.findings))
    )


def to_json(old: Check, new: Check) -> dict[str, Any]:
    """Return the comparison of two checks as the values of its JSON.

    That of their reports, and beside it ``check``: the claims that are not as before, each as in
    the JSON of its own check, whose ids and offsets it keeps.
    """
    found = claim_changes(old, new)
    told = [
        dict(zip(map(id, check.claims), check_to_dict(check)["check"]["claims"], strict=True))
        for check in (old, new)
    ]

    def shown(side: int, claim: Checked | None) -> Any:
        return None if claim is None else told[side][id(claim)]

    return {
        **findings_to_json(old.report, new.report),
        "check": {
            "documents": [
                {"old": a and a.id, "new": b and b.id} for a, b in paired(old, new).pairs
            ],
            "counts": counted(found),
            "changes": [
                {
                    "change": item.change,
                    "number": item.number,
                    "of": item.of,
                    "old": shown(0, item.old),
                    "new": shown(1, item.new),
                }
                for item in found
                if item.change != "kept"
            ],
        },
    }
