"""Accounts, links and findings -> a report, with the offsets looked up."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from compare.model import (
    Alignment,
    AlignmentMember,
    Category,
    Difference,
    Document,
    Evidence,
    Finding,
    Kind,
    Level,
    Provenance,
    Removed,
    Report,
    Sentence,
    SentenceKind,
    Span,
)
from compare.options import Options

_REMOVED = {
    "Advertisement": "advertisement",
    "Share this article": "share prompt",
    "Read more: tides and timetables": "related links",
    "Cover image": "image label",
}
_SENTENCE = re.compile(r"\S.*?(?:[.!?\u061f]['\"\u2019\u201d]*(?=\s+[^\sa-z]|\s*$)|$)", re.DOTALL)


@dataclass(frozen=True)
class Account:
    """One text with what its head would give."""

    name: str
    text: str
    title: str | None = None
    publisher: str | None = None
    published: str | None = None
    language: str = "en"


@dataclass(frozen=True)
class Found:
    """One finding: for each document the quotes it rests on, each with its value after ``|``."""

    kind: Kind
    category: Category
    explanation: str
    evidence: Mapping[str, Sequence[str]]
    adds: str | None = None
    link: int | None = None
    confidence: float | None = None
    levels: tuple[Level, ...] = ()


@dataclass(frozen=True)
class Link:
    """One alignment: for each document the beginnings of its sentences."""

    members: Mapping[str, Sequence[str]]
    relation: Kind
    changed: Mapping[str, Sequence[str]] | None = None
    added: Mapping[str, Sequence[str]] | None = None
    moved: bool = False
    score: float = 0.9


def build(accounts: Sequence[Account], links: Sequence[Link], found: Sequence[Found]) -> Report:
    """Assemble a report, with offsets looked up; a quote that is not there is an error."""
    documents = tuple(
        document(account, chr(ord("A") + place)) for place, account in enumerate(accounts)
    )
    by_id = {own.id: own for own in documents}
    alignments = tuple(
        _alignment(link, f"L{number}", by_id) for number, link in enumerate(links, 1)
    )
    findings = tuple(_finding(item, number, by_id) for number, item in enumerate(found, 1))
    return Report(
        format_version=2,
        provenance=Provenance(
            tool="compare",
            version="0.1.0",
            options=Options().items(),
            signature="sha256:" + hashlib.sha256(b"sample").hexdigest(),
            models=(("en_core_web_sm", "3.8.0"), ("wordllama", "0.4.0")),
        ),
        documents=documents,
        alignments=alignments,
        findings=findings,
    )


def document(account: Account, letter: str) -> Document:
    """Segment one account: ``# `` begins a heading, ``- `` an item, known lines are removed."""
    sentences: list[Sentence] = []
    removed: list[Removed] = []
    paragraph = 0
    for line in re.finditer(r"[^\n]+", account.text):
        words = line.group()
        if words in _REMOVED:
            removed.append(Removed(Span(*line.span()), _REMOVED[words]))
            continue
        kind: SentenceKind = (
            "heading" if words[:2] == "# " else "item" if words[:2] == "- " else "sentence"
        )
        lead = 0 if kind == "sentence" else 2
        for match in _SENTENCE.finditer(words, lead):
            span = Span(line.start() + match.start(), line.start() + match.end())
            sentences.append(Sentence(len(sentences), span, paragraph, kind))
        paragraph += 1
    return Document(
        id=letter,
        name=account.name,
        sha256="sha256:" + hashlib.sha256(account.text.encode()).hexdigest(),
        media_type="text/plain",
        title=account.title,
        publisher=account.publisher,
        author=None,
        published=account.published,
        language=account.language,
        text=account.text,
        sentences=tuple(sentences),
        removed=tuple(removed),
    )


def _find(own: Document, quote: str) -> Span:
    start = own.text.index(quote)
    return Span(start, start + len(quote))


def _alignment(link: Link, name: str, documents: Mapping[str, Document]) -> Alignment:
    members = []
    for letter, starts in link.members.items():
        own = documents[letter]
        indexes = []
        for start in starts:
            at = _find(own, start)
            indexes.append(next(s.index for s in own.sentences if s.span.overlaps(at)))
        members.append(AlignmentMember(letter, tuple(indexes)))
    kinds: tuple[tuple[Literal["changed", "added"], Mapping[str, Sequence[str]] | None], ...] = (
        ("changed", link.changed),
        ("added", link.added),
    )
    differences = [
        Difference(letter, _find(documents[letter], words), kind)
        for kind, spans in kinds
        for letter, quotes in (spans or {}).items()
        for words in quotes
    ]
    return Alignment(
        id=name,
        members=tuple(members),
        score=link.score,
        relation=link.relation,
        moved=link.moved,
        differences=tuple(differences),
    )


def _finding(item: Found, number: int, documents: Mapping[str, Document]) -> Finding:
    evidence = []
    for letter, quotes in item.evidence.items():
        for given in quotes:
            quote, _, value = given.partition("|")
            span = _find(documents[letter], quote)
            evidence.append(Evidence(letter, span, quote, value or quote))
    return Finding(
        id=f"F{number}",
        fingerprint="cf1:" + hashlib.sha256(f"{item.kind}{number}".encode()).hexdigest(),
        kind=item.kind,
        category=item.category,
        scope="internal"
        if len(item.evidence) == 1 and item.kind in ("conflict", "open")
        else "cross",
        rule=f"{item.category}-rule",
        confidence=item.confidence,
        explanation=item.explanation,
        alignment=f"L{item.link}" if item.link else None,
        adds=item.adds,
        evidence=tuple(evidence),
        levels=item.levels,
    )
