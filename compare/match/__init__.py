"""Whole articles: is what was found about one question? What is sure, what is to be compared.

In two sentences the words decide. In two articles every number has ten others it could be held
against, and a rule that looks at two sentences cannot know of them. So each conflict that a rule
finds between places of whole articles is weighed once, with all else that the accounts tell, and
stays a conflict, becomes a place to compare, or is left out.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from compare.align import cross_encoder
from compare.judge.languages import ANY, read
from compare.match import at_odds, short, unsaid
from compare.match.again import again
from compare.match.facts import answers
from compare.match.question import LINKED, Scene, question
from compare.match.retell import Retelling
from compare.match.taken import Sure
from compare.match.unsaid import VERSIONS, WORTH

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from compare.align.cross_encoder import Read
    from compare.judge.context import Context
    from compare.judge.draft import Draft
    from compare.match.question import Question, Spot
    from compare.model import Analysis, Scope

ARTICLE = 4
"""Sentences from which an account is a whole article."""
FOLLOW = 1
"""Sentences after a number in which its account may name what it counts."""
MARGIN, CLEAR = 0.1, 0.84
"""How far the cosine of two clauses lies above the next best counterpart of either, and what the
two come to together, from which they tell one thing: nothing else in either account could be
meant."""
SURE = 0.6
"""Probability from which two places of one account are taken to be about one thing."""
ALIKE = 0.7
"""Share of their telling words that two sentences have in common, from which they are one sentence
in two versions: then what differs in them is answered to one question, whatever else the accounts
tell."""
RULE = "answers"
"""What finds places to compare that no rule knows more of."""
AT_ODDS = "at-odds"
"""What finds them by reading two sentences together."""
LISTS = frozenset({"count-vs-list", "label", "sum"})
HELD = frozenset(
    "comparative deed exchange exchanged namesake once presence sequence whole withheld".split()
)
"""Rules that hold one thing and one deed against each other: linked sentences are enough."""
KNOW = LISTS | {
    "incumbent",
    "identity",
    "numbered",
    "spelling",
    "quotation",
    "anniversary",
    "life",
    "resumption",
}
"""Rules that show by themselves that both places are about one thing: one name, one quotation, one
arithmetic; a number and its list, where the sentences belong together."""


def settle(
    context: Context,
    found: Sequence[tuple[str, Draft]],
    together: Read = cross_encoder.readings,
    *,
    draft: bool = False,
) -> tuple[tuple[str, Draft], ...]:
    """Return the findings with each conflict of whole articles weighed, and what is to compare.

    What was found in accounts that are not read is left as it is. ``together`` reads sentences
    together. Of a ``draft``, the first account, each sentence is read as closely as a short text:
    it is to be vouched for.
    """
    said = [item for item in found if item[0] not in ANY]
    weighed = _settled(read(context), said, together, draft=draft)
    return (*(item for item in found if item[0] in ANY), *weighed)


def _settled(
    context: Context, found: Sequence[tuple[str, Draft]], together: Read, *, draft: bool
) -> tuple[tuple[str, Draft], ...]:
    analyses, options = tuple(account.analysis for account in context.accounts), context.options
    scene = Scene(analyses, context.links, context.accounts)
    articles = [n for n, analysis in enumerate(analyses) if _is_article(analysis)]
    retelling = Retelling(analyses)
    answered = answers(scene, articles) if RULE not in options.disabled_rules else ()
    sure = Sure(analyses, answered)
    told = [
        item
        for rule, draft in found
        for item in _weighed(scene, articles, rule, draft, retelling)
        if not sure.tells(item[1])
    ]
    if RULE not in options.disabled_rules:
        told += [(RULE, retelling.told(RULE, d)) for d in unsaid.facts(analyses, answered, told)]
        told += [(RULE, retelling.told(RULE, d)) for d in unsaid.denied(scene, articles, told)]
        told += [
            (RULE, retelling.told(RULE, d)) for d in unsaid.counterparts(scene, articles, told)
        ]
    if AT_ODDS not in options.disabled_rules:
        found_so = at_odds.find(analyses, context.links, articles, together)
        read_so = {(one.link.a, one.link.b): one for one in found_so}
        whole = [n for n in articles if n or not draft]
        for one in short.find(analyses, context.links, whole, told, together):
            read_so.setdefault((one.link.a, one.link.b), one)
        odds = unsaid.read_together(context.accounts, [*read_so.values()], told, together)
        told += [(AT_ODDS, retelling.told(AT_ODDS, draft)) for draft in odds]
    if options.internal:
        told += [("wording", draft) for draft in again(analyses, [d for _, d in told])]
    return tuple(told)


def _is_article(analysis: Analysis) -> bool:
    return analysis.vectors is not None and len(analysis.document.sentences) >= ARTICLE


def _weighed(
    scene: Scene, articles: Sequence[int], rule: str, draft: Draft, retelling: Retelling
) -> Iterator[tuple[str, Draft]]:
    """Yield what remains of a finding, as a dispute or an update where it is one.

    What an account itself calls earlier is about the same thing in its own words.
    """
    retold = retelling.told(rule, draft)
    spots = places(scene, articles, draft) if draft.kind == "conflict" else None
    if spots is None or rule in KNOW:
        if spots is None or rule not in LISTS or _belong(scene, spots, draft.scope, FOLLOW):
            yield rule, retold
        return
    asked = question(scene, *spots, figures=draft.category == "number")
    sure = round(asked.probability, 2)
    held = rule in HELD and _belong(scene, spots, draft.scope)
    if retold.kind != "conflict":
        if (
            asked.probability >= WORTH
            or _is_one(scene, spots, asked, draft.scope)
            or retelling.is_earlier(draft)
        ):
            confidence = sure if retold.kind == "open" else None
            yield rule, replace(retold, levels=asked.levels, confidence=confidence)
    elif held or _is_one(scene, spots, asked, draft.scope):
        yield rule, replace(retold, levels=asked.levels)
    elif asked.probability >= WORTH and draft.scope == "cross":
        yield rule, unsaid.to_compare(draft, asked.probability, asked.levels)


def _belong(scene: Scene, spots: tuple[Spot, Spot], scope: Scope, follow: int = 0) -> bool:
    """Tell whether a number and a list, or a group and its members, stand in linked sentences.

    An account that gives a number first and names what it counts in the next sentence is held
    against the list of another by that sentence.
    """
    return scope == "internal" or scene.linked(*spots, follow=follow) >= LINKED


def _is_one(scene: Scene, spots: tuple[Spot, Spot], asked: Question, scope: Scope) -> bool:
    """Tell whether two places are surely about one thing.

    What an account tells twice it mostly tells of two things, so that inside one more is asked for.
    """
    if scope == "internal":
        return asked.probability >= SURE
    if asked.margin >= MARGIN and asked.cosine + asked.margin >= CLEAR:
        return True
    if scene.versions(spots[0].account, spots[1].account) >= VERSIONS:
        return True
    return asked.margin >= 0 and scene.alike(*spots) >= ALIKE


def places(scene: Scene, articles: Sequence[int], draft: Draft) -> tuple[Spot, Spot] | None:
    """Return the two places of a conflict of whole articles, ``None`` for any other finding."""
    number = {scene.analyses[n].document.id: n for n in articles}
    if any(item.document not in number for item in draft.evidence):
        return None
    first = draft.evidence[0]
    other = next((e for e in draft.evidence if e.document != first.document), draft.evidence[-1])
    if other is first:
        return None
    a, b = (scene.spot(number[e.document], e.span) for e in (first, other))
    return None if a is None or b is None else (a, b)
