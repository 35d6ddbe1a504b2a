"""What remains once facts are judged: who says the same, who says more, who says it alone."""

from __future__ import annotations

from bisect import bisect_left
from itertools import groupby
from typing import TYPE_CHECKING

from compare.align.told import chances
from compare.align.vectors import weight
from compare.analyse.predicates import NEGATIVE
from compare.analyse.quotes import REPORTING
from compare.judge import say
from compare.judge.context import Account
from compare.judge.draft import Draft
from compare.judge.exchanged import permuted
from compare.judge.locate import homes, meetings
from compare.model import Alignment, Evidence, Span

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence

    from compare.align.match import Link
    from compare.model import Analysis, Difference, Sentence, Token

_TELLING = 1.2
"""Summed weight of the words one account alone has, from which it says more, not otherwise."""
_ONE_WORD = 0.5
"""Weight of a single word that does so by itself: *judge*, where the other has *lawyer*."""
_NAMEABLE = 0.35
"""Weight of a noun or an adjective from which it is worth being named."""
_NAMED = 3
"""Spans that an explanation names: the most telling ones."""
_OPEN = frozenset({"NOUN", "PROPN", "VERB", "ADJ", "ADV", "NUM"})
"""Classes of words that tell something of their own."""
_VALUES = frozenset({"number", "count", "date"})
"""Categories whose findings say all there is to say of the words they rest on."""
_REWORDED = 0.5
"""Share of their weight that words count with where others stand in their place."""


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
    judged = {e for d in values for e in d.evidence}
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
            others = [other.id for other in accounts if other is not account]
            known = {index: chance for (m, index), chance in told.items() if m == n}
            here = {p.sentence for p in shared if p.document == n}
            yield from _alone(account, others, here, known)


def _aligned(
    alignment: Alignment, by_id: dict[str, Account], judged: Collection[Evidence], at_odds: bool
) -> Iterator[Draft]:
    added = {
        member.document: telling
        for member in alignment.members
        if (telling := _telling(alignment, by_id[member.document], judged))
    }
    for document, spans in added.items():
        yield _detail(alignment, by_id, document, spans)
    if not added and not at_odds and not _reordered(alignment, by_id):
        evidence = tuple(
            item for m in alignment.members for item in _whole(by_id[m.document], m.sentences)
        )
        text = _agreement(evidence, _light(alignment, by_id))
        yield Draft("agree", "wording", "cross", text, evidence, alignment.id)


def _reordered(alignment: Alignment, by_id: dict[str, Account]) -> bool:
    """Tell whether names or numbers that accounts share come in another order in one of them."""
    places = [(by_id[m.document], m.sentences) for m in alignment.members]
    return any(
        permuted(a, x[0], b, y[0])
        for n, (a, x) in enumerate(places)
        for b, y in places[n + 1 :]
        if len(x) == len(y) == 1
    )


def _agreement(evidence: Sequence[Evidence], light: Sequence[str]) -> str:
    names = _listed(list(dict.fromkeys(item.document for item in evidence)))
    if len({item.quote for item in evidence}) == 1:
        return f"{names} say this in the same words."
    if light:
        return f"{names} say nearly the same: {', '.join(light)}."
    return f"{names} say the same in other words."


def _light(alignment: Alignment, by_id: dict[str, Account]) -> list[str]:
    """Return which words that tell little each account has by itself."""
    found = []
    for member in alignment.members:
        account = by_id[member.document]
        if own := _own(alignment, account):
            words = "; ".join(f"“{_short(account, d.span)}”" for d in own)
            found.append(f"{account.id} has {words}")
    return found


def _telling(
    alignment: Alignment, account: Account, judged: Collection[Evidence]
) -> tuple[Span, ...]:
    """Return the spans that only this account has, if they weigh enough to count.

    What a conflict is about needs no second word, nor do numbers and times that were compared.
    """
    spans = [e.span for e in judged if e.document == account.id]
    own = [d for d in _own(alignment, account) if _beyond(account, d, spans)]
    told = sum(_weight(account, difference) for difference in own)
    if told >= _TELLING or any(_never_the_same(account, difference) for difference in own):
        added = tuple(d.span for d in own)
        return tuple(span for span in added if _is_content(account, span)) or added
    return ()


def _is_content(account: Account, span: Span) -> bool:
    """Tell whether words add something that can be named: who, what, how many, a denial.

    *He said*, *was* and *and reports* are how a sentence goes, not what it tells.
    """
    if account.document.language != "en":
        return True
    words = [token for token in _tokens(account, span) if token.lemma not in REPORTING]
    return any(
        token.lemma in NEGATIVE
        or token.pos in ("NUM", "PROPN")
        or (token.pos in ("NOUN", "ADJ", "VERB") and weight(token.lemma) >= _NAMEABLE)
        for token in words
    )


def _own(alignment: Alignment, account: Account) -> list[Difference]:
    return [d for d in alignment.differences if d.document == account.id]


def _beyond(account: Account, difference: Difference, judged: Sequence[Span]) -> bool:
    """Tell whether a difference has a word that no other finding is about."""
    near = [span for span in judged if span.overlaps(difference.span)]
    return not near or any(
        token.pos in _OPEN and not any(span.contains(token.span) for span in near)
        for token in _tokens(account, difference.span)
    )


