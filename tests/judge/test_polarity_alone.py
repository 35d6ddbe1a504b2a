"""What rule polarity leaves alone: two events, two things, part of a whole, words that both fit."""

from __future__ import annotations

import pytest

from tests.judge.told import conflicts


@pytest.mark.parametrize(
    ("a", "b"),
    [
        # Two acts are put before and after a third.
        (
            "After the paintings were found, detectives thought that a guard had hidden the "
            "paintings in the cellar.",
            "Detectives believe that the guard was dismissed two days before the paintings were "
            "found in the cellar.",
        ),
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
        # The denial may be aimed at what the other does not say.
        (
            "The minister did not attend the talks with the union.",
            "The minister attended the talks.",
        ),
        ("The company did not hire forty welders.", "The company hired welders."),
        ("The judge was not entirely satisfied.", "The judge was satisfied."),
        ("They did not sit in the hall, singing songs.", "They were singing songs."),
        ("The women in the parliament did not vote.", "The women in the hall voted."),
        ("The police did not say that the driver was drunk.", "The driver was drunk."),
        ("The driver claimed that he had paid the toll.", "The driver had not paid the toll."),
        # Both deny.
        ("The guard did not let the driver leave.", "The driver did not leave."),
        ("The guard stopped the driver from leaving.", "The driver did not leave."),
        # Both hold.
        ("Prices did not rise in the capital.", "Prices fell in the capital."),
        ("The union did not reject the offer.", "The union accepted the offer."),
        (
            "Not only did the mayor resign, she left the town.",
            "The mayor resigned and left the town.",
        ),
        ("The talks began in May.", "The talks began in May and ended in June."),
        ("The talks began on 4 May in Geneva.", "The talks in Geneva ended on 9 May."),
        ("The clerk was arrested in Leeds.", "The clerk, held in Leeds, was released by a judge."),
        ("The bank did not report a rise in loans.", "The bank did not report a fall in loans."),
        ("The bank has higher costs for staff.", "The bank has lower costs for energy."),
        ("Young players led the team.", "Old players of the rival club watched the team."),
        ("The report found nothing but lies.", "The report found lies."),
        # Shares that have something in common, or are of other groups.
        ("All the ministers signed the accord.", "Most of the ministers signed the accord."),
        ("Some houses in the port were damaged.", "Some houses in the port were not damaged."),
        ("Many houses in the port were damaged.", "A few houses in the port were damaged."),
        ("Most of the ministers signed the accord.", "Few of the mayors signed the accord."),
        ("The court usually sits in Leeds.", "The court often sits in Leeds."),
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
        (
            "The company said that it would pay its workers.",
            "The company did not pay its workers.",
        ),
        (
            "The bank said it would raise rates if inflation rose.",
            "The bank said it would not raise rates.",
        ),
        (
            "Anna Keller conceded that the bridge was unsafe.",
            "Anna Keller refused to concede that the pier was unsafe.",
        ),
        (
            "Ole Lund attended the opening of the bridge in the south and met three ministers.",
            "Ole Lund did not attend the funeral of the pilot, who died when his plane crashed.",
        ),
        ("The concert on the pier was cancelled.", "The market on the pier took place."),
        ("Anna Keller took the place of Ole Lund.", "The vote for Anna Keller was cancelled."),
        # Once, and no more.
        (
            "The islands were part of the kingdom.",
            "The islands are not currently part of the kingdom.",
        ),
        # Said of somebody else, or of another kind of thing.
        ("The firm is not a bank.", "Mia Lind, who runs the firm, was a bank clerk."),
        ("Mia Lind is not a model.", "Mia Lind married an actress and model."),
        ("The team did not train on Monday.", "The trainers of the team were new."),
        # An account that tells of both.
        (
            "The captain pleaded guilty to smuggling.",
            "The captain had pleaded not guilty to smuggling in March. "
            "He pleaded guilty to smuggling on Friday.",
        ),
        (
            "Heavy rain fell in the east of the country, where rivers rose.",
            "Heavy rain fell in the west on Monday night.",
        ),
    ],
)
def test_leaves_alone(a: str, b: str) -> None:
    assert conflicts(*filter(None, (a, b))) == []


def test_a_kindred_word_in_another_part_makes_no_one_event() -> None:
    a = "When an agreement lapses, searches do not stop."
    b = "The agreement set up a committee, until in May the neighbours stopped its work."
    assert conflicts(a, b) == []
