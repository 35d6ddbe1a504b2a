"""Reports made by hand, so that renderers can be tested without the stages before them.

``two()``, ``five()``, ``one()``, ``calm()``, ``reused()``, ``long(rows)``, ``right_to_left()`` and
``hostile()`` each return a whole :class:`compare.model.Report`. The accounts are invented for this folder.
"""

from collections.abc import Callable, Mapping

from compare.model import Report
from tests.render.sample_report.accounts import HERALD, LEDGER, POST, RADIO, WIRE
from tests.render.sample_report.build import Account, Found, Link, build, document
from tests.render.sample_report.pair import two
from tests.render.sample_report.reused import reused
from tests.render.sample_report.several import calm, five, one
from tests.render.sample_report.unusual import HOSTILE_WORD, hostile, long, right_to_left

__all__ = [
    "EVERY",
    "HERALD",
    "HOSTILE_WORD",
    "LEDGER",
    "POST",
    "RADIO",
    "WIRE",
    "Account",
    "Found",
    "Link",
    "build",
    "calm",
    "document",
    "five",
    "hostile",
    "long",
    "one",
    "reused",
    "right_to_left",
    "two",
]

EVERY: Mapping[str, Callable[[], Report]] = {
    "two": two,
    "five": five,
    "one": one,
    "calm": calm,
    "right_to_left": right_to_left,
    "hostile": hostile,
    "reused": reused,
}
"""Each report that needs no argument, by name."""
