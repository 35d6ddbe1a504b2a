"""What a comparison comes to: alignments, findings and the report that holds them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from compare.model.claims import Statement
from compare.model.documents import Document
from compare.model.reuse import Reuse, Sharing, Voice
from compare.model.spans import Span
from compare.model.speakers import Speaker

Kind = Literal["conflict", "open", "detail", "agree", "only"]
"""``open``: one question answered differently, and nothing shows whether both answers hold."""
Category = Literal[
    "number",
    "count",
    "list",
    "date",
    "entity",
    "negation",
    "antonym",
    "attribution",
    "label",
    "certainty",
    "wording",
]
Scope = Literal["cross", "internal"]
State = Literal["accepted", "dismissed", "fixed", "ignored"]
"""What became of a finding: it holds; it does not; it held and the text was changed; it is to be
passed over wherever it turns up."""
SecondLook = Literal["again", "changed"]
"""``again``: the same is said in other words or signs, so that the decision is suspended.
``changed``: something else is said, so that nothing is decided any more."""
Remarked = Literal["accept", "dismiss", "fix", "note", "reopen"]


@dataclass(frozen=True, slots=True)
class AlignmentMember:
    """The sentences that one document brings to an alignment, in text order."""

    document: str
    sentences: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Difference:
    """Words of one member that no other member of the alignment has."""

    document: str
    span: Span
    kind: Literal["changed", "added"]
    """``changed``: other words stand in their place elsewhere; ``added``: nothing does."""


@dataclass(frozen=True, slots=True)
class Alignment:
    """Sentences of two or more documents that say the same thing, or nearly."""

    id: str
    members: tuple[AlignmentMember, ...]
    score: float
    """How sure it is that they belong together, 0 to 1."""
    relation: Kind
    """The gravest finding on it: ``conflict``, ``open``, ``detail``, then ``agree``."""
    moved: bool
    """Whether it stands in another order than the alignments around it."""
    differences: tuple[Difference, ...] = ()
    voices: tuple[Voice, ...] = ()
    """Its documents by who speaks for itself: fewer than documents where some share a source."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """A place in a document that a finding rests on."""

    document: str
    span: Span
    quote: str
    """Always ``document.text[span.start:span.end]``."""
    value: str
    """The normalised value that was compared (``10``, ``2025-12-20``), or the quote itself."""


@dataclass(frozen=True, slots=True)
class Level:
    """One reason for or against two places being answers to one question."""

    comparison: str
    """What was compared: ``topic``, ``when``, ..."""
    level: str
    """What came out, in words."""
    weight: float
    """What it counts for; below 0 it speaks against."""


_TO_FIX = "to be fixed"


def reason_to_fix(reason: str) -> str:
    """Return the reason of an acceptance that asks for the text to be changed.

    As long as the finding is there nothing was fixed, so it is *accepted*; its reason says more.
    """
    return f"{_TO_FIX}: {reason}" if reason else _TO_FIX


@dataclass(frozen=True, slots=True)
class Decision:
    """What somebody has decided about a finding; it stays in the report all the same."""

    state: State
    reason: str
    """Why, in the words of whoever decided; may be empty."""
    by: str | None = None
    """Who decided, where that was noted."""
    at: str | None = None
    """When, as it was noted (ISO 8601); never the time of the run."""

    @property
    def settled(self) -> bool:
        """Whether nobody needs to look at the finding any more."""
        return self.state != "accepted"

    @property
    def to_fix(self) -> bool:
        """Whether it holds, and the text has to be changed (see :func:`reason_to_fix`)."""
        told = self.reason == _TO_FIX or self.reason.startswith(f"{_TO_FIX}: ")
        return self.state == "accepted" and told

    @property
    def why(self) -> str:
        """The reason without the words that ask for the text to be changed."""
        return self.reason[len(_TO_FIX) :].removeprefix(": ") if self.to_fix else self.reason


@dataclass(frozen=True, slots=True)
class Remark:
    """What somebody has written about a finding; it decides nothing."""

    verdict: Remarked
    """``note``: a remark alone. Else what was decided with it, which counts no more."""
    reason: str
    """In the words of whoever wrote it; may be empty where something was decided."""
    by: str | None = None
    at: str | None = None
    """When, as it was noted (ISO 8601)."""


@dataclass(frozen=True, slots=True)
class JudgedBy:
    """The model whose opinion made a finding what it is, or stands beside it."""

    model: str
    version: str
    """What its server says of itself; empty where it says nothing."""
    prompt: str
    """``sha256:`` over what it is told in every request."""
    verdict: str
    """What it holds, in words."""
    before: str
    """The kind that the finding had before it was asked."""


@dataclass(frozen=True, slots=True)
class Consulted:
    """What came of asking a model for a second opinion."""

    model: str
    version: str
    prompt: str
    asked: int
    """How many findings it was to be asked about."""
    unasked: int
    """Of how many of these it gave no reply."""
    believed: int
    """Of how many its answer stood every check."""
    left: tuple[tuple[str, int], ...]
    """Why the others stayed as they were, and how many for each reason."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One statement about the documents, with the places a person can check it at."""

    id: str
    """``F1``, ``F2``, ...: its number in this report, the same in every rendering."""
    fingerprint: str
    """Which finding it is, across runs (see :mod:`compare.provenance.fingerprint`)."""
    kind: Kind
    category: Category
    scope: Scope
    rule: str
    confidence: float | None
    """Calibrated probability that the finding holds; ``None`` where nothing was calibrated."""
    explanation: str
    alignment: str | None
    """Id of the alignment it was found on, if any."""
    adds: str | None
    """For a ``detail`` the id of the document that says more, else ``None``."""
    evidence: tuple[Evidence, ...]
    levels: tuple[Level, ...] = ()
    """Why its places were taken to answer one question, where that was weighed."""
    decision: Decision | None = None
    """What has been decided about it, if anything."""
    judged_by: JudgedBy | None = None
    """The model that was asked about it, if one was and is believed."""
    voices: tuple[Voice, ...] = ()
    """For an agreement its documents by who speaks for itself."""
    standing: SecondLook | None = None
    """Why a decision, or what was written, waits for a second look; ``None`` where nothing does."""
    decided_before: Decision | None = None
    """What had been decided, where that waits for a second look: it does not count."""
    remarks: tuple[Remark, ...] = ()
    """What was written about it in order, without the decision that stands or waits."""

    @property
    def settled(self) -> bool:
        """Whether it has been dealt with: shown folded, and not counted by ``--fail-on``."""
        return self.decision is not None and self.decision.settled


@dataclass(frozen=True, slots=True)
class Skipped:
    """A document, or a part of the work on it, that was left out, and why."""

    document: str
    reason: str


@dataclass(frozen=True, slots=True)
class Provenance:
    """How a report was made: enough to make it again and to tell that it is the same."""

    tool: str
    version: str
    options: tuple[tuple[str, object], ...]
    """Every field of :class:`compare.options.Options`, by name, as JSON values."""
    signature: str
    """``sha256:`` over tool, version, options and models."""
    models: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Report:
    """Everything a renderer may use."""

    format_version: int
    provenance: Provenance
    documents: tuple[Document, ...]
    alignments: tuple[Alignment, ...]
    findings: tuple[Finding, ...]
    reuse: tuple[Reuse, ...] = ()
    skipped: tuple[Skipped, ...] = ()
    sharing: tuple[Sharing, ...] = ()
    """For each two documents that share wording: how much, and where it may come from."""
    consulted: Consulted | None = None
    """What came of a second opinion, where one was asked for."""
    claims: tuple[Statement, ...] = ()
    """What each account does with each claim, the heaviest first."""
    speakers: tuple[Speaker, ...] = ()
    """Who is quoted, those that most accounts quote first."""
