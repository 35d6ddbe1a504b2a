"""Rule polarity: what is said and denied, and words that exclude each other."""

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
            "Anna Keller said that she would appeal.",
            "Anna Keller said that she would not appeal.",
            "would appeal",
            "would not appeal",
        ),
        (
            "Ole Lund conceded defeat shortly after midnight.",
            "Ole Lund refused to concede.",
            "conceded",
            "refused to concede",
        ),
        (
            "Ole Lund, 62, conceded defeat shortly after midnight and rang Ruth Lang.",
            "Mayor Ole Lund refused to concede and said he would challenge the result in court.",
            "conceded",
            "refused to concede",
        ),
        (
            "Mayor Ruth Lang declared an emergency in the north and promised 250 million pesos.",
            "Mayor Ruth Lang declared an emergency in the south and promised 25 million pesos.",
            "north",
            "south",
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
        (
            "The minister could not attend the talks in Geneva.",
            "The minister attended the talks in Geneva.",
            "could not attend",
            "attended",
        ),
        (
            "The guards can leave the building at night.",
            "The guards cannot leave the building at night.",
            "can leave",
            "cannot leave",
        ),
        (
            "The guard did not let the driver enter the tunnel.",
            "The driver entered the tunnel.",
            "did not let the driver enter",
            "entered",
        ),
        (
            "The soldiers sang while standing on the bridge.",
            "The soldiers were not standing on the bridge.",
            "standing",
            "were not standing",
        ),
        # In other words, or in no clause of its own.
        (
            "The band played its hits on the roof of the bank.",
            "The band was not on the roof of the bank.",
            "played",
            "was not",
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
        # Shares of one group that exclude each other.
        (
            "All the ministers signed the accord on Monday.",
            "Not all the ministers signed the accord on Monday.",
            "All",
            "Not all",
        ),
        (
            "Most of the ministers signed the accord on Monday.",
            "Few of the ministers signed the accord on Monday.",
            "Most",
            "Few",
        ),
        (
            "The court always hears such cases in public.",
            "The court rarely hears such cases in public.",
            "always",
            "rarely",
        ),
        # Opposites beside and below the verb.
        (
            "Farmers in the valley expect higher prices for milk.",
            "Farmers in the valley expect lower prices for milk.",
            "higher",
            "lower",
        ),
        (
            "The bank reported a rise in deposits on Monday.",
            "The bank reported a fall in deposits on Monday.",
            "rise",
            "fall",
        ),
        (
            "The drone carried uncrewed capsules to the station.",
            "The drone carried crewed capsules to the station.",
            "uncrewed",
            "crewed",
        ),
        (
            "The truck was parked inside the station.",
            "The truck was parked outside the station.",
            "inside",
            "outside",
        ),
        (
            "The ministry secretly moved the gold to Basel.",
            "The ministry publicly moved the gold to Basel.",
            "secretly",
            "publicly",
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
        (
            "The concert on the pier was cancelled.",
            "The concert on the pier took place.",
            "was cancelled",
            "took place",
        ),
        (
            "The court overturned the verdict.",
            "The court upheld the verdict.",
            "overturned",
            "upheld",
        ),
        # What is ascribed outside of a clause of its own, or had in other words.
        (
            "Mia Lind is an actress and model.",
            "Mia Lind is not a model.",
            "is an actress and model",
            "is not a model",
        ),
        (
            "Residents have access to the archive.",
            "The archive is not accessible to residents.",
            "have access",
            "is not accessible",
        ),
        (
            "The village does not have a doctor.",
            "The village is a place served by a doctor.",
            "does not have",
            "served by a doctor",
        ),
        (
            "Mayor Ruth Lang opened the fair.",
            "Ruth Lang is not a mayor.",
            "Mayor Ruth Lang",
            "is not a mayor",
        ),
        (
            "The captain pleaded not guilty to smuggling.",
            "The captain pleaded guilty to smuggling.",
            "pleaded not guilty",
            "pleaded",
        ),
        (
            "A fault that could not lead to a fire was found in the cable.",
            "A fault that could lead to a fire was found in the cable.",
            "could not lead",
            "could lead",
        ),
        (
            "The dam was not damaged and nobody was hurt.",
            "The dam was damaged.",
            "was not damaged",
            "was damaged",
        ),
        (
            "We plan to sell the harbour.",
            "The company does not plan to sell the harbour.",
            "to sell",
            "does not plan to sell",
        ),
    ],
)
def test_finds(a: str, b: str, here: str, there: str) -> None:
    assert ("polarity", here, there) in conflicts(*filter(None, (a, b)))


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
