"""Two of the accounts, with every kind of finding."""

from __future__ import annotations

from compare.model import Level, Report
from tests.render.sample_report.accounts import HERALD, WIRE
from tests.render.sample_report.build import Found, Link, build

PAIR_LINKS = (
    Link(
        {"A": ["A fire tore"], "B": ["KELMOUTH"]},
        "conflict",
        changed={"A": ["seven"], "B": ["Nine dock"]},
        added={"B": ["two of them seriously"]},
        score=0.86,
    ),
    Link(
        {"A": ["The blaze began", "Some 120"], "B": ["The fire broke out", "More than a hundred"]},
        "open",
        changed={"A": ["shortly before 11 p.m.", "Some 120"], "B": ["about 10.50 p.m."]},
        added={"B": ["a tugboat pumped water from the river"], "A": ["older of two brick"]},
        score=0.81,
    ),
    Link(
        {"A": ["Harbour master"], "B": ["Harbour master"]},
        "conflict",
        changed={"A": ["Ruth", "stay"], "B": ["Rupert", "remain"]},
        score=0.93,
    ),
    Link(
        {"A": ["Five vessels"], "B": ["Six vessels"]},
        "conflict",
        changed={"A": ["Five vessels"], "B": ["Six vessels"]},
        score=0.66,
    ),
    Link(
        {"A": ["Police have not"], "B": ["Police have ruled"]},
        "conflict",
        changed={"A": ["have not ruled out"], "B": ["have ruled out"]},
        score=0.74,
    ),
    Link(
        {"A": ["The storehouse was", "It held about"], "B": ["The warehouse, built"]},
        "detail",
        added={"A": ["survived two floods", "barley and wheat"]},
        score=0.78,
    ),
    Link(
        {"A": ["Estuary Mills said"], "B": ["Estuary Mills, which"]},
        "agree",
        changed={"A": ["informed"], "B": ["told"]},
        moved=True,
        score=0.72,
    ),
)

VESSELS = "the Aurelia, the Beacon Hill, the Corvina, the Dunmore, the Elin Marit and the Fairwind"

PAIR_FOUND = (
    Found(
        "conflict",
        "number",
        "A says seven dock workers were injured; B says nine. Both numbers are exact and count the "
        "same people, so they cannot both hold.",
        {"A": ["seven dock workers|7"], "B": ["Nine dock workers|9"]},
        link=1,
        confidence=0.97,
        levels=(
            Level("what is counted", "dock workers, on both sides", 4.2),
            Level("rivals", "no other count of dock workers in either account", 1.5),
        ),
    ),
    Found(
        "conflict",
        "negation",
        "A says the police have not ruled out arson; B says they have.",
        {"A": ["have not ruled out|not rule out"], "B": ["have ruled out|rule out"]},
        link=5,
        confidence=0.95,
    ),
    Found(
        "conflict",
        "entity",
        "A names the harbour master Ruth Calder; B names Rupert Calder.",
        {"A": ["Ruth Calder|ruth calder"], "B": ["Rupert Calder|rupert calder"]},
        link=3,
        confidence=0.91,
    ),
    Found(
        "conflict",
        "count",
        "A says five vessels were turned away; B says six, and A itself names six: the Aurelia, "
        "the Beacon Hill, the Corvina, the Dunmore, the Elin Marit and the Fairwind.",
        {"A": ["Five vessels|5", f"{VESSELS}|6"], "B": ["Six vessels|6"]},
        link=4,
        confidence=0.88,
    ),
    Found(
        "conflict",
        "count",
        "A says five vessels were turned away and then names six.",
        {"A": ["Five vessels|5", f"{VESSELS}|6"]},
        link=4,
    ),
    Found(
        "detail",
        "wording",
        "B adds that two of the injured were hurt seriously.",
        {"A": ["injuring seven dock workers"], "B": ["two of them seriously"]},
        adds="B",
        link=1,
    ),
    Found(
        "detail",
        "number",
        "A gives about 120 firefighters; B says more than a hundred.",
        {
            "A": ["Some 120 firefighters|108..132"],
            "B": ["More than a hundred firefighters|101.."],
        },
        adds="A",
        link=2,
    ),
    Found(
        "detail",
        "date",
        "B gives the time as about 10.50 p.m.; A says shortly before 11 p.m.",
        {
            "A": ["shortly before 11 p.m. on 4 March|2025-03-04"],
            "B": ["about 10.50 p.m. on 4 March|2025-03-04"],
        },
        adds="B",
        link=2,
    ),
    Found(
        "detail",
        "wording",
        "A adds that the grain was barley and wheat.",
        {"A": ["barley and wheat"], "B": ["grain."]},
        adds="A",
        link=6,
    ),
    Found(
        "agree",
        "number",
        "Both say the warehouse held about 8,000 tonnes.",
        {"A": ["about 8,000 tonnes|8000"], "B": ["about 8,000 tonnes|8000"]},
        link=6,
    ),
    Found(
        "agree",
        "date",
        "Both say it was built in 1911.",
        {"A": ["built in 1911|1911"], "B": ["built in 1911|1911"]},
        link=6,
    ),
    Found(
        "agree",
        "wording",
        "Both say that the insurers of Estuary Mills had been informed.",
        {
            "A": ["Estuary Mills said its insurers had been informed."],
            "B": ["said its insurers had been told"],
        },
        link=7,
    ),
    Found(
        "only",
        "wording",
        "Only A says this.",
        {"A": ["Flames could be seen from villages ten kilometres inland."]},
    ),
    Found("only", "wording", "Only A says this.", {"A": ["The cause is not known."]}),
    Found(
        "only", "wording", "Only A says this.", {"A": ["The firm employs 340 people in the town."]}
    ),
    Found(
        "only",
        "wording",
        "Only B says this.",
        {"B": ["The company did not say what the loss would come to."]},
    ),
)


PAIR_OPEN = (
    Found(
        "open",
        "entity",
        "Asked how the fire was fought, A says through the night; B says a tugboat pumped water "
        "from the river.",
        {
            "A": ["fought it through the night"],
            "B": ["a tugboat pumped water from the river"],
        },
        link=2,
        confidence=0.71,
        levels=(
            Level("act", "the fire was fought, in other words on either side", 2.5),
            Level(
                "where",
                "one place on both sides, the port of Kelmouth, which is named in the first "
                "sentence of either account",
                1.25,
            ),
            Level("nearby", "not in the same sentence as another match", -0.5),
        ),
    ),
    Found(
        "open",
        "wording",
        "Asked what became of the vessels, A says turned away; B says sent on to other ports.",
        {"A": ["were turned away"], "B": ["had to be sent on to other ports"]},
        link=4,
    ),
)


def two() -> Report:
    """Two accounts with every kind of finding, one moved passage and removed lines."""
    return build((HERALD, WIRE), PAIR_LINKS, (*PAIR_FOUND[:5], *PAIR_OPEN, *PAIR_FOUND[5:]))
