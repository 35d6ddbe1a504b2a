"""The report of the contract, ways to spoil it, and the schema to hold it against."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import jsonschema

from compare import codec

VALIDATOR = jsonschema.Draft202012Validator(codec.schema())

HASH = "sha256:" + "0" * 64

SENTENCE = ("documents", 0, "sentences", 0)
FINDING = ("findings", 0)
PLACE = (*FINDING, "evidence", 1)
LINK = ("alignments", 0)

TEXT_A = "Ten nations signed. 𝔸 few left."
TEXT_B = "Eleven nations signed."


def contract() -> dict[str, Any]:
    """Return a report with the fields the contract names and none besides."""
    return {
        "format_version": 2,
        "provenance": {
            "tool": "t",
            "version": "1",
            "options": {"internal": True},
            "signature": HASH,
            "models": {"m": "1"},
        },
        "documents": [
            {
                "id": id,
                "name": name,
                "sha256": HASH,
                "media_type": "text/plain",
                "title": None,
                "publisher": None,
                "author": None,
                "published": None,
                "language": "en",
                "text": text,
                "sentences": [{"index": 0, "start": 0, "end": end, "paragraph": 0}],
                "removed": [{"start": 0, "end": 1, "reason": "boilerplate"}],
                "dates": [{"start": 1, "end": 3, "value": "2025-12-20"}],
            }
            for id, name, text, end in [("A", "a.txt", TEXT_A, 19), ("B", "a.txt", TEXT_B, 22)]
        ],
        "alignments": [
            {
                "id": "L1",
                "members": [
                    {"document": "A", "sentences": [0]},
                    {"document": "B", "sentences": [0]},
                ],
                "score": 0.93,
                "relation": "conflict",
                "moved": True,
            }
        ],
        "findings": [
            {
                "id": "F1",
                "fingerprint": "cf1:" + "a" * 64,
                "kind": "conflict",
                "category": "count",
                "scope": "cross",
                "rule": "number",
                "confidence": 0.97,
                "explanation": "A says ten; B says eleven.",
                "alignment": "L1",
                "evidence": [
                    {"document": "A", "start": 0, "end": 3, "quote": "Ten", "value": "10"},
                    {"document": "B", "start": 0, "end": 6, "quote": "Eleven", "value": "11"},
                ],
            }
        ],
        "reuse": [],
        "skipped": [],
    }


def put(*path: str | int, value: Any) -> Callable[[dict[str, Any]], None]:
    def change(data: Any) -> None:
        for key in path[:-1]:
            data = data[key]
        data[path[-1]] = value

    return change


def drop(*path: str | int) -> Callable[[dict[str, Any]], None]:
    def change(data: Any) -> None:
        for key in path[:-1]:
            data = data[key]
        del data[path[-1]]

    return change
