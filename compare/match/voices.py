"""Whose words a place is: somebody's whom the account quotes, or the account's own.

What one person says against what another says is a dispute between the two. An account that tells
both does not contradict itself, and two accounts of which each tells one do not contradict each
other.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from compare.analyse.quotes import REPORTING
from compare.judge.naming import name_words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from compare.model import Analysis, Mention, Quote, Span, Token

_PRONOUNS = frozenset("he she they it i we you who which that one others some many".split())
_FOR_OTHERS = frozenset("spokesman spokeswoman spokesperson representative official source".split())
"""Who may speak for anybody that is named elsewhere."""
_MANY = frozenset({"police", "people"})
_LABEL = re.compile(r"(?:Q|A|[A-Z][\w.'’-]*(?: [A-Z][\w.'’-]*){0,3})(?: \([^()\n]{1,40}\))?:(?=\s)")
_TURNS = 3
"""Paragraphs that begin with the name of who speaks, from which a text is an interview."""


@dataclass(frozen=True, slots=True)
class Voice:
    """Who says what stands at a place."""

    key: str
    """What the speaker is known by; empty where that cannot be told."""
    name: str
    named: bool
    """Whether it is a person or a body with a name of its own."""
    many: bool = False
    """Whether it takes a plural verb."""

    def other_than(self, voice: Voice) -> bool:
        """Tell whether two voices are surely not one: both known, without a word in common."""
        if not self.key or not voice.key:
            return False
        return not name_words(self.key) & name_words(voice.key)


class Voices:
    """The speech of one account."""

    def __init__(self, analysis: Analysis) -> None:
        self._analysis = analysis

    def at(self, span: Span) -> Voice | None:
        """Return whose words ``span`` is, ``None`` where it is the account's own.

        A verb of saying is its speaker's as well: *denied* of who denies.
        """
        held = [q for q in self._analysis.quotes if q.span.start <= span.start < q.span.end]
        held = [q for q in held if span.end <= q.span.end or span.end - q.span.end < 3]
        if held:
            quote = min(held, key=lambda q: q.span.end - q.span.start)
            if quote.speaker is not None or not self._turns:
                return self._voice(quote)
        said = self._saying(span)
        if said is not None:
            return self._voice(said)
        return self._turn(span) or (Voice("", "", False) if held else None)

    def _saying(self, span: Span) -> Quote | None:
        """Return what is attributed by a verb of saying in ``span``."""
        verbs = {
            (t.sentence, t.lemma)
            for t in self._tokens(span)
            if t.pos == "VERB" and t.lemma in REPORTING
        }
        near = (q for q in self._analysis.quotes if (q.sentence, q.verb) in verbs)
        return next((q for q in near if q.speaker is not None), None)

    def _voice(self, quote: Quote) -> Voice:
        if quote.speaker is None:
            return Voice("", "", named=False)
        mention = self._mention(quote)
        words = [t for t in self._tokens(quote.speaker) if t.pos not in ("DET", "PUNCT")]
        last = words[-1] if words else None
        many = last is not None and (last.tag == "NNS" or last.lemma in _MANY)
        if mention is not None:
            return Voice(quote.entity, mention.name, named=True, many=many)
        if last is None or (len(words) == 1 and last.text.lower() in _PRONOUNS):
            return Voice("", "", named=False)
        text = quote.speaker.line(self._analysis.document.text)
        if any(word.lemma in _FOR_OTHERS for word in words if word.pos == "NOUN"):
            return Voice("", _lower(text, self._tokens(quote.speaker)), named=False, many=many)
        return Voice(
            quote.entity, _lower(text, self._tokens(quote.speaker)), named=False, many=many
        )

    def _mention(self, quote: Quote) -> Mention | None:
        """Return the speaker's fullest name."""
        found = [m for m in self._analysis.mentions if m.entity == quote.entity]
        return max(found, key=lambda m: (len(m.name), -m.span.start), default=None)

    def _tokens(self, span: Span) -> Sequence[Token]:
        tokens = self._analysis.tokens
        first = bisect_left(tokens, span.start, key=lambda token: token.span.start)
        end = bisect_left(tokens, span.end, lo=first, key=lambda token: token.span.start)
        return [t for t in tokens[first:end] if span.contains(t.span)]

    # --- interviews --------------------------------------------------------------------

    @cached_property
    def _turns(self) -> tuple[tuple[int, int, str], ...]:
        """Where each turn of an interview starts and ends, and who speaks; none in other texts."""
        found = list(self._labelled())
        if len(found) < _TURNS or len({name for _, name in found}) < 2:
            return ()
        document = self._analysis.document
        last = document.text.find("\n", found[-1][0])
        ends = [start for start, _ in found[1:]] + [last if last >= 0 else len(document.text)]
        return tuple((s, end, name) for (s, name), end in zip(found, ends, strict=True))

    def _labelled(self) -> Iterator[tuple[int, str]]:
        document = self._analysis.document
        before = -1
        for sentence in document.sentences:
            if sentence.paragraph != before:
                label = _LABEL.match(document.text, sentence.span.start, sentence.span.end + 1)
                if label:
                    yield sentence.span.start, label[0][:-1]
            before = sentence.paragraph

    def _turn(self, span: Span) -> Voice | None:
        at = bisect_right(self._turns, (span.start, len(self._analysis.document.text), "")) - 1
        if at < 0 or span.start >= self._turns[at][1]:
            return None
        name = self._turns[at][2]
        if name in ("Q", "A"):
            return Voice(name, "who asks" if name == "Q" else "who answers", named=False)
        return Voice(name.casefold(), name.title() if name.isupper() else name, named=True)


def _lower(text: str, tokens: Sequence[Token]) -> str:
    """Return the words of a speaker as they stand in the middle of a sentence."""
    first = tokens[0] if tokens else None
    return text if first is None or first.pos == "PROPN" else text[:1].lower() + text[1:]
