"""Every type the stages exchange.

The values are frozen and hold tuples, so that a stage can pass on what it was given
and change it only with :func:`dataclasses.replace`. Offsets are code points into
:attr:`Document.text`, half open, everywhere. It imports nothing else of ours.
"""

from __future__ import annotations

from compare.model.documents import (
    Dated,
    Document,
    LeftOut,
    Place,
    PlaceKind,
    Removed,
    Sentence,
    SentenceKind,
    Story,
)
from compare.model.facts import (
    Analysis,
    Clause,
    Enumeration,
    Granularity,
    Member,
    Mention,
    MentionType,
    Modality,
    Predicate,
    Quantity,
    QuantityForm,
    Quote,
    Time,
    TimeRelation,
    Token,
    Vectors,
)
from compare.model.places import (
    Whereabouts,
)
from compare.model.results import (
    Alignment,
    AlignmentMember,
    Category,
    Decision,
    Difference,
    Evidence,
    Finding,
    Kind,
    Level,
    Provenance,
    Report,
    Scope,
    Skipped,
    State,
)
from compare.model.reuse import (
    Ground,
    GroundKind,
    Origin,
    Passage,
    Reuse,
    ReuseKind,
    Share,
    Sharing,
    Voice,
)
from compare.model.spans import (
    Span,
)

__all__ = [
    "Alignment",
    "AlignmentMember",
    "Analysis",
    "Category",
    "Clause",
    "Dated",
    "Decision",
    "Difference",
    "Document",
    "Enumeration",
    "Evidence",
    "Finding",
    "Granularity",
    "Ground",
    "GroundKind",
    "Kind",
    "LeftOut",
    "Level",
    "Member",
    "Mention",
    "MentionType",
    "Modality",
    "Origin",
    "Passage",
    "Place",
    "PlaceKind",
    "Predicate",
    "Provenance",
    "Quantity",
    "QuantityForm",
    "Quote",
    "Removed",
    "Report",
    "Reuse",
    "ReuseKind",
    "Scope",
    "Sentence",
    "SentenceKind",
    "Share",
    "Sharing",
    "Skipped",
    "Span",
    "State",
    "Story",
    "Time",
    "TimeRelation",
    "Token",
    "Vectors",
    "Voice",
    "Whereabouts",
]
