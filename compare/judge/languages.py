"""What a rule is shown: the accounts in a language that it can read.

Rules know English. In another language their words mean something else, or nothing, so that what
they would find there is made up. So no rule asks for the language itself: each is given what it may
look at.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from compare.judge.context import Account, Context
from compare.model import Analysis

if TYPE_CHECKING:
    from collections.abc import Callable

ANY = frozenset({"digits", "written-date", "written-name"})
"""Rules that look at how words and figures are written, not at what they mean: they alone are
asked about accounts in other languages than English, and about no others. A rule that does not
stand here is shown what is read."""


def read(context: Context) -> Context:
    """Return the context in which accounts in other languages have not a single sentence."""
    if all(account.is_read for account in context.accounts):
        return context
    accounts = tuple(a if a.is_read else _silent(a) for a in context.accounts)
    return _between(context, accounts, lambda a, b: a.is_read and b.is_read)


def unread(context: Context) -> Context:
    """Return the context with no links but those of two accounts in one other language."""
    return _between(
        context,
        context.accounts,
        lambda a, b: not a.is_read and a.document.language == b.document.language,
    )


def _silent(account: Account) -> Account:
    return Account(Analysis(replace(account.document, sentences=())))


def _between(
    context: Context,
    accounts: tuple[Account, ...],
    kept: Callable[[Account, Account], bool],
) -> Context:
    held = context.accounts
    links = tuple(
        link for link in context.links if kept(held[link.a.document], held[link.b.document])
    )
    return Context(accounts, links, context.options)
