"""What people decided and wrote about a finding, and JSON: only where there is any."""

from __future__ import annotations

from typing import Any, TypedDict, cast, get_args

from compare.codec.node import Node
from compare.model import Decision, Finding, Remark, Remarked, SecondLook, State

Json = dict[str, Any]


class Decided(TypedDict):
    """The fields of a finding that people make."""

    decision: Decision | None
    standing: SecondLook | None
    decided_before: Decision | None
    remarks: tuple[Remark, ...]


def encode_decided(finding: Finding) -> Json:
    """Return the fields of a finding that tell what people made of it; absent where they do not."""
    told: Json = {}
    if finding.decision is not None:
        told["decision"] = _decision(finding.decision)
    if finding.standing is not None:
        told["standing"] = finding.standing
    if finding.decided_before is not None:
        told["decided_before"] = _decision(finding.decided_before)
    if finding.remarks:
        told["remarks"] = [_remark(remark) for remark in finding.remarks]
    return told


def decode_decided(node: Node) -> Decided:
    """Return the same fields of a finding that was written down."""
    standing = node.get("standing", None)
    return {
        "decision": _decision_of(node.get("decision", None)),
        "standing": None
        if standing.is_null()
        else cast("SecondLook", standing.choice(get_args(SecondLook))),
        "decided_before": _decision_of(node.get("decided_before", None)),
        "remarks": tuple(_remark_of(item) for item in node.get("remarks", []).items()),
    }


def _decision(decision: Decision) -> Json:
    return {
        "state": decision.state,
        "reason": decision.reason,
        "by": decision.by,
        "at": decision.at,
    }


def _decision_of(node: Node) -> Decision | None:
    if node.is_null():
        return None
    return Decision(
        state=cast("State", node["state"].choice(get_args(State))),
        reason=node["reason"].string(),
        by=node.get("by", None).text(),
        at=node.get("at", None).text(),
    )


def _remark(remark: Remark) -> Json:
    return {
        "verdict": remark.verdict,
        "reason": remark.reason,
        "by": remark.by,
        "at": remark.at,
    }


def _remark_of(node: Node) -> Remark:
    return Remark(
        verdict=cast("Remarked", node["verdict"].choice(get_args(Remarked))),
        reason=node["reason"].string(),
        by=node.get("by", None).text(),
        at=node.get("at", None).text(),
    )
