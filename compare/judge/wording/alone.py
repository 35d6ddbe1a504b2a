"""What stands in one account alone: whole sentences, else the clauses of them that do."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from compare.analyse.predicates import NEGATIVE
from compare.analyse.quotes import REPORTING
from compare.judge.draft import Draft
from compare.judge.wording.gallery import under_one_title
from compare.judge.wording.parts import readable
from compare.judge.wording.words import OPEN, is_content, is_content_word, listed, tokens_in

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence

    from compare.judge.context import Account
    from compare.model import Sentence, Span, Token

_PART = 4
"""Words that make a part of a sentence worth being told."""
_ENOUGH = 2
"""Telling words that make a sentence worth being told, or as many open ones and one more."""
_LABEL, _CUT, _ANNOUNCED = 4, 7, 14
"""Words up to which a sentence without a verb is a label, or the start of one that is cut off; and
up to which one with a colon at its end may announce what follows and no more."""
_WORDS_TO_COME = REPORTING | frozenset(
    "statement message following this letter tweet post transcript text note word remark answer "
    "question here continue read release".split()
)
_NEAR_END = 4
_OPEN_LABEL = 12
"""The same where no stop closes them: a caption, a headline, a line of a list of links."""
_STOPS = (".", "!", "?", '."', '!"', '?"', ".”", "!”", "?”", ".’", "!’", "?’", ".'", ".)")
_SAYING = frozenset({"NOUN", "ADJ", "NUM", "ADV", "PRON"})
"""Classes of which words without a verb must have one to say something, beside names."""
_TO_READER = frozenset(
    "follow subscribe click read watch listen sign download share scroll tap join like".split()
)
"""What a page asks its reader to do."""
_NO_WORDS = frozenset({"PUNCT", "SPACE", "SYM"})
_TOLD = 0.4
"""Chance from which what a clause says may stand in another account, so that nothing is said of
it."""


def alone(
    account: Account,
    others: Sequence[str],
    shared: Collection[int],
    told: Mapping[int, float],
    *,
    among: bool = False,
) -> Iterator[Draft]:
    """Yield what stands in one account: whole sentences, else the clauses of them that do.

    ``among``: ``others`` are not all there are, but those in the language of the account.
    """
    parts = _parts_told(account, told)
    lone = [s for s in account.document.sentences if s.kind != "heading"]
    lone = [s for s in lone if s.index not in shared and _says_something(account, s)]
    titled = under_one_title(account.document)
    lone = [s for s in lone if s.index not in titled]
    whole = [s for s in lone if not any(parts.get(s.index, {}).values())]
    only = f"Of those in its language, only {account.id}" if among else f"Only {account.id}"
    nothing = f"this; nothing in {listed(others)} matches it."
    for _, numbered in groupby(enumerate(whole), key=_run):
        run = [sentence for _, sentence in numbered]
        if _says_enough(account, run):
            evidence = tuple(account.evidence(sentence.span) for sentence in run)
            text = f"{only} {_says(account, run)} {nothing}"
            yield Draft("only", "wording", "cross", text, evidence)
    for sentence in lone:
        held = parts.get(sentence.index, {})
        if any(held.values()):
            parts_alone = [index for index, known in held.items() if not known]
            evidence = tuple(
                account.evidence(span)
                for span in readable(account, parts_alone)
                if _is_told(account, span)
            )
            if evidence:
                text = f"{only} {_says(account, [sentence])} {nothing}"
                yield Draft("only", "wording", "cross", text, evidence)


def _says(account: Account, run: Sequence[Sentence]) -> str:
    """Return *says*, or of words that are all of a person named elsewhere *has* and who *say*."""
    speakers = {_speaker(account, sentence) for sentence in run}
    if len(speakers) != 1:
        return "says"
    entity = speakers.pop()
    mentions = account.analysis.mentions
    name = next((m.name for m in mentions if m.entity == entity and m.type == "person"), None)
    return "says" if name is None else f"has {name} say"


def _speaker(account: Account, sentence: Sentence) -> str | None:
    """Return whose words the whole sentence is, as a quotation has it: nobody's if it says who."""
    words = [t for t in account.analysis.tokens_of(sentence.index) if t.pos not in _NO_WORDS]
    for quote in account.analysis.quotes:
        whole = words and all(quote.span.overlaps(word.span) for word in words)
        if whole and quote.direct and quote.made:
            return quote.entity
    return None


