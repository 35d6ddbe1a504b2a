"""Check -> what every renderer shows of it: the draft in blocks, its claims, their witnesses."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import groupby, pairwise
from typing import Literal

from compare.model import Bearing, Check, Checked, Document, Kind, Report, Span, Verdict, Witness
from compare.provenance.chains import Chains
from compare.render.check.labels import KINDS, LABELS, SIGNS, VERDICTS
from compare.render.templating import plural
from compare.render.view import MARKUP, Card, Part, Piece, Source, View, make_view
from compare.render.view.parts import Lines
from compare.render.view.whom import Whom

BlockKind = Literal["p", "heading", "item", "removed"]


@dataclass(frozen=True, slots=True)
class WitnessView:
    """A place in a source, in the sentence that it stands in."""

    document: str
    name: str
    """File name, for a line that can be looked up."""
    label: str
    """Publisher, else file name."""
    bearing: Bearing
    pieces: tuple[Piece, ...]
    first_line: int
    last_line: int
    quoting: str = ""
    """Whom the source quotes there: *the Courier, citing the ministry's report*."""

    @property
    def lines(self) -> str:
        """``line 3`` or ``lines 3-5``."""
        if self.first_line == self.last_line:
            return f"line {self.first_line}"
        return f"lines {self.first_line}\N{EN DASH}{self.last_line}"

    @property
    def text(self) -> str:
        """The whole quote."""
        return "".join(piece.text for piece in self.pieces)


@dataclass(frozen=True, slots=True)
class ClaimView:
    """One sentence of the draft with its verdict."""

    id: str
    verdict: Verdict
    kind: Kind | None
    """The kind of finding whose colour it shares; ``None`` where it claims nothing."""
    sign: str
    label: str
    reason: str
    support: float | None
    pieces: tuple[Piece, ...]
    """Its words, those marked that are disputed or that nothing backs."""
    line: int
    witnesses: tuple[WitnessView, ...]
    sources: tuple[str, ...]
    findings: tuple[str, ...]
    said: tuple[str, ...] = ()
    """What people decided and wrote about these findings, in words."""

    @property
    def text(self) -> str:
        """Its words."""
        return "".join(piece.text for piece in self.pieces)


