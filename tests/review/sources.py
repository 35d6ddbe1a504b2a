"""Small sources and findings made by hand for the tests of reviewing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

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
    Span,
)
from compare.provenance import fingerprint
from compare.read import read_text

ONE = (
    "The ferry left Orrel at noon on Monday. It carried 40 passengers and six crew. "
    "The captain saw smoke near the engine room. Nobody was hurt in the fire. "
    "The company will pay for all tickets. A report is due in June."
)
TWO = (
    "A ferry with 46 passengers caught fire on Monday. Two people were hurt in the fire. "
    "The minister came to the harbour in the evening. Tickets will be paid back."
)

Told = tuple[Kind, Category, Sequence[tuple[str, str, str]]]
"""Kind, category and places: name of the source, quote, value."""

CONFLICT: Told = (
    "conflict",
    "number",
    [("one.txt", "40 passengers", "40"), ("two.txt", "46 passengers", "46")],
)
HURT: Told = (
    "conflict",
    "negation",
    [("one.txt", "Nobody was hurt", "0"), ("two.txt", "Two people were hurt", "2")],
)
ONLY: Told = ("only", "wording", [("one.txt", "A report is due in June", "")])


def document(id: str, name: str, text: str) -> Document:
    return segment(replace(read_text(text, name), id=id))


def report(sources: Sequence[tuple[str, str]], told: Sequence[Told]) -> Report:
    """Return a report on sources (name, text) that tells what is listed; quotes must be there."""
    documents = tuple(
        document(chr(ord("A") + n), name, text) for n, (name, text) in enumerate(sources)
    )
    findings = tuple(_finding(n, one, documents) for n, one in enumerate(told, 1))
    provenance = Provenance("compare-accounts", "0", (), "sha256:" + "0" * 64, ())
    return Report(2, provenance, documents, (), findings)


def _finding(number: int, told: Told, documents: Sequence[Document]) -> Finding:
    kind, category, places = told
    evidence = []
    for name, quote, value in places:
        source = next(d for d in documents if d.name == name)
        start = source.text.index(quote)
        span = Span(start, start + len(quote))
        evidence.append(Evidence(source.id, span, quote, value or quote))
    scope: Scope = "cross" if len({item.document for item in evidence}) > 1 else "internal"
    made = tuple(evidence)
    return Finding(
        id=f"F{number}",
        fingerprint=fingerprint(kind, category, scope, made, documents),
        kind=kind,
        category=category,
        scope=scope,
        rule="number",
        confidence=None,
        explanation=f"As told under {number}.",
        alignment=None,
        adds=None,
        evidence=made,
    )
