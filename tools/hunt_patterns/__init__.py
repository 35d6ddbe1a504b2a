"""The hunt for regular expressions that some text makes slow.

``python -m tools.hunt_patterns`` finds every pattern in ``compare``, attacks each with texts made
from its own parse tree, and tells which take more than proportionally longer on a longer text.
What it measures is time, not the form of a pattern.
"""

from __future__ import annotations

from tools.hunt_patterns.attacks import Attack, attacks
from tools.hunt_patterns.collect import Found, collect
from tools.hunt_patterns.measure import Slow, hunt

__all__ = ["Attack", "Found", "Slow", "attacks", "collect", "hunt"]
