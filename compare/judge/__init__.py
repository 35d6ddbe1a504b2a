"""Links and alignments -> findings: one module per kind of disagreement, listed in one table."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Protocol, cast

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from compare.align.match import Link
    from compare.judge.context import Context
    from compare.judge.draft import Draft
    from compare.model import Alignment, Analysis, Finding
    from compare.options import Options

RULES = {
    "number": "compare.judge.numbers",
    "count-vs-list": "compare.judge.counts",
    "list": "compare.judge.lists",
    "date": "compare.judge.dates",
    "entity": "compare.judge.entities",
    "role": "compare.judge.roles",
    "polarity": "compare.judge.polarity",
    "attribution": "compare.judge.attribution",
    "undisclosed": "compare.judge.undisclosed",
    "certainty": "compare.judge.certainty",
    "label": "compare.judge.labels",
}
"""Rule name -> module. A new rule is one new file with a ``find`` and one row here."""


class Rule(Protocol):
    """What each rule's module offers."""

    def find(self, context: Context) -> Iterator[Draft]:
        """Yield what the rule finds, in an order that depends on the input alone."""


def judge(
    analyses: Sequence[Analysis],
    links: Sequence[Link],
    alignments: Sequence[Alignment],
    options: Options,
) -> tuple[Finding, ...]:
    """Return all findings, numbered in the order in which every report shows them."""
    from compare.judge.context import make_context
    from compare.judge.order import numbered
    from compare.judge.wording import find as find_wording

    context = make_context(analyses, links, alignments, options)
    drafts: list[tuple[str, Draft]] = []
    for name, module in RULES.items():
        if name not in options.disabled_rules:
            rule = cast("Rule", import_module(module))
            drafts += [(name, draft) for draft in rule.find(context)]
    drafts += [("wording", draft) for draft in find_wording(context, [d for _, d in drafts])]
    return numbered(drafts, analyses, alignments)
