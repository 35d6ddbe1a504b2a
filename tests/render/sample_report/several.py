"""All five accounts together, one alone, and two in peace."""

from __future__ import annotations

from compare.model import Report
from tests.render.sample_report.accounts import HERALD, LEDGER, POST, RADIO, WIRE
from tests.render.sample_report.build import Found, Link, build
from tests.render.sample_report.pair import PAIR_FOUND, PAIR_LINKS, PAIR_OPEN, VESSELS


def five() -> Report:
    """Five accounts, of which some speak together and some are silent."""
    links = (
        Link(
            {
                "A": ["A fire tore"],
                "B": ["KELMOUTH"],
                "C": ["Investigators entered"],
                "D": ["There has been", "Our reporter"],
            },
            "conflict",
            changed={"A": ["seven"], "B": ["Nine dock"], "C": ["seven"], "D": ["seven people"]},
        ),
        Link(
            {
                "A": ["The blaze began", "Some 120"],
                "B": ["The fire broke", "More than"],
                "C": ["The fire started"],
                "D": ["Six brigades"],
            },
            "detail",
        ),
        *PAIR_LINKS[2:3],
        Link(
            {"A": ["Five vessels"], "B": ["Six vessels"], "C": ["Ruth Calder, the"]},
            "conflict",
            changed={"A": ["Five"], "B": ["Six vessels"], "C": ["six ships"]},
        ),
        Link(
            {"A": ["Police have not"], "B": ["Police have ruled"], "C": ["Police said"]},
            "conflict",
            changed={"B": ["have ruled out"]},
        ),
        Link(
            {
                "A": ["The storehouse was", "It held about"],
                "B": ["The warehouse, built"],
                "C": ["The building dates", "About 12,000"],
                "E": ["Barley for April", "The storehouse was"],
            },
            "conflict",
            changed={"C": ["12,000"], "E": ["1921"]},
            added={"C": ["listed in 1988"], "A": ["survived two floods"]},
        ),
        Link(
            {
                "A": ["Estuary Mills said", "The firm employs"],
                "B": ["Estuary Mills, which"],
                "E": ["Estuary Mills, which"],
            },
            "agree",
            moved=True,
        ),
        Link({"C": ["The north quay"], "E": ["The north quay"]}, "detail", score=0.6),
    )
    found = (
        Found(
            "conflict",
            "number",
            "A, C and D say seven people were injured; B says nine.",
            {
                "A": ["seven dock workers|7"],
                "B": ["Nine dock workers|9"],
                "C": ["seven dock workers|7"],
                "D": ["seven people|7"],
            },
            link=1,
            confidence=0.97,
        ),
        Found(
            "conflict",
            "number",
            "A, B and E say 8,000 tonnes of grain; C says about 12,000.",
            {
                "A": ["about 8,000 tonnes|8000"],
                "B": ["about 8,000 tonnes|8000"],
                "C": ["About 12,000 tonnes|12000"],
                "E": ["8,000 tonnes|8000"],
            },
            link=6,
        ),
        Found(
            "conflict",
            "date",
            "A, B and C say the storehouse was built in 1911; E says 1921.",
            {
                "A": ["built in 1911|1911"],
                "B": ["built in 1911|1911"],
                "C": ["dates from 1911|1911"],
                "E": ["built in 1921|1921"],
            },
            link=6,
        ),
        Found(
            "conflict",
            "negation",
            "A and C say arson has not been ruled out; B says it has.",
            {
                "A": ["have not ruled out|not rule out"],
                "B": ["have ruled out|rule out"],
                "C": ["had not been ruled out|not rule out"],
            },
            link=5,
        ),
        *PAIR_FOUND[2:3],
        Found(
            "conflict",
            "count",
            "A says five vessels; B and C say six, and A itself names six.",
            {
                "A": ["Five vessels|5", f"{VESSELS}|6"],
                "B": ["Six vessels|6"],
                "C": ["six ships|6"],
            },
            link=4,
        ),
        Found(
            "conflict",
            "count",
            "A says five vessels were turned away and then names six.",
            {"A": ["Five vessels|5", f"{VESSELS}|6"]},
            link=4,
        ),
        *PAIR_OPEN[1:],
        *(PAIR_FOUND[5:8]),
        Found(
            "detail",
            "wording",
            "C adds that the building was listed in 1988.",
            {"A": ["survived two floods"], "C": ["listed in 1988"]},
            adds="C",
            link=6,
        ),
        Found(
            "agree",
            "wording",
            "A, B and E say that the insurers had been told.",
            {
                "A": ["its insurers had been informed"],
                "B": ["its insurers had been told"],
                "E": ["told its insurers"],
            },
            link=7,
        ),
        *PAIR_FOUND[12:14],
        PAIR_FOUND[15],
        Found(
            "only",
            "wording",
            "Only C says this.",
            {"C": ["Four of the injured have left hospital."]},
        ),
        Found(
            "only",
            "wording",
            "Only D says this.",
            {"D": ["Schools in the Quayside district will not open on Wednesday."]},
        ),
        Found(
            "only",
            "wording",
            "Only E says this.",
            {"E": ["Traders said the effect would be brief."]},
        ),
    )
    return build((HERALD, WIRE, POST, RADIO, LEDGER), links, found)


def one() -> Report:
    """One account held against itself."""
    found = (
        Found(
            "conflict",
            "count",
            "A says five vessels were turned away and then names six.",
            {"A": ["Five vessels|5", f"{VESSELS}|6"]},
        ),
    )
    return build((HERALD,), (), found)


def calm() -> Report:
    """Two accounts with nothing found at all."""
    return build((RADIO, LEDGER), (), ())
