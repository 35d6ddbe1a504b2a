"""The words and signs for verdicts, the same in every format."""

from __future__ import annotations

from compare.model import Bearing, Kind, Verdict

VERDICTS: tuple[Verdict, ...] = ("contradicted", "unsupported", "open", "partial", "supported")
"""From the gravest to the lightest."""
KINDS: dict[Verdict, Kind] = {
    "contradicted": "conflict",
    "unsupported": "only",
    "open": "open",
    "partial": "detail",
    "supported": "agree",
}
"""The kind of finding whose colour and sign a verdict shares: what the draft alone says is *only*,
what it adds is *detail*."""
SIGNS: dict[Verdict, str] = {
    "contradicted": "≠",
    "unsupported": "◦",
    "open": "≟",
    "partial": "+",
    "supported": "=",
    "none": "·",
}
LABELS: dict[Verdict, str] = {
    "contradicted": "Contradicted",
    "unsupported": "Unsupported",
    "open": "To compare",
    "partial": "Partly supported",
    "supported": "Supported",
    "none": "No claim",
}
NOTES: dict[Verdict, str] = {
    "contradicted": "a source has a value that cannot hold beside it",
    "unsupported": "nothing in the sources says it",
    "open": "a source answers the same question differently; nothing shows whether both hold",
    "partial": "the sources say some of it; what nothing backs is marked",
    "supported": "the sources say all of it",
}
BEARINGS: dict[Bearing, str] = {
    "contradicts": "contradicts",
    "differs": "differs",
    "supports": "says this",
    "partly": "says a part",
}
