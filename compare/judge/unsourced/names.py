"""Names of a summary that its article has nowhere."""

from __future__ import annotations

from typing import TYPE_CHECKING

from compare.judge.geography import known_as_one_place
from compare.judge.unsourced.vocabulary import initials

if TYPE_CHECKING:
    from collections.abc import Iterator

    from compare.judge.context import Account, Side
    from compare.judge.unsourced.vocabulary import Vocabulary
    from compare.model import Mention


def names(side: Side) -> Iterator[Mention]:
    """Yield the names of a sentence that are neither part of a time nor of a number."""
    facts = [time.span for time in side.times] + [number.span for number in side.quantities]
    for mention in side.mentions:
        if not any(span.overlaps(mention.span) for span in facts):
            yield mention


def named_in(article: Vocabulary, own: Account, name: Mention) -> bool:
    """Tell whether an article may name what ``name`` stands for, in whatever form.

    Its head will do (*Mayor Bell* for *Ann Bell*), a word with the same beginning, its initials
    or what it is the initials of, and a place around it or in it.
    """
    if name.entity in article.account.entities:
        return True
    written = name.span.of(own.document.text)
    head = own.analysis.tokens[name.token].text
    if any(article.has(part) for part in {head, *head.split("-")} if len(part) > 1):
        return True
    short = initials(written)
    if (short and short in article.words) or head.casefold() in article.initials:
        return True
    return any(
        _placed(name, mention)
        for mention in article.account.analysis.mentions
        if mention.type in ("place", "group")
    )


def _placed(a: Mention, b: Mention) -> bool:
    """Tell whether tables know one name to lie in the other, or to be of its people."""
    shared = set(a.name.casefold().split()) & set(b.name.casefold().split())
    return not shared and known_as_one_place(a, b)