def _tokens(account: Account, span: Span) -> Sequence[Token]:
    tokens = account.analysis.tokens
    first = bisect_left(tokens, span.start, key=lambda token: token.span.start)
    end = bisect_left(tokens, span.end, key=lambda token: token.span.start)
    return tokens[first:end]


def _never_the_same(account: Account, difference: Difference) -> bool:
    """Tell whether words can be no other way to say the same, or nobody here could tell.

    A denial, a name, a number or a telling word that nothing in the other sentence stands for;
    anything in a language that is not read.
    """
    if account.document.language != "en":
        return True
    return any(map(_tells, _tokens(account, difference.span)))


def _tells(token: Token) -> bool:
    if token.lemma in NEGATIVE or token.pos in ("NUM", "PROPN"):
        return True
    return token.pos in _OPEN and weight(token.lemma) >= _ONE_WORD


def _weight(account: Account, difference: Difference) -> float:
    words = difference.span.of(account.document.text).split()
    told = sum(weight(word.lower()) for word in words if len(word) > 2)
    return told if difference.kind == "added" else _REWORDED * told


def _detail(
    alignment: Alignment, by_id: dict[str, Account], document: str, spans: tuple[Span, ...]
) -> Draft:
    account = by_id[document]
    others = [m for m in alignment.members if m.document != document]
    rest = tuple(item for m in others for item in _whole(by_id[m.document], m.sentences))
    own = tuple(account.evidence(span) for span in spans)
    told = [_told(account, span) for span in spans]
    named = sorted(sorted(range(len(own)), key=lambda n: -told[n])[:_NAMED])
    quoted = "; ".join(f"“{_short(account, spans[n])}”" for n in named)
    more = f" and {len(own) - len(named)} more" if len(own) > len(named) else ""
    less = _listed([m.document for m in others])
    explanation = f"{document} says more than {less}: {quoted}{more}."
    return Draft(
        "detail", "wording", "cross", explanation, (*own, *rest), alignment.id, adds=document
    )


def _told(account: Account, span: Span) -> float:
    return sum(weight(t.lemma) for t in _tokens(account, span) if t.pos in _OPEN)


def _short(account: Account, span: Span) -> str:
    words = say.words(account.document, span).split()
    return " ".join(words) if len(words) <= 12 else " ".join(words[:11]) + " …"


def _whole(account: Account, sentences: Sequence[int]) -> Iterator[Evidence]:
    """Yield the sentences, those in one piece that follow one another."""
    for _, run in groupby(enumerate(sentences), key=lambda item: item[1] - item[0]):
        held = [account.sentence(index).span for _, index in run]
        yield account.evidence(Span(held[0].start, held[-1].end))


_PART = 5
"""Words that make a part of a sentence worth being told: *the soldiers said* tells nothing."""
_TOLD = 0.33
"""Chance from which what a clause says may stand in another account, so that nothing is said of
it."""


def _alone(
    account: Account,
    others: Sequence[str],
    shared: Collection[int],
    told: Mapping[int, float],
) -> Iterator[Draft]:
    """Yield what stands in one account: whole sentences, else the clauses of them that do."""
    parts = _parts_told(account, told)
    alone = [s for s in account.document.sentences if s.kind != "heading"]
    alone = [s for s in alone if s.index not in shared]
    whole = [s for s in alone if not any(parts.get(s.index, {}).values())]
    explanation = f"Only {account.id} says this; nothing in {_listed(others)} matches it."
    for _, run in groupby(enumerate(whole), key=_run):
        evidence = tuple(account.evidence(sentence.span) for _, sentence in run)
        yield Draft("only", "wording", "cross", explanation, evidence)
    for sentence in alone:
        held = parts.get(sentence.index, {})
        if any(held.values()):
            parts_alone = [
                _longest_run(account, account.analysis.clauses[index].tokens)
                for index, known in held.items()
                if not known
            ]
            evidence = tuple(
                account.evidence(span)
                for span in parts_alone
                if len(_tokens(account, span)) >= _PART and _is_content(account, span)
            )
            if evidence:
                yield Draft("only", "wording", "cross", explanation, evidence)


def _parts_told(account: Account, told: Mapping[int, float]) -> dict[int, dict[int, bool]]:
    """Return for each sentence its clauses and whether each may be told elsewhere."""
    found: dict[int, dict[int, bool]] = {}
    for index, chance in told.items():
        sentence = account.analysis.clauses[index].sentence
        found.setdefault(sentence, {})[index] = chance >= _TOLD
    return found


def _longest_run(account: Account, tokens: Sequence[int]) -> Span:
    """Return the longest stretch of a clause that no other clause stands in."""
    runs = [
        [index for _, index in run]
        for _, run in groupby(enumerate(tokens), key=lambda item: item[1] - item[0])
    ]
    best = max(runs, key=len)
    held = account.analysis.tokens
    words = [held[n] for n in best if held[n].pos not in ("PUNCT", "SPACE")] or [held[best[0]]]
    return Span(words[0].span.start, words[-1].span.end)


def _run(item: tuple[int, Sentence]) -> tuple[int, int]:
    """Return a key that sentences share which follow one another in one paragraph."""
    n, sentence = item
    return sentence.index - n, sentence.paragraph


def _listed(names: Sequence[str]) -> str:
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"
