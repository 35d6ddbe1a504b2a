"""Rule ``attribution``: the same words, said by two different speakers."""

from __future__ import annotations

import re
from collections.abc import Iterator

from compare.analyse.names.folding import fold
from compare.analyse.names.titles import FEMALE, MALE
from compare.judge.context import Account, Context, Pair
from compare.judge.draft import Draft
from compare.model import Evidence, Quote, Scope

_SHORTEST = 4
"""Words from which a quotation is taken to be one person's, not a common phrase."""
_ALIKE = 0.8
_WORD = re.compile(r"\w+")
_AS_LONG = 2
"""Words by which quotations of the same length may differ; of a longer one part may be told."""
_OF_SEX = {"he": MALE, "she": FEMALE}
_PERSONS = frozenset("i we you he she they it".split())
_DENYING = frozenset("not no never none nobody nothing cannot t".split())
"""``t`` is what is left of *don't*."""


def find(context: Context) -> Iterator[Draft]:
    """Yield each quotation that two sentences give to two speakers."""
    for pair in context.pairs:
        for a in pair.a.quotes:
            for b in pair.b.quotes:
                if a.direct and b.direct and _same_words(pair, a, b):
                    draft = _draft(pair, a, b)
                    if draft is not None:
                        yield draft


def _same_words(pair: Pair, a: Quote, b: Quote) -> bool:
    first = _WORD.findall(a.span.of(pair.a.account.document.text).lower())
    second = _WORD.findall(b.span.of(pair.b.account.document.text).lower())
    if min(len(first), len(second)) < _SHORTEST:
        return False
    said, other = set(first), set(second)
    if (
        bool(said & _DENYING) != bool(other & _DENYING)
        and abs(len(first) - len(second)) <= _AS_LONG
    ):
        return False  # "we will pay", "we will not pay"
    if (said - other) & _PERSONS and (other - said) & _PERSONS:
        return False  # "we deserved it", "they deserved it": two speakers of one thing
    return len(said & other) >= _ALIKE * min(len(said), len(other))


def _draft(pair: Pair, a: Quote, b: Quote) -> Draft | None:
    if a.speaker is None or b.speaker is None or not a.entity or not b.entity:
        return None
    left, right = pair.a.account, pair.b.account
    evidence = (left.evidence(a.speaker, a.entity), right.evidence(b.speaker, b.entity))
    scope: Scope = "internal" if pair.internal else "cross"
    x, y = evidence
    if a.entity != b.entity:
        if not (_named(left, a) and _named(right, b)) or _may_be(x, y) or _may_be(y, x):
            return None
        text = f"The same words are {_given(x, left)} and {_given(y, right)}."
        return Draft("conflict", "attribution", scope, text, evidence)
    if pair.internal:
        return None
    text = f"{left.id} and {right.id} give these words to the same speaker, “{x.quote}”."
    return Draft("agree", "attribution", scope, text, evidence)


def _given(speaker: Evidence, account: Account) -> str:
    return f"given to “{speaker.quote}” by {account.id}"


def _named(account: Account, quote: Quote) -> bool:
    """Tell whether the speaker is named as a person; an office may hide the same one."""
    return any(
        mention.entity == quote.entity and mention.type == "person"
        for mention in account.mentions.get(quote.sentence, ())
    ) or any(m.entity == quote.entity and m.type == "person" for m in account.analysis.mentions)


def _may_be(pronoun: Evidence, speaker: Evidence) -> bool:
    """Tell whether *he* may be *Mr Keller* after all, whoever was named last before it.

    That one sentence was said by two is less likely than that *he* is not who it seems.
    """
    titles = _OF_SEX.get(pronoun.quote.lower())
    return titles is not None and fold(speaker.quote.split()[0]) in titles
