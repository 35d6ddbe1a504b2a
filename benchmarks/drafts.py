"""Stories as sentences that can be edited, with labels that stay attached to their sentences."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from compare.analyse.sentences import segment
from compare.model import (
    Category,
    Document,
    Evidence,
    Finding,
    Kind,
    Provenance,
    Report,
    Scope,
    Sentence,
    Span,
)
from compare.provenance import fingerprint
from compare.read import read_text


@dataclass(frozen=True, slots=True)
class Line:
    """One sentence, which is the same one however its words change."""

    id: str
    text: str


Paragraphs = tuple[tuple[Line, ...], ...]
Where = tuple[str, str, str]
"""Account, id of the line, quote in it."""


@dataclass(frozen=True, slots=True)
class Claim:
    """What a report says of some lines."""

    origin: int | None
    """Which claim of the story before any edit it is, or ``None`` for another one."""
    same: bool
    """Whether it still says what it said before the edit."""
    kind: Kind
    category: Category
    scope: Scope
    places: tuple[Where, ...]


@dataclass(frozen=True, slots=True)
class Draft:
    """A story as it stands."""

    accounts: Mapping[str, Paragraphs]
    claims: tuple[Claim, ...]

    def line(self, account: str, id: str) -> Line:
        """Return a line of an account; :class:`KeyError` where it is not there (any more)."""
        for line in self.lines(account):
            if line.id == id:
                return line
        raise KeyError(id)

    def lines(self, account: str) -> list[Line]:
        """Return all lines of an account in order."""
        return [line for paragraph in self.accounts[account] for line in paragraph]

    def edited(self, account: str, change: Callable[[Line], Sequence[Line]]) -> Draft:
        """Return the story with each line of an account replaced by those of ``change``."""
        paragraphs = tuple(
            tuple(new for line in paragraph for new in change(line))
            for paragraph in self.accounts[account]
        )
        kept = tuple(paragraph for paragraph in paragraphs if paragraph)
        return replace(self, accounts={**self.accounts, account: kept})


def load(path: Path) -> Draft:
    """Return a labelled story; labels whose quote is not inside one sentence are left out."""
    story = json.loads(path.read_text(encoding="utf-8"))
    accounts = {key: _paragraphs(key, text) for key, text in story["accounts"].items()}
    draft = Draft(accounts, ())
    found: list[Claim] = []
    for kind, labels in (("conflict", story["conflicts"]), ("same", story["same"])):
        for label in labels:
            places = [_where(draft, *span) for span in label["spans"]]
            if None in places:
                continue
            whole = tuple(place for place in places if place is not None)
            scope: Scope = "cross" if len({place[0] for place in whole}) > 1 else "internal"
            category: Category = label.get("category", "wording")
            named: Kind = "conflict" if kind == "conflict" else label["relation"]
            found.append(Claim(len(found), True, named, category, scope, whole))
    for span in story["only"]:
        if (place := _where(draft, *span)) is not None:
            found.append(Claim(len(found), True, "only", "wording", "internal", (place,)))
    return replace(draft, claims=tuple(found))


def report_of(draft: Draft) -> tuple[Report, tuple[Claim, ...]]:
    """Return the report that tells the claims whose lines and quotes are still there, and these."""
    documents, spans = [], {}
    for n, (key, paragraphs) in enumerate(draft.accounts.items()):
        document, places = _document(chr(ord("A") + n), key, paragraphs)
        documents.append(document)
        spans[key] = (document, places)
    findings, told = [], []
    for claim in draft.claims:
        evidence = []
        for account, id, quote in claim.places:
            document, places = spans[account]
            at = document.text.find(quote, places[id].start, places[id].end) if id in places else -1
            if at >= 0:
                evidence.append(Evidence(document.id, Span(at, at + len(quote)), quote, quote))
        if len(evidence) == len(claim.places):
            told.append(claim)
            findings.append(_finding(len(told), claim, tuple(evidence), documents))
    provenance = Provenance("compare-accounts", "0", (), "sha256:" + "0" * 64, ())
    return Report(2, provenance, tuple(documents), (), tuple(findings)), tuple(told)


def _paragraphs(key: str, text: str) -> Paragraphs:
    document = segment(read_text(text, key))
    grouped: dict[int, list[Line]] = {}
    for sentence in document.sentences:
        line = Line(f"{key}{sentence.index}", sentence.span.line(text))
        grouped.setdefault(sentence.paragraph, []).append(line)
    return tuple(tuple(lines) for lines in grouped.values())


def _where(draft: Draft, account: str, quote: str) -> Where | None:
    plain = " ".join(quote.split()).rstrip('.!?"\u201d')  # a sentence may go on after it
    holding = [line for line in draft.lines(account) if plain in line.text]
    return (account, holding[0].id, plain) if len(holding) == 1 else None


def _document(id: str, key: str, paragraphs: Paragraphs) -> tuple[Document, dict[str, Span]]:
    text = ""
    sentences: list[Sentence] = []
    places: dict[str, Span] = {}
    for number, paragraph in enumerate(paragraphs):
        text += "\n\n" if number else ""
        for line in paragraph:
            text += " " if text and not text.endswith("\n") else ""
            span = Span(len(text), len(text) + len(line.text))
            sentences.append(Sentence(len(sentences), span, number))
            places[line.id] = span
            text += line.text
    made = replace(read_text(text, f"{key}.txt"), id=id, sentences=tuple(sentences), removed=())
    return made, places


def _finding(
    number: int, claim: Claim, evidence: tuple[Evidence, ...], documents: Sequence[Document]
) -> Finding:
    return Finding(
        id=f"F{number}",
        fingerprint=fingerprint(claim.kind, claim.category, claim.scope, evidence, documents),
        kind=claim.kind,
        category=claim.category,
        scope=claim.scope,
        rule="label",
        confidence=None,
        explanation="as labelled",
        alignment=None,
        adds=None,
        evidence=evidence,
    )
