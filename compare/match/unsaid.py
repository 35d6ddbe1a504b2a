"""Where no rule has spoken: facts, denials and clauses that answer one question differently.

Nothing is said of a place of which something is told already.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from compare.align import cross_encoder
from compare.match import clashes
from compare.match.claims import turned
from compare.match.narrow import narrowed
from compare.match.question import question
from compare.match.taken import Taken

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from compare.align.cross_encoder import Read
    from compare.judge.context import Account
    from compare.judge.draft import Draft
    from compare.match.at_odds import AtOdds
    from compare.match.clashes import Clash
    from compare.match.facts import Answers
    from compare.match.question import Question, Scene, Spot
    from compare.model import Analysis, Category, Evidence, Level, Span

VERSIONS = 0.74
"""Mean nearness of the clauses of two accounts to their best counterparts, from which one is a
version of the other: what differs in counterparts there is a change, not another matter."""
SAME = 0.68
"""Cosine from which two clauses of such versions are the same clause."""
WORTH = 0.4
"""Probability from which two answers are shown to be compared: as many of them are worth it as
not."""
_ASKED = {
    "number": "nothing else in either is the answer to how many or how much",
    "date": "by what is said around them both answer one question, when",
    "entity": "by what is said around them both answer one question, who, what or where",
}


def to_compare(draft: Draft, probability: float, levels: tuple[Level, ...]) -> Draft:
    """Return the draft as a place to compare."""
    explanation = _explained(draft.evidence)
    return replace(
        draft, kind="open", explanation=explanation, confidence=round(probability, 2), levels=levels
    )


def _explained(evidence: Sequence[Evidence]) -> str:
    said = {e.document: e for e in reversed(evidence)}
    told = clash_words([said[document] for document in sorted(said)])
    return f"{told}: the same question, it seems; nothing shows whether both can hold."


def counterparts(
    scene: Scene, articles: Sequence[int], told: Sequence[tuple[str, Draft]]
) -> Iterator[Draft]:
    """Yield what clauses that are counterparts answer differently, where no rule has spoken."""
    taken = Taken(told)
    ranked = []
    for clash in clashes.find(scene, articles):
        spots = clash_places(scene, clash)
        if spots is not None:
            asked = question(scene, *spots, figures=clash.category == "number")
            changed = _changed(scene, clash, asked)
            if changed or asked.probability >= WORTH:
                ranked.append((-asked.probability, clash, asked, changed and clash.apart))
    for _, clash, asked, sure in sorted(ranked, key=lambda item: (item[0], item[1].first)):
        evidence = tuple(
            _evidence(scene.analyses[n], span)
            for n, span in ((clash.a, clash.first), (clash.b, clash.second))
        )
        if taken.takes(evidence):
            why = "of the same thing, in two versions of one text." if sure else None
            yield _draft(clash.category, evidence, asked.probability, asked.levels, why)


def facts(
    analyses: Sequence[Analysis],
    answered: Sequence[Answers],
    told: Sequence[tuple[str, Draft]],
) -> Iterator[Draft]:
    """Yield the facts that answer one question and of which no rule has spoken."""
    taken = Taken(told)
    for one in answered:
        evidence = tuple(_evidence(analyses[f.account], f.span) for f in (one.a, one.b))
        if one.speakers and _differ(analyses, one, taken):
            continue
        if taken.takes(evidence):
            why = f"{_ASKED[one.category]}, and both cannot hold." if one.sure else None
            yield _draft(one.category, evidence, one.chance, one.levels, why)


def _differ(analyses: Sequence[Analysis], speakers: Answers, taken: Taken) -> bool:
    """Tell whether two who speak say two things: then each account may well have asked its own."""
    texts = [(analyses[f.account], f.sentence) for f in (speakers.a, speakers.b)]
    return all(taken.meets((_evidence(a, a.document.sentences[n].span),)) for a, n in texts)


def denied(
    scene: Scene, articles: Sequence[int], told: Sequence[tuple[str, Draft]]
) -> Iterator[Draft]:
    """Yield what one account denies and another states, where no rule has spoken of it."""
    taken = Taken(told)
    for one in turned(scene, articles):
        spans = ((one.a, one.first), (one.b, one.second))
        evidence = tuple(_evidence(scene.analyses[n], span) for n, span in spans)
        if taken.takes(evidence):
            why = "the one denies what the other states." if one.sure else None
            yield _draft("negation", evidence, one.chance, one.levels, why)


def read_together(
    accounts: Sequence[Account],
    found: Iterable[AtOdds],
    told: Sequence[tuple[str, Draft]],
    together: Read = cross_encoder.readings,
) -> Iterator[Draft]:
    """Yield sentences that are likely at odds, where nothing has spoken of what is."""
    taken = Taken(told)
    for one in found:
        spans = narrowed(accounts, one.link, together)
        evidence = tuple(
            accounts[place.document].evidence(span)
            for place, span in zip((one.link.a, one.link.b), spans, strict=True)
        )
        if taken.takes(evidence):
            yield _draft("wording", evidence, one.chance, one.levels, None)


def _draft(
    category: Category,
    evidence: tuple[Evidence, ...],
    chance: float,
    levels: tuple[Level, ...],
    why: str | None,
) -> Draft:
    """Return a conflict for the reason given, or without one a place to compare."""
    from compare.judge.draft import Draft

    draft = Draft("open", category, "cross", _explained(evidence), evidence)
    if why is None:
        return to_compare(draft, chance, levels)
    text = f"{clash_words(evidence)}: {why}"
    return replace(draft, kind="conflict", explanation=text, levels=levels)


def _changed(scene: Scene, clash: Clash, asked: Question) -> bool:
    """Tell whether a clash stands in the same clause of two versions of one text."""
    if scene.versions(clash.a, clash.b) < VERSIONS:
        return False
    return asked.cosine >= SAME and asked.margin >= 0


def clash_words(evidence: Sequence[Evidence]) -> str:
    """Return who says what."""
    return ", ".join(f"{e.document} says “{e.quote}”" for e in evidence)


def clash_places(scene: Scene, clash: Clash) -> tuple[Spot, Spot] | None:
    """Return the two places of a clash."""
    a, b = scene.spot(clash.a, clash.first), scene.spot(clash.b, clash.second)
    return None if a is None or b is None else (a, b)


def _evidence(analysis: Analysis, span: Span) -> Evidence:
    from compare.model import Evidence

    quote = span.of(analysis.document.text)
    return Evidence(analysis.document.id, span, quote, quote)
