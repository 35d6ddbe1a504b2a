"""Who can have taken wording from whom: grounds, and what follows where they suffice."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from compare.model import Ground, Origin, Passage, Sharing

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from compare.model import Document
    from compare.provenance.reuse.credits import Credits
    from compare.provenance.reuse.find import Pair
    from compare.provenance.reuse.passages import Shared
    from compare.provenance.reuse.words import Words

_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_CUTS = 3
"""Places in edited passages at which one side lacks words, from which it is taken to be cut."""
_CUT_WORDS = 2
_WHOLE, _PART = 0.7, 0.6
"""Share of one account from which it is nearly all shared; of the other, relative to it, below
which that one says much besides."""
_APART = 15
"""Words that a third account shares with one alone, from which it is no go-between."""
_WITHIN = 0.8


@dataclass(frozen=True, slots=True)
class _Verdict:
    origin: Origin
    source: str | None
    explanation: str
    grounds: tuple[Ground, ...]


def sharings(
    pairs: Sequence[Pair], documents: Sequence[Document], credits: Mapping[str, Credits]
) -> tuple[Sharing, ...]:
    """Return for each pair how much it shares and where that may come from."""
    by_id = {document.id: document for document in documents}
    return tuple(_sharing(pair, pairs, by_id, credits) for pair in pairs)


def _sharing(
    pair: Pair,
    pairs: Sequence[Pair],
    documents: Mapping[str, Document],
    credits: Mapping[str, Credits],
) -> Sharing:
    verdict = _verdict(pair, pairs, documents, credits)
    return Sharing(
        shares=pair.shares,
        reuse=tuple(reuse.id for reuse in pair.reuse),
        origin=verdict.origin,
        source=verdict.source,
        explanation=verdict.explanation,
        grounds=verdict.grounds,
    )


def _verdict(
    pair: Pair,
    pairs: Sequence[Pair],
    documents: Mapping[str, Document],
    credits: Mapping[str, Credits],
) -> _Verdict:
    a, b = pair.a.document, pair.b.document
    if all(one.kind == "quoted" for one in pair.shared):
        return _Verdict("unknown", None, "They share nothing but quotations of others.", ())
    later = _later(documents[a], documents[b])
    for source, taker in ((a, b), (b, a)):
        credit = _credit(credits, documents, source, taker)
        if credit is not None and later != source:
            text = f"{taker} has it from {source}: {credit.text}."
            return _Verdict("taken", source, text, (credit,))
    common = _both_credit(credits, a, b)
    if common is not None:
        name, grounds = common
        text = f"Common source likely: both name {name}."
        return _Verdict("common", name, text, grounds)
    third = _third(pair, pairs)
    if third is not None:
        return third
    return _by_form(pair, documents, later)


def _credit(
    credits: Mapping[str, Credits], documents: Mapping[str, Document], source: str, taker: str
) -> Ground | None:
    credit = credits[taker].to(credits[source].signed)
    if credit is None or credits[source].to(credits[taker].signed) is not None:
        return None
    words = credit.passages[0].span.line(documents[taker].text)
    return Ground("credit", f"{taker} names {credit.name} (“{words}”)", credit.passages[:1])


def _both_credit(
    credits: Mapping[str, Credits], a: str, b: str
) -> tuple[str, tuple[Ground, ...]] | None:
    """Return a third whom both name, or who signs both."""
    for name in credits[a].names:
        if name in credits[b].names:
            grounds = []
            for document in (a, b):
                credit = credits[document].to([name])
                text = f"{document} names {name}" if credit else f"{document} is signed by {name}"
                grounds.append(Ground("credit", text, credit.passages[:1] if credit else ()))
            return name, tuple(grounds)
    return None


def _third(pair: Pair, pairs: Sequence[Pair]) -> _Verdict | None:
    """Tell whether a third account has what each of the two has and the other has not."""
    a, b = pair.a.document, pair.b.document
    mutual = _places(pair, a), _places(pair, b)
    for other in dict.fromkeys(d for p in pairs for d in (p.a.document, p.b.document)):
        with_a, with_b = _of(pairs, a, other), _of(pairs, b, other)
        if other in (a, b) or with_a is None or with_b is None:
            continue
        own = _places(with_a, a), _places(with_b, b)
        besides = [len(wide - both) for wide, both in zip(own, mutual, strict=True)]
        within = [len(wide & both) for wide, both in zip(own, mutual, strict=True)]
        whole = all(n >= _WITHIN * len(both) for n, both in zip(within, mutual, strict=True))
        if min(besides) >= _APART and whole:
            grounds = tuple(
                Ground("third", f"{mine} shares {words} words with {other} that {its} has not")
                for mine, its, words in ((a, b, besides[0]), (b, a, besides[1]))
            )
            text = f"Common source likely, {other} or where {other} has it from: "
            text += f"{grounds[0].text}, and {grounds[1].text}."
            return _Verdict("common", other, text, grounds)
    return None


def _of(pairs: Sequence[Pair], one: str, other: str) -> Pair | None:
    wanted = {one, other}
    return next((p for p in pairs if {p.a.document, p.b.document} == wanted), None)


def _places(pair: Pair, document: str) -> set[int]:
    """Return the words of one of the two documents that are in what both share."""
    first = pair.a.document == document
    own = [one for one in pair.shared if one.kind != "quoted"]
    ranges = ((one.a, one.a_end) if first else (one.b, one.b_end) for one in own)
    return {n for start, end in ranges for n in range(start, end)}


def _by_form(pair: Pair, documents: Mapping[str, Document], later: str | None) -> _Verdict:
    """Decide by the days of publication, how much of each is shared, and what was left out."""
    a, b = pair.a.document, pair.b.document
    cut = _cut(pair)
    whole = _whole(pair)
    grounds = list(_dated(documents, a, b, later))
    taker = later
    if cut is not None:
        grounds.append(cut[1])
        if later is not None and cut[0] != later:
            earlier, text = (a if later == b else b), cut[1].text
            said = f"Common source likely: {earlier} was published first, yet {text}."
            return _Verdict("common", None, said, tuple(grounds))
    if whole is not None and (later is None or whole[0] == later):
        grounds.append(whole[1])
    if taker is None and cut is not None and whole is not None and cut[0] == whole[0]:
        taker = cut[0]
    if taker is None:
        return _Verdict("unknown", None, "Nothing shows which of the two had it first.", ())
    source = a if taker == b else b
    reasons = "; ".join(ground.text for ground in grounds)
    text = f"If either has it from the other, {taker} has it from {source}: {reasons}."
    return _Verdict("one-way", source, text, tuple(grounds))


def _later(a: Document, b: Document) -> str | None:
    """Return which was published on a later day, where both days are known and differ."""
    days = [d.published if d.published and _DAY.match(d.published) else None for d in (a, b)]
    first, second = (day[:10] if day else None for day in days)
    if first is None or second is None or first == second:
        return None
    return a.id if first > second else b.id


def _dated(
    documents: Mapping[str, Document], a: str, b: str, later: str | None
) -> Iterator[Ground]:
    if later is not None:
        earlier = a if later == b else b
        days = documents[earlier].published, documents[later].published
        yield Ground("date", f"{earlier} was published on {days[0]}, {later} on {days[1]}")


def _cut(pair: Pair) -> tuple[str, Ground] | None:
    """Return which account lacks words in edited passages, where the other lacks none."""
    taken = [one for one in pair.shared if one.kind in ("copied", "edited")]
    lacking = [_lacking(pair.a, pair.b, one) for one in taken]
    in_b = [place for places, _ in lacking for place in places]
    in_a = [place for _, places in lacking for place in places]
    a, b = pair.a.document, pair.b.document
    for shorter, fuller, words, cuts, others in (
        (b, a, pair.a, in_b, in_a),
        (a, b, pair.b, in_a, in_b),
    ):
        if len(cuts) >= _CUTS and not others:
            text = f"{shorter} lacks words that {fuller} has in {len(cuts)} places"
            passages = tuple(Passage(fuller, words.span(*place)) for place in cuts)
            return shorter, Ground("cut", text, passages)
    return None


Places = list[tuple[int, int]]


def _lacking(a: Words, b: Words, shared: Shared) -> tuple[Places, Places]:
    """Return the words of the first account for which the second has none, and the reverse.

    They stand inside the passage, or in one sentence with it where the other's sentence ends.
    """
    gaps = [
        ((run.a_end, following.a), (run.b_end, following.b))
        for run, following in pairwise(shared.runs)
    ]
    first, last = shared.runs[0], shared.runs[-1]
    in_a, in_b = a.of_sentence(a.sentences[first.a]), b.of_sentence(b.sentences[first.b])
    gaps.insert(0, ((in_a.start, first.a), (in_b.start, first.b)))
    in_a = a.of_sentence(a.sentences[last.a_end - 1])
    in_b = b.of_sentence(b.sentences[last.b_end - 1])
    gaps.append(((last.a_end, in_a.stop), (last.b_end, in_b.stop)))
    ours: Places = []
    theirs: Places = []
    for here, there in gaps:
        lengths = here[1] - here[0], there[1] - there[0]
        if lengths[0] >= _CUT_WORDS and not lengths[1]:
            ours.append(here)
        elif lengths[1] >= _CUT_WORDS and not lengths[0]:
            theirs.append(there)
    return ours, theirs


def _whole(pair: Pair) -> tuple[str, Ground] | None:
    """Return which account is nearly all shared, while the other says much besides."""
    shares = [share.shared for share in pair.shares]
    ids = pair.a.document, pair.b.document
    for n in (0, 1):
        if shares[n] >= _WHOLE and shares[1 - n] <= _PART * shares[n]:
            text = f"{shares[n]:.0%} of {ids[n]} stands in {ids[1 - n]}, which says much besides"
            return ids[n], Ground("extent", text)
    return None
