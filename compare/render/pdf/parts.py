"""Parts of a view -> sentences as they are printed, with as few spans as possible."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from compare.render.pdf.long_words import breakable
from compare.render.plain import clean
from compare.render.view import Part, Segment, View

_LOUD = ("conflict", "open", "detail")
"""The kinds of finding whose words stand out in print; the others have their number alone."""


@dataclass(frozen=True, slots=True)
class PrintedRun:
    """Words with one look."""

    look: str
    text: str


@dataclass(frozen=True, slots=True)
class PrintedPart:
    """Sentences of one paragraph that follow each other, a heading, or a stretch of other text."""

    look: str
    runs: tuple[PrintedRun, ...]
    note: str

    @property
    def kind(self) -> str:
        """``sentence``, ``heading``, ...: its look without that of findings."""
        return self.look.partition(" ")[0]

    @property
    def text(self) -> str:
        """All its words."""
        return "".join(run.text for run in self.runs)


Leads = Mapping[str, str]
"""For the anchor of a part the mark to print before it; for that of such a mark, nothing."""


def leads_of(view: View) -> Leads:
    """Find marks such as the ``##`` of a heading, to be set before the words that follow them.

    They were left out of the comparison and are no words; in a row of their own they would only
    part what belongs together.
    """
    leads: dict[str, str] = {}
    for source in view.sources:
        own = [p for r in view.rows for c in r.cells if c.document == source.id for p in c.parts]
        held: list[Part] = []
        for part in sorted(own, key=number_of):
            if part.kind == "removed" and not any(map(str.isalnum, part.text)):
                held.append(part)
            elif held:
                leads |= {mark.anchor: "" for mark in held}
                leads[part.anchor] = " ".join(clean(mark.text) for mark in held) + " "
                held = []
    return leads


def paragraphs(parts: Sequence[Part], leads: Leads) -> tuple[PrintedPart, ...]:
    """Print sentences that follow each other in a paragraph as one, each other part by itself."""
    groups: list[list[Part]] = []
    for part in parts:
        if leads.get(part.anchor) == "":
            continue
        if groups and _goes_on(groups[-1][-1], part):
            groups[-1].append(part)
        else:
            groups.append([part])
    return tuple(_printed(group, leads.get(group[0].anchor, "")) for group in groups)


def number_of(part: Part) -> int:
    """Return the place of a part among those of its account."""
    return int(part.anchor.rpartition("-")[2])


def _goes_on(one: Part, other: Part) -> bool:
    return (
        one.kind == other.kind == "sentence"
        and one.paragraph is not None
        and one.paragraph == other.paragraph
        and number_of(other) == number_of(one) + 1
    )


def _printed(parts: Sequence[Part], lead: str) -> PrintedPart:
    wholes = [next((f"t-{m.kind}" for m in part.marks if m.kind in _LOUD), "") for part in parts]
    alike = len(set(wholes)) == 1
    runs = [PrintedRun("removed", lead)] if lead else []
    for number, (part, whole) in enumerate(zip(parts, wholes, strict=True)):
        runs += [PrintedRun("", " ")] if number else []
        runs += _runs(part, "" if alike else whole)
    first = parts[0]
    return PrintedPart(
        look=f"{first.kind} {wholes[0] if alike else ''}".strip(),
        runs=_merged(runs),
        note=f"left out: {first.reason}" if first.reason else "",
    )


def _runs(part: Part, whole: str) -> list[PrintedRun]:
    return [
        PrintedRun(f"{whole} {_look(segment)}".strip(), clean(segment.text))
        for segment in part.segments
    ]


def _merged(runs: Iterable[PrintedRun]) -> tuple[PrintedRun, ...]:
    """Join neighbours that look alike; a blank goes to a plain one, else to the one before."""
    merged: list[PrintedRun] = []
    for run in runs:
        if not merged or (merged[-1].look != run.look and run.text.strip()):
            merged.append(run)
        else:
            merged[-1] = replace(merged[-1], text=merged[-1].text + run.text)
        if len(merged) > 1 and not merged[-1].look:
            words = merged[-2].text.rstrip(" ")
            blanks = merged[-2].text[len(words) :]
            if words and blanks:
                merged[-2:] = [
                    replace(merged[-2], text=words),
                    replace(merged[-1], text=blanks + merged[-1].text),
                ]
    texts = breakable([run.text for run in merged])
    return tuple(PrintedRun(r.look, text) for r, text in zip(merged, texts, strict=True))


def _look(segment: Segment) -> str:
    if segment.removed:
        return "removed"
    kinds = [mark.kind for mark in segment.marks]
    loud = next((kind for kind in _LOUD if kind in kinds), segment.difference)
    return f"t-{loud}" if loud else ""