def _says_something(account: Account, sentence: Sentence) -> bool:
    """Tell whether a sentence says something of its own: no label, no credit, no announcement.

    *(Associated Press)*, *Ann Lee for The Post*, *Follow us on Facebook* and *They released this
    statement:* are how a page goes, and *I don't know* tells nothing out of its place.
    """
    if sentence.kind != "sentence" or account.document.language != "en":
        return True
    words = [t for t in account.analysis.tokens_of(sentence.index) if t.pos not in _NO_WORDS]
    text = sentence.span.of(account.document.text).rstrip()
    if not any(t.pos in ("VERB", "AUX") for t in words):
        return not _is_label(words, text)
    if not any(t.dep != "neg" and t.lemma not in NEGATIVE and is_content_word(t) for t in words):
        return False
    if text.endswith("?") and not _is_quoted(account, sentence):
        return False
    return not (_is_prompt(account, words, text) or _announces(words, text))


def _says_enough(account: Account, run: Sequence[Sentence]) -> bool:
    """Tell whether sentences on end say more together than *trust me* or *it is tragic*."""
    if account.document.language != "en":
        return True
    words = [t for s in run for t in account.analysis.tokens_of(s.index) if t.pos in OPEN]
    telling = sum(t.dep != "neg" and is_content_word(t) for t in words)
    return len(words) > _ENOUGH or telling >= _ENOUGH or any(t.pos == "NUM" for t in words)


def _is_label(words: Sequence[Token], text: str) -> bool:
    """Tell whether words without a verb are a label: few, not closed by a stop, or names alone."""
    if text.endswith(("...", "…")):
        return len(words) <= _CUT
    if ": " in text and any(t.pos == "NUM" for t in words):
        return False  # *starters: 11,204* is a row of a table
    most = _LABEL if text.endswith(_STOPS) else _OPEN_LABEL
    return len(words) <= most or not any(t.pos in _SAYING for t in words)


def _is_prompt(account: Account, words: Sequence[Token], text: str) -> bool:
    """Tell whether a sentence asks the reader to go on elsewhere: *follow us on Facebook*."""
    if any("." in word.partition("@")[2] for word in text.split()):
        return True  # somebody's address
    head = next((t for t in words if account.tree.head(t) is None), words[0])
    if head.tag != "VB" or head.lemma not in _TO_READER:
        return False
    return not account.tree.children(head, "aux", "neg")


def _is_quoted(account: Account, sentence: Sentence) -> bool:
    """Tell whether somebody else asks: what a paper asks its readers tells them nothing."""
    text = sentence.span.of(account.document.text)
    if any(mark in text for mark in '"“”'):
        return True
    return any(quote.span.overlaps(sentence.span) for quote in account.analysis.quotes)


def _announces(words: Sequence[Token], text: str) -> bool:
    """Tell whether a sentence only says that something follows: *here is how it came about*."""
    if words[0].lemma == "here" and len(words) > 1 and words[1].lemma in ("be", "'s"):
        return True
    if not text.endswith(":") or len(words) > _ANNOUNCED:
        return False
    return any(t.lemma in _WORDS_TO_COME for t in words[-_NEAR_END:])


def _parts_told(account: Account, told: Mapping[int, float]) -> dict[int, dict[int, bool]]:
    """Return for each sentence its clauses and whether each may be told elsewhere."""
    found: dict[int, dict[int, bool]] = {}
    for index, chance in told.items():
        sentence = account.analysis.clauses[index].sentence
        found.setdefault(sentence, {})[index] = chance >= _TOLD
    return found


def _is_told(account: Account, span: Span) -> bool:
    """Tell whether a part of a sentence is worth being read by itself."""
    return len(tokens_in(account, span)) >= _PART and is_content(account, span)


def _run(item: tuple[int, Sentence]) -> tuple[int, int]:
    """Return a key that sentences share which follow one another in one paragraph."""
    n, sentence = item
    return sentence.index - n, sentence.paragraph
