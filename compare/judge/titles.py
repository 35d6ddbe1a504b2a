"""Rule ``title``: one person, given two offices of state that nobody holds at once."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from compare.judge.apart import published_apart
from compare.judge.context import Account, Context
from compare.judge.draft import Draft
from compare.judge.offices import Office, office, title_before
from compare.model import Evidence, Span

_Held = dict[str, list[tuple[Office, Span]]]


def find(context: Context) -> Iterator[Draft]:
    """Yield a conflict where *President X* in one account is *Prime Minister X* in another."""
    held = [(account, _held(account)) for account in context.accounts]
    for (first, ours), (second, theirs) in combinations(held, 2):
        if published_apart(first, second):
            continue
        for entity in (name for name in ours if name in theirs):
            if not any(a.may_be(b) for a, _ in ours[entity] for b, _ in theirs[entity]):
                yield _draft(first, ours[entity][0][1], second, theirs[entity][0][1])


def _held(account: Account) -> _Held:
    """Return the offices that an account puts before each person's name, in text order."""
    found: _Held = {}
    for mention in account.analysis.mentions:
        if mention.type == "person":
            title = title_before(account, mention)
            what = office(title)
            if what is not None:
                where = Span(title[0].span.start, mention.span.end)
                found.setdefault(mention.entity, []).append((what, where))
    return found


def _draft(first: Account, a: Span, second: Account, b: Span) -> Draft:
    evidence: tuple[Evidence, Evidence] = (first.evidence(a), second.evidence(b))
    x, y = evidence
    text = f"{x.document} speaks of “{x.quote}”, {y.document} of “{y.quote}”: two offices."
    return Draft("conflict", "entity", "cross", text, evidence)
