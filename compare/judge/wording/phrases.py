"""Words that one account alone has -> the phrases they make, and what these answer.

Left-over words are no statement: *was wounded in a* tells nothing, *was wounded in a shooting at
the motel* does. A phrase is a part of the sentence with all that hangs on it, most of it new.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from compare.analyse.names.titles import FEMALE, MALE
from compare.analyse.predicates import NEGATIVE
from compare.analyse.quotes import REPORTING
from compare.judge.wording.words import OPEN, is_content, tokens_in
from compare.model import Span

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from compare.judge.context import Account
    from compare.model import Token

_NEW = 0.6
"""Share of its telling words that only this account has, from which a part is told whole."""
_SAME = 0.66
"""Cosine of two words in their sentences from which one is the other in other words."""
_CAUSES = frozenset({"because", "due", "owing"})
"""What begins a reason, of the closed classes of the language."""
_AMOUNTS = {"": "how many", "s": "how long", "m": "how far"}
"""What a number of a unit answers, where that is not how much."""
_CORE = ("relcl", "acl", "advcl", "prep", "appos", "conj", "cc", "punct", "parataxis")
"""What a noun is told without where that is known already."""
_TITLE = 4
"""The longest title with its full stop, less one."""
_BEFORE = ("amod", "nummod", "compound", "nmod", "poss")
_LOOSE = ("cc", "punct", "preconj")


@dataclass(frozen=True, slots=True)
class Phrase:
    """A part of a sentence that one account alone has."""

    span: Span
    asked: str
    """What it answers: ``when``, ``who``, ...; empty where it is none of these."""


def phrases(
    account: Account,
    sentences: Sequence[int],
    own: Sequence[Span],
    others: Sequence[tuple[Account, Sequence[int]]],
) -> tuple[Phrase, ...]:
    """Return the phrases that the words ``own`` belong to, in text order, none within another.

    ``others`` are the sentences of other accounts beside ``sentences``; a word that stands there in
    other words is not new.
    """
    new = _new(account, sentences, own, others)
    found: list[Phrase] = []
    for sentence in sentences:
        tokens = account.analysis.tokens_of(sentence)
        for token in tokens:
            if account.tree.head(token) is None:
                found += (
                    Phrase(span, _asked(account, sentence, span, token))
                    for span, token in _parts(account, token, new)
                )
    found = [phrase for phrase in found if _adds(account, phrase.span, new)]
    found.sort(key=lambda phrase: (phrase.span.start, -phrase.span.end))
    kept: list[Phrase] = []
    for phrase in found:
        if not kept or not kept[-1].span.overlaps(phrase.span):
            kept.append(phrase)
    return tuple(kept)


def _new(
    account: Account,
    sentences: Sequence[int],
    own: Sequence[Span],
    others: Sequence[tuple[Account, Sequence[int]]],
) -> frozenset[int]:
    """Return the telling words that no other account has in any words."""
    told = [
        token
        for sentence in sentences
        for token in account.analysis.tokens_of(sentence)
        if _tells(token) and any(span.overlaps(token.span) for span in own)
    ]
    alike = _alike(account, told, others)
    return frozenset(
        token.index
        for token, near in zip(told, alike, strict=True)
        if (not near or token.pos in ("PROPN", "NUM") or token.lemma in NEGATIVE)
        and not _named_elsewhere(account, token, others)
        and not _counted_elsewhere(account, token, others)
    )


def _alike(
    account: Account, told: Sequence[Token], others: Sequence[tuple[Account, Sequence[int]]]
) -> Sequence[bool]:
    """Tell of each word whether one of the other sentences means the same where it stands."""
    mine = account.analysis.vectors
    rows = [
        vectors.words[token.index]
        for other, held in others
        if (vectors := other.analysis.vectors) is not None
        for sentence in held
        for token in other.analysis.tokens_of(sentence)
        if token.pos in OPEN
    ]
    if mine is None or not rows or not told:
        return [False] * len(told)
    own = mine.words[[token.index for token in told]].astype(np.float32)
    return list((np.asarray(rows, np.float32) @ own.T).max(axis=0) >= _SAME)


def _counted_elsewhere(
    account: Account, token: Token, others: Sequence[tuple[Account, Sequence[int]]]
) -> bool:
    """Tell whether a number stands in the other sentences too, in whatever form: *12*, *twelve*."""
    held = account.quantities.get(token.sentence, ())
    own = {(q.low, q.high, q.unit) for q in held if q.span.overlaps(token.span)}
    return token.pos == "NUM" and any(
        (q.low, q.high, q.unit) in own
        for other, sentences in others
        for sentence in sentences
        for q in other.quantities.get(sentence, ())
    )


def _named_elsewhere(
    account: Account, token: Token, others: Sequence[tuple[Account, Sequence[int]]]
) -> bool:
    """Tell whether a name is one that the other accounts use too: *Lott* for *he* adds nobody."""
    if token.pos != "PROPN":
        return False
    name = token.text.casefold()
    mentions = account.mentions.get(token.sentence, ())
    held = {m.entity for m in mentions if m.span.overlaps(token.span)}
    return all(
        not held.isdisjoint(other.entities) or name in other.spellings for other, _ in others
    )


def _tells(token: Token) -> bool:
    if token.lemma in NEGATIVE:
        return True
    return token.pos in OPEN and token.lemma not in REPORTING and not _is_title(token)


def _is_title(token: Token) -> bool:
    """Tell *Mr.* and *Gov.*, which name nobody."""
    if token.text.lower() in MALE | FEMALE:
        return True
    return token.pos == "PROPN" and token.text.find(".") == len(token.text) - 1 <= _TITLE


def _adds(account: Account, span: Span, new: Collection[int]) -> bool:
    """Tell whether a phrase says something by itself.

    *The department* and *her boyfriend* are somebody known by another word, *early* and
    *according to police* how it is told.
    """
    if _cut_short(account.document.text, span):
        return False
    words = [t for t in tokens_in(account, span) if t.pos not in ("PUNCT", "SPACE")]
    if words[0].lemma == "accord" or not is_content(account, span):
        return False
    telling = [t for t in words if _tells(t)]
    fresh = [t for t in telling if t.index in new]
    if len(words) == 1:
        return words[0].pos == "PROPN" and len(words[0].text) > 1 and bool(fresh)
    if any(t.pos in ("NUM", "PROPN") or t.lemma in NEGATIVE for t in fresh):
        return True
    return len(telling) > 1 or not (telling[0].pos == "ADV" or words[0].pos in ("DET", "PRON"))


def _cut_short(text: str, span: Span) -> bool:
    """Tell *his two* of *his two-term tenure*, and the whole of what a bracket adds to a name.

    *(R-Ariz.)* and *(Ky.)* say whose senator was named before.
    """
    before, after = text[max(span.start - 1, 0) : span.start], text[span.end : span.end + 2]
    if before == "(" and after.lstrip(".").startswith(")"):
        return " " not in span.of(text)
    return after[:1] in ("-", "‑") and after[1:].isalnum()


def _parts(account: Account, token: Token, new: Collection[int]) -> Iterator[tuple[Span, Token]]:
    """Yield the largest parts at or below ``token`` that are mostly new."""
    tree = account.tree
    below = tree.subtree(token)
    fresh = sum(t.index in new for t in below)
    if not fresh:
        return
    telling = sum(_tells(t) for t in below)
    if fresh >= _NEW * telling and token.dep not in _LOOSE:
        if span := _cover(_with_its_noun(account, token, below)):
            yield span, token
        return
    if token.index in new:
        core = _core(account, token)
        if core and (span := _cover(core)):
            yield span, token
    for child in tree.children(token):
        yield from _parts(account, child, new)


def _core(account: Account, token: Token) -> Sequence[Token]:
    """Return the least that tells what a new word adds to what is known around it."""
    tree = account.tree
    above = tree.head(token)
    if token.dep == "compound" and above is not None:
        return tree.subtree(above, _CORE)
    if token.pos in ("NOUN", "PROPN"):
        return tree.subtree(token, _CORE)
    if token.lemma in NEGATIVE and above is not None:
        return [t for t in tree.subtree(above, _CORE) if t.index >= token.index]
    if token.pos in ("ADJ", "NUM") and above is not None and above.pos in ("NOUN", "PROPN"):
        return tree.subtree(above, _CORE)
    return ()


def _with_its_noun(account: Account, token: Token, below: Sequence[Token]) -> Sequence[Token]:
    """Return a part, and what it belongs to where it is only a word before a noun or *not*."""
    if token.dep in _BEFORE or token.lemma in NEGATIVE:
        return _core(account, token) or below
    return below


def _cover(tokens: Sequence[Token]) -> Span | None:
    """Return the span of the longest run of ``tokens`` without loose words at its ends."""
    runs: list[list[Token]] = []
    for token in tokens:
        if runs and token.index == runs[-1][-1].index + 1:
            runs[-1].append(token)
        else:
            runs.append([token])
    best = max(runs, key=len)
    while best and (best[0].dep in _LOOSE or best[0].pos in ("PUNCT", "SPACE") or _is_that(best)):
        best = best[1:]
    while best and (best[-1].dep in _LOOSE or best[-1].pos in ("PUNCT", "SPACE")):
        best = best[:-1]
    return Span(best[0].span.start, best[-1].span.end) if best else None


def _is_that(tokens: Sequence[Token]) -> bool:
    return tokens[0].dep == "mark" and tokens[0].lemma == "that"


def _asked(account: Account, sentence: int, span: Span, token: Token) -> str:
    """Return what a phrase answers."""
    below = {t.lemma.lower() for t in account.tree.subtree(token)[:2]}
    if below & _CAUSES:
        return "why"
    if token.pos in ("VERB", "AUX"):
        return ""  # a clause answers more than one
    if any(span.overlaps(time.span) for time in account.times.get(sentence, ())):
        return "when"
    amounts = [q for q in account.quantities.get(sentence, ()) if span.contains(q.span)]
    if amounts and amounts[0].unit not in ("age", "ordinal"):
        return _AMOUNTS.get(amounts[0].unit, "how much")
    kinds = {m.type for m in account.mentions.get(sentence, ()) if span.contains(m.span)}
    if "person" in kinds or "organisation" in kinds:
        return "who"
    return "where" if "place" in kinds else ""
