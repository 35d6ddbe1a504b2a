"""Links and alignments -> findings: one module per kind of disagreement, listed in one table."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Protocol, cast

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from compare.align.match import Link, Place
    from compare.judge.context import Context
    from compare.judge.draft import Draft
    from compare.model import Alignment, Analysis, Finding

RULES = {
    "number": "compare.judge.numbers",
    "digits": "compare.judge.abroad.digits",
    "written-date": "compare.judge.abroad.dates",
    "written-name": "compare.judge.abroad.names",
    "rank": "compare.judge.ranks",
    "numbered": "compare.judge.numbered",
    "sum": "compare.judge.sums",
    "count-vs-list": "compare.judge.counts",
    "list": "compare.judge.lists",
    "date": "compare.judge.dates",
    "figure": "compare.judge.figures",
    "deed": "compare.judge.deeds",
    "life": "compare.judge.lives",
    "age": "compare.judge.ages",
    "anniversary": "compare.judge.anniversaries",
    "resumption": "compare.judge.resumption",
    "spelling": "compare.judge.spelling",
    "entity": "compare.judge.entities",
    "namesake": "compare.judge.namesakes",
    "role": "compare.judge.roles",
    "once": "compare.judge.once",
    "exchange": "compare.judge.exchange",
    "exchanged": "compare.judge.exchanged",
    "description": "compare.judge.descriptions",
    "identity": "compare.judge.identity",
    "sequence": "compare.judge.sequence",
    "post": "compare.judge.posts",
    "incumbent": "compare.judge.incumbents",
    "title": "compare.judge.titles",
    "polarity": "compare.judge.polarity",
    "whole": "compare.judge.wholes",
    "state": "compare.judge.states",
    "comparative": "compare.judge.comparatives",
    "presence": "compare.judge.presence",
    "withheld": "compare.judge.withheld",
    "attribution": "compare.judge.attribution",
    "quotation": "compare.judge.quotation",
    "undisclosed": "compare.judge.undisclosed",
    "certainty": "compare.judge.certainty",
    "label": "compare.judge.labels",
    "doer": "compare.judge.doers",
    "substitution": "compare.judge.substitution",
    "unsourced": "compare.judge.unsourced",
    "answers": "compare.match.clashes",
    "at-odds": "compare.match.at_odds",
}
"""Rule name -> module. A new rule is one new file with a ``find`` and one row here."""
_LATER = frozenset({"answers", "at-odds"})
"""Rules for where the others were silent, which is known later: :mod:`compare.match` asks them."""


class Rule(Protocol):
    """What each rule's module offers."""

    def find(self, context: Context) -> Iterator[Draft]:
        """Yield what the rule finds, in an order that depends on the input alone."""


def examine(context: Context) -> tuple[tuple[str, Draft], ...]:
    """Return what the rules find on the linked sentences, each with the name of its rule.

    A rule is shown only the accounts in a language that it can read.
    """
    from compare.judge.languages import ANY, read, unread

    known, other = read(context), unread(context)
    found: list[tuple[str, Draft]] = []
    for name, module in RULES.items():
        if name not in _LATER and name not in context.options.disabled_rules:
            rule = cast("Rule", import_module(module))
            found += [(name, draft) for draft in rule.find(other if name in ANY else known)]
    return tuple(found)


def meeting(
    analyses: Sequence[Analysis], found: Sequence[tuple[str, Draft]]
) -> frozenset[tuple[Place, Place]]:
    """Return the pairs of sentences in two accounts that a rule found to state one fact."""
    from compare.judge.locate import meetings

    return meetings(analyses, [draft for _, draft in found])


def conclude(
    analyses: Sequence[Analysis],
    alignments: Sequence[Alignment],
    found: Sequence[tuple[str, Draft]],
    links: Sequence[Link],
) -> tuple[Finding, ...]:
    """Return all findings, numbered in the order in which every report shows them.

    To ``found`` comes what is said alike, at more length or by one account alone.
    """
    from compare.judge.confidence import with_confidence
    from compare.judge.locate import with_alignments
    from compare.judge.order import numbered
    from compare.judge.say import readable
    from compare.judge.wording import find as find_wording

    placed = with_confidence(with_alignments(analyses, alignments, found), alignments)
    wording = find_wording(analyses, alignments, [draft for _, draft in placed], links)
    documents = {analysis.document.id: analysis.document for analysis in analyses}
    told = [(rule, readable(draft, documents)) for rule, draft in placed]
    return numbered([*told, *(("wording", draft) for draft in wording)], analyses, alignments)
