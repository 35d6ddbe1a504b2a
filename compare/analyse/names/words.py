"""Closed classes of words that tell whether a run of words is a name, and of what."""

from __future__ import annotations

CALENDAR = frozenset(
    "january february march april may june july august september october november december "
    "jan feb mar apr jun jul aug sep sept oct nov dec monday tuesday wednesday thursday friday "
    "saturday sunday mon tue tues wed thu thur thurs fri sat sun christmas easter ramadan am pm "
    "gmt utc est edt cet cest bst".split()
)

COMPASS = frozenset(
    "north south east west northern southern eastern western central northeast northwest "
    "southeast southwest northeastern northwestern southeastern southwestern upper lower greater "
    "mainland rural downtown former modern post pre anti pro non ex mid".split()
)
"""Words before the name of a place that do not make it another place."""

PREFIXES = frozenset("post pre anti pro non ex mid".split())

PARTICLES = frozenset(
    "de van von der den ten ter la le du da di dos das del della bin ibn bint al el y e zu zur "
    "af av abu ben".split()
)
"""Words without a capital inside names of persons."""

BODIES = frozenset(
    "ministry department agency authority commission committee council court parliament congress "
    "senate assembly government administration army navy police party union federation "
    "association organization league alliance coalition movement front bank fund company "
    "corporation group airlines airways university college school institute hospital foundation "
    "trust society club service office bureau board forces guard corps house times post journal "
    "news tribune network energy oil gas motors industries systems technologies partners".split()
)
"""Words that tell an organisation by its name."""

DASHES = frozenset("- – — --".split())

WHERE = frozenset(
    "in at from near to into outside around across toward towards through via".split()
)
"""Prepositions that a place follows more often than a person."""
