"""What remains once facts are judged: who says the same, who says more, who says it alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from compare.align.lone import chances
from compare.analyse.grouping import ByPlace
from compare.judge.context import Account
from compare.judge.draft import Draft
from compare.judge.locate import homes, meetings
from compare.judge.unlike import told_apart
from compare.judge.wording.alone import alone
from compare.judge.wording.phrases import Phrase, phrases
from compare.judge.wording.telling import own_words, says_more
from compare.judge.wording.words import listed, short, weight_of, whole

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from compare.align.match import Link
    from compare.model import Alignment, Analysis, Evidence, Span

    Judged = Mapping[str, ByPlace[Span]]
    """For each account what numbers, times and conflicts are about."""

_NAMED = 3
"""Spans that an explanation names: the most telling ones."""
_VALUES = frozenset({"number", "count", "date"})
"""Categories whose findings say all there is to say of the words they rest on."""


def find(
    analyses: Sequence[Analysis],
    alignments: Sequence[Alignment],
    drafts: Sequence[Draft],
    links: Sequence[Link],
) -> Iterator[Draft]:
    """Yield agreement or detail for each alignment, then what stands in one account alone.

    ``drafts`` are the findings of the other rules: an alignment at odds is no agreement. Nothing is
    said of what may or may not stand elsewhere: that a reader can see nothing is no reason to say
    so.
    """
    values = [d for d in drafts if d.kind in ("conflict", "open") or d.category in _VALUES]
    places = {e for d in values for e in d.evidence}
    judged = {
        a.document.id: ByPlace((e.span, e.span) for e in places if e.document == a.document.id)
        for a in analyses
    }
    at_odds = {d.alignment for d in values if d.kind != "agree"}
    accounts = [Account(analysis) for analysis in analyses]
    by_id = {account.id: account for account in accounts}
    for alignment in alignments:
        yield from _aligned(alignment, by_id, judged, alignment.id in at_odds)
    if len(accounts) > 1:
        shared = homes(analyses, alignments).keys() | {
            place for pair in meetings(analyses, drafts) for place in pair
        }
        told = chances(analyses, links)
        for n, account in enumerate(accounts):
            others = _readable_beside(account, accounts)
            if not others:
                continue  # in two languages nothing can be told to be missing
            known = {index: chance for (m, index), chance in told.items() if m == n}
            here = {p.sentence for p in shared if p.document == n}
            among = len(others) < len(accounts) - 1
            yield from alone(account, others, here, known, among=among)


def _readable_beside(account: Account, accounts: Sequence[Account]) -> list[str]:
    """Return the other accounts in the language of this one: no other could be seen to have it."""
    language = account.document.language
    return [a.id for a in accounts if a is not account and a.document.language == language]


def _aligned(
    alignment: Alignment, by_id: dict[str, Account], judged: Judged, at_odds: bool
) -> Iterator[Draft]:
    added = {
        member.document: telling
        for member in alignment.members
        if (telling := says_more(alignment, by_id[member.document], judged[member.document]))
    }
    for document, spans in added.items():
        yield from _detail(alignment, by_id, document, spans)
    if not added and not at_odds and not _reordered(alignment, by_id):
        evidence = tuple(
            item for m in alignment.members for item in whole(by_id[m.document], m.sentences)
        )
        text = _agreement(evidence, _light(alignment, by_id), by_id)
        yield Draft("agree", "wording", "cross", text, evidence, alignment.id)


def _reordered(alignment: Alignment, by_id: dict[str, Account]) -> bool:
    """Tell whether names or numbers that accounts share come in another order in one of them."""
    places = [(by_id[m.document], m.sentences) for m in alignment.members]
    return any(
        told_apart(a, x[0], b, y[0])
        for n, (a, x) in enumerate(places)
        for b, y in places[n + 1 :]
        if len(x) == len(y) == 1
    )


def _agreement(
    evidence: Sequence[Evidence], light: Sequence[str], by_id: Mapping[str, Account]
) -> str:
    names = listed(list(dict.fromkeys(item.document for item in evidence)))
    if len({item.quote for item in evidence}) == 1:
        return f"{names} say this in the same words."
    if light:
        return f"{names} say nearly the same: {', '.join(light)}."
    if not all(by_id[item.document].is_read for item in evidence):
        return f"{names} have the same words here, in another order."
    return f"{names} say the same in other words."


def _light(alignment: Alignment, by_id: dict[str, Account]) -> list[str]:
    """Return which words that tell little each account has by itself."""
    found = []
    for member in alignment.members:
        account = by_id[member.document]
        if own := own_words(alignment, account):
            words = "; ".join(f"“{short(account, d.span)}”" for d in own)
            found.append(f"{account.id} has {words}")
    return found


def _detail(
    alignment: Alignment, by_id: dict[str, Account], document: str, spans: tuple[Span, ...]
) -> Iterator[Draft]:
    """Yield what the account adds, as phrases; nothing where its own words make none."""
    account = by_id[document]
    own_sentences = next(m.sentences for m in alignment.members if m.document == document)
    others = [m for m in alignment.members if m.document != document]
    beside = [(by_id[m.document], m.sentences) for m in others]
    added = (
        phrases(account, own_sentences, spans, beside)
        if account.document.language == "en"
        else tuple(Phrase(span, "") for span in spans)
    )
    if not added:
        return
    rest = tuple(item for m in others for item in whole(by_id[m.document], m.sentences))
    own = tuple(account.evidence(phrase.span) for phrase in added)
    said = {_named(account, phrase): phrase for phrase in reversed(added)}  # each words once
    parts = sorted(said.items(), key=lambda part: part[1].span)
    heavy = sorted(parts, key=lambda part: -weight_of(account, part[1].span))[:_NAMED]
    quoted = "; ".join(words for words, phrase in parts if (words, phrase) in heavy)
    more = f" and {len(parts) - len(heavy)} more" if len(parts) > len(heavy) else ""
    less = listed([m.document for m in others])
    explanation = f"{document} says more than {less}: {quoted}{more}."
    yield Draft(
        "detail", "wording", "cross", explanation, (*own, *rest), alignment.id, adds=document
    )


def _named(account: Account, phrase: Phrase) -> str:
    words = f"“{short(account, phrase.span)}”"
    return f"{phrase.asked}, {words}" if phrase.asked else words
