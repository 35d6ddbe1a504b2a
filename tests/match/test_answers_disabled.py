"""The rule ``answers`` is known by name, and does not speak where it is left out."""

from __future__ import annotations

import compare
from compare.cli.settings import rules
from compare.judge import RULES
from compare.match import RULE

ONE = (
    "The city council of Leeds voted on Monday to raise the price of a bus ticket. "
    "A single ride will cost 3 pounds from April. Opposition members called the decision a "
    "mistake. The mayor welcomed the vote. The company has 90 drivers."
)
OTHER = (
    "Councillors in Leeds agreed on dearer tickets this week. "
    "From spring a single journey is priced at 4 pounds. The opposition protested. "
    "Ruth Lang, who leads the council, was pleased. The operator runs 40 lines."
)


def spoken(*disabled: str) -> set[str]:
    """Return the rules that spoke, but for these."""
    options = compare.Options(disabled_rules=disabled)
    report = compare.compare_texts(ONE, OTHER, names=("one", "other"), options=options)
    return {finding.rule for finding in report.findings}


def test_it_is_listed_with_the_rules() -> None:
    assert RULE in RULES
    assert RULE in rules()


def test_it_is_silent_where_it_is_disabled() -> None:
    assert RULE in spoken()
    assert RULE not in spoken(RULE)
