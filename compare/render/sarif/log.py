"""Results -> the log of one run, whatever they are results of."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

from compare.model import Span
from compare.render.plain import clean
from compare.render.sarif.places import Places, plain
from compare.render.standards import tidy, written
from compare.render.wording import listed

if TYPE_CHECKING:
    from compare.model import Report

Json = dict[str, Any]
Level = Literal["error", "warning", "note"]
Place = tuple[str, Span]

_SCHEMA = (
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
)
_LINE_HASH = "primaryLocationLineHash"
"""The one partial fingerprint that GitHub reads; it wants a number behind it."""


@dataclass(frozen=True, slots=True)
class Result:
    """One thing to look at, before it is put in the words of SARIF."""

    rule: str
    title: str
    """What the rule is called."""
    help: str
    """What it means that something is found by the rule."""
    advice: str
    """What to do about it."""
    level: Level
    message: str
    places: tuple[Place, ...]
    """The first is where it is shown; the others are what it is about as well."""
    fingerprint: str
    """Which result it is, across runs."""
    name: str
    """Under what name :attr:`fingerprint` is told, with the version of how it is made."""
    properties: Json
    suppressed: str | None = None
    """Why nobody needs to look at it any more, where somebody has said so."""


def log(report: Report, results: Sequence[Result], places: Places, *, run: Json) -> bytes:
    """Return the SARIF log of one run; ``run`` has further fields of it."""
    rules = {result.rule: result for result in results}
    order = {rule: number for number, rule in enumerate(sorted(rules))}
    seen: Counter[str] = Counter()
    told = []
    for result in results:
        seen[result.fingerprint] += 1
        told.append(_result(result, order[result.rule], seen[result.fingerprint], places))
    own = report.provenance
    properties = {
        "signature": own.signature,
        "options": dict(own.options),
        "models": dict(own.models),
    }
    driver = {
        "name": clean(own.tool),
        "version": own.version,
        "rules": [_rule(rules[rule]) for rule in order],
    }
    return written(
        {
            "$schema": _SCHEMA,
            "version": "2.1.0",
            "runs": [
                {
                    "tool": {"driver": driver},
                    **run,
                    "columnKind": "unicodeCodePoints",
                    "invocations": [_invocation(report)],
                    "artifacts": _artifacts(report, places),
                    "results": told,
                    "properties": properties,
                }
            ],
        }
    )


def _rule(result: Result) -> Json:
    return {
        "id": result.rule,
        "shortDescription": {"text": result.title},
        "fullDescription": {"text": result.help},
        "help": {"text": result.advice},
        "defaultConfiguration": {"level": result.level},
    }


def _result(result: Result, rule: int, time: int, places: Places) -> Json:
    first, *others = result.places
    return tidy(
        {
            "ruleId": result.rule,
            "ruleIndex": rule,
            "level": result.level,
            "message": {"text": _message(result, places)},
            "locations": [places.location(*first)],
            "relatedLocations": [
                places.location(document, span, id=number)
                for number, (document, span) in enumerate(others, start=1)
            ],
            "partialFingerprints": {
                result.name: result.fingerprint,
                _LINE_HASH: f"{result.fingerprint.rpartition(':')[2]}:{time}",
            },
            "suppressions": _suppressions(result),
            "properties": result.properties,
        }
    )


def _message(result: Result, places: Places) -> str:
    """Return what is found, with a link to each of the other places."""
    links = [
        f"[{_link(places.told(document, span))}]({number})"
        for number, (document, span) in enumerate(result.places[1:], start=1)
    ]
    seen = f" See {listed(links)}." if links else ""
    return plain(result.message) + seen


def _link(text: str) -> str:
    """Return text to stand between the brackets of a link."""
    shown = clean(text).replace("\\", "\\\\").replace("[", "\\[").replace("]", "\\]")
    return shown.replace("{", "{{").replace("}", "}}")


def _suppressions(result: Result) -> list[Json]:
    if result.suppressed is None:
        return []
    why = clean(result.suppressed) or "decided"
    return [{"kind": "external", "status": "accepted", "justification": why}]


def _artifacts(report: Report, places: Places) -> list[Json]:
    return [
        {
            "location": {"uri": places.file(document.id), "index": number},
            "mimeType": document.media_type,
            "roles": ["analysisTarget"],
            "hashes": {"sha-256": document.sha256.removeprefix("sha256:")},
            **({"description": {"text": plain(document.title)}} if document.title else {}),
            "properties": tidy({"document": document.id, "address": document.address}),
        }
        for number, document in enumerate(report.documents)
    ]


def _invocation(report: Report) -> Json:
    """Return that the run went well, and what of the sources could not be judged."""
    notes = [
        {"level": "warning", "message": {"text": plain(f"{skipped.document}: {skipped.reason}")}}
        for skipped in report.skipped
    ]
    return tidy({"executionSuccessful": True, "toolExecutionNotifications": notes})