@dataclass(frozen=True, slots=True)
class Item:
    """A sentence in its place, or other text of the draft."""

    claim: ClaimView | None
    lead: str
    """What stands before it on its line: a bullet, a number."""
    text: str
    """The text where it is no sentence."""
    reason: str
    """Why it was left out, where it was."""


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, heading or list item of the draft."""

    kind: BlockKind
    items: tuple[Item, ...]

    @property
    def claims(self) -> tuple[ClaimView, ...]:
        """Its sentences that claim something."""
        return tuple(i.claim for i in self.items if i.claim and i.claim.kind)


@dataclass(frozen=True, slots=True)
class CheckView:
    """A check laid out."""

    draft: Source
    sources: tuple[Source, ...]
    headline: str
    summary: tuple[tuple[Verdict, str], ...]
    """The counts in words: ``("contradicted", "2 contradicted")``, ..."""
    blocks: tuple[Block, ...]
    claims: tuple[ClaimView, ...]
    """All sentences that claim something, in the order of the draft."""
    others: tuple[ClaimView, ...]
    """All sentences that do not."""
    settled: tuple[Card, ...]
    """What was found about the draft and has been dealt with: shown last, in no verdict."""
    view: View
    report: Report

    def source(self, document: str) -> Source:
        """Return the source, or the draft, with this id."""
        return next(s for s in (self.draft, *self.sources) if s.id == document)


def check_view(check: Check) -> CheckView:
    """Lay out a check: the same order, numbers and words for every renderer."""
    view = make_view(check.report)
    names = {source.id: source for source in view.sources}
    quoting = {d.id: (d, Lines(d.text)) for d in check.report.documents}
    chains, whom = Chains(check.report), Whom(check.report)

    def quoted(witness: Witness) -> str:
        return whom(witness.document, chains.of(witness.document, (witness.span,)))

    said = {card.id: [f"{card.id}: {words}" for words in card.told] for card in view.cards}
    told = {
        c.sentence: replace(
            _claim(c, check.draft, names, quoting, quoted),
            said=tuple(words for id in c.findings for words in said.get(id, ())),
        )
        for c in check.claims
    }
    claims = tuple(claim for claim in told.values() if claim.kind)
    counts = Counter(claim.verdict for claim in claims)
    return CheckView(
        draft=names[check.draft],
        sources=tuple(names[name] for name in check.sources),
        headline=_headline(len(claims), counts),
        summary=tuple((v, f"{counts[v]} {_COUNTED[v]}") for v in VERDICTS if counts[v]),
        blocks=tuple(_blocks(view, check.draft, told)),
        claims=claims,
        others=tuple(claim for claim in told.values() if not claim.kind),
        settled=tuple(card for card in view.settled if check.draft in card.documents),
        view=view,
        report=check.report,
    )


_COUNTED: dict[Verdict, str] = {
    verdict: label.lower() for verdict, label in LABELS.items() if verdict != "none"
}


def _headline(claims: int, counts: Counter[Verdict]) -> str:
    """Say what there is to know; it never says that the draft is right."""
    if not claims:
        return "The draft claims nothing that could be checked"
    of = f"of {plural(claims, 'claim')}"
    worse = [f"{counts[v]} {_COUNTED[v]}" for v in VERDICTS[:2] if counts[v]]
    if worse:
        return f"{' and '.join(worse).capitalize()}, {of}"
    rest = [v for v in VERDICTS[2:4] if counts[v]]
    if rest:
        return f"Nothing contradicted; {counts['supported']} {of} supported in full"
    return "Every claim has support in the sources" if claims > 1 else "The claim has support"


def _claim(
    claim: Checked,
    draft: str,
    names: dict[str, Source],
    quoting: dict[str, tuple[Document, Lines]],
    quoted: Callable[[Witness], str],
) -> ClaimView:
    document, lines = quoting[draft]
    witnesses = [
        replace(_witness(g, names, *quoting[g.document]), quoting=quoted(g))
        for g in _distinct(claim.witnesses)
    ]
    return ClaimView(
        id=claim.id,
        verdict=claim.verdict,
        kind=KINDS.get(claim.verdict),
        sign=SIGNS[claim.verdict],
        label=LABELS[claim.verdict],
        reason=claim.reason,
        support=claim.support,
        pieces=_cut(document, claim.span, (*claim.missing, *claim.disputed)),
        line=lines.of(claim.span.start),
        witnesses=tuple(witnesses),
        sources=claim.sources,
        findings=claim.findings,
    )


def _distinct(witnesses: Iterable[Witness]) -> list[Witness]:
    """Return each place once, as the gravest that it is."""
    found: dict[tuple[str, Span], Witness] = {}
    for witness in witnesses:
        found.setdefault((witness.document, witness.span), witness)
    return list(found.values())


def _witness(
    witness: Witness, names: dict[str, Source], document: Document, lines: Lines
) -> WitnessView:
    whole = [s.span for s in document.sentences if s.span.overlaps(witness.span)]
    start = min([witness.span.start, *(span.start for span in whole)])
    end = max([witness.span.end, *(span.end for span in whole)])
    marks = (witness.span,) if witness.bearing in ("contradicts", "differs") else ()
    source = names[witness.document]
    return WitnessView(
        document=witness.document,
        name=source.name,
        label=source.label,
        bearing=witness.bearing,
        pieces=_cut(document, Span(start, end), marks),
        first_line=lines.of(witness.span.start),
        last_line=lines.of(max(witness.span.start, witness.span.end - 1)),
    )


def _cut(document: Document, whole: Span, marks: Sequence[Span]) -> tuple[Piece, ...]:
    """Return a stretch of text cut where marks begin and end, without marks of markup."""
    cut_out = [r.span for r in document.removed if r.reason == MARKUP and r.span.overlaps(whole)]
    edges = {whole.start, whole.end}
    for span in (*marks, *cut_out):
        edges.update(edge for edge in (span.start, span.end) if whole.contains(Span(edge, edge)))
    bounds = sorted(edges)
    held = []
    for start, end in pairwise(bounds):
        here = Span(start, end)
        if not any(span.overlaps(here) for span in cut_out):
            held.append((any(span.overlaps(here) for span in marks), here.of(document.text)))
    return tuple(
        Piece("".join(text for _, text in run), marked)
        for marked, run in groupby(held, key=lambda piece: piece[0])
    )


def _blocks(view: View, draft: str, told: dict[int, ClaimView]) -> Iterable[Block]:
    parts = [p for r in view.rows for c in r.cells if c.document == draft for p in c.parts]
    parts = [p for p in sorted(parts, key=_place) if p.reason != MARKUP]
    for _, run in groupby(parts, key=_sort):
        held = list(run)
        first = held[0]
        kind: BlockKind = "removed" if first.sentence is None else "p"
        if first.kind in ("heading", "item"):
            kind = "heading" if first.kind == "heading" else "item"
        yield Block(kind, tuple(_item(part, told) for part in held))


def _place(part: Part) -> int:
    return int(part.anchor.rpartition("-")[2])


def _sort(part: Part) -> tuple[str, object]:
    """Return what sentences of one paragraph share, and no two other parts."""
    if part.kind == "sentence":
        return "sentence", part.paragraph
    return part.kind, part.anchor


def _item(part: Part, told: dict[int, ClaimView]) -> Item:
    lead = "".join(segment.text for segment in part.segments if segment.outside).strip()
    if part.sentence is None:
        return Item(None, "", part.text, part.reason or "not a sentence")
    return Item(told.get(part.sentence), lead, "", "")
