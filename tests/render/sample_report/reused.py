"""Three accounts of which one copies another, and the third has a passage of it as well."""

from __future__ import annotations

from dataclasses import replace

from compare.model import Report
from compare.options import Options
from compare.provenance.reuse.credits import credits_of
from compare.provenance.reuse.direction import sharings
from compare.provenance.reuse.find import find
from tests.render.sample_report.build import Account, Found, Link, build

ORIGINAL = Account(
    name="meridian.txt",
    text="""# Ferry pier at Lunden gives way

The landing stage at Lunden gave way under the weight of a cattle lorry on Monday morning, and eleven bullocks had to be pulled out of the harbour with ropes.

Nobody was hurt. The driver, who had stopped to buy coffee, watched from the quay as his lorry went down tail first.

"I thought at first that somebody had stolen it and then I saw the horns," he told Meridian News.

Engineers had warned in the autumn that the oak beams beneath the stage were soft, but the council put the repair off until the new budget year.
""",
    title="Ferry pier at Lunden gives way",
    publisher="Meridian News",
    published="2025-04-07",
)
COPY = Account(
    name="coast-mail.txt",
    text="""# Bullocks in the harbour

Engineers had warned last autumn that the oak beams beneath the stage were soft, yet the council put the repair off until the new budget year.

The landing stage at Lunden gave way under the weight of a cattle lorry on Monday morning, and eleven bullocks had to be pulled out of the harbour with ropes, Meridian News reported.

"I thought at first that somebody had stolen it and then I saw the horns," the driver said.

The Coast Mail asked the council why nothing was done. It has not answered.
""",
    title="Bullocks in the harbour",
    publisher="Coast Mail",
    published="2025-04-08",
)
OWN = Account(
    name="lunden.txt",
    text="""# Eleven swam ashore

Eleven animals landed in the water when the ferry stage broke on Monday; volunteers got them out within the hour.

The council put the repair off until the new budget year, as its own minutes show, and nobody objected at the time.
""",
    title="Eleven swam ashore",
    publisher="Lunden Parish Letter",
    published="2025-04-09",
)


def reused() -> Report:
    """Return a report on them, its shared wording found by the program."""
    report = build(
        (ORIGINAL, COPY, OWN),
        (
            Link(
                {"A": ["The landing stage"], "B": ["The landing stage"], "C": ["Eleven animals"]},
                "agree",
            ),
        ),
        (
            Found(
                "agree",
                "wording",
                "A, B and C say that eleven animals were saved. Two voices, not three (A and B: shared wording (R2)).",
                {"A": ["eleven bullocks"], "B": ["eleven bullocks"], "C": ["Eleven animals"]},
                link=1,
            ),
        ),
    )
    pairs = find(report.documents, Options())
    return replace(
        report,
        reuse=tuple(one for pair in pairs for one in pair.reuse),
        sharing=sharings(pairs, report.documents, credits_of(report.documents)),
    )
