"""What a second opinion came to, to and from plain JSON values."""

from __future__ import annotations

from typing import Any

from compare.codec.node import Node
from compare.model import Consulted, JudgedBy


def judged_by_to(judged: JudgedBy | None) -> dict[str, Any]:
    """Return the field of a finding, to be merged into it; empty where no model was believed."""
    if judged is None:
        return {}
    return {
        "judged_by": {
            "model": judged.model,
            "version": judged.version,
            "prompt": judged.prompt,
            "verdict": judged.verdict,
            "before": judged.before,
        }
    }


def judged_by_of(node: Node) -> JudgedBy | None:
    """Return what :func:`judged_by_to` wrote into the finding ``node``."""
    judged = node.get("judged_by", None)
    if judged.is_null():
        return None
    return JudgedBy(
        judged["model"].string(),
        judged["version"].string(),
        judged["prompt"].string(),
        judged["verdict"].string(),
        judged["before"].string(),
    )


def consulted_to(consulted: Consulted | None) -> dict[str, Any]:
    """Return the field of a report, to be merged into it; empty where no model was asked."""
    if consulted is None:
        return {}
    return {
        "consulted": {
            "model": consulted.model,
            "version": consulted.version,
            "prompt": consulted.prompt,
            "asked": consulted.asked,
            "unasked": consulted.unasked,
            "believed": consulted.believed,
            "left": dict(consulted.left),
        }
    }


def consulted_of(node: Node) -> Consulted | None:
    """Return what :func:`consulted_to` wrote into the report ``node``."""
    consulted = node.get("consulted", None)
    if consulted.is_null():
        return None
    return Consulted(
        consulted["model"].string(),
        consulted["version"].string(),
        consulted["prompt"].string(),
        consulted["asked"].natural(),
        consulted["unasked"].natural(),
        consulted["believed"].natural(),
        tuple((name, number.natural()) for name, number in consulted["left"].fields()),
    )
