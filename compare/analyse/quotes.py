"""Who says what: quoted and reported speech with its speaker and the verb that attributes it."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING

from compare.analyse.tree import Tree, cover
from compare.model import Analysis, Mention, Quote, Span

if TYPE_CHECKING:
    from collections.abc import Iterable

    from compare.model import Token

REPORTING = frozenset(
    "say tell add state claim note declare announce insist stress explain warn argue report "
    "suggest confirm deny maintain assert remark comment reply respond answer observe admit "
    "acknowledge concede write tweet post describe recall testify estimate allege contend "
    "emphasize emphasise reiterate reveal disclose mention predict urge ask demand conclude "
    "caution believe think joke quip shout cry whisper hint signal agree complain promise".split()
)
"""Lemmas of the verbs that attribute words or thoughts to somebody."""

_PAIRS = {"“": "”", "„": "“", "«": "»", '"': '"', "‘": "’", "'": "'"}
_ALWAYS_QUOTES = frozenset('“„«"')
_PRONOUNS = frozenset({"he", "she", "they", "it", "i", "we", "you"})
_SHORTEST = 2
"""Words between quotation marks below which they are scare quotes or a title, not speech."""

_ACCORDING = re.compile(r"according to", re.IGNORECASE)


def find(analysis: Analysis) -> tuple[Quote, ...]:
    """Return direct quotes, then reported speech, in text order."""
    tree = Tree(analysis.tokens)
    speech = _Speech(analysis, tree, _reports(analysis, tree))
    direct = [speech.direct(span) for span in quotations(analysis.document.text)]
    quotes = [quote for quote in direct if quote is not None]
    for report in speech.reports:
        if not any(quote.span.overlaps(report.content) for quote in quotes):
            quotes.append(speech.indirect(report))
    return tuple(sorted(quotes, key=lambda q: q.span))


def quotations(text: str) -> list[Span]:
    """Return what stands between quotation marks, mark by mark, within one paragraph."""
    spans = []
    for line in re.finditer(r"[^\n]+", text):
        at = line.start()
        while at < line.end():
            span = _quotation_at(text, at, line.end())
            if span is None:
                at += 1
            else:
                spans.append(span)
                at = span.end + 1
    return spans


def _quotation_at(text: str, at: int, limit: int) -> Span | None:
    mark = text[at]
    if mark not in _PAIRS or not _opens(text, at):
        return None
    closing = _PAIRS[mark]
    end = at + 1
    while True:
        end = text.find(closing, end, limit)
        if end < 0:
            return None
        if mark in _ALWAYS_QUOTES or _closes(text, end):
            break
        end += 1
    span = Span(at + 1, end)
    return span if len(span.of(text).split()) >= _SHORTEST else None


def _opens(text: str, at: int) -> bool:
    before = text[at - 1] if at else " "
    after = text[at + 1 : at + 2]
    return not before.isalnum() and bool(after) and not after.isspace()


def _closes(text: str, at: int) -> bool:
    """Tell a closing single quotation mark from an apostrophe."""
    before, after = text[at - 1], text[at + 1 : at + 2]
    return not after.isalnum() and (before in ".,!?;…" or not _possessive(text, at))


def _possessive(text: str, at: int) -> bool:
    return text[at - 1] == "s" and text[at + 1 : at + 2] == " "


@dataclass(frozen=True, slots=True)
class _Report:
    """A reporting verb with its speaker and what it reports."""

    verb: str
    sentence: int
    at: Span
    speaker: tuple[Token, ...]
    content: Span


def _reports(analysis: Analysis, tree: Tree) -> tuple[_Report, ...]:
    found = []
    for token in analysis.tokens:
        if token.lemma in REPORTING and token.pos == "VERB":
            report = _verb_report(tree, token)
        elif token.lemma == "accord" and token.text.lower() == "according":
            report = _according_report(analysis, tree, token)
        else:
            report = None
        if report is not None:
            found.append(report)
    return tuple(found)


def _verb_report(tree: Tree, verb: Token) -> _Report | None:
    subjects = [t for t in tree.children(verb, "nsubj") if t.pos in ("NOUN", "PROPN", "PRON")]
    if not subjects:
        return None
    clauses = tree.children(verb, "ccomp")
    if clauses:
        content = tree.span(clauses[0])
    elif verb.dep in ("parataxis", "ccomp") and (above := tree.head(verb)) is not None:
        around = [t for t in tree.subtree(above) if t not in tree.subtree(verb)]
        content = cover(around)
    else:
        content = Span(verb.span.end, verb.span.end)
    return _Report(verb.lemma, verb.sentence, verb.span, _name_of(tree, subjects[0]), content)


def _according_report(analysis: Analysis, tree: Tree, token: Token) -> _Report | None:
    to = tree.children(token, "prep")
    objects = [o for t in to for o in tree.children(t, "pobj")]
    if not objects:
        return None
    phrase = tree.span(token)
    sentence = analysis.document.sentences[token.sentence].span
    before, after = Span(sentence.start, phrase.start), Span(phrase.end, sentence.end)
    content = max(before, after, key=lambda span: span.end - span.start)
    speaker = _name_of(tree, objects[0])
    return _Report("according to", token.sentence, token.span, speaker, content)


def _name_of(tree: Tree, head: Token) -> tuple[Token, ...]:
    return tuple(tree.subtree(head, ("relcl", "acl", "appos", "punct", "conj", "cc", "advcl")))


class _Speech:
    """Finds the speaker of each stretch of speech in one document."""

    def __init__(self, analysis: Analysis, tree: Tree, reports: tuple[_Report, ...]) -> None:
        self.analysis = analysis
        self.tree = tree
        self.reports = reports
        self._starts = [s.span.start for s in analysis.document.sentences]
        self._by_sentence: dict[int, list[_Report]] = {}
        for report in reports:
            self._by_sentence.setdefault(report.sentence, []).append(report)

    def direct(self, span: Span) -> Quote | None:
        """Return the quotation ``span`` with its speaker, if it lies inside the story."""
        sentence = self._sentence_of(span)
        if sentence is None:
            return None
        report = self._report_for(span, sentence)
        speaker, entity = self._speaker(report) if report else (None, "")
        verb = report.verb if report else ""
        return Quote(span, sentence, True, speaker, entity, verb)

    def indirect(self, report: _Report) -> Quote:
        """Return the reported speech of ``report``."""
        speaker, entity = self._speaker(report)
        return Quote(report.content, report.sentence, False, speaker, entity, report.verb)

    def _sentence_of(self, span: Span) -> int | None:
        index = bisect_right(self._starts, span.start) - 1
        sentences = self.analysis.document.sentences
        if index < 0 or not sentences[index].span.overlaps(span):
            return None
        return index

    def _report_for(self, span: Span, sentence: int) -> _Report | None:
        """Return the report outside the quotation marks that is nearest to them."""
        last = self._sentence_of(Span(span.end - 1, span.end)) or sentence
        near = [r for s in range(sentence, last + 1) for r in self._by_sentence.get(s, ())]
        outside = [r for r in near if not span.overlaps(r.at)]
        if not outside and last + 1 < len(self._starts):
            outside = self._trailing(span, last)
        return min(outside, key=lambda r: _distance(r.at, span), default=None)

    def _trailing(self, span: Span, last: int) -> list[_Report]:
        # '"...?" she asked.' may have been split after the question mark.
        between = self.analysis.document.text[span.end : self._starts[last + 1]]
        if between.strip(" \"'”’»") or "\n" in between:
            return []
        return [r for r in self._by_sentence.get(last + 1, ()) if r.content.end <= r.at.end]

    def _speaker(self, report: _Report) -> tuple[Span | None, str]:
        if not report.speaker:
            return None, ""
        span = cover(report.speaker)
        text = span.of(self.analysis.document.text)
        mention = self._mention(span)
        if mention is not None:
            return span, mention.entity
        if text.lower() in _PRONOUNS:
            return span, self._antecedent(text.lower(), report)
        return span, " ".join(t.lemma for t in report.speaker if t.pos not in ("DET", "PUNCT"))

    def _mention(self, span: Span) -> Mention | None:
        inside = [m for m in self.analysis.mentions if span.contains(m.span) and m.type != "group"]
        persons = [m for m in inside if m.type == "person"]
        return _last(persons) or _last(inside)

    def _antecedent(self, pronoun: str, report: _Report) -> str:
        """Resolve *he* and *she* where one person alone has been speaking; else leave it open."""
        if pronoun not in ("he", "she"):
            return ""
        earlier = [r for r in self.reports if 0 < report.sentence - r.sentence <= 2]
        names = {self._speaker(r)[1] for r in earlier if self._is_person(r)}
        near = {
            m.entity
            for m in self.analysis.mentions
            if m.type == "person"
            and 0 <= report.sentence - m.sentence <= 2
            and m.span.end <= report.at.start
        }
        return next(iter(names)) if len(names) == 1 and near <= names else ""

    def _is_person(self, report: _Report) -> bool:
        if not report.speaker:
            return False
        mention = self._mention(cover(report.speaker))
        return mention is not None and mention.type == "person"


def _last(mentions: Iterable[Mention]) -> Mention | None:
    found = list(mentions)
    return found[-1] if found else None


def _distance(a: Span, b: Span) -> int:
    return max(a.start - b.end, b.start - a.end, 0)
