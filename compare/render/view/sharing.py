"""Shared wording -> what every renderer says of it: a line for two accounts, and their passages."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from compare.model import Passage, Report, Reuse, ReuseKind, Share, Sharing, Span
from compare.render.view.edits import edits, pieces
from compare.render.view.model import Piece, QuoteView
from compare.render.view.quoting import Quoting

REUSE_LABELS: dict[ReuseKind, str] = {
    "copied": "word for word",
    "edited": "edited",
    "rewritten": "rewritten",
    "quoted": "quotations of others",
}
_LEAST = 0.005
"""Share of an account below which it is not rounded to none."""


@dataclass(frozen=True, slots=True)
class SharedPassage:
    """A passage that two accounts share."""

    id: str
    """``R3``; empty in reports of old."""
    kind: ReuseKind
    label: str
    """``word for word``, ``edited``, ...; with ``moved`` where it stands in another order."""
    quotes: tuple[QuoteView, ...]
    """One in each account; of an edited passage what differs is marked."""


@dataclass(frozen=True, slots=True)
class SharedWording:
    """What two accounts share, as one line tells it and passage by passage."""

    documents: tuple[str, ...]
    """The ids of the two."""
    part: float
    """How much of the account of which more is shared that is, 0 to 1."""
    line: str
    """How much of each it is: *B takes over 62% of A ...*."""
    origin: str
    """What can be said of who took from whom; empty where that is nothing."""
    grounds: tuple[str, ...]
    """What that rests on."""
    passages: tuple[SharedPassage, ...]
    """Without quotations of others."""
    quoted: tuple[SharedPassage, ...]
    """Quotations of others that both have."""

    @property
    def anchor(self) -> str:
        """``shared-A-B``."""
        return "-".join(("shared", *self.documents))


def sharing_of(report: Report, quoting: Mapping[str, Quoting]) -> tuple[SharedWording, ...]:
    """Return what each two accounts share, in the order of the report."""
    by_id = {reuse.id: reuse for reuse in report.reuse}
    told = []
    for sharing in report.sharing:
        reuse = [by_id[name] for name in sharing.reuse]
        if any(one.kind != "quoted" for one in reuse):
            told.append(_wording(sharing, reuse, quoting))
    return tuple(told)


def _wording(
    sharing: Sharing, reuse: Sequence[Reuse], quoting: Mapping[str, Quoting]
) -> SharedWording:
    shared = [one for one in reuse if one.kind != "quoted"]
    return SharedWording(
        documents=sharing.documents,
        part=max(share.shared for share in sharing.shares),
        line=_line(sharing, shared),
        origin="" if sharing.origin == "unknown" else sharing.explanation,
        grounds=tuple(ground.text for ground in sharing.grounds),
        passages=tuple(_passage(one, quoting) for one in shared),
        quoted=tuple(_passage(one, quoting) for one in reuse if one.kind == "quoted"),
    )


def _line(sharing: Sharing, shared: Sequence[Reuse]) -> str:
    """Say in one sentence how much the two share, and who has it from whom where that is known."""
    counts = {kind: sum(one.kind == kind for one in shared) for kind in REUSE_LABELS}
    several = {kind: number for kind, number in counts.items() if number}
    passages = f"{len(shared)} passage{'s' if len(shared) > 1 else ''}"
    first, second = sharing.shares
    if sharing.origin == "taken":
        source = first if first.document == sharing.source else second
        taker = second if source is first else first
        much = f"{_percent(source)} of {source.document}"
        if set(several) == {"copied"}:
            return f"{taker.document} copies {much} word for word, {passages}."
        return f"{taker.document} takes over {much}: {passages}, {_kinds(several)}."
    much = f"{_percent(first)} of {first.document} and {_percent(second)} of {second.document}"
    both = f"{first.document} and {second.document}"
    return f"{both} share {much}: {passages}, {_kinds(several)}."


def _kinds(counts: Mapping[ReuseKind, int]) -> str:
    if len(counts) == 1:
        (kind,) = counts
        return REUSE_LABELS[kind]
    return ", ".join(f"{number} {REUSE_LABELS[kind]}" for kind, number in counts.items())


def _percent(share: Share) -> str:
    if 0 < share.shared < _LEAST:
        return "under 1%"
    return f"{share.shared:.0%}"


def _passage(reuse: Reuse, quoting: Mapping[str, Quoting]) -> SharedPassage:
    texts = [quoting[passage.document].words(passage.span) for passage in reuse.passages]
    marked: list[list[Span]] = [[] for _ in texts]
    if reuse.kind in ("edited", "quoted") and len(texts) == len(("one", "other")):
        marked = [list(spans) for spans in edits(texts[0], texts[1])]
    label = REUSE_LABELS[reuse.kind]
    return SharedPassage(
        id=reuse.id,
        kind=reuse.kind,
        label=f"{label}, moved" if reuse.moved else label,
        quotes=tuple(
            _quote(passage, quoting[passage.document], pieces(text, spans))
            for passage, text, spans in zip(reuse.passages, texts, marked, strict=True)
        ),
    )


def _quote(passage: Passage, quoting: Quoting, cut: Iterator[Piece]) -> QuoteView:
    span = passage.span
    return QuoteView(
        document=passage.document,
        name=quoting.document.name,
        label=quoting.document.publisher or quoting.document.name,
        pieces=tuple(cut),
        span=span,
        values=(),
        first_line=quoting.lines.of(span.start),
        last_line=quoting.lines.of(max(span.start, span.end - 1)),
        anchor=quoting.context(span)[1],
        place=quoting.place(span),
    )
