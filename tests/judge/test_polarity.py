"""Rule ``polarity``: stated here and denied there, or opposites of one thing."""

from __future__ import annotations

import pytest

from tests.judge.told import conflicts, findings


@pytest.mark.parametrize(
    ("a", "b", "here", "there"),
    [
        (
            "The minister attended the funeral of the pilot.",
            "The minister did not attend the funeral of the pilot.",
            "attended",
            "did not attend",
        ),
        (
            "The ship was carrying dangerous goods.",
            "The ship was not carrying dangerous goods.",
            "was carrying",
            "was not carrying",
        ),
        (
            "The company paid its workers in June.",
            "The company failed to pay its workers in June.",
            "paid",
            "failed to pay",
        ),
        (
            "Nobody attended the ceremony at the port.",
            "The mayor attended the ceremony at the port.",
            "Nobody attended",
            "attended",
        ),
        ("The bank is solvent.", "The bank is not solvent.", "is solvent", "is not solvent"),
        (
            "The plant is open again after the fire.",
            "The plant is no longer open after the fire.",
            "is open",
            "is no longer open",
        ),
        (
            "Prices of bread rose in the capital.",
            "Prices of bread fell in the capital.",
            "rose",
            "fell",
        ),
        (
            "The court convicted the banker of fraud.",
            "The court acquitted the banker of fraud.",
            "convicted",
            "acquitted",
        ),
        (
            "Police confirmed that a pilot had been on board.",
            "Police denied that a pilot had been on board.",
            "confirmed",
            "denied",
        ),
        (
            "Parliament approved the budget on Monday.",
            "Parliament rejected the budget on Monday.",
            "approved",
            "rejected",
        ),
    ],
)
def test_finds(a: str, b: str, here: str, there: str) -> None:
    assert ("polarity", here, there) in conflicts(*filter(None, (a, b)))


@pytest.mark.parametrize(
    ("a", "b"),
    [
        # Something else is denied.
        ("The minister did not attend the funeral.", "The minister attended the wedding."),
        (
            "The minister did not attend the talks in May.",
            "The minister attended the talks in June.",
        ),
        ("The court in Leeds convicted the banker.", "The court in York acquitted the banker."),
        ("Shares of the bank rose on Monday.", "Shares of the bank fell on Friday."),
        ("Exports rose in the spring.", "Imports fell in the spring."),
        ("The army left the town.", "The rebels arrived in the town."),
        # Both hold.
        ("Prices did not rise in the capital.", "Prices fell in the capital."),
        ("The union did not reject the offer.", "The union accepted the offer."),
        (
            "Not only did the mayor resign, she left the town.",
            "The mayor resigned and left the town.",
        ),
        # Not stated as fact.
        ("The mayor may not resign.", "The mayor resigned."),
        (
            "The minister could not attend the talks.",
            "The minister would attend the talks if asked.",
        ),
        ("If the mayor resigns, the party will split.", "The mayor did not resign."),
        # What somebody denies, or does not say.
        ("Police denied that the man was armed.", "The man was not armed."),
        ("The company did not say whether it paid its workers.", "The company paid its workers."),
    ],
)
def test_leaves_alone(a: str, b: str) -> None:
    assert conflicts(*filter(None, (a, b))) == []


@pytest.mark.parametrize(
    ("b", "category"),
    [
        ("Parliament did not approve the budget on Monday.", "negation"),
        ("Parliament rejected the budget on Monday.", "antonym"),
    ],
)
def test_denials_and_opposites_have_categories_of_their_own(b: str, category: str) -> None:
    (found,) = findings("conflict", "Parliament approved the budget on Monday.", b)
    assert found.category == category
