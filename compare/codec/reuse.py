"""Shared wording, its direction and voices as JSON, and back."""

from __future__ import annotations

from collections.abc import Collection
from typing import TYPE_CHECKING, Any, cast, get_args

from compare.codec.passages import Documents, document_of, passage_of
from compare.model import (
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

if TYPE_CHECKING:
    from compare.codec.node import Node

Json = dict[str, Any]

_TWO = 2


def encode_reuse(reuse: Reuse) -> Json:
    """Return a passage in two documents."""
    return {
        "id": reuse.id,
        "kind": reuse.kind,
        "passages": [_passage(passage) for passage in reuse.passages],
        "score": float(reuse.score),
        "moved": reuse.moved,
    }


def encode_sharing(sharing: Sharing) -> Json:
    """Return what two documents share."""
    return {
        "shares": [
            {
                "document": share.document,
                "words": share.words,
                "copied": share.copied,
                "edited": share.edited,
                "rewritten": share.rewritten,
                "quoted": share.quoted,
            }
            for share in sharing.shares
        ],
        "reuse": list(sharing.reuse),
        "origin": sharing.origin,
        "source": sharing.source,
        "explanation": sharing.explanation,
        "grounds": [
            {
                "kind": ground.kind,
                "text": ground.text,
                "passages": [_passage(passage) for passage in ground.passages],
            }
            for ground in sharing.grounds
        ],
    }


def encode_voice(voice: Voice) -> Json:
    """Return accounts that count as one."""
    return {
        "documents": list(voice.documents),
        "ground": voice.ground,
        "reuse": list(voice.reuse),
    }


def decode_reuse(node: Node, documents: Documents) -> Reuse:
    """Return a passage in two documents; reports of old have no id for it."""
    return Reuse(
        kind=cast("ReuseKind", node["kind"].choice(get_args(ReuseKind))),
        passages=tuple(passage_of(item, documents) for item in node["passages"].items()),
        score=node["score"].share(),
        id=node.get("id", "").string(),
        moved=node.get("moved", False).boolean(),
    )


def decode_sharing(node: Node, documents: Documents, known: Collection[str]) -> Sharing:
    """Return what two documents share; ``known`` are the ids of passages."""
    shares = [_share(item, documents) for item in node["shares"].items()]
    if len(shares) != _TWO:
        node["shares"].fail(f"must be of two documents, not {len(shares)}")
    return Sharing(
        shares=(shares[0], shares[1]),
        reuse=_ids(node["reuse"], known),
        origin=cast("Origin", node["origin"].choice(get_args(Origin))),
        source=node["source"].text(),
        explanation=node["explanation"].string(),
        grounds=tuple(
            Ground(
                kind=cast("GroundKind", item["kind"].choice(get_args(GroundKind))),
                text=item["text"].string(),
                passages=tuple(passage_of(own, documents) for own in item["passages"].items()),
            )
            for item in node["grounds"].items()
        ),
    )


def decode_voices(node: Node, documents: Documents) -> tuple[Voice, ...]:
    """Return the voices of an alignment or a finding; none where a report has none."""
    return tuple(
        Voice(
            documents=tuple(document_of(d, documents).id for d in item["documents"].items()),
            ground=item["ground"].string(),
            reuse=tuple(name.string() for name in item["reuse"].items()),
        )
        for item in node.get("voices", []).items()
    )


def _share(node: Node, documents: Documents) -> Share:
    return Share(
        document=document_of(node["document"], documents).id,
        words=node["words"].natural(),
        copied=node["copied"].natural(),
        edited=node["edited"].natural(),
        rewritten=node["rewritten"].natural(),
        quoted=node["quoted"].natural(),
    )


def _ids(node: Node, known: Collection[str]) -> tuple[str, ...]:
    names = []
    for item in node.items():
        name = item.string()
        if name not in known:
            item.fail(f"there is no shared passage {name!r}")
        names.append(name)
    return tuple(names)


def _passage(passage: Passage) -> Json:
    return {
        "document": passage.document,
        "start": passage.span.start,
        "end": passage.span.end,
    }
