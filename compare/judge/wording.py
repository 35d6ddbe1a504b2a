"""What remains once facts are judged: who says the same, who says more, who says it alone."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from compare.align.vectors import weight
from compare.judge.context import Account
from compare.judge.draft import Draft
from compare.judge.locate import homes, meetings
from compare.model import Alignment, Evidence, Span

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from compare.model import Analysis, Difference, Sentence

_TELLING = 1.2
"""Summed weight of the words one account alone has, from which it says more, not otherwise."""
_REWORDED = 0.5
"""Share of their weight that words count with where others stand in their place."""


def find(
    analyses: Sequence[Analysis], alignments: Sequence[Alignment], drafts: Sequence[Draft]
) -> Iterator[Draft]:
    """Yield agreement or detail for each alignment, then what stands in one account alone.

    ``drafts`` are the findings of the other rules: an alignment in conflict is no agreement.
    """
    conflicts = {d.alignment for d in drafts if d.kind == "conflict"}
    accounts = [Account(analysis) for analysis in analyses]
    by_id = {account.id: account for account in accounts}
    for alignment in alignments:
        yield from _aligned(alignment, by_id, alignment.id in conflicts)
    if len(accounts) > 1:
        shared = homes(analyses, alignments).keys() | {
            place for pair in meetings(analyses, drafts) for place in pair
        }
        for n, account in enumerate(accounts):
            others = [other.id for other in accounts if other is not account]
            yield from _alone(account, others, {p.sentence for p in shared if p.document == n})


def _aligned(alignment: Alignment, by_id: dict[str, Account], conflict: bool) -> Iterator[Draft]:
    added = {
        member.document: telling
        for member in alignment.members
        if (telling := _telling(alignment, by_id[member.document], member.document))
    }
    for document, spans in added.items():
        yield _detail(alignment, by_id, document, spans)
    if not added and not conflict:
        evidence = tuple(
            item for m in alignment.members for item in _whole(by_id[m.document], m.sentences)
        )
        yield Draft("agree", "wording", "cross", _agreement(evidence), evidence, alignment.id)


def _agreement(evidence: Sequence[Evidence]) -> str:
    names = _listed(list(dict.fromkeys(item.document for item in evidence)))
    if len({item.quote for item in evidence}) == 1:
        return f"{names} say this in the same words."
    return f"{names} say the same in other words."


def _telling(alignment: Alignment, account: Account, document: str) -> tuple[Span, ...]:
    """Return the spans that only ``document`` has, if they weigh enough to count."""
    own = [d for d in alignment.differences if d.document == document]
    told = sum(_weight(account, difference) for difference in own)
    if told >= _TELLING or any(_never_the_same(account, difference) for difference in own):
        return tuple(d.span for d in own)
    return ()


def _never_the_same(account: Account, difference: Difference) -> bool:
    """Tell whether words can be no other way to say the same, or nobody here could tell.

    A number that nothing in the other sentence equals; anything in a language that is not read.
    """
    words = difference.span.of(account.document.text)
    return account.document.language != "en" or any(letter.isdigit() for letter in words)


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
    quoted = "; ".join(f"“{_short(item.quote)}”" for item in own[:3])
    more = f" and {len(own) - 3} more" if len(own) > 3 else ""
    less = _listed([m.document for m in others])
    explanation = f"{document} says more than {less}: {quoted}{more}."
    return Draft(
        "detail", "wording", "cross", explanation, (*own, *rest), alignment.id, adds=document
    )


def _short(text: str) -> str:
    words = text.split()
    return " ".join(words) if len(words) <= 12 else " ".join(words[:11]) + " …"


def _whole(account: Account, sentences: Sequence[int]) -> Iterator[Evidence]:
    """Yield the sentences, those in one piece that follow one another."""
    for _, run in groupby(enumerate(sentences), key=lambda item: item[1] - item[0]):
        held = [account.sentence(index).span for _, index in run]
        yield account.evidence(Span(held[0].start, held[-1].end))


def _alone(account: Account, others: Sequence[str], shared: Collection[int]) -> Iterator[Draft]:
    alone = [s for s in account.document.sentences if s.kind != "heading"]
    alone = [s for s in alone if s.index not in shared]
    explanation = f"Only {account.id} says this; nothing in {_listed(others)} matches it."
    for _, run in groupby(enumerate(alone), key=_run):
        evidence = tuple(account.evidence(sentence.span) for _, sentence in run)
        yield Draft("only", "wording", "cross", explanation, evidence)


def _run(item: tuple[int, Sentence]) -> tuple[int, int]:
    """Return a key that sentences share which follow one another in one paragraph."""
    n, sentence = item
    return sentence.index - n, sentence.paragraph


def _listed(names: Sequence[str]) -> str:
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"
