"""Which parts of a sentence are told as standing in one account alone, and how they are cut."""

from __future__ import annotations

from dataclasses import replace

import pytest

from compare.analyse.models import parse
from compare.analyse.sentences import segment
from compare.judge.context import Account
from compare.judge.wording.alone import alone
from compare.read import read_text

TOLD, UNTOLD = 0.9, 0.1


def parts(sentence: str, *told: str) -> list[str]:
    """Return the parts of a sentence that are told, where the clauses with these words are known."""
    document = replace(segment(read_text(sentence, "a.txt")), id="A")
    account = Account(parse(document))
    chances = {}
    for index, clause in enumerate(account.analysis.clauses):
        words = {account.analysis.tokens[n].text for n in clause.tokens}
        chances[index] = TOLD if words & set(told) else UNTOLD
    assert len(chances) > 1
    return [e.quote for draft in alone(account, ["B"], (), chances) for e in draft.evidence]


def test_a_part_that_hangs_on_another_and_names_nothing_is_not_told() -> None:
    assert (
        parts("The ferry ran aground near the pier, which surprised the whole crew.", "ferry") == []
    )


@pytest.mark.parametrize(
    "part",
    [
        "which angered Dame Ottilie Brock",
        "which cost the line 40,000 euros",
        "which surprised the weary crew and the passengers on the sun deck",
    ],
)
def test_a_part_that_names_something_or_says_much_is_told_wherever_it_hangs(part: str) -> None:
    told = parts(f"The ferry ran aground near the pier, {part}.", "ferry")
    assert [quote for quote in told if quote.startswith("which")]


def test_a_part_does_not_end_with_the_word_that_leads_to_the_next() -> None:
    sentence = "No passenger had been hurt at all and the ferry ran aground near the pier."
    assert parts(sentence, "ferry") == ["No passenger had been hurt at all"]


def test_a_short_part_that_says_who_did_what_is_told() -> None:
    sentence = "Brannoc has never paid, but the ferry ran aground near the pier."
    assert parts(sentence, "ferry") == ["Brannoc has never paid"]


def test_parts_that_only_a_comma_divides_are_one() -> None:
    sentence = (
        "When divers had searched the whole hull, the harbour master closed the western quay, and "
        "the ferry ran aground."
    )
    (told,) = parts(sentence, "ferry")
    assert (
        told
        == "When divers had searched the whole hull, the harbour master closed the western quay"
    )
