"""Find the figures, names and reversals of a summary that the article it sums up has nowhere."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from compare.judge.draft import Draft
from compare.judge.unsourced.against import reversals
from compare.judge.unsourced.figures import figures, stands_in
from compare.judge.unsourced.instead import other_figure, other_name
from compare.judge.unsourced.names import named_in, names
from compare.judge.unsourced.summary import summed
from compare.judge.unsourced.trends import turned
from compare.judge.unsourced.vocabulary import Vocabulary
from compare.model import Mention, Quantity

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from compare.judge.context import Account, Context
    from compare.judge.unsourced.figures import Fact
    from compare.judge.unsourced.instead import Instead
    from compare.judge.unsourced.summary import Summed
    from compare.model import Category, Evidence, Span

_KNOWN = 0.33
"""Share of a summary's figures and names that its article must have: else it is of other events."""


def find(context: Context) -> Iterator[Draft]:
    """Yield what a summary says and its article nowhere does.

    A conflict where the article has another figure or name in its place, else a detail.
    """
    for _, run in groupby(summed(context), key=lambda s: (s.side.account.id, s.article.id)):
        yield from _unsourced(list(run))


def _unsourced(sentences: Sequence[Summed]) -> Iterator[Draft]:
    summary, article = sentences[0].side.account, sentences[0].article
    known = Vocabulary(article)
    new: list[tuple[Summed, Fact | Mention]] = []
    count = 0
    for said in sentences:
        numbers, called = list(figures(said.side)), list(names(said.side))
        new += [(said, fact) for fact in numbers if not stands_in(article, summary, fact)]
        new += [(said, name) for name in called if not named_in(known, summary, name)]
        count += len(numbers) + len(called)
    if len(new) > max((1 - _KNOWN) * count, 1):
        return
    own = Vocabulary(summary)
    for said, fact in new:
        if isinstance(fact, Mention):
            yield _draft(said, fact, other_name(said, fact, own))
        else:
            yield _draft(said, fact, other_figure(said, fact))
    for said in sentences:
        found = list(reversals(said, known, own))
        for word, opposite in found:
            yield _reversal(said, word.span, opposite.span, _OPPOSITE)
        if not found and (trend := turned(said)) is not None:
            yield _reversal(said, *trend, _OTHER_WAY)


def _draft(said: Summed, fact: Fact | Mention, instead: Instead | None) -> Draft:
    own, article = said.side.account, said.article
    told = _evidence(own, fact)
    category: Category = "date"
    if isinstance(fact, Quantity | Mention):
        category = "number" if isinstance(fact, Quantity) else "entity"
    if instead is None:
        text = f"{own.id} says “{told.quote}”; {article.id} nowhere does."
        return Draft("detail", category, "cross", text, (told,), adds=own.id)
    there = _evidence(article, instead.fact)
    text = (
        f"{own.id} says “{told.quote}”, which {article.id} nowhere does; "
        f"in its place {article.id} has “{there.quote}”."
    )
    pair = (told, there) if own.id < article.id else (there, told)
    return Draft("conflict", category, "cross", text, pair)


_OPPOSITE = "which {} nowhere does; in its place {} has the opposite,"
_OTHER_WAY = "but in all that {} says of it, it goes the other way:"


def _reversal(said: Summed, word: Span, opposite: Span, reason: str) -> Draft:
    own, article = said.side.account, said.article
    told, there = own.evidence(word), article.evidence(opposite)
    why = reason.replace("{}", article.id)
    text = f"{own.id} says “{told.quote}”, {why} “{there.quote}”."
    pair = (told, there) if own.id < article.id else (there, told)
    return Draft("conflict", "antonym", "cross", text, pair)


def _evidence(account: Account, fact: Fact | Mention) -> Evidence:
    if isinstance(fact, Mention):
        return account.evidence(fact.span, fact.entity)
    return account.evidence(fact.phrase if isinstance(fact, Quantity) else fact.span)
