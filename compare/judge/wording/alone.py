"""What stands in one account alone: whole sentences, else the clauses of them that do."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from compare.analyse.quotes import REPORTING
from compare.judge.draft import Draft
from compare.judge.wording.words import is_content, listed, tokens_in
from compare.model import Span

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence

    from compare.judge.context import Account
    from compare.model import Sentence

_PART, _HANGING = 4, 8
"""Words that make a part of a sentence worth being told: *the soldiers said* tells nothing. And
those that make up for a part that hangs on another and names nothing: *who got shot in the arm*
leaves a reader to look for who."""
_PRONOUNS = frozenset({"WDT", "WP", "WP$", "WRB"})
_LABEL, _CUT, _ANNOUNCED = 4, 7, 14
"""Words up to which a sentence without a verb is a label, or the start of one that is cut off; and
up to which one with a colon at its end may announce what follows and no more."""
_WORDS_TO_COME = REPORTING | frozenset(
    "statement message following this letter tweet post transcript text note word remark answer "
    "question here continue read release".split()
)
_NEAR_END = 4
_NO_WORDS = frozenset({"PUNCT", "SPACE", "SYM"})
_TOLD = 0.33
"""Chance from which what a clause says may stand in another account, so that nothing is said of
it."""


def alone(
    account: Account,
    others: Sequence[str],
    shared: Collection[int],
    told: Mapping[int, float],
) -> Iterator[Draft]:
    """Yield what stands in one account: whole sentences, else the clauses of them that do."""
    parts = _parts_told(account, told)
    lone = [s for s in account.document.sentences if s.kind != "heading"]
    lone = [s for s in lone if s.index not in shared and _says_something(account, s)]
    whole = [s for s in lone if not any(parts.get(s.index, {}).values())]
    explanation = f"Only {account.id} says this; nothing in {listed(others)} matches it."
    for _, run in groupby(enumerate(whole), key=_run):
        evidence = tuple(account.evidence(sentence.span) for _, sentence in run)
        yield Draft("only", "wording", "cross", explanation, evidence)
    for sentence in lone:
        held = parts.get(sentence.index, {})
        if any(held.values()):
            parts_alone = [
                _longest_run(account, account.analysis.clauses[index].tokens)
                for index, known in held.items()
                if not known
            ]
            evidence = tuple(
                account.evidence(span)
                for span in _joined(account, parts_alone)
                if _is_told(account, span)
            )
            if evidence:
                yield Draft("only", "wording", "cross", explanation, evidence)


def _says_something(account: Account, sentence: Sentence) -> bool:
    """Tell whether a sentence says something of its own: no label, no credit, no announcement.

    *(Associated Press)*, *Online:* and *They released this statement:* are how a page goes.
    """
    if sentence.kind != "sentence" or account.document.language != "en":
        return True
    words = [t for t in account.analysis.tokens_of(sentence.index) if t.pos not in _NO_WORDS]
    text = sentence.span.of(account.document.text)
    if not any(t.pos in ("VERB", "AUX") for t in words):
        return len(words) > (_CUT if text.endswith(("...", "…")) else _LABEL)
    if not text.endswith(":") or len(words) > _ANNOUNCED:
        return True
    return not any(t.lemma in _WORDS_TO_COME for t in words[-_NEAR_END:])


def _parts_told(account: Account, told: Mapping[int, float]) -> dict[int, dict[int, bool]]:
    """Return for each sentence its clauses and whether each may be told elsewhere."""
    found: dict[int, dict[int, bool]] = {}
    for index, chance in told.items():
        sentence = account.analysis.clauses[index].sentence
        found.setdefault(sentence, {})[index] = chance >= _TOLD
    return found


def _joined(account: Account, parts: Sequence[Span]) -> list[Span]:
    """Return parts of a sentence in its order, those in one piece that only a comma divides."""
    found: list[Span] = []
    for span in sorted(parts):
        between = account.document.text[found[-1].end : span.start] if found else ""
        if found and not any(c.isalnum() for c in between):
            found[-1] = Span(found[-1].start, max(found[-1].end, span.end))
        else:
            found.append(span)
    return found


def _is_told(account: Account, span: Span) -> bool:
    """Tell whether a part of a sentence is worth being read by itself."""
    words = tokens_in(account, span)
    if len(words) < _PART or not is_content(account, span):
        return False
    hangs = words[0].tag in _PRONOUNS or words[0].dep == "mark"
    names = any(token.pos in ("PROPN", "NUM") for token in words)
    return names or not hangs or len(words) >= _HANGING


def _longest_run(account: Account, tokens: Sequence[int]) -> Span:
    """Return the longest stretch of a clause that no other clause stands in.

    A conjunction that leads to the next clause, or from the one before, belongs to neither.
    """
    runs = [
        [index for _, index in run]
        for _, run in groupby(enumerate(tokens), key=lambda item: item[1] - item[0])
    ]
    best = max(runs, key=len)
    held = account.analysis.tokens
    kept = [held[n] for n in best if held[n].pos not in ("PUNCT", "SPACE")] or [held[best[0]]]
    inner = [n for n, token in enumerate(kept) if token.pos != "CCONJ"]
    words = kept[inner[0] : inner[-1] + 1] if inner else kept
    return Span(words[0].span.start, words[-1].span.end)


def _run(item: tuple[int, Sentence]) -> tuple[int, int]:
    """Return a key that sentences share which follow one another in one paragraph."""
    n, sentence = item
    return sentence.index - n, sentence.paragraph
