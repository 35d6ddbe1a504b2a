"""Asks about findings, and changes those of which the answer can be believed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from compare.judge.order import GRAVITY
from compare.model import Analysis, Consulted, Document, Evidence, Finding, JudgedBy, Kind
from compare.opinion.adviser import Adviser
from compare.opinion.answers import Answer, Opinion, agreed, answers
from compare.opinion.endpoint import Ask, Reply, connect
from compare.opinion.kept import Kept
from compare.opinion.questions import Question, Verdict, batches, messages, prompt_hash, questions
from compare.opinion.values import hold
from compare.provenance.fingerprint import fingerprint

RULE = "second-opinion"
"""The rule of what a model has turned."""
_CHARACTERS = 4
"""Of English in one token, about."""
_ANSWER = 90
"""Tokens of one answer, about."""

_SAYS: dict[Verdict, str] = {
    "cannot_both_hold": "cannot both hold",
    "can_both_hold": "can both hold",
    "one_says_more": "say the same, one of them more",
    "cannot_tell": "cannot be told",
}


@dataclass(frozen=True, slots=True)
class Estimate:
    """What asking would come to."""

    places: int
    """Findings it would be asked about."""
    requests: int
    tokens_sent: int
    tokens_back: int


def estimate(
    findings: Sequence[Finding], documents: Sequence[Document], adviser: Adviser
) -> Estimate:
    """Return how much would be asked, at about four characters to a token; nothing is sent."""
    asked = questions(findings, documents, _kinds(adviser))
    sent = [m for batch in batches(asked) for m in _both_ways(batch)]
    size = sum(len(part["content"]) for request in sent for part in request)
    ours = 2 * len(sent)
    return Estimate(
        len(asked), len(sent), -(-size // _CHARACTERS), _ANSWER * (2 * len(asked) + ours)
    )


def consult(
    findings: Sequence[Finding],
    analyses: Sequence[Analysis],
    adviser: Adviser,
    ask: Ask | None = None,
    tell: Callable[[int, int], None] = lambda done, of: None,
) -> tuple[tuple[Finding, ...], Consulted]:
    """Return the findings as they stand after asking, and what came of it.

    ``ask`` takes the place of the adviser's own endpoint. Every question is asked twice, with its
    sides exchanged. What cannot be believed leaves its finding as it was. After the first request
    without a reply nothing more is sent, so that a dead server costs one wait.
    """
    documents = [analysis.document for analysis in analyses]
    asked = questions(findings, documents, _kinds(adviser))
    kept, versions, reasons = Kept(adviser), set(), Counter[str]()
    believed: dict[str, Opinion] = {}
    silent, unasked = "", 0
    send = ask
    for batch in batches(asked):
        told: list[tuple[Answer | None, ...]] = []
        for request in _both_ways(batch):
            reply = kept.get(request)
            if reply is None and not silent:
                send = send or connect(adviser)
                reply, silent = _sent(send, request)
            given = answers(reply.text, len(batch)) if reply else None
            if reply and given is not None:
                kept.put(request, reply)
                versions.add(reply.version)
            if reply is None:
                break
            told.append(given if given is not None else (None,) * len(batch))
        if len(told) < 2:
            reasons[silent] += len(batch)
            unasked += len(batch)
            continue
        for question, one, other in zip(batch, *told, strict=True):
            opinion = agreed(question, one, other)
            if isinstance(opinion, Opinion) and not _fits(opinion, question, analyses):
                opinion = "against our own arithmetic"
            if isinstance(opinion, str):
                reasons[opinion] += 1
            else:
                believed[question.finding] = opinion
        tell(asked.index(batch[-1]) + 1, len(asked))
    by = {q.finding: q for q in asked}
    stamp = JudgedBy(adviser.model, ", ".join(sorted(versions - {""})), prompt_hash(), "", "")
    turned = [
        _turned(f, by[f.id], believed[f.id], documents, stamp) if f.id in believed else f
        for f in findings
    ]
    consulted = Consulted(
        model=adviser.model,
        version=stamp.version,
        prompt=stamp.prompt,
        asked=len(asked),
        unasked=unasked,
        believed=len(believed),
        left=tuple(sorted(reasons.items())),
    )
    return tuple(_numbered(turned)), consulted


def _kinds(adviser: Adviser) -> tuple[Kind, ...]:
    return ("open", "conflict") if adviser.conflicts else ("open",)


def _both_ways(batch: Sequence[Question]) -> tuple[list[dict[str, str]], list[dict[str, str]]]:
    return messages(batch, swapped=False), messages(batch, swapped=True)


def _sent(send: Ask, request: list[dict[str, str]]) -> tuple[Reply | None, str]:
    reply = send(request)
    return (None, reply) if isinstance(reply, str) else (reply, "")


def _fits(opinion: Opinion, question: Question, analyses: Sequence[Analysis]) -> bool:
    ours = hold(analyses, [side.document for side in question.sides], opinion.spans)
    if opinion.verdict == "cannot_both_hold":
        return ours != "both"
    return ours != "not both"


def _turned(
    finding: Finding,
    question: Question,
    opinion: Opinion,
    documents: Sequence[Document],
    stamp: JudgedBy,
) -> Finding:
    """Return the finding as the opinion has it.

    What is open becomes a conflict or a detail, or stays and says what the model holds. A conflict
    is never dropped: where the model thinks that both can hold it is left open.
    """
    judged = replace(stamp, verdict=_SAYS[opinion.verdict], before=finding.kind)
    kind, adds = _kind(finding, question, opinion)
    if kind == finding.kind:
        told = f"{finding.explanation.rstrip('.')}. {_opinion(opinion, judged)}"
        return replace(finding, explanation=told, judged_by=judged)
    texts = {document.id: document.text for document in documents}
    evidence = finding.evidence
    if kind != "open":
        evidence = tuple(
            Evidence(side.document, span, quote := span.of(texts[side.document]), quote)
            for side, span in zip(question.sides, opinion.spans, strict=True)
        )
    return replace(
        finding,
        fingerprint=fingerprint(kind, finding.category, finding.scope, evidence, documents),
        kind=kind,
        rule=RULE,
        confidence=None,
        adds=adds,
        evidence=evidence,
        explanation=_explained(finding, question, opinion, judged, texts),
        judged_by=judged,
    )


def _kind(finding: Finding, question: Question, opinion: Opinion) -> tuple[Kind, str | None]:
    if finding.kind == "conflict":
        return ("conflict" if opinion.verdict == "cannot_both_hold" else "open"), None
    if opinion.verdict == "cannot_both_hold":
        return "conflict", None
    if opinion.verdict == "one_says_more" and finding.scope == "cross":
        return "detail", question.sides[opinion.more == "second"].document
    return finding.kind, None


def _explained(
    finding: Finding,
    question: Question,
    opinion: Opinion,
    judged: JudgedBy,
    texts: dict[str, str],
) -> str:
    if finding.kind == "conflict":
        return f"{finding.explanation.rstrip('.')}. {_opinion(opinion, judged)}"
    said = [
        f"{side.document} says \N{LEFT DOUBLE QUOTATION MARK}{' '.join(span.of(text).split())}"
        "\N{RIGHT DOUBLE QUOTATION MARK}"
        for side, span in zip(question.sides, opinion.spans, strict=True)
        for text in (texts[side.document],)
    ]
    return f"{said[0]}; {said[1]}. {_opinion(opinion, judged)}"


def _opinion(opinion: Opinion, judged: JudgedBy) -> str:
    reason = f": {opinion.reason.rstrip('.')}" if opinion.reason else ""
    return f"A model ({judged.model}) holds that they {judged.verdict}{reason}."


def _numbered(findings: Sequence[Finding]) -> Iterator[Finding]:
    """Bring findings back into the order of every report, each with the number of its place."""
    ranked = sorted(findings, key=lambda finding: GRAVITY.index(finding.kind))
    for number, finding in enumerate(ranked, start=1):
        yield replace(finding, id=f"F{number}")
